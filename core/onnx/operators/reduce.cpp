// Reductions.

#include <map>
#include <string_view>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/reduce.h"

namespace core::onnx {

namespace {

gpu::ReduceOp reduceOpOf(std::string_view type)
{
    static const std::map<std::string_view, gpu::ReduceOp> kOps{
        {"ReduceL1", gpu::ReduceOp::L1},         {"ReduceL2", gpu::ReduceOp::L2},
        {"ReduceLogSum", gpu::ReduceOp::LogSum}, {"ReduceLogSumExp", gpu::ReduceOp::LogSumExp},
        {"ReduceMax", gpu::ReduceOp::Max},       {"ReduceMean", gpu::ReduceOp::Mean},
        {"ReduceMin", gpu::ReduceOp::Min},       {"ReduceProd", gpu::ReduceOp::Prod},
        {"ReduceSum", gpu::ReduceOp::Sum},       {"ReduceSumSquare", gpu::ReduceOp::SumSquare}};
    return kOps.at(type);
}

/// Output 0 seen with the reduced axes as extents of 1.
DeviceValue keepAxes(const DeviceValue& out, const gpu::Shape& input, std::span<const int> axes)
{
    return out.with(*out.layout.reshaped(reducedShape(input, axes, true)));
}

/// Of integers that are not summed the largest and the smallest can be found all the same.
void requireReducible(Lowering& lowering, const Node& node)
{
    const ElementType type = lowering.info(node.input(0)).type;
    const bool chooses =
        lowering.arithmetic64() && isInteger(type) && (node.opType == "ReduceMax" || node.opType == "ReduceMin");
    if (!isFloatingPoint(type) && !sumsIntegers(lowering, type) && !chooses)
        throwUnsupported("integer reductions of run-time values are not supported");
    if (!isFloatingPoint(type) && node.opType == "ReduceLogSumExp")
        throwUnsupported("the logarithm of a sum of powers of integers is not supported");
}

} // namespace

void lowerReduce(Lowering& lowering, const Node& node)
{
    requireReducible(lowering, node);
    const CallOf call(lowering, node);
    const DeviceValue x = lowering.value(node.input(0));
    const std::vector<int> axes = reducedAxes(call.call());
    if (axes.empty()) { // noop_with_empty_axes
        lowering.define(node.output(0), x);
        return;
    }
    const DeviceValue out = makeOutput(lowering, node);
    lowering.emit({x, keepAxes(out, x.shape(), axes)}, 1,
                  [axes, op = reduceOpOf(node.opType)](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::reduce(recorder, t[0], t[1], axes, op);
                  });
}

void lowerArgReduce(Lowering& lowering, const Node& node)
{
    if (!isFloatingPoint(lowering.info(node.input(0)).type))
        throwUnsupported("integer reductions of run-time values are not supported");
    const DeviceValue x = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 0), x.shape().rank());
    const DeviceValue out = makeOutput(lowering, node);
    const std::array<int, 1> axes{axis};
    lowering.emit({x, keepAxes(out, x.shape(), axes)}, 1,
                  [axis, largest = node.opType == "ArgMax", last = node.intAttribute("select_last_index", 0) != 0](
                      gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
                      gpu::argReduce(recorder, t[0], t[1], axis, largest, last);
                  });
}

} // namespace core::onnx
