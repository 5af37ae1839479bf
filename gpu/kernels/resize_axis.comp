#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "resize_axis.params.h"

// Resamples one axis: out[..., j, ...] = sum over taps of weight[j][t] * in[..., source[j][t], ...]. The table of taps
// comes from the host and covers every mode; a picture is resized by one pass per axis. The third operand of the walk is j. An
// entry of the table is kTaps source indices, then kTaps weights; if the first weight is NaN, the result is the
// extrapolation value. Bindings: 0 and 1 the output as groups of four and as elements, 2 the table of the walk and of the
// taps, 3 and 4 the input in the same two ways. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kVector = 1; // groups of four along a row that is another axis
layout(constant_id = 2) const uint kTaps = 2;

OUTPUT4(0, out4);
OUTPUT1(1, out1);
INPUTU(2, table);
INPUT4(3, in4);
INPUT1(4, in1);
PARAMETERS(ResizeAxisParams);

#define WALK_OPERANDS 3 // output, input, position
#include "common/walk.glsl"

const uint kOutside = 0x7fc00000u;

uint source(uint position, uint tap) { return LOADU(table, p.taps + position * 2 * kTaps + tap); }
uint weightBits(uint position, uint tap) { return LOADU(table, p.taps + position * 2 * kTaps + kTaps + tap); }
float weight(uint position, uint tap) { return uintBitsToFloat(weightBits(position, tap)); }

void main()
{
    Walk w = beginWalk();
    const uint outStep = walkStep(0), inStep = walkStep(1), positionStep = walkStep(2);
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        if (kVector == 1) {
            uint from[4];
            float factor[4];
            UNROLL for (uint k = 0; k < kTaps; ++k) {
                from[k] = place[1] + source(place[2], k) * p.stride;
                factor[k] = weight(place[2], k);
            }
            const bool outside = weightBits(place[2], 0) == kOutside;
            for (uint item = w.first; item < w.end; item += w.step) {
                vec4 sum = vec4(0);
                if (kTaps == 1)
                    sum = LOAD4(in4, from[0] + item);
                else
                    UNROLL for (uint k = 0; k < kTaps; ++k)
                        sum += factor[k] * LOAD4(in4, from[k] + item);
                out4[place[0] + item] = outside ? vec4(p.extrapolated) : sum;
            }
        } else {
            for (uint item = w.first; item < w.end; item += w.step) {
                const uint position = place[2] + item * positionStep;
                const uint at = place[1] + item * inStep;
                float sum = 0;
                if (kTaps == 1)
                    sum = LOAD1(in1, at + source(position, 0) * p.stride);
                else
                    UNROLL for (uint k = 0; k < kTaps; ++k)
                        sum += weight(position, k) * LOAD1(in1, at + source(position, k) * p.stride);
                const bool outside = weightBits(position, 0) == kOutside;
                out1[place[0] + item * outStep] = outside ? p.extrapolated : sum;
            }
        }
    }
}
