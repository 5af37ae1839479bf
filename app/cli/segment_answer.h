#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/image/image_io.h"
#include "core/segment/evaluation.h"
#include "core/segment/predictor.h"
#include "core/segment/truth.h"
#include "gpu/device.h"

namespace app::cli {

/// Everything that the results of one picture are written from.
struct SegmentAnswer {
    core::LoadedImage image;
    gpu::DeviceInfo device;
    std::string encoderSha256;
    std::string decoderSha256;
    core::segment::Prediction prediction;
    std::optional<core::segment::MaskAttention> attention; ///< if it was asked for
    int chosen = 0;
    core::segment::EmbeddingSource source = core::segment::EmbeddingSource::Computed;
    core::segment::PredictorTimings milliseconds; ///< that this picture took

    std::filesystem::path truthPath;
    std::optional<core::segment::Truth> truth;
    uint32_t truthLabel = 0; ///< what the object is called in the truth
    std::optional<core::segment::Evaluation> evaluation;

    const core::segment::Candidate& candidate() const { return prediction.candidates[static_cast<size_t>(chosen)]; }
    const core::Mask& mask() const { return prediction.candidates[static_cast<size_t>(chosen)].mask; }
};

} // namespace app::cli
