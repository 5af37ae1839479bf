// Operators that mask, pick or place elements.

#include <algorithm>
#include <limits>
#include <numeric>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

int64_t product(const gpu::Shape& shape, int first, int last)
{
    int64_t result = 1;
    for (int axis = first; axis < last; ++axis)
        result *= shape[axis];
    return result;
}

/// A bool matrix that is true where keep(row, column) is.
template <typename Keep>
HostTensor matrixMask(int64_t rows, int64_t columns, Keep&& keep)
{
    std::vector<std::byte> mask;
    mask.reserve(static_cast<size_t>(constantElements({rows, columns})));
    for (int64_t row = 0; row < rows; ++row)
        for (int64_t column = 0; column < columns; ++column)
            mask.push_back(static_cast<std::byte>(keep(row, column) ? 1 : 0));
    return HostTensor::fromBytes(ElementType::Bool, {rows, columns}, mask);
}

/// A triangle of each matrix, the rest 0: a choice by a constant mask. Source: ONNX Trilu-14.
void trilu(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    if (shape.rank() < 2)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "A tensor of shape %1 has no triangle"), {shape.toString()}});
    const int64_t diagonal = d.call().has(1) ? d.call().value(1).int64At(0) : 0;
    const bool upper = d.node().intAttribute("upper", 1) != 0;
    const std::string mask =
        d.constant(matrixMask(shape[shape.rank() - 2], shape.back(), [&](int64_t row, int64_t column) {
            return upper ? column - row >= diagonal : column - row <= diagonal;
        }));
    d.result(0, d.add("Where", {mask, d.input(0), d.number(0)}));
}

/// Source: ONNX EyeLike-9.
void eyeLike(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    if (shape.rank() != 2)
        throw Error(ErrorKind::InvalidInput,
                    {mark("onnx", "EyeLike needs a matrix, not shape %1"), {shape.toString()}});
    const int64_t diagonal = d.node().intAttribute("k", 0);
    const ElementType type = d.node().has("dtype") ? elementTypeFromOnnx(d.node().intAttribute("dtype", 0)) : d.type();
    const HostTensor eye =
        matrixMask(shape[0], shape[1], [diagonal](int64_t row, int64_t column) { return column - row == diagonal; });
    d.result(0, d.constant(eye.cast(type)));
}

/// Source: ONNX DepthToSpace-11, -13.
void depthToSpace(Decomposition& d)
{
    const gpu::Shape& x = d.call().shape(0);
    const int64_t block = d.node().intAttribute("blocksize", 1);
    const int64_t depth = x[1] / (block * block);
    const bool columnsFirst = d.node().stringAttribute("mode", "DCR") == "CRD";
    const std::vector<int64_t> split = columnsFirst ? std::vector<int64_t>{x[0], depth, block, block, x[2], x[3]}
                                                    : std::vector<int64_t>{x[0], block, block, depth, x[2], x[3]};
    const std::vector<int64_t> order =
        columnsFirst ? std::vector<int64_t>{0, 1, 4, 2, 5, 3} : std::vector<int64_t>{0, 3, 4, 1, 5, 2};
    const std::string moved = d.transpose(d.reshape(d.input(0), split), order);
    d.result(0, d.reshape(moved, std::vector<int64_t>{x[0], depth, x[2] * block, x[3] * block}));
}

/// Source: ONNX SpaceToDepth-1, -13.
void spaceToDepth(Decomposition& d)
{
    const gpu::Shape& x = d.call().shape(0);
    const int64_t block = d.node().intAttribute("blocksize", 1);
    const std::string split =
        d.reshape(d.input(0), std::vector<int64_t>{x[0], x[1], x[2] / block, block, x[3] / block, block});
    d.result(0, d.reshape(d.transpose(split, {0, 3, 5, 1, 2, 4}),
                          std::vector<int64_t>{x[0], x[1] * block * block, x[2] / block, x[3] / block}));
}

