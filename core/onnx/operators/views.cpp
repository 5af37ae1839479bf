// Operators that only look at their input differently. A copy is made where strides cannot say it.

#include <vector>

#include "core/onnx/operators/operators.h"
#include "gpu/ops/gather.h"

namespace core::onnx {

namespace {

/// Takes start, start + step, … of one axis where a view cannot: backwards.
DeviceValue gatherRange(Lowering& lowering, const DeviceValue& value, int axis, const AxisRange& range)
{
    std::vector<int32_t> indices;
    for (int64_t i = 0; i < range.count; ++i)
        indices.push_back(static_cast<int32_t>(range.start + i * range.step));
    const DeviceValue where = lowering.upload(HostTensor::fromValues<int32_t>(gpu::Shape{range.count}, indices));
    gpu::Shape shape = value.shape();
    shape[axis] = range.count;
    const DeviceValue out = lowering.allocate(gpu::Layout::rowMajor(shape, value.layout.dtype));
    lowering.emit({value, where, out}, 1, [axis](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
        gpu::gather(recorder, t[0], t[1], t[2], axis);
    });
    return out;
}

} // namespace

void lowerIdentity(Lowering& lowering, const Node& node)
{
    if (!node.output(1).empty())
        throwUnsupported("its optional outputs belong to training");
    lowering.define(node.output(0), lowering.value(node.input(0)));
}

void lowerReshape(Lowering& lowering, const Node& node)
{
    const DeviceValue value = lowering.value(node.input(0));
    lowering.define(node.output(0), lowering.reshaped(value, lowering.info(node.output(0)).shape));
}

void lowerTranspose(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    const DeviceValue value = lowering.value(node.input(0));
    lowering.define(node.output(0), value.with(value.layout.transposed(permutation(call.call()))));
}

void lowerSlice(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    DeviceValue value = lowering.value(node.input(0));
    const std::vector<AxisRange> ranges = sliceRanges(call.call());
    for (size_t k = 0; k < ranges.size(); ++k) {
        const int axis = static_cast<int>(k);
        const AxisRange& range = ranges[k];
        if (range.count <= 1) // whatever the step, which may be as large as a number can be
            value = value.with(value.layout.sliced(axis, range.start, range.count));
        else if (range.step > 0)
            value = value.with(value.layout.sliced(axis, range.start, range.count, range.step));
        else
            value = gatherRange(lowering, value, axis, range);
    }
    lowering.define(node.output(0), value);
}

void lowerSplit(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    const DeviceValue value = lowering.value(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 0), value.shape().rank());
    int64_t start = 0;
    const std::vector<int64_t> sizes = splitSizes(call.call());
    for (size_t k = 0; k < sizes.size() && k < node.outputs.size(); ++k) {
        if (!node.outputs[k].empty())
            lowering.define(node.outputs[k], value.with(value.layout.sliced(axis, start, sizes[k])));
        start += sizes[k];
    }
}

void lowerExpand(Lowering& lowering, const Node& node)
{
    const DeviceValue value = lowering.value(node.input(0));
    lowering.define(node.output(0), value.with(value.layout.broadcastTo(lowering.info(node.output(0)).shape)));
}

} // namespace core::onnx
