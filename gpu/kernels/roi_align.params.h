// Push constants of roi_align.comp.
#ifndef TESSERA_ROI_ALIGN_PARAMS
#define TESSERA_ROI_ALIGN_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RoiAlignParams {
    WalkParams walk; // operands: output, input, region, picture, row, column
    int height;      // of the input
    int width;
    uint strideN;
    uint strideY;
    uint strideX;
    uint cornerStride;
    int samples; // along each axis of a cell; 0: as many as the region has pixels
    float scale;
    float shift;     // of the corners, in pixels
    float leastSize; // of a region
    uint rows;       // of the result
    uint columns;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
