// How a kernel stores finished sums: finish() below. The kernel declares before it includes this
//   outputs4, outputs (one buffer twice), bias, residual4, residual (one buffer twice),
//   p.columns, p.hasBias, p.outputStrideC, p.residualStrideC,
//   kVectorOutput, kActivation, kResidual (0 none, 1 float by float, 2 by vec4), kAfterResidual.
#include "common/activation.glsl"

/// Bias of four columns (or channels), zero past the last.
vec4 loadBias(uint column, uint biasOffset)
{
    vec4 result;
    UNROLL for (uint c = 0; c < 4; ++c) {
        const bool used = p.hasBias != 0 && column + c < p.columns;
        const float value = LOAD1(bias, used ? biasOffset + column + c : 0);
        result[c] = used ? value : 0;
    }
    return result;
}

/// Stores four columns from `column` on; `at` and `from` are where the first lies in output and residual.
void finish(vec4 sum, bool used, uint column, uint at, uint from)
{
    vec4 value = activate(sum, kActivation);
    if (kResidual == 2)
        value += LOAD4(residual4, used ? from / 4 : 0);
    if (kResidual == 1) {
        UNROLL for (uint c = 0; c < 4; ++c)
            value[c] += LOAD1(residual, used && column + c < p.columns ? from + c * p.residualStrideC : 0);
    }
    value = activate(value, kAfterResidual);
    if (kVectorOutput) {
        if (used)
            outputs4[at / 4] = value;
    } else {
        UNROLL for (uint c = 0; c < 4; ++c)
            if (used && column + c < p.columns)
                outputs[at + c * p.outputStrideC] = value[c];
    }
}
