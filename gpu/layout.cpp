#include "gpu/tensor.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gpu/base/error.h"

namespace gpu {

Layout Layout::rowMajor(const Shape& shape, DType dtype) { return {shape, shape.rowMajorStrides(), 0, dtype}; }

Layout Layout::channelsLast(const Shape& shape, DType dtype)
{
    if (shape.rank() < 3)
        return rowMajor(shape, dtype);
    Shape inner = shape;
    inner.erase(1);
    inner.append(shape[1]);
    Shape strides = inner.rowMajorStrides();
    const int64_t channelStride = strides.back();
    strides.erase(strides.rank() - 1);
    strides.insert(1, channelStride);
    return {shape, strides, 0, dtype};
}

bool Layout::isRowMajor() const
{
    int64_t expected = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        if (shape[axis] != 1 && strides[axis] != expected)
            return false;
        expected *= std::max<int64_t>(shape[axis], 1);
    }
    return true;
}

bool Layout::isDense() const
{
    // From the innermost axis outwards: some axis must step over exactly what is inside it.
    std::array<bool, kMaxRank> placed{};
    int64_t expected = 1;
    for (int round = 0; round < shape.rank(); ++round) {
        bool found = false;
        for (int axis = 0; axis < shape.rank() && !found; ++axis) {
            bool& done = placed[static_cast<size_t>(axis)];
            if (done || (shape[axis] != 1 && strides[axis] != expected))
                continue;
            found = done = true;
            expected *= std::max<int64_t>(shape[axis], 1);
        }
        if (!found)
            return false;
    }
    return true;
}

int64_t Layout::span() const
{
    int64_t last = 0;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        if (shape[axis] == 0)
            return 0;
        last += (shape[axis] - 1) * strides[axis];
    }
    return last + 1;
}

Layout Layout::transposed(std::span<const int64_t> permutation) const
{
    if (static_cast<int>(permutation.size()) != shape.rank())
        throw Error(ErrorKind::InvalidInput,
                    {mark("gpu", "A permutation of %1 axes does not fit a tensor of %2 dimensions"),
                     {std::to_string(permutation.size()), std::to_string(shape.rank())}});
    Layout result{{}, {}, offset, dtype};
    std::array<bool, kMaxRank> seen{};
    for (const int64_t from : permutation) {
        const int axis = normalisedAxis(from, shape.rank());
        if (std::exchange(seen[static_cast<size_t>(axis)], true))
            throw Error(ErrorKind::InvalidInput, mark("gpu", "A permutation names an axis twice"));
        result.shape.append(shape[axis]);
        result.strides.append(strides[axis]);
    }
    return result;
}

std::optional<Layout> Layout::reshaped(const Shape& target) const
{
    if (target.elementCount() != shape.elementCount())
        throw Error(ErrorKind::InvalidInput, {mark("gpu", "A tensor of shape %1 cannot become %2: the counts differ"),
                                              {shape.toString(), target.toString()}});
    if (target.elementCount() == 0) {
        Layout empty = rowMajor(target, dtype);
        empty.offset = offset;
        return empty;
    }
    // The old axes of extent > 1, merged into runs in which each axis steps over exactly the next one; each run must be
    // made of whole new axes.
    Layout result{target, target.rowMajorStrides(), offset, dtype};
    int newAxis = target.rank() - 1;
    int axis = shape.rank() - 1;
    while (axis >= 0) {
        if (shape[axis] == 1) {
            --axis;
            continue;
        }
        int64_t runElements = shape[axis];
        const int64_t runStride = strides[axis];
        int64_t nextStride = runStride * shape[axis];
        int outer = axis - 1;
        while (outer >= 0 && (shape[outer] == 1 || strides[outer] == nextStride)) {
            runElements *= shape[outer];
            nextStride *= shape[outer];
            --outer;
        }
        int64_t covered = 1;
        while (newAxis >= 0 && covered < runElements) {
            result.strides[newAxis] = runStride * covered;
            covered *= target[newAxis];
            --newAxis;
        }
        if (covered != runElements)
            return std::nullopt;
        axis = outer;
    }
    return result;
}

Layout Layout::sliced(int axis, int64_t start, int64_t count, int64_t step) const
{
    const bool inside = axis >= 0 && axis < shape.rank() && start >= 0 && count >= 0 && step > 0 &&
                        (count == 0 || start + (count - 1) * step < shape[axis]);
    if (!inside)
        throw Error(ErrorKind::Internal, {mark("gpu", "A slice leaves its tensor of shape %1"), {shape.toString()}});
    Layout result = *this;
    result.offset += count == 0 ? 0 : start * strides[axis];
    result.shape[axis] = count;
    result.strides[axis] = strides[axis] * step;
    return result;
}

Layout Layout::broadcastTo(const Shape& target) const
{
    const int lead = target.rank() - shape.rank();
    if (lead < 0 || !(broadcastShapes(shape, target) == target))
        throw Error(ErrorKind::InvalidInput,
                    {mark("gpu", "Shape %1 cannot be stretched to %2"), {shape.toString(), target.toString()}});
    Layout result{target, target, offset, dtype};
    for (int axis = 0; axis < target.rank(); ++axis) {
        const bool stretched = axis < lead || (shape[axis - lead] == 1 && target[axis] != 1);
        result.strides[axis] = stretched ? 0 : strides[axis - lead];
    }
    return result;
}

Layout Layout::inWords() const
{
    Layout words = *this;
    for (int axis = 0; axis < strides.rank(); ++axis)
        words.strides[axis] *= 2;
    words.shape.append(2);
    words.strides.append(1);
    words.offset *= 2;
    words.dtype = DType::I32;
    return words;
}

} // namespace gpu
