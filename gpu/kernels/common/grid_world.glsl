// P[s][a] of a grid world, the twin of core::grid::transition: for any rules, a cell at a time. The including kernel has
// bound `cells` (INPUTU), `winds` (INPUTU, one for each column) and `teleports` (INPUTU: row, column, row, column and the
// bits of the reward), and has macros RULES for its GridRules and RULES_CELLS for the offset of the cells.
#ifndef TESSERA_GRID_WORLD
#define TESSERA_GRID_WORLD
#include "common/grid_cells.glsl"

/// Where one move ends. Noise is not in the reward.
struct Landing {
    ivec2 next; // row, column
    float reward;
    bool done;
};

uint cellAt(ivec2 place)
{
    const uint at = RULES.origin + uint(place.x) * RULES.stride + uint(place.y);
    return (LOADU(cells, RULES_CELLS + at / 4) >> (8 * (at % 4))) & 255;
}

ivec2 stepOf(uint direction)
{
    const uint d = direction & 7;
    const int down = d == 2 || d == 6 ? 0 : (d > 2 && d < 6 ? 1 : -1);
    const int right = d == 0 || d == 4 ? 0 : (d < 4 ? 1 : -1);
    return direction == kStay ? ivec2(0) : ivec2(down, right);
}

float rewardOf(uint kind)
{
    float reward = kind == kForbidden ? RULES.forbiddenReward : RULES.stepReward;
    reward = kind == kGoal || kind == kGoalThatGoesOn ? RULES.goalReward : reward;
    return kind == kHole ? RULES.holeReward : reward;
}

/// Where the wind of the column in which the move began takes it.
ivec2 blown(ivec2 place, int wind)
{
    const int direction = wind > 0 ? -1 : 1;
    LOOP for (int k = 0; k < abs(wind); ++k) {
        const ivec2 further = ivec2(place.x + direction, place.y);
        if ((cellAt(further) & kKindMask) == kWall)
            break;
        place = further;
    }
    return place;
}

Landing land(ivec2 place, uint kindHere, uint direction)
{
    const ivec2 target = place + stepOf(direction);
    const bool bumps = (cellAt(target) & kKindMask) == kWall;
    ivec2 next = bumps ? place : target;
    if (RULES.windy == 1)
        next = blown(next, int(LOADU(winds, place.y)));
    const uint kind = cellAt(next) & kKindMask;
    if (bumps && next == place)
        return Landing(place, kindHere == kForbidden ? RULES.forbiddenBoundaryReward : RULES.boundaryReward, false);
    if (kind == kForbidden && FORBIDDEN_RULE != kEnter)
        return Landing(FORBIDDEN_RULE == kBounce ? place : ivec2(RULES.startRow, RULES.startColumn),
                       RULES.forbiddenReward, false);
    return Landing(next, rewardOf(kind), kind >= kGoal);
}

/// Where the teleport of this cell leads. Call only where one begins.
Landing teleported(ivec2 place)
{
    uint at = 0;
    LOOP while (at + 1 < RULES.teleports &&
                !(LOADU(teleports, 5 * at) == uint(place.x) && LOADU(teleports, 5 * at + 1) == uint(place.y)))
        ++at;
    const ivec2 next = ivec2(LOADU(teleports, 5 * at + 2), LOADU(teleports, 5 * at + 3));
    return Landing(next, uintBitsToFloat(LOADU(teleports, 5 * at + 4)), (cellAt(next) & kKindMask) >= kGoal);
}

#endif
