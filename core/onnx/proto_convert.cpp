#include "core/onnx/proto_convert.h"

#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <utility>

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::mark;
using ::onnx::AttributeProto;
using ::onnx::TensorProto;

[[noreturn]] void throwCorruptTensor(const TensorProto& proto, std::string reason)
{
    throw gpu::Error(gpu::ErrorKind::Corrupt,
                     {mark("onnx", "The tensor %1 of the model is damaged: %2"), {proto.name(), std::move(reason)}},
                     {mark("onnx", "Get the model file again, or export it again."), {}});
}

gpu::Shape shapeOf(const TensorProto& proto)
{
    gpu::Shape shape;
    for (const int64_t extent : proto.dims()) {
        if (extent < 0)
            throwCorruptTensor(proto, "negative extent");
        shape.append(extent);
    }
    return shape;
}

/// Values that lie in the message as the device would have them.
HostTensor borrowed(const TensorProto& proto, ElementType type, const gpu::Shape& shape, const void* data, size_t bytes,
                    const std::shared_ptr<const void>& owner)
{
    const size_t expected = static_cast<size_t>(shape.elementCount() * elementBytes(type));
    if (bytes != expected)
        throwCorruptTensor(proto, std::to_string(bytes) + " bytes instead of " + std::to_string(expected));
    const auto* first = static_cast<const std::byte*>(data);
    if (reinterpret_cast<uintptr_t>(first) % static_cast<uintptr_t>(elementBytes(type)) != 0)
        return HostTensor::fromBytes(type, shape, {first, bytes});
    return {type, shape, std::shared_ptr<const std::byte>(owner, first)};
}

/// Values that lie in the message in a wider type: narrow integers, booleans and the bits of 16-bit floats.
template <typename To, typename Field>
HostTensor narrowed(const TensorProto& proto, ElementType type, const gpu::Shape& shape, const Field& field)
{
    if (field.size() != shape.elementCount())
        throwCorruptTensor(proto,
                           std::to_string(field.size()) + " values instead of " + std::to_string(shape.elementCount()));
    std::vector<To> values;
    values.reserve(static_cast<size_t>(field.size()));
    for (const auto value : field)
        values.push_back(type == ElementType::Bool ? static_cast<To>(value != 0) : static_cast<To>(value));
    return HostTensor::fromBytes(type, shape, std::as_bytes(std::span(values)));
}

HostTensor booleans(const TensorProto& proto, const gpu::Shape& shape, std::span<const std::byte> raw)
{
    std::vector<std::byte> bytes(raw.begin(), raw.end());
    for (std::byte& value : bytes)
        value = value == std::byte{0} ? std::byte{0} : std::byte{1};
    if (static_cast<int64_t>(bytes.size()) != shape.elementCount())
        throwCorruptTensor(proto, std::to_string(bytes.size()) + " bytes");
    return HostTensor::fromBytes(ElementType::Bool, shape, bytes);
}

HostTensor typedValues(const TensorProto& proto, ElementType type, const gpu::Shape& shape,
                       const std::shared_ptr<const void>& owner)
{
    const auto borrow = [&](const auto& field) {
        const auto bytes = static_cast<size_t>(field.size()) * sizeof(*field.data());
        return borrowed(proto, type, shape, field.data(), bytes, owner);
    };
    switch (type) {
    case ElementType::Float:
        return borrow(proto.float_data());
    case ElementType::Double:
        return borrow(proto.double_data());
    case ElementType::Int32:
        return borrow(proto.int32_data());
    case ElementType::Int64:
        return borrow(proto.int64_data());
    case ElementType::UInt64:
        return borrow(proto.uint64_data());
    case ElementType::UInt32:
        return narrowed<uint32_t>(proto, type, shape, proto.uint64_data());
    case ElementType::Int16:
        return narrowed<int16_t>(proto, type, shape, proto.int32_data());
    case ElementType::UInt16:
    case ElementType::Float16:
    case ElementType::BFloat16:
        return narrowed<uint16_t>(proto, type, shape, proto.int32_data());
    case ElementType::Int8:
        return narrowed<int8_t>(proto, type, shape, proto.int32_data());
    case ElementType::UInt8:
        return narrowed<uint8_t>(proto, type, shape, proto.int32_data());
    case ElementType::Bool:
        return narrowed<uint8_t>(proto, type, shape, proto.int32_data());
    default:
        return {ElementType::Unsupported, shape, nullptr};
    }
}

