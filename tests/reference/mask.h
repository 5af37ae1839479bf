#pragma once
// Plain C++ twins of gpu/ops/mask.h, in double.

#include <cstdint>
#include <vector>

namespace reference {

/// Bilinear between pixel centres of the left top (cropHeight, cropWidth) of rows of `stride` values, to (height,
/// width). Source: ONNX Resize-13, linear, half_pixel.
std::vector<double> resampledCrop(const double* values, int64_t stride, int64_t cropWidth, int64_t cropHeight,
                                  int64_t width, int64_t height);

} // namespace reference
