#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "threshold_mask.params.h"

// Resamples the logits of a frame's left top part to a picture's size (bilinear between pixel centres, as ONNX Resize:
// linear, half_pixel), writes 255 where they are above 0, else 0, four pixels to a word, the first in the lowest byte,
// and counts the object pixels. An invocation makes one word in each of rowsPerInvocation rows; what pads a row is 0.
// Bindings: 0 frame, 1 mask words (height, wordsPerRow), 2 area (added to). Shared bytes: none.

layout(local_size_x_id = 0) in;

INPUT1(0, frame);
OUTPUTU(1, words);
layout(binding = 2, std430) buffer AreaBlock { uint area[]; };
PARAMETERS(ThresholdMaskParams);

void main()
{
    const uint word = gl_GlobalInvocationID.x;
    const uint firstX = word * 4;
    const float lastX = float(p.cropWidth - 1);
    const float lastY = float(p.cropHeight - 1);
    const vec4 x = clamp((vec4(firstX) + vec4(0.5, 1.5, 2.5, 3.5)) * p.scaleX - 0.5, vec4(0), vec4(lastX));
    const uvec4 left = uvec4(x);
    const uvec4 right = min(left + 1, uvec4(p.cropWidth - 1));
    const vec4 shareX = x - vec4(left);
    const uint first = gl_GlobalInvocationID.y * p.rowsPerInvocation;
    const uint end = word < p.wordsPerRow ? min(first + p.rowsPerInvocation, p.height) : first;
    uint count = 0;
    LOOP for (uint row = first; row < end; ++row) {
        const float y = clamp((float(row) + 0.5) * p.scaleY - 0.5, 0, lastY);
        const uint top = uint(y);
        const uint upper = p.frameOffset + top * p.frameStride;
        const uint lower = upper + (top + 1 < p.cropHeight ? p.frameStride : 0);
        const float shareY = y - float(top);
        uint packed = 0;
        UNROLL for (uint c = 0; c < 4; ++c) {
            const float above = mix(LOAD1(frame, upper + left[c]), LOAD1(frame, upper + right[c]), shareX[c]);
            const float below = mix(LOAD1(frame, lower + left[c]), LOAD1(frame, lower + right[c]), shareX[c]);
            const bool object = mix(above, below, shareY) > 0 && firstX + c < p.width;
            packed |= object ? 0xFFu << (8 * c) : 0;
            count += uint(object);
        }
        words[p.maskOffset + row * p.wordsPerRow + word] = packed;
    }
    count = subgroupAdd(count);
    if (subgroupElect() && count != 0)
        atomicAdd(area[p.areaOffset], count);
}
