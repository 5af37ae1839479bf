#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "run_errors.params.h"

// How far the values of each run are from the truth: root mean square and largest difference over the states that have
// values. An invocation looks at one run; V(s) is (1 - epsilon) max Q + epsilon mean Q, with TABLES 2 of the mean of both.
// Bindings: 0 root mean square, 1 largest, 2 action values as in learn_episodes.comp, 3 the states, 4 their true values.
// Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint TABLES = 1;
layout(constant_id = 2) const uint WIDTH = 1;

OUTPUT1(0, results);
OUTPUT1(1, largest);
INPUT4(2, tables);
INPUTU(3, live);
INPUT1(4, truth);
PARAMETERS(RunErrorsParams);

float valueOf(uint run, uint state)
{
    float best = -3e38;
    float sum = 0;
    UNROLL for (uint k = 0; k < WIDTH; ++k) {
        vec4 row = LOAD4(tables, (run * TABLES * p.states + state) * WIDTH + k);
        if (TABLES == 2)
            row = 0.5 * row + 0.5 * LOAD4(tables, ((run * TABLES + 1) * p.states + state) * WIDTH + k);
        best = max(best, max(max(row.x, row.y), max(row.z, row.w)));
        const bvec4 real = lessThan(4 * k + uvec4(0, 1, 2, 3), uvec4(p.actions));
        sum += dot(mix(vec4(0), row, real), vec4(1));
    }
    return (1.0 - p.epsilon) * best + p.epsilon * sum / float(p.actions);
}

void main()
{
    const uint run = gl_GlobalInvocationID.x;
    if (run >= p.runs)
        return;
    float squares = 0;
    float most = 0;
    LOOP for (uint k = 0; k < p.live; ++k) {
        const float difference = abs(valueOf(run, LOADU(live, k)) - LOAD1(truth, k));
        squares += difference * difference;
        most = max(most, difference);
    }
    results[p.resultOffset + run] = sqrt(squares / float(max(p.live, 1)));
    largest[p.resultOffset + run] = most;
}
