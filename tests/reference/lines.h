#pragma once
// Twins of gpu/ops/lines.h and of gatherElements, on row-major values.

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/base/shape.h"
#include "gpu/ops/lines.h"

namespace reference {

/// Where each element of a gather of single elements comes from: row-major positions in the data.
std::vector<size_t> gatherElementSources(const gpu::Shape& data, std::span<const int32_t> indices,
                                         const gpu::Shape& indexShape, int axis);

std::vector<double> scatterElements(std::span<const double> data, const gpu::Shape& shape,
                                    std::span<const int32_t> indices, const gpu::Shape& indexShape,
                                    std::span<const double> updates, int axis, gpu::ScatterOp op);

std::vector<double> cumulativeSum(std::span<const double> x, const gpu::Shape& shape, int axis, bool exclusive,
                                  bool reverse);

struct Selection {
    std::vector<double> values;
    std::vector<int32_t> indices;
};
Selection topK(std::span<const double> x, const gpu::Shape& shape, int axis, int64_t count, bool largest);

} // namespace reference
