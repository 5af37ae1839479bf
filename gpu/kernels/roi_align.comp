#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "roi_align.params.h"

// Cuts regions out of pictures and brings them to one size: each cell is the mean (or the largest) of bilinear samples at
// regular places. An invocation makes one element. Bindings: 0 output, 1 the table of the walk, 2 input, 3 the regions'
// corners (x, y, x, y), 4 which picture each region is of. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const bool kLargest = false;

OUTPUT1(0, out1);
INPUTU(1, table);
INPUT1(2, in1);
INPUT1(3, corners);
INPUTU(4, pictures);
PARAMETERS(RoiAlignParams);

#define WALK_OPERANDS 6 // output, input, region, picture, row, column
#include "common/walk.glsl"

// The four pixels around a place times their weights; outside by more than a pixel there is nothing.
vec4 products(uint base, float y, float x)
{
    if (y < -1 || y > float(p.height) || x < -1 || x > float(p.width))
        return vec4(0);
    y = max(y, 0);
    x = max(x, 0);
    int top = int(y), left = int(x);
    int bottom = top + 1, right = left + 1;
    if (top >= p.height - 1) {
        top = bottom = p.height - 1;
        y = float(top);
    }
    if (left >= p.width - 1) {
        left = right = p.width - 1;
        x = float(left);
    }
    const float down = y - float(top), across = x - float(left);
    const uint upper = base + uint(top) * p.strideY, lower = base + uint(bottom) * p.strideY;
    const vec4 pixels = vec4(LOAD1(in1, upper + uint(left) * p.strideX), LOAD1(in1, upper + uint(right) * p.strideX),
                             LOAD1(in1, lower + uint(left) * p.strideX), LOAD1(in1, lower + uint(right) * p.strideX));
    return pixels * vec4((1 - down) * (1 - across), (1 - down) * across, down * (1 - across), down * across);
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
            const uint region = place[2] + item * walkStep(2);
            const uint picture = LOADU(pictures, place[3] + item * walkStep(3));
            const uint base = place[1] + item * walkStep(1) + picture * p.strideN;
            const float left = LOAD1(corners, region) * p.scale - p.shift;
            const float top = LOAD1(corners, region + p.cornerStride) * p.scale - p.shift;
            const float right = LOAD1(corners, region + 2 * p.cornerStride) * p.scale - p.shift;
            const float bottom = LOAD1(corners, region + 3 * p.cornerStride) * p.scale - p.shift;
            const float height = max(bottom - top, p.leastSize) / float(p.rows);
            const float width = max(right - left, p.leastSize) / float(p.columns);
            const int down = p.samples > 0 ? p.samples : int(ceil(height));
            const int across = p.samples > 0 ? p.samples : int(ceil(width));
            const float y = top + height * float(place[4] + item * walkStep(4));
            const float x = left + width * float(place[5] + item * walkStep(5));
            float sum = 0;
            float largest = uintBitsToFloat(0xff800000u); // -infinity
            LOOP for (int i = 0; i < down; ++i)
                LOOP for (int j = 0; j < across; ++j) {
                    const vec4 parts = products(base, y + (float(i) + 0.5) * height / float(down),
                                                x + (float(j) + 0.5) * width / float(across));
                    sum += parts.x + parts.y + parts.z + parts.w;
                    largest = max(largest, max(max(parts.x, parts.y), max(parts.z, parts.w)));
                }
            const int count = down * across;
            const float mean = count > 0 ? sum / float(count) : 0;
            out1[place[0] + item * walkStep(0)] = kLargest ? (count > 0 ? largest : 0) : mean;
        }
    }
}
