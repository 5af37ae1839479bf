#pragma once
// Row-major index arithmetic of the reference implementations.

#include <cstdint>

#include "gpu/base/shape.h"

namespace reference {

/// The multi-index of element `linear`.
inline gpu::Shape unravel(int64_t linear, const gpu::Shape& shape)
{
    gpu::Shape index = shape;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        index[axis] = linear % shape[axis];
        linear /= shape[axis];
    }
    return index;
}

/// The linear position of a multi-index; indices along axes of extent 1 count as 0.
inline size_t ravel(const gpu::Shape& index, const gpu::Shape& shape)
{
    int64_t linear = 0;
    for (int axis = 0; axis < shape.rank(); ++axis)
        linear = linear * shape[axis] + (shape[axis] == 1 ? 0 : index[axis]);
    return static_cast<size_t>(linear);
}

} // namespace reference
