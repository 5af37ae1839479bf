// Push constants of grid_sweep.comp, grid_sweep_any.comp, grid_improve.comp and grid_improve_any.comp.
#ifndef TESSERA_GRID_SWEEP_PARAMS
#define TESSERA_GRID_SWEEP_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/grid_rules.params.h"
#else
#include "common/grid_rules.params.h"
#endif
#ifdef __cplusplus
namespace gpu {
#endif

struct GridSweepParams {
    GridRules rules;
    uint rows;
    uint columns; // of grid_sweep and grid_improve: in words of four cells
    uint rowsPerInvocation;
    uint resultOffset;
    uint valueOffset;
    uint cellOffset;
    uint changeOffset;
    uint measured; // 1: the largest change and magnitude are wanted
    float epsilon;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
