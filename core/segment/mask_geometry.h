#pragma once

#include <cstdint>
#include <optional>

#include "core/image/image.h"
#include "core/segment/polygons.h"

namespace core::segment {

/// Where an object lies and how it is shaped. Coordinates are those of the pixel grid: pixel (x, y) covers x to x + 1
/// and y to y + 1, y points down.
struct MaskGeometry {
    int64_t area = 0; ///< pixels
    int parts = 0;    ///< 4-connected
    int holes = 0;
    int64_t perimeter = 0; ///< along pixel edges, borders of holes included
    int boxX = 0;          ///< left top corner of the smallest upright box
    int boxY = 0;
    int boxWidth = 0;
    int boxHeight = 0;
    double centroidX = 0; ///< mean of the pixels' centres
    double centroidY = 0;
    /// Angle from the x axis to the longer axis of the object's second moments, in degrees, above -90 to 90, positive
    /// clockwise as seen on the screen. Nothing if no axis is longer (a disc, a square, one pixel).
    std::optional<double> orientation;
    Ring hull; ///< convex hull of the pixels' corners
    double hullArea = 0;

    friend bool operator==(const MaskGeometry&, const MaskGeometry&) = default;
};

/// Nothing for a mask without object pixels.
std::optional<MaskGeometry> measureMask(const Mask& mask);

} // namespace core::segment
