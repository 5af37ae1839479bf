#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "line_scan.params.h"

// Running sums along one axis. An invocation takes a whole line, in order: the same sums in every run. The error of a
// long sum is kept small by Kahan's compensation. Of integers that stand for longer ones it is said whether a sum left 32 bits.
// Bindings: 0 output, 1 the table of the walk, 2 input, 3 the words of reports. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const bool kInteger = false;
layout(constant_id = 2) const bool kReports = false;

OUTPUTU(0, out1);
INPUTU(1, table);
INPUTU(2, in1);
OUTPUTU(3, reports);
PARAMETERS(LineScanParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"

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
            const uint from = place[1] + item * walkStep(1);
            uint total = 0;
            precise float sum = 0, lost = 0;
            LOOP for (uint k = 0; k < p.count; ++k) {
                const uint at = p.reverse == 1 ? p.count - 1 - k : k;
                const uint bits = LOADU(in1, from + at * p.inStride);
                const uint before = kInteger ? total : floatBitsToUint(sum);
                if (kInteger) {
                    total += bits;
                    const bool isUsed = p.exclusive == 0 || k + 1 < p.count;
                    if (kReports && isUsed && int((before ^ total) & (bits ^ total)) < 0)
                        reports[p.report] = 1;
                } else {
                    precise const float value = uintBitsToFloat(bits) - lost;
                    precise const float next = sum + value;
                    lost = isinf(next) ? 0 : (next - sum) - value;
                    sum = next;
                }
                const uint after = kInteger ? total : floatBitsToUint(sum);
                out1[to + at * p.outStride] = p.exclusive == 1 ? before : after;
            }
        }
    }
}
