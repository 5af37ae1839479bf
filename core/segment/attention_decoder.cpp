#include "core/segment/attention_decoder.h"

#include <utility>

#include "core/onnx/simplify.h"
#include "gpu/base/error.h"

namespace core::segment {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using gpu::Shape;

constexpr size_t kMaxPlans = 2;
constexpr int64_t kModelTokens = 5; // IoU and four masks
constexpr int64_t kProbedPoints = 3;
constexpr auto kCells = static_cast<int64_t>(kAttentionCells);

std::vector<std::string> softmaxOutputs(const onnx::Graph& graph)
{
    std::vector<std::string> names;
    for (const onnx::Node& node : graph.nodes)
        if (node.is("Softmax"))
            names.push_back(node.output(0));
    return names;
}

[[noreturn]] void refuse(const onnx::Model& model, const std::string& found)
{
    throw Error(ErrorKind::Unsupported,
                {mark("segment", "The attention of the mask decoder %1 cannot be read: its Softmax nodes are %2"),
                 {model.path().string(), found}},
                mark("segment", "Use the decoder that \"tessera assets fetch segment\" brings."));
}

/// Sorts the outputs, which come in the graph's order, by their shapes; false if they are of another model.
bool sortTaps(const std::vector<std::string>& names, const std::vector<Shape>& shapes, int64_t tokens,
              AttentionTaps& taps)
{
    const size_t count = names.size();
    if (count < 4 || count % 3 != 1 || shapes[0].rank() != 4)
        return false;
    const int64_t heads = shapes[0][1];
    taps.heads = static_cast<size_t>(heads);
    const Shape self{1, heads, tokens, tokens};
    const Shape toImage{1, heads, tokens, kCells};
    const Shape toToken{1, heads, kCells, tokens};
    for (size_t i = 0; i + 1 < count; i += 3) {
        if (shapes[i] != self || shapes[i + 1] != toImage || shapes[i + 2] != toToken)
            return false;
        taps.selfAttention.push_back(names[i]);
        taps.tokenToImage.push_back(names[i + 1]);
        taps.imageToToken.push_back(names[i + 2]);
    }
    taps.tokenToImage.push_back(names[count - 1]);
    return shapes[count - 1] == toImage;
}

std::vector<std::string> allTaps(const AttentionTaps& taps)
{
    std::vector<std::string> names = taps.selfAttention;
    names.insert(names.end(), taps.tokenToImage.begin(), taps.tokenToImage.end());
    names.insert(names.end(), taps.imageToToken.begin(), taps.imageToToken.end());
    return names;
}

} // namespace

AttentionTaps findAttention(const onnx::Model& model)
{
    const std::vector<std::string> names = softmaxOutputs(model.graph());
    if (names.empty())
        refuse(model, "none");
    onnx::Bindings bindings;
    bindings.shapes = {{"point_coords", Shape{1, kProbedPoints, 2}}, {"point_labels", Shape{1, kProbedPoints}}};
    bindings.outputs = names;
    const onnx::BoundGraph bound = onnx::simplify(model.graph(), bindings);
    std::vector<Shape> shapes;
    std::string found;
    for (const std::string& name : names) {
        shapes.push_back(bound.info(name).shape);
        found += (found.empty() ? "" : ", ") + name + " " + shapes.back().toString();
    }
    AttentionTaps taps;
    if (!sortTaps(names, shapes, kModelTokens + kProbedPoints, taps))
        refuse(model, found);
    return taps;
}

AttentionDecoder::AttentionDecoder(gpu::Device& device, std::shared_ptr<const onnx::Model> model,
                                   std::shared_ptr<onnx::WeightCache> weights)
    : m_taps(findAttention(*model)), m_plans(device, model, std::move(weights), allTaps(m_taps), kMaxPlans)
{
}

MaskAttention AttentionDecoder::read(const Embedding& embedding, const Prompts& prompts, const gpu::RunControl& control)
{
    MaskAttention attention;
    attention.heads = m_taps.heads;
    attention.tokens = attentionTokens(prompts);
    if (std::cmp_greater(attention.tokens.size(), kMaxAttentionTokens))
        throw Error(ErrorKind::LimitExceeded,
                    {mark("segment", "Attention is shown for up to %1 tokens, and these prompts make %2"),
                     {std::to_string(kMaxAttentionTokens), std::to_string(attention.tokens.size())}},
                    mark("segment", "Switch some of the prompts off."));
    attention.grid = attentionGrid(embedding.imageWidth, embedding.imageHeight);
    onnx::Plan& plan = m_plans.run(embedding, prompts, control);
    const auto read = [&](const std::vector<std::string>& names) {
        std::vector<std::vector<float>> layers;
        for (const std::string& name : names)
            layers.push_back(plan.output(name).toFloats());
        return layers;
    };
    attention.selfAttention = read(m_taps.selfAttention);
    attention.tokenToImage = read(m_taps.tokenToImage);
    attention.imageToToken = read(m_taps.imageToToken);
    return attention;
}

} // namespace core::segment
