#include "widgets/decimate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace widgets {

namespace {

using core::report::ChartPoint;

/// 0 … columns - 1 inside, -1 left of it, columns right of it.
int columnOf(double x, double from, double to, int columns)
{
    if (x < from)
        return -1;
    if (x > to)
        return columns;
    const double part = to > from ? (x - from) / (to - from) : 0;
    return std::min(static_cast<int>(part * columns), columns - 1);
}

void keepRun(std::span<const ChartPoint> points, size_t first, size_t end, std::vector<size_t>& kept)
{
    size_t lowest = first;
    size_t highest = first;
    for (size_t i = first; i < end; ++i) {
        if (points[i].y < points[lowest].y)
            lowest = i;
        if (points[i].y > points[highest].y)
            highest = i;
    }
    std::array<size_t, 4> four{first, lowest, highest, end - 1};
    std::ranges::sort(four);
    const auto rest = std::ranges::unique(four);
    kept.insert(kept.end(), four.begin(), rest.begin());
}

} // namespace

std::vector<size_t> decimated(std::span<const ChartPoint> points, double from, double to, int columns)
{
    std::vector<size_t> kept;
    columns = std::max(columns, 1);
    size_t start = 0;
    for (size_t i = 1; i <= points.size(); ++i) {
        if (i < points.size() &&
            columnOf(points[i].x, from, to, columns) == columnOf(points[start].x, from, to, columns))
            continue;
        keepRun(points, start, i, kept);
        start = i;
    }
    return kept;
}

} // namespace widgets
