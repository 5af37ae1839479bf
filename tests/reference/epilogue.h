#pragma once
// What gpu::Epilogue does to a sum, in double.

#include <vector>

#include "gpu/ops/epilogue.h"

namespace reference {

struct Epilogue {
    std::vector<float> bias; ///< per column or channel; empty: none
    gpu::Activation activation = gpu::Activation::None;
    std::vector<float> residual; ///< like the output, row-major; empty: none
    gpu::Activation afterResidual = gpu::Activation::None;

    /// The value stored for output element `index`, which lies in column (or channel) `column`.
    double apply(double sum, size_t column, size_t index) const;
};

double activate(double x, gpu::Activation activation);

} // namespace reference
