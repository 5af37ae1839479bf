#include "tests/reference/lines.h"

#include <algorithm>
#include <numeric>

#include "tests/reference/indices.h"

namespace reference {

namespace {

/// Calls visit(row-major positions of one line's elements) for each line along an axis.
template <typename Visit>
void forEachLine(const gpu::Shape& shape, int axis, Visit&& visit)
{
    gpu::Shape lines = shape;
    lines[axis] = 1;
    for (int64_t line = 0; line < lines.elementCount(); ++line) {
        gpu::Shape at = unravel(line, lines);
        std::vector<size_t> places;
        for (at[axis] = 0; at[axis] < shape[axis]; ++at[axis])
            places.push_back(ravel(at, shape));
        visit(places);
    }
}

} // namespace

std::vector<size_t> gatherElementSources(const gpu::Shape& data, std::span<const int32_t> indices,
                                         const gpu::Shape& indexShape, int axis)
{
    std::vector<size_t> sources;
    for (int64_t i = 0; i < indexShape.elementCount(); ++i) {
        gpu::Shape at = unravel(i, indexShape);
        const int64_t index = indices[static_cast<size_t>(i)];
        at[axis] = std::clamp<int64_t>(index < 0 ? index + data[axis] : index, 0, data[axis] - 1);
        sources.push_back(ravel(at, data));
    }
    return sources;
}

std::vector<double> scatterElements(std::span<const double> data, const gpu::Shape& shape,
                                    std::span<const int32_t> indices, const gpu::Shape& indexShape,
                                    std::span<const double> updates, int axis, gpu::ScatterOp op)
{
    std::vector<double> out(data.begin(), data.end());
    for (int64_t i = 0; i < indexShape.elementCount(); ++i) { // rises along every line
        gpu::Shape at = unravel(i, indexShape);
        const int64_t index = indices[static_cast<size_t>(i)];
        at[axis] = index < 0 ? index + shape[axis] : index;
        if (at[axis] < 0 || at[axis] >= shape[axis])
            continue;
        double& target = out[ravel(at, shape)];
        const double update = updates[static_cast<size_t>(i)];
        switch (op) {
        case gpu::ScatterOp::Replace:
            target = update;
            break;
        case gpu::ScatterOp::Add:
            target += update;
            break;
        case gpu::ScatterOp::Multiply:
            target *= update;
            break;
        case gpu::ScatterOp::Max:
            target = std::max(target, update);
            break;
        case gpu::ScatterOp::Min:
            target = std::min(target, update);
            break;
        }
    }
    return out;
}

std::vector<double> cumulativeSum(std::span<const double> x, const gpu::Shape& shape, int axis, bool exclusive,
                                  bool reverse)
{
    std::vector<double> out(x.size());
    forEachLine(shape, axis, [&](std::vector<size_t>& places) {
        if (reverse)
            std::reverse(places.begin(), places.end());
        double sum = 0;
        for (const size_t place : places) {
            out[place] = exclusive ? sum : sum + x[place];
            sum += x[place];
        }
    });
    return out;
}

Selection topK(std::span<const double> x, const gpu::Shape& shape, int axis, int64_t count, bool largest)
{
    gpu::Shape result = shape;
    result[axis] = count;
    Selection selection;
    selection.values.resize(static_cast<size_t>(result.elementCount()));
    selection.indices.resize(selection.values.size());
    std::vector<std::vector<size_t>> targets;
    forEachLine(result, axis, [&](const std::vector<size_t>& places) { targets.push_back(places); });
    size_t line = 0;
    forEachLine(shape, axis, [&](const std::vector<size_t>& places) {
        std::vector<size_t> order(places.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
            return largest ? x[places[a]] > x[places[b]] : x[places[a]] < x[places[b]];
        });
        for (size_t k = 0; k < static_cast<size_t>(count); ++k) {
            selection.values[targets[line][k]] = x[places[order[k]]];
            selection.indices[targets[line][k]] = static_cast<int32_t>(order[k]);
        }
        ++line;
    });
    return selection;
}

} // namespace reference
