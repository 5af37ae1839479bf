#include "core/onnx/model_caps.h"

#include <cstdint>
#include <utility>

#include "core/limits.h"

namespace core::onnx {

namespace {

using gpu::mark;

class Counter {
public:
    explicit Counter(const std::string& what) : m_what(what) {}

    void graph(const ::onnx::GraphProto& graph)
    {
        m_nodes += graph.node_size();
        if (m_nodes > limits::modelNodes.value())
            limits::modelNodes.refuse(
                {mark("onnx", "%1 has more than %2 nodes"), {m_what, std::to_string(limits::modelNodes.value())}});
        tensors(int64_t{graph.initializer_size()} + graph.sparse_initializer_size());
        for (const ::onnx::TensorProto& tensor : graph.initializer())
            text(tensor.name());
        for (const auto* values : {&graph.input(), &graph.output(), &graph.value_info()})
            for (const ::onnx::ValueInfoProto& value : *values)
                text(value.name());
        for (const ::onnx::NodeProto& node : graph.node())
            this->node(node);
    }

private:
    void node(const ::onnx::NodeProto& node)
    {
        text(node.name());
        text(node.op_type());
        for (const auto* names : {&node.input(), &node.output()})
            for (const std::string& name : *names)
                text(name);
        for (const ::onnx::AttributeProto& attribute : node.attribute()) {
            text(attribute.name());
            text(attribute.s());
            tensors(int64_t{attribute.has_t() ? 1 : 0} + attribute.tensors_size());
            if (attribute.has_g())
                graph(attribute.g());
            for (const ::onnx::GraphProto& inner : attribute.graphs())
                graph(inner);
        }
    }

    void tensors(int64_t more)
    {
        m_tensors += more;
        if (m_tensors > limits::modelTensors.value())
            limits::modelTensors.refuse({mark("onnx", "%1 has more than %2 weights and constants"),
                                         {m_what, std::to_string(limits::modelTensors.value())}});
    }

    void text(const std::string& text) const
    {
        if (std::cmp_greater(text.size(), limits::modelTextBytes.value()))
            limits::modelTextBytes.refuse(
                {mark("onnx", "%1 has a name or text of %2 bytes"), {m_what, std::to_string(text.size())}});
    }

    const std::string& m_what;
    int64_t m_nodes = 0;
    int64_t m_tensors = 0;
};

} // namespace

void checkCounts(const ::onnx::ModelProto& model, const std::string& what) { Counter(what).graph(model.graph()); }

} // namespace core::onnx
