// Push constants of contract_64.comp.
#ifndef TESSERA_CONTRACT_64_PARAMS
#define TESSERA_CONTRACT_64_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct Contract64Params {
    WalkParams walk; // operands: output, first input, second input; items are lines
    uint elements;   // of a line
    uint outputStep; // between them: running sums only
    uint firstStep;
    uint secondStep; // products only
    uint exclusive;  // running sums: of what comes before each element
    uint reverse;    // and from the end
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
