#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "grid_sweep.params.h"

// One sweep over a grid world without wind and teleports. MODE 0: V'(s) = max q. 1: V'(s) = (1 - epsilon) max q +
// epsilon mean q. 2: the same with the action that stands in the cell instead of the best. A workgroup takes a strip of
// columns, an invocation WIDE words of four cells in each of its rows, from top to bottom. Walls and ends get 0.
// Bindings: 0 V', 1 the largest |V' - V| and |V'| as the bits of a float (larger floats above 0 have larger bits), 2 V,
// 3 cells. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 4) const uint MODE = 0;

PARAMETERS(GridSweepParams);
OUTPUT4(0, results);
layout(binding = 1, std430) buffer ChangeBlock { uint change[]; };
INPUT4(2, values);
INPUTU(3, cells);
#include "common/grid_rows.glsl"

vec4 chosenOf(uint word, vec4 q[ACTIONS])
{
    const uvec4 chosen = (uvec4(word) >> (uvec4(0, 8, 16, 24) + kActionShift)) & kActionMask;
    vec4 value = q[0];
    UNROLL for (uint action = 1; action < ACTIONS; ++action)
        value = mix(value, q[action], equal(chosen, uvec4(action)));
    return value;
}

vec4 backup(uint word, vec4 q[ACTIONS])
{
    vec4 best = q[0];
    vec4 sum = q[0];
    UNROLL for (uint action = 1; action < ACTIONS; ++action) {
        best = max(best, q[action]);
        sum += q[action];
    }
    if (MODE == 2)
        best = chosenOf(word, q);
    vec4 result = MODE == 0 ? best : (1.0 - p.epsilon) * best + p.epsilon * (sum / float(ACTIONS));
    return mix(result, vec4(0), greaterThanEqual(kindsOf(word), uvec4(kGoal)));
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
    vec4 changed = vec4(0);
    vec4 magnitude = vec4(0);
    LOOP for (uint row = 0; row < p.rowsPerInvocation && first + row < p.rows; row += STEPS) {
        UNROLL for (uint k = 0; k < STEPS; ++k) {
            const Row below = loadRow(at + stride);
            UNROLL for (uint w = 0; w < WIDE; ++w) {
                vec4 q[ACTIONS];
                actionValues(above, here, below, w, q);
                const vec4 result = backup(here.words[w], q);
                results[p.resultOffset + at + w] = result;
                changed = max(changed, abs(result - here.values[w]));
                magnitude = max(magnitude, abs(result));
            }
            above = here;
            here = below;
            at += stride;
        }
    }
    if (p.measured == 1) {
        const vec2 largest = max(max(vec2(changed.x, magnitude.x), vec2(changed.y, magnitude.y)),
                                 max(vec2(changed.z, magnitude.z), vec2(changed.w, magnitude.w)));
        const vec2 all = vec2(subgroupMax(largest.x), subgroupMax(largest.y));
        if (subgroupElect()) {
            atomicMax(change[p.changeOffset], floatBitsToUint(all.x));
            atomicMax(change[p.changeOffset + 1], floatBitsToUint(all.y));
        }
    }
}
