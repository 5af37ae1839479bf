#include "core/segment/polygons.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "gpu/base/error.h"

namespace core::segment {
namespace {

/// The object pixel to the right of a ring's first edge.
GridPoint pixelBeside(const Ring& ring)
{
    const GridPoint a = ring[0];
    const GridPoint b = ring[1];
    if (b.x > a.x)
        return a; // travels right: below the edge
    if (b.y > a.y)
        return {a.x - 1, a.y}; // down
    if (b.x < a.x)
        return {a.x - 1, a.y - 1}; // left
    return {a.x, a.y - 1};         // up
}

/// Numbers 4-connected parts, each from one of its pixels.
class PartNumbers {
public:
    explicit PartNumbers(const Mask& mask) : m_mask(mask), m_numbers(mask.values.size(), -1) {}

    int at(GridPoint pixel) const { return m_numbers[index(pixel)]; }

    void fill(GridPoint pixel, int number)
    {
        m_open.assign(1, pixel);
        m_numbers[index(pixel)] = number;
        while (!m_open.empty()) {
            const GridPoint from = m_open.back();
            m_open.pop_back();
            for (const GridPoint to : {GridPoint{from.x + 1, from.y}, GridPoint{from.x - 1, from.y},
                                       GridPoint{from.x, from.y + 1}, GridPoint{from.x, from.y - 1}}) {
                const bool inside = to.x >= 0 && to.y >= 0 && to.x < m_mask.width && to.y < m_mask.height;
                if (!inside || m_mask.values[index(to)] == 0 || m_numbers[index(to)] >= 0)
                    continue;
                m_numbers[index(to)] = number;
                m_open.push_back(to);
            }
        }
    }

private:
    size_t index(GridPoint p) const
    {
        return static_cast<size_t>(p.y) * static_cast<size_t>(m_mask.width) + static_cast<size_t>(p.x);
    }

    const Mask& m_mask;
    std::vector<int> m_numbers;
    std::vector<GridPoint> m_open;
};

double distance(GridPoint a, GridPoint b) { return std::hypot(double{1} * a.x - b.x, double{1} * a.y - b.y); }

/// From a point to the line segment from a to b.
double distanceToSegment(GridPoint p, GridPoint a, GridPoint b)
{
    const double dx = double{1} * b.x - a.x;
    const double dy = double{1} * b.y - a.y;
    const double length = dx * dx + dy * dy;
    if (length == 0)
        return distance(p, a);
    const double px = double{1} * p.x - a.x;
    const double py = double{1} * p.y - a.y;
    const double along = std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
    return std::hypot(px - along * dx, py - along * dy);
}

/// Marks the corners to keep between two kept ones of an open line; indices beyond the ring count from its start again.
void keepBetween(const Ring& ring, size_t first, size_t last, double tolerance, std::vector<bool>& kept)
{
    const auto corner = [&](size_t i) { return ring[i % ring.size()]; };
    std::vector<std::pair<size_t, size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        double farthest = tolerance;
        size_t split = from;
        for (size_t i = from + 1; i < to; ++i) {
            const double away = distanceToSegment(corner(i), corner(from), corner(to));
            if (away > farthest) {
                farthest = away;
                split = i;
            }
        }
        if (split == from)
            continue;
        kept[split % ring.size()] = true;
        open.emplace_back(from, split);
        open.emplace_back(split, to);
    }
}

/// Positive if a, b, c turn clockwise (y down).
int64_t turn(GridPoint a, GridPoint b, GridPoint c)
{
    return (int64_t{b.x} - a.x) * (int64_t{c.y} - a.y) - (int64_t{b.y} - a.y) * (int64_t{c.x} - a.x);
}

/// Appends to a chain that started at `base`, which stays clockwise.
void extend(Ring& chain, size_t base, GridPoint point)
{
    while (chain.size() > base + 1 && turn(chain[chain.size() - 2], chain.back(), point) <= 0)
        chain.pop_back();
    chain.push_back(point);
}

} // namespace

std::vector<Polygon> polygonsOf(const Mask& mask)
{
    std::vector<Ring> rings = traceOutline(mask);
    PartNumbers parts(mask);
    std::vector<Polygon> polygons;
    std::vector<Ring> holes;
    for (Ring& ring : rings) {
        if (twiceSignedArea(ring) < 0) {
            holes.push_back(std::move(ring));
            continue;
        }
        parts.fill(pixelBeside(ring), static_cast<int>(polygons.size()));
        polygons.push_back({std::move(ring), {}});
    }
    for (Ring& hole : holes)
        polygons[static_cast<size_t>(parts.at(pixelBeside(hole)))].holes.push_back(std::move(hole));
    return polygons;
}

Ring simplified(const Ring& ring, double tolerance)
{
    if (!(tolerance >= 0) || !std::isfinite(tolerance))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("segment", "A polygon's tolerance must be 0 or more pixels, not %1"),
                          {std::to_string(tolerance)}});
    if (ring.size() <= 3)
        return ring;
    // Two corners that stay: the first, and the one farthest from it.
    size_t opposite = 0;
    for (size_t i = 1; i < ring.size(); ++i)
        if (distance(ring[i], ring[0]) > distance(ring[opposite], ring[0]))
            opposite = i;
    std::vector<bool> kept(ring.size(), false);
    kept[0] = kept[opposite] = true;
    keepBetween(ring, 0, opposite, tolerance, kept);
    keepBetween(ring, opposite, ring.size(), tolerance, kept);
    Ring result;
    for (size_t i = 0; i < ring.size(); ++i)
        if (kept[i])
            result.push_back(ring[i]);
    return result.size() < 3 ? ring : result;
}

Polygon simplified(const Polygon& polygon, double tolerance)
{
    Polygon result{simplified(polygon.border, tolerance), {}};
    for (const Ring& hole : polygon.holes)
        result.holes.push_back(simplified(hole, tolerance));
    return result;
}

int64_t twiceSignedArea(const Ring& ring)
{
    int64_t twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const GridPoint& a = ring[i];
        const GridPoint& b = ring[(i + 1) % ring.size()];
        twice += int64_t{a.x} * b.y - int64_t{b.x} * a.y;
    }
    return twice;
}

double areaOf(const Polygon& polygon)
{
    int64_t twice = std::abs(twiceSignedArea(polygon.border));
    for (const Ring& hole : polygon.holes)
        twice -= std::abs(twiceSignedArea(hole));
    return static_cast<double>(twice) / 2;
}

double perimeterOf(const Ring& ring)
{
    double length = 0;
    for (size_t i = 0; i < ring.size(); ++i)
        length += distance(ring[i], ring[(i + 1) % ring.size()]);
    return length;
}

double perimeterOf(const Polygon& polygon)
{
    double length = perimeterOf(polygon.border);
    for (const Ring& hole : polygon.holes)
        length += perimeterOf(hole);
    return length;
}

Ring convexHull(std::vector<GridPoint> points)
{
    std::ranges::sort(points, [](GridPoint a, GridPoint b) { return a.x != b.x ? a.x < b.x : a.y < b.y; });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3)
        return points;
    Ring hull;
    for (const GridPoint point : points) // along the top, to the right
        extend(hull, 0, point);
    const size_t base = hull.size() - 1;
    for (size_t i = points.size() - 1; i-- > 0;) // along the bottom, back
        extend(hull, base, points[i]);
    hull.pop_back(); // the first again
    return hull;
}

} // namespace core::segment
