// Operators that work on the lines along one axis.

#include <string>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/gather.h"
#include "gpu/ops/lines.h"

namespace core::onnx {

namespace {

gpu::ScatterOp scatterOpOf(const std::string& name)
{
    if (name == "none")
        return gpu::ScatterOp::Replace;
    if (name == "add")
        return gpu::ScatterOp::Add;
    if (name == "mul")
        return gpu::ScatterOp::Multiply;
    if (name == "max")
        return gpu::ScatterOp::Max;
    if (name == "min")
        return gpu::ScatterOp::Min;
    throwUnsupported("its reduction " + name + " is unknown");
}

/// Whether the node computes with integers that the device's are too short for.
bool hasLongIntegers(const Lowering& lowering, const Node& node)
{
    const ElementType type = lowering.info(node.input(0)).type;
    return type == ElementType::Int64 || type == ElementType::UInt64;
}

/// A step's operand k, if it has so many.
gpu::Tensor reportOf(std::span<const gpu::Tensor> operands, size_t k)
{
    return k < operands.size() ? operands[k] : gpu::Tensor();
}

} // namespace

void lowerGatherElements(Lowering& lowering, const Node& node)
{
    const DeviceValue data = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 0), data.shape().rank());
    const DeviceValue indices = checkedIndices(lowering, node, 1, data.shape()[axis]);
    const DeviceValue out = makeOutput(lowering, node);
    lowering.emit({data, indices, out}, 1, [axis](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::gatherElements(recorder, t[0], t[1], t[2], axis);
    });
}

void lowerScatterElements(Lowering& lowering, const Node& node)
{
    const DeviceValue data = lowering.value(node.input(0));
    const DeviceValue updates = lowering.value(node.input(2));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 0), data.shape().rank());
    const DeviceValue indices = checkedIndices(lowering, node, 1, data.shape()[axis]);
    const DeviceValue out = makeOutput(lowering, node);
    const gpu::ScatterOp op = scatterOpOf(node.stringAttribute("reduction", "none"));
    const bool sums = op == gpu::ScatterOp::Add || op == gpu::ScatterOp::Multiply;
    const bool reporting = sums && hasLongIntegers(lowering, node);
    std::vector<DeviceValue> operands{data, indices, updates, out};
    if (reporting)
        operands.push_back(lowering.report());
    lowering.emit(std::move(operands), reporting ? 2 : 1,
                  [axis, op](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::scatterElements(recorder, t[0], t[1], t[2], t[3], axis, op, reportOf(t, 4));
                  });
}

void lowerCumSum(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    const DeviceValue x = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(call.call().value(1).int64At(0), x.shape().rank());
    const bool exclusive = node.intAttribute("exclusive", 0) != 0;
    const bool reverse = node.intAttribute("reverse", 0) != 0;
    const DeviceValue out = makeOutputLike(lowering, node, x);
    const bool reporting = hasLongIntegers(lowering, node) && !gpu::is64(x.layout.dtype);
    std::vector<DeviceValue> operands{x, out};
    if (reporting)
        operands.push_back(lowering.report());
    lowering.emit(std::move(operands), reporting ? 2 : 1,
                  [axis, exclusive, reverse](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::cumulativeSum(recorder, t[0], t[1], axis, exclusive, reverse, reportOf(t, 2));
                  });
}

void lowerTopK(Lowering& lowering, const Node& node)
{
    const DeviceValue x = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", -1), x.shape().rank());
    const bool largest = node.intAttribute("largest", 1) != 0;
    const gpu::Shape& shape = lowering.info(node.output(node.output(0).empty() ? 1 : 0)).shape;
    const auto made = [&](size_t k, gpu::DType dtype) {
        return node.output(k).empty() ? lowering.allocate(gpu::Layout::rowMajor(shape, dtype))
                                      : makeOutput(lowering, node, k);
    };
    const DeviceValue values = made(0, x.layout.dtype);
    const DeviceValue indices = made(1, gpu::DType::I32);
    lowering.emit({x, values, indices}, 2, [axis, largest](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::topK(recorder, t[0], t[1], t[2], axis, largest);
    });
}

} // namespace core::onnx
