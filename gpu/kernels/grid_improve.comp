#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "grid_sweep.params.h"

// Writes into every cell of a grid world without wind and teleports the action that is best by V. The action that stands
// there stays if none is better by more than p.epsilon max(1, |best|); of equals the first is taken. Invocations as in
// grid_sweep.comp.
// Bindings: 0 the new cells, 1 how many actions changed, 2 V, 3 cells. Shared bytes: none.

layout(local_size_x_id = 0) in;

PARAMETERS(GridSweepParams);
OUTPUTU(0, results);
layout(binding = 1, std430) buffer ChangeBlock { uint change[]; };
INPUT4(2, values);
INPUTU(3, cells);
#include "common/grid_rows.glsl"

/// The new word; counts what it changes.
uint improved(uint word, vec4 q[ACTIONS], inout uvec4 changes)
{
    const uvec4 taken = (uvec4(word) >> (uvec4(0, 8, 16, 24) + kActionShift)) & kActionMask;
    vec4 best = q[0];
    vec4 kept = q[0];
    uvec4 chosen = uvec4(0);
    UNROLL for (uint action = 1; action < ACTIONS; ++action) {
        chosen = mix(chosen, uvec4(action), greaterThan(q[action], best));
        best = max(best, q[action]);
        kept = mix(kept, q[action], equal(taken, uvec4(action)));
    }
    const bvec4 keeps = greaterThanEqual(kept, best - p.epsilon * max(vec4(1), abs(best)));
    const bvec4 dead = greaterThanEqual(kindsOf(word), uvec4(kGoal));
    chosen = mix(chosen, taken, bvec4(uvec4(keeps) | uvec4(dead)));
    changes += uvec4(notEqual(chosen, taken));
    const uvec4 bits = chosen << (uvec4(0, 8, 16, 24) + kActionShift);
    return (word & ~(0x01010101u * (kActionMask << kActionShift))) | bits.x | bits.y | bits.z | bits.w;
}

void main()
{
    const uint column = gl_GlobalInvocationID.x * WIDE;
    if (column >= p.columns)
        return;
    const uint stride = p.rules.stride / 4;
    const uint first = gl_WorkGroupID.y * p.rowsPerInvocation;
    uint at = p.rules.origin / 4 + first * stride + column;
    if (FORBIDDEN_RULE == kRestart) {
        const uint start = p.rules.origin + p.rules.startRow * p.rules.stride + p.rules.startColumn;
        startValue = LOAD4(values, p.valueOffset + start / 4)[start % 4];
    }
    Row above = loadRow(at - stride);
    Row here = loadRow(at);
    uvec4 changes = uvec4(0);
    LOOP for (uint row = 0; row < p.rowsPerInvocation && first + row < p.rows; ++row) {
        const Row below = loadRow(at + stride);
        UNROLL for (uint w = 0; w < WIDE; ++w) {
            vec4 q[ACTIONS];
            actionValues(above, here, below, w, q);
            results[p.resultOffset + at + w] = improved(here.words[w], q, changes);
        }
        above = here;
        here = below;
        at += stride;
    }
    const uint all = subgroupAdd(changes.x + changes.y + changes.z + changes.w);
    if (subgroupElect())
        atomicAdd(change[p.changeOffset], all);
}
