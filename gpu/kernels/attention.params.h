// Push constants of attention.comp. Strides of queries, keys, values and bias are counted in vec4, those of the output
// in floats.
#ifndef TESSERA_ATTENTION_PARAMS
#define TESSERA_ATTENTION_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct AttentionParams {
    uint queries;     // N
    uint keys;        // S
    uint quads;       // D / 4, padded with zeros
    uint columns;     // E
    float scale;      // times log2 e: the kernel counts in powers of two
    uint queryStride; // from row to row
    uint keyStride;
    uint valueStride;
    uint biasStride;
    uint outputStride;
    uint outputColumnStride;
    uint batchWords; // where the table of batches begins: offsets of queries, keys, values, bias (in vec4), output
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
