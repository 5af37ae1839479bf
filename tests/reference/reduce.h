#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/ops/reduce.h"

namespace reference {

/// The reduction of a row-major tensor over the given axes, in the order of the result's elements.
std::vector<double> reduce(std::span<const float> x, const gpu::Shape& shape, std::span<const int> axes,
                           gpu::ReduceOp op);

std::vector<int32_t> argReduce(std::span<const float> x, const gpu::Shape& shape, int axis, bool largest,
                               bool selectLast);

} // namespace reference
