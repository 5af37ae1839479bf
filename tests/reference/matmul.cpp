#include "tests/reference/matmul.h"

#include <cstddef>

namespace reference {

std::vector<double> matmul(std::span<const float> a, const gpu::Shape& aShape, std::span<const float> b,
                           const gpu::Shape& bShape, const Epilogue& epilogue)
{
    const int rank = aShape.rank();
    const int64_t rows = aShape[rank - 2];
    const int64_t depth = aShape[rank - 1];
    const int64_t columns = bShape.back();
    int64_t batches = 1;
    for (int axis = 0; axis + 2 < rank; ++axis)
        batches *= aShape[axis];

    std::vector<double> out(static_cast<size_t>(batches * rows * columns));
    for (int64_t batch = 0; batch < batches; ++batch) {
        int64_t bBatch = 0; // the matrix of b that belongs to this batch
        int64_t rest = batch;
        int64_t stride = 1;
        for (int axis = rank - 3; axis >= 0; --axis) {
            const int64_t position = rest % aShape[axis];
            rest /= aShape[axis];
            const int bAxis = axis - (rank - bShape.rank());
            if (bAxis >= 0 && bShape[bAxis] > 1) {
                bBatch += position * stride;
                stride *= bShape[bAxis];
            }
        }
        for (int64_t row = 0; row < rows; ++row) {
            for (int64_t column = 0; column < columns; ++column) {
                double sum = 0;
                for (int64_t k = 0; k < depth; ++k)
                    sum += static_cast<double>(a[static_cast<size_t>((batch * rows + row) * depth + k)]) *
                           b[static_cast<size_t>((bBatch * depth + k) * columns + column)];
                const auto index = static_cast<size_t>((batch * rows + row) * columns + column);
                out[index] = epilogue.apply(sum, static_cast<size_t>(column), index);
            }
        }
    }
    return out;
}

} // namespace reference
