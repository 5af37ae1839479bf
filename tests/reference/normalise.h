#pragma once

#include <span>
#include <vector>

#include "gpu/base/shape.h"

namespace reference {

/// Softmax of a row-major tensor along one axis.
std::vector<double> softmax(std::span<const float> x, const gpu::Shape& shape, int axis);

/// (x - mean) / sqrt(variance + epsilon) * scale + bias over the axes first … last. scale and bias are row-major over
/// those axes, or empty.
std::vector<double> norm(std::span<const float> x, const gpu::Shape& shape, int first, int last,
                         std::span<const float> scale, std::span<const float> bias, double epsilon);

} // namespace reference
