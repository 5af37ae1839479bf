// Push constants of scatter_lines.comp.
#ifndef TESSERA_SCATTER_LINES_PARAMS
#define TESSERA_SCATTER_LINES_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct ScatterLinesParams {
    WalkParams walk; // operands: output, indices, updates
    uint count;      // indices of a line
    int extent;      // of the output along the line
    uint outStride;  // of that axis
    uint indexStride;
    uint updateStride;
    uint report; // place of the word that says that a result does not fit
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
