#pragma once
// The parts and holes of a mask.

#include <cstdint>

#include "core/image/image.h"

namespace core {

/// What a filter took away or filled.
struct ComponentCounts {
    int64_t components = 0;
    int64_t pixels = 0;

    friend bool operator==(const ComponentCounts&, const ComponentCounts&) = default;
};

/// Clears the 4-connected parts of fewer than `smallest` pixels. 0: none.
ComponentCounts removeSmallParts(Mask& mask, int64_t smallest);

/// Fills the 4-connected background areas of at most `largest` pixels that do not touch the border of the picture. 0:
/// none.
ComponentCounts fillSmallHoles(Mask& mask, int64_t largest);

/// The smallest upright box around the object pixels; width and height 0 if there is none.
struct PixelBox {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    bool empty() const { return width <= 0; }
    friend bool operator==(const PixelBox&, const PixelBox&) = default;
};

PixelBox objectBox(const Mask& mask);

/// A part of the mask. The box must lie inside.
Mask cutOut(const Mask& mask, const PixelBox& box);

} // namespace core
