// Files of annotations for a picture of a fixed size.

#include <filesystem>

#include "core/segment/formats/coco.h"
#include "core/segment/formats/label_png.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/voc.h"
#include "core/segment/formats/yolo.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

using core::segment::PictureKey;
using core::segment::ReadAnnotations;

const PictureKey& key()
{
    static const PictureKey kKey{.name = "picture.png", .width = 24, .height = 16};
    return kKey;
}

void check(const ReadAnnotations& read)
{
    core::segment::checkAnnotations(read.set);
    for (const core::segment::AnnotatedObject& object : read.set.objects) {
        const core::Mask mask = core::segment::decodeRuns(*object.runs);
        if (mask.width != key().width || mask.height != key().height)
            broken("masks have the picture's size");
        if (read.set.classOf(object.label) == nullptr)
            broken("every object has a class");
    }
}

} // namespace

bool coco(Bytes bytes)
{
    const MemoryFile file(bytes);
    return taken([&] {
        constexpr core::segment::CocoLimits kLimits{.maxFileBytes = int64_t{1} << 20,
                                                    .maxPictures = 1000,
                                                    .maxCategories = 1000,
                                                    .maxObjects = 100,
                                                    .maxNumbers = 10'000,
                                                    .maxNesting = 64};
        core::segment::cocoPictures(file.path(), key(), {}, kLimits);
        check(core::segment::readCoco(file.path(), key(), {}, kLimits));
    });
}

bool annotations(Bytes bytes)
{
    if (bytes.empty())
        return false;
    constexpr uint8_t kKinds = 4;
    const uint8_t kind = bytes.front() % kKinds;
    const MemoryFile file(bytes.subspan(1));
    return taken([&] {
        if (kind == 0)
            check(core::segment::readVoc(file.path(), key()));
        else if (kind == 1)
            check(core::segment::readYolo(file.path(), key()));
        else if (kind == 2)
            check(core::segment::readSvg(file.path(), key()));
        else
            check(core::segment::readLabelPng(file.path(), key()));
    });
}

} // namespace fuzz
