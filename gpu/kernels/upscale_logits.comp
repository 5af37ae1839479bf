#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "upscale_logits.params.h"

// Bilinear resampling between pixel centres (ONNX Resize: linear, half_pixel) of small masks. An invocation makes four
// neighbours in each of rowsPerInvocation rows, so that the columns' weights are worked out once; z runs over masks.
// Bindings: 0 input (masks, h, w), 1 output (masks, H, W). Shared bytes: none.

layout(local_size_x_id = 0) in;

INPUT1(0, inputs);
OUTPUT4(1, outputs);
PARAMETERS(UpscaleLogitsParams);

void main()
{
    const uint group = gl_GlobalInvocationID.x;
    const uint groups = p.outputWidth / 4;
    if (group >= groups)
        return;
    const float lastX = float(p.inputWidth - 1);
    const float lastY = float(p.inputHeight - 1);
    const vec4 x = clamp((vec4(group * 4) + vec4(0.5, 1.5, 2.5, 3.5)) * p.scaleX - 0.5, vec4(0), vec4(lastX));
    const uvec4 left = uvec4(x);
    const uvec4 right = min(left + 1, uvec4(p.inputWidth - 1));
    const vec4 shareX = x - vec4(left);
    const uint mask = gl_GlobalInvocationID.z;
    const uint first = gl_GlobalInvocationID.y * p.rowsPerInvocation;
    const uint end = min(first + p.rowsPerInvocation, p.outputHeight);
    LOOP for (uint row = first; row < end; ++row) {
        const float y = clamp((float(row) + 0.5) * p.scaleY - 0.5, 0, lastY);
        const uint top = uint(y);
        const uint upper = p.inputOffset + (mask * p.inputHeight + top) * p.inputWidth;
        const uint lower = upper + (top + 1 < p.inputHeight ? p.inputWidth : 0);
        const float shareY = y - float(top);
        vec4 value;
        UNROLL for (uint c = 0; c < 4; ++c) {
            const float above = mix(LOAD1(inputs, upper + left[c]), LOAD1(inputs, upper + right[c]), shareX[c]);
            const float below = mix(LOAD1(inputs, lower + left[c]), LOAD1(inputs, lower + right[c]), shareX[c]);
            value[c] = mix(above, below, shareY);
        }
        outputs[p.outputOffset / 4 + (mask * p.outputHeight + row) * groups + group] = value;
    }
}
