// Operators that put a tensor together from parts: each part is a copy into a slice of the result.

#include <algorithm>
#include <bit>
#include <vector>

#include "core/onnx/decompose.h"
#include "core/onnx/operators/operators.h"
#include "gpu/base/error.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/gather.h"

namespace core::onnx {

namespace {

void emitCopy(Lowering& lowering, const DeviceValue& source, const DeviceValue& target)
{
    if (source.shape().elementCount() == 0)
        return;
    lowering.emit({source, target}, 1,
                  [](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) { gpu::copy(recorder, t[0], t[1]); });
}

/// The index that each padded position of an axis reads. Source: ONNX Pad-13, modes edge and reflect.
std::vector<int32_t> paddedIndices(int64_t extent, int64_t before, int64_t after, bool reflect)
{
    std::vector<int32_t> indices;
    for (int64_t i = -before; i < extent + after; ++i) {
        int64_t from = std::clamp<int64_t>(i, 0, extent - 1);
        if (reflect && extent > 1) {
            const int64_t period = 2 * (extent - 1);
            const int64_t phase = ((i % period) + period) % period;
            from = phase < extent ? phase : period - phase;
        }
        indices.push_back(static_cast<int32_t>(from));
    }
    return indices;
}

DeviceValue padByGathering(Lowering& lowering, DeviceValue value, const Padding& pads, bool reflect)
{
    for (int axis = 0; axis < value.shape().rank(); ++axis) {
        const int64_t before = pads.before[static_cast<size_t>(axis)];
        const int64_t after = pads.after[static_cast<size_t>(axis)];
        if (before == 0 && after == 0)
            continue;
        if (value.shape()[axis] == 0)
            throw gpu::Error(
                gpu::ErrorKind::InvalidInput,
                {gpu::mark("onnx", "An axis without elements has none to repeat: %1"), {value.shape().toString()}});
        gpu::Shape shape = value.shape();
        shape[axis] = constantElements({value.shape()[axis] + before + after});
        const std::vector<int32_t> indices = paddedIndices(value.shape()[axis], before, after, reflect);
        const DeviceValue where = lowering.upload(HostTensor::fromValues<int32_t>(gpu::Shape{shape[axis]}, indices));
        const DeviceValue out = lowering.allocate(gpu::Layout::rowMajor(shape, value.layout.dtype));
        lowering.emit({value, where, out}, 1, [axis](gpu::Recorder& recorder, std::span<const gpu::Tensor> t) {
            gpu::gather(recorder, t[0], t[1], t[2], axis);
        });
        value = out;
    }
    return value;
}

/// The bits that Pad's value has on the device.
uint64_t paddingBits(const NodeCall& call, gpu::DType dtype)
{
    HostTensor value = HostTensor::scalar(call.node.floatAttribute("value", 0));
    if (call.opset >= 11 && call.has(2) && call.shape(2).elementCount() > 0)
        value = call.value(2);
    if (dtype == gpu::DType::F64)
        return std::bit_cast<uint64_t>(value.doubleAt(0));
    if (dtype == gpu::DType::I64)
        return static_cast<uint64_t>(value.int64At(0));
    if (dtype == gpu::DType::F32)
        return std::bit_cast<uint32_t>(static_cast<float>(value.doubleAt(0)));
    return std::bit_cast<uint32_t>(static_cast<int32_t>(value.cast(ElementType::Int32).int64At(0)));
}

} // namespace

void lowerConcat(Lowering& lowering, const Node& node)
{
    // Parts may be held with 32 and with 64 bits.
    std::vector<DeviceValue> parts;
    bool wide = false;
    for (const std::string& input : node.inputs) {
        parts.push_back(lowering.value(input));
        wide = wide || gpu::is64(parts.back().layout.dtype);
    }
    for (size_t k = 0; wide && k < parts.size(); ++k)
        parts[k] = lowering.value(node.input(k), Width64::Yes);
    const TensorInfo& info = lowering.info(node.output(0));
    const DeviceValue out = lowering.allocate(layoutLike(info.shape, parts.front().layout, parts.front().layout.dtype));
    lowering.define(node.output(0), out);
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", 1), info.shape.rank()); // Concat-1 had a default
    int64_t start = 0;
    for (const DeviceValue& part : parts) {
        const int64_t extent = part.shape()[axis];
        emitCopy(lowering, part, out.with(out.layout.sliced(axis, start, extent)));
        start += extent;
    }
}

void lowerPad(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    DeviceValue value = lowering.value(node.input(0));
    Padding pads = padding(call.call());
    for (int axis = 0; axis < value.shape().rank(); ++axis) { // negative pads cut
        int64_t& before = pads.before[static_cast<size_t>(axis)];
        int64_t& after = pads.after[static_cast<size_t>(axis)];
        const int64_t cutFront = std::max<int64_t>(-before, 0);
        const int64_t cutBack = std::max<int64_t>(-after, 0);
        value = value.with(value.layout.sliced(axis, cutFront, value.shape()[axis] - cutFront - cutBack));
        before = std::max<int64_t>(before, 0);
        after = std::max<int64_t>(after, 0);
    }
    const std::string mode = node.stringAttribute("mode", "constant");
    if (mode != "constant" && mode != "edge" && mode != "reflect")
        throwUnsupported("its mode " + mode + " is unknown");
    if (mode != "constant") {
        lowering.define(node.output(0), padByGathering(lowering, value, pads, mode == "reflect"));
        return;
    }
    const bool unchanged = std::all_of(pads.before.begin(), pads.before.end(), [](int64_t n) { return n == 0; }) &&
                           std::all_of(pads.after.begin(), pads.after.end(), [](int64_t n) { return n == 0; });
    if (unchanged) {
        lowering.define(node.output(0), value);
        return;
    }
    const DeviceValue out = makeMoved(lowering, node, value);
    lowering.emit({out}, 1,
                  [bits = paddingBits(call.call(), out.layout.dtype)](
                      gpu::Recorder& recorder, std::span<const gpu::Tensor> t) { gpu::fill(recorder, t[0], bits); });
    gpu::Layout inside = out.layout;
    for (int axis = 0; axis < value.shape().rank(); ++axis)
        inside = inside.sliced(axis, pads.before[static_cast<size_t>(axis)], value.shape()[axis]);
    emitCopy(lowering, value, out.with(inside));
}

void lowerTile(Lowering& lowering, const Node& node)
{
    const CallOf call(lowering, node);
    DeviceValue value = lowering.value(node.input(0));
    const std::vector<int64_t> repeats = tileRepeats(call.call());
    for (size_t k = 0; k < repeats.size(); ++k) {
        const int axis = static_cast<int>(k);
        if (repeats[k] == 1)
            continue;
        // (…, n, …) seen as (…, 1, n, …), stretched to (…, repeats, n, …), and copied into (…, repeats n, …).
        gpu::Shape stretched = value.shape();
        stretched.insert(axis, repeats[k]);
        gpu::Layout source = value.layout;
        source.shape = stretched;
        source.strides.insert(axis, 0);
        const DeviceValue copied = lowering.allocate(gpu::Layout::rowMajor(stretched, value.layout.dtype));
        emitCopy(lowering, value.with(source), copied);
        gpu::Shape merged = value.shape();
        merged[axis] *= repeats[k];
        value = copied.with(*copied.layout.reshaped(merged));
    }
    lowering.define(node.output(0), value);
}

} // namespace core::onnx
