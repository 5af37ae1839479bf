// Push constants of row_arg_reduce.comp.
#ifndef TESSERA_ROW_ARG_REDUCE_PARAMS
#define TESSERA_ROW_ARG_REDUCE_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RowArgReduceParams {
    WalkParams walk; // operands: output, input; one row of the walk is one reduced row (or four neighbouring ones)
    uint elements;   // in a reduced row
    uint inputStep;  // between its elements
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
