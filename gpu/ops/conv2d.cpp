#include "gpu/ops/conv2d.h"

#include <array>

#include "gpu/base/error.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/direct_conv.h"
#include "gpu/ops/packed_product.h"

namespace gpu {
namespace {

constexpr int64_t kMinPackedGroupOutputs = 16; // below that most of a panel would be padding

/// Whether a group is worth a matrix product of its own.
bool usesPanels(int64_t groups, int64_t groupInputs, int64_t groupOutputs)
{
    return groups == 1 || (groupInputs % 4 == 0 && groupOutputs >= kMinPackedGroupOutputs);
}

void checkGeometry(const Tensor& w, const Conv2dGeometry& g)
{
    const bool valid = w.shape().rank() == 4 && w.shape()[2] == g.kernelHeight && w.shape()[3] == g.kernelWidth &&
                       g.groups > 0 && w.shape()[0] % g.groups == 0 && g.strideY > 0 && g.strideX > 0 &&
                       g.dilationY > 0 && g.dilationX > 0;
    if (!valid)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "Weights of shape %1 do not fit the convolution"), {w.shape().toString()}});
}

/// Weights as (kH, kW, channels per group, output channels) for the direct kernels. `view` has these axes, the last one
/// possibly split in two.
Tensor packTaps(Recorder& recorder, const Tensor& view)
{
    Tensor dense = Tensor::allocate(recorder.device(), view.shape());
    copy(recorder, view, dense);
    return dense;
}

/// The taps that one phase of a transposed convolution uses along one axis: first + i * step for i < count; the input
/// position of the last of them, for the first output position of the phase, is `start`.
struct PhaseTaps {
    int64_t first = 0;
    int64_t step = 1;
    int64_t count = 0;
    int64_t start = 0;
    int64_t dilation = 1; ///< input positions from one used tap to the one before

    PhaseTaps(int64_t phase, int64_t kernel, int64_t stride, int64_t dilationOfKernel, int64_t pad)
    {
        int64_t previous = -1;
        int64_t last = 0;
        for (int64_t tap = 0; tap < kernel; ++tap) {
            if ((phase + pad - tap * dilationOfKernel) % stride != 0)
                continue;
            if (count == 0)
                first = tap;
            if (count == 1) {
                step = tap - previous;
                dilation = step * dilationOfKernel / stride;
            }
            previous = last = tap;
            ++count;
        }
        start = (phase + pad - last * dilationOfKernel) / stride;
    }
};

Tensor pixelsTimesChannels(const Tensor& picture)
{
    constexpr std::array<int64_t, 4> kOrder = {0, 2, 3, 1};
    return picture.valid() ? picture.with(picture.layout().transposed(kOrder)) : picture;
}

/// What all products of one convolution share: everything but taps, panels and the phase.
Product productOf(const Tensor& x, const Tensor& out, const Epilogue& epilogue, int64_t groupInputs,
                  int64_t groupOutputs)
{
    Product product;
    product.input = x;
    product.output = out;
    product.epilogue = epilogue;
    product.columns = groupOutputs;
    product.columnStride = out.strides()[1];
    product.channels = groupInputs;
    product.window = true;
    const auto axis = [&](int k) {
        ProductAxis result;
        result.outputExtent = out.shape()[k];
        result.inputExtent = x.shape()[k];
        result.inputStride = x.strides()[k];
        result.outputStride = out.strides()[k];
        result.residualStride = epilogue.residual.valid() ? epilogue.residual.strides()[k] : 0;
        return result;
    };
    product.y = axis(2);
    product.x = axis(3);
    if (epilogue.residual.valid())
        product.residualColumnStride = epilogue.residual.strides()[1];
    return product;
}

/// One batch per picture, for one group and the output position (y, x) at which a phase begins.
std::vector<ProductBatch> pictures(const Product& product, int64_t group, int64_t y, int64_t x)
{
    const Tensor& residual = product.epilogue.residual;
    const Tensor& bias = product.epilogue.bias;
    const int64_t channel = group * product.columns;
    const auto place = [&](const Tensor& tensor, int64_t picture) {
        const Shape& strides = tensor.strides();
        return tensor.offset() + picture * strides[0] + channel * strides[1] + y * strides[2] + x * strides[3];
    };
    std::vector<ProductBatch> batches;
    for (int64_t n = 0; n < product.output.shape()[0]; ++n) {
        ProductBatch batch;
        batch.input = product.input.offset() + n * product.input.strides()[0] + group * product.channels;
        batch.panels = product.panels.offset();
        batch.output = place(product.output, n);
        batch.residual = residual.valid() ? place(residual, n) : 0;
        batch.bias = bias.valid() ? bias.offset() + channel : 0;
        batches.push_back(batch);
    }
    return batches;
}

