// Push constants of gather.comp.
#ifndef TESSERA_GATHER_PARAMS
#define TESSERA_GATHER_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct GatherParams {
    WalkParams walk; // operands: output, data, indices
    uint elements;   // in a row
    int extent;      // of the axis that the indices count
    uint stride;     // of that axis, in the units of the data
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
