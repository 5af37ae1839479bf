#include "core/onnx/shape_rules.h"

#include <algorithm>
#include <cmath>

#include "core/onnx/host_ops/selecting.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

int axisOf(const NodeCall& call, int64_t otherwise)
{
    return gpu::normalisedAxis(call.node.intAttribute("axis", otherwise), call.rank(0));
}

std::vector<TensorInfo> concat(const NodeCall& call)
{
    const int axis = axisOf(call, 1);
    TensorInfo result = call.input(0);
    result.shape[axis] = 0;
    for (size_t k = 0; k < call.inputs.size(); ++k) {
        gpu::Shape part = call.shape(k);
        const int64_t extent = axis < part.rank() ? part[axis] : 0;
        result.shape[axis] += extent;
        if (axis < part.rank())
            part[axis] = result.shape[axis];
        if (!(part == result.shape))
            throw Error(ErrorKind::InvalidInput,
                        {mark("onnx", "Shapes %1 and %2 cannot be concatenated along axis %3"),
                         {call.shape(0).toString(), call.shape(k).toString(), std::to_string(axis)}});
    }
    return {result};
}

std::vector<TensorInfo> constant(const NodeCall& call)
{
    const Node& node = call.node;
    if (node.has("value"))
        return {node.tensorAttribute("value").info()};
    if (node.has("value_int"))
        return {{ElementType::Int64, {}}};
    if (node.has("value_float"))
        return {{ElementType::Float, {}}};
    if (node.has("value_ints"))
        return {{ElementType::Int64, {static_cast<int64_t>(node.intsAttribute("value_ints").size())}}};
    if (node.has("value_floats"))
        return {{ElementType::Float, {static_cast<int64_t>(node.floatsAttribute("value_floats").size())}}};
    throw Error(ErrorKind::Unsupported, {mark("onnx", "A constant is neither a number nor a tensor of numbers"), {}});
}

std::vector<TensorInfo> constantOfShape(const NodeCall& call)
{
    const HostTensor value = call.node.tensorAttribute("value");
    return {{value.valid() ? value.type() : ElementType::Float, gpu::Shape(call.value(0).toInt64s())}};
}

/// Larger blocks would overflow when they are squared; no axis has room for them.
constexpr int64_t kMaxBlock = int64_t{1} << 20;

std::vector<TensorInfo> depthToSpace(const NodeCall& call)
{
    const int64_t block = call.node.intAttribute("blocksize", 1);
    const gpu::Shape& x = call.shape(0);
    if (block < 1 || block > kMaxBlock || x.rank() != 4 || x[1] % (block * block) != 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "Shape %1 does not fit blocks of %2"), {x.toString(), std::to_string(block)}});
    return {{call.type(0), {x[0], x[1] / (block * block), x[2] * block, x[3] * block}}};
}

std::vector<TensorInfo> spaceToDepth(const NodeCall& call)
{
    const int64_t block = call.node.intAttribute("blocksize", 1);
    const gpu::Shape& x = call.shape(0);
    if (block < 1 || block > kMaxBlock || x.rank() != 4 || x[2] % block != 0 || x[3] % block != 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "Shape %1 does not fit blocks of %2"), {x.toString(), std::to_string(block)}});
    return {{call.type(0), {x[0], x[1] * block * block, x[2] / block, x[3] / block}}};
}

std::vector<TensorInfo> expand(const NodeCall& call) { return {{call.type(0), expandedShape(call)}}; }

std::vector<TensorInfo> eyeLike(const NodeCall& call)
{
    const ElementType type =
        call.node.has("dtype") ? elementTypeFromOnnx(call.node.intAttribute("dtype", 0)) : call.type(0);
    return {{type, call.shape(0)}};
}

std::vector<TensorInfo> flatten(const NodeCall& call) { return {{call.type(0), flattenedShape(call)}}; }

std::vector<TensorInfo> gather(const NodeCall& call)
{
    const gpu::Shape& data = call.shape(0);
    const int axis = axisOf(call, 0);
    gpu::Shape shape;
    for (int k = 0; k < data.rank(); ++k) {
        if (k != axis)
            shape.append(data[k]);
        else
            for (const int64_t extent : call.shape(1))
                shape.append(extent);
    }
    return {{call.type(0), shape}};
}

std::vector<TensorInfo> gatherElements(const NodeCall& call)
{
    if (call.rank(0) != call.rank(1))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Indices of shape %1 do not fit data of shape %2"),
                                              {call.shape(1).toString(), call.shape(0).toString()}});
    return {{call.type(0), call.shape(1)}};
}

