#include "tests/reference/epilogue.h"

#include <cmath>

namespace reference {

double activate(double x, gpu::Activation activation)
{
    switch (activation) {
    case gpu::Activation::Relu:
        return x > 0 ? x : 0;
    case gpu::Activation::Gelu:
        return x / 2 * (1 + std::erf(x / std::sqrt(2.0)));
    case gpu::Activation::None:
        break;
    }
    return x;
}

double Epilogue::apply(double sum, size_t column, size_t index) const
{
    double value = activate(sum + (bias.empty() ? 0.0 : bias[column]), activation);
    if (!residual.empty())
        value += residual[index];
    return activate(value, afterResidual);
}

} // namespace reference
