#pragma once

#include <span>
#include <vector>

#include "gpu/base/shape.h"
#include "tests/reference/epilogue.h"

namespace reference {

/// epilogue(a b) with NumPy's broadcasting of b's leading axes. a: (..., M, K), b: (..., K, N), row-major.
std::vector<double> matmul(std::span<const float> a, const gpu::Shape& aShape, std::span<const float> b,
                           const gpu::Shape& bShape, const Epilogue& epilogue = {});

} // namespace reference
