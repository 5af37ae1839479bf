#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "value_sweep.params.h"

// One sweep of value iteration over an explicit model: q(s, a) = reward(a, s) + sum over k of weight(a, k, s) V(next(a, k, s)),
// V'(s) = (1 - epsilon) max q + epsilon mean q. An invocation takes every local-size-th state of its workgroup's range, so
// that neighbours read neighbouring words of the tables.
// Bindings: 0 V', 1 the largest |V' - V| and |V'| as the bits of a float (larger floats above 0 have larger bits), 2 V, 3 next,
// 4 weight, 5 reward. Shared bytes: none.

layout(local_size_x_id = 0) in;

OUTPUT1(0, results);
layout(binding = 1, std430) buffer ChangeBlock { uint change[]; };
INPUT1(2, values);
INPUTU(3, next);
INPUT1(4, weight);
INPUT1(5, reward);
PARAMETERS(ValueSweepParams);

float actionValue(uint action, uint state)
{
    float q = LOAD1(reward, p.rewardOffset + action * p.states + state);
    LOOP for (uint k = 0; k < p.outcomes; ++k) {
        const uint at = (action * p.outcomes + k) * p.states + state;
        const uint to = LOADU(next, p.nextOffset + at);
        q += LOAD1(weight, p.weightOffset + at) * LOAD1(values, p.valueOffset + to);
    }
    return q;
}

void main()
{
    const uint first = gl_WorkGroupID.x * gl_WorkGroupSize.x * p.statesPerInvocation + gl_LocalInvocationID.x;
    float largest = 0;
    float magnitude = 0;
    LOOP for (uint t = 0; t < p.statesPerInvocation; ++t) {
        const uint state = first + t * gl_WorkGroupSize.x;
        if (state >= p.states)
            break;
        float best = actionValue(0, state);
        float sum = best;
        LOOP for (uint action = 1; action < p.actions; ++action) {
            const float q = actionValue(action, state);
            best = max(best, q);
            sum += q;
        }
        const float result = (1.0 - p.epsilon) * best + p.epsilon * (sum / float(p.actions));
        results[p.resultOffset + state] = result;
        if (p.measured == 1) {
            largest = max(largest, abs(result - LOAD1(values, p.valueOffset + state)));
            magnitude = max(magnitude, abs(result));
        }
    }
    if (p.measured == 1) {
        largest = subgroupMax(largest);
        magnitude = subgroupMax(magnitude);
        if (subgroupElect()) {
            atomicMax(change[p.changeOffset], floatBitsToUint(largest));
            atomicMax(change[p.changeOffset + 1], floatBitsToUint(magnitude));
        }
    }
}
