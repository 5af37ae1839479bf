// Push constants of rank_select.comp.
#ifndef TESSERA_RANK_SELECT_PARAMS
#define TESSERA_RANK_SELECT_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RankSelectParams {
    WalkParams walk; // operands: input, line, values, indices, position
    uint count;      // elements of a line
    uint lineStride; // of the input along it
    uint chosen;     // elements that are selected
    uint valueStride;
    uint indexStride;
    uint largest;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
