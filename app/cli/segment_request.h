#pragma once
// What `tessera segment` was asked for.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "core/segment/prompts.h"

namespace app::cli {

struct SegmentRequest {
    std::vector<std::filesystem::path> images; ///< at least one
    core::segment::Prompts prompts;            ///< without the mask, which is still to be read; the same for all images
    std::optional<std::filesystem::path> maskInput;
    std::optional<int> candidate;                 ///< 0 … 3; none: the one that the graph itself chooses
    std::optional<std::filesystem::path> out;     ///< a file; a folder if there are several images
    std::optional<std::filesystem::path> overlay; ///< likewise
    std::optional<std::string> json;              ///< a path, or "-" for standard output
    std::string device;
    bool useCache = true;

    bool isBatch() const { return images.size() > 1; }
};

/// Throws UsageError for numbers that are none, an unknown candidate, outputs of another format, no prompt at all.
SegmentRequest parseSegmentRequest(const Arguments& arguments);

} // namespace app::cli
