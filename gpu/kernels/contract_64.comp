#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/elements_64.glsl"
#include "contract_64.params.h"

// What goes along a line of elements, in double or 64-bit integers: reductions, the sums of a matrix product, running sums. One
// invocation does one line, in order, so that the same input gives the same bits.
// Bindings: 0 output, 1 the walk's table, 2 the input, 3 the second factor of a product.
// Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kOperation = 0;
layout(constant_id = 2) const uint kReal = 1;  // else whole numbers
layout(constant_id = 3) const uint kKinds = 0; // two bits for the output, then for each input: see elements_64.glsl

const uint kSum = 0;
const uint kProduct = 1; // of all elements
const uint kMaximum = 2;
const uint kMinimum = 3;
const uint kDot = 4; // sum of the products of two lines
const uint kRunningSum = 5;

OUTPUTU(0, result);
INPUTU(1, table);
INPUTU(2, first);
INPUTU(3, second);
PARAMETERS(Contract64Params);

#define WALK_OPERANDS 3
#include "common/walk.glsl"

const uint kOutputKind = kKinds & 3;
const uint kFirstKind = (kKinds >> 2) & 3;
const uint kSecondKind = (kKinds >> 4) & 3;

int64_t added(int64_t a, int64_t b) { return kReal == 1 ? toBits(fromBits(a) + fromBits(b)) : a + b; }
int64_t multiplied(int64_t a, int64_t b) { return kReal == 1 ? toBits(fromBits(a) * fromBits(b)) : a * b; }

// The one of two that a maximum or minimum keeps: NaN rather than a number.
int64_t chosen(int64_t a, int64_t b)
{
    if (kReal == 0)
        return kOperation == kMaximum ? max(a, b) : min(a, b);
    const double x = fromBits(a), y = fromBits(b);
    const bool takeFirst = kOperation == kMaximum ? x >= y : x <= y;
    return isNan64(x) || (takeFirst && !isNan64(y)) ? a : b;
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
            const uint to = place[0] + item * walkStep(0);
            const uint a = place[1] + item * walkStep(1), b = place[2] + item * walkStep(2);
            int64_t sum = kOperation != kProduct ? int64_t(0) : (kReal == 1 ? toBits(1.0lf) : int64_t(1));
            if (kOperation == kMaximum || kOperation == kMinimum)
                sum = LOAD_ELEMENT(first, a, kFirstKind);
            for (uint k = 0; k < p.elements; ++k) {
                const uint at = kOperation == kRunningSum && p.reverse == 1 ? p.elements - 1 - k : k;
                int64_t x = LOAD_ELEMENT(first, a + at * p.firstStep, kFirstKind);
                const int64_t before = sum;
                if (kOperation == kDot)
                    x = multiplied(x, LOAD_ELEMENT(second, b + at * p.secondStep, kSecondKind));
                if (kOperation == kProduct)
                    sum = multiplied(sum, x);
                else if (kOperation == kMaximum || kOperation == kMinimum)
                    sum = chosen(sum, x);
                else
                    sum = added(sum, x);
                if (kOperation == kRunningSum) {
                    const uint place64 = to + at * p.outputStep;
                    STORE_ELEMENT(result, place64, kOutputKind, (p.exclusive == 1 ? before : sum))
                }
            }
            if (kOperation != kRunningSum) {
                STORE_ELEMENT(result, to, kOutputKind, sum)
            }
        }
    }
}
