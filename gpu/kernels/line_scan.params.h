// Push constants of line_scan.comp.
#ifndef TESSERA_LINE_SCAN_PARAMS
#define TESSERA_LINE_SCAN_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct LineScanParams {
    WalkParams walk; // operands: output, input
    uint count;      // elements of a line
    uint outStride;
    uint inStride;
    uint exclusive; // 1: the sum of what comes before
    uint reverse;   // 1: from the end
    uint report;    // place of the word that says that a sum does not fit
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
