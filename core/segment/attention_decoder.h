#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/segment/decoder_plans.h"
#include "core/segment/mask_attention.h"

namespace core::segment {

/// The names of the Softmax outputs in SAM's mask decoder, which are its attention weights.
struct AttentionTaps {
    size_t heads = 0;
    std::vector<std::string> selfAttention; ///< one for each layer
    std::vector<std::string> tokenToImage;  ///< one for each layer, then the last attention
    std::vector<std::string> imageToToken;  ///< one for each layer
};

/// Finds them by the order and the shapes of the graph's Softmax nodes, whatever their names: for each layer (1, H, T,
/// T), (1, H, T, 4096), (1, H, 4096, T), at the end one more (1, H, T, 4096). Throws Unsupported, saying what was found
/// instead, and what onnx::simplify throws.
AttentionTaps findAttention(const onnx::Model& model);

/// Runs the decoder up to its attention and reads the weights; masks are not computed. Compute thread.
class AttentionDecoder {
public:
    /// Throws what findAttention throws.
    AttentionDecoder(gpu::Device& device, std::shared_ptr<const onnx::Model> model,
                     std::shared_ptr<onnx::WeightCache> weights);

    /// Prompts must have been checked. Throws InvalidInput (an embedding of another shape), LimitExceeded (more than
    /// kMaxAttentionTokens), Cancelled.
    MaskAttention read(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control);

private:
    AttentionTaps m_taps;
    DecoderPlans m_plans;
};

} // namespace core::segment
