#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "scatter_lines.params.h"

// out[..., indices[..., k, ...], ...] = updates[..., k, ...], or combined with what is there, for each k of a line along one
// axis in order. An invocation takes a whole line: so equal indices meet in a fixed order, the last one wins and sums are
// the same in every run, without atomics. The price is that one long line alone is serial.
// The output already holds the data. Negative indices count from the end; those outside are left out. Of integers that stand
// for longer ones it is said whether a sum or product left 32 bits.
// Bindings: 0 output (read and written), 1 the table of the walk, 2 indices, 3 updates, 4 the words of reports. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kReduction = 0; // 0 none, 1 add, 2 mul, 3 max, 4 min
layout(constant_id = 2) const bool kInteger = false;
layout(constant_id = 3) const bool kReports = false;

layout(binding = 0, std430) buffer OutputBlock { uint out1[]; };
INPUTU(1, table);
INPUTU(2, indices);
INPUTU(3, updates);
OUTPUTU(4, reports);
PARAMETERS(ScatterLinesParams);

#define WALK_OPERANDS 3 // output, indices, updates
#include "common/walk.glsl"

uint combined(uint old, uint update)
{
    if (kReduction == 0)
        return update;
    if (kInteger) {
        const int a = int(old), b = int(update);
        return uint(kReduction == 1 ? a + b : kReduction == 2 ? a * b : kReduction == 3 ? max(a, b) : min(a, b));
    }
    const float a = uintBitsToFloat(old), b = uintBitsToFloat(update);
    return floatBitsToUint(kReduction == 1 ? a + b : kReduction == 2 ? a * b : kReduction == 3 ? max(a, b) : min(a, b));
}

// Whether the sum or product of two integers leaves 32 bits with a sign.
bool overflows(uint old, uint update)
{
    if (kReduction == 1) {
        const uint sum = old + update;
        return int((old ^ sum) & (update ^ sum)) < 0;
    }
    int high, low;
    imulExtended(int(old), int(update), high, low);
    return high != low >> 31;
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
            const uint to = place[0] + item * walkStep(0);
            uint indexAt = place[1] + item * walkStep(1);
            uint updateAt = place[2] + item * walkStep(2);
            LOOP for (uint k = 0; k < p.count; ++k) {
                int index = int(LOADU(indices, indexAt));
                index = index < 0 ? index + p.extent : index;
                if (uint(index) < uint(p.extent)) {
                    const uint at = to + uint(index) * p.outStride;
                    const uint old = out1[at];
                    const uint update = LOADU(updates, updateAt);
                    if (kReports && overflows(old, update))
                        reports[p.report] = 1;
                    out1[at] = combined(old, update);
                }
                indexAt += p.indexStride;
                updateAt += p.updateStride;
            }
        }
    }
}
