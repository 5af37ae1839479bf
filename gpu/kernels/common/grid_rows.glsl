// P[s][a] of a grid world without wind and teleports, for WIDE words of four cells at once: an invocation marches down
// its columns and keeps three rows in registers. What a move is worth depends on the cell entered only, unless it is
// stopped: so every cell's entry value is made once and serves all its neighbours. Walls and forbidden cells that bounce
// have marks far below any value instead, because there the value of the cell left counts.
// The including kernel has bound `values` (INPUT4) and `cells` (INPUTU) and has parameters p of type GridSweepParams.
#ifndef TESSERA_GRID_ROWS
#define TESSERA_GRID_ROWS
#include "common/grid_cells.glsl"

layout(constant_id = 3) const uint SLIPS = 0;

#if TESSERA_SOFTWARE
const uint WIDE = 2;
const uint STEPS = 4; // rows without a loop between them
#else
const uint WIDE = 1;
const uint STEPS = 1;
#endif

const float kWallMark = -3e38;
const float kBounceMark = -2e38;

struct Row {
    uint words[WIDE];
    vec4 values[WIDE];
    vec4 entries[WIDE];
    float left; // entry value of the cell before the first
    float right;
};

float startValue; // set before the first row is loaded

uvec4 kindsOf(uint word) { return (uvec4(word) >> uvec4(0, 8, 16, 24)) & kKindMask; }

vec4 entriesOf(uvec4 kinds, vec4 v)
{
    const bvec4 forbidden = equal(kinds, uvec4(kForbidden));
    vec4 reward = mix(vec4(p.rules.stepReward), vec4(p.rules.forbiddenReward), forbidden);
    reward = mix(reward, vec4(p.rules.goalReward), equal(kinds & 6, uvec4(kGoalThatGoesOn)));
    reward = mix(reward, vec4(p.rules.holeReward), equal(kinds, uvec4(kHole)));
    if (FORBIDDEN_RULE == kRestart)
        v = mix(v, vec4(startValue), forbidden);
    vec4 entries = reward + p.rules.gamma * v;
    if (FORBIDDEN_RULE == kBounce)
        entries = mix(entries, vec4(kBounceMark), forbidden);
    return mix(entries, vec4(kWallMark), equal(kinds, uvec4(kWall)));
}

Row loadRow(uint at)
{
    Row row;
    UNROLL for (uint k = 0; k < WIDE; ++k) {
        row.words[k] = LOADU(cells, p.cellOffset + at + k);
        row.values[k] = LOAD4(values, p.valueOffset + at + k);
        row.entries[k] = entriesOf(kindsOf(row.words[k]), row.values[k]);
    }
    const uint words = (LOADU(cells, p.cellOffset + at - 1) >> 24) | (LOADU(cells, p.cellOffset + at + WIDE) << 8);
    const vec2 ends =
        vec2(LOAD4(values, p.valueOffset + at - 1).w, LOAD4(values, p.valueOffset + at + WIDE).x);
    const vec4 both = entriesOf(kindsOf(words), vec4(ends, ends));
    row.left = both.x;
    row.right = both.y;
    return row;
}

vec4 leftOf(Row row, uint k)
{
    return vec4(k == 0 ? row.left : row.entries[max(k, 1) - 1].w, row.entries[k].xyz);
}

vec4 rightOf(Row row, uint k)
{
    return vec4(row.entries[k].yzw, k + 1 == WIDE ? row.right : row.entries[min(k + 1, WIDE - 1)].x);
}

/// The values of all actions in four cells. Of walls and ends whatever comes.
void actionValues(Row above, Row here, Row below, uint k, out vec4 q[ACTIONS])
{
    const vec4 stayed = p.rules.gamma * here.values[k];
    const bvec4 forbidden = equal(kindsOf(here.words[k]), uvec4(kForbidden));
    const vec4 bumped =
        stayed + mix(vec4(p.rules.boundaryReward), vec4(p.rules.forbiddenBoundaryReward), forbidden);
    const vec4 bounced = stayed + p.rules.forbiddenReward;
    vec4 lands[9];
    lands[0] = above.entries[k];
    lands[1] = rightOf(above, k);
    lands[2] = rightOf(here, k);
    lands[3] = rightOf(below, k);
    lands[4] = below.entries[k];
    lands[5] = leftOf(below, k);
    lands[6] = leftOf(here, k);
    lands[7] = leftOf(above, k);
    lands[kStay] = here.entries[k];
    UNROLL for (uint d = 0; d < 9; ++d) {
        const vec4 entered = lands[d];
        if (FORBIDDEN_RULE == kBounce)
            lands[d] = mix(lands[d], bounced, lessThan(entered, vec4(0.75 * kBounceMark)));
        lands[d] = mix(lands[d], bumped, lessThan(entered, vec4(1.25 * kBounceMark)));
    }
    UNROLL for (uint action = 0; action < ACTIONS; ++action) {
        const uint d = directionOf(action);
        q[action] = lands[d];
        if (SLIPS == 1 && d != kStay) {
            const vec4 aside = lands[(d + 2) & 7] + lands[(d + 6) & 7];
            q[action] = (1.0 - p.rules.slip) * q[action] + 0.5 * p.rules.slip * aside;
        }
    }
}

#endif
