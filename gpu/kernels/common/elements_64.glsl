// Elements of 64 bits in memory that is bound as 32-bit words, low word first, and the kinds that a kernel reads beside them.
// While they are worked with, real numbers are doubles and whole ones (and truth values) are signed 64-bit integers; all travel as
// bits. Include after the prelude.
#ifndef TESSERA_ELEMENTS_64
#define TESSERA_ELEMENTS_64
#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require
#extension GL_ARB_gpu_shader_fp64 : enable
#include "common/math_64.glsl"

const uint kWhole32 = 0; // also truth values
const uint kReal32 = 1;
const uint kBits64 = 2;

int64_t fromWords(uint low, uint high) { return int64_t(packUint2x32(uvec2(low, high))); }

int64_t widened(uint word, uint kind)
{
    return kind == kReal32 ? toBits(double(uintBitsToFloat(word))) : int64_t(int(word));
}

uint narrowed(int64_t bits, uint kind) { return kind == kReal32 ? floatBitsToUint(float(fromBits(bits))) : uint(bits); }

// Element i of a tensor of words.
#define LOAD_ELEMENT(name, i, kind)                                                                                    \
    (kind == kBits64 ? fromWords(LOADU(name, 2 * (i)), LOADU(name, 2 * (i) + 1)) : widened(LOADU(name, i), kind))

#define STORE_ELEMENT(name, i, kind, bits)                                                                             \
    if (kind == kBits64) {                                                                                             \
        const uvec2 words = unpackUint2x32(uint64_t(bits));                                                            \
        name[2 * (i)] = words.x;                                                                                       \
        name[2 * (i) + 1] = words.y;                                                                                   \
    } else {                                                                                                           \
        name[i] = narrowed(bits, kind);                                                                                \
    }

#endif