/// Tuples of indices (..., depth) into axes [first, first + depth) of `shape` as row-major positions, a vector of
/// their type. Where one of a tuple lies outside, so does the position, by far: what uses it says so.
std::string flatIndices(Decomposition& d, const gpu::Shape& shape, int first)
{
    const gpu::Shape& indices = d.call().shape(1);
    const int64_t depth = indices.back();
    if (indices.rank() == 0 || depth < 1 || first + depth > shape.rank())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Indices of shape %1 do not fit data of shape %2"),
                                              {indices.toString(), shape.toString()}});
    const ElementType type = d.call().type(1);
    const std::string tuples = d.reshape(d.input(1), std::vector<int64_t>{indices.elementCount() / depth, depth});
    std::string position;
    std::string outside;
    for (int64_t k = 0; k < depth; ++k) {
        const auto length = static_cast<double>(shape[first + static_cast<int>(k)]);
        const std::string extent = d.number(length, type);
        const std::string index = d.squeeze(d.slice(tuples, 1, k, k + 1), 1);
        const std::string isNegative = d.add("Less", {index, d.number(0, type)});
        const std::string counted = d.add("Where", {isNegative, d.add("Add", {index, extent}), index});
        position = k == 0 ? counted : d.add("Add", {d.add("Mul", {position, extent}), counted});
        const std::string over = d.add("Not", {d.add("Less", {index, extent})});
        const std::string either = d.add("Or", {d.add("Less", {index, d.number(-length, type)}), over});
        outside = k == 0 ? either : d.add("Or", {outside, either});
    }
    const double farAway = -static_cast<double>(std::numeric_limits<int32_t>::max());
    return d.add("Where", {outside, d.number(farAway, type), position});
}

/// A Gather of rows at computed positions. Source: ONNX GatherND-12, -13.
void gatherNd(Decomposition& d)
{
    const gpu::Shape& data = d.call().shape(0);
    const gpu::Shape& indices = d.call().shape(1);
    const auto batchAxes = static_cast<int>(d.node().intAttribute("batch_dims", 0));
    if (batchAxes < 0 || batchAxes >= data.rank() || batchAxes >= indices.rank())
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "Indices of shape %1 do not fit data of shape %2"),
                                              {indices.toString(), data.toString()}});
    std::string positions = flatIndices(d, data, batchAxes);
    const int end = batchAxes + static_cast<int>(indices.back());
    const int64_t batches = product(data, 0, batchAxes);
    const int64_t perBatch = product(data, batchAxes, end);
    if (batches > 1) {
        std::vector<int64_t> offsets(static_cast<size_t>(constantElements({indices.elementCount() / indices.back()})));
        for (size_t k = 0; k < offsets.size(); ++k)
            offsets[k] = static_cast<int64_t>(k * static_cast<size_t>(batches) / offsets.size()) * perBatch;
        positions = d.add("Add", {positions, d.constant(HostTensor::fromInt64s(offsets))});
    }
    const std::string rows =
        d.reshape(d.input(0), std::vector<int64_t>{batches * perBatch, product(data, end, data.rank())});
    std::vector<int64_t> shape(indices.begin(), indices.end() - 1);
    shape.insert(shape.end(), data.begin() + end, data.end());
    d.result(0, d.reshape(d.add("Gather", {rows, positions}, {{"axis", int64_t{0}}}), shape));
}

/// A ScatterElements of rows at computed positions. Source: ONNX ScatterND-11, -16.
void scatterNd(Decomposition& d)
{
    const gpu::Shape& data = d.call().shape(0);
    const std::string positions = flatIndices(d, data, 0);
    const auto depth = static_cast<int>(d.call().shape(1).back());
    const int64_t count = d.call().shape(1).elementCount() / depth;
    const int64_t width = product(data, depth, data.rank());
    const std::vector<int64_t> updates{count, width};
    const std::string indices =
        d.add("Expand", {d.unsqueeze(positions, 1), d.constant(HostTensor::fromInt64s(updates))});
    const std::string rows = d.reshape(d.input(0), std::vector<int64_t>{product(data, 0, depth), width});
    const std::string scattered =
        d.add("ScatterElements", {rows, indices, d.reshape(d.input(2), updates)},
              {{"axis", int64_t{0}}, {"reduction", d.node().stringAttribute("reduction", "none")}});
    d.result(0, d.reshape(scattered, data));
}

/// Sums and products of integers whose type the device's 32 bits are too long or, without a sign, too short for:
/// computed with 32 bits and brought back to the type, which wraps around as it does or is refused. Others stay as they
/// are.
void scatterElements(Decomposition& d)
{
    const std::string reduction = d.node().stringAttribute("reduction", "none");
    const bool exact = d.type() == ElementType::Int32 || d.type() == ElementType::Int64 ||
                       d.type() == ElementType::UInt64; // the last two are watched where they run
    if (!isInteger(d.type()) || exact || (reduction != "add" && reduction != "mul"))
        return;
    const auto whole = [&d](size_t k) { return d.cast(d.input(k), ElementType::Int32); };
    d.result(0, d.cast(d.add("ScatterElements", {whole(0), d.input(1), whole(2)}, d.node().attributes), d.type()));
}

