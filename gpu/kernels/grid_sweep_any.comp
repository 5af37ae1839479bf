#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "grid_sweep.params.h"

// grid_sweep.comp for any rules, with wind and teleports: an invocation takes one column of its rows, cell by cell.
// Bindings: 0 V', 1 the largest |V' - V| and |V'| as the bits of a float, 2 V, 3 cells, 4 winds, 5 teleports. Shared
// bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint MODE = 0;

PARAMETERS(GridSweepParams);
OUTPUT1(0, results);
layout(binding = 1, std430) buffer ChangeBlock { uint change[]; };
INPUT1(2, values);
INPUTU(3, cells);
INPUTU(4, winds);
INPUTU(5, teleports);
#define RULES p.rules
#define RULES_CELLS p.cellOffset
#include "common/grid_action_value.glsl"

float backup(ivec2 place, uint cell)
{
    if ((cell & kTeleportBit) != 0)
        return valueOf(teleported(place));
    float best = actionValue(place, cell & kKindMask, 0);
    float sum = best;
    const uint chosen = (cell >> kActionShift) & kActionMask;
    LOOP for (uint action = 1; action < ACTIONS; ++action) {
        const float q = actionValue(place, cell & kKindMask, action);
        best = (MODE == 2 ? chosen == action : q > best) ? q : best;
        sum += q;
    }
    return MODE == 0 ? best : (1.0 - p.epsilon) * best + p.epsilon * (sum / float(ACTIONS));
}

void main()
{
    const uint column = gl_GlobalInvocationID.x;
    if (column >= p.columns)
        return;
    const uint first = gl_WorkGroupID.y * p.rowsPerInvocation;
    float changed = 0;
    float magnitude = 0;
    LOOP for (uint row = first; row < min(first + p.rowsPerInvocation, p.rows); ++row) {
        const ivec2 place = ivec2(row, column);
        const uint cell = cellAt(place);
        const uint at = placeIndex(place);
        float result = 0;
        if ((cell & kKindMask) < kGoal)
            result = backup(place, cell);
        results[p.resultOffset + at] = result;
        changed = max(changed, abs(result - LOAD1(values, p.valueOffset + at)));
        magnitude = max(magnitude, abs(result));
    }
    if (p.measured == 1) {
        const vec2 all = vec2(subgroupMax(changed), subgroupMax(magnitude));
        if (subgroupElect()) {
            atomicMax(change[p.changeOffset], floatBitsToUint(all.x));
            atomicMax(change[p.changeOffset + 1], floatBitsToUint(all.y));
        }
    }
}
