// Push constants of depthwise_conv.comp. Input strides and offset are counted in vec4, the others in floats.
#ifndef TESSERA_DEPTHWISE_CONV_PARAMS
#define TESSERA_DEPTHWISE_CONV_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct DepthwiseConvParams {
    uint columns; // channels
    uint inputHeight;
    uint inputWidth;
    uint outputHeight;
    uint outputWidth;
    int padTop;
    int padLeft;
    uint rowsPerBlock; // output rows that one invocation marches down
    uint inputOffset;
    uint inputStrideN;
    uint inputStrideY;
    uint inputStrideX;
    uint tapsOffset;
    uint outputOffset;
    uint outputStrideN;
    uint outputStrideY;
    uint outputStrideX;
    uint outputStrideC;
    uint residualOffset;
    uint residualStrideN;
    uint residualStrideY;
    uint residualStrideX;
    uint residualStrideC;
    uint hasBias;
    uint biasOffset;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
