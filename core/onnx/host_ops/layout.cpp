#include "core/onnx/host_ops/host_operator.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

using Picks = std::vector<std::vector<int64_t>>;
constexpr int64_t kFill = -1;

/// out[i0, i1, ...] = x[picks[0][i0], picks[1][i1], ...]; where a pick is kFill, `fill` (one element's bytes).
HostTensor picked(const HostTensor& x, const TensorInfo& info, const Picks& picks, std::span<const std::byte> fill = {})
{
    NewTensor result(info);
    const auto size = static_cast<size_t>(elementBytes(info.type));
    const gpu::Shape strides = x.shape().rowMajorStrides();
    const std::byte* source = x.bytes().data();
    std::byte* out = result.data();
    std::array<size_t, gpu::kMaxRank> position{};
    const int64_t total = info.shape.elementCount();
    const int rank = info.shape.rank();
    for (int64_t index = 0; index < total; ++index, out += size) {
        int64_t offset = 0;
        bool filled = false;
        for (int axis = 0; axis < rank; ++axis) {
            const int64_t pick = picks[static_cast<size_t>(axis)][position[static_cast<size_t>(axis)]];
            filled = filled || pick == kFill;
            offset += pick * strides[axis];
        }
        std::memcpy(out, filled ? fill.data() : source + static_cast<size_t>(offset) * size, size);
        for (int axis = rank - 1; axis >= 0; --axis) {
            if (static_cast<int64_t>(++position[static_cast<size_t>(axis)]) < info.shape[axis])
                break;
            position[static_cast<size_t>(axis)] = 0;
        }
    }
    return result.finish();
}

std::vector<int64_t> counted(int64_t start, int64_t count, int64_t step = 1)
{
    std::vector<int64_t> values;
    for (int64_t k = 0; k < count; ++k) // a huge step is not added once more than needed
        values.push_back(start + k * step);
    return values;
}

Picks everything(const gpu::Shape& shape)
{
    Picks picks;
    for (const int64_t extent : shape)
        picks.push_back(counted(0, extent));
    return picks;
}

int64_t checkedIndex(int64_t index, int64_t extent)
{
    if (index < -extent || index >= extent)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The index %1 is outside of an axis of %2 elements"),
                                              {std::to_string(index), std::to_string(extent)}});
    return index < 0 ? index + extent : index;
}

std::vector<HostTensor> identity(const HostCall& call) { return {call.in(0)}; }

/// Reshape, Flatten, Squeeze, Unsqueeze: only the shape changes.
std::vector<HostTensor> reshaped(const HostCall& call) { return {call.in(0).reshaped(call.out().shape)}; }

std::vector<HostTensor> gather(const HostCall& call)
{
    const HostTensor& data = call.in(0);
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", 0), data.shape().rank());
    const std::vector<int64_t> indices = call.in(1).toInt64s();
    int64_t outer = 1;
    for (int k = 0; k < axis; ++k)
        outer *= data.shape()[k];
    int64_t inner = elementBytes(data.type());
    for (int k = axis + 1; k < data.shape().rank(); ++k)
        inner *= data.shape()[k];
    const int64_t extent = data.shape()[axis];
    NewTensor result(call.out());
    if (call.out().shape.elementCount() == 0) // there may be many rows of nothing
        return {result.finish()};
    std::byte* out = result.data();
    for (int64_t row = 0; row < outer; ++row)
        for (const int64_t index : indices) {
            const std::byte* source = data.bytes().data() + (row * extent + checkedIndex(index, extent)) * inner;
            std::memcpy(out, source, static_cast<size_t>(inner));
            out += inner;
        }
    return {result.finish()};
}

std::vector<HostTensor> gatherElements(const HostCall& call)
{
    const HostTensor& data = call.in(0);
    const gpu::Shape& shape = call.out().shape;
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", 0), data.shape().rank());
    const std::vector<int64_t> indices = call.in(1).toInt64s();
    gpu::Shape strides = data.shape().rowMajorStrides();
    const int64_t along = strides[axis];
    strides[axis] = 0;
    for (int k = 0; k < shape.rank(); ++k)
        if (k != axis && shape[k] > data.shape()[k])
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "Indices of shape %1 do not fit data of shape %2"),
                                                  {shape.toString(), data.shape().toString()}});
    const auto size = static_cast<size_t>(elementBytes(data.type()));
    NewTensor result(call.out());
    forEachElement(shape, std::array{strides}, [&](int64_t index, const std::array<int64_t, 1>& at) {
        const int64_t pick = checkedIndex(indices[static_cast<size_t>(index)], data.shape()[axis]);
        const auto offset = static_cast<size_t>(at[0] + pick * along);
        std::memcpy(result.data() + static_cast<size_t>(index) * size, data.bytes().data() + offset * size, size);
    });
    return {result.finish()};
}

std::vector<HostTensor> slice(const HostCall& call)
{
    Picks picks;
    for (const AxisRange& axis : sliceRanges(call))
        picks.push_back(counted(axis.start, axis.count, axis.step));
    return {picked(call.in(0), call.out(), picks)};
}

std::vector<HostTensor> concat(const HostCall& call)
{
    const gpu::Shape& shape = call.out().shape;
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", 1), shape.rank());
    int64_t outer = 1;
    for (int k = 0; k < axis; ++k)
        outer *= shape[k];
    NewTensor result(call.out());
    if (shape.elementCount() == 0) // there may be many rows of nothing
        return {result.finish()};
    std::byte* out = result.data();
    for (int64_t row = 0; row < outer; ++row)
        for (size_t k = 0; k < call.inputs.size(); ++k) {
            const std::span<const std::byte> bytes = call.in(k).bytes();
            if (call.type(k) != call.out().type)
                throw Error(ErrorKind::InvalidInput,
                            {mark("onnx", "Tensors of different types cannot be concatenated"), {}});
            const size_t part = bytes.size() / static_cast<size_t>(outer);
            if (part > 0)
                std::memcpy(out, bytes.data() + static_cast<size_t>(row) * part, part);
            out += part;
        }
    return {result.finish()};
}

