#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "grid_sweep.params.h"

// grid_improve.comp for any rules, with wind and teleports: an invocation takes a word of four cells in each of its rows.
// Bindings: 0 the new cells, 1 how many actions changed, 2 V, 3 cells, 4 winds, 5 teleports. Shared bytes: none.

layout(local_size_x_id = 0) in;

PARAMETERS(GridSweepParams);
OUTPUTU(0, results);
layout(binding = 1, std430) buffer ChangeBlock { uint change[]; };
INPUT1(2, values);
INPUTU(3, cells);
INPUTU(4, winds);
INPUTU(5, teleports);
#define RULES p.rules
#define RULES_CELLS p.cellOffset
#include "common/grid_action_value.glsl"

/// The action to take in a cell; where a teleport begins all are alike.
uint improved(ivec2 place, uint cell)
{
    const uint taken = (cell >> kActionShift) & kActionMask;
    if ((cell & kKindMask) >= kGoal || (cell & kTeleportBit) != 0)
        return taken;
    uint chosen = 0;
    float best = actionValue(place, cell & kKindMask, 0);
    float kept = best;
    LOOP for (uint action = 1; action < ACTIONS; ++action) {
        const float q = actionValue(place, cell & kKindMask, action);
        kept = action == taken ? q : kept;
        chosen = q > best ? action : chosen;
        best = max(best, q);
    }
    return kept >= best - p.epsilon * max(1.0, abs(best)) ? taken : chosen;
}

void main()
{
    const uint column = gl_GlobalInvocationID.x * 4;
    if (gl_GlobalInvocationID.x >= p.columns)
        return;
    const uint first = gl_WorkGroupID.y * p.rowsPerInvocation;
    uint changes = 0;
    LOOP for (uint row = first; row < min(first + p.rowsPerInvocation, p.rows); ++row) {
        uint bits = 0;
        LOOP for (uint k = 0; k < 4; ++k) {
            const uint cell = cellAt(ivec2(row, column + k));
            const uint chosen = improved(ivec2(row, column + k), cell);
            changes += uint(chosen != ((cell >> kActionShift) & kActionMask));
            bits |= ((cell & ~(kActionMask << kActionShift)) | (chosen << kActionShift)) << (8 * k);
        }
        results[p.resultOffset + placeIndex(ivec2(row, column)) / 4] = bits;
    }
    const uint all = subgroupAdd(changes);
    if (subgroupElect())
        atomicAdd(change[p.changeOffset], all);
}
