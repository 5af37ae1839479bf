#pragma once
// Convolutions that multiply no matrices. Only gpu/ops/conv2d.cpp includes this.

#include "gpu/ops/conv2d.h"

namespace gpu {

/// (Transposed) convolution with weights.taps: depthwise by a kernel that marches over the picture, anything else
/// straight from the definition. Shapes were checked; the bias is dense.
void directConv2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
                  const Epilogue& epilogue, bool transposed);

} // namespace gpu
