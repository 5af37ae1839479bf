#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/math.glsl"
#include "row_softmax.params.h"

// Softmax of rows: the maximum, then the sum of e^(x - maximum), then the quotients. Three passes over a row that lies in
// the cache; the exponentials are computed twice, which is cheaper than storing them. See rows.glsl for who does what.
// Bindings: 0 and 1 the output as groups of four and as elements, 2 the table of the walk, 3 and 4 the input in the same two
// ways. Shared bytes: 16 per invocation.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kShared = 0;
layout(constant_id = 2) const uint kLayout = 1;

OUTPUT4(0, out4);
OUTPUT1(1, out1);
INPUTU(2, table);
INPUT4(3, in4);
INPUT1(4, in1);
PARAMETERS(RowSoftmaxParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"
#include "common/rows.glsl"

const float kLogE = 1.44269504;

void main()
{
    const uint group = walkGroup();
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = rowOf(group, t);
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);

        vec4 maximum = vec4(uintBitsToFloat(0xff800000u));
        for (uint i = firstStep(); i < stepCount(); i += stepWidth())
            maximum = max(maximum, fetch(place[1], i));
        if (kShared == 1) {
            lanes[gl_LocalInvocationID.x] = maximum;
            barrier();
            for (uint lane = 0; lane < gl_WorkGroupSize.x; ++lane)
                maximum = max(maximum, lanes[lane]);
            barrier();
        }
        if (kLayout != kAcross)
            maximum = vec4(max(max(maximum.x, maximum.y), max(maximum.z, maximum.w)));

        vec4 sum = vec4(0);
        for (uint i = firstStep(); i < stepCount(); i += stepWidth())
            sum += mix(vec4(0), exp2((fetch(place[1], i) - maximum) * kLogE), within(i));
        if (kShared == 1) {
            lanes[gl_LocalInvocationID.x] = sum;
            barrier();
            sum = vec4(0);
            for (uint lane = 0; lane < gl_WorkGroupSize.x; ++lane)
                sum += lanes[lane];
            barrier();
        }
        if (kLayout != kAcross)
            sum = vec4((sum.x + sum.y) + (sum.z + sum.w));
        const vec4 factor = 1.0 / sum;

        for (uint i = firstStep(); i < stepCount(); i += stepWidth()) {
            const vec4 y = exp2((fetch(place[1], i) - maximum) * kLogE) * factor;
            if (kLayout == kAlong)
                out4[place[0] + i] = y;
            else if (kLayout == kAcross)
                out4[place[0] + i * p.outputStep] = y;
            else
                UNROLL for (uint k = 0; k < 4; ++k)
                    if (i * 4 + k < p.elements)
                        out1[place[0] + (i * 4 + k) * p.outputStep] = y[k];
        }
    }
}
