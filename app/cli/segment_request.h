#pragma once
// What `tessera segment` was asked for.

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/prompts.h"

namespace app::cli {

struct SegmentRequest {
    std::vector<std::filesystem::path> images; ///< at least one
    core::segment::Prompts prompts;            ///< without the mask, which is still to be read; the same for all images
    std::optional<std::filesystem::path> maskInput;
    std::optional<int> candidate;             ///< 0 … 3; none: the one that the graph itself chooses
    std::optional<std::filesystem::path> out; ///< a file; a folder if there are several images
    core::segment::AnnotationFormat format = core::segment::AnnotationFormat::Mask; ///< of `out`
    std::optional<std::string> className;                                           ///< of the object; none: "object"
    std::optional<std::filesystem::path> overlay;                                   ///< a file or a folder, like `out`
    std::optional<std::filesystem::path> attention; ///< a folder; of several images one inside of it for each
    std::optional<std::string> json;                ///< a path, or "-" for standard output
    std::optional<std::filesystem::path> truth;     ///< a file, or a folder of files named like the images
    std::optional<std::string> metrics;             ///< a path, or "-"
    std::optional<uint32_t> ignored;                ///< label of the truth
    std::string device;
    bool useCache = true;

    bool isBatch() const { return images.size() > 1; }
    /// COCO can hold all images in one file: asked for by a name that ends in .json.
    bool isOneFileForAll() const;
};

/// Throws UsageError for numbers that are none, an unknown candidate, outputs of another format, no prompt at all.
SegmentRequest parseSegmentRequest(const Arguments& arguments);

} // namespace app::cli
