#include "core/segment/formats/run_shapes.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>

#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int kFineness = 5; // steps per pixel to which corners are rounded
constexpr double kNear = 1;  // a ring may leave the picture by this many of its sides before it is cut

int64_t pixelsOf(int width, int height) { return int64_t{width} * height; }

/// A corner in fifths of a pixel.
struct FinePoint {
    int64_t x = 0;
    int64_t y = 0;
};

int64_t toFine(double value) { return static_cast<int64_t>(kFineness * value + 0.5); }

/// Collects where the outline crosses the middles of pixel columns, as places in column order.
class Crossings {
public:
    Crossings(int width, int height) : m_width(width), m_height(height) {}

    void addRing(const PointRing& ring)
    {
        for (size_t i = 0; i < ring.size(); ++i) {
            const ImagePoint& from = ring[i];
            const ImagePoint& to = ring[(i + 1) % ring.size()];
            addEdge({toFine(from.x), toFine(from.y)}, {toFine(to.x), toFine(to.y)});
        }
    }

    /// Inside and outside change at each crossing; two at one place are none.
    RunLengths runs() &&
    {
        std::ranges::sort(m_places);
        RunLengths runs{m_width, m_height, {}};
        std::vector<int64_t> changes;
        for (const int64_t place : m_places) {
            if (!changes.empty() && changes.back() == place)
                changes.pop_back();
            else
                changes.push_back(place);
        }
        if (!changes.empty() && changes.back() == pixelsOf(m_width, m_height))
            changes.pop_back();
        int64_t last = 0;
        for (const int64_t place : changes) {
            runs.counts.push_back(static_cast<uint32_t>(place - last));
            last = place;
        }
        runs.counts.push_back(static_cast<uint32_t>(pixelsOf(m_width, m_height) - last));
        return runs;
    }

private:
    /// Walks an edge in steps of a fifth, from its left (if it is steep, its upper) end on, so that both directions
    /// pass the same places.
    void addEdge(FinePoint from, FinePoint to)
    {
        const int64_t across = std::abs(to.x - from.x);
        const int64_t down = std::abs(to.y - from.y);
        if (across == 0)
            return; // crosses no column's middle
        const bool flat = across >= down;
        if (flat ? from.x > to.x : from.y > to.y)
            std::swap(from, to);
        const int64_t steps = flat ? across : down;
        m_steps += steps;
        if (m_steps / kFineness > limits::outlinePixels.value())
            limits::outlinePixels.refuse({mark("formats", "The outline of an object is longer than %1 pixels"),
                                          {std::to_string(limits::outlinePixels.value())}});
        const double slope = static_cast<double>(flat ? to.y - from.y : to.x - from.x) / static_cast<double>(steps);
        FinePoint before = from;
        for (int64_t step = 1; step <= steps; ++step) {
            const double along = slope * static_cast<double>(step);
            const FinePoint at =
                flat ? FinePoint{from.x + step, static_cast<int64_t>(static_cast<double>(from.y) + along + 0.5)}
                     : FinePoint{static_cast<int64_t>(static_cast<double>(from.x) + along + 0.5), from.y + step};
            addStep(before, at);
            before = at;
        }
    }

    void addStep(FinePoint a, FinePoint b)
    {
        if (a.x == b.x)
            return;
        // Between the two is the middle of pixel column `column` if the left one is its third fifth.
        const int64_t left = std::min(a.x, b.x);
        if (left < 0 || left % kFineness != kFineness / 2)
            return;
        const int64_t column = left / kFineness;
        if (column >= m_width)
            return;
        // The first pixel whose centre is not above the crossing.
        const double y = (static_cast<double>(std::min(a.y, b.y)) + 0.5) / kFineness - 0.5;
        const auto row = static_cast<int64_t>(std::ceil(std::clamp(y, 0.0, static_cast<double>(m_height))));
        m_places.push_back(column * m_height + row);
    }

    int m_width;
    int m_height;
    int64_t m_steps = 0;
    std::vector<int64_t> m_places;
};

