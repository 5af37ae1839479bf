// Push constants of run_errors.comp.
#ifndef TESSERA_RUN_ERRORS_PARAMS
#define TESSERA_RUN_ERRORS_PARAMS
#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct RunErrorsParams {
    uint runs;
    uint states;
    uint live; // states that have values
    uint actions;
    uint resultOffset;
    float epsilon; // of the policy whose values are meant
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
