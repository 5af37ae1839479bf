#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/math.glsl"
#include "row_reduce.params.h"

// Reduces rows to one value each. What is reduced may be several axes: the innermost is gone through in steps, the others
// as `runs`. Where there are few rows, each is cut into parts that are reduced apart; a second dispatch reduces the
// parts. The order of additions depends on the shape only. See rows.glsl for who does what.
// Bindings: 0 output, 1 the table of the walk and of the runs, 2 and 3 the input as groups of four and as elements. Shared
// bytes: 16 per invocation.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kShared = 0;
layout(constant_id = 2) const uint kLayout = 1;
layout(constant_id = 3) const uint kOp = 0;

const uint kSum = 0, kMean = 1, kMax = 2, kMin = 3, kProd = 4, kL1 = 5, kL2 = 6, kLogSum = 7, kLogSumExp = 8,
           kSumSquare = 9, kRootOfSum = 10; // ReduceOp, and what finishes L2 after a first dispatch of SumSquare

OUTPUT1(0, out1);
INPUTU(1, table);
INPUT4(2, in4);
INPUT1(3, in1);
PARAMETERS(RowReduceParams);

#define WALK_OPERANDS 2 // output, input
#include "common/walk.glsl"
#include "common/rows.glsl"

vec4 neutral()
{
    if (kOp == kMax)
        return -infinity4();
    if (kOp == kMin)
        return infinity4();
    return vec4(kOp == kProd ? 1 : 0);
}

vec4 larger(vec4 a, vec4 b) { return mix(mix(b, a, greaterThan(a, b)), a, isNan4(a)); }
vec4 smaller(vec4 a, vec4 b) { return mix(mix(b, a, lessThan(a, b)), a, isNan4(a)); }

vec4 combine(vec4 a, vec4 b)
{
    if (kOp == kMax)
        return larger(a, b);
    if (kOp == kMin)
        return smaller(a, b);
    if (kOp == kProd)
        return a * b;
    return a + b;
}

vec4 prepared(vec4 x, vec4 shift)
{
    if (kOp == kL1)
        return abs(x);
    if (kOp == kL2 || kOp == kSumSquare)
        return x * x;
    if (kOp == kLogSumExp)
        return exponential(x - shift);
    return x;
}

vec4 finished(vec4 x, vec4 shift)
{
    if (kOp == kMean)
        return x * p.scale;
    if (kOp == kL2 || kOp == kRootOfSum)
        return sqrt(x);
    if (kOp == kLogSum)
        return logarithm(x);
    if (kOp == kLogSumExp)
        return logarithm(x) + shift;
    return x;
}

uint runOffset(uint run)
{
    uint offset = 0;
    uint at = p.reducedTable;
    LOOP for (uint k = 0; k < p.reducedRank; ++k) {
        const uint extent = LOADU(table, at);
        const uint next = quotient(run, extent, 1.0 / float(extent));
        offset += (run - next * extent) * LOADU(table, at + 1);
        at += 2;
        run = next;
    }
    return offset;
}

// The four components combined where they belong to one row, and over the workgroup where it shares the row.
vec4 gathered(vec4 x, bool maximum)
{
    if (kShared == 1) {
        lanes[gl_LocalInvocationID.x] = x;
        barrier();
        x = lanes[0];
        for (uint lane = 1; lane < gl_WorkGroupSize.x; ++lane)
            x = maximum ? larger(x, lanes[lane]) : combine(x, lanes[lane]);
        barrier();
    }
    if (kLayout == kAcross)
        return x;
    const vec4 y = maximum ? larger(x, x.zwxy) : combine(x, x.zwxy);
    return maximum ? larger(y, y.yxwz) : combine(y, y.yxwz);
}

vec4 overPart(uint place, uint runPart, uint stepPart, bool maximum, vec4 shift)
{
    const uint endRun = min((runPart + 1) * p.partRuns, p.runs);
    const uint endStep = min((stepPart + 1) * p.partSteps, stepCount());
    const vec4 start = maximum ? -infinity4() : neutral();
    vec4 x = start;
    for (uint run = runPart * p.partRuns; run < endRun; ++run) {
        const uint begin = place + runOffset(run);
        for (uint i = stepPart * p.partSteps + firstStep(); i < endStep; i += stepWidth()) {
            const vec4 value = fetch(begin, i);
            const vec4 next = maximum ? larger(x, value) : combine(x, prepared(value, shift));
            x = mix(x, next, within(i));
        }
    }
    return gathered(x, maximum);
}

// Parts lie densely: all parts of a row together.
void store(vec4 y, uint place, uint row, uint part, uint parts)
{
    const uint width = kLayout == kAcross ? 4 : 1;
    UNROLL for (uint k = 0; k < width; ++k)
        out1[parts > 1 ? p.offset + (row * width + k) * parts + part : place + k * p.outputStep] = y[k];
}

void main()
{
    const uint group = walkGroup();
    const uint parts = p.runParts * p.stepParts;
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint task = rowOf(group, t);
        if (task >= p.walk.rows * parts)
            break;
        const uint row = task / parts;
        const uint part = task - row * parts;
        const uint runPart = part / p.stepParts;
        const uint stepPart = part - runPart * p.stepParts;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        vec4 shift = vec4(0);
        if (kOp == kLogSumExp) {
            shift = overPart(place[1], runPart, stepPart, true, shift);
            shift = mix(shift, vec4(0), isInfinite4(shift));
        }
        const vec4 y = finished(overPart(place[1], runPart, stepPart, false, shift), shift);
        if (kShared == 0 || gl_LocalInvocationID.x == 0)
            store(y, place[0], row, part, parts);
    }
}
