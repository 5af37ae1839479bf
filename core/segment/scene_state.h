#pragma once
// What can be told of scenes and objects without computing anything.

#include "core/segment/scene.h"

namespace core::segment {

/// Whether anything makes a mask of the object, be it an empty one.
inline bool hasMask(const SceneObject& object)
{
    return object.isPrompted() || object.fixedMask || !object.edits.empty();
}

/// Whether both are the same state, objects compared by identity: true only if nothing was changed in between.
inline bool isSameState(const Scene& a, const Scene& b)
{
    return a.objects == b.objects && a.classes == b.classes && a.current == b.current && a.filter == b.filter &&
           a.truth == b.truth;
}

} // namespace core::segment
