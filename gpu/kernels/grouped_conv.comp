#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/activation.glsl"
#include "grouped_conv.params.h"

// Convolution and transposed convolution in groups, straight from the definition: an invocation makes one output element.
// For the geometries that no faster kernel covers (few channels per group, dilated depthwise); any strides.
// x runs over columns and channels, channels fastest; y over rows, z over pictures. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const bool kTransposed = false;
layout(constant_id = 2) const uint kActivation = 0;
layout(constant_id = 3) const bool kResidual = false;
layout(constant_id = 4) const uint kAfterResidual = 0;

OUTPUT1(0, outputs);
INPUT1(1, inputs);
INPUT1(2, taps); // (kernelHeight, kernelWidth, groupInputs, outputChannels)
INPUT1(3, bias);
INPUT1(4, residual);
INPUTU(5, table);
PARAMETERS(GroupedConvParams);

/// The input position under tap `tap` of output position `at`; false if there is none.
bool inputPosition(uint at, uint tap, uint stride, uint dilation, int pad, uint extent, out int position)
{
    if (kTransposed) {
        const int shifted = int(at) + pad - int(tap * dilation);
        position = shifted / int(stride);
        return shifted >= 0 && shifted == position * int(stride) && uint(position) < extent;
    }
    position = int(at * stride + tap * dilation) - pad;
    return uint(position) < extent;
}

void main()
{
    const uint x = gl_GlobalInvocationID.x / p.outputChannels;
    const uint channel = gl_GlobalInvocationID.x - x * p.outputChannels;
    const uint y = gl_GlobalInvocationID.y;
    const uint picture = gl_GlobalInvocationID.z;
    if (x >= p.outputWidth)
        return;

    const uint group = channel / p.groupOutputs;
    const uint base = LOADU(table, p.tableWords) + picture * p.inputStrideN + group * p.groupInputs * p.inputStrideC;
    uint weight = LOADU(table, p.tableWords + 1) + channel;
    float sum = p.hasBias != 0 ? LOAD1(bias, LOADU(table, p.tableWords + 4) + channel) : 0;
    LOOP for (uint tapY = 0; tapY < p.kernelHeight; ++tapY) {
        int inputY;
        const bool rowInside = inputPosition(y, tapY, p.strideY, p.dilationY, p.padTop, p.inputHeight, inputY);
        LOOP for (uint tapX = 0; tapX < p.kernelWidth; ++tapX) {
            int inputX;
            const bool inside =
                inputPosition(x, tapX, p.strideX, p.dilationX, p.padLeft, p.inputWidth, inputX) && rowInside;
            const uint from = base + uint(inputY) * p.inputStrideY + uint(inputX) * p.inputStrideX;
            LOOP for (uint c = 0; c < p.groupInputs; ++c) {
                const float value = LOAD1(inputs, inside ? from + c * p.inputStrideC : 0);
                sum += inside ? value * LOAD1(taps, weight) : 0;
                weight += p.outputChannels;
            }
        }
    }

    float value = activate(vec4(sum), kActivation).x;
    if (kResidual)
        value += LOAD1(residual, LOADU(table, p.tableWords + 3) + picture * LOADU(table, p.tableWords + 5) +
                                     channel * LOADU(table, p.tableWords + 6) + y * LOADU(table, p.tableWords + 7) +
                                     x * LOADU(table, p.tableWords + 8));
    outputs[LOADU(table, p.tableWords + 2) + picture * p.outputStrideN + channel * p.outputStrideC + y * p.outputStrideY +
            x * p.outputStrideX] = activate(vec4(value), kAfterResidual).x;
}
