#ifndef TESSERA_COUNT_LOGITS_PARAMS
#define TESSERA_COUNT_LOGITS_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct CountLogitsParams {
    uint elements; // per mask
    uint inputOffset;
    uint outputOffset;
    float upper;
    float lower;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
