#pragma once

#include <span>
#include <vector>

#include "gpu/ops/resize.h"

namespace reference {

/// The resize of a row-major tensor's last two axes to `height` x `width`, by ONNX's formulas, both axes at once.
std::vector<double> resize(std::span<const float> x, const gpu::Shape& shape, int64_t height, int64_t width,
                           const gpu::ResizeOptions& options);

} // namespace reference
