// Push constants of pack_panels.comp. Row k of the matrix is channel k % paddedChannels of tap k / paddedChannels.
#ifndef TESSERA_PACK_PANELS_PARAMS
#define TESSERA_PACK_PANELS_PARAMS

#ifdef __cplusplus
#include "gpu/kernels/common/glsl_types.h"
namespace gpu {
#endif

struct PackPanelsParams {
    uint columns;
    uint channels;
    uint paddedChannels;
    uint kernelWidth;
    uint kernelHeight;
    uint depth; // rows of a panel: 4 * steps, padded
    uint lanes; // vec4 columns of a panel
    int strideTapY;
    int strideTapX;
    uint strideChannel;
    uint strideColumn;
    uint batchWords; // where the table of batches begins: source in floats, target in vec4
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
