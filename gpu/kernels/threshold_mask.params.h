#ifndef TESSERA_THRESHOLD_MASK_PARAMS
#define TESSERA_THRESHOLD_MASK_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct ThresholdMaskParams {
    uint cropWidth; // what is resampled: the left top part of the frame
    uint cropHeight;
    uint frameStride; // between rows of the frame
    uint frameOffset;
    uint width; // of the mask
    uint height;
    uint wordsPerRow;
    uint maskOffset;
    uint areaOffset;
    uint rowsPerInvocation;
    float scaleX; // crop size / mask size
    float scaleY;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
