#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "one_hot.params.h"

// out[..., j, ...] = indices[...] == j ? values[1] : values[0]. The third operand of the walk is j itself.
// Each invocation writes single elements. Bindings: 0 output, 1 the table of the walk, 2 indices, 3 values. Shared bytes: none.

layout(local_size_x_id = 0) in;

OUTPUTU(0, out1);
INPUTU(1, table);
INPUTU(2, indices);
INPUTU(3, values);
PARAMETERS(OneHotParams);

#define WALK_OPERANDS 3 // output, indices, position
#include "common/walk.glsl"

void main()
{
    Walk w = beginWalk();
    const uint outStep = walkStep(0), indexStep = walkStep(1), positionStep = walkStep(2);
    const uint off = LOADU(values, p.valuesOffset), on = LOADU(values, p.valuesOffset + p.valuesStride);
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        for (uint item = w.first; item < w.end; item += w.step) {
            const uint bits = LOADU(indices, place[1] + item * indexStep);
            const float real = uintBitsToFloat(bits);
            int index = p.floatIndices == 1 ? int(clamp(real, -16777216.0, 16777216.0)) : int(bits);
            index = index < 0 ? index + p.depth : index;
            out1[place[0] + item * outStep] = index == int(place[2] + item * positionStep) ? on : off;
        }
    }
}
