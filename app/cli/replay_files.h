#pragma once

#include <filesystem>

#include "app/cli/terminal.h"
#include "core/workspace/replay.h"

namespace app::cli {

/// A computed picture and what its files tell about it.
struct ReplayFiles {
    std::filesystem::path folder; ///< made if it is not there
    const core::workspace::PictureState& state;
    const core::workspace::ReplayedPicture& picture;
    const core::workspace::Workspace& workspace;
    const core::segment::DeviceSummary& device;
};

/// The visible objects of a scene that was computed, for annotation files.
core::segment::AnnotationSet annotationsOf(const core::workspace::PictureFile& picture,
                                           const core::segment::Scene& scene, const core::segment::SceneRun& run);
/// What files say of where they come from.
core::segment::FileFacts factsOf(const ReplayFiles& files);

/// Writes everything that a replay writes of one picture, each file whole or not at all, in the same order always:
/// masks, label map, overlay, outlines, tables, report, and what was exported from the window (see writeExports).
/// Gives back how many exports cannot be repeated, which it notes. Throws InvalidInput for a file that would replace an
/// input, Io, Cancelled.
int writeReplay(const ReplayFiles& files, core::segment::Engine& engine, core::JobContext& context, Terminal& terminal);

} // namespace app::cli
