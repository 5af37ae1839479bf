#include "core/segment/compose.h"

#include <string>
#include <vector>

#include "core/image/draw.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

void checkSize(const Mask& mask, int width, int height)
{
    if (mask.width == width && mask.height == height)
        return;
    throw gpu::Error(
        gpu::ErrorKind::InvalidInput,
        {gpu::mark("segment", "The mask has %1 x %2 pixels, but the picture %3 x %4"),
         {std::to_string(mask.width), std::to_string(mask.height), std::to_string(width), std::to_string(height)}},
        gpu::mark("segment", "Give a mask of the picture's size."));
}

Mask startOf(const SceneObject& object, const Mask* candidate, int width, int height)
{
    if (object.isPrompted() && candidate) {
        checkSize(*candidate, width, height);
        return *candidate;
    }
    if (!object.isPrompted() && object.fixedMask) {
        Mask mask = decodeRuns(*object.fixedMask);
        checkSize(mask, width, height);
        return mask;
    }
    return {width, height, std::vector<uint8_t>(static_cast<size_t>(width) * static_cast<size_t>(height), 0)};
}

} // namespace

void applyEdits(Mask& mask, std::span<const std::shared_ptr<const MaskEdit>> edits)
{
    std::vector<DrawPoint> path;
    for (const std::shared_ptr<const MaskEdit>& edit : edits) {
        path.clear();
        for (const ImagePoint& point : edit->path)
            path.push_back({point.x, point.y});
        const uint8_t value = edit->adds ? 255 : 0;
        if (edit->kind == MaskEdit::Kind::Brush)
            drawStroke(mask, path, edit->radius, value);
        else
            fillPolygon(mask, path, value);
    }
}

FilterCounts applyFilter(Mask& mask, const MaskFilter& filter)
{
    FilterCounts counts;
    counts.parts = removeSmallParts(mask, filter.smallestPart);
    counts.holes = fillSmallHoles(mask, filter.largestHole);
    return counts;
}

Mask composeMask(const SceneObject& object, const MaskFilter& filter, const Mask* candidate, int width, int height,
                 FilterCounts* counts)
{
    Mask mask = startOf(object, candidate, width, height);
    applyEdits(mask, object.edits);
    const FilterCounts done = applyFilter(mask, filter);
    if (counts)
        *counts = done;
    return mask;
}

} // namespace core::segment
