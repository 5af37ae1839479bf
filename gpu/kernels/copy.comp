#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "copy.params.h"

// Copies between two layouts, as bits. Each invocation moves groups of four neighbours along the output's innermost axis:
// loads and stores of four at once where the memory allows, else of one.
// Bindings: 0 and 1 the output as groups and as elements, 2 the table of the walk, 3 and 4 the input in the same two ways.
// Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kVectorOutput = 1;
layout(constant_id = 2) const uint kMode = 0; // how the input lies along a row

const uint kVector = 0;  // groups of four lie together
const uint kUniform = 1; // one element for the whole row
const uint kStrided = 2; // any step

OUTPUTU4(0, out4);
OUTPUTU(1, out1);
INPUTU(2, table);
INPUTU4(3, in4);
INPUTU(4, in1);
PARAMETERS(CopyParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"

void main()
{
    Walk w = beginWalk();
    const uint outStep = walkStep(0), inStep = walkStep(1);
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        uvec4 value = uvec4(0);
        if (kMode == kUniform)
            value = uvec4(LOADU(in1, place[1]));
        for (uint item = w.first; item < w.end; item += w.step) {
            const uvec4 e = min(item * 4 + uvec4(0, 1, 2, 3), uvec4(p.elements - 1));
            if (kMode == kVector)
                value = LOADU4(in4, place[1] + item);
            else if (kMode == kStrided)
                value = uvec4(LOADU(in1, place[1] + e.x * inStep), LOADU(in1, place[1] + e.y * inStep),
                              LOADU(in1, place[1] + e.z * inStep), LOADU(in1, place[1] + e.w * inStep));
            if (kVectorOutput == 1) {
                out4[place[0] + item] = value;
            } else {
                UNROLL for (uint k = 0; k < 4; ++k)
                    if (item * 4 + k < p.elements)
                        out1[place[0] + (item * 4 + k) * outStep] = value[k];
            }
        }
    }
}
