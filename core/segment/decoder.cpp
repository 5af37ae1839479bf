#include "core/segment/decoder.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/segment/preprocess.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using gpu::Shape;

constexpr size_t kMaxPlans = 4;

// Tensors inside the exported graph: the four masks, their predicted IoU, and which of them the graph returns.
constexpr const char* kMasks = "/Reshape_9_output_0";                                // (1, 4, 256, 256)
constexpr const char* kPredictedIou = "/iou_prediction_head/layers.2/Gemm_output_0"; // (1, 4)
constexpr const char* kChoice = "/ArgMax_output_0";                                  // (1)
constexpr std::array kInputs{"image_embeddings", "point_coords", "point_labels", "mask_input", "has_mask_input"};

bool makesTensor(const onnx::Graph& graph, const std::string& name)
{
    return std::ranges::any_of(graph.nodes, [&](const onnx::Node& node) {
        return std::ranges::find(node.outputs, name) != node.outputs.end();
    });
}

void requireSamDecoder(const onnx::Model& model)
{
    const onnx::Graph& graph = model.graph();
    std::string missing;
    for (const char* name : kInputs) {
        if (std::ranges::none_of(graph.inputs, [&](const onnx::ValueInfo& input) { return input.name == name; }))
            missing = name;
    }
    for (const char* name : {kMasks, kPredictedIou, kChoice}) {
        if (!makesTensor(graph, name))
            missing = name;
    }
    if (!missing.empty())
        throw Error(ErrorKind::Unsupported,
                    {mark("segment", "%1 is not the mask decoder that was expected: it has no tensor \"%2\""),
                     {model.path().string(), missing}},
                    mark("segment", "Use the decoder that \"tessera assets fetch segment\" brings."));
}

} // namespace

Decoder::Decoder(gpu::Device& device, const std::filesystem::path& path)
    : m_device(device),
      m_model(onnx::Model::load(path)),
      m_weights(std::make_shared<onnx::WeightCache>(device)),
      m_plans(device, m_model, m_weights, {kMasks, kPredictedIou, kChoice}, kMaxPlans),
      m_maskMaker(device)
{
    requireSamDecoder(*m_model);
}

void Decoder::prepare(int64_t points, const gpu::RunControl& control) { m_plans.prepare(points, control); }

Prediction Decoder::decode(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control)
{
    onnx::Plan& plan = m_plans.run(embedding, prompts, control);
    const gpu::Tensor logits = plan.deviceOutput(kMasks);
    const Shape masksShape{static_cast<int64_t>(kCandidates), kLowResolution, kLowResolution};
    const std::optional<gpu::Layout> masks = logits.layout().reshaped(masksShape);
    const std::vector<float> predictedIou = plan.output(kPredictedIou).toFloats();
    const std::vector<int64_t> choice = plan.output(kChoice).toInt64s();
    if (!masks || predictedIou.size() != kCandidates || choice.size() != 1 || choice[0] < 0 ||
        std::cmp_greater_equal(choice[0], kCandidates))
        throw Error(ErrorKind::Unsupported, {mark("segment", "The mask decoder %1 makes other masks than expected"),
                                             {m_model->path().string()}});
    auto made = m_maskMaker.make(logits.with(*masks), embedding.imageWidth, embedding.imageHeight, control);
    Prediction prediction;
    prediction.best = static_cast<int>(choice[0]);
    for (size_t i = 0; i < kCandidates; ++i)
        prediction.candidates[i] = {std::move(made[i].mask), static_cast<double>(predictedIou[i]), made[i].stability,
                                    made[i].area};
    return prediction;
}

MaskAttention Decoder::attention(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control)
{
    if (!m_attention)
        m_attention = std::make_unique<AttentionDecoder>(m_device, m_model, m_weights);
    return m_attention->read(embedding, prompts, control);
}

} // namespace core::segment
