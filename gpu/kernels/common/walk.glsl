// How the kernels of copies and element-by-element work go over strided tensors. The elements form rows along the innermost
// axis (of the output); each invocation of a workgroup visits items of one row, `1 << laneShift` neighbours share a row, a
// workgroup visits `rowSteps` blocks of rows, and long rows are cut into segments. See gpu/ops/walk.h for the host side.
//
// Before including, define WALK_OPERANDS, bind `table` and declare the parameters `p` with a member `walk`. The table holds,
// from p.walk.table on: the offset of each operand, the step of each operand along a row, then for each outer axis, innermost
// first, its extent and the stride of each operand. Offsets, steps and strides are in units of items.
#ifndef TESSERA_WALK
#define TESSERA_WALK

// a / b for a < 2^31, b > 0: integer division is scalar code on software devices, this is not. The second round takes
// up the rounding error of the first, the last line what is left of it.
uint quotient(uint a, uint b, float inverse)
{
    uint q = uint(float(a) * inverse);
    int r = int(a - q * b);
    int d = int(float(r) * inverse);
    q += uint(d);
    r -= d * int(b);
    return r < 0 ? q - 1 : (r >= int(b) ? q + 1 : q);
}

uint walkGroup()
{
    return gl_WorkGroupID.y * p.walk.width + gl_WorkGroupID.x;
}

struct Walk {
    uint firstRow; // of this invocation
    uint rowStep;
    uint first; // item within the row
    uint end;
    uint step;
};

Walk beginWalk()
{
    const uint group = walkGroup();
    const uint block = group / p.walk.segments;
    const uint segment = group - block * p.walk.segments;
    const uint lanes = 1u << p.walk.laneShift;
    Walk w;
    w.rowStep = gl_WorkGroupSize.x >> p.walk.laneShift;
    w.firstRow = block * p.walk.rowSteps * w.rowStep + (gl_LocalInvocationID.x >> p.walk.laneShift);
    w.first = segment * p.walk.segment + (gl_LocalInvocationID.x & (lanes - 1));
    w.end = min(segment * p.walk.segment + p.walk.segment, p.walk.inner);
    w.step = lanes;
    return w;
}

uint walkStep(uint operand) { return LOADU(table, p.walk.table + WALK_OPERANDS + operand); }

// Where the given row begins in each operand.
void rowOffsets(uint row, out uint place[WALK_OPERANDS])
{
    UNROLL for (uint m = 0; m < WALK_OPERANDS; ++m)
        place[m] = LOADU(table, p.walk.table + m);
    uint at = p.walk.table + 2 * WALK_OPERANDS;
    LOOP for (uint k = 0; k < p.walk.outerRank; ++k) {
        const uint extent = LOADU(table, at);
        const uint next = quotient(row, extent, 1.0 / float(extent));
        const uint index = row - next * extent;
        UNROLL for (uint m = 0; m < WALK_OPERANDS; ++m)
            place[m] += index * LOADU(table, at + 1 + m);
        at += 1 + WALK_OPERANDS;
        row = next;
    }
}

#endif
