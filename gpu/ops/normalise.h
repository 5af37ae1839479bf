#pragma once

#include "gpu/recorder.h"

namespace gpu {

/// Softmax along one axis. x, y: same shape, f32, any strides, may alias if their strides agree. Source: ONNX
/// Softmax-13.
void softmax(Recorder& recorder, const Tensor& x, const Tensor& y, int axis);

/// y = (x - mean) / sqrt(variance + epsilon) * scale + bias over the axes from `axis` on.
/// x, y: same shape, any strides; scale, bias: the shape of those axes, or invalid. Source: ONNX LayerNormalization-17.
void layerNorm(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y, int axis,
               float epsilon);

/// The same over axis 1 (channels) of (N, C, H, W): what vision models call LayerNorm2d. scale, bias: (C).
void channelNorm(Recorder& recorder, const Tensor& x, const Tensor& scale, const Tensor& bias, const Tensor& y,
                 float epsilon);

} // namespace gpu
