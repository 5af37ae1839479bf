#include "core/onnx/plan_keeper.h"

#include <algorithm>
#include <utility>

#include "core/onnx/model.h"

namespace core::onnx {

namespace {

bool sameValues(const TensorMap& a, const TensorMap& b)
{
    return std::ranges::equal(a, b, [](const auto& one, const auto& two) {
        return one.first == two.first && one.second.info() == two.second.info() &&
               std::ranges::equal(one.second.bytes(), two.second.bytes());
    });
}

bool sameOptions(const SummaryOptions& a, const SummaryOptions& b)
{
    return a.shapes == b.shapes && sameValues(a.values, b.values) && a.arithmetic64 == b.arithmetic64;
}

} // namespace

Plan* PlanKeeper::plan(ModelSummary& summary, gpu::Device& device, const std::shared_ptr<const Model>& model,
                       const SummaryOptions& options, const std::vector<std::string>& outputs,
                       const gpu::RunControl& control)
{
    if (m_model != model)
        clear();
    if (!sameOptions(m_options, options))
        m_kept.clear();
    m_model = model;
    m_options = options;
    const auto known = std::ranges::find(m_kept, outputs, &Kept::outputs);
    if (known != m_kept.end()) {
        summary = known->summary;
        return known->plan.get();
    }
    makeRoom(outputs.empty());
    if (!m_weights)
        m_weights = std::make_shared<WeightCache>(device);
    std::unique_ptr<Plan> plan = planSummarised(summary, device, model, options, outputs, control, m_weights);
    if (!plan)
        return nullptr;
    ++m_made;
    m_kept.push_back({outputs, summary, std::move(plan)});
    return m_kept.back().plan.get();
}

/// For the whole model or for taps.
void PlanKeeper::makeRoom(bool whole)
{
    std::erase_if(m_kept, [whole](const Kept& kept) {
        return kept.outputs.empty() == whole || kept.plan->arenaBytes() + kept.plan->pinnedBytes() > kMostBytes;
    });
}

void PlanKeeper::clear()
{
    m_kept.clear();
    m_weights.reset();
    m_model.reset();
}

} // namespace core::onnx
