#ifndef TESSERA_CONFUSION_COUNTS_PARAMS
#define TESSERA_CONFUSION_COUNTS_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct ConfusionCountsParams {
    uint width; // in pixels
    uint height;
    uint wordsPerRow;
    uint pixelsPerWord; // 1 or 4
    uint truthOffset;
    uint predictedOffset;
    uint countsOffset;
    uint classes;
    uint ignored; // a class, or anything that is none
    uint rowsPerInvocation;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
