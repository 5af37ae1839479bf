#include "gpu/ops/direct_conv.h"

#include <algorithm>
#include <array>

#include "gpu/device.h"
#include "gpu/kernels/depthwise_conv.params.h"
#include "gpu/kernels/grouped_conv.params.h"
#include "gpu/ops/packed_product.h"

namespace gpu {
namespace {

constexpr int64_t kMaxDepthwiseKernel = 7; // the kernel is unrolled over the window
constexpr int64_t kMaxDepthwiseStride = 4;

bool isDepthwise(const PackedConv2d& weights)
{
    const Conv2dGeometry& g = weights.geometry;
    return weights.inputChannels == g.groups && weights.outputChannels == g.groups && g.groups % 4 == 0 &&
           g.dilationY == 1 && g.dilationX == 1 && g.kernelHeight <= kMaxDepthwiseKernel &&
           g.kernelWidth <= kMaxDepthwiseKernel && g.strideY <= kMaxDepthwiseStride && g.strideX <= kMaxDepthwiseStride;
}

Cost costOf(const Tensor& x, const PackedConv2d& weights, const Tensor& out, const Epilogue& epilogue)
{
    const Conv2dGeometry& g = weights.geometry;
    const int64_t groupChannels = weights.inputChannels / g.groups;
    const auto taps = static_cast<double>(g.kernelHeight * g.kernelWidth * groupChannels);
    const auto outputs = static_cast<double>(out.elementCount());
    const auto inputs = static_cast<double>(x.elementCount());
    return {2 * taps * outputs, 4 * (inputs + outputs * (epilogue.residual.valid() ? 2 : 1))};
}

void depthwise(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
               const Epilogue& epilogue)
{
    const Conv2dGeometry& g = weights.geometry;
    const Device& device = recorder.device();
    const bool software = device.family() == KernelFamily::Software;
    const Tensor& residual = epilogue.residual;
    const int64_t columns = software && g.kernelWidth <= 3 ? 8 : 4; // output columns of an invocation
    DepthwiseConvParams push{};
    push.columns = u32(out.shape()[1]);
    push.inputHeight = u32(x.shape()[2]);
    push.inputWidth = u32(x.shape()[3]);
    push.outputHeight = u32(out.shape()[2]);
    push.outputWidth = u32(out.shape()[3]);
    push.padTop = static_cast<int>(g.padTop);
    push.padLeft = static_cast<int>(g.padLeft);
    push.rowsPerBlock = software ? (out.shape()[2] > 64 ? 32 : 16) : 8;
    push.inputOffset = u32(x.offset() / 4);
    push.inputStrideN = u32(x.strides()[0] / 4);
    push.inputStrideY = u32(x.strides()[2] / 4);
    push.inputStrideX = u32(x.strides()[3] / 4);
    push.tapsOffset = u32(weights.taps.offset() / 4);
    push.outputOffset = u32(out.offset());
    push.outputStrideN = u32(out.strides()[0]);
    push.outputStrideY = u32(out.strides()[2]);
    push.outputStrideX = u32(out.strides()[3]);
    push.outputStrideC = u32(out.strides()[1]);
    if (residual.valid()) {
        push.residualOffset = u32(residual.offset());
        push.residualStrideN = u32(residual.strides()[0]);
        push.residualStrideY = u32(residual.strides()[2]);
        push.residualStrideX = u32(residual.strides()[3]);
        push.residualStrideC = u32(residual.strides()[1]);
    }
    push.hasBias = epilogue.bias.valid() ? 1 : 0;
    push.biasOffset = epilogue.bias.valid() ? u32(epilogue.bias.offset()) : 0;
    const uint32_t residualKind = !residual.valid() ? 0 : isVectorAligned(residual.layout(), 1) ? 2 : 1;
    const SpecialisationConstants constants = {software ? device.limits().subgroupSize : 64,
                                               u32(g.kernelHeight),
                                               u32(g.kernelWidth),
                                               u32(g.strideY),
                                               u32(g.strideX),
                                               u32(columns),
                                               isVectorAligned(out.layout(), 1) ? 1U : 0U,
                                               static_cast<uint32_t>(epilogue.activation),
                                               residualKind,
                                               static_cast<uint32_t>(epilogue.afterResidual)};
    const Threads threads{static_cast<uint64_t>(out.shape()[1] / 4 * ceilDiv(out.shape()[3], columns)),
                          static_cast<uint64_t>(ceilDiv(out.shape()[2], push.rowsPerBlock)),
                          static_cast<uint64_t>(out.shape()[0])};
    recorder.dispatch("depthwise_conv", constants, {out, out, x, weights.taps, epilogue.bias, residual, residual}, push,
                      threads, costOf(x, weights, out, epilogue));
}

void grouped(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
             const Epilogue& epilogue, bool transposed)
{
    const Conv2dGeometry& g = weights.geometry;
    const Device& device = recorder.device();
    const Tensor& residual = epilogue.residual;
    GroupedConvParams push{};
    push.outputChannels = u32(out.shape()[1]);
    push.groupInputs = u32(weights.inputChannels / g.groups);
    push.groupOutputs = u32(weights.outputChannels / g.groups);
    push.kernelHeight = u32(g.kernelHeight);
    push.kernelWidth = u32(g.kernelWidth);
    push.inputHeight = u32(x.shape()[2]);
    push.inputWidth = u32(x.shape()[3]);
    push.outputWidth = u32(out.shape()[3]);
    push.strideY = u32(g.strideY);
    push.strideX = u32(g.strideX);
    push.dilationY = u32(g.dilationY);
    push.dilationX = u32(g.dilationX);
    push.padTop = static_cast<int>(g.padTop);
    push.padLeft = static_cast<int>(g.padLeft);
    push.inputStrideN = u32(x.strides()[0]);
    push.inputStrideC = u32(x.strides()[1]);
    push.inputStrideY = u32(x.strides()[2]);
    push.inputStrideX = u32(x.strides()[3]);
    push.outputStrideN = u32(out.strides()[0]);
    push.outputStrideC = u32(out.strides()[1]);
    push.outputStrideY = u32(out.strides()[2]);
    push.outputStrideX = u32(out.strides()[3]);
    push.hasBias = epilogue.bias.valid() ? 1 : 0;
    std::array<uint32_t, 9> words{};
    words[0] = u32(x.offset());
    words[1] = u32(weights.taps.offset());
    words[2] = u32(out.offset());
    if (epilogue.bias.valid())
        words[4] = u32(epilogue.bias.offset());
    if (residual.valid()) {
        words[3] = u32(residual.offset());
        for (int axis = 0; axis < 4; ++axis)
            words[static_cast<size_t>(axis) + 5] = u32(residual.strides()[axis]);
    }
    const Tensor table = recorder.parameters(words);
    push.tableWords = u32(table.offset());
    const SpecialisationConstants constants = {
        device.family() == KernelFamily::Software ? device.limits().subgroupSize : 64, transposed ? 1U : 0U,
        static_cast<uint32_t>(epilogue.activation), residual.valid() ? 1U : 0U,
        static_cast<uint32_t>(epilogue.afterResidual)};
    const Threads threads{static_cast<uint64_t>(out.shape()[1] * out.shape()[3]), static_cast<uint64_t>(out.shape()[2]),
                          static_cast<uint64_t>(out.shape()[0])};
    recorder.dispatch("grouped_conv", constants, {out, x, weights.taps, epilogue.bias, residual, table}, push, threads,
                      costOf(x, weights, out, epilogue));
}

} // namespace

void directConv2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
                  const Epilogue& epilogue, bool transposed)
{
    if (isDepthwise(weights) && !transposed)
        depthwise(recorder, channelsInnermost(recorder, x), weights, out, epilogue);
    else
        grouped(recorder, x, weights, out, epilogue, transposed);
}

} // namespace gpu
