#pragma once
// From mask logits to masks of a picture's size.

#include "gpu/recorder.h"

namespace gpu {

/// Counts per mask: counts[n] = (logits above `upper`, logits above `lower`, 0). logits: (N, h, w) f32 row-major;
/// counts: (N, 3) I32 row-major. The third word is where thresholdMask may count.
void countLogits(Recorder& recorder, const Tensor& logits, float upper, float lower, const Tensor& counts);

/// Bilinear between pixel centres, clamped at the border. logits: (N, h, w) f32 row-major; frames: (N, H, W) f32
/// row-major, W and its offset multiples of 4. Source: ONNX Resize-13, mode linear, half_pixel.
void upscaleLogits(Recorder& recorder, const Tensor& logits, const Tensor& frames);

/// Words that hold one row of a packed mask.
constexpr int64_t packedMaskWords(int64_t width) { return (width + 3) / 4; }

/// Resamples the left top (cropHeight, cropWidth) of a frame to (height, width) like upscaleLogits and marks what is
/// above 0. frame: (H, W) f32 row-major, at least as large as the crop; packed: (height, packedMaskWords(width)) I32
/// row-major, each byte 0 or 255, the first pixel lowest; area: one I32, to which the number of object pixels is added.
void thresholdMask(Recorder& recorder, const Tensor& frame, int64_t cropWidth, int64_t cropHeight, int64_t width,
                   const Tensor& packed, const Tensor& area);

} // namespace gpu
