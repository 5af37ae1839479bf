// Push constants of window_pool.comp.
#ifndef TESSERA_WINDOW_POOL_PARAMS
#define TESSERA_WINDOW_POOL_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct WindowPoolParams {
    WalkParams walk; // operands: output, where, input, index, depth, row, column
    uint geometry;   // where the table has the windows: see window_pool.comp
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
