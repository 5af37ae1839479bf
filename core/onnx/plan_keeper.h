#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/onnx/summary.h"

namespace core::onnx {

/// The plans of one model on one device, kept until something changes that they were made for: the whole model, and the
/// last one with taps. Weights are uploaded once. Compute thread only; must not outlive its device.
class PlanKeeper {
public:
    /// Of plans that are kept while another one is made.
    static constexpr uint64_t kMostBytes = uint64_t{512} << 20;

    /// As planSummarised, but made only if there is none for this model, these options and outputs. Null if there are
    /// unsupported nodes, which `summary` names then. Valid until the next call. Always the same device.
    Plan* plan(ModelSummary& summary, gpu::Device& device, const std::shared_ptr<const Model>& model,
               const SummaryOptions& options, const std::vector<std::string>& outputs = {},
               const gpu::RunControl& control = {});
    /// Lets go of everything on the device.
    void clear();

    /// How many plans were made so far.
    int made() const { return m_made; }

private:
    struct Kept {
        std::vector<std::string> outputs;
        ModelSummary summary; ///< as the planning left it
        std::unique_ptr<Plan> plan;
    };

    void makeRoom(bool whole);

    std::shared_ptr<const Model> m_model;
    SummaryOptions m_options;
    std::shared_ptr<WeightCache> m_weights;
    std::vector<Kept> m_kept;
    int m_made = 0;
};

} // namespace core::onnx
