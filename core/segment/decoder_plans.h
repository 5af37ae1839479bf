#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <string>
#include <vector>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/predictor.h"

namespace core::segment {

constexpr int64_t kEmbeddingChannels = 256;
constexpr int64_t kEmbeddingSide = 64; ///< cells of the embedding along each side of the 1024 frame

/// Plans of SAM's decoder that give the same tensors, one for each of the last few numbers of points. Compute thread.
class DecoderPlans {
public:
    /// outputs: the tensors to read after a run. The weights may be shared with other plans of the model.
    DecoderPlans(gpu::Device& device, std::shared_ptr<const onnx::Model> model,
                 std::shared_ptr<onnx::WeightCache> weights, std::vector<std::string> outputs, size_t maxPlans);

    /// Makes the plan for this many points if there is none. Throws what Plan throws.
    void prepare(int64_t points, const gpu::RunControl& control);
    /// Runs the decoder on these prompts, which must have been checked; what it gave is in the plan until the next
    /// call. Throws InvalidInput (an embedding of another shape), Cancelled, and what Plan throws.
    onnx::Plan& run(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control);

private:
    struct PlanOfPoints {
        int64_t points = 0;
        std::unique_ptr<onnx::Plan> plan;
        std::string embeddingKey; ///< which embedding lies in its input
    };

    PlanOfPoints& planFor(int64_t points, const gpu::RunControl& control);

    gpu::Device& m_device;
    std::shared_ptr<const onnx::Model> m_model;
    std::shared_ptr<onnx::WeightCache> m_weights;
    std::vector<std::string> m_outputs;
    size_t m_maxPlans;
    std::list<PlanOfPoints> m_plans; ///< most recently used first
};

} // namespace core::segment
