#pragma once
// Twins of gpu/ops/pool.h and gpu/ops/sample.h, on row-major values.

#include <cstdint>
#include <span>
#include <vector>

#include "gpu/base/shape.h"
#include "gpu/ops/pool.h"
#include "gpu/ops/sample.h"

namespace reference {

struct Pooled {
    std::vector<double> values;
    std::vector<int32_t> where; ///< Max only
};
Pooled pool(std::span<const double> x, const gpu::Shape& shape, const gpu::Shape& out, const gpu::PoolWindows& windows,
            const gpu::PoolOptions& options);

std::vector<double> gridSample(std::span<const double> x, const gpu::Shape& shape, std::span<const double> grid,
                               const gpu::Shape& out, gpu::SampleMode mode, gpu::SamplePadding padding,
                               bool alignCorners);

std::vector<double> roiAlign(std::span<const double> x, const gpu::Shape& shape, std::span<const double> regions,
                             std::span<const int32_t> pictures, const gpu::Shape& out,
                             const gpu::RoiAlignOptions& options);

} // namespace reference
