#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "axpy.params.h"

// y += factor * x, one invocation per element: the smallest kernel there is, and the probe of the recorder's tests.
// Bindings: 0 x, 1 y (read and written). Shared bytes: none.

layout(local_size_x_id = 0) in;

INPUT1(0, x);
layout(binding = 1, std430) buffer YBlock { float y[]; };
PARAMETERS(AxpyParams);

void main()
{
    const uint i = gl_GlobalInvocationID.x;
    if (i < p.count)
        y[p.yOffset + i] += p.factor * LOAD1(x, p.xOffset + i);
}
