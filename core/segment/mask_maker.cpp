#include "core/segment/mask_maker.h"

#include <cstring>
#include <span>
#include <vector>

#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/ops/mask.h"
#include "gpu/recorder.h"

namespace core::segment {
namespace {

using gpu::DType;
using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

/// Item `index` of the first axis, without that axis.
Tensor item(const Tensor& tensor, int64_t index)
{
    Layout layout = tensor.layout().sliced(0, index, 1);
    layout.shape.erase(0);
    layout.strides.erase(0);
    return tensor.with(layout);
}

} // namespace

double stabilityOf(int64_t above, int64_t nearby)
{
    return nearby == 0 ? 0.0 : static_cast<double>(above) / static_cast<double>(nearby);
}

Mask downloadMask(gpu::Device& device, const Tensor& packed, int width)
{
    const auto rowBytes = static_cast<size_t>(width);
    const auto rows = static_cast<size_t>(packed.shape()[0]);
    const size_t stride = static_cast<size_t>(packed.shape()[1]) * 4;
    Mask mask{width, static_cast<int>(rows), std::vector<uint8_t>(rowBytes * rows)};
    if (stride == rowBytes) {
        device.download(*packed.buffer(), 0, std::as_writable_bytes(std::span(mask.values)));
        return mask;
    }
    std::vector<std::byte> padded(stride * rows);
    device.download(*packed.buffer(), 0, padded);
    for (size_t y = 0; y < rows; ++y)
        std::memcpy(mask.values.data() + y * rowBytes, padded.data() + y * stride, rowBytes);
    return mask;
}

MaskMaker::MaskMaker(gpu::Device& device)
    : m_device(device),
      m_frames(Tensor::allocate(device, Shape{kCandidates, kFrameSize, kFrameSize})),
      m_counts(Tensor::allocate(device, Shape{kCandidates, 3}, DType::I32))
{
}

std::array<MadeMask, kCandidates> MaskMaker::make(const Tensor& logits, int imageWidth, int imageHeight,
                                                  const gpu::RunControl& control)
{
    const FrameSize crop = frameSize(imageWidth, imageHeight);
    // One buffer for all masks in turn: four of a large photo at once would be a quarter of the memory that a run may
    // take.
    const Tensor packed = Tensor::allocate(m_device, Shape{imageHeight, gpu::packedMaskWords(imageWidth)}, DType::I32);
    gpu::Recorder recorder(m_device);
    recorder.setLabel("segment.masks");
    gpu::countLogits(recorder, logits, 1.0F, -1.0F, m_counts);
    gpu::upscaleLogits(recorder, logits, m_frames);
    std::array<MadeMask, kCandidates> made;
    for (size_t i = 0; i < kCandidates; ++i) {
        const auto index = static_cast<int64_t>(i);
        const Tensor area = m_counts.with(m_counts.layout().sliced(0, index, 1).sliced(1, 2, 1));
        gpu::thresholdMask(recorder, item(m_frames, index), crop.width, crop.height, imageWidth, packed, area);
        recorder.finish().run({control.stop, {}});
        made[i].mask = downloadMask(m_device, packed, imageWidth);
    }
    const std::vector<int32_t> counts = m_counts.toInts(m_device);
    for (size_t i = 0; i < kCandidates; ++i) {
        made[i].stability = stabilityOf(counts[3 * i], counts[3 * i + 1]);
        made[i].area = counts[3 * i + 2];
    }
    return made;
}

} // namespace core::segment
