#pragma once
// From what the model gave (or was imported) to the mask that counts: edits in order, then the filter.

#include <memory>
#include <span>

#include "core/image/components.h"
#include "core/segment/scene.h"

namespace core::segment {

/// What the filter did to one mask.
struct FilterCounts {
    ComponentCounts parts; ///< removed
    ComponentCounts holes; ///< filled

    bool none() const { return parts.components == 0 && holes.components == 0; }
    friend bool operator==(const FilterCounts&, const FilterCounts&) = default;
};

/// Draws the edits into the mask, the first one first.
void applyEdits(Mask& mask, std::span<const std::shared_ptr<const MaskEdit>> edits);

/// Removes small parts, then fills small holes of what is left.
FilterCounts applyFilter(Mask& mask, const MaskFilter& filter);

/// The mask of an object whose prompts gave `candidate` (null: nothing was predicted, or the object has no prompts;
/// then its fixed mask counts, or nothing) in a picture of that size. Throws Corrupt (runs that do not fit their size),
/// InvalidInput (a mask of another size than the picture).
Mask composeMask(const SceneObject& object, const MaskFilter& filter, const Mask* candidate, int width, int height,
                 FilterCounts* counts = nullptr);

} // namespace core::segment
