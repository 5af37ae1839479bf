#include "core/segment/mask_geometry.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <utility>
#include <vector>

namespace core::segment {
namespace {

/// What one walk over the object's pixels tells.
struct Extent {
    int64_t count = 0;
    int64_t sumX = 0;
    int64_t sumY = 0;
    int left = 0;
    int top = 0;
    int right = -1;
    int bottom = -1;
};

template <typename Visit>
void forEachPixel(const Mask& mask, Visit visit)
{
    size_t at = 0;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x, ++at)
            if (mask.values[at] != 0)
                visit(x, y);
}

Extent extentOf(const Mask& mask)
{
    Extent sums;
    forEachPixel(mask, [&](int x, int y) {
        if (sums.count == 0)
            sums = {.left = x, .top = y, .right = x, .bottom = y};
        ++sums.count;
        sums.sumX += x;
        sums.sumY += y;
        sums.left = std::min(sums.left, x);
        sums.right = std::max(sums.right, x);
        sums.bottom = y;
    });
    return sums;
}

/// The angle in degrees, or nothing where the moments are the same in every direction. Twice the coordinates relative
/// to the box's centre are whole numbers; so are their sums of products, as long as doubles hold them (2^53).
std::optional<double> orientationOf(const Mask& mask, const Extent& sums)
{
    double x = 0;
    double y = 0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    const int doubleCentreX = sums.left + sums.right;
    const int doubleCentreY = sums.top + sums.bottom;
    forEachPixel(mask, [&](int column, int row) {
        const double dx = 2.0 * column - doubleCentreX;
        const double dy = 2.0 * row - doubleCentreY;
        x += dx;
        y += dy;
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    });
    const auto count = static_cast<double>(sums.count);
    const double difference = (xx - x * x / count) - (yy - y * y / count);
    const double product = xy - x * y / count;
    if (std::hypot(difference, 2 * product) <= 1e-9 * (xx + yy))
        return {};
    const double degrees = std::atan2(2 * product, difference) / 2 * 180 / std::numbers::pi;
    return degrees <= -90 ? degrees + 180 : degrees;
}

} // namespace

std::optional<MaskGeometry> measureMask(const Mask& mask)
{
    const Extent sums = extentOf(mask);
    if (sums.count == 0)
        return {};
    MaskGeometry geometry;
    geometry.area = sums.count;
    geometry.boxX = sums.left;
    geometry.boxY = sums.top;
    geometry.boxWidth = sums.right - sums.left + 1;
    geometry.boxHeight = sums.bottom - sums.top + 1;
    geometry.centroidX = static_cast<double>(sums.sumX) / static_cast<double>(sums.count) + 0.5;
    geometry.centroidY = static_cast<double>(sums.sumY) / static_cast<double>(sums.count) + 0.5;
    geometry.orientation = orientationOf(mask, sums);
    std::vector<GridPoint> corners;
    for (const Ring& ring : traceOutline(mask)) {
        const bool hole = twiceSignedArea(ring) < 0;
        (hole ? geometry.holes : geometry.parts) += 1;
        for (size_t i = 0; i < ring.size(); ++i) {
            const GridPoint next = ring[(i + 1) % ring.size()];
            geometry.perimeter += std::abs(ring[i].x - next.x) + std::abs(ring[i].y - next.y);
        }
        if (!hole)
            corners.insert(corners.end(), ring.begin(), ring.end());
    }
    geometry.hull = convexHull(std::move(corners));
    geometry.hullArea = static_cast<double>(twiceSignedArea(geometry.hull)) / 2;
    return geometry;
}

} // namespace core::segment
