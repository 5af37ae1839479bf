#pragma once

#include <vector>

#include "core/image/image.h"

namespace core::segment {

/// A corner of the pixel grid: (x, y) is the top left corner of pixel (x, y).
struct GridPoint {
    int x = 0;
    int y = 0;

    friend bool operator==(const GridPoint&, const GridPoint&) = default;
};

/// The border of a mask as closed rings along pixel edges, the object to the right of the direction of travel (y down):
/// outer borders run clockwise, holes counter-clockwise. Only corners are listed; the last joins the first. Pixels that
/// touch at a corner only belong to different rings (4-connected object).
std::vector<std::vector<GridPoint>> traceOutline(const Mask& mask);

} // namespace core::segment
