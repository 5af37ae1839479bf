#include "tests/core/onnx/one_node.h"

#include <fstream>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/onnx/proto.h"

namespace onnx_test {

namespace {

std::string inputName(size_t k) { return "x" + std::to_string(k); }
std::string outputName(size_t k) { return "y" + std::to_string(k); }

void addInput(::onnx::GraphProto& graph, const std::string& name, const HostTensor& value)
{
    ::onnx::ValueInfoProto* input = graph.add_input();
    input->set_name(name);
    auto* tensor = input->mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(static_cast<int>(core::onnx::toOnnx(value.type())));
    tensor->mutable_shape();
    for (const int64_t extent : value.shape())
        tensor->mutable_shape()->add_dim()->set_dim_value(extent);
}

void addOutput(::onnx::GraphProto& graph, const std::string& name, ElementType type)
{
    ::onnx::ValueInfoProto* output = graph.add_output();
    output->set_name(name);
    auto* tensor = output->mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(static_cast<int>(core::onnx::toOnnx(type)));
    tensor->mutable_shape(); // the standard wants one; the engine infers its own
}

void addAttribute(::onnx::NodeProto& node, const std::string& name, const Attribute& value)
{
    ::onnx::AttributeProto* attribute = node.add_attribute();
    attribute->set_name(name);
    if (const auto* text = std::get_if<std::string>(&value)) {
        attribute->set_type(::onnx::AttributeProto::STRING);
        attribute->set_s(*text);
    } else {
        attribute->set_type(::onnx::AttributeProto::INT);
        attribute->set_i(std::get<int64_t>(value));
    }
}

} // namespace

void writeNodes(const std::filesystem::path& path, const std::vector<Node>& nodes, const std::vector<NodeInput>& inputs,
                const std::vector<ElementType>& outputs, int64_t opset)
{
    ::onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(opset);
    ::onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("a few nodes");
    for (const Node& wanted : nodes) {
        ::onnx::NodeProto* node = graph.add_node();
        node->set_op_type(wanted.opType);
        node->set_name(wanted.name);
        for (const std::string& input : wanted.inputs)
            node->add_input(input);
        for (const std::string& output : wanted.outputs)
            node->add_output(output);
        for (const auto& [name, value] : wanted.attributes)
            addAttribute(*node, name, value);
    }
    for (size_t k = 0; k < inputs.size(); ++k)
        if (inputs[k].value.valid())
            addInput(graph, inputName(k), inputs[k].value);
    for (size_t k = 0; k < outputs.size(); ++k)
        addOutput(graph, outputName(k), outputs[k]);
    std::ofstream file(path, std::ios::binary);
    model.SerializeToOstream(&file);
}

void writeNode(const std::filesystem::path& path, const std::string& opType, const Attributes& attributes,
               const std::vector<NodeInput>& inputs, const std::vector<ElementType>& outputs, int64_t opset)
{
    Node node = makeNode(opType, {}, {}, attributes);
    node.name = "the node";
    for (size_t k = 0; k < inputs.size(); ++k)
        node.inputs.push_back(inputs[k].value.valid() ? inputName(k) : std::string());
    for (size_t k = 0; k < outputs.size(); ++k)
        node.outputs.push_back(outputName(k));
    writeNodes(path, {node}, inputs, outputs, opset);
}

std::vector<HostTensor> computeNode(gpu::Device& device, const std::filesystem::path& path, const std::string& opType,
                                    const Attributes& attributes, const std::vector<NodeInput>& inputs,
                                    const std::vector<ElementType>& outputs, int64_t opset, bool arithmetic64)
{
    writeNode(path, opType, attributes, inputs, outputs, opset);
    core::onnx::PlanOptions options;
    options.arithmetic64 = arithmetic64;
    for (size_t k = 0; k < inputs.size(); ++k)
        if (inputs[k].constant)
            options.constantInputs[inputName(k)] = inputs[k].value;
    core::onnx::Plan plan(device, core::onnx::Model::load(path), options);
    for (size_t k = 0; k < inputs.size(); ++k)
        if (inputs[k].value.valid() && !inputs[k].constant)
            plan.setInput(inputName(k), inputs[k].value);
    plan.run();
    std::vector<HostTensor> results;
    for (size_t k = 0; k < outputs.size(); ++k)
        results.push_back(plan.output(outputName(k)));
    return results;
}

} // namespace onnx_test
