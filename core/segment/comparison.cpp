#include "core/segment/comparison.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace core::segment {

LabelMap maskTruth(const LabelMap& truth, std::optional<uint32_t> ignored)
{
    LabelMap map{truth.width, truth.height, std::vector<uint16_t>(truth.values.size())};
    std::ranges::transform(truth.values, map.values.begin(), [ignored](uint16_t label) {
        if (label == ignored)
            return kIgnoredLabel;
        return label == 0 ? kBackgroundLabel : kObjectLabel;
    });
    return map;
}

LabelMap labelsOfMask(const Mask& mask)
{
    LabelMap map{mask.width, mask.height, std::vector<uint16_t>(mask.values.size())};
    std::ranges::transform(mask.values, map.values.begin(),
                           [](uint8_t value) { return value == 0 ? kBackgroundLabel : kObjectLabel; });
    return map;
}

Comparison compareMasks(const Mask& predicted, const LabelMap& truth, std::optional<uint32_t> ignored)
{
    Comparison comparison;
    comparison.predicted = std::make_shared<const LabelMap>(labelsOfMask(predicted));
    comparison.truth = std::make_shared<const LabelMap>(maskTruth(truth, ignored));
    if (ignored)
        comparison.ignored = kIgnoredLabel;
    comparison.ofMasks = true;
    return comparison;
}

std::shared_ptr<const SceneObject> ratedObject(const Scene& scene)
{
    const int64_t truth = scene.truth.kind == TruthSource::Kind::Object ? scene.truth.objectId : 0;
    std::shared_ptr<const SceneObject> current = scene.object(scene.current);
    if (current && current->id != truth)
        return current;
    for (const auto& object : scene.objects | std::views::reverse)
        if (object->id != truth)
            return object;
    return nullptr;
}

LabelNames namesOf(const Scene& scene)
{
    LabelNames names;
    for (const ObjectClass& entry : scene.classes)
        names[entry.label] = entry.name;
    return names;
}

} // namespace core::segment
