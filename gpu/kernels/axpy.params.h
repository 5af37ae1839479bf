#ifndef TESSERA_AXPY_PARAMS
#define TESSERA_AXPY_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct AxpyParams {
    uint count;
    uint xOffset;
    uint yOffset;
    float factor;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
