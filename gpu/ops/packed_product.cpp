#include "gpu/ops/packed_product.h"

#include <algorithm>

#include "gpu/device.h"
#include "gpu/kernels/pack_panels.params.h"
#include "gpu/kernels/packed_matmul.params.h"
#include "gpu/ops/copy.h"

namespace gpu {
namespace {

constexpr int64_t kPackRowsPerInvocation = 8; // as in pack_panels.comp
constexpr int64_t kHardwareLanes = 16;        // as in packed_matmul_hardware.glsl
constexpr int64_t kHardwareTileRows = 64;
constexpr int64_t kHardwareLocalSize = 128;
constexpr int64_t kSoftwareTileRows = 32;
constexpr int64_t kRowGroup = 4; // row tiles that reuse a column panel; measured best of 1, 4, 8, 16, 64

/// How the panels of this device are cut and what works on them.
struct Tiling {
    int64_t lanes;     ///< vec4 columns of a panel
    int64_t unroll;    ///< vec4 steps along K that the kernel takes at once
    int64_t localSize; ///< invocations per workgroup

    explicit Tiling(const Device& device)
    {
        const bool software = device.family() == KernelFamily::Software;
        lanes = software ? device.limits().subgroupSize : kHardwareLanes;
        unroll = software ? 2 : 4;
        localSize = software ? lanes : kHardwareLocalSize;
    }
    int64_t panels(int64_t columns) const { return ceilDiv(columns, 4 * lanes); }
    int64_t steps(int64_t rows) const { return ceilDiv(ceilDiv(rows, 4), unroll) * unroll; }
};

std::vector<uint32_t> batchTable(const std::vector<ProductBatch>& batches, size_t begin, size_t end)
{
    std::vector<uint32_t> words;
    words.reserve((end - begin) * 5);
    for (size_t i = begin; i < end; ++i) {
        const ProductBatch& batch = batches[i];
        for (int64_t value : {batch.input / 4, batch.panels / 4, batch.output, batch.residual, batch.bias})
            words.push_back(u32(value));
    }
    return words;
}

bool isMultipleOf4(std::initializer_list<int64_t> values)
{
    return std::all_of(values.begin(), values.end(), [](int64_t value) { return value % 4 == 0; });
}

/// Whether four columns of the output (or of the residual) can be moved at once.
bool outputIsVector(const Product& product)
{
    return product.columnStride == 1 &&
           isMultipleOf4({product.columns, product.x.outputStride, product.y.outputStride}) &&
           std::all_of(product.batches.begin(), product.batches.end(),
                       [](const ProductBatch& batch) { return batch.output % 4 == 0; });
}

bool residualIsVector(const Product& product)
{
    return product.residualColumnStride == 1 &&
           isMultipleOf4({product.columns, product.x.residualStride, product.y.residualStride}) &&
           std::all_of(product.batches.begin(), product.batches.end(),
                       [](const ProductBatch& batch) { return batch.residual % 4 == 0; });
}

PackedMatmulParams pushConstants(const Product& product, const Tiling& tiling)
{
    const ProductAxis& y = product.y;
    const ProductAxis& x = product.x;
    const int64_t channelSteps = ceilDiv(product.channels, 4);
    PackedMatmulParams push{};
    push.rows = u32(y.outputExtent * x.outputExtent);
    push.columns = u32(product.columns);
    push.usedSteps = u32(product.taps * channelSteps);
    push.steps = u32(tiling.steps(product.taps * channelSteps * 4));
    push.channelSteps = u32(channelSteps);
    push.kernelWidth = u32(product.kernelWidth);
    push.outputWidth = u32(x.outputExtent);
    push.inputHeight = u32(y.inputExtent);
    push.inputWidth = u32(x.inputExtent);
    push.strideY = u32(y.stride);
    push.strideX = u32(x.stride);
    push.dilationY = u32(y.dilation);
    push.dilationX = u32(x.dilation);
    push.padTop = static_cast<int>(y.padBefore);
    push.padLeft = static_cast<int>(x.padBefore);
    push.inputStrideY = u32(y.inputStride / 4);
    push.inputStrideX = u32(x.inputStride / 4);
    push.outputStrideY = u32(y.outputStride);
    push.outputStrideX = u32(x.outputStride);
    push.outputStrideC = u32(product.columnStride);
    push.residualStrideY = u32(y.residualStride);
    push.residualStrideX = u32(x.residualStride);
    push.residualStrideC = u32(product.residualColumnStride);
    push.hasBias = product.epilogue.bias.valid() ? 1 : 0;
    return push;
}

Cost costOf(const Product& product, size_t batches)
{
    const auto rows =
        static_cast<double>(product.y.outputExtent * product.x.outputExtent) * static_cast<double>(batches);
    const auto columns = static_cast<double>(product.columns);
    const auto depth = static_cast<double>(product.taps * product.channels);
    const auto inputs = static_cast<double>(product.y.inputExtent * product.x.inputExtent * product.channels);
    const double outputs = rows * columns * (product.epilogue.residual.valid() ? 2 : 1);
    return {2 * rows * columns * depth, 4 * (inputs * static_cast<double>(batches) + depth * columns + outputs)};
}

} // namespace

Tensor packPanels(Recorder& recorder, const PanelSource& source)
{
    const Tiling tiling(recorder.device());
    const int64_t panels = tiling.panels(source.columns);
    const int64_t steps = tiling.steps(source.rows());
    const auto batches = static_cast<int64_t>(source.offsets.size());
    Tensor packed = Tensor::allocate(recorder.device(), Shape{batches * panels, steps, 4, tiling.lanes, 4});
    if (packed.elementCount() == 0)
        return packed;

    std::vector<uint32_t> words;
    for (int64_t i = 0; i < batches; ++i) {
        words.push_back(u32(source.offsets[static_cast<size_t>(i)]));
        words.push_back(u32(i * panels * steps * 4 * tiling.lanes));
    }
    const Tensor table = recorder.parameters(words);
    PackPanelsParams push{};
    push.columns = u32(source.columns);
    push.channels = u32(source.channels);
    push.paddedChannels = u32(source.paddedChannels());
    push.kernelWidth = u32(source.kernelWidth);
    push.kernelHeight = u32(source.kernelHeight);
    push.depth = u32(steps * 4);
    push.lanes = u32(tiling.lanes);
    push.strideTapY = static_cast<int>(source.strideTapY);
    push.strideTapX = static_cast<int>(source.strideTapX);
    push.strideChannel = u32(source.strideChannel);
    push.strideColumn = u32(source.strideColumn);
    push.batchWords = u32(table.offset());
    const bool software = recorder.device().family() == KernelFamily::Software;
    const auto localSize = software ? u32(tiling.lanes) : 64U;
    const int64_t blocks = ceilDiv(steps * 4, kPackRowsPerInvocation);
    recorder.dispatch(
        "pack_panels", {localSize}, {packed, source.matrix, table}, push,
        {static_cast<uint64_t>(blocks * tiling.lanes), static_cast<uint64_t>(panels), static_cast<uint64_t>(batches)},
        {0, 8.0 * static_cast<double>(packed.elementCount())});
    return packed;
}

void multiplyPacked(Recorder& recorder, const Product& product)
{
    const Device& device = recorder.device();
    const Tiling tiling(device);
    PackedMatmulParams push = pushConstants(product, tiling);
    if (push.rows == 0 || push.columns == 0 || product.batches.empty())
        return;
    const bool software = device.family() == KernelFamily::Software;
    int64_t rowBlocks = kSoftwareTileRows / tiling.lanes;
    if (push.rows <= 2 * tiling.lanes) // few rows (the tokens of a decoder): spread them over more workgroups
        rowBlocks = 1;
    const int64_t rowTiles = ceilDiv(push.rows, software ? rowBlocks * tiling.lanes : kHardwareTileRows);
    const int64_t rowGroup =
        std::min(std::max(kRowGroup, ceilDiv(rowTiles, device.limits().maxGroupCount[2])), rowTiles);
    const int64_t rowGroups = ceilDiv(rowTiles, rowGroup);
    push.rowGroup = u32(rowGroup);
    push.rowGroups = u32(rowGroups);

    const Epilogue& epilogue = product.epilogue;
    const uint32_t residualKind = !epilogue.residual.valid() ? 0 : residualIsVector(product) ? 2 : 1;
    const SpecialisationConstants constants = {u32(tiling.localSize),
                                               u32(tiling.lanes),
                                               software ? u32(rowBlocks) : 0,
                                               product.window ? 1U : 0U,
                                               outputIsVector(product) ? 1U : 0U,
                                               static_cast<uint32_t>(epilogue.activation),
                                               residualKind,
                                               static_cast<uint32_t>(epilogue.afterResidual)};
    const auto batchesAtOnce = static_cast<size_t>(device.limits().maxGroupCount[2] / push.rowGroups);
    for (size_t begin = 0; begin < product.batches.size(); begin += batchesAtOnce) {
        const size_t end = std::min(begin + batchesAtOnce, product.batches.size());
        const Tensor table = recorder.parameters(batchTable(product.batches, begin, end));
        push.batchWords = u32(table.offset());
        const Threads threads{static_cast<uint64_t>(rowGroup * tiling.localSize),
                              static_cast<uint64_t>(tiling.panels(product.columns)),
                              static_cast<uint64_t>(rowGroups) * (end - begin)};
        recorder.dispatch("packed_matmul", constants,
                          {product.output, product.output, product.input, product.panels, epilogue.bias,
                           epilogue.residual, epilogue.residual, table},
                          push, threads, costOf(product, end - begin));
    }
}

int64_t panelSetElements(const Device& device, int64_t columns, int64_t rows)
{
    const Tiling tiling(device);
    return tiling.panels(columns) * tiling.steps(rows) * 16 * tiling.lanes;
}

bool isVectorAligned(const Layout& layout, int axis)
{
    if (layout.shape[axis] % 4 != 0 || layout.strides[axis] != 1 || layout.offset % 4 != 0)
        return false;
    for (int other = 0; other < layout.shape.rank(); ++other) {
        if (other != axis && layout.shape[other] > 1 && layout.strides[other] % 4 != 0)
            return false;
    }
    return true;
}

Tensor channelsInnermost(Recorder& recorder, const Tensor& x)
{
    if (isVectorAligned(x.layout(), 1))
        return x;
    const Shape& shape = x.shape();
    const int64_t padded = (shape[1] + 3) / 4 * 4;
    const Tensor memory = recorder.scratch({shape[0], shape[2], shape[3], padded});
    if (padded != shape[1])
        fill(recorder, memory, 0);
    Layout layout = Layout::channelsLast({shape[0], padded, shape[2], shape[3]});
    Tensor result = memory.with(layout);
    copy(recorder, x, memory.with(layout.sliced(1, 0, shape[1])));
    return result;
}

Tensor alignedRows(Recorder& recorder, const Tensor& tensor)
{
    const int last = tensor.shape().rank() - 1;
    if (isVectorAligned(tensor.layout(), last))
        return tensor;
    Shape padded = tensor.shape();
    padded[last] = (padded[last] + 3) / 4 * 4;
    Tensor copied = recorder.scratch(padded);
    if (padded[last] != tensor.shape()[last])
        fill(recorder, copied, 0);
    copy(recorder, tensor, copied.with(copied.layout().sliced(last, 0, tensor.shape()[last])));
    return copied;
}

Tensor denseVector(Recorder& recorder, const Tensor& vector)
{
    if (!vector.valid() || vector.layout().isRowMajor())
        return vector;
    Tensor dense = recorder.scratch(vector.shape());
    copy(recorder, vector, dense);
    return dense;
}

} // namespace gpu