std::vector<TensorInfo> gatherNd(const NodeCall& call)
{
    const gpu::Shape& data = call.shape(0);
    const gpu::Shape& indices = call.shape(1);
    const int64_t batch = call.node.intAttribute("batch_dims", 0);
    if (indices.rank() < 1 || batch < 0 || batch > data.rank() || indices.back() > data.rank() - batch)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Indices of shape %1 do not fit data of shape %2"),
                                              {indices.toString(), data.toString()}});
    gpu::Shape shape = indices;
    shape.erase(indices.rank() - 1);
    for (auto k = static_cast<int>(batch + indices.back()); k < data.rank(); ++k)
        shape.append(data[k]);
    return {{call.type(0), shape}};
}

std::vector<TensorInfo> nonZero(const NodeCall& call)
{
    const std::vector<double> values = call.value(0).toDoubles();
    const auto zeros = std::count(values.begin(), values.end(), 0.0);
    return {{ElementType::Int64, {call.rank(0), static_cast<int64_t>(values.size()) - zeros}}};
}

std::vector<TensorInfo> oneHot(const NodeCall& call)
{
    gpu::Shape shape = call.shape(0);
    const HostTensor& depth = call.value(1);
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", -1), shape.rank() + 1);
    const int64_t extent = depth.elementCount() == 1 ? depth.int64At(0) : -1;
    if (extent < 0)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "The depth of OneHot must be one number of at least 0"), {}});
    shape.insert(axis, extent);
    return {{call.type(2), shape}};
}

std::vector<TensorInfo> pad(const NodeCall& call)
{
    TensorInfo result = call.input(0);
    const Padding pads = padding(call);
    for (int axis = 0; axis < result.shape.rank(); ++axis)
        result.shape[axis] += pads.before[static_cast<size_t>(axis)] + pads.after[static_cast<size_t>(axis)];
    return {result};
}

std::vector<TensorInfo> range(const NodeCall& call)
{
    const double start = call.value(0).doubleAt(0);
    const double limit = call.value(1).doubleAt(0);
    const double delta = call.value(2).doubleAt(0);
    const double count = std::ceil((limit - start) / delta);
    if (delta == 0 || std::isnan(count) || count > static_cast<double>(int64_t{1} << 40))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A range from %1 to %2 in steps of %3 has no end"),
                                              {std::to_string(start), std::to_string(limit), std::to_string(delta)}});
    return {{call.type(0), {static_cast<int64_t>(std::max(count, 0.0))}}};
}

std::vector<TensorInfo> reshape(const NodeCall& call) { return {{call.type(0), reshapeTarget(call)}}; }

std::vector<TensorInfo> shapeOf(const NodeCall& call)
{
    const int rank = call.rank(0);
    const auto bound = [&](const char* name, int64_t otherwise) {
        const int64_t value = call.node.intAttribute(name, otherwise);
        return std::clamp<int64_t>(value < 0 ? value + rank : value, 0, rank);
    };
    const int64_t start = bound("start", 0);
    return {{ElementType::Int64, {std::max<int64_t>(bound("end", rank) - start, 0)}}};
}

std::vector<TensorInfo> sizeOf(const NodeCall& call)
{
    call.input(0);
    return {{ElementType::Int64, {}}};
}

std::vector<TensorInfo> slice(const NodeCall& call)
{
    gpu::Shape shape;
    for (const AxisRange& axis : sliceRanges(call))
        shape.append(axis.count);
    return {{call.type(0), shape}};
}

std::vector<TensorInfo> split(const NodeCall& call)
{
    const int axis = axisOf(call, 0);
    std::vector<TensorInfo> parts;
    for (const int64_t size : splitSizes(call)) {
        parts.push_back(call.input(0));
        parts.back().shape[axis] = size;
    }
    return parts;
}

std::vector<TensorInfo> squeeze(const NodeCall& call) { return {{call.type(0), squeezedShape(call)}}; }

std::vector<TensorInfo> tile(const NodeCall& call)
{
    TensorInfo result = call.input(0);
    const std::vector<int64_t> repeats = tileRepeats(call);
    for (int axis = 0; axis < result.shape.rank(); ++axis)
        if (__builtin_mul_overflow(result.shape[axis], repeats[static_cast<size_t>(axis)], &result.shape[axis]))
            throw Error(ErrorKind::LimitExceeded, {mark("onnx", "Tile repeats too often"), {}});
    return {result};
}

