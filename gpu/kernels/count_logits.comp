#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "count_logits.params.h"

// How many logits of each mask lie above two thresholds. A workgroup counts one mask, an invocation every n-th element
// of it; whole numbers, so the order of additions does not matter. The third word of a mask is set to 0: threshold_mask
// counts into it later.
// Bindings: 0 logits (masks, elements), 1 counts (masks, 3). Shared bytes: 8.

layout(local_size_x_id = 0) in;

INPUT1(0, logits);
OUTPUTU(1, counts);
PARAMETERS(CountLogitsParams);

shared uint aboveUpper;
shared uint aboveLower;

void main()
{
    const uint mask = gl_WorkGroupID.x;
    if (gl_LocalInvocationIndex == 0) {
        aboveUpper = 0;
        aboveLower = 0;
    }
    barrier();
    uint upper = 0;
    uint lower = 0;
    LOOP for (uint i = gl_LocalInvocationIndex; i < p.elements; i += gl_WorkGroupSize.x) {
        const float value = LOAD1(logits, p.inputOffset + mask * p.elements + i);
        upper += uint(value > p.upper);
        lower += uint(value > p.lower);
    }
    upper = subgroupAdd(upper);
    lower = subgroupAdd(lower);
    if (subgroupElect()) {
        atomicAdd(aboveUpper, upper);
        atomicAdd(aboveLower, lower);
    }
    barrier();
    if (gl_LocalInvocationIndex == 0) {
        counts[p.outputOffset + mask * 3] = aboveUpper;
        counts[p.outputOffset + mask * 3 + 1] = aboveLower;
        counts[p.outputOffset + mask * 3 + 2] = 0;
    }
}
