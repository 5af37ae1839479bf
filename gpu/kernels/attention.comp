#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "attention.params.h"

// output = softmax(scale q k^T + bias) v in one pass over the keys: running maximum and sum per query, and sums of values that
// are rescaled whenever the maximum grows (Milakov and Gimelshein 2018; Dao et al. 2022, algorithm 1). x runs over tiles of
// queries, z over batches, whose offsets are in a table.

layout(local_size_x_id = 0) in;
layout(constant_id = 1) const uint kSubgroup = 8;
layout(constant_id = 2) const uint kRowBlocks = 2; // software: queries of a workgroup / kSubgroup
layout(constant_id = 3) const uint kParts = 1;     // vec4 of the output's row that a lane keeps
layout(constant_id = 4) const bool kBias = false;
layout(constant_id = 5) const bool kVectorOutput = true; // column stride 1, everything a multiple of 4
layout(constant_id = 6) const uint kQueryParts = 1;      // hardware: vec4 of a query that a lane keeps
layout(constant_id = 7) const uint kTileKeys = 32;       // hardware: keys in shared memory at once
layout(constant_id = 8) const uint kTileQuads = 16;      // hardware: vec4 of a key, and of a value, in shared memory

OUTPUT4(0, outputs4); // 0 and 1 are the same buffer
OUTPUT1(1, outputs);
INPUT4(2, queries);
INPUT4(3, keys);
INPUT4(4, values);
INPUT4(5, bias);
INPUTU(6, batches);
PARAMETERS(AttentionParams);

const float kLog2E = 1.44269504;
const float kLowest = -1e30; // finite, so that a difference of two of it is a number

uint batchWord(uint word)
{
    return LOADU(batches, p.batchWords + gl_WorkGroupID.z * 5 + word);
}

/// Stores columns 4 quad ... 4 quad + 3 of one query's row.
void store(vec4 value, uint row, uint quad, uint offset)
{
    const uint at = offset + row * p.outputStride + quad * 4 * p.outputColumnStride;
    const bool used = row < p.queries && quad * 4 < p.columns;
    if (kVectorOutput) {
        if (used)
            outputs4[at / 4] = value;
    } else {
        UNROLL for (uint c = 0; c < 4; ++c)
            if (used && quad * 4 + c < p.columns)
                outputs[at + c * p.outputColumnStride] = value[c];
    }
}

#if TESSERA_SOFTWARE
#include "attention_software.glsl"
#else
#include "attention_hardware.glsl"
#endif
