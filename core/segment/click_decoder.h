#pragma once

#include <memory>
#include <vector>

#include "core/onnx/plan.h"
#include "core/segment/everything.h"
#include "core/segment/predictor.h"
#include "gpu/recorder.h"
#include "gpu/tensor.h"

namespace gpu {
class Device;
}

namespace core::segment {

/// SAM's decoder for many single clicks on one picture. Everything that does not depend on the click is computed once
/// (the embedding and the missing mask prompt are constants of its plan), a click is judged on the decoder's small
/// masks, and only a mask that is asked for is made in the picture's size.
class ClickDecoder final : public ClickMasks {
public:
    struct Graph {
        std::shared_ptr<const onnx::Model> model;
        std::shared_ptr<onnx::WeightCache> weights;
        const char* masks = "";        ///< (1, 4, 256, 256)
        const char* predictedIou = ""; ///< (1, 4)
    };

    /// Throws what Plan throws; Unsupported if the masks have another shape; InvalidInput for an embedding of another
    /// shape.
    ClickDecoder(gpu::Device& device, const Graph& graph, const Embedding& embedding, double stabilityOffset,
                 const gpu::RunControl& control);

    Scores click(ImagePoint at, JobContext& context) override;
    Mask mask(size_t index, JobContext& context) override;

private:
    void makePlan(const Graph& graph, const Embedding& embedding, const gpu::RunControl& control);
    void record(double stabilityOffset);

    gpu::Device& m_device;
    const char* m_masks;
    const char* m_predictedIou;
    int m_width;
    int m_height;
    std::unique_ptr<onnx::Plan> m_plan;
    gpu::Tensor m_counts; ///< (3, 3), see gpu::countLogits
    gpu::Tensor m_packed; ///< one mask of the picture's size
    std::unique_ptr<gpu::CommandList> m_count;
    std::vector<gpu::CommandList> m_make; ///< one for each mask
};

} // namespace core::segment
