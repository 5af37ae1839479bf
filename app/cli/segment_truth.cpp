#include "app/cli/segment_truth.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::segment::ObjectClass;
using core::segment::Truth;
using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr uint32_t kMaskLabel = 255; // as a mask's PNG has it

/// A file is the truth of one picture, unless it is COCO; in a folder the names of pictures count.
std::filesystem::path truthFileOf(const SegmentRequest& request, const std::filesystem::path& image)
{
    const std::filesystem::path& truth = *request.truth;
    std::error_code ignored;
    if (!std::filesystem::is_directory(truth, ignored)) {
        if (request.isBatch() && !core::segment::looksLikeJson(truth))
            throw Error(ErrorKind::InvalidInput,
                        {mark("SegmentVerb", "%1 can be the truth of one picture only"), {truth.string()}},
                        mark("SegmentVerb", "Name a COCO file, or a folder with a file for each picture."));
        return truth;
    }
    for (const char* ending : {".png", ".json"}) {
        std::filesystem::path name = image.stem();
        name += ending;
        if (std::filesystem::exists(truth / name, ignored))
            return truth / name;
    }
    throw Error(ErrorKind::NotFound, {mark("SegmentVerb", "The folder %1 has no truth (.png or .json) for %2"),
                                      {truth.string(), image.filename().string()}});
}

std::string listOf(const std::vector<ObjectClass>& classes)
{
    std::string list;
    for (const ObjectClass& one : classes)
        list += (list.empty() ? "" : ", ") + one.name;
    return list;
}

uint32_t labelIn(const Truth& truth, const SegmentRequest& request, const std::string& file)
{
    if (truth.isMask)
        return kMaskLabel;
    if (request.className) {
        const auto found = std::ranges::find(truth.classes, *request.className, &ObjectClass::name);
        if (found != truth.classes.end())
            return found->label;
        throw Error(ErrorKind::InvalidInput,
                    {mark("SegmentVerb", "In the truth %1 no pixel has the class \"%2\", but: %3"),
                     {file, *request.className, listOf(truth.classes)}},
                    mark("SegmentVerb", "Name one of these with --class; a label map without names has its labels."));
    }
    if (truth.classes.size() > 1)
        throw Error(ErrorKind::InvalidInput,
                    {mark("SegmentVerb", "The truth %1 has several classes: %2"), {file, listOf(truth.classes)}},
                    mark("SegmentVerb", "Say with --class which one the object is."));
    return truth.classes.empty() ? 1 : truth.classes.front().label;
}

} // namespace

void loadTruthOf(const SegmentRequest& request, SegmentAnswer& answer, const gpu::RunControl& control)
{
    const core::Image& image = answer.image.image;
    answer.truthPath = truthFileOf(request, answer.image.path);
    answer.truth =
        core::segment::loadTruth(answer.truthPath,
                                 {.picture = {answer.image.path.filename().string(), image.width, image.height},
                                  .classes = {},
                                  .maskLabel = kMaskLabel},
                                 control);
    answer.truthLabel = labelIn(*answer.truth, request, answer.truthPath.string());
}

core::LabelMap predictedMap(const SegmentAnswer& answer)
{
    const core::Mask& mask = answer.mask();
    core::LabelMap map{mask.width, mask.height, std::vector<uint16_t>(mask.values.size())};
    const auto label = static_cast<uint16_t>(answer.truthLabel);
    std::ranges::transform(mask.values, map.values.begin(),
                           [label](uint8_t value) { return value != 0 ? label : uint16_t{0}; });
    return map;
}

} // namespace app::cli