std::vector<TensorInfo> topK(const NodeCall& call)
{
    TensorInfo values = call.input(0);
    const int axis = axisOf(call, -1);
    const int64_t count = call.opset < 10 ? call.node.intAttribute("k", 0) : call.value(1).int64At(0);
    if (count < 0 || count > values.shape[axis])
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "There are no %1 largest elements along an axis of %2"),
                                              {std::to_string(count), std::to_string(values.shape[axis])}});
    values.shape[axis] = count;
    return {values, {ElementType::Int64, values.shape}};
}

std::vector<TensorInfo> transpose(const NodeCall& call)
{
    gpu::Shape shape;
    for (const int64_t axis : permutation(call))
        shape.append(call.shape(0)[static_cast<int>(axis)]);
    return {{call.type(0), shape}};
}

std::vector<TensorInfo> sameAsFirst(const NodeCall& call) { return {call.input(0)}; }

std::vector<TensorInfo> unsqueeze(const NodeCall& call) { return {{call.type(0), unsqueezedShape(call)}}; }

std::vector<TensorInfo> nonMaxSuppression(const NodeCall& call)
{
    return {{ElementType::Int64, {static_cast<int64_t>(keptBoxes(call).size()), 3}}};
}

std::vector<TensorInfo> unique(const NodeCall& call)
{
    const DistinctSlices distinct = distinctSlices(call);
    const auto found = static_cast<int64_t>(distinct.first.size());
    gpu::Shape shape = distinct.flat ? gpu::Shape{found} : call.shape(0);
    shape[distinct.axis] = found;
    return {{call.type(0), shape},
            {ElementType::Int64, {found}},
            {ElementType::Int64, {static_cast<int64_t>(distinct.inverse.size())}},
            {ElementType::Int64, {found}}};
}

/// (N, C, outH, outW) of a grid (N, outH, outW, 2).
std::vector<TensorInfo> gridSample(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    const gpu::Shape& grid = call.shape(1);
    if (x.rank() != 4 || grid.rank() != 4 || grid[0] != x[0] || grid[3] != 2)
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "A grid of shape %1 does not fit pictures of shape %2"),
                                              {grid.toString(), x.toString()}});
    return {{call.type(0), {x[0], x[1], grid[1], grid[2]}}};
}

/// (R, C, height, width) of R regions.
std::vector<TensorInfo> roiAlign(const NodeCall& call)
{
    const gpu::Shape& x = call.shape(0);
    const gpu::Shape& regions = call.shape(1);
    if (x.rank() != 4 || regions.rank() != 2 || regions[1] != 4 || !(call.shape(2) == gpu::Shape{regions[0]}))
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Regions of shape %1 do not fit pictures of shape %2"),
                                              {regions.toString(), x.toString()}});
    const int64_t height = call.node.intAttribute("output_height", 1);
    return {{call.type(0), {regions[0], x[1], height, call.node.intAttribute("output_width", 1)}}};
}

constexpr ShapeRuleRow kRules[] = {
    {"Concat", concat},
    {"Constant", constant},
    {"ConstantOfShape", constantOfShape},
    {"CumSum", sameAsFirst},
    {"DepthToSpace", depthToSpace},
    {"Expand", expand},
    {"EyeLike", eyeLike},
    {"Flatten", flatten},
    {"Gather", gather},
    {"GatherElements", gatherElements},
    {"GatherND", gatherNd},
    {"GridSample", gridSample},
    {"NonMaxSuppression", nonMaxSuppression},
    {"NonZero", nonZero},
    {"OneHot", oneHot},
    {"Pad", pad},
    {"Range", range},
    {"Reshape", reshape},
    {"ReverseSequence", sameAsFirst},
    {"RoiAlign", roiAlign},
    {"ScatterElements", sameAsFirst},
    {"ScatterND", sameAsFirst},
    {"Shape", shapeOf},
    {"Size", sizeOf},
    {"Slice", slice},
    {"SpaceToDepth", spaceToDepth},
    {"Split", split},
    {"Squeeze", squeeze},
    {"Tile", tile},
    {"TopK", topK},
    {"Transpose", transpose},
    {"Trilu", sameAsFirst},
    {"Unique", unique},
    {"Unsqueeze", unsqueeze},
};

} // namespace

std::span<const ShapeRuleRow> layoutShapeRules() { return kRules; }

} // namespace core::onnx
