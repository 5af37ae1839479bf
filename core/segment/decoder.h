#pragma once

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/everything.h"
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
    /// For many clicks on one picture; it shares the weights. Throws InvalidInput (an embedding of another shape) and
    /// what ClickDecoder throws.
    std::unique_ptr<ClickMasks> clicks(const Embedding& embedding, double stabilityOffset,
                                       const gpu::RunControl& control);

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
    std::list<PlanOfPoints> m_plans; ///< most recently used first
    MaskMaker m_maskMaker;
};

} // namespace core::segment
