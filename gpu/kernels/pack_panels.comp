#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "pack_panels.params.h"

// Rearranges a matrix (or the weights of a convolution, whose rows are taps times channels) into the panels that
// packed_matmul reads: (columns / panel, depth, lanes) vec4. Channels, rows and columns that do not exist become zeros.
// An invocation fills one vec4 column of kRows rows; x runs over lanes and blocks of rows, y over panels, z over batches.

layout(local_size_x_id = 0) in;
const uint kRows = 8;

OUTPUT4(0, outputs);
INPUT1(1, inputs);
INPUTU(2, batches);
PARAMETERS(PackPanelsParams);

void main()
{
    const uint block = gl_GlobalInvocationID.x / p.lanes;
    const uint lane = gl_GlobalInvocationID.x - block * p.lanes;
    const uint panel = gl_GlobalInvocationID.y;
    const uint batch = gl_GlobalInvocationID.z;
    const uint source = LOADU(batches, p.batchWords + batch * 2);
    const uint target = LOADU(batches, p.batchWords + batch * 2 + 1);
    const uint column = (panel * p.lanes + lane) * 4;

    LOOP for (uint i = 0; i < kRows; ++i) {
        const uint row = block * kRows + i;
        if (row >= p.depth)
            break;
        const uint tap = row / p.paddedChannels;
        const uint channel = row - tap * p.paddedChannels;
        const uint tapY = tap / p.kernelWidth;
        const uint tapX = tap - tapY * p.kernelWidth;
        const int from = int(source + channel * p.strideChannel) + int(tapY) * p.strideTapY + int(tapX) * p.strideTapX;
        const bool exists = tapY < p.kernelHeight && channel < p.channels;
        vec4 value;
        UNROLL for (uint c = 0; c < 4; ++c) {
            const bool used = exists && column + c < p.columns;
            const float x = LOAD1(inputs, used ? from + int((column + c) * p.strideColumn) : 0);
            value[c] = used ? x : 0;
        }
        outputs[target + (panel * p.depth + row) * p.lanes + lane] = value;
    }
}
