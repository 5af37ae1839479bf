#include "core/segment/scene_edit.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace core::segment {
namespace {

auto placeOf(const Scene& scene, int64_t id)
{
    return std::ranges::find_if(scene.objects, [id](const auto& entry) { return entry->id == id; });
}

uint32_t freeLabel(const Scene& scene)
{
    uint32_t label = 1;
    for (const ObjectClass& entry : scene.classes) // ascending
        label += entry.label == label ? 1 : 0;
    return label;
}

/// The label in `scene` for what others call `label`; adds the class if need be.
uint32_t adoptLabel(Scene& scene, uint32_t label, std::span<const ObjectClass> classes)
{
    const auto given = std::ranges::find(classes, label, &ObjectClass::label);
    if (given == classes.end()) {
        if (!classOf(scene, label))
            scene = withClass(scene, {label, "class " + std::to_string(label), classColour(scene.classes.size())});
        return label;
    }
    const auto same = std::ranges::find(scene.classes, given->name, &ObjectClass::name);
    if (same != scene.classes.end())
        return same->label;
    ObjectClass adopted = *given;
    if (classOf(scene, label))
        adopted.label = freeLabel(scene);
    scene = withClass(scene, adopted);
    return adopted.label;
}

} // namespace

const ObjectClass* classOf(const Scene& scene, uint32_t label)
{
    const auto found = std::ranges::find(scene.classes, label, &ObjectClass::label);
    return found == scene.classes.end() ? nullptr : &*found;
}

Scene withReplaced(const Scene& scene, SceneObject object)
{
    Scene after = scene;
    const auto index = placeOf(scene, object.id) - scene.objects.begin();
    if (index < static_cast<ptrdiff_t>(after.objects.size()))
        after.objects[static_cast<size_t>(index)] = std::make_shared<const SceneObject>(std::move(object));
    return after;
}

Scene withAdded(const Scene& scene, std::span<const SceneObject> objects, std::span<const ObjectClass> classes)
{
    Scene after = scene;
    int64_t id = scene.nextId();
    std::map<uint32_t, uint32_t> labels;
    for (const SceneObject& given : objects) {
        SceneObject object = given;
        object.id = id++;
        auto known = labels.find(given.label);
        if (known == labels.end())
            known = labels.emplace(given.label, adoptLabel(after, given.label, classes)).first;
        object.label = known->second;
        after.current = object.id;
        after.objects.push_back(std::make_shared<const SceneObject>(std::move(object)));
    }
    return after;
}

Scene without(const Scene& scene, int64_t id)
{
    Scene after = scene;
    const auto index = placeOf(scene, id) - scene.objects.begin();
    if (index == static_cast<ptrdiff_t>(scene.objects.size()))
        return after;
    after.objects.erase(after.objects.begin() + index);
    if (after.current == id) {
        const auto next = std::min<ptrdiff_t>(index, static_cast<ptrdiff_t>(after.objects.size()) - 1);
        after.current = next < 0 ? 0 : after.objects[static_cast<size_t>(next)]->id;
    }
    return after;
}

Scene withMoved(const Scene& scene, int64_t id, int place)
{
    Scene after = scene;
    const auto found = placeOf(scene, id);
    if (found == scene.objects.end())
        return after;
    after.objects.erase(after.objects.begin() + (found - scene.objects.begin()));
    const int last = static_cast<int>(after.objects.size());
    after.objects.insert(after.objects.begin() + std::clamp(place, 0, last), *found);
    return after;
}

Scene withClass(const Scene& scene, const ObjectClass& entry)
{
    Scene after = scene;
    const auto place = std::ranges::lower_bound(after.classes, entry.label, {}, &ObjectClass::label);
    if (place != after.classes.end() && place->label == entry.label)
        *place = entry;
    else
        after.classes.insert(place, entry);
    return after;
}

Scene withoutClass(const Scene& scene, uint32_t label, uint32_t instead)
{
    Scene after = scene;
    if (label == instead || !classOf(scene, label) || !classOf(scene, instead))
        return after;
    std::erase_if(after.classes, [label](const ObjectClass& entry) { return entry.label == label; });
    for (std::shared_ptr<const SceneObject>& entry : after.objects) {
        if (entry->label != label)
            continue;
        SceneObject changed = *entry;
        changed.label = instead;
        entry = std::make_shared<const SceneObject>(std::move(changed));
    }
    return after;
}

} // namespace core::segment
