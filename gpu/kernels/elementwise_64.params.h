// Push constants of the elementwise kernels of 64 bits.
#ifndef TESSERA_ELEMENTWISE_64_PARAMS
#define TESSERA_ELEMENTWISE_64_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct Elementwise64Params {
    WalkParams walk; // operands: output, six inputs; items are elements
    uint constants;  // where the program's constants begin in the table, two words each
    uint report;     // which word of the reports is this program's
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
