#pragma once
// From a picture and what a person points at to the inputs of the MobileSAM graphs.
// Sources: Kirillov et al. 2023, appendix A and the released code's ResizeLongestSide; Zhang et al. 2023 (MobileSAM).

#include <cstdint>
#include <vector>

#include "core/image/image.h"
#include "core/segment/prompts.h"
#include "gpu/base/shape.h"

namespace core::segment {

constexpr int kFrameSize = 1024;    ///< the encoder's square input
constexpr int kLowResolution = 256; ///< of the decoder's masks and of the mask input
/// Part of the key of kept embeddings: raise it whenever encoderInput() gives other numbers.
constexpr int kPreprocessingVersion = 1;

/// Of what the encoder makes.
inline gpu::Shape embeddingShape() { return {1, 256, 64, 64}; }

/// The part of the 1024 frame that the picture fills, from the top left corner on.
struct FrameSize {
    int width = 0;
    int height = 0;

    friend bool operator==(const FrameSize&, const FrameSize&) = default;
};

/// The longer side becomes 1024, the other one floor(side * scale + 0.5), at least 1. Both sides > 0.
FrameSize frameSize(int imageWidth, int imageHeight);

/// (1, 3, 1024, 1024) row-major: resized bilinearly, RGB, normalised with ImageNet's mean and deviation, then zeros to
/// the right and below.
std::vector<float> encoderInput(const Image& image);

/// The decoder's prompt tensors.
struct PromptTensors {
    std::vector<float> coordinates; ///< (1, N, 2): x, y in the 1024 frame
    std::vector<float> labels;      ///< (1, N): 1 object, 0 background, 2 and 3 a box's corners, -1 padding
    int64_t count = 0;              ///< N >= 1
};

/// Points, then the box's corners; without a box a padding point (0, 0) ends the list. Prompts must have been checked.
PromptTensors promptTensors(const Prompts& prompts, int imageWidth, int imageHeight);

/// (1, 1, 256, 256) row-major logits of a previous mask: the share of each cell of the 256 grid over the 1024 frame
/// that the object covers, clipped to [0.001, 0.999]; what lies outside the picture is background. Zeros for an empty
/// mask.
std::vector<float> maskInput(const Mask& mask);

} // namespace core::segment
