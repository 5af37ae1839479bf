// Push constants of row_norm.comp.
#ifndef TESSERA_ROW_NORM_PARAMS
#define TESSERA_ROW_NORM_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RowNormParams {
    WalkParams walk; // operands: output, input; one row of the walk is one reduced row (or four neighbouring ones)
    uint elements;   // in a reduced row
    uint outputStep; // between its elements, in the units of the variant
    uint inputStep;
    uint scaleOffset;
    uint biasOffset;
    float epsilon;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
