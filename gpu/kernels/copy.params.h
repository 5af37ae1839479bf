// Push constants of copy.comp and copy_transposed.comp.
#ifndef TESSERA_COPY_PARAMS
#define TESSERA_COPY_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct CopyParams {
    WalkParams walk; // operands: output, input
    uint elements;   // in a row
    uint outputItem; // copy_transposed only: between blocks along a row
    uint inputItem;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