/// The same for running sums.
void cumSum(Decomposition& d)
{
    if (d.type() != ElementType::UInt32)
        return;
    const std::string whole = d.cast(d.input(0), ElementType::Int32);
    d.result(0, d.cast(d.add("CumSum", {whole, d.input(1)}, d.node().attributes), d.type()));
}

/// The old name of ScatterElements. Source: ONNX Scatter-9.
void scatter(Decomposition& d)
{
    d.result(0, d.add("ScatterElements", {d.input(0), d.input(1), d.input(2)},
                      {{"axis", d.node().intAttribute("axis", 0)}}));
}

/// The slices where the condition holds: a Gather, once the condition is known. Source: ONNX Compress-9, -11.
void compress(Decomposition& d)
{
    const std::vector<int64_t> condition = d.call().value(1).toInt64s();
    std::vector<int64_t> chosen;
    for (size_t k = 0; k < condition.size(); ++k)
        if (condition[k] != 0)
            chosen.push_back(static_cast<int64_t>(k));
    const bool flat = !d.node().has("axis");
    const std::string x = flat ? d.reshape(d.input(0), std::vector<int64_t>{-1}) : d.input(0);
    d.result(0, d.add("Gather", {x, d.constant(HostTensor::fromInt64s(chosen))},
                      {{"axis", flat ? int64_t{0} : d.node().intAttribute("axis", 0)}}));
}

/// The first elements of each sequence backwards: a Gather of known rows, once the lengths are. Source: ONNX
/// ReverseSequence-10.
void reverseSequence(Decomposition& d)
{
    const gpu::Shape& shape = d.call().shape(0);
    const int64_t timeAxis = d.node().intAttribute("time_axis", 0);
    const std::vector<int64_t> lengths = d.call().value(1).toInt64s();
    const bool axesFit =
        shape.rank() >= 2 && (timeAxis == 0 || timeAxis == 1) && d.node().intAttribute("batch_axis", 1) == 1 - timeAxis;
    if (!axesFit || static_cast<int64_t>(lengths.size()) != shape[static_cast<int>(1 - timeAxis)])
        throw Error(ErrorKind::InvalidInput, {mark("onnx", "%1 lengths of sequences do not fit shape %2"),
                                              {std::to_string(lengths.size()), shape.toString()}});
    const int64_t outer = shape[0];
    const int64_t inner = shape[1];
    std::vector<int64_t> sources;
    sources.reserve(static_cast<size_t>(constantElements({outer, inner})));
    for (int64_t a = 0; a < outer; ++a)
        for (int64_t b = 0; b < inner; ++b) {
            const int64_t time = timeAxis == 0 ? a : b;
            const int64_t length = lengths[static_cast<size_t>(timeAxis == 0 ? b : a)];
            if (length < 0 || length > shape[static_cast<int>(timeAxis)])
                throw Error(ErrorKind::InvalidInput, {mark("onnx", "A sequence of %1 elements does not fit shape %2"),
                                                      {std::to_string(length), shape.toString()}});
            const int64_t source = time < length ? length - 1 - time : time;
            sources.push_back(timeAxis == 0 ? source * inner + b : a * inner + source);
        }
    const std::string rows =
        d.reshape(d.input(0), std::vector<int64_t>{outer * inner, product(shape, 2, shape.rank())});
    d.result(0, d.reshape(d.add("Gather", {rows, d.constant(HostTensor::fromInt64s(sources))}), shape));
}

