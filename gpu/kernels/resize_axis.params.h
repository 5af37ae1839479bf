// Push constants of resize_axis.comp.
#ifndef TESSERA_RESIZE_AXIS_PARAMS
#define TESSERA_RESIZE_AXIS_PARAMS
#include "common/walk.params.h"
#ifdef __cplusplus
namespace gpu {
#endif

struct ResizeAxisParams {
    WalkParams walk;    // operands: output, input, position along the resized axis
    uint elements;      // in a row
    uint taps;          // where the tap table begins in the table, in words
    uint stride;        // of the resized axis of the input, in the units of the input
    float extrapolated; // value outside
};

#ifdef __cplusplus
} // namespace gpu
#endif
#endif
