#include "core/onnx/node_call.h"

#include <algorithm>
#include <numeric>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

std::vector<int> normalisedAxes(std::span<const int64_t> axes, int rank)
{
    std::vector<int> result;
    for (const int64_t axis : axes)
        result.push_back(gpu::normalisedAxis(axis, rank));
    std::sort(result.begin(), result.end());
    if (std::adjacent_find(result.begin(), result.end()) != result.end())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "An axis is named twice"), {}});
    return result;
}

AxisRange sliceRange(int64_t extent, int64_t start, int64_t end, int64_t step)
{
    if (step == 0)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A slice has a step of 0"), {}});
    if (start < 0)
        start = start < -extent ? -1 : start + extent;
    if (end < 0)
        end = end < -extent ? -1 : end + extent;
    AxisRange range;
    range.step = step;
    if (step > 0) {
        range.start = std::clamp<int64_t>(start, 0, extent);
        const int64_t last = std::clamp<int64_t>(end, 0, extent);
        range.count = range.start < last ? 1 + (last - range.start - 1) / step : 0;
    } else {
        range.start = std::clamp<int64_t>(start, -1, extent - 1);
        const int64_t last = std::clamp<int64_t>(end, -1, extent - 1);
        const int64_t distance = range.start - last;
        // -(distance - 1) / step without negating the smallest integer
        range.count = distance > 0 ? 1 + -((distance - 1) / step) : 0;
    }
    if (range.count == 0)
        range.start = 0;
    return range;
}

} // namespace

const TensorInfo& NodeCall::input(size_t k) const
{
    if (!has(k))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Input %1 is missing"), {std::to_string(k)}});
    return inputs[k];
}

const HostTensor& NodeCall::value(size_t k) const
{
    input(k);
    if (k >= values.size() || values[k] == nullptr)
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "Input %1 (%2) must be constant, but depends on the model's input values"),
                     {std::to_string(k), node.input(k)}});
    return *values[k];
}

std::optional<std::vector<int64_t>> NodeCall::integers(size_t k, std::string_view attribute) const
{
    if (has(k))
        return value(k).toInt64s();
    if (!attribute.empty() && node.has(attribute))
        return node.intsAttribute(attribute);
    return std::nullopt;
}

std::vector<AxisRange> sliceRanges(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const auto starts = call.integers(1, "starts");
    const auto ends = call.integers(2, "ends");
    if (!starts || !ends || starts->size() != ends->size())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A slice needs as many starts as ends"), {}});
    std::vector<int64_t> axes(starts->size());
    std::iota(axes.begin(), axes.end(), 0);
    axes = call.integers(3, "axes").value_or(axes);
    const auto steps = call.integers(4, "").value_or(std::vector<int64_t>(starts->size(), 1));
    if (axes.size() != starts->size() || steps.size() != starts->size())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A slice needs as many starts as axes and steps"), {}});
    normalisedAxes(axes, shape.rank()); // rejects repeated ones
    std::vector<AxisRange> ranges;
    for (const int64_t extent : shape)
        ranges.push_back({0, extent, 1});
    for (size_t k = 0; k < axes.size(); ++k) {
        const int axis = gpu::normalisedAxis(axes[k], shape.rank());
        ranges[static_cast<size_t>(axis)] = sliceRange(shape[axis], (*starts)[k], (*ends)[k], steps[k]);
    }
    return ranges;
}

gpu::Shape reshapeTarget(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const auto request = call.integers(1, "shape");
    if (!request)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The new shape is missing"), {}});
    const bool allowZero = call.node.intAttribute("allowzero", 0) != 0;
    gpu::Shape target;
    int open = -1;
    int64_t known = 1;
    for (size_t k = 0; k < request->size(); ++k) {
        const auto axis = static_cast<int>(k);
        int64_t extent = (*request)[k];
        if (extent == 0 && !allowZero && axis < shape.rank())
            extent = shape[axis];
        else if (extent < -1 || (extent == -1 && open >= 0) || (extent == 0 && !allowZero))
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "%1 is no valid extent to reshape to"), {std::to_string(extent)}});
        if (extent == -1)
            open = axis;
        target.append(extent == -1 ? 1 : extent);
    }
    const int64_t count = shape.elementCount();
    known = target.elementCount();
    if (open >= 0)
        target[open] = known > 0 ? count / known : 0;
    if (target.elementCount() != count)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A tensor of shape %1 cannot be reshaped to %2"),
                                              {shape.toString(), target.toString()}});
    return target;
}

gpu::Shape squeezedShape(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const auto axes = call.integers(1, "axes");
    gpu::Shape result;
    const std::vector<int> named = normalisedAxes(axes.value_or(std::vector<int64_t>{}), shape.rank());
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const bool drop = axes ? std::binary_search(named.begin(), named.end(), axis) : shape[axis] == 1;
        if (drop && shape[axis] != 1)
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "Axis %1 of shape %2 is not 1 and cannot be squeezed"),
                                                  {std::to_string(axis), shape.toString()}});
        if (!drop)
            result.append(shape[axis]);
    }
    return result;
}

