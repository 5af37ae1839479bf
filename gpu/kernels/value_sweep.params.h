// Push constants of value_sweep.comp.
#ifndef TESSERA_VALUE_SWEEP_PARAMS
#define TESSERA_VALUE_SWEEP_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct ValueSweepParams {
    uint states;
    uint actions;
    uint outcomes; // of each action
    uint statesPerInvocation;
    uint resultOffset;
    uint changeOffset;
    uint valueOffset;
    uint nextOffset;
    uint weightOffset;
    uint rewardOffset;
    uint measured; // 1: the largest change and magnitude are wanted
    float epsilon;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
