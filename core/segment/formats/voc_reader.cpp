#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include <pugixml.hpp>

#include "core/image/label_map.h"
#include "core/limits.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/source_file.h"
#include "core/segment/formats/voc.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr uint16_t kVoid = 255;

[[noreturn]] void refuse(const std::filesystem::path& path, const gpu::Message& why)
{
    throw Error(ErrorKind::Corrupt, {mark("formats", "%1 is not an annotation of Pascal VOC"), {path.string()}}, why);
}

/// An element's number. pugixml reads 0 from words, so this looks at the text itself.
double numberOf(const std::filesystem::path& path, const pugi::xml_node& parent, const char* name)
{
    const char* text = parent.child_value(name);
    char* end = nullptr;
    const double value = std::strtod(text, &end);
    while (*end == ' ' || *end == '\n' || *end == '\t' || *end == '\r')
        ++end;
    if (end == text || *end != '\0' || !std::isfinite(value))
        refuse(path, {mark("formats", "<%1> has no number"), {name}});
    return value;
}

/// A box counts pixels from 1, both ends inside.
RunLengths runsOfBox(const std::filesystem::path& path, const pugi::xml_node& object, const PictureKey& picture,
                     ReadingNotes& notes)
{
    const pugi::xml_node box = object.child("bndbox");
    const double left = numberOf(path, box, "xmin") - 1;
    const double top = numberOf(path, box, "ymin") - 1;
    const double right = numberOf(path, box, "xmax");
    const double bottom = numberOf(path, box, "ymax");
    if (right <= left || bottom <= top)
        refuse(path,
               {mark("formats", "A box ends before it begins, in the object \"%1\""), {object.child_value("name")}});
    const PointRing ring{{left, top}, {right, top}, {right, bottom}, {left, bottom}};
    if (leavesPicture(ring, picture.width, picture.height))
        notes.clipped();
    return fillRings(std::span(&ring, 1), picture.width, picture.height);
}

/// The map of a PNG beside the XML, or nothing if there is none.
std::optional<LabelMap> mapOf(const std::filesystem::path& path, const PictureKey& picture)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return std::nullopt;
    LabelMap map = loadLabelMap(path).map;
    checkPictureSize(path, map.width, map.height, picture);
    return map;
}

/// The pixels of each number 1 … count, as runs.
std::vector<RunLengths> runsByNumber(const LabelMap& map, size_t count)
{
    std::vector<RunLengths> all(count, RunLengths{map.width, map.height, {}});
    std::vector<int64_t> ends(count, 0); // of what is already written of each
    const auto toggle = [&](size_t number, int64_t place) {
        all[number - 1].counts.push_back(static_cast<uint32_t>(place - ends[number - 1]));
        ends[number - 1] = place;
    };
    size_t current = 0;
    int64_t place = 0;
    for (int x = 0; x < map.width; ++x) {
        for (int y = 0; y < map.height; ++y, ++place) {
            const size_t number =
                map.values[static_cast<size_t>(y) * static_cast<size_t>(map.width) + static_cast<size_t>(x)];
            const size_t known = number <= count ? number : 0;
            if (known == current)
                continue;
            if (current != 0)
                toggle(current, place);
            if (known != 0)
                toggle(known, place);
            current = known;
        }
    }
    for (size_t i = 0; i < count; ++i)
        all[i].counts.push_back(static_cast<uint32_t>(place - ends[i]));
    return all;
}

/// The label that most of the object's pixels have in the map of classes.
uint32_t labelUnder(const RunLengths& runs, const LabelMap& map)
{
    std::map<uint32_t, int64_t> counts;
    forEachRun(runs, [&](int x, int top, int bottom) {
        for (int y = top; y < bottom; ++y)
            ++counts[map.values[static_cast<size_t>(y) * static_cast<size_t>(map.width) + static_cast<size_t>(x)]];
    });
    counts.erase(0);
    counts.erase(kVoid);
    uint32_t label = 0;
    int64_t most = 0;
    for (const auto& [candidate, count] : counts)
        if (count > most)
            std::tie(label, most) = std::pair(candidate, count);
    return label;
}

void checkNumbers(const std::filesystem::path& path, const LabelMap& map, size_t objects)
{
    for (const uint16_t number : map.values)
        if (number > objects && number != kVoid)
            throw Error(ErrorKind::Corrupt,
                        {mark("formats", "%1 has the object %2, but its XML lists %3"),
                         {path.string(), std::to_string(number), std::to_string(objects)}},
                        mark("formats", "Take XML and PNGs from the same export."));
}

pugi::xml_node annotationOf(pugi::xml_document& document, const std::filesystem::path& path, const std::string& text)
{
    const pugi::xml_parse_result parsed = document.load_buffer(text.data(), text.size());
    if (!parsed)
        refuse(path, {mark("formats", "The XML is broken at byte %1"), {std::to_string(parsed.offset)}});
    const pugi::xml_node annotation = document.child("annotation");
    if (!annotation)
        refuse(path, {mark("formats", "There is no <%1>"), {"annotation"}});
    return annotation;
}

} // namespace

ReadAnnotations readVoc(const std::filesystem::path& xml, const PictureKey& picture)
{
    const std::string text = readAnnotationText(xml);
    pugi::xml_document document;
    const pugi::xml_node annotation = annotationOf(document, xml, text);
    const pugi::xml_node size = annotation.child("size");
    const double width = std::clamp(numberOf(xml, size, "width"), 0.0, 1e9);
    const double height = std::clamp(numberOf(xml, size, "height"), 0.0, 1e9);
    checkPictureSize(xml, static_cast<int>(width), static_cast<int>(height), picture);

    std::vector<pugi::xml_node> nodes;
    for (const pugi::xml_node object : annotation.children("object"))
        nodes.push_back(object);
    if (nodes.size() > static_cast<size_t>(limits::annotationObjects.value()))
        limits::annotationObjects.refuse({mark("formats", "%1 has more than %2 objects for this picture"),
                                          {xml.string(), std::to_string(limits::annotationObjects.value())}});
    const VocFiles files = vocFiles(xml);
    const std::optional<LabelMap> objects = mapOf(files.objects, picture);
    const std::optional<LabelMap> classes = mapOf(files.classes, picture);
    std::vector<RunLengths> masks;
    if (objects) {
        checkNumbers(files.objects, *objects, nodes.size());
        masks = runsByNumber(*objects, nodes.size());
    }

    ReadAnnotations result;
    result.set = {annotation.child_value("filename"), picture.width, picture.height, {}, {}};
    ReadingNotes notes;
    for (size_t i = 0; i < nodes.size(); ++i) {
        const std::string name = nodes[i].child_value("name");
        if (name.empty())
            refuse(xml, {mark("formats", "There is no <%1>"), {"name"}});
        RunLengths runs = objects ? std::move(masks[i]) : runsOfBox(xml, nodes[i], picture, notes);
        if (areaOf(runs) == 0) {
            notes.withoutPixels();
            continue;
        }
        if (!objects)
            notes.asBox();
        const uint32_t preferred = classes && objects ? labelUnder(runs, *classes) : 0;
        const uint32_t label = classFor(result.set.classes, name, preferred).label;
        result.set.objects.push_back({{}, label, false, std::make_shared<const RunLengths>(std::move(runs))});
    }
    result.notes = notes.take();
    return result;
}

} // namespace core::segment
