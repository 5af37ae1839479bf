#pragma once

#include <array>
#include <cstdint>

#include "core/image/image.h"
#include "core/segment/preprocess.h"
#include "gpu/base/progress.h"
#include "gpu/tensor.h"

namespace gpu {
class Device;
}

namespace core::segment {

constexpr size_t kCandidates = 4; ///< masks that the decoder makes at once

/// A mask of the picture's size with what was counted on the device.
struct MadeMask {
    Mask mask;
    int64_t area = 0;
    double stability = 0;
};

/// How little a mask changes with its threshold: pixels above the upper one over pixels above the lower one; 0 if there
/// are none. Source: Kirillov et al. 2023, appendix B.
double stabilityOf(int64_t above, int64_t nearby);

/// packed: see gpu::thresholdMask.
Mask downloadMask(gpu::Device& device, const gpu::Tensor& packed, int width);

/// The device's way from the decoder's logits to masks: upscaled to the 1024 frame, cropped to the part that the
/// picture fills, resampled to the picture, cut at 0, as the exported graph does for the one mask that it picks.
class MaskMaker {
public:
    explicit MaskMaker(gpu::Device& device);

    /// logits: (4, 256, 256) f32 row-major. Throws Cancelled, LimitExceeded (the picture's mask does not fit one
    /// binding).
    std::array<MadeMask, kCandidates> make(const gpu::Tensor& logits, int imageWidth, int imageHeight,
                                           const gpu::RunControl& control);

private:
    gpu::Device& m_device;
    gpu::Tensor m_frames; ///< (4, 1024, 1024)
    gpu::Tensor m_counts; ///< (4, 3): logits above 1, above -1, object pixels
};

} // namespace core::segment
