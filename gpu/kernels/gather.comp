#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "gather.params.h"

// out[..., i, ...] = data[..., indices[i], ...], as bits. Where an axis of the data is innermost, the index is the same
// for a whole row, and groups of four are moved at once if the memory allows.
// Bindings: 0 and 1 the output as groups and as elements, 2 the table of the walk, 3 and 4 the data in the same two ways,
// 5 the indices. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kVector = 1;

OUTPUTU4(0, out4);
OUTPUTU(1, out1);
INPUTU(2, table);
INPUTU4(3, data4);
INPUTU(4, data1);
INPUTU(5, indices);
PARAMETERS(GatherParams);

#define WALK_OPERANDS 3 // output, data, indices
#include "common/walk.glsl"

uint indexedOffset(uint place)
{
    int index = int(LOADU(indices, place));
    index = clamp(index < 0 ? index + p.extent : index, 0, p.extent - 1);
    return uint(index) * p.stride;
}

void main()
{
    Walk w = beginWalk();
    const uint outStep = walkStep(0), dataStep = walkStep(1), indexStep = walkStep(2);
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        if (kVector == 1) {
            const uint from = place[1] + indexedOffset(place[2]);
            for (uint item = w.first; item < w.end; item += w.step)
                out4[place[0] + item] = LOADU4(data4, from + item);
        } else {
            for (uint item = w.first; item < w.end; item += w.step) {
                const uint from = place[1] + item * dataStep + indexedOffset(place[2] + item * indexStep);
                out1[place[0] + item * outStep] = LOADU(data1, from);
            }
        }
    }
}
