#pragma once

#include <cstdint>

#include "gpu/tensor.h"

namespace gpu {

enum class Activation : uint32_t { None, Relu, Gelu };

/// What a matrix product or convolution does to a finished sum before it is stored, in this order:
/// out = activation(sum + bias) + residual. Invalid tensors mean "none".
struct Epilogue {
    Tensor bias;                                 ///< (columns) or (output channels), f32
    Activation activation = Activation::None;    ///< Gelu is the exact one: x/2 (1 + erf(x / sqrt 2))
    Tensor residual;                             ///< of the output's shape, any strides; may share the output's memory
    Activation afterResidual = Activation::None; ///< applied last, after the residual was added
};

} // namespace gpu
