#pragma once
// What `tessera segment` was asked for.

#include <filesystem>
#include <optional>
#include <string>

#include "app/cli/arguments.h"
#include "core/segment/prompts.h"

namespace app::cli {

struct SegmentRequest {
    std::filesystem::path image;
    core::segment::Prompts prompts; ///< without the mask, which is still to be read
    std::optional<std::filesystem::path> maskInput;
    std::optional<int> candidate; ///< 0 … 3; none: the one that the graph itself chooses
    std::optional<std::filesystem::path> out;
    std::optional<std::filesystem::path> overlay;
    std::optional<std::string> json; ///< a path, or "-" for standard output
    std::string device;
    bool useCache = true;
};

/// Throws UsageError for numbers that are none, an unknown candidate, outputs of another format, no prompt at all.
SegmentRequest parseSegmentRequest(const Arguments& arguments);

} // namespace app::cli
