#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "core/segment/attention_decoder.h"
#include "core/segment/decoder_plans.h"
#include "core/segment/mask_maker.h"
#include "core/segment/predictor.h"

namespace core::segment {

/// SAM's prompt encoder and mask decoder. Plans are kept for the last few numbers of points; they share the weights.
class Decoder {
public:
    /// Reads the model. Throws NotFound, Corrupt; Unsupported if its inputs or the tensors that are tapped are not
    /// there.
    Decoder(gpu::Device& device, const std::filesystem::path& path);

    /// Makes the plan for this many points if there is none. Throws what Plan throws.
    void prepare(int64_t points, const gpu::RunControl& control);
    /// Prompts must have been checked. Throws InvalidInput (an embedding of another shape), Cancelled.
    Prediction decode(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control);

    /// Where the prompts' tokens and the picture's cells look. Prompts must have been checked. Throws Unsupported if
    /// the model's attention is built another way, InvalidInput, LimitExceeded (see kMaxAttentionTokens), Cancelled.
    MaskAttention attention(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control);

private:
    gpu::Device& m_device;
    std::shared_ptr<const onnx::Model> m_model;
    std::shared_ptr<onnx::WeightCache> m_weights;
    DecoderPlans m_plans;
    MaskMaker m_maskMaker;
    std::unique_ptr<AttentionDecoder> m_attention; ///< made at the first call
};

} // namespace core::segment
