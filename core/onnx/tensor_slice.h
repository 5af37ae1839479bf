#pragma once
// Looking at the values of a tensor: a matrix out of it, and what its values are like.

#include <cstdint>
#include <vector>

#include "core/onnx/host_tensor.h"

namespace core::onnx {

/// Over all elements; the three numbers are over the finite ones and 0 if there is none.
struct TensorStats {
    int64_t count = 0;
    int64_t notNumbers = 0; ///< NaN
    int64_t infinities = 0;
    double smallest = 0;
    double largest = 0;
    double mean = 0;
};
TensorStats statsOf(const HostTensor& tensor);

/// The rows and columns that are seen. Axes that are neither are held at an index.
struct SliceChoice {
    int rowAxis = -1; ///< -1: one row
    int columnAxis = -1;
    std::vector<int64_t> indices; ///< one per axis; those of the two axes do not count

    friend bool operator==(const SliceChoice&, const SliceChoice&) = default;
};

/// The last two axes, the others at 0. A vector is one row, a scalar one cell.
SliceChoice defaultSlice(const gpu::Shape& shape);
/// `choice` as far as it fits the shape: the default one for other axes than the shape has, indices within it.
SliceChoice fittedSlice(const SliceChoice& choice, const gpu::Shape& shape);

struct TensorSlice {
    int64_t rows = 0;
    int64_t columns = 0;
    std::vector<double> values; ///< row-major
};
/// Throws InvalidInput for a choice that does not fit the tensor.
TensorSlice sliceOf(const HostTensor& tensor, const SliceChoice& choice);

/// Which axis holds three colours: 1 of (N, 3, H, W), the last of (N, H, W, 3); -1: none.
int colourAxis(const gpu::Shape& shape);

} // namespace core::onnx