/// The part of a ring on one side of an upright or level line; along the line it is closed. Source: Sutherland and
/// Hodgman 1974.
PointRing cutAt(const PointRing& ring, double ImagePoint::*axis, double limit, bool keepsBelow)
{
    const auto inside = [&](const ImagePoint& p) { return keepsBelow ? p.*axis <= limit : p.*axis >= limit; };
    PointRing result;
    for (size_t i = 0; i < ring.size(); ++i) {
        const ImagePoint& a = ring[i];
        const ImagePoint& b = ring[(i + 1) % ring.size()];
        if (inside(a))
            result.push_back(a);
        if (inside(a) == inside(b))
            continue;
        const double share = (limit - a.*axis) / (b.*axis - a.*axis);
        ImagePoint cut{a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
        cut.*axis = limit;
        result.push_back(cut);
    }
    return result;
}

/// A ring that reaches far out is cut, so that walking its edges takes no longer than the picture deserves.
PointRing cutFar(PointRing ring, int width, int height)
{
    const double reachX = kNear * width;
    const double reachY = kNear * height;
    ring = cutAt(ring, &ImagePoint::x, -reachX, false);
    ring = cutAt(ring, &ImagePoint::x, width + reachX, true);
    ring = cutAt(ring, &ImagePoint::y, -reachY, false);
    return cutAt(ring, &ImagePoint::y, height + reachY, true);
}

void checkSize(int width, int height)
{
    if (width <= 0 || height <= 0)
        throw Error(ErrorKind::InvalidInput, {mark("segment", "A mask cannot have %1 x %2 pixels"),
                                              {std::to_string(width), std::to_string(height)}});
    if (pixelsOf(width, height) > limits::picturePixels.value())
        limits::picturePixels.refuse({mark("segment", "A run-length mask may have at most %1 pixels"),
                                      {std::to_string(limits::picturePixels.value())}});
}

} // namespace

void checkRuns(const RunLengths& runs)
{
    checkSize(runs.width, runs.height);
    const int64_t pixels = pixelsOf(runs.width, runs.height);
    int64_t sum = 0;
    for (const uint32_t count : runs.counts)
        sum = std::min(sum + count, pixels + 1);
    if (sum != pixels)
        throw Error(ErrorKind::Corrupt,
                    {mark("segment", "The runs do not add up to the mask's %1 x %2 pixels"),
                     {std::to_string(runs.width), std::to_string(runs.height)}},
                    mark("segment", "Export the annotation again."));
}

PixelBox boxOf(const RunLengths& runs)
{
    int left = runs.width;
    int right = 0;
    int top = runs.height;
    int bottom = 0;
    forEachRun(runs, [&](int x, int from, int to) {
        left = std::min(left, x);
        right = std::max(right, x + 1);
        top = std::min(top, from);
        bottom = std::max(bottom, to);
    });
    return right == 0 ? PixelBox{} : PixelBox{left, top, right - left, bottom - top};
}

RunLengths unionOf(const RunLengths& a, const RunLengths& b)
{
    RunLengths result{a.width, a.height, {}};
    bool object = false;
    uint32_t run = 0;
    size_t i = 0;
    size_t j = 0;
    uint32_t leftA = a.counts.empty() ? 0 : a.counts[0];
    uint32_t leftB = b.counts.empty() ? 0 : b.counts[0];
    const auto next = [](const RunLengths& runs, size_t& index, uint32_t& left) {
        while (left == 0 && index + 1 < runs.counts.size())
            left = runs.counts[++index];
    };
    while (true) {
        next(a, i, leftA);
        next(b, j, leftB);
        const uint32_t step = std::min(leftA, leftB);
        if (step == 0)
            break;
        const bool either = i % 2 == 1 || j % 2 == 1;
        if (either != object) {
            result.counts.push_back(run);
            run = 0;
            object = either;
        }
        run += step;
        leftA -= step;
        leftB -= step;
    }
    result.counts.push_back(run);
    return result;
}

RunLengths runsOfBox(const PixelBox& box, int width, int height)
{
    const auto x0 = static_cast<double>(box.x);
    const auto y0 = static_cast<double>(box.y);
    const PointRing ring{{x0, y0}, {x0 + box.width, y0}, {x0 + box.width, y0 + box.height}, {x0, y0 + box.height}};
    return fillRings(std::span(&ring, 1), width, height);
}

RunLengths fillRings(std::span<const PointRing> rings, int width, int height)
{
    checkSize(width, height);
    Crossings crossings(width, height);
    for (const PointRing& ring : rings) {
        for (const ImagePoint& point : ring)
            if (!std::isfinite(point.x) || !std::isfinite(point.y))
                throw Error(ErrorKind::InvalidInput, mark("formats", "A polygon has a coordinate that is no number"));
        crossings.addRing(leavesPicture(ring, width, height) ? cutFar(ring, width, height) : ring);
    }
    return std::move(crossings).runs();
}

bool leavesPicture(const PointRing& ring, int width, int height)
{
    constexpr double kRounding = 0.5;
    return std::ranges::any_of(ring, [&](const ImagePoint& p) {
        return p.x < -kRounding || p.y < -kRounding || p.x > width + kRounding || p.y > height + kRounding;
    });
}

} // namespace core::segment
