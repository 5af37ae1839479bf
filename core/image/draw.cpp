#include "core/image/draw.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace core {
namespace {

bool isFinite(std::span<const DrawPoint> points)
{
    return std::ranges::all_of(points, [](DrawPoint p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

/// The first pixel whose centre is not before `edge`, within 0 … count.
int firstFrom(double edge, int count)
{
    return static_cast<int>(std::ceil(std::clamp(edge - 0.5, 0.0, static_cast<double>(count))));
}

void fillRow(Mask& mask, int y, int from, int to, uint8_t value)
{
    if (from >= to)
        return;
    const auto row = mask.values.begin() + static_cast<ptrdiff_t>(y) * mask.width;
    std::fill(row + from, row + to, value);
}

struct Interval {
    double left = std::numeric_limits<double>::infinity();
    double right = -std::numeric_limits<double>::infinity();

    void take(double x)
    {
        left = std::min(left, x);
        right = std::max(right, x);
    }
};

/// Where the line y cuts the disc.
void cutDisc(Interval& cut, DrawPoint centre, double radius, double y)
{
    const double rest = radius * radius - (y - centre.y) * (y - centre.y);
    if (rest < 0)
        return;
    cut.take(centre.x - std::sqrt(rest));
    cut.take(centre.x + std::sqrt(rest));
}

/// Where the line y cuts the border of the convex ring.
void cutRing(Interval& cut, const std::array<DrawPoint, 4>& ring, double y)
{
    for (size_t i = 0; i < ring.size(); ++i) {
        const DrawPoint a = ring[i];
        const DrawPoint b = ring[(i + 1) % ring.size()];
        if (y < std::min(a.y, b.y) || y > std::max(a.y, b.y))
            continue;
        if (a.y == b.y) {
            cut.take(a.x);
            cut.take(b.x);
        } else {
            cut.take(a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y));
        }
    }
}

/// The pixels within `radius` of the line from a to b: a convex shape, so each row has one run.
void drawSegment(Mask& mask, DrawPoint a, DrawPoint b, double radius, uint8_t value)
{
    const double length = std::hypot(b.x - a.x, b.y - a.y);
    const DrawPoint side =
        length > 0 ? DrawPoint{-(b.y - a.y) / length * radius, (b.x - a.x) / length * radius} : DrawPoint{};
    const std::array<DrawPoint, 4> ring{{{a.x + side.x, a.y + side.y},
                                         {b.x + side.x, b.y + side.y},
                                         {b.x - side.x, b.y - side.y},
                                         {a.x - side.x, a.y - side.y}}};
    const int last = firstFrom(std::max(a.y, b.y) + radius + 1, mask.height);
    for (int y = firstFrom(std::min(a.y, b.y) - radius - 1, mask.height); y < last; ++y) {
        Interval cut;
        cutDisc(cut, a, radius, y + 0.5);
        cutDisc(cut, b, radius, y + 0.5);
        cutRing(cut, ring, y + 0.5);
        if (cut.left > cut.right)
            continue;
        // The run takes in a centre that lies on its right end.
        const double beyond = std::nextafter(cut.right, std::numeric_limits<double>::infinity());
        fillRow(mask, y, firstFrom(cut.left, mask.width), firstFrom(beyond, mask.width), value);
    }
}

} // namespace

void drawStroke(Mask& mask, std::span<const DrawPoint> path, double radius, uint8_t value)
{
    if (mask.empty() || path.empty() || !(radius > 0) || !std::isfinite(radius) || !isFinite(path))
        return;
    if (path.size() == 1)
        drawSegment(mask, path[0], path[0], radius, value);
    for (size_t i = 1; i < path.size(); ++i)
        drawSegment(mask, path[i - 1], path[i], radius, value);
}

void fillPolygon(Mask& mask, std::span<const DrawPoint> ring, uint8_t value)
{
    if (mask.empty() || ring.size() < 3 || !isFinite(ring))
        return;
    const auto [top, bottom] = std::ranges::minmax(ring, {}, &DrawPoint::y);
    const int last = firstFrom(bottom.y, mask.height);
    std::vector<double> crossings;
    for (int y = firstFrom(top.y, mask.height); y < last; ++y) {
        const double centre = y + 0.5;
        crossings.clear();
        for (size_t i = 0; i < ring.size(); ++i) {
            const DrawPoint a = ring[i];
            const DrawPoint b = ring[(i + 1) % ring.size()];
            if ((a.y <= centre) != (b.y <= centre))
                crossings.push_back(a.x + (centre - a.y) * (b.x - a.x) / (b.y - a.y));
        }
        std::ranges::sort(crossings);
        for (size_t i = 0; i + 1 < crossings.size(); i += 2)
            fillRow(mask, y, firstFrom(crossings[i], mask.width), firstFrom(crossings[i + 1], mask.width), value);
    }
}

} // namespace core
