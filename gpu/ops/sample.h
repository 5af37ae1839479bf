#pragma once
// Reading pictures between their pixels.

#include "gpu/recorder.h"

namespace gpu {

enum class SampleMode : uint32_t { Nearest, Bilinear, Bicubic };
enum class SamplePadding : uint32_t { Zeros, Border, Reflection };

/// out[n, c, i, j] = x[n, c] at the place grid[n, i, j] = (x, y), which run from -1 to 1 between the picture's edges,
/// or between the centres of its outermost pixels (alignCorners). x: (N, C, H, W), grid: (N, OH, OW, 2), out: (N, C,
/// OH, OW), F32, any strides. Source: ONNX GridSample-16.
void gridSample(Recorder& recorder, const Tensor& x, const Tensor& grid, const Tensor& out, SampleMode mode,
                SamplePadding padding, bool alignCorners);

struct RoiAlignOptions {
    bool largest = false;  ///< of the weighted pixels, instead of the mean of the samples
    int64_t samples = 0;   ///< along each axis of a cell; 0: one per pixel of the region
    float scale = 1;       ///< from the regions' coordinates to pixels
    bool halfPixel = true; ///< pixels have their centres at halves, and regions may be small
};

/// out[r, c, i, j] = cell (i, j) of region r of x[pictures[r], c]. x: (N, C, H, W); regions: (R, 4), x y x y; pictures:
/// (R) I32; out: (R, C, OH, OW). Any strides. Source: ONNX RoiAlign-16; He et al., Mask R-CNN (2017), section 3.
void roiAlign(Recorder& recorder, const Tensor& x, const Tensor& regions, const Tensor& pictures, const Tensor& out,
              const RoiAlignOptions& options);

} // namespace gpu
