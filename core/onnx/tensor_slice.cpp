#include "core/onnx/tensor_slice.h"

#include <algorithm>
#include <cmath>

#include "gpu/base/error.h"

namespace core::onnx {

TensorStats statsOf(const HostTensor& tensor)
{
    TensorStats stats;
    stats.count = tensor.elementCount();
    int64_t finite = 0;
    double sum = 0;
    for (const double value : tensor.toDoubles()) {
        if (std::isnan(value)) {
            ++stats.notNumbers;
        } else if (std::isinf(value)) {
            ++stats.infinities;
        } else {
            stats.smallest = finite == 0 ? value : std::min(stats.smallest, value);
            stats.largest = finite == 0 ? value : std::max(stats.largest, value);
            sum += value;
            ++finite;
        }
    }
    stats.mean = finite == 0 ? 0 : sum / static_cast<double>(finite);
    return stats;
}

SliceChoice defaultSlice(const gpu::Shape& shape)
{
    SliceChoice choice;
    choice.rowAxis = shape.rank() - 2 < 0 ? -1 : shape.rank() - 2;
    choice.columnAxis = shape.rank() - 1;
    choice.indices.assign(static_cast<size_t>(shape.rank()), 0);
    return choice;
}

SliceChoice fittedSlice(const SliceChoice& choice, const gpu::Shape& shape)
{
    const int rank = shape.rank();
    const bool fits = static_cast<int>(choice.indices.size()) == rank && choice.rowAxis < rank &&
                      choice.columnAxis < rank && (rank == 0 || choice.columnAxis >= 0) &&
                      (choice.rowAxis != choice.columnAxis || rank == 0);
    if (!fits)
        return defaultSlice(shape);
    SliceChoice fitted = choice;
    for (int axis = 0; axis < rank; ++axis) {
        int64_t& index = fitted.indices[static_cast<size_t>(axis)];
        index = std::clamp<int64_t>(index, 0, std::max<int64_t>(shape[axis] - 1, 0));
    }
    return fitted;
}

TensorSlice sliceOf(const HostTensor& tensor, const SliceChoice& choice)
{
    const gpu::Shape& shape = tensor.shape();
    if (!(fittedSlice(choice, shape) == choice))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("onnx", "A tensor of shape %1 has no such slice"), {shape.toString()}});
    const gpu::Shape strides = shape.rowMajorStrides();
    TensorSlice slice;
    slice.rows = choice.rowAxis < 0 ? 1 : shape[choice.rowAxis];
    slice.columns = choice.columnAxis < 0 ? 1 : shape[choice.columnAxis];
    if (tensor.elementCount() == 0) {
        slice.rows = slice.columns = 0;
        return slice;
    }
    int64_t start = 0;
    for (int axis = 0; axis < shape.rank(); ++axis)
        if (axis != choice.rowAxis && axis != choice.columnAxis)
            start += choice.indices[static_cast<size_t>(axis)] * strides[axis];
    const int64_t down = choice.rowAxis < 0 ? 0 : strides[choice.rowAxis];
    const int64_t across = choice.columnAxis < 0 ? 0 : strides[choice.columnAxis];
    slice.values.reserve(static_cast<size_t>(slice.rows * slice.columns));
    for (int64_t row = 0; row < slice.rows; ++row)
        for (int64_t column = 0; column < slice.columns; ++column)
            slice.values.push_back(tensor.doubleAt(start + row * down + column * across));
    return slice;
}

int colourAxis(const gpu::Shape& shape)
{
    if (shape.rank() != 4)
        return -1;
    return shape[1] == 3 ? 1 : shape[3] == 3 ? 3 : -1;
}

} // namespace core::onnx
