// The part of the push constants that every kernel with a walk over strided tensors has; see walk.glsl.
#ifndef TESSERA_WALK_PARAMS
#define TESSERA_WALK_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct WalkParams {
    uint table;     // where the table of strides begins, in words
    uint outerRank; // axes outside the rows
    uint rows;
    uint inner;     // items in a row
    uint segment;   // items of a row that one workgroup visits
    uint segments;  // per row
    uint rowSteps;  // blocks of rows that one workgroup visits
    uint laneShift; // log2 of how many invocations share a row
    uint width;     // workgroups along x: how a workgroup knows its number whatever slice of the dispatch it is in
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
