// Convolutions over one or two spatial axes. Results lie channels-last, whatever their ONNX shape says.

#include <string>

#include "core/onnx/operators/operators.h"
#include "core/onnx/window_geometry.h"
#include "gpu/ops/conv2d.h"

namespace core::onnx {

namespace {

/// (N, C, L) as (N, C, 1, L).
DeviceValue withHeight(const DeviceValue& value)
{
    gpu::Layout layout = value.layout;
    layout.shape.insert(2, 1);
    layout.strides.insert(2, layout.strides[2] * layout.shape[3]);
    return value.with(layout);
}

gpu::Conv2dGeometry toTwoDimensions(const WindowGeometry& window)
{
    const bool two = window.kernel.size() == 2;
    const auto vertical = [two](const std::vector<int64_t>& values, int64_t otherwise) {
        return two ? values[0] : otherwise;
    };
    gpu::Conv2dGeometry g;
    g.kernelHeight = vertical(window.kernel, 1);
    g.strideY = vertical(window.strides, 1);
    g.dilationY = vertical(window.dilations, 1);
    g.padTop = vertical(window.padsBegin, 0);
    g.padBottom = vertical(window.padsEnd, 0);
    g.kernelWidth = window.kernel.back();
    g.strideX = window.strides.back();
    g.dilationX = window.dilations.back();
    g.padLeft = window.padsBegin.back();
    g.padRight = window.padsEnd.back();
    g.groups = window.groups;
    if (!window.outputPadding.empty()) {
        g.outputPadY = vertical(window.outputPadding, 0);
        g.outputPadX = window.outputPadding.back();
    }
    return g;
}

void lowerConvolution(Lowering& lowering, const Node& node, const WindowGeometry& window, bool transposed)
{
    if (window.kernel.empty() || window.kernel.size() > 2)
        throwUnsupported("convolutions over " + std::to_string(window.kernel.size()) + " axes are not supported");
    const gpu::Conv2dGeometry geometry = toTwoDimensions(window);
    DeviceValue x = lowering.value(node.input(0));
    const DeviceValue bias = lowering.value(node.input(2));
    DeviceValue residual = lowering.value(node.input(3));
    DeviceValue out = lowering.allocate(gpu::Layout::channelsLast(window.output));
    lowering.define(node.output(0), out);
    if (residual.valid())
        residual = residual.with(residual.layout.broadcastTo(window.output));
    const bool line = window.kernel.size() == 1;
    if (line) {
        x = withHeight(x);
        out = withHeight(out);
        residual = residual.valid() ? withHeight(residual) : residual;
    }
    gpu::Epilogue epilogue;
    epilogue.activation = activationOf(node, "activation");
    epilogue.afterResidual = activationOf(node, "afterResidual");
    const HostTensor* weights = lowering.constant(node.input(1));
    if (weights != nullptr) {
        const HostTensor square =
            line ? weights->reshaped({weights->shape()[0], weights->shape()[1], 1, weights->shape()[2]}) : *weights;
        const gpu::PackedConv2d packed = lowering.weights(*weights).conv2d(square, geometry, transposed);
        lowering.emit({x, bias, residual, out}, 1,
                      [epilogue, packed, transposed](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                          gpu::Epilogue with = epilogue;
                          with.bias = t[1];
                          with.residual = t[2];
                          (transposed ? gpu::convTranspose2d : gpu::conv2d)(recorder, t[0], packed, t[3], with);
                      });
        return;
    }
    DeviceValue w = lowering.value(node.input(1));
    w = line ? withHeight(w) : w;
    lowering.emit({x, w, bias, residual, out}, 1,
                  [epilogue, geometry, transposed](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::Epilogue with = epilogue;
                      with.bias = t[2];
                      with.residual = t[3];
                      const gpu::PackedConv2d packed = transposed ? gpu::packConvTranspose2d(recorder, t[1], geometry)
                                                                  : gpu::packConv2d(recorder, t[1], geometry);
                      (transposed ? gpu::convTranspose2d : gpu::conv2d)(recorder, t[0], packed, t[4], with);
                  });
}

} // namespace

void lowerConv(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    lowerConvolution(lowering, node, convGeometry(call.call()), false);
}

void lowerConvTranspose(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    lowerConvolution(lowering, node, convTransposeGeometry(call.call()), true);
}

} // namespace core::onnx
