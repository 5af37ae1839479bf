#include "core/onnx/graph.h"

#include "gpu/base/error.h"

namespace core::onnx {

namespace {

const std::string kAbsent;

/// The attribute as T, or null if there is none. Throws InvalidInput for another type.
template <typename T>
const T* typedAttribute(const Node& node, std::string_view name)
{
    const auto found = node.attributes.find(name);
    if (found == node.attributes.end())
        return nullptr;
    const T* value = std::get_if<T>(&found->second);
    if (!value)
        throw gpu::Error(gpu::ErrorKind::InvalidInput,
                         {gpu::mark("onnx", "The attribute %1 of the node %2 has an unexpected type"),
                          {std::string(name), node.name}});
    return value;
}

} // namespace

const std::string& Node::input(size_t k) const { return k < inputs.size() ? inputs[k] : kAbsent; }

const std::string& Node::output(size_t k) const { return k < outputs.size() ? outputs[k] : kAbsent; }

int64_t Node::intAttribute(std::string_view attribute, int64_t otherwise) const
{
    const auto* value = typedAttribute<int64_t>(*this, attribute);
    return value ? *value : otherwise;
}

float Node::floatAttribute(std::string_view attribute, float otherwise) const
{
    const auto* value = typedAttribute<float>(*this, attribute);
    return value ? *value : otherwise;
}

std::string Node::stringAttribute(std::string_view attribute, std::string_view otherwise) const
{
    const auto* value = typedAttribute<std::string>(*this, attribute);
    return value ? *value : std::string(otherwise);
}

std::vector<int64_t> Node::intsAttribute(std::string_view attribute, const std::vector<int64_t>& otherwise) const
{
    const auto* value = typedAttribute<std::vector<int64_t>>(*this, attribute);
    return value ? *value : otherwise;
}

std::vector<float> Node::floatsAttribute(std::string_view attribute, const std::vector<float>& otherwise) const
{
    const auto* value = typedAttribute<std::vector<float>>(*this, attribute);
    return value ? *value : otherwise;
}

HostTensor Node::tensorAttribute(std::string_view attribute) const
{
    const auto* value = typedAttribute<HostTensor>(*this, attribute);
    return value ? *value : HostTensor();
}

std::string ValueInfo::toString() const
{
    std::string text(onnx::toString(type));
    if (!hasShape)
        return text + "[...]";
    text += "[";
    for (size_t k = 0; k < dimensions.size(); ++k) {
        const Dimension& dimension = dimensions[k];
        text += k == 0 ? "" : ",";
        text += dimension.value >= 0       ? std::to_string(dimension.value)
                : dimension.symbol.empty() ? "?"
                                           : dimension.symbol;
    }
    return text + "]";
}

int64_t Graph::opset(std::string_view domain) const
{
    const auto found = opsets.find(domain);
    return found == opsets.end() ? 1 : found->second;
}

const TensorInfo& BoundGraph::info(std::string_view tensor) const
{
    static const TensorInfo absent;
    if (tensor.empty())
        return absent;
    const auto found = tensors.find(tensor);
    if (found == tensors.end())
        throw gpu::Error(gpu::ErrorKind::Internal,
                         {gpu::mark("onnx", "The graph has no tensor named %1"), {std::string(tensor)}});
    return found->second;
}

const HostTensor* BoundGraph::constant(std::string_view tensor) const
{
    const auto found = graph.initialisers.find(tensor);
    return found == graph.initialisers.end() ? nullptr : &found->second;
}

} // namespace core::onnx
