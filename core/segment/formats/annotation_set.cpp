#include "core/segment/formats/annotation_set.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "core/segment/formats/run_shapes.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr uint32_t kMaxLabel = std::numeric_limits<uint16_t>::max();

std::string sizeOf(int width, int height) { return std::to_string(width) + " x " + std::to_string(height); }

bool hasLabel(const std::vector<ObjectClass>& classes, uint32_t label)
{
    return std::ranges::find(classes, label, &ObjectClass::label) != classes.end();
}

/// The first of the seven colours that no class has; once all are taken, the next in turn.
Rgb freeColour(const std::vector<ObjectClass>& classes)
{
    for (size_t i = 0; i < 7; ++i)
        if (std::ranges::find(classes, classColour(i), &ObjectClass::colour) == classes.end())
            return classColour(i);
    return classColour(classes.size());
}

} // namespace

const ObjectClass* AnnotationSet::classOf(uint32_t label) const
{
    const auto found = std::ranges::find(classes, label, &ObjectClass::label);
    return found == classes.end() ? nullptr : &*found;
}

const ObjectClass* AnnotationSet::classNamed(std::string_view name) const
{
    const auto found = std::ranges::find(classes, name, &ObjectClass::name);
    return found == classes.end() ? nullptr : &*found;
}

std::vector<std::pair<std::string, std::string>> pairsOf(const FileFacts& facts)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const auto& [key, value] :
         {std::pair("Software", &facts.software), std::pair("Source", &facts.source),
          std::pair("SourceSha256", &facts.sourceSha256), std::pair("Device", &facts.device)})
        if (!value->empty())
            pairs.emplace_back(key, *value);
    return pairs;
}

void checkAnnotations(const AnnotationSet& set)
{
    if (set.width <= 0 || set.height <= 0)
        throw Error(ErrorKind::InvalidInput, mark("formats", "There is no picture whose objects could be written"));
    for (const AnnotatedObject& object : set.objects) {
        if (!object.runs || object.runs->width != set.width || object.runs->height != set.height)
            throw Error(ErrorKind::InvalidInput,
                        {mark("formats", "A mask has %1 pixels, but the picture %2"),
                         {object.runs ? sizeOf(object.runs->width, object.runs->height) : sizeOf(0, 0),
                          sizeOf(set.width, set.height)}});
        checkRuns(*object.runs);
        if (set.classOf(object.label) == nullptr)
            throw Error(ErrorKind::InvalidInput,
                        {mark("formats", "There is no class with the label %1"), {std::to_string(object.label)}});
    }
}

const ObjectClass& classFor(std::vector<ObjectClass>& classes, const std::string& name, uint32_t preferred)
{
    if (const auto found = std::ranges::find(classes, name, &ObjectClass::name); found != classes.end())
        return *found;
    uint32_t label = preferred;
    if (label == 0 || label > kMaxLabel || hasLabel(classes, label)) {
        label = 1;
        for (const ObjectClass& one : classes) // ascending
            if (one.label == label)
                ++label;
    }
    if (label > kMaxLabel)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("formats", "There can be at most %1 classes"), {std::to_string(kMaxLabel)}});
    const auto place = std::ranges::upper_bound(classes, label, {}, &ObjectClass::label);
    return *classes.insert(place, {label, name, freeColour(classes)});
}

LabelMap labelMapOf(const AnnotationSet& set)
{
    LabelMap map{set.width, set.height, {}};
    map.values.assign(static_cast<size_t>(set.width) * static_cast<size_t>(set.height), 0);
    for (const AnnotatedObject& object : set.objects)
        forEachRun(*object.runs, [&](int x, int top, int bottom) {
            for (int y = top; y < bottom; ++y)
                map.values[static_cast<size_t>(y) * static_cast<size_t>(set.width) + static_cast<size_t>(x)] =
                    static_cast<uint16_t>(object.label);
        });
    return map;
}

SceneParts scenePartsOf(const AnnotationSet& set)
{
    checkAnnotations(set);
    SceneParts parts;
    for (const AnnotatedObject& object : set.objects) {
        if (!hasLabel(parts.classes, object.label))
            parts.classes.push_back(*set.classOf(object.label));
        SceneObject& added = parts.objects.emplace_back();
        added.name = object.name;
        added.label = object.label;
        added.fixedMask = object.runs;
    }
    std::ranges::sort(parts.classes, {}, &ObjectClass::label);
    return parts;
}

} // namespace core::segment
