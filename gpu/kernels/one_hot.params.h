// Push constants of one_hot.comp.
#ifndef TESSERA_ONE_HOT_PARAMS
#define TESSERA_ONE_HOT_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct OneHotParams {
    WalkParams walk; // operands: output, indices, position along the new axis
    uint elements;   // in a row
    int depth;
    uint valuesOffset;
    uint valuesStride;
    uint floatIndices; // 1: indices are F32
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
