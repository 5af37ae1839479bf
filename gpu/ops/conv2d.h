#pragma once

#include "gpu/ops/epilogue.h"
#include "gpu/ops/matmul.h"
#include "gpu/recorder.h"

namespace gpu {

struct Conv2dGeometry {
    int64_t kernelHeight = 1, kernelWidth = 1;
    int64_t strideY = 1, strideX = 1;
    int64_t dilationY = 1, dilationX = 1;
    int64_t padTop = 0, padLeft = 0, padBottom = 0, padRight = 0;
    int64_t groups = 1;
    int64_t outputPadY = 0, outputPadX = 0; ///< transposed convolution only
};

/// Weights of a convolution, rearranged for this device. How depends on the geometry (dense, depthwise, grouped).
struct PackedConv2d {
    Conv2dGeometry geometry;
    int64_t inputChannels = 0;
    int64_t outputChannels = 0;
    std::vector<PackedMatrix> parts; ///< one per group, or per phase of a transposed convolution; empty if depthwise
    Tensor taps;                     ///< depthwise and grouped: (kH * kW * channels) innermost channels
};

/// w: (O, C / groups, kH, kW) f32, any strides.
PackedConv2d packConv2d(Recorder& recorder, const Tensor& w, const Conv2dGeometry& geometry);
/// out = epilogue(conv(x, w)). x: (N, C, H, W), out: (N, O, OH, OW), f32. Fast when channels lie innermost (see
/// Layout::channelsLast); any other strides of x cost a copy, any other strides of out are written directly.
/// Source: ONNX Conv-11.
void conv2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
            const Epilogue& epilogue = {});

/// w: (C, O / groups, kH, kW) f32, as ONNX ConvTranspose-11 has it.
PackedConv2d packConvTranspose2d(Recorder& recorder, const Tensor& w, const Conv2dGeometry& geometry);
/// Transposed convolution: one small convolution per phase (y mod stride, x mod stride) of the output.
void convTranspose2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
                     const Epilogue& epilogue = {});

} // namespace gpu
