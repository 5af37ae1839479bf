#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "grid_sample.params.h"

// out[n, c, i, j] = the picture at the place that grid[n, i, j] = (x, y) names, -1 to 1 from edge to edge. An invocation
// makes one element. Bindings: 0 output, 1 the table of the walk, 2 input, 3 grid. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kMode = 0;    // 0 nearest, 1 bilinear, 2 bicubic
layout(constant_id = 2) const uint kPadding = 0; // 0 zeros, 1 border, 2 reflection
layout(constant_id = 3) const bool kAlignCorners = false;

OUTPUT1(0, out1);
INPUTU(1, table);
INPUT1(2, in1);
INPUT1(3, grid);
PARAMETERS(GridSampleParams);

#define WALK_OPERANDS 3 // output, input, grid
#include "common/walk.glsl"

const float kCubic = -0.75;

float reflected(float at, int extent)
{
    const float low = kAlignCorners ? 0 : -0.5;
    const float size = kAlignCorners ? float(extent - 1) : float(extent);
    if (size == 0)
        return 0;
    const float from = abs(at - low);
    const float turns = floor(from / size);
    const float rest = from - turns * size;
    return mod(turns, 2) == 0 ? low + rest : low + size - rest;
}

// From -1 .. 1 to pixels, moved inside as the padding says.
float pixelPlace(float at, int extent)
{
    float place = kAlignCorners ? (at + 1) / 2 * float(extent - 1) : ((at + 1) * float(extent) - 1) / 2;
    if (kMode == 0)
        place = roundEven(place);
    if (kPadding == 1)
        return clamp(place, 0, float(extent - 1));
    if (kPadding == 2)
        return reflected(place, extent);
    return clamp(place, -16777216.0, 16777216.0);
}

int inside(int at, int extent)
{
    if (kPadding == 2)
        return clamp(int(round(reflected(float(at), extent))), 0, extent - 1);
    return clamp(at, 0, extent - 1);
}

float pixel(uint base, int y, int x)
{
    const bool outside = uint(y) >= uint(p.height) || uint(x) >= uint(p.width);
    const float value = LOAD1(in1, base + uint(inside(y, p.height)) * p.strideY + uint(inside(x, p.width)) * p.strideX);
    return kPadding == 0 && outside ? 0 : value;
}

float cubicNear(float d) { return ((kCubic + 2) * d - (kCubic + 3)) * d * d + 1; }
float cubicFar(float d) { return ((kCubic * d - 5 * kCubic) * d + 8 * kCubic) * d - 4 * kCubic; }
vec4 cubicWeights(float part) { return vec4(cubicFar(part + 1), cubicNear(part), cubicNear(1 - part), cubicFar(2 - part)); }

float sampled(uint base, float y, float x)
{
    if (kMode == 0)
        return pixel(base, int(round(y)), int(round(x)));
    const int top = int(floor(y)), left = int(floor(x));
    const float down = y - float(top), right = x - float(left);
    if (kMode == 1) {
        const float upper = mix(pixel(base, top, left), pixel(base, top, left + 1), right);
        return mix(upper, mix(pixel(base, top + 1, left), pixel(base, top + 1, left + 1), right), down);
    }
    const vec4 across = cubicWeights(right), along = cubicWeights(down);
    float sum = 0;
    LOOP for (int k = 0; k < 4; ++k) {
        const vec4 line = vec4(pixel(base, top + k - 1, left - 1), pixel(base, top + k - 1, left),
                               pixel(base, top + k - 1, left + 1), pixel(base, top + k - 1, left + 2));
        sum += along[k] * dot(across, line);
    }
    return sum;
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
            const uint at = place[2] + item * walkStep(2);
            const float x = pixelPlace(LOAD1(grid, at), p.width);
            const float y = pixelPlace(LOAD1(grid, at + p.gridStride), p.height);
            out1[place[0] + item * walkStep(0)] = sampled(place[1] + item * walkStep(1), y, x);
        }
    }
}
