#pragma once
// Drawing into masks, exactly: a pixel is drawn if its centre lies within the shape.

#include <cstdint>
#include <span>

#include "core/image/image.h"

namespace core {

/// A place in image coordinates: (0, 0) is the top left corner of the first pixel, x to the right, y down.
struct DrawPoint {
    double x = 0;
    double y = 0;
};

/// Gives `value` to the pixels whose centres lie at most `radius` from the open line through `path` (of one point: a
/// disc). The path may leave the mask. Draws nothing if a number is not finite or the radius is not positive.
void drawStroke(Mask& mask, std::span<const DrawPoint> path, double radius, uint8_t value);

/// Gives `value` to the pixels whose centres lie within the closed ring, by the even-odd rule; a centre on the border
/// belongs to the shape at its right or below. The ring may leave the mask and cross itself. Draws nothing if a number
/// is not finite or there are fewer than three corners.
void fillPolygon(Mask& mask, std::span<const DrawPoint> ring, uint8_t value);

} // namespace core