gpu::Shape unsqueezedShape(const NodeCall& call)
{
    gpu::Shape result = call.shape(0);
    const auto axes = call.integers(1, "axes");
    if (!axes)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "The axes to insert are missing"), {}});
    for (const int axis : normalisedAxes(*axes, result.rank() + static_cast<int>(axes->size())))
        result.insert(axis, 1);
    return result;
}

gpu::Shape flattenedShape(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    int64_t axis = call.node.intAttribute("axis", 1);
    if (axis < -shape.rank() || axis > shape.rank())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Axis %1 is outside of a tensor of %2 dimensions"),
                                              {std::to_string(axis), std::to_string(shape.rank())}});
    axis += axis < 0 ? shape.rank() : 0;
    int64_t rows = 1;
    int64_t columns = 1;
    for (int k = 0; k < shape.rank(); ++k)
        (k < axis ? rows : columns) *= shape[k];
    return {rows, columns};
}

std::vector<int64_t> permutation(const NodeCall& call)
{
    const int rank = call.rank(0);
    std::vector<int64_t> order(static_cast<size_t>(rank));
    std::iota(order.rbegin(), order.rend(), 0);
    order = call.node.intsAttribute("perm", order);
    std::vector<int64_t> all(static_cast<size_t>(rank));
    std::iota(all.begin(), all.end(), 0);
    if (!std::is_permutation(order.begin(), order.end(), all.begin(), all.end()))
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "perm does not name each of %1 axes once"), {std::to_string(rank)}});
    return order;
}

gpu::Shape expandedShape(const NodeCall& call)
{
    return gpu::broadcastShapes(call.shape(0), gpu::Shape(call.value(1).toInt64s()));
}

std::vector<int64_t> tileRepeats(const NodeCall& call)
{
    std::vector<int64_t> repeats = call.value(1).toInt64s();
    const bool negative = std::any_of(repeats.begin(), repeats.end(), [](int64_t count) { return count < 0; });
    if (static_cast<int>(repeats.size()) != call.rank(0) || negative)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Tile needs one number of repetitions per axis"), {}});
    return repeats;
}

std::vector<int64_t> splitSizes(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const int64_t extent = shape[gpu::normalisedAxis(call.node.intAttribute("axis", 0), shape.rank())];
    const auto parts = static_cast<int64_t>(call.node.outputs.size());
    std::vector<int64_t> sizes;
    if (const auto given = call.integers(1, "split"))
        sizes = *given;
    else if (parts > 0 && extent % parts == 0)
        sizes.assign(static_cast<size_t>(parts), extent / parts);
    int64_t left = extent; // below 0 once a part is too large or negative
    for (const int64_t size : sizes)
        left = size >= 0 && size <= left ? left - size : -1;
    if (static_cast<int64_t>(sizes.size()) != parts || left != 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "An axis of %1 elements cannot be split into these %2 parts"),
                     {std::to_string(extent), std::to_string(parts)}});
    return sizes;
}

Padding padding(const NodeCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const auto rank = static_cast<size_t>(shape.rank());
    const char* attribute = call.node.has("paddings") ? "paddings" : "pads"; // Pad-1 had the longer name
    const auto pads = call.integers(1, attribute);
    if (!pads || pads->size() != 2 * rank)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "Pad needs two numbers per axis of %1"), {shape.toString()}});
    Padding result;
    const auto middle = pads->begin() + static_cast<std::ptrdiff_t>(rank);
    result.before.assign(pads->begin(), middle);
    result.after.assign(middle, pads->end());
    constexpr int64_t kMost = int64_t{1} << 50; // more than any tensor has: refused as too large or too small
    for (size_t k = 0; k < rank; ++k) {
        const int64_t extent = shape[static_cast<int>(k)];
        result.before[k] = std::clamp(result.before[k], -kMost, kMost);
        result.after[k] = std::clamp(result.after[k], -kMost, kMost);
        if (extent + std::min<int64_t>(result.before[k], 0) + std::min<int64_t>(result.after[k], 0) < 0)
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "Pad cuts away more than there is of %1"), {shape.toString()}});
    }
    return result;
}

std::vector<int> reducedAxes(const NodeCall& call)
{
    const int rank = call.rank(0);
    const auto axes = call.integers(1, "axes");
    if (axes && !axes->empty())
        return normalisedAxes(*axes, rank);
    std::vector<int> all;
    if (call.node.intAttribute("noop_with_empty_axes", 0) != 0)
        return all;
    for (int axis = 0; axis < rank; ++axis)
        all.push_back(axis);
    return all;
}

gpu::Shape reducedShape(const gpu::Shape& shape, std::span<const int> axes, bool keep)
{
    gpu::Shape result;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        const bool reduced = std::find(axes.begin(), axes.end(), axis) != axes.end();
        if (!reduced)
            result.append(shape[axis]);
        else if (keep)
            result.append(1);
    }
    return result;
}

} // namespace core::onnx
