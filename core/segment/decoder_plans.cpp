#include "core/segment/decoder_plans.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/segment/preprocess.h"
#include "gpu/base/error.h"

namespace core::segment {

using gpu::Shape;
using onnx::HostTensor;

DecoderPlans::DecoderPlans(gpu::Device& device, std::shared_ptr<const onnx::Model> model,
                           std::shared_ptr<onnx::WeightCache> weights, std::vector<std::string> outputs,
                           size_t maxPlans)
    : m_device(device),
      m_model(std::move(model)),
      m_weights(std::move(weights)),
      m_outputs(std::move(outputs)),
      m_maxPlans(maxPlans)
{
}

DecoderPlans::PlanOfPoints& DecoderPlans::planFor(int64_t points, const gpu::RunControl& control)
{
    const auto found = std::ranges::find(m_plans, points, &PlanOfPoints::points);
    if (found != m_plans.end()) {
        m_plans.splice(m_plans.begin(), m_plans, found);
        return m_plans.front();
    }
    onnx::PlanOptions options;
    options.inputShapes = {{"point_coords", Shape{1, points, 2}}, {"point_labels", Shape{1, points}}};
    options.outputs = m_outputs;
    options.weights = m_weights;
    auto plan = std::make_unique<onnx::Plan>(m_device, m_model, options, control);
    m_plans.push_front({points, std::move(plan), {}});
    if (m_plans.size() > m_maxPlans)
        m_plans.pop_back();
    return m_plans.front();
}

void DecoderPlans::prepare(int64_t points, const gpu::RunControl& control) { planFor(points, {control.stop, {}}); }

onnx::Plan& DecoderPlans::run(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control)
{
    const Shape embeddingShape{1, kEmbeddingChannels, kEmbeddingSide, kEmbeddingSide};
    if (std::cmp_not_equal(embedding.values.size(), embeddingShape.elementCount()))
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("segment", "The embedding has %1 values instead of %2"),
                          {std::to_string(embedding.values.size()), std::to_string(embeddingShape.elementCount())}});
    const PromptTensors tensors = promptTensors(prompts, embedding.imageWidth, embedding.imageHeight);
    PlanOfPoints& entry = planFor(tensors.count, {control.stop, {}});
    onnx::Plan& plan = *entry.plan;
    if (entry.embeddingKey.empty() || entry.embeddingKey != embedding.key) {
        plan.setInput("image_embeddings", HostTensor::fromFloats(embeddingShape, embedding.values));
        entry.embeddingKey = embedding.key;
    }
    plan.setInput("point_coords", HostTensor::fromFloats(Shape{1, tensors.count, 2}, tensors.coordinates));
    plan.setInput("point_labels", HostTensor::fromFloats(Shape{1, tensors.count}, tensors.labels));
    const std::vector<float> mask = maskInput(prompts.mask);
    plan.setInput("mask_input", HostTensor::fromFloats(Shape{1, 1, kLowResolution, kLowResolution}, mask));
    const std::array<float, 1> hasMask{prompts.mask.empty() ? 0.0F : 1.0F};
    plan.setInput("has_mask_input", HostTensor::fromFloats(Shape{1}, hasMask));
    plan.run({control.stop, {}});
    return plan;
}

} // namespace core::segment
