#pragma once

#include <array>

#include "gpu/recorder.h"

namespace gpu {

enum class ResizeMode : uint32_t { Nearest, Linear, Cubic };
enum class ResizeCoordinates : uint32_t {
    HalfPixel,
    PytorchHalfPixel,
    AlignCorners,
    Asymmetric,
    TfHalfPixelForNn, ///< Resize-11 only
    TfCropAndResize,
};
enum class NearestRounding : uint32_t { RoundPreferFloor, RoundPreferCeil, Floor, Ceil };

struct ResizeOptions {
    ResizeMode mode = ResizeMode::Nearest;
    ResizeCoordinates coordinates = ResizeCoordinates::HalfPixel;
    NearestRounding rounding = NearestRounding::RoundPreferFloor;
    float cubicCoefficient = -0.75F;
    bool excludeOutside = false;
    float extrapolationValue = 0;
    std::array<float, 2> scales{1, 1};       ///< y, x: out size / in size, as the model gives them
    std::array<float, 4> region{0, 0, 1, 1}; ///< TfCropAndResize: y0, x0, y1, x1, normalised
};

/// Resamples the last two axes. x: (..., H, W), out: (..., OH, OW), f32, any strides, leading axes agree (at most two).
/// Source: ONNX Resize-11, -13.
void resize(Recorder& recorder, const Tensor& x, const Tensor& out, const ResizeOptions& options);

} // namespace gpu
