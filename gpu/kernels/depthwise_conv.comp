#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "depthwise_conv.params.h"

// Convolution of each channel with a window of its own, channels innermost. An invocation owns four channels and kColumns
// output columns and marches down the rows: each input vec4 is loaded once and added to every output row it belongs to.
// After kStrideY input rows the oldest of the kLive rows of sums is finished and stored.
// x runs over channels / 4 and blocks of columns, y over blocks of rows, z over pictures. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kKernelHeight = 3;
layout(constant_id = 2) const uint kKernelWidth = 3;
layout(constant_id = 3) const uint kStrideY = 1;
layout(constant_id = 4) const uint kStrideX = 1;
layout(constant_id = 5) const uint kColumns = 8; // output columns per invocation
layout(constant_id = 6) const bool kVectorOutput = true;
layout(constant_id = 7) const uint kActivation = 0;
layout(constant_id = 8) const uint kResidual = 0;
layout(constant_id = 9) const uint kAfterResidual = 0;

const uint kLive = (kKernelHeight + kStrideY - 1) / kStrideY;
const uint kInputColumns = (kColumns - 1) * kStrideX + kKernelWidth;

OUTPUT4(0, outputs4);
OUTPUT1(1, outputs);
INPUT4(2, inputs);
INPUT4(3, taps); // (kernelHeight, kernelWidth, channels / 4)
INPUT1(4, bias);
INPUT4(5, residual4);
INPUT1(6, residual);
PARAMETERS(DepthwiseConvParams);
#include "common/finish.glsl"

void main()
{
    const uint quads = p.columns / 4;
    const uint block = gl_GlobalInvocationID.x / quads;
    const uint quad = gl_GlobalInvocationID.x - block * quads;
    const uint picture = gl_GlobalInvocationID.z;
    const uint firstX = block * kColumns;
    const uint firstY = gl_GlobalInvocationID.y * p.rowsPerBlock;
    if (firstX >= p.outputWidth)
        return;

    vec4 weights[kKernelHeight * kKernelWidth];
    UNROLL for (uint i = 0; i < kKernelHeight * kKernelWidth; ++i)
        weights[i] = LOAD4(taps, p.tapsOffset + i * quads + quad);
    const vec4 shift = loadBias(quad * 4, p.biasOffset);
    vec4 sums[kLive * kColumns]; // [j][column]: the output row j rows above the newest
    UNROLL for (uint i = 0; i < kLive * kColumns; ++i)
        sums[i] = shift;

    const int inputX = int(firstX * kStrideX) - p.padLeft;
    int inputY = int(firstY * kStrideY) - p.padTop;
    const int columnBase = int(p.inputOffset + picture * p.inputStrideN + quad) + inputX * int(p.inputStrideX);
    const uint rows = min(p.rowsPerBlock, p.outputHeight - firstY);
    LOOP for (uint step0 = 0; step0 < rows + kLive - 1; ++step0) {
        UNROLL for (uint q = 0; q < kStrideY; ++q) {
            const bool rowInside = uint(inputY) < p.inputHeight;
            const int rowBase = columnBase + inputY * int(p.inputStrideY);
            vec4 row[kInputColumns];
            UNROLL for (uint i = 0; i < kInputColumns; ++i) {
                const bool inside = rowInside && uint(inputX + int(i)) < p.inputWidth;
                const vec4 x = LOAD4(inputs, inside ? rowBase + int(i * p.inputStrideX) : 0);
                row[i] = inside ? x : vec4(0);
            }
            UNROLL for (uint j = 0; j < kLive; ++j) {
                const uint tapY = q + j * kStrideY;
                if (tapY < kKernelHeight) {
                    UNROLL for (uint c = 0; c < kColumns; ++c)
                        UNROLL for (uint tapX = 0; tapX < kKernelWidth; ++tapX)
                            sums[j * kColumns + c] += row[c * kStrideX + tapX] * weights[tapY * kKernelWidth + tapX];
                }
            }
            ++inputY;
        }
        const bool finished = step0 + 1 >= kLive;
        const uint y = firstY + step0 + 1 - kLive;
        UNROLL for (uint c = 0; c < kColumns; ++c) {
            const uint x = firstX + c;
            finish(sums[(kLive - 1) * kColumns + c], finished && x < p.outputWidth, quad * 4,
                   p.outputOffset + picture * p.outputStrideN + y * p.outputStrideY + x * p.outputStrideX +
                       quad * 4 * p.outputStrideC,
                   p.residualOffset + picture * p.residualStrideN + y * p.residualStrideY + x * p.residualStrideX +
                       quad * 4 * p.residualStrideC);
        }
        UNROLL for (uint i = 0; i < (kLive - 1) * kColumns; ++i) { // upwards: loops that count down are not unrolled
            const uint to = kLive * kColumns - 1 - i;
            sums[to] = sums[to - kColumns];
        }
        UNROLL for (uint c = 0; c < kColumns; ++c)
            sums[c] = shift;
    }
}
