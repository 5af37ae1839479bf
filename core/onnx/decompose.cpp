#include "core/onnx/decompose.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/limits.h"
#include "core/onnx/decompose/rules.h"

namespace core::onnx {

namespace {

constexpr const char* kFreshPrefix = "tessera/";

} // namespace

DecompositionRule findDecomposition(const Node& node)
{
    static const auto table = [] {
        std::unordered_map<std::string_view, DecompositionRule> rules;
        for (const auto& rows :
             {layoutDecompositions(), normaliseDecompositions(), lossDecompositions(), quantiseDecompositions(),
              recurrentDecompositions(), productDecompositions(), ngramDecompositions(), signalDecompositions()})
            for (const DecompositionRow& row : rows)
                rules.emplace(row.opType, row.rule);
        return rules;
    }();
    const auto found = node.domain.empty() ? table.find(node.opType) : table.end();
    return found == table.end() ? nullptr : found->second;
}

int64_t constantElements(std::initializer_list<int64_t> extents)
{
    int64_t elements = 1;
    for (const int64_t extent : extents) {
        if (extent > 0 && elements > limits::constantElements.value() / extent)
            limits::constantElements.refuse(gpu::mark("onnx", "The constants that it stands for would be too large"));
        elements *= std::max<int64_t>(extent, 0);
    }
    return elements;
}

void checkUnrolled(int64_t steps)
{
    constexpr int64_t kMost = 4096;
    if (steps > kMost)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         {gpu::mark("onnx", "%1 steps are more than the %2 that are unrolled"),
                          {std::to_string(steps), std::to_string(kMost)}});
}

FreshNames::FreshNames(const Graph& graph)
{
    const auto take = [this](const std::string& name) {
        if (name.starts_with(kFreshPrefix))
            m_taken.insert(name);
    };
    for (const ValueInfo& input : graph.inputs)
        take(input.name);
    for (const auto& entry : graph.initialisers)
        take(entry.first);
    for (const Node& node : graph.nodes)
        std::for_each(node.outputs.begin(), node.outputs.end(), take);
}

std::string FreshNames::next()
{
    std::string name;
    do
        name = kFreshPrefix + std::to_string(++m_last);
    while (m_taken.contains(name));
    return name;
}

std::string Decomposition::add(std::string_view opType, Names inputs, Attributes attributes)
{
    return addMany(opType, std::move(inputs), std::move(attributes), 1).front();
}

Decomposition::Names Decomposition::addMany(std::string_view opType, Names inputs, Attributes attributes,
                                            size_t outputs)
{
    Node part;
    part.opType = opType;
    part.name = node().name;
    part.inputs = std::move(inputs);
    part.attributes = std::move(attributes);
    for (size_t k = 0; k < outputs; ++k)
        part.outputs.push_back(m_names.next());
    nodes.push_back(part);
    return part.outputs;
}

std::string Decomposition::constant(const HostTensor& value)
{
    std::string name = m_names.next();
    constants.emplace(name, value);
    return name;
}

std::string Decomposition::number(double value, ElementType wanted)
{
    const ElementType target = wanted == ElementType::Undefined ? type() : wanted;
    const HostTensor scalar = isFloatingPoint(target) ? HostTensor::fromValues<double>({}, std::span(&value, 1))
                                                      : HostTensor::scalar(static_cast<int64_t>(value));
    return constant(scalar.cast(target));
}

std::string Decomposition::reshape(const std::string& tensor, const std::vector<int64_t>& shape)
{
    return add("Reshape", {tensor, constant(HostTensor::fromInt64s(shape))});
}

std::string Decomposition::reshape(const std::string& tensor, const gpu::Shape& shape)
{
    return reshape(tensor, std::vector<int64_t>(shape.begin(), shape.end()));
}

std::string Decomposition::transpose(const std::string& tensor, const std::vector<int64_t>& permutation)
{
    return add("Transpose", {tensor}, {{"perm", permutation}});
}

std::string Decomposition::unsqueeze(const std::string& tensor, int64_t axis)
{
    return add("Unsqueeze", {tensor}, {{"axes", std::vector<int64_t>{axis}}});
}

std::string Decomposition::squeeze(const std::string& tensor, int64_t axis)
{
    return add("Squeeze", {tensor}, {{"axes", std::vector<int64_t>{axis}}});
}

std::string Decomposition::slice(const std::string& tensor, int64_t axis, int64_t start, int64_t end, int64_t step)
{
    const auto vector = [this](int64_t value) { return constant(HostTensor::fromInt64s(std::span(&value, 1))); };
    return add("Slice", {tensor, vector(start), vector(end), vector(axis), vector(step)});
}

std::string Decomposition::cast(const std::string& tensor, ElementType target)
{
    return add("Cast", {tensor}, {{"to", toOnnx(target)}});
}

std::string Decomposition::reduce(std::string_view opType, const std::string& tensor, const std::vector<int64_t>& axes,
                                  bool keep)
{
    return add(opType, {tensor}, {{"axes", axes}, {"keepdims", int64_t{keep ? 1 : 0}}});
}

void Decomposition::result(size_t k, const std::string& tensor)
{
    const std::string& name = node().output(k);
    if (name.empty())
        return;
    const auto makes = [&](const Node& part) {
        return std::find(part.outputs.begin(), part.outputs.end(), tensor) != part.outputs.end();
    };
    if (std::none_of(nodes.begin(), nodes.end(), makes)) { // an input or a constant
        Node identity;
        identity.opType = "Identity";
        identity.name = node().name;
        identity.inputs = {tensor};
        identity.outputs = {name};
        nodes.push_back(std::move(identity));
        return;
    }
    for (Node& part : nodes) {
        std::replace(part.inputs.begin(), part.inputs.end(), tensor, name);
        std::replace(part.outputs.begin(), part.outputs.end(), tensor, name);
    }
}

} // namespace core::onnx
