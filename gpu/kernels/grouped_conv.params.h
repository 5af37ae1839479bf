// Push constants of grouped_conv.comp. Everything is counted in floats.
#ifndef TESSERA_GROUPED_CONV_PARAMS
#define TESSERA_GROUPED_CONV_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct GroupedConvParams {
    uint outputChannels;
    uint groupInputs; // channels per group
    uint groupOutputs;
    uint kernelHeight;
    uint kernelWidth;
    uint inputHeight;
    uint inputWidth;
    uint outputWidth;
    uint strideY;
    uint strideX;
    uint dilationY;
    uint dilationX;
    int padTop;
    int padLeft;
    uint inputStrideN;
    uint inputStrideC;
    uint inputStrideY;
    uint inputStrideX;
    uint outputStrideN;
    uint outputStrideC;
    uint outputStrideY;
    uint outputStrideX;
    uint hasBias;
    uint tableWords; // where the table begins: offsets of input, taps, output, residual, bias; residual strides N, C,
                     // Y, X
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
