// What every kernel on a grid world is told: the rules, and how its cells lie in memory.
#ifndef TESSERA_GRID_RULES_PARAMS
#define TESSERA_GRID_RULES_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct GridRules {
    uint stride; // from a cell to the one below it
    uint origin; // of the first cell; around the world stands a wall
    uint startRow;
    uint startColumn; // where ForbiddenRule Restart leads
    uint actions;
    uint forbiddenRule;
    uint windy; // 1: there are winds
    uint teleports;
    float gamma;
    float stepReward;
    float forbiddenReward;
    float goalReward;
    float holeReward;
    float boundaryReward;
    float forbiddenBoundaryReward; // for bumping from a forbidden cell
    float slip;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