/// Throws unless x, out and the epilogue fit; `height` and `width` are what out must have.
void checkCall(const Tensor& x, const PackedConv2d& weights, const Tensor& out, const Epilogue& epilogue,
               int64_t height, int64_t width)
{
    const bool fits = x.shape().rank() == 4 && x.shape()[1] == weights.inputChannels &&
                      out.shape() == Shape{x.shape()[0], weights.outputChannels, height, width} &&
                      (!epilogue.residual.valid() || epilogue.residual.shape() == out.shape()) &&
                      (!epilogue.bias.valid() || epilogue.bias.elementCount() == weights.outputChannels);
    if (!fits)
        throw Error(ErrorKind::Internal, {mark("gpu", "A convolution of %1 cannot be stored as %2"),
                                          {x.shape().toString(), out.shape().toString()}});
}

} // namespace

PackedConv2d packConv2d(Recorder& recorder, const Tensor& w, const Conv2dGeometry& geometry)
{
    checkGeometry(w, geometry);
    PackedConv2d packed{geometry, w.shape()[1] * geometry.groups, w.shape()[0], {}, {}};
    const int64_t groupOutputs = packed.outputChannels / geometry.groups;
    if (!usesPanels(geometry.groups, w.shape()[1], groupOutputs)) {
        constexpr std::array<int64_t, 4> kOrder = {2, 3, 1, 0};
        packed.taps = packTaps(recorder, w.with(w.layout().transposed(kOrder)));
        return packed;
    }
    for (int64_t group = 0; group < geometry.groups; ++group) {
        PanelSource source;
        source.matrix = w;
        source.columns = groupOutputs;
        source.channels = w.shape()[1];
        source.kernelHeight = geometry.kernelHeight;
        source.kernelWidth = geometry.kernelWidth;
        source.strideTapY = w.strides()[2];
        source.strideTapX = w.strides()[3];
        source.strideChannel = w.strides()[1];
        source.strideColumn = w.strides()[0];
        source.offsets = {w.offset() + group * groupOutputs * w.strides()[0]};
        packed.parts.push_back({packPanels(recorder, source), source.rows(), groupOutputs});
    }
    return packed;
}

void conv2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
            const Epilogue& epilogue)
{
    const Conv2dGeometry& g = weights.geometry;
    if (x.shape().rank() != 4)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A convolution needs four dimensions, not shape %1"), {x.shape().toString()}});
    const auto extent = [](int64_t input, int64_t pads, int64_t kernel, int64_t dilation, int64_t stride) {
        return (input + pads - dilation * (kernel - 1) - 1) / stride + 1;
    };
    checkCall(x, weights, out, epilogue,
              extent(x.shape()[2], g.padTop + g.padBottom, g.kernelHeight, g.dilationY, g.strideY),
              extent(x.shape()[3], g.padLeft + g.padRight, g.kernelWidth, g.dilationX, g.strideX));
    if (out.elementCount() == 0)
        return;
    Epilogue dense = epilogue;
    dense.bias = denseVector(recorder, epilogue.bias);
    if (weights.parts.empty()) {
        directConv2d(recorder, x, weights, out, dense, false);
        return;
    }
    const bool pointwise = g.kernelHeight == 1 && g.kernelWidth == 1 && g.groups == 1 && g.padTop == 0 &&
                           g.padLeft == 0 && g.padBottom == 0 && g.padRight == 0;
    if (pointwise) { // a matrix product over the pixels that the stride leaves
        const Layout used = x.layout().sliced(2, 0, out.shape()[2], g.strideY).sliced(3, 0, out.shape()[3], g.strideX);
        dense.residual = pixelsTimesChannels(epilogue.residual);
        matmul(recorder, pixelsTimesChannels(x.with(used)),
               PackedMatrix{weights.parts[0].panels, weights.inputChannels, weights.outputChannels},
               pixelsTimesChannels(out), dense);
        return;
    }
    Product product = productOf(channelsInnermost(recorder, x), out, dense, weights.inputChannels / g.groups,
                                weights.outputChannels / g.groups);
    product.taps = g.kernelHeight * g.kernelWidth;
    product.kernelWidth = g.kernelWidth;
    product.y.stride = g.strideY;
    product.y.dilation = g.dilationY;
    product.y.padBefore = g.padTop;
    product.x.stride = g.strideX;
    product.x.dilation = g.dilationX;
    product.x.padBefore = g.padLeft;
    for (int64_t group = 0; group < g.groups; ++group) {
        product.panels = weights.parts[static_cast<size_t>(group)].panels;
        product.batches = pictures(product, group, 0, 0);
        multiplyPacked(recorder, product);
    }
}

