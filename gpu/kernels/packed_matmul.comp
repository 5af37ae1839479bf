#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "packed_matmul.params.h"

// output = activation(A B + bias) + residual, B in panels, A's rows read where they lie. The rows of A are the pixels of a
// picture, and a step along K may wander over the taps of a convolution window (implicit im2col): that makes this the
// kernel of dense convolutions too. z runs over batches, whose offsets are in a table.
//
// Software: a workgroup is one subgroup and makes kRows x (4 kSubgroup) of the product. Lane l keeps columns 4 l ... 4 l + 3
// of every row; it loads one vec4 of A per block of kSubgroup rows, and shuffles with constant lanes spread it.
// Hardware: see packed_matmul_hardware.glsl.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kSubgroup = 8; // lanes; a panel has 4 kSubgroup columns (software only)
layout(constant_id = 2) const uint kRowBlocks = 4; // rows of a workgroup / kSubgroup (software only)
layout(constant_id = 3) const bool kConvolution = false;
layout(constant_id = 4) const bool kVectorOutput = true; // column stride 1, everything a multiple of 4
layout(constant_id = 5) const uint kActivation = 0;
layout(constant_id = 6) const uint kResidual = 0; // 0 none, 1 float by float, 2 by vec4
layout(constant_id = 7) const uint kAfterResidual = 0;

OUTPUT4(0, outputs4); // 0 and 1 are the same buffer, as are 5 and 6
OUTPUT1(1, outputs);
INPUT4(2, inputs);
INPUT4(3, panels); // (columns / panel, K / 4, 4, lanes)
INPUT1(4, bias);
INPUT4(5, residual4);
INPUT1(6, residual);
INPUTU(7, batches);
PARAMETERS(PackedMatmulParams);

// The table of batches: five words each.
uint batchWord(uint batch, uint word)
{
    return LOADU(batches, p.batchWords + batch * 5 + word);
}

#include "common/finish.glsl"

#if TESSERA_SOFTWARE
#include "packed_matmul_software.glsl"
#else
#include "packed_matmul_hardware.glsl"
#endif
