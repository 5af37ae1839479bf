#pragma once
// Sizes of convolutions, poolings and resizes with any number of spatial axes, as the ONNX attributes give them.

#include <cstdint>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// A window that moves over the spatial axes (those from 2 on). All vectors have one entry per spatial axis.
struct WindowGeometry {
    std::vector<int64_t> kernel;
    std::vector<int64_t> strides;
    std::vector<int64_t> dilations;
    std::vector<int64_t> padsBegin; ///< resolved: also for auto_pad
    std::vector<int64_t> padsEnd;
    std::vector<int64_t> outputPadding; ///< transposed convolution only
    int64_t groups = 1;
    gpu::Shape output; ///< of the whole result: (N, channels, ...)
};

/// Conv and FusedConv. Inputs: x (N, C, ...), w (O, C / groups, ...). Throws InvalidInput if they do not fit. Source:
/// ONNX Conv-11.
WindowGeometry convGeometry(const NodeCall& call);
/// ConvTranspose and FusedConvTranspose. w: (C, O / groups, ...). Source: ONNX ConvTranspose-11.
WindowGeometry convTransposeGeometry(const NodeCall& call);
/// MaxPool, AveragePool, LpPool. Source: ONNX MaxPool-12, AveragePool-11.
WindowGeometry poolGeometry(const NodeCall& call);

struct ResizeGeometry {
    gpu::Shape output;
    std::vector<float> scales; ///< per axis, as the model gives them, or output / input
    std::vector<float> region; ///< roi: starts, then ends, per axis; empty if there is none
};
/// Resize and Upsample. Source: ONNX Resize-10, -11, -13; Upsample-7, -9.
ResizeGeometry resizeGeometry(const NodeCall& call);

} // namespace core::onnx
