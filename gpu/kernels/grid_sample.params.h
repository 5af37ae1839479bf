// Push constants of grid_sample.comp.
#ifndef TESSERA_GRID_SAMPLE_PARAMS
#define TESSERA_GRID_SAMPLE_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct GridSampleParams {
    WalkParams walk; // operands: output, input, grid
    int height;      // of the input
    int width;
    uint strideY;
    uint strideX;
    uint gridStride; // from x to y
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
