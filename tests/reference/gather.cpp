#include "tests/reference/gather.h"

#include <algorithm>

#include "tests/reference/indices.h"

namespace reference {

std::vector<size_t> gatherSources(const gpu::Shape& data, std::span<const int32_t> indices,
                                  const gpu::Shape& indexShape, int axis)
{
    gpu::Shape out = data;
    out.erase(axis);
    for (int k = 0; k < indexShape.rank(); ++k)
        out.insert(axis + k, indexShape[k]);
    std::vector<size_t> sources;
    for (int64_t i = 0; i < out.elementCount(); ++i) {
        const gpu::Shape at = unravel(i, out);
        gpu::Shape indexAt = indexShape;
        for (int k = 0; k < indexShape.rank(); ++k)
            indexAt[k] = at[axis + k];
        gpu::Shape from = data;
        for (int k = 0; k < data.rank(); ++k)
            if (k != axis)
                from[k] = at[k < axis ? k : k - 1 + indexShape.rank()];
        const int64_t index = indices[ravel(indexAt, indexShape)];
        from[axis] = std::clamp<int64_t>(index < 0 ? index + data[axis] : index, 0, data[axis] - 1);
        sources.push_back(ravel(from, data));
    }
    return sources;
}

std::vector<double> oneHot(std::span<const int32_t> indices, const gpu::Shape& indexShape, int64_t depth, int axis,
                           double off, double on)
{
    gpu::Shape out = indexShape;
    out.insert(axis, depth);
    std::vector<double> y;
    for (int64_t i = 0; i < out.elementCount(); ++i) {
        gpu::Shape at = unravel(i, out);
        const int64_t position = at[axis];
        at.erase(axis);
        const int64_t index = indices[ravel(at, indexShape)];
        y.push_back((index < 0 ? index + depth : index) == position ? on : off);
    }
    return y;
}

} // namespace reference
