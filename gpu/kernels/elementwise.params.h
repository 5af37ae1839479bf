// Push constants of the elementwise kernels.
#ifndef TESSERA_ELEMENTWISE_PARAMS
#define TESSERA_ELEMENTWISE_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct ElementwiseParams {
    WalkParams walk;    // items are groups of four neighbours along a row
    uint elements;      // in a row
    uint moreConstants; // where constants beyond the first 16 begin in the table
    uint report;        // which word of the reports is this program's
    uint c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15; // bits of the program's constants
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