/// Puts each element where MaxPool found it; everywhere else is 0. The indices count in the shape that the windows
/// give; a larger output_shape adds zeros behind. Source: ONNX MaxUnpool-11.
void maxUnpool(Decomposition& d)
{
    const gpu::Shape& x = d.call().shape(0);
    const auto count = static_cast<size_t>(std::max(x.rank() - 2, 0));
    const std::vector<int64_t> kernel = d.node().intsAttribute("kernel_shape");
    const std::vector<int64_t> strides = d.node().intsAttribute("strides", std::vector<int64_t>(count, 1));
    const std::vector<int64_t> pads = d.node().intsAttribute("pads", std::vector<int64_t>(2 * count, 0));
    const auto misfit = [&x] {
        return Error(ErrorKind::InvalidInput,
                     {mark("onnx", "The windows do not fit an input of shape %1"), {x.toString()}});
    };
    if (count == 0 || kernel.size() != count || strides.size() != count || pads.size() != 2 * count)
        throw misfit();
    gpu::Shape inferred{x[0], x[1]};
    for (size_t k = 0; k < count; ++k) {
        int64_t extent = 0;
        if (__builtin_mul_overflow(x[static_cast<int>(k) + 2] - 1, strides[k], &extent) ||
            __builtin_add_overflow(extent, kernel[k], &extent) || __builtin_sub_overflow(extent, pads[k], &extent) ||
            __builtin_sub_overflow(extent, pads[k + count], &extent) || extent < 0)
            throw misfit();
        inferred.append(extent);
    }
    const int64_t planes = constantElements({x[0], x[1]});
    const int64_t size = inferred.elementCount() / std::max<int64_t>(planes, 1);
    const std::vector<int64_t> lines{planes, x.elementCount() / std::max<int64_t>(planes, 1)};
    std::vector<int64_t> firsts;
    for (int64_t plane = 0; plane < planes; ++plane)
        firsts.push_back(plane * size);
    const std::string offsets = d.constant(HostTensor::fromInt64s(firsts).reshaped({planes, 1}));
    const std::string indices = d.add("Sub", {d.reshape(d.input(1), lines), offsets});
    const std::vector<int64_t> whole{planes, size};
    const std::string zeros = d.add("Expand", {d.number(0), d.constant(HostTensor::fromInt64s(whole))});
    std::string y = d.add("ScatterElements", {zeros, indices, d.reshape(d.input(0), lines)}, {{"axis", int64_t{1}}});
    y = d.reshape(y, inferred);
    if (d.call().has(2)) {
        const gpu::Shape wanted(d.call().value(2).toInt64s());
        wanted.elementCount(); // refuses what is negative or too large
        if (wanted.rank() != x.rank())
            throw misfit();
        std::vector<int64_t> behind(static_cast<size_t>(2 * x.rank()), 0);
        for (int axis = 0; axis < x.rank(); ++axis)
            behind[static_cast<size_t>(x.rank()) + static_cast<size_t>(axis)] = wanted[axis] - inferred[axis];
        y = d.add("Pad", {y, d.constant(HostTensor::fromInt64s(behind))});
    }
    d.result(0, y);
}

/// Before opset 7 a slope of one number per channel had no axes for the extents behind. Source: ONNX PRelu-6.
void pRelu(Decomposition& d)
{
    const gpu::Shape& x = d.call().shape(0);
    const gpu::Shape& slope = d.call().shape(1);
    if (d.call().opset >= 7 || x.rank() < 3 || slope.rank() != 1 || slope[0] == 1)
        return;
    std::vector<int64_t> wide(static_cast<size_t>(x.rank() - 1), 1);
    wide[0] = slope[0];
    d.result(0, d.add("PRelu", {d.input(0), d.reshape(d.input(1), wide)}));
}

/// Only the type of the second input matters. Source: ONNX CastLike-15.
void castLike(Decomposition& d) { d.result(0, d.cast(d.input(0), d.call().type(1))); }

/// Outside of training nothing is dropped, and the mask is all true. Source: ONNX Dropout-7, -10, -12, -13.
void dropout(Decomposition& d)
{
    const bool training = d.call().has(2) && d.call().value(2).int64At(0) != 0;
    const double ratio =
        d.call().has(1) ? (training ? d.call().value(1).doubleAt(0) : 0) : d.node().floatAttribute("ratio", 0.5F);
    if (training && ratio != 0)
        throw Error(ErrorKind::Unsupported, mark("onnx", "dropping random elements belongs to training"));
    d.result(0, d.input(0));
    if (d.node().output(1).empty())
        return;
    const ElementType type = d.call().opset < 10 ? d.type() : ElementType::Bool;
    const gpu::Shape& shape = d.call().shape(0);
    const std::vector<int64_t> extents(shape.begin(), shape.end());
    d.result(1, d.add("Expand", {d.number(1, type), d.constant(HostTensor::fromInt64s(extents))}));
}

constexpr DecompositionRow kRules[] = {
    {"CastLike", castLike},   {"Compress", compress},
    {"CumSum", cumSum},       {"DepthToSpace", depthToSpace},
    {"Dropout", dropout},     {"EyeLike", eyeLike},
    {"GatherND", gatherNd},   {"MaxUnpool", maxUnpool},
    {"PRelu", pRelu},         {"ReverseSequence", reverseSequence},
    {"Scatter", scatter},     {"ScatterElements", scatterElements},
    {"ScatterND", scatterNd}, {"SpaceToDepth", spaceToDepth},
    {"Trilu", trilu},
};

} // namespace

std::span<const DecompositionRow> layoutDecompositions() { return kRules; }

} // namespace core::onnx
