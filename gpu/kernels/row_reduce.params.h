// Push constants of row_reduce.comp.
#ifndef TESSERA_ROW_REDUCE_PARAMS
#define TESSERA_ROW_REDUCE_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct RowReduceParams {
    WalkParams walk;   // operands: output, input; one row of the walk is one reduced row (or four neighbouring ones)
    uint elements;     // along the innermost reduced axis
    uint inputStep;    // between them, in the units of the variant
    uint outputStep;   // between four neighbouring results, in elements
    uint reducedTable; // where extents and strides of the other reduced axes begin in the table
    uint reducedRank;
    uint runs;      // product of those axes
    uint partRuns;  // runs of one part
    uint partSteps; // steps along the innermost reduced axis of one part
    uint runParts;  // parts that the runs are cut into
    uint stepParts; // and the innermost axis
    uint offset;    // of the output; parts are counted from there
    float scale;    // of a mean
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
