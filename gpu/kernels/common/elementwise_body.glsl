// The body of the elementwise kernels; ELEMENT_SLOTS (4, 8 or 24) is how many instructions a program may have, ELEMENT_ALL
// whether it may use the rarer operations. Both cost time when a pipeline is built, not when it runs.
#include "common/prelude.glsl"
#include "common/element_ops.glsl"
#include "elementwise.params.h"

// Runs a straight-line program on every element. The program is a list of specialisation constants, and each slot for an
// instruction is written out: the choice of operation folds away when the pipeline is compiled, so that a program becomes
// straight code. (Software devices have no uniform branches: an interpreter's loop would execute all operations at every
// step; it measured 225 instead of 0.7 ns per element for a chain of eight.)
// Each invocation handles groups of four neighbours along the output's innermost axis.
// Bindings: 0 and 1 the output as groups and as elements, 2 the walk's table, then each input in the same two ways, 15 the
// words in which programs report: all invocations of one write the same value, if any.
// Shared bytes: none.
// An instruction is op | a << 7 | b << 15 | c << 23; an operand below 6 is an input, below 30 a result, else a constant.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kInstructions = 1;
layout(constant_id = 2) const uint kInputs = 1;
layout(constant_id = 3) const uint kVectorOutput = 1; // store groups of four at once
layout(constant_id = 4) const uint kModes = 0;        // two bits per input: see below
layout(constant_id = 5) const uint kW0 = 0;
layout(constant_id = 6) const uint kW1 = 0;
layout(constant_id = 7) const uint kW2 = 0;
layout(constant_id = 8) const uint kW3 = 0;
#if ELEMENT_SLOTS > 4
layout(constant_id = 9) const uint kW4 = 0;
layout(constant_id = 10) const uint kW5 = 0;
layout(constant_id = 11) const uint kW6 = 0;
layout(constant_id = 12) const uint kW7 = 0;
#endif
#if ELEMENT_SLOTS > 8
layout(constant_id = 13) const uint kW8 = 0;
layout(constant_id = 14) const uint kW9 = 0;
layout(constant_id = 15) const uint kW10 = 0;
layout(constant_id = 16) const uint kW11 = 0;
layout(constant_id = 17) const uint kW12 = 0;
layout(constant_id = 18) const uint kW13 = 0;
layout(constant_id = 19) const uint kW14 = 0;
layout(constant_id = 20) const uint kW15 = 0;
layout(constant_id = 21) const uint kW16 = 0;
layout(constant_id = 22) const uint kW17 = 0;
layout(constant_id = 23) const uint kW18 = 0;
layout(constant_id = 24) const uint kW19 = 0;
layout(constant_id = 25) const uint kW20 = 0;
layout(constant_id = 26) const uint kW21 = 0;
layout(constant_id = 27) const uint kW22 = 0;
layout(constant_id = 28) const uint kW23 = 0;
#endif

const uint kVector = 0;  // groups of four lie together
const uint kUniform = 1; // one element for the whole row
const uint kStrided = 2; // any step

OUTPUTU4(0, out4);
OUTPUTU(1, out1);
INPUTU(2, table);
INPUTU4(3, a4);
INPUTU(4, a1);
INPUTU4(5, b4);
INPUTU(6, b1);
INPUTU4(7, c4);
INPUTU(8, c1);
INPUTU4(9, d4);
INPUTU(10, d1);
INPUTU4(11, e4);
INPUTU(12, e1);
INPUTU4(13, f4);
INPUTU(14, f1);
OUTPUTU(15, reports);
PARAMETERS(ElementwiseParams);

#define WALK_OPERANDS 7 // output, inputs
#include "common/walk.glsl"

uvec4 v[6];  // inputs
uvec4 r[ELEMENT_SLOTS]; // results
uint constants[16];

#define FETCH(k, vectors, scalars)                                                                                     \
    if (k < kInputs) {                                                                                                 \
        const uint mode = (kModes >> (2 * k)) & 3;                                                                     \
        const uint at = place[k + 1];                                                                                  \
        if (mode == kVector)                                                                                           \
            v[k] = LOADU4(vectors, at + item);                                                                         \
        else if (mode == kUniform)                                                                                     \
            v[k] = uvec4(LOADU(scalars, at));                                                                          \
        else {                                                                                                         \
            const uint step = walkStep(k + 1);                                                                         \
            v[k] = uvec4(LOADU(scalars, at + e.x * step), LOADU(scalars, at + e.y * step),                             \
                         LOADU(scalars, at + e.z * step), LOADU(scalars, at + e.w * step));                            \
        }                                                                                                              \
    }

uvec4 operand(uint code)
{
    if (code < 6)
        return v[code];
    if (code < 30)
        return r[code - 6];
    if (code < 46)
        return uvec4(constants[code - 30]);
    return uvec4(LOADU(table, p.moreConstants + code - 46));
}

#define STEP(k, word)                                                                                                  \
    if (k < kInstructions)                                                                                             \
        r[k] = evaluate(word & 127, operand((word >> 7) & 255), operand((word >> 15) & 255), operand(word >> 23));

void main()
{
    constants = uint[](p.c0, p.c1, p.c2, p.c3, p.c4, p.c5, p.c6, p.c7, p.c8, p.c9, p.c10, p.c11, p.c12, p.c13, p.c14, p.c15);
    Walk w = beginWalk();
    for (uint t = 0; t < p.walk.rowSteps; ++t) {
        const uint row = w.firstRow + t * w.rowStep;
        if (row >= p.walk.rows)
            break;
        uint place[WALK_OPERANDS];
        rowOffsets(row, place);
        for (uint item = w.first; item < w.end; item += w.step) {
            const uvec4 e = min(item * 4 + uvec4(0, 1, 2, 3), uvec4(p.elements - 1));
            FETCH(0, a4, a1)
            FETCH(1, b4, b1)
            FETCH(2, c4, c1)
            FETCH(3, d4, d1)
            FETCH(4, e4, e1)
            FETCH(5, f4, f1)
            STEP(0, kW0)
            STEP(1, kW1)
            STEP(2, kW2)
            STEP(3, kW3)
#if ELEMENT_SLOTS > 4
            STEP(4, kW4)
            STEP(5, kW5)
            STEP(6, kW6)
            STEP(7, kW7)
#endif
#if ELEMENT_SLOTS > 8
            STEP(8, kW8)
            STEP(9, kW9)
            STEP(10, kW10)
            STEP(11, kW11)
            STEP(12, kW12)
            STEP(13, kW13)
            STEP(14, kW14)
            STEP(15, kW15)
            STEP(16, kW16)
            STEP(17, kW17)
            STEP(18, kW18)
            STEP(19, kW19)
            STEP(20, kW20)
            STEP(21, kW21)
            STEP(22, kW22)
            STEP(23, kW23)
#endif
            const uvec4 y = r[kInstructions - 1];
            if (kVectorOutput == 1) {
                out4[place[0] + item] = y;
            } else {
                const uint step = walkStep(0);
                UNROLL for (uint k = 0; k < 4; ++k)
                    if (item * 4 + k < p.elements)
                        out1[place[0] + (item * 4 + k) * step] = y[k];
            }
        }
    }
    if (reported != uvec4(0))
        reports[p.report] = 1;
}
