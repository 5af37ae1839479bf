#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/math.glsl"
#include "row_arg_reduce.params.h"

// The index of the largest or smallest element of each row. NaN counts as larger than all (or smaller, for the smallest),
// as in NumPy. A row is one invocation's (kShared 0) or a whole workgroup's (kShared 1).
// Bindings: 0 output, 1 the table of the walk, 2 input. Shared bytes: 8 per invocation.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kShared = 0;
layout(constant_id = 2) const uint kSmallest = 0;
layout(constant_id = 3) const uint kLast = 0;
layout(constant_id = 4) const uint kInteger = 0;

OUTPUTU(0, out1);
INPUTU(1, table);
INPUTU(2, in1);
PARAMETERS(RowArgReduceParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"

shared uint laneKeys[gl_WorkGroupSize.x];
shared uint laneIndices[gl_WorkGroupSize.x];

// An unsigned number that grows with the value (falls, if the smallest is wanted). -0 equals 0.
uint sortKey(uint bits)
{
    if (kInteger == 1) {
        bits ^= 0x80000000u;
        return kSmallest == 1 ? ~bits : bits;
    }
    if ((bits & 0x7fffffffu) > 0x7f800000u)
        return 0xffffffffu;
    bits = bits == 0x80000000u ? 0 : bits;
    bits = (bits & 0x80000000u) != 0 ? ~bits : bits | 0x80000000u;
    return kSmallest == 1 ? ~bits : bits;
}

bool replaces(uint key, uint index, uint bestKey, uint bestIndex)
{
    return key > bestKey || (key == bestKey && (kLast == 1 ? index > bestIndex : index < bestIndex));
}

void main()
{
    const uint group = walkGroup();
    const uint first = kShared == 1 ? gl_LocalInvocationID.x : 0;
    const uint width = kShared == 1 ? gl_WorkGroupSize.x : 1;
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint turn = group * p.walk.rowSteps + t;
        const uint row = kShared == 1 ? turn : turn * gl_WorkGroupSize.x + gl_LocalInvocationID.x;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        uint bestKey = 0;
        uint bestIndex = kLast == 1 ? 0 : 0xffffffffu; // loses every tie
        for (uint i = first; i < p.elements; i += width) {
            const uint key = sortKey(LOADU(in1, place[1] + i * p.inputStep));
            const bool better = replaces(key, i, bestKey, bestIndex);
            bestKey = better ? key : bestKey;
            bestIndex = better ? i : bestIndex;
        }
        if (kShared == 1) {
            laneKeys[gl_LocalInvocationID.x] = bestKey;
            laneIndices[gl_LocalInvocationID.x] = bestIndex;
            barrier();
            for (uint lane = 0; lane < gl_WorkGroupSize.x; ++lane)
                if (replaces(laneKeys[lane], laneIndices[lane], bestKey, bestIndex)) {
                    bestKey = laneKeys[lane];
                    bestIndex = laneIndices[lane];
                }
            barrier();
        }
        if (kShared == 0 || gl_LocalInvocationID.x == 0)
            out1[place[0]] = bestIndex;
    }
}