std::vector<HostTensor> split(const HostCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", 0), shape.rank());
    std::vector<HostTensor> parts;
    int64_t start = 0;
    for (const TensorInfo& info : call.outputs) {
        Picks picks = everything(shape);
        picks[static_cast<size_t>(axis)] = counted(start, info.shape[axis]);
        start += info.shape[axis];
        parts.push_back(picked(call.in(0), info, picks));
    }
    return parts;
}

std::vector<HostTensor> transpose(const HostCall& call)
{
    const HostTensor& x = call.in(0);
    const gpu::Shape dense = x.shape().rowMajorStrides();
    gpu::Shape strides;
    for (const int64_t axis : permutation(call))
        strides.append(dense[static_cast<int>(axis)]);
    const auto size = static_cast<size_t>(elementBytes(x.type()));
    NewTensor result(call.out());
    forEachElement(call.out().shape, std::array{strides}, [&](int64_t index, const std::array<int64_t, 1>& at) {
        std::memcpy(result.data() + static_cast<size_t>(index) * size,
                    x.bytes().data() + static_cast<size_t>(at[0]) * size, size);
    });
    return {result.finish()};
}

std::vector<HostTensor> expand(const HostCall& call)
{
    const HostTensor& x = call.in(0);
    gpu::Shape shape = x.shape();
    while (shape.rank() < call.out().shape.rank())
        shape.insert(0, 1);
    Picks picks;
    for (int axis = 0; axis < shape.rank(); ++axis)
        picks.push_back(counted(0, call.out().shape[axis], shape[axis] == 1 ? 0 : 1));
    return {picked(x.reshaped(shape), call.out(), picks)};
}

std::vector<HostTensor> tile(const HostCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    Picks picks = everything(call.out().shape);
    for (int axis = 0; axis < shape.rank(); ++axis)
        for (int64_t& pick : picks[static_cast<size_t>(axis)])
            pick %= shape[axis];
    return {picked(call.in(0), call.out(), picks)};
}

/// Which element of an axis stands at `index` of the padded axis, counted from the first original one.
int64_t paddedIndex(int64_t index, int64_t extent, std::string_view mode)
{
    if (index >= 0 && index < extent)
        return index;
    if (mode == "constant" || extent == 0)
        return kFill;
    if (mode == "edge")
        return std::clamp<int64_t>(index, 0, extent - 1);
    const int64_t period = extent == 1 ? 1 : 2 * (extent - 1); // reflect
    const int64_t phase = ((index % period) + period) % period;
    return phase < extent ? phase : period - phase;
}

std::vector<HostTensor> pad(const HostCall& call)
{
    const HostTensor& x = call.in(0);
    const Padding pads = padding(call);
    const std::string mode = call.node.stringAttribute("mode", "constant");
    if (mode != "constant" && mode != "edge" && mode != "reflect")
        throw Error(ErrorKind::Unsupported, {mark("onnx", "The padding mode %1 is not supported"), {mode}});
    Picks picks;
    for (int axis = 0; axis < x.shape().rank(); ++axis) {
        std::vector<int64_t> line = counted(-pads.before[static_cast<size_t>(axis)], call.out().shape[axis]);
        for (int64_t& index : line)
            index = paddedIndex(index, x.shape()[axis], mode);
        picks.push_back(std::move(line));
    }
    HostTensor fill = HostTensor::scalar(call.node.floatAttribute("value", 0.0F));
    if (call.has(2) && call.in(2).elementCount() > 0)
        fill = call.in(2);
    fill = fill.cast(x.type());
    return {picked(x, call.out(), picks, fill.bytes())};
}

std::vector<HostTensor> trilu(const HostCall& call)
{
    const HostTensor& x = call.in(0);
    const gpu::Shape& shape = x.shape();
    if (shape.rank() < 2)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "A tensor of shape %1 has no triangle"), {shape.toString()}});
    const int64_t diagonal = call.has(1) ? call.in(1).int64At(0) : 0;
    const bool upper = call.node.intAttribute("upper", 1) != 0;
    const int64_t columns = shape.back();
    const int64_t rows = shape[shape.rank() - 2];
    const auto size = static_cast<size_t>(elementBytes(x.type()));
    NewTensor result(call.out());
    const int64_t total = shape.elementCount();
    for (int64_t index = 0; index < total; ++index) {
        const int64_t row = index / columns % rows;
        const int64_t place = index % columns - row;
        if (upper ? place >= diagonal : place <= diagonal)
            std::memcpy(result.data() + static_cast<size_t>(index) * size,
                        x.bytes().data() + static_cast<size_t>(index) * size, size);
    }
    return {result.finish()};
}

constexpr HostOperatorRow kOperators[] = {
    {"Concat", concat},
    {"Expand", expand},
    {"Flatten", reshaped},
    {"Gather", gather},
    {"GatherElements", gatherElements},
    {"Identity", identity},
    {"Pad", pad},
    {"Reshape", reshaped},
    {"Slice", slice},
    {"Split", split},
    {"Squeeze", reshaped},
    {"Tile", tile},
    {"Transpose", transpose},
    {"Trilu", trilu},
    {"Unsqueeze", reshaped},
};

} // namespace

std::span<const HostOperatorRow> layoutHostOperators() { return kOperators; }

} // namespace core::onnx
