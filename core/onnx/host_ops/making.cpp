#include "core/onnx/host_ops/host_operator.h"

#include <algorithm>

#include "core/onnx/element_visit.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

std::vector<HostTensor> constant(const HostCall& call)
{
    const Node& node = call.node;
    if (node.has("value"))
        return {node.tensorAttribute("value")};
    if (node.has("value_int"))
        return {HostTensor::scalar(node.intAttribute("value_int", 0))};
    if (node.has("value_float"))
        return {HostTensor::scalar(node.floatAttribute("value_float", 0))};
    if (node.has("value_ints"))
        return {HostTensor::fromInt64s(node.intsAttribute("value_ints"))};
    return {HostTensor::fromFloats(call.out().shape, node.floatsAttribute("value_floats"))};
}

std::vector<HostTensor> constantOfShape(const HostCall& call)
{
    const HostTensor value = call.node.tensorAttribute("value");
    if (value.valid() && elementBytes(value.type()) == 0)
        throwUnsupportedType(value.type());
    NewTensor result(call.out());
    if (value.valid() && value.elementCount() != 1)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("onnx", "ConstantOfShape needs one value, not %1"), {value.shape().toString()}});
    if (value.valid()) {
        const std::span<const std::byte> element = value.bytes();
        const int64_t count = call.out().shape.elementCount();
        for (int64_t k = 0; k < count; ++k)
            std::memcpy(result.data() + static_cast<size_t>(k) * element.size(), element.data(), element.size());
    }
    return {result.finish()};
}

/// Of opset 15 on, only a part of the axes.
std::vector<HostTensor> shapeOf(const HostCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    int64_t start = call.node.intAttribute("start", 0);
    start = std::clamp<int64_t>(start < 0 ? start + shape.rank() : start, 0, shape.rank());
    const auto count = static_cast<size_t>(call.out().shape[0]);
    return {HostTensor::fromInt64s(std::span(shape.begin() + start, count))};
}

std::vector<HostTensor> sizeOf(const HostCall& call) { return {HostTensor::scalar(call.shape(0).elementCount())}; }

std::vector<HostTensor> range(const HostCall& call)
{
    NewTensor result(call.out());
    visitNumericType(call.type(0), [&](auto tag) {
        using T = typename decltype(tag)::type;
        const T start = call.in(0).values<T>()[0];
        const T delta = call.in(2).values<T>()[0];
        const std::span<T> out = result.values<T>();
        for (size_t k = 0; k < out.size(); ++k) {
            if constexpr (std::is_integral_v<T>) // wraps, without undefined behaviour
                out[k] = static_cast<T>(static_cast<uint64_t>(start) + k * static_cast<uint64_t>(delta));
            else
                out[k] = static_cast<T>(start + static_cast<T>(static_cast<T>(k) * delta));
        }
    });
    return {result.finish()};
}

std::vector<HostTensor> oneHot(const HostCall& call)
{
    const gpu::Shape& shape = call.out().shape;
    const int axis = gpu::normalisedAxis(call.node.intAttribute("axis", -1), shape.rank());
    const int64_t depth = shape[axis];
    const std::vector<int64_t> indices = call.in(0).toInt64s();
    const HostTensor& values = call.in(2);
    if (values.elementCount() != 2)
        throw gpu::Error(gpu::ErrorKind::InvalidInput, {gpu::mark("onnx", "OneHot needs two values"), {}});
    int64_t inner = 1;
    for (int k = axis + 1; k < shape.rank(); ++k)
        inner *= shape[k];
    const auto size = static_cast<size_t>(elementBytes(values.type()));
    NewTensor result(call.out());
    const int64_t total = shape.elementCount();
    for (int64_t k = 0; k < total; ++k) {
        const int64_t position = k / inner % depth;
        const int64_t index = indices[static_cast<size_t>(k / (inner * depth) * inner + k % inner)];
        const bool hot = position == (index < 0 ? index + depth : index);
        std::memcpy(result.data() + static_cast<size_t>(k) * size, values.bytes().data() + (hot ? size : 0), size);
    }
    return {result.finish()};
}

std::vector<HostTensor> nonZero(const HostCall& call)
{
    const gpu::Shape& shape = call.shape(0);
    const gpu::Shape strides = shape.rowMajorStrides();
    const std::vector<double> values = call.in(0).toDoubles();
    NewTensor result(call.out());
    const std::span<int64_t> out = result.values<int64_t>();
    const auto found = static_cast<size_t>(call.out().shape[1]);
    size_t column = 0;
    for (size_t k = 0; k < values.size(); ++k) {
        if (values[k] == 0.0)
            continue;
        for (int axis = 0; axis < shape.rank(); ++axis)
            out[static_cast<size_t>(axis) * found + column] = static_cast<int64_t>(k) / strides[axis] % shape[axis];
        ++column;
    }
    return {result.finish()};
}

std::vector<HostTensor> cast(const HostCall& call) { return {call.in(0).cast(call.out().type)}; }

constexpr HostOperatorRow kOperators[] = {
    {"Cast", cast},       {"CastLike", cast}, {"Constant", constant}, {"ConstantOfShape", constantOfShape},
    {"NonZero", nonZero}, {"OneHot", oneHot}, {"Range", range},       {"Shape", shapeOf},
    {"Size", sizeOf},
};

} // namespace

std::span<const HostOperatorRow> makingHostOperators() { return kOperators; }

} // namespace core::onnx
