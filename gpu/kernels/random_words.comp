#version 460
#extension GL_GOOGLE_include_directive : require
#include "common/prelude.glsl"
#include "common/philox.glsl"
#include "random_words.params.h"

// Blocks of four random words: block i is Philox of the counter plus i. An invocation makes one.
// Bindings: 0 the words. Shared bytes: none.

layout(local_size_x_id = 0) in;

OUTPUTU4(0, results);
PARAMETERS(RandomWordsParams);

void main()
{
    const uint block = gl_GlobalInvocationID.x;
    if (block >= p.blocks)
        return;
    const uint low = p.counter0 + block;
    const uint high = p.counter1 + uint(low < block);
    results[p.resultOffset + block] = philox(uvec4(low, high, p.counter2, p.counter3), uvec2(p.key0, p.key1));
}
