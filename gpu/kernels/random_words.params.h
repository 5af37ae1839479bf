// Push constants of random_words.comp.
#ifndef TESSERA_RANDOM_WORDS_PARAMS
#define TESSERA_RANDOM_WORDS_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct RandomWordsParams {
    uint counter0;
    uint counter1;
    uint counter2;
    uint counter3;
    uint key0;
    uint key1;
    uint blocks;
    uint resultOffset; // in blocks
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
