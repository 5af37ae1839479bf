#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "copy.params.h"

// Copies where another axis is dense in the input than in the output. Each invocation turns blocks of 4 x 4 elements in
// registers, so that loads and stores are of four neighbours each. Items go along the dense axis of the side whose
// lines lie closer together, so that few of the far lines are in use at a time: far lines are often a power of two apart and
// would push each other out of the cache. The steps in the table are those between the lines of a block.

layout(local_size_x_id = 0) in;

OUTPUTU4(0, out4);
INPUTU(1, table);
INPUTU4(2, in4);
PARAMETERS(CopyParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"

void main()
{
    Walk w = beginWalk();
    const uint outLine = walkStep(0), inLine = walkStep(1);
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        for (uint item = w.first; item < w.end; item += w.step) {
            const uint from = place[1] + item * p.inputItem;
            const uvec4 a = LOADU4(in4, from), b = LOADU4(in4, from + inLine), c = LOADU4(in4, from + 2 * inLine),
                        d = LOADU4(in4, from + 3 * inLine);
            const uint to = place[0] + item * p.outputItem;
            out4[to] = uvec4(a.x, b.x, c.x, d.x);
            out4[to + outLine] = uvec4(a.y, b.y, c.y, d.y);
            out4[to + 2 * outLine] = uvec4(a.z, b.z, c.z, d.z);
            out4[to + 3 * outLine] = uvec4(a.w, b.w, c.w, d.w);
        }
    }
}
