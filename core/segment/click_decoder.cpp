#include "core/segment/click_decoder.h"

#include <array>
#include <string>
#include <utility>

#include "core/onnx/model.h"
#include "core/segment/mask_maker.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/mask.h"

namespace core::segment {
namespace {

using gpu::DType;
using gpu::Shape;
using gpu::Tensor;
using onnx::HostTensor;

constexpr int64_t kPoints = 2; // the click, and the padding point that stands for "no box"

/// A tensor without its first axis, of which it has one item.
Tensor withoutFirst(const Tensor& tensor)
{
    gpu::Layout layout = tensor.layout();
    layout.shape.erase(0);
    layout.strides.erase(0);
    return tensor.with(layout);
}

} // namespace

ClickDecoder::ClickDecoder(gpu::Device& device, const Graph& graph, const Embedding& embedding, double stabilityOffset,
                           const gpu::RunControl& control)
    : m_device(device),
      m_masks(graph.masks),
      m_predictedIou(graph.predictedIou),
      m_width(embedding.imageWidth),
      m_height(embedding.imageHeight),
      m_counts(Tensor::allocate(device, Shape{static_cast<int64_t>(kMasks), 3}, DType::I32)),
      m_packed(Tensor::allocate(device, Shape{m_height, gpu::packedMaskWords(m_width)}, DType::I32))
{
    makePlan(graph, embedding, control);
    record(stabilityOffset);
}

void ClickDecoder::makePlan(const Graph& graph, const Embedding& embedding, const gpu::RunControl& control)
{
    const std::vector<float> noMask(size_t{kLowResolution} * kLowResolution, 0.0F);
    const std::array<float, 1> hasMask{0.0F};
    const std::array<float, kPoints> labels{1.0F, -1.0F};
    onnx::PlanOptions options;
    options.inputShapes = {{"point_coords", Shape{1, kPoints, 2}}};
    options.constantInputs = {
        {"image_embeddings", HostTensor::fromFloats(embeddingShape(), embedding.values)},
        {"point_labels", HostTensor::fromFloats(Shape{1, kPoints}, labels)},
        {"mask_input", HostTensor::fromFloats(Shape{1, 1, kLowResolution, kLowResolution}, noMask)},
        {"has_mask_input", HostTensor::fromFloats(Shape{1}, hasMask)},
    };
    options.outputs = {m_masks, m_predictedIou};
    options.weights = graph.weights;
    m_plan = std::make_unique<onnx::Plan>(m_device, graph.model, options, control);
}

void ClickDecoder::record(double stabilityOffset)
{
    const Tensor all = m_plan->deviceOutput(m_masks);
    const auto masks = all.layout().reshaped(Shape{static_cast<int64_t>(kCandidates), kLowResolution, kLowResolution});
    if (!masks)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         gpu::mark("segment", "The mask decoder makes other masks than expected"));
    // The first of the four is the mask for several prompts; a single click is better answered by the other three.
    const auto slice = [&](int64_t first, int64_t count) { return all.with(masks->sliced(0, first, count)); };
    const auto offset = static_cast<float>(stabilityOffset);
    gpu::Recorder recorder(m_device);
    recorder.setLabel("segment.stability");
    gpu::countLogits(recorder, slice(1, static_cast<int64_t>(kMasks)), offset, -offset, m_counts);
    m_count = std::make_unique<gpu::CommandList>(recorder.finish());

    recorder.setLabel("segment.mask");
    const FrameSize crop = frameSize(m_width, m_height);
    const Tensor frame = Tensor::allocate(m_device, Shape{1, kFrameSize, kFrameSize});
    for (size_t i = 0; i < kMasks; ++i) {
        const auto index = static_cast<int64_t>(i);
        const Tensor area = m_counts.with(m_counts.layout().sliced(0, index, 1).sliced(1, 2, 1));
        gpu::upscaleLogits(recorder, slice(index + 1, 1), frame);
        gpu::thresholdMask(recorder, withoutFirst(frame), crop.width, crop.height, m_width, m_packed, area);
        m_make.push_back(recorder.finish());
    }
}

ClickMasks::Scores ClickDecoder::click(ImagePoint at, JobContext& context)
{
    const gpu::RunControl control{context.control.stop, {}};
    const PromptTensors tensors = promptTensors({{{at.x, at.y, true}}, {}, {}}, m_width, m_height);
    m_plan->setInput("point_coords", HostTensor::fromFloats(Shape{1, kPoints, 2}, tensors.coordinates));
    m_plan->run(control);
    m_count->run(control);
    const std::vector<float> predicted = m_plan->output(m_predictedIou).toFloats();
    const std::vector<int32_t> counts = m_counts.toInts(m_device);
    Scores scores;
    for (size_t i = 0; i < kMasks; ++i)
        scores[i] = {static_cast<double>(predicted.at(i + 1)), stabilityOf(counts[3 * i], counts[3 * i + 1])};
    return scores;
}

Mask ClickDecoder::mask(size_t index, JobContext& context)
{
    m_make.at(index).run({context.control.stop, {}});
    return downloadMask(m_device, m_packed, m_width);
}

} // namespace core::segment
