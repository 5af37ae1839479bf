// Push constants of row_softmax.comp.
#ifndef TESSERA_ROW_SOFTMAX_PARAMS
#define TESSERA_ROW_SOFTMAX_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RowSoftmaxParams {
    WalkParams walk; // operands: output, input; one row of the walk is one reduced row (or four neighbouring ones)
    uint elements;   // in a reduced row
    uint outputStep; // between its elements, in the units of the variant
    uint inputStep;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