PackedConv2d packConvTranspose2d(Recorder& recorder, const Tensor& w, const Conv2dGeometry& geometry)
{
    checkGeometry(w, geometry);
    const Conv2dGeometry& g = geometry;
    PackedConv2d packed{geometry, w.shape()[0], w.shape()[1] * g.groups, {}, {}};
    const int64_t groupInputs = w.shape()[0] / g.groups;
    if (!usesPanels(g.groups, groupInputs, w.shape()[1])) {
        const Shape& s = w.strides();
        const Layout view{{g.kernelHeight, g.kernelWidth, groupInputs, g.groups, w.shape()[1]},
                          {s[2], s[3], s[0], groupInputs * s[0], s[1]},
                          w.offset(),
                          w.dtype()};
        packed.taps = packTaps(recorder, w.with(view));
        return packed;
    }
    for (int64_t group = 0; group < g.groups; ++group) {
        for (int64_t phase = 0; phase < g.strideY * g.strideX; ++phase) {
            const PhaseTaps y(phase / g.strideX, g.kernelHeight, g.strideY, g.dilationY, g.padTop);
            const PhaseTaps x(phase % g.strideX, g.kernelWidth, g.strideX, g.dilationX, g.padLeft);
            PanelSource source;
            source.matrix = w;
            source.columns = w.shape()[1];
            source.channels = groupInputs;
            source.kernelHeight = y.count;
            source.kernelWidth = x.count;
            source.strideTapY = -y.step * w.strides()[2]; // the last tap meets the first input position
            source.strideTapX = -x.step * w.strides()[3];
            source.strideChannel = w.strides()[0];
            source.strideColumn = w.strides()[1];
            source.offsets = {w.offset() + group * groupInputs * w.strides()[0] +
                              (y.first + y.step * (y.count - 1)) * w.strides()[2] +
                              (x.first + x.step * (x.count - 1)) * w.strides()[3]};
            packed.parts.push_back({packPanels(recorder, source), source.rows(), source.columns});
        }
    }
    return packed;
}

void convTranspose2d(Recorder& recorder, const Tensor& x, const PackedConv2d& weights, const Tensor& out,
                     const Epilogue& epilogue)
{
    const Conv2dGeometry& g = weights.geometry;
    if (x.shape().rank() != 4)
        throw Error(ErrorKind::Internal,
                    {mark("gpu", "A convolution needs four dimensions, not shape %1"), {x.shape().toString()}});
    const auto extent = [](int64_t input, int64_t pads, int64_t kernel, int64_t dilation, int64_t stride,
                           int64_t extra) { return stride * (input - 1) + extra + dilation * (kernel - 1) + 1 - pads; };
    const Shape& size = x.shape();
    checkCall(x, weights, out, epilogue,
              extent(size[2], g.padTop + g.padBottom, g.kernelHeight, g.dilationY, g.strideY, g.outputPadY),
              extent(size[3], g.padLeft + g.padRight, g.kernelWidth, g.dilationX, g.strideX, g.outputPadX));
    if (out.elementCount() == 0)
        return;
    Epilogue dense = epilogue;
    dense.bias = denseVector(recorder, epilogue.bias);
    if (weights.parts.empty()) {
        directConv2d(recorder, x, weights, out, dense, true);
        return;
    }
    const Product whole = productOf(channelsInnermost(recorder, x), out, dense, weights.inputChannels / g.groups,
                                    weights.outputChannels / g.groups);
    const auto phaseAxis = [](ProductAxis axis, const PhaseTaps& taps, int64_t phase, int64_t stride) {
        axis.outputExtent = (axis.outputExtent - phase + stride - 1) / stride;
        axis.outputStride *= stride;
        axis.residualStride *= stride;
        axis.dilation = taps.dilation;
        axis.padBefore = -taps.start;
        return axis;
    };
    size_t part = 0;
    for (int64_t group = 0; group < g.groups; ++group) {
        for (int64_t phase = 0; phase < g.strideY * g.strideX; ++phase, ++part) {
            const int64_t phaseY = phase / g.strideX;
            const int64_t phaseX = phase % g.strideX;
            const PhaseTaps y(phaseY, g.kernelHeight, g.strideY, g.dilationY, g.padTop);
            const PhaseTaps xs(phaseX, g.kernelWidth, g.strideX, g.dilationX, g.padLeft);
            Product product = whole;
            product.y = phaseAxis(whole.y, y, phaseY, g.strideY);
            product.x = phaseAxis(whole.x, xs, phaseX, g.strideX);
            if (product.y.outputExtent <= 0 || product.x.outputExtent <= 0)
                continue;
            product.taps = y.count * xs.count;
            product.kernelWidth = xs.count;
            product.panels = weights.parts[part].panels;
            product.batches = pictures(product, group, phaseY, phaseX);
            multiplyPacked(recorder, product);
        }
    }
}

} // namespace gpu
