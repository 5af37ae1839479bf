// How the kernels that reduce along rows read them. A row is handled by one invocation (kShared 0; what suits many short
// rows and software devices) or by a whole workgroup (kShared 1; few long rows, graphics hardware). A vec4 holds four
// neighbours along the row, so that its components are combined at the end, or with kLayout = kAcross one element of each
// of four neighbouring rows, which stay apart.
//
// Before including: declare `p` with `walk`, `elements` and `inputStep`, bind `table`, `in4` and `in1`, define WALK_OPERANDS,
// include walk.glsl, and declare the specialisation constants kShared and kLayout.
#ifndef TESSERA_ROWS
#define TESSERA_ROWS

const uint kStrided = 0; // any step along the row
const uint kAlong = 1;   // dense along the row
const uint kAcross = 2;  // dense across rows

shared vec4 lanes[gl_WorkGroupSize.x];

// The steps that this invocation takes through a row: from firstStep() by stepWidth() while below stepCount().
uint stepCount() { return kLayout == kAcross ? p.elements : (p.elements + 3) / 4; }
uint firstStep() { return kShared == 1 ? gl_LocalInvocationID.x : 0; }
uint stepWidth() { return kShared == 1 ? gl_WorkGroupSize.x : 1; }

// The row of a workgroup's t-th turn.
uint rowOf(uint group, uint t)
{
    const uint turn = group * p.walk.rowSteps + t;
    return kShared == 1 ? turn : turn * gl_WorkGroupSize.x + gl_LocalInvocationID.x;
}

// Step i of the row that begins at `place`; past the end of a row the last element again.
vec4 fetch(uint place, uint i)
{
    if (kLayout == kAlong)
        return LOAD4(in4, place + i);
    if (kLayout == kAcross)
        return LOAD4(in4, place + i * p.inputStep);
    const uvec4 e = min(i * 4 + uvec4(0, 1, 2, 3), uvec4(p.elements - 1)) * p.inputStep + place;
    return vec4(LOAD1(in1, e.x), LOAD1(in1, e.y), LOAD1(in1, e.z), LOAD1(in1, e.w));
}

// Which components of step i are elements of the row.
bvec4 within(uint i)
{
    return kLayout == kStrided ? lessThan(i * 4 + uvec4(0, 1, 2, 3), uvec4(p.elements)) : bvec4(true);
}

#endif
