// The body of the elementwise kernels of 64 bits; ELEMENT_SLOTS (2 or 8) is how many instructions a program may have: each costs
// time when a pipeline is built.
#include "common/prelude.glsl"
#include "common/elements_64.glsl"
#include "common/element_ops_64.glsl"
#include "elementwise_64.params.h"

// Runs a straight-line program on every element, in double and 64-bit integers; how the program is said and
// why it is specialised into the kernel is told in elementwise_body.glsl. Inputs of 32 bits are widened as they are read, a
// result of 32 bits is narrowed as it is written: reals are rounded, of whole numbers the lower word stays.
// Bindings: 0 output, 1 the walk's table, 2 to 7 the inputs, 8 the words in which programs report.
// Shared bytes: none.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kInstructions = 1;
layout(constant_id = 2) const uint kInputs = 1;
layout(constant_id = 3) const uint kKinds = 0; // two bits for the output, then two for each input: see elements_64.glsl
layout(constant_id = 4) const uint kW0 = 0;
layout(constant_id = 5) const uint kW1 = 0;
#if ELEMENT_SLOTS > 2
layout(constant_id = 6) const uint kW2 = 0;
layout(constant_id = 7) const uint kW3 = 0;
layout(constant_id = 8) const uint kW4 = 0;
layout(constant_id = 9) const uint kW5 = 0;
layout(constant_id = 10) const uint kW6 = 0;
layout(constant_id = 11) const uint kW7 = 0;
#endif

OUTPUTU(0, result);
INPUTU(1, table);
INPUTU(2, in0);
INPUTU(3, in1);
INPUTU(4, in2);
INPUTU(5, in3);
INPUTU(6, in4);
INPUTU(7, in5);
OUTPUTU(8, reports);
PARAMETERS(Elementwise64Params);

#define WALK_OPERANDS 7 // output, inputs
#include "common/walk.glsl"

int64_t v[6]; // inputs
int64_t r[ELEMENT_SLOTS]; // results

#define FETCH(k, name)                                                                                                 \
    if (k < kInputs) {                                                                                                 \
        const uint kind = (kKinds >> (2 * k + 2)) & 3;                                                                 \
        const uint at = place[k + 1] + item * walkStep(k + 1);                                                         \
        v[k] = LOAD_ELEMENT(name, at, kind);                                                                           \
    }

int64_t operand(uint code)
{
    if (code < 6)
        return v[code];
    if (code < 30)
        return r[min(code - 6, ELEMENT_SLOTS - 1)];
    const uint at = p.constants + 2 * (code - 30);
    return fromWords(LOADU(table, at), LOADU(table, at + 1));
}

#define STEP(k, word)                                                                                                  \
    if (k < kInstructions)                                                                                             \
        r[k] = evaluate(word & 127, operand((word >> 7) & 255), operand((word >> 15) & 255), operand(word >> 23));

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
            FETCH(0, in0)
            FETCH(1, in1)
            FETCH(2, in2)
            FETCH(3, in3)
            FETCH(4, in4)
            FETCH(5, in5)
            STEP(0, kW0)
            STEP(1, kW1)
#if ELEMENT_SLOTS > 2
            STEP(2, kW2)
            STEP(3, kW3)
            STEP(4, kW4)
            STEP(5, kW5)
            STEP(6, kW6)
            STEP(7, kW7)
#endif
            const uint kind = kKinds & 3;
            const uint at = place[0] + item * walkStep(0);
            STORE_ELEMENT(result, at, kind, r[kInstructions - 1])
        }
    }
    if (reported != 0)
        reports[p.report] = 1;
}
