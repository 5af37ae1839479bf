#include "core/segment/truth.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/assets/sha256.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/label_png.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::mark;

/// Renumbers labels in place.
void renumber(LabelMap& map, const std::map<uint32_t, uint32_t>& labels)
{
    std::vector<uint16_t> places(65'536);
    for (size_t i = 0; i < places.size(); ++i)
        places[i] = static_cast<uint16_t>(i);
    for (const auto& [from, to] : labels)
        places[from] = static_cast<uint16_t>(to);
    for (uint16_t& value : map.values)
        value = places[value];
}

/// Leaves only classes that a pixel has.
void keepOccurring(Truth& truth)
{
    std::vector<bool> occurs(65'536, false);
    for (const uint16_t label : truth.map.values)
        occurs[label] = true;
    std::erase_if(truth.classes, [&](const ObjectClass& one) { return !occurs[one.label]; });
}

/// Gives the truth's classes the labels that the request's classes of the same names have.
void adoptLabels(Truth& truth, const TruthRequest& request)
{
    std::vector<ObjectClass> all = request.classes;
    std::map<uint32_t, uint32_t> labels;
    std::vector<ObjectClass> classes;
    std::string unknown;
    for (const ObjectClass& one : truth.classes) {
        const bool known =
            truth.namesClasses
                ? std::ranges::find(request.classes, one.name, &ObjectClass::name) != request.classes.end()
                : std::ranges::find(request.classes, one.label, &ObjectClass::label) != request.classes.end();
        if (!known)
            unknown += (unknown.empty() ? "" : ", ") + one.name;
        ObjectClass adopted = one;
        if (truth.namesClasses)
            adopted = classFor(all, one.name, one.label);
        else if (known)
            adopted = *std::ranges::find(request.classes, one.label, &ObjectClass::label);
        labels[one.label] = adopted.label;
        classes.push_back(adopted);
    }
    renumber(truth.map, labels);
    std::ranges::sort(classes, {}, &ObjectClass::label);
    truth.classes = std::move(classes);
    if (!unknown.empty())
        truth.notes.push_back({mark("formats", "The truth has classes that no object has: %1"), {unknown}});
}

} // namespace

Truth loadTruth(const std::filesystem::path& path, const TruthRequest& request, const gpu::RunControl& control)
{
    Truth truth;
    if (looksLikeJson(path)) {
        ReadAnnotations read = readCoco(path, request.picture, control);
        truth.map = labelMapOf(read.set);
        truth.classes = std::move(read.set.classes);
        truth.namesClasses = true;
        truth.notes = std::move(read.notes);
        truth.sha256 = sha256OfFile(path, control);
    } else {
        LabelPicture read = readLabelPicture(path, request.picture);
        truth.map = std::move(read.map);
        truth.classes = std::move(read.classes);
        truth.namesClasses = read.namesClasses;
        truth.isMask = read.isMask;
        truth.sha256 = std::move(read.sha256);
    }
    keepOccurring(truth);
    if (truth.isMask) {
        renumber(truth.map, {{255, request.maskLabel}});
        for (ObjectClass& one : truth.classes) {
            const auto known = std::ranges::find(request.classes, request.maskLabel, &ObjectClass::label);
            one = known == request.classes.end()
                      ? ObjectClass{request.maskLabel, std::to_string(request.maskLabel), one.colour}
                      : *known;
        }
    } else if (!request.classes.empty()) {
        adoptLabels(truth, request);
    }
    return truth;
}

Truth truthOf(const Mask& mask, const ObjectClass& objectClass)
{
    Truth truth;
    truth.map = {mask.width, mask.height, std::vector<uint16_t>(mask.values.size())};
    std::ranges::transform(mask.values, truth.map.values.begin(),
                           [&](uint8_t value) { return static_cast<uint16_t>(value != 0 ? objectClass.label : 0); });
    truth.classes = {objectClass};
    truth.namesClasses = true;
    keepOccurring(truth);
    return truth;
}

} // namespace core::segment
