#pragma once

#include <span>
#include <vector>

#include "gpu/base/shape.h"
#include "gpu/ops/conv2d.h"
#include "tests/reference/epilogue.h"

namespace reference {

/// Extents of the output: (N, O, OH, OW).
gpu::Shape convOutputShape(const gpu::Shape& x, const gpu::Shape& w, const gpu::Conv2dGeometry& geometry);
gpu::Shape convTransposeOutputShape(const gpu::Shape& x, const gpu::Shape& w, const gpu::Conv2dGeometry& geometry);

/// ONNX Conv-11. x: (N, C, H, W), w: (O, C / groups, kH, kW), row-major.
std::vector<double> conv2d(std::span<const float> x, const gpu::Shape& xShape, std::span<const float> w,
                           const gpu::Shape& wShape, const gpu::Conv2dGeometry& geometry,
                           const Epilogue& epilogue = {});

/// ONNX ConvTranspose-11, as a scatter of every input element. w: (C, O / groups, kH, kW).
std::vector<double> convTranspose2d(std::span<const float> x, const gpu::Shape& xShape, std::span<const float> w,
                                    const gpu::Shape& wShape, const gpu::Conv2dGeometry& geometry,
                                    const Epilogue& epilogue = {});

} // namespace reference
