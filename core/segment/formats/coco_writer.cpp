#include <algorithm>
#include <map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/assets/atomic_file.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/polygons.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using Json = nlohmann::ordered_json;

/// One line; broken UTF-8 is replaced, not refused.
std::string lineOf(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// Array elements one a line.
std::string arrayOf(const std::vector<std::string>& lines)
{
    std::string text = "[";
    for (size_t i = 0; i < lines.size(); ++i)
        text += (i == 0 ? "\n" : ",\n") + lines[i];
    return text + (lines.empty() ? "]" : "\n]");
}

Json runsJson(const RunLengths& runs)
{
    return {{"size", {runs.height, runs.width}}, {"counts", compressRuns(runs.counts)}};
}

Json ringJson(const Ring& ring)
{
    Json numbers = Json::array();
    for (const GridPoint& corner : ring) {
        numbers.push_back(corner.x);
        numbers.push_back(corner.y);
    }
    return numbers;
}

/// Polygons, or run lengths if there is a hole that they could not hold (or nothing at all).
Json segmentationOf(const AnnotatedObject& object, const CocoOptions& options, bool& hasHoles)
{
    hasHoles = false;
    if (options.masks == CocoOptions::Masks::RunLengths || object.isCrowd || areaOf(*object.runs) == 0)
        return runsJson(*object.runs);
    const std::vector<Polygon> polygons = polygonsOf(decodeRuns(*object.runs));
    hasHoles = std::ranges::any_of(polygons, [](const Polygon& polygon) { return !polygon.holes.empty(); });
    if (hasHoles)
        return runsJson(*object.runs);
    Json rings = Json::array();
    for (const Polygon& polygon : polygons)
        rings.push_back(ringJson(simplified(polygon.border, options.tolerance)));
    return rings;
}

std::string infoText(const FileFacts& facts)
{
    Json info{{"description", "Instance masks"}, {"version", "1.0"}};
    for (const auto& [key, value] : pairsOf(facts))
        info[key] = value;
    return lineOf(info);
}

/// The classes of all pictures by label.
std::map<uint32_t, ObjectClass> classesOf(std::span<const AnnotationSet> sets)
{
    std::map<uint32_t, ObjectClass> classes;
    for (const AnnotationSet& set : sets) {
        for (const ObjectClass& one : set.classes) {
            const auto [known, isNew] = classes.emplace(one.label, one);
            if (!isNew && known->second.name != one.name)
                throw gpu::Error(
                    gpu::ErrorKind::InvalidInput,
                    {gpu::mark("formats", "The label %1 stands for %2 in one picture and for %3 in another"),
                     {std::to_string(one.label), known->second.name, one.name}},
                    gpu::mark("formats", "Write a file for each picture, or give the classes one order."));
        }
    }
    return classes;
}

} // namespace

FormatText cocoText(std::span<const AnnotationSet> sets, const CocoOptions& options, const FileFacts& facts)
{
    simplified(Ring(), options.tolerance); // refuses a tolerance that is none, whether or not there is a polygon
    std::vector<std::string> images;
    std::vector<std::string> annotations;
    int64_t holed = 0;
    for (const AnnotationSet& set : sets) {
        checkAnnotations(set);
        const size_t imageId = images.size() + 1;
        images.push_back(
            lineOf({{"id", imageId}, {"file_name", set.imageName}, {"width", set.width}, {"height", set.height}}));
        for (const AnnotatedObject& object : set.objects) {
            bool hasHoles = false;
            Json segmentation = segmentationOf(object, options, hasHoles);
            holed += hasHoles ? 1 : 0;
            const PixelBox box = boxOf(*object.runs);
            Json annotation{{"id", annotations.size() + 1},
                            {"image_id", imageId},
                            {"category_id", object.label},
                            {"iscrowd", object.isCrowd ? 1 : 0},
                            {"area", areaOf(*object.runs)},
                            {"bbox", {box.x, box.y, box.width, box.height}},
                            {"segmentation", std::move(segmentation)}};
            if (!object.name.empty()) // a key of many tools; COCO itself has no names of objects
                annotation["name"] = object.name;
            annotations.push_back(lineOf(annotation));
        }
    }
    std::vector<std::string> categories;
    for (const auto& [label, one] : classesOf(sets))
        categories.push_back(lineOf({{"id", label},
                                     {"name", one.name},
                                     {"supercategory", ""},
                                     {"color", {one.colour[0], one.colour[1], one.colour[2]}}}));
    FormatText result;
    result.text = "{\n\"info\": " + infoText(facts) + ",\n\"images\": " + arrayOf(images) +
                  ",\n\"categories\": " + arrayOf(categories) + ",\n\"annotations\": " + arrayOf(annotations) + "\n}\n";
    if (holed > 0)
        result.notes.push_back(
            {gpu::mark("formats",
                       "Objects with holes are written as run lengths, because COCO's polygons have none: %1"),
             {std::to_string(holed)}});
    return result;
}

std::vector<gpu::Message> writeCoco(const std::filesystem::path& path, std::span<const AnnotationSet> sets,
                                    const CocoOptions& options, const FileFacts& facts)
{
    FormatText result = cocoText(sets, options, facts);
    writeFileAtomically(path, result.text);
    return std::move(result.notes);
}

} // namespace core::segment