Attribute attributeFromProto(const AttributeProto& proto, const std::shared_ptr<const void>& owner)
{
    switch (proto.type()) {
    case AttributeProto::INT:
        return proto.i();
    case AttributeProto::FLOAT:
        return proto.f();
    case AttributeProto::STRING:
        return proto.s();
    case AttributeProto::TENSOR:
        return tensorFromProto(proto.t(), owner);
    case AttributeProto::INTS:
        return std::vector<int64_t>(proto.ints().begin(), proto.ints().end());
    case AttributeProto::FLOATS:
        return std::vector<float>(proto.floats().begin(), proto.floats().end());
    case AttributeProto::STRINGS:
        return std::vector<std::string>(proto.strings().begin(), proto.strings().end());
    default:
        return UnsupportedAttribute{AttributeProto::AttributeType_Name(proto.type())};
    }
}

std::string plainDomain(const std::string& domain) { return domain == "ai.onnx" ? std::string() : domain; }

Node nodeFromProto(const ::onnx::NodeProto& proto, const std::shared_ptr<const void>& owner)
{
    Node node;
    node.opType = proto.op_type();
    node.domain = plainDomain(proto.domain());
    node.inputs.assign(proto.input().begin(), proto.input().end());
    node.outputs.assign(proto.output().begin(), proto.output().end());
    node.name = proto.name();
    for (size_t k = 0; k < node.outputs.size() && node.name.empty(); ++k)
        node.name = node.outputs[k];
    if (node.name.empty())
        node.name = node.opType;
    for (const AttributeProto& attribute : proto.attribute())
        node.attributes.emplace(attribute.name(), attributeFromProto(attribute, owner));
    return node;
}

ValueInfo valueFromProto(const ::onnx::ValueInfoProto& proto)
{
    ValueInfo value;
    value.name = proto.name();
    value.type = ElementType::Unsupported; // sequences, maps, optionals
    if (!proto.type().has_tensor_type())
        return value;
    const auto& tensor = proto.type().tensor_type();
    value.type = elementTypeFromOnnx(tensor.elem_type());
    value.hasShape = tensor.has_shape();
    for (const auto& dimension : tensor.shape().dim()) {
        Dimension& target = value.dimensions.emplace_back();
        if (dimension.has_dim_value())
            target.value = dimension.dim_value();
        else
            target.symbol = dimension.dim_param();
    }
    return value;
}

} // namespace

HostTensor tensorFromProto(const TensorProto& proto, const std::shared_ptr<const void>& owner)
{
    const gpu::Shape shape = shapeOf(proto);
    shape.elementCount(); // refuses extents that are too large, also of types that are not read
    const ElementType type = elementTypeFromOnnx(proto.data_type());
    if (elementBytes(type) == 0)
        return {ElementType::Unsupported, shape, nullptr};
    if (!proto.has_raw_data())
        return typedValues(proto, type, shape, owner);
    const std::string& raw = proto.raw_data();
    if (type == ElementType::Bool) // other bytes than 0 and 1 would not be valid bool values
        return booleans(proto, shape, std::as_bytes(std::span(raw)));
    return borrowed(proto, type, shape, raw.data(), raw.size(), owner);
}

Graph graphFromProto(const std::shared_ptr<const ::onnx::ModelProto>& model)
{
    const ::onnx::GraphProto& proto = model->graph();
    Graph graph;
    graph.name = proto.name();
    graph.facts = {model->producer_name(), model->producer_version(), model->ir_version(), {}};
    for (const auto& opset : model->opset_import())
        graph.opsets[plainDomain(opset.domain())] = opset.version();
    if (proto.sparse_initializer_size() > 0)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         {mark("onnx", "Models with sparse weights are not supported"), {}});
    for (const TensorProto& tensor : proto.initializer())
        graph.initialisers.emplace(tensor.name(), tensorFromProto(tensor, model));
    graph.nodes.reserve(static_cast<size_t>(proto.node_size()));
    for (const auto& node : proto.node())
        graph.nodes.push_back(nodeFromProto(node, model));
    for (const auto& input : proto.input())
        if (!graph.initialisers.contains(input.name()))
            graph.inputs.push_back(valueFromProto(input));
    for (const auto& output : proto.output())
        graph.outputs.push_back(valueFromProto(output));
    return graph;
}

} // namespace core::onnx
