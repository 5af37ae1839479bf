#include <algorithm>
#include <span>

#include "core/assets/atomic_file.h"
#include "core/image/png_encoder.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/voc.h"
#include "core/segment/formats/xml_text.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr size_t kMostInVoc = 254;

std::string element(int depth, const char* name, const std::string& text)
{
    return std::string(static_cast<size_t>(depth), '\t') + "<" + name + ">" + text + "</" + name + ">\n";
}

std::string objectXml(const AnnotatedObject& object, const std::string& className)
{
    const PixelBox box = boxOf(*object.runs);
    // VOC counts pixels from 1, and the last one is inside.
    return "\t<object>\n" + element(2, "name", xmlText(className)) + element(2, "pose", "Unspecified") +
           element(2, "truncated", "0") + element(2, "difficult", "0") + "\t\t<bndbox>\n" +
           element(3, "xmin", std::to_string(box.x + 1)) + element(3, "ymin", std::to_string(box.y + 1)) +
           element(3, "xmax", std::to_string(box.x + box.width)) +
           element(3, "ymax", std::to_string(box.y + box.height)) + "\t\t</bndbox>\n\t</object>\n";
}

/// The set without objects that have no pixel: VOC has no box for them.
AnnotationSet withoutEmpty(const AnnotationSet& set)
{
    AnnotationSet result = set;
    std::erase_if(result.objects, [](const AnnotatedObject& object) { return areaOf(*object.runs) == 0; });
    return result;
}

void checkLimits(const AnnotationSet& set)
{
    if (set.objects.size() > kMostInVoc)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("formats", "Pascal VOC can hold %1 objects in a picture, but there are %2"),
                     {std::to_string(kMostInVoc), std::to_string(set.objects.size())}},
                    mark("formats", "Choose COCO, which has no such limit."));
    for (const AnnotatedObject& object : set.objects)
        if (object.label > kMostInVoc)
            throw Error(ErrorKind::LimitExceeded,
                        {mark("formats", "Pascal VOC can hold labels up to %1, but there is the label %2"),
                         {std::to_string(kMostInVoc), std::to_string(object.label)}},
                        mark("formats", "Choose COCO, which has no such limit."));
}

} // namespace

VocFiles vocFiles(const std::filesystem::path& xml)
{
    const std::filesystem::path folder = xml.parent_path();
    const std::filesystem::path root = folder.filename() == "Annotations" ? folder.parent_path() : folder;
    const std::string png = xml.stem().string() + ".png";
    return {xml, root / "SegmentationClass" / png, root / "SegmentationObject" / png};
}

std::vector<Rgb> vocPalette()
{
    std::vector<Rgb> palette;
    for (unsigned index = 0; index < 256; ++index) {
        Rgb colour{};
        unsigned bits = index;
        for (unsigned shift = 8; shift-- > 0; bits >>= 3)
            for (unsigned c = 0; c < 3; ++c)
                colour[c] = static_cast<uint8_t>(colour[c] | (bits >> c & 1U) << shift);
        palette.push_back(colour);
    }
    return palette;
}

std::string vocXml(const AnnotationSet& set)
{
    checkAnnotations(set);
    std::string xml = "<annotation>\n" + element(1, "folder", "") + element(1, "filename", xmlText(set.imageName)) +
                      "\t<size>\n" + element(2, "width", std::to_string(set.width)) +
                      element(2, "height", std::to_string(set.height)) + element(2, "depth", "3") + "\t</size>\n" +
                      element(1, "segmented", "1");
    for (const AnnotatedObject& object : set.objects)
        xml += objectXml(object, set.classOf(object.label)->name);
    return xml + "</annotation>\n";
}

std::vector<gpu::Message> writeVoc(const std::filesystem::path& xml, const AnnotationSet& given, const FileFacts& facts)
{
    checkAnnotations(given);
    const AnnotationSet set = withoutEmpty(given);
    checkLimits(set);
    AnnotationSet numbered = set; // each object a label of its own
    numbered.classes.clear();
    for (size_t i = 0; i < numbered.objects.size(); ++i)
        numbered.objects[i].label = static_cast<uint32_t>(i) + 1;
    const LabelMap objects = labelMapOf(numbered);
    const std::vector<Rgb> palette = vocPalette();
    const VocFiles files = vocFiles(xml);
    writeFileAtomically(files.classes, encodePalettePng(labelMapOf(set), palette, pairsOf(facts)));
    writeFileAtomically(files.objects, encodePalettePng(objects, palette, pairsOf(facts)));
    writeFileAtomically(files.xml, vocXml(set));

    std::vector<gpu::Message> notes;
    std::vector<int64_t> seen(set.objects.size() + 1, 0);
    for (const uint16_t number : objects.values)
        ++seen[number];
    int64_t hidden = 0;
    for (size_t i = 0; i < set.objects.size(); ++i)
        hidden += seen[i + 1] < areaOf(*set.objects[i].runs) ? 1 : 0;
    if (hidden > 0)
        notes.push_back(
            {mark("formats", "Objects overlap: in the PNGs the later one lies on top, and these lost pixels: %1"),
             {std::to_string(hidden)}});
    if (set.objects.size() < given.objects.size())
        notes.push_back({mark("formats", "Objects without a pixel were left out: %1"),
                         {std::to_string(given.objects.size() - set.objects.size())}});
    return notes;
}

} // namespace core::segment
