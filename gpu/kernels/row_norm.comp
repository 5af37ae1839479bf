#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "row_norm.params.h"

// (x - mean) / sqrt(variance + epsilon) * scale + bias along rows. Mean and variance come from one pass: sixteen elements at a
// time are centred on their own mean and merged (Chan, Golub and LeVeque 1979), which is as safe as two passes and
// reads less. A second pass writes. See rows.glsl for who does what.
// Bindings: 0 and 1 the output as groups of four and as elements, 2 the table of the walk, 3 and 4 the input, 5 and 6 the
// scale, 7 and 8 the bias in the same two ways. Shared bytes: 36 per invocation.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kShared = 0;
layout(constant_id = 2) const uint kLayout = 1;
layout(constant_id = 3) const uint kScale = 1;
layout(constant_id = 4) const uint kBias = 1;

OUTPUT4(0, out4);
OUTPUT1(1, out1);
INPUTU(2, table);
INPUT4(3, in4);
INPUT1(4, in1);
INPUT4(5, scale4);
INPUT1(6, scale1);
INPUT4(7, bias4);
INPUT1(8, bias1);
PARAMETERS(RowNormParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"
#include "common/rows.glsl"

const uint kBatch = kLayout == kAcross ? 8 : 4; // steps whose moments are taken together

// Count, mean and sum of squared deviations; of four rows if kLayout is kAcross, else in all components alike.
struct Moments {
    float count;
    vec4 mean;
    vec4 squares;
};

vec4 across(vec4 x)
{
    return kLayout == kAcross ? x : vec4((x.x + x.y) + (x.z + x.w));
}

void merge(inout Moments a, Moments b)
{
    const float total = a.count + b.count;
    const float part = b.count / max(total, 1.0);
    const vec4 difference = b.mean - a.mean;
    a.mean += difference * part;
    a.squares += b.squares + difference * difference * (a.count * part);
    a.count = total;
}

Moments momentsOfBatch(uint place, uint i)
{
    vec4 x[kBatch];
    UNROLL for (uint k = 0; k < kBatch; ++k)
        x[k] = fetch(place, i + k * stepWidth());
    vec4 sum = x[0];
    UNROLL for (uint k = 1; k < kBatch; ++k)
        sum += x[k];
    Moments m;
    m.count = float(kLayout == kAcross ? kBatch : 4 * kBatch);
    m.mean = across(sum) / m.count;
    vec4 squares = vec4(0);
    UNROLL for (uint k = 0; k < kBatch; ++k)
        squares += (x[k] - m.mean) * (x[k] - m.mean);
    m.squares = across(squares);
    return m;
}

Moments momentsOfStep(uint place, uint i)
{
    const vec4 x = fetch(place, i);
    const bvec4 inside = within(i);
    Moments m;
    m.count = float(kLayout == kAcross ? 1 : min(4, p.elements - 4 * i));
    m.mean = across(mix(vec4(0), x, inside)) / m.count;
    const vec4 difference = mix(vec4(0), x - m.mean, inside);
    m.squares = across(difference * difference);
    return m;
}

Moments momentsOfRow(uint place)
{
    Moments m = Moments(0.0, vec4(0), vec4(0));
    const uint batch = kBatch * stepWidth();
    const uint whole = kLayout == kAcross ? p.elements : p.elements / 4; // steps without a tail
    uint i = firstStep();
    if (whole >= batch)
        for (; i + batch - stepWidth() < whole; i += batch)
            merge(m, momentsOfBatch(place, i));
    for (; i < stepCount(); i += stepWidth())
        merge(m, momentsOfStep(place, i));
    return m;
}

shared vec4 laneMeans[gl_WorkGroupSize.x];
shared float laneCounts[gl_WorkGroupSize.x];

void mergeLanes(inout Moments m)
{
    const uint lane = gl_LocalInvocationID.x;
    lanes[lane] = m.squares;
    laneMeans[lane] = m.mean;
    laneCounts[lane] = m.count;
    barrier();
    m = Moments(0.0, vec4(0), vec4(0));
    for (uint k = 0; k < gl_WorkGroupSize.x; ++k)
        merge(m, Moments(laneCounts[k], laneMeans[k], lanes[k]));
    barrier();
}

vec4 parameter4(bool isScale, uint i)
{
    const uint offset = isScale ? p.scaleOffset : p.biasOffset;
    if (kLayout == kAlong)
        return isScale ? LOAD4(scale4, offset + i) : LOAD4(bias4, offset + i);
    if (kLayout == kAcross)
        return vec4(isScale ? LOAD1(scale1, offset + i) : LOAD1(bias1, offset + i));
    const uvec4 e = offset + min(i * 4 + uvec4(0, 1, 2, 3), uvec4(p.elements - 1));
    return isScale ? vec4(LOAD1(scale1, e.x), LOAD1(scale1, e.y), LOAD1(scale1, e.z), LOAD1(scale1, e.w))
                   : vec4(LOAD1(bias1, e.x), LOAD1(bias1, e.y), LOAD1(bias1, e.z), LOAD1(bias1, e.w));
}

void main()
{
    const uint group = walkGroup();
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = rowOf(group, t);
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        Moments m = momentsOfRow(place[1]);
        if (kShared == 1)
            mergeLanes(m);
        const vec4 factor = 1.0 / sqrt(m.squares / m.count + p.epsilon);
        for (uint i = firstStep(); i < stepCount(); i += stepWidth()) {
            vec4 y = (fetch(place[1], i) - m.mean) * factor;
            if (kScale == 1)
                y *= parameter4(true, i);
            if (kBias == 1)
                y += parameter4(false, i);
            if (kLayout == kAlong)
                out4[place[0] + i] = y;
            else if (kLayout == kAcross)
                out4[place[0] + i * p.outputStep] = y;
            else
                UNROLL for (uint k = 0; k < 4; ++k)
                    if (i * 4 + k < p.elements)
                        out1[place[0] + (i * 4 + k) * p.outputStep] = y[k];
        }
    }
}
