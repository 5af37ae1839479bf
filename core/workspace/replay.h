#pragma once
// Workspaces computed again, without a window.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/segment/scene_rating.h"
#include "core/workspace/workspace_file.h"

namespace core::workspace {

/// A mask that is not what the workspace recorded.
struct MaskChange {
    int64_t object = 0;
    int64_t recordedArea = 0;
    int64_t area = 0;
};

/// One picture of a workspace, computed again.
struct ReplayedPicture {
    LoadedImage image;
    segment::SceneRun run;
    std::optional<segment::SceneRating> rating; ///< nothing: there is no truth to compare with
    std::vector<MaskChange> changes;            ///< by ascending object
};

/// Reads the picture, computes every mask and rates them. Throws what loadPicture, runScene and rateScene throw.
ReplayedPicture replayPicture(const PictureState& state, const std::filesystem::path& folder, segment::Engine& engine,
                              JobContext& context);

/// What is written about a replayed picture; no timings, no memory, no paths: the same on every run. `device`: that
/// computed now.
std::string reportJson(const PictureState& state, const ReplayedPicture& picture, const Workspace& workspace,
                       const segment::DeviceSummary& device, const std::string& program);

/// Names of the folders that a replay writes the pictures into, one each: "1-photo", "2-photo"; a single picture needs
/// none (empty). Only letters, digits, dots, minus and underscore of the pictures' names are kept.
std::vector<std::string> folderNames(const std::vector<PictureState>& pictures);

} // namespace core::workspace
