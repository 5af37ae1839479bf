#pragma once
// Small graphs for tests, without files.

#include <string>
#include <utility>
#include <vector>

#include "core/onnx/graph.h"

namespace onnx_test {

using core::onnx::Attribute;
using core::onnx::ElementType;
using core::onnx::Graph;
using core::onnx::HostTensor;
using core::onnx::Node;
using core::onnx::ValueInfo;

using Attributes = std::map<std::string, Attribute, std::less<>>;

inline Node makeNode(std::string opType, std::vector<std::string> inputs, std::vector<std::string> outputs,
                     Attributes attributes = {})
{
    Node node;
    node.name = outputs.empty() ? opType : "node of " + outputs.front();
    node.opType = std::move(opType);
    node.inputs = std::move(inputs);
    node.outputs = std::move(outputs);
    node.attributes = std::move(attributes);
    return node;
}

class GraphBuilder {
public:
    explicit GraphBuilder(int64_t opset = 17) { m_graph.opsets[""] = opset; }

    GraphBuilder& input(const std::string& name, const gpu::Shape& shape, ElementType type = ElementType::Float)
    {
        m_graph.inputs.push_back(value(name, shape, type));
        return *this;
    }
    GraphBuilder& constant(const std::string& name, const HostTensor& tensor)
    {
        m_graph.initialisers[name] = tensor;
        return *this;
    }
    GraphBuilder& scalar(const std::string& name, float number) { return constant(name, HostTensor::scalar(number)); }
    /// A constant of the given shape with values 0, 1/16, 2/16, ...
    GraphBuilder& weights(const std::string& name, const gpu::Shape& shape)
    {
        std::vector<float> values(static_cast<size_t>(shape.elementCount()));
        for (size_t k = 0; k < values.size(); ++k)
            values[k] = static_cast<float>(k) / 16;
        return constant(name, HostTensor::fromFloats(shape, values));
    }
    GraphBuilder& node(std::string opType, std::vector<std::string> inputs, const std::string& output,
                       Attributes attributes = {})
    {
        m_graph.nodes.push_back(makeNode(std::move(opType), std::move(inputs), {output}, std::move(attributes)));
        return *this;
    }
    GraphBuilder& add(Node node)
    {
        m_graph.nodes.push_back(std::move(node));
        return *this;
    }
    GraphBuilder& output(const std::string& name)
    {
        ValueInfo info;
        info.name = name;
        m_graph.outputs.push_back(info);
        return *this;
    }
    /// An input whose extents may be -1 (free).
    static ValueInfo value(const std::string& name, const gpu::Shape& shape, ElementType type)
    {
        ValueInfo info;
        info.name = name;
        info.type = type;
        info.hasShape = true;
        for (const int64_t extent : shape)
            info.dimensions.push_back({extent, {}});
        return info;
    }

    const Graph& graph() const { return m_graph; }

private:
    Graph m_graph;
};

} // namespace onnx_test
