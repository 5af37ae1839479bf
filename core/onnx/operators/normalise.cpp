// Softmax and the norms.

#include <algorithm>
#include <vector>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/normalise.h"
#include "gpu/ops/reduce.h"

namespace core::onnx {

namespace {

using Operand = gpu::ElementOperand;

/// LayerNormalization's outputs 1 and 2: the mean, and 1 / sqrt(variance + epsilon). Source: ONNX
/// LayerNormalization-17.
void lowerStatistics(Lowering& lowering, const Node& node, const DeviceValue& x, int axis, float epsilon)
{
    std::vector<int> axes;
    gpu::Shape kept = x.shape();
    for (int k = axis; k < x.shape().rank(); ++k) {
        axes.push_back(k);
        kept[k] = 1;
    }
    const auto reduceWith = [axes](gpu::ReduceOp op) {
        return [axes, op](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::reduce(recorder, t[0], t[1], axes, op);
        };
    };
    const DeviceValue mean = lowering.allocate(gpu::Layout::rowMajor(kept));
    lowering.emit({x, mean}, 1, reduceWith(gpu::ReduceOp::Mean));
    if (!node.output(1).empty())
        lowering.define(node.output(1), mean);
    if (node.output(2).empty())
        return;
    const DeviceValue squares = lowering.allocate(gpu::Layout::rowMajor(x.shape()));
    const gpu::ElementProgram squaredDifference{{gpu::ElementOp::Sub, Operand::input(0), Operand::input(1), {}},
                                                {gpu::ElementOp::Mul, Operand::result(0), Operand::result(0), {}}};
    lowering.emit({x, mean, squares}, 1, [squaredDifference](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::elementwise(recorder, squaredDifference, t.first(2), t[2]);
    });
    const DeviceValue variance = lowering.allocate(gpu::Layout::rowMajor(kept));
    lowering.emit({squares, variance}, 1, reduceWith(gpu::ReduceOp::Mean));
    const DeviceValue inverse = lowering.allocate(gpu::Layout::rowMajor(kept));
    const gpu::ElementProgram inverseDeviation{{gpu::ElementOp::Add, Operand::input(0), Operand::constant(epsilon), {}},
                                               {gpu::ElementOp::Sqrt, Operand::result(0), {}, {}},
                                               {gpu::ElementOp::Reciprocal, Operand::result(1), {}, {}}};
    lowering.emit({variance, inverse}, 1, [inverseDeviation](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::elementwise(recorder, inverseDeviation, t.first(1), t[1]);
    });
    lowering.define(node.output(2), inverse);
}

} // namespace

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
    const DeviceValue x = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", -1), x.shape().rank());
    const float epsilon = node.floatAttribute("epsilon", 1e-5F);
    if (!node.output(1).empty() || !node.output(2).empty())
        lowerStatistics(lowering, node, x, axis, epsilon);
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
    lowering.emit({x, scale, bias, y}, 1, [axis, epsilon](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::layerNorm(recorder, t[0], t[1], t[2], t[3], axis, epsilon);
    });
}

void lowerChannelNorm(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const DeviceValue scale = lowering.value(node.input(1));
    const DeviceValue bias = lowering.value(node.input(2));
    const DeviceValue y = makeOutputLike(lowering, node, x);
    lowering.emit(
        {x, scale, bias, y}, 1,
        [epsilon = node.floatAttribute("epsilon", 1e-5F)](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::channelNorm(recorder, t[0], t[1], t[2], t[3], epsilon);
        });
}

} // namespace core::onnx
