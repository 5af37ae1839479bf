#pragma once
// New scenes out of old ones. Nothing is changed in place: what stays the same is shared.

#include <span>

#include "core/segment/scene.h"

namespace core::segment {

/// The scene with this object in place of the one with its id; the same scene if there is none.
Scene withReplaced(const Scene& scene, SceneObject object);

/// The scene with the objects on top, the last of them current. Each gets a new id. `classes` says what their labels
/// mean: a class whose name the scene knows becomes that one; one whose label the scene uses for another name gets the
/// smallest free label. A label that nobody has named gets a class "class N", coloured in turn.
Scene withAdded(const Scene& scene, std::span<const SceneObject> objects, std::span<const ObjectClass> classes = {});

/// The scene without the object. If it was current, the one above takes its place, else the one below.
Scene without(const Scene& scene, int64_t id);

/// The scene with the object at another place of the order (clamped).
Scene withMoved(const Scene& scene, int64_t id, int place);

/// The scene with this class added, or in place of the one with its label.
Scene withClass(const Scene& scene, const ObjectClass& entry);

/// The scene without the class; its objects get the label `instead`, which must be another class of the scene. The same
/// scene if that is not so.
Scene withoutClass(const Scene& scene, uint32_t label, uint32_t instead);

/// The class with that label, or null.
const ObjectClass* classOf(const Scene& scene, uint32_t label);

} // namespace core::segment
