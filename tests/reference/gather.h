#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/base/shape.h"

namespace reference {

/// Where each element of a gather comes from: row-major positions in the data.
std::vector<size_t> gatherSources(const gpu::Shape& data, std::span<const int32_t> indices,
                                  const gpu::Shape& indexShape, int axis);

std::vector<double> oneHot(std::span<const int32_t> indices, const gpu::Shape& indexShape, int64_t depth, int axis,
                           double off, double on);

} // namespace reference
