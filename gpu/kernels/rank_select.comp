#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "rank_select.params.h"

// The largest (or smallest) elements of each line along one axis, in order, and where they are. An invocation takes one
// element and counts those of its line that come before it: that is its place in the result, if it has one. Equal elements
// keep their order. Quadratic in the length of a line, and without any sorting network.
// Bindings: 0 values, 1 indices, 2 the table of the walk, 3 input. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const bool kInteger = false;

OUTPUTU(0, values);
OUTPUTU(1, places);
INPUTU(2, table);
INPUTU(3, in1);
PARAMETERS(RankSelectParams);

#define WALK_OPERANDS 5 // input, line, values, indices, position
#include "common/walk.glsl"

bool less(uint a, uint b)
{
    return kInteger ? int(a) < int(b) : uintBitsToFloat(a) < uintBitsToFloat(b);
}

void main()
{
    Walk w = beginWalk();
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        for (uint item = w.first; item < w.end; item += w.step) {
            const uint own = LOADU(in1, place[0] + item * walkStep(0));
            const uint line = place[1] + item * walkStep(1);
            const uint position = place[4] + item * walkStep(4);
            uint rank = 0;
            LOOP for (uint k = 0; k < p.count; ++k) {
                const uint other = LOADU(in1, line + k * p.lineStride);
                const bool before = p.largest == 1 ? less(own, other) : less(other, own);
                const bool behind = p.largest == 1 ? less(other, own) : less(own, other);
                rank += before || (!behind && k < position) ? 1 : 0;
            }
            if (rank < p.chosen) {
                values[place[2] + item * walkStep(2) + rank * p.valueStride] = own;
                places[place[3] + item * walkStep(3) + rank * p.indexStride] = position;
            }
        }
    }
}
