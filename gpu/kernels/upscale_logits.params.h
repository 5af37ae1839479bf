#ifndef TESSERA_UPSCALE_LOGITS_PARAMS
#define TESSERA_UPSCALE_LOGITS_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct UpscaleLogitsParams {
    uint inputWidth;
    uint inputHeight;
    uint outputWidth; // a multiple of 4
    uint outputHeight;
    uint inputOffset;
    uint outputOffset; // a multiple of 4
    uint rowsPerInvocation;
    float scaleX; // input size / output size
    float scaleY;
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
