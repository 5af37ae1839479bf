#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "window_pool.params.h"

// Reduces windows that slide over up to three axes: the largest element (and where it is), the mean, or a p-norm. An
// invocation makes one output element by going through its window, or four neighbouring channels where they lie together.
// The walk's last operands are the output's own position, the fourth the number of the input's plane times its size. The
// geometry in the table has, for depth, row and column each: kernel, stride, dilation, pad before, input extent, extent with
// the pad behind, input stride (in units of the input), step of the index; then the power p.
// Bindings: 0 and 1 the output as groups of four and as elements, 2 and 3 where the largest is, likewise, 4 the table,
// 5 and 6 the input in the same two ways. Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const bool kVector = false;
layout(constant_id = 2) const uint kOp = 0; // 0 largest, 1 largest integer, 2 mean, 3 mean that counts the padding, 4 p-norm
layout(constant_id = 3) const bool kIndices = false;

OUTPUTU4(0, out4);
OUTPUTU(1, out1);
OUTPUTU4(2, where4);
OUTPUTU(3, where1);
INPUTU(4, table);
INPUTU4(5, in4);
INPUTU(6, in1);
PARAMETERS(WindowPoolParams);

#define WALK_OPERANDS 7
#include "common/walk.glsl"

struct Axis {
    int kernel, stride, dilation, pad, extent, padded;
    uint step, index;
};

Axis axisAt(uint k)
{
    const uint at = p.geometry + 8 * k;
    return Axis(int(LOADU(table, at)), int(LOADU(table, at + 1)), int(LOADU(table, at + 2)), int(LOADU(table, at + 3)),
                int(LOADU(table, at + 4)), int(LOADU(table, at + 5)), LOADU(table, at + 6), LOADU(table, at + 7));
}

uvec4 load(uint at) { return kVector ? LOADU4(in4, at) : uvec4(LOADU(in1, at)); }

/// How many taps of a window that starts at `start` lie before `end`.
int tapsBefore(Axis axis, int start, int end)
{
    return clamp((end - start + axis.dilation - 1) / axis.dilation, 0, axis.kernel);
}

void main()
{
    const Axis az = axisAt(0), ay = axisAt(1), ax = axisAt(2);
    const float power = uintBitsToFloat(LOADU(table, p.geometry + 24));
    Walk w = beginWalk();
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        for (uint item = w.first; item < w.end; item += w.step) {
            const int z = int(place[4] + item * walkStep(4)) * az.stride - az.pad;
            const int y = int(place[5] + item * walkStep(5)) * ay.stride - ay.pad;
            const int x = int(place[6] + item * walkStep(6)) * ax.stride - ax.pad;
            const uint base = place[2] + item * (kVector ? 1 : walkStep(2));
            vec4 sum = vec4(0);
            vec4 best = uintBitsToFloat(uvec4(0xff800000u)); // -infinity
            ivec4 bestInteger = ivec4(0x80000000);
            uvec4 found = uvec4(0);
            float inside = 0;
            LOOP for (int kz = 0; kz < az.kernel; ++kz) {
                const int atZ = z + kz * az.dilation;
                LOOP for (int ky = 0; ky < ay.kernel; ++ky) {
                    const int atY = y + ky * ay.dilation;
                    const bool rowInside = uint(atZ) < uint(az.extent) && uint(atY) < uint(ay.extent);
                    LOOP for (int kx = 0; kx < ax.kernel; ++kx) {
                        const int atX = x + kx * ax.dilation;
                        if (!rowInside || uint(atX) >= uint(ax.extent))
                            continue;
                        const uvec4 bits = load(base + uint(atZ) * az.step + uint(atY) * ay.step + uint(atX) * ax.step);
                        const vec4 value = uintBitsToFloat(bits);
                        const uvec4 index = uvec4(uint(atZ) * az.index + uint(atY) * ay.index + uint(atX) * ax.index);
                        if (kOp == 0) {
                            const bvec4 more = greaterThan(value, best);
                            best = mix(best, value, more);
                            found = mix(found, index, more);
                        } else if (kOp == 1) {
                            const bvec4 more = greaterThan(ivec4(bits), bestInteger);
                            bestInteger = mix(bestInteger, ivec4(bits), more);
                            found = mix(found, index, more);
                        } else if (kOp == 4) {
                            const vec4 size = abs(value);
                            sum += power == 1 ? size : power == 2 ? size * size : pow(size, vec4(power));
                        } else {
                            sum += value;
                        }
                        inside += 1;
                    }
                }
            }
            if (kOp == 3)
                inside = float(tapsBefore(az, z, az.padded) * tapsBefore(ay, y, ay.padded) * tapsBefore(ax, x, ax.padded));
            uvec4 result = floatBitsToUint(best);
            if (kOp == 1)
                result = uvec4(bestInteger);
            else if (kOp == 2 || kOp == 3)
                result = floatBitsToUint(sum / inside);
            else if (kOp == 4)
                result = floatBitsToUint(power == 1 ? sum : power == 2 ? sqrt(sum) : pow(sum, vec4(1 / power)));
            const uint plane = place[3] + item * (kVector ? 4 : 1) * walkStep(3);
            const uvec4 planes = uvec4(plane) + uvec4(0, 1, 2, 3) * walkStep(3);
            if (kVector) {
                out4[place[0] + item] = result;
                if (kIndices)
                    where4[place[1] + item] = found + planes;
            } else {
                out1[place[0] + item * walkStep(0)] = result.x;
                if (kIndices)
                    where1[place[1] + item * walkStep(1)] = found.x + plane;
            }
        }
    }
}
