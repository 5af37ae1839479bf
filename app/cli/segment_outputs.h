#pragma once
// Which files `tessera segment` writes for each picture.

#include <filesystem>
#include <optional>
#include <vector>

#include "app/cli/segment_answer.h"
#include "app/cli/segment_request.h"

namespace app::cli {

/// The files of one picture.
struct SegmentOutputs {
    std::filesystem::path image;
    std::optional<std::filesystem::path> out;
    std::optional<std::filesystem::path> overlay;
    std::optional<std::filesystem::path> attention; ///< a folder
};

/// One entry per picture, in the order given. Of several pictures the files lie in the folder that an option names,
/// with the picture's name and their own ending. Throws InvalidInput before anything is computed: a result would
/// overwrite an input (a slip of the hand must not cost the photo), is a folder, or has the name of another result; the
/// folder is a file.
std::vector<SegmentOutputs> planOutputs(const SegmentRequest& request);

/// The answer's object with its class.
core::segment::AnnotationSet annotationsOf(const SegmentRequest& request, const SegmentAnswer& answer);
/// What files say about how they were made.
core::segment::FileFacts factsOf(const SegmentAnswer& answer);

/// Writes mask and overlay. Returns what the format could not keep. Throws Io.
std::vector<gpu::Message> writeOutputs(const SegmentRequest& request, const SegmentOutputs& outputs,
                                       const SegmentAnswer& answer);

} // namespace app::cli
