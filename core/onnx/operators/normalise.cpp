// Softmax and the norms.

#include <algorithm>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/normalise.h"

namespace core::onnx {

void lowerSoftmax(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const int rank = x.shape().rank();
    // Before opset 13 the axes from `axis` on were taken together.
    const bool coerced = lowering.opset() < 13;
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", coerced ? 1 : -1), std::max(rank, 1));
    const auto record = [](int along) {
        return [along](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::softmax(recorder, t[0], t[1], along);
        };
    };
    if (coerced && axis + 1 < rank) {
        gpu::Shape flat{1, 1};
        for (int k = 0; k < rank; ++k)
            flat[k < axis ? 0 : 1] *= x.shape()[k];
        const DeviceValue y = makeOutput(lowering, node);
        lowering.emit({lowering.reshaped(x, flat), y.with(*y.layout.reshaped(flat))}, 1, record(1));
        return;
    }
    const DeviceValue y = makeOutputLike(lowering, node, x);
    lowering.emit({x, y}, 1, record(axis));
}

void lowerLayerNorm(Lowering& lowering, const Node& node)
{
    if (!node.output(1).empty() || !node.output(2).empty())
        throwUnsupported("its mean and inverse deviation are not available as outputs");
    const DeviceValue x = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", -1), x.shape().rank());
    gpu::Shape normalised;
    for (int k = axis; k < x.shape().rank(); ++k)
        normalised.append(x.shape()[k]);
    const auto stretched = [&](const std::string& input) {
        const DeviceValue value = lowering.value(input);
        return value.valid() ? lowering.rowMajor(value.with(value.layout.broadcastTo(normalised))) : value;
    };
    const DeviceValue scale = stretched(node.input(1));
    const DeviceValue bias = stretched(node.input(2));
    const DeviceValue y = makeOutputLike(lowering, node, x);
    lowering.emit({x, scale, bias, y}, 1,
                  [axis, epsilon = node.floatAttribute("epsilon", 1e-5F)](gpu::Recorder& recorder,
                                                                         std::span<const gpu::Tensor> t) {
                      gpu::layerNorm(recorder, t[0], t[1], t[2], t[3], axis, epsilon);
                  });
}

void lowerChannelNorm(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const DeviceValue scale = lowering.value(node.input(1));
    const DeviceValue bias = lowering.value(node.input(2));
    const DeviceValue y = makeOutputLike(lowering, node, x);
    lowering.emit({x, scale, bias, y}, 1,
                  [epsilon = node.floatAttribute("epsilon", 1e-5F)](gpu::Recorder& recorder,
                                                                   std::span<const gpu::Tensor> t) {
                      gpu::channelNorm(recorder, t[0], t[1], t[2], t[3], epsilon);
                  });
}

} // namespace core::onnx
