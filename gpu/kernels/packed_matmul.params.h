// Push constants of packed_matmul.comp. Rows of the product are pixels (y, x) of a picture of outputWidth columns; an
// ordinary matrix is a picture of one row. Input strides are counted in vec4, output and residual strides in floats.
#ifndef TESSERA_PACKED_MATMUL_PARAMS
#define TESSERA_PACKED_MATMUL_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct PackedMatmulParams {
    uint rows;         // M
    uint columns;      // N
    uint steps;        // vec4 steps along K, padded to the unrolling: taps * channelSteps, then zeros
    uint usedSteps;    // the same without the padding
    uint channelSteps; // vec4 per tap
    uint kernelWidth;
    uint outputWidth;
    uint inputHeight;
    uint inputWidth;
    uint strideY;
    uint strideX;
    uint dilationY;
    uint dilationX;
    int padTop; // may be negative
    int padLeft;
    uint inputStrideY;
    uint inputStrideX;
    uint outputStrideY;
    uint outputStrideX;
    uint outputStrideC;
    uint residualStrideY;
    uint residualStrideX;
    uint residualStrideC;
    uint hasBias;
    uint rowGroup;   // row tiles that share a column panel before the next panel is taken
    uint rowGroups;  // how many of those per batch
    uint batchWords; // where the table of batches begins in `batches`: input, panels, output, residual, bias
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
