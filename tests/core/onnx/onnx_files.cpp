#include "tests/core/onnx/onnx_files.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace onnx_test {

namespace {

using ::onnx::NodeProto;
using ::onnx::TensorProto;

void declare(::onnx::ValueInfoProto* value, const std::string& name, const std::vector<std::string>& extents)
{
    value->set_name(name);
    auto* type = value->mutable_type()->mutable_tensor_type();
    type->set_elem_type(TensorProto::FLOAT);
    type->mutable_shape();
    for (const std::string& extent : extents) {
        auto* dimension = type->mutable_shape()->add_dim();
        if (extent.find_first_not_of("0123456789") == std::string::npos)
            dimension->set_dim_value(std::stoll(extent));
        else
            dimension->set_dim_param(extent);
    }
}

void addWeights(::onnx::GraphProto& graph, const std::string& name, const std::vector<int64_t>& shape)
{
    TensorProto* tensor = graph.add_initializer();
    tensor->set_name(name);
    tensor->set_data_type(TensorProto::FLOAT);
    int64_t count = 1;
    for (const int64_t extent : shape) {
        tensor->add_dims(extent);
        count *= extent;
    }
    for (int64_t k = 0; k < count; ++k)
        tensor->add_float_data(0.01F * static_cast<float>((k * 7) % 13) - 0.05F);
}

NodeProto* addNode(::onnx::GraphProto& graph, const std::string& name, const std::string& type,
                   const std::vector<std::string>& inputs, const std::string& output)
{
    NodeProto* node = graph.add_node();
    node->set_name(name);
    node->set_op_type(type);
    for (const std::string& input : inputs)
        node->add_input(input);
    node->add_output(output);
    return node;
}

void addInts(NodeProto* node, const std::string& name, const std::vector<int64_t>& values)
{
    auto* attribute = node->add_attribute();
    attribute->set_name(name);
    attribute->set_type(::onnx::AttributeProto::INTS);
    for (const int64_t value : values)
        attribute->add_ints(value);
}

} // namespace

::onnx::ModelProto smallModel()
{
    ::onnx::ModelProto model;
    model.set_ir_version(8);
    model.set_producer_name("tests");
    model.set_producer_version("1.0");
    model.add_opset_import()->set_version(17);
    ::onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("small");
    declare(graph.add_input(), "picture", {"1", "3", "height", "width"});
    declare(graph.add_input(), "offset", {"1"});
    declare(graph.add_output(), "y", {"1", "4", "height", "width"});
    declare(graph.add_output(), "size", {"4"});
    graph.mutable_output(1)->mutable_type()->mutable_tensor_type()->set_elem_type(TensorProto::INT64);
    addWeights(graph, "weights", {4, 3, 3, 3});
    addWeights(graph, "bias", {4});
    addInts(addNode(graph, "conv", "Conv", {"picture", "weights", "bias"}, "features"), "pads", {1, 1, 1, 1});
    addNode(graph, "relu", "Relu", {"features"}, "positive");
    addNode(graph, "same", "Identity", {"positive"}, "unchanged");
    addNode(graph, "size", "Shape", {"unchanged"}, "size");
    addInts(addNode(graph, "mean", "ReduceMean", {"unchanged"}, "pooled"), "axes", {2, 3});
    addNode(graph, "mul", "Mul", {"unchanged", "pooled"}, "scaled");
    addNode(graph, "add", "Add", {"scaled", "offset"}, "y");
    addNode(graph, "neg", "Neg", {"pooled"}, "unused");
    return model;
}

::onnx::ModelProto textModel(int64_t tokens)
{
    constexpr int64_t kRows = 40;
    ::onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    ::onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("text");
    const std::string sequence = tokens > 0 ? std::to_string(tokens) : "sequence";
    for (const char* name : {"input_ids", "attention_mask", "token_type_ids"}) {
        declare(graph.add_input(), name, {"1", sequence});
        graph.mutable_input(graph.input_size() - 1)
            ->mutable_type()
            ->mutable_tensor_type()
            ->set_elem_type(TensorProto::INT64);
    }
    declare(graph.add_output(), "words", {"1", sequence, "2"});
    declare(graph.add_output(), "types", {"1", sequence});
    TensorProto* table = graph.add_initializer();
    table->set_name("table");
    table->set_data_type(TensorProto::FLOAT);
    table->add_dims(kRows);
    table->add_dims(2);
    for (int64_t k = 0; k < 2 * kRows; ++k)
        table->add_float_data(static_cast<float>(k / 2));
    TensorProto* axes = graph.add_initializer();
    axes->set_name("axes");
    axes->set_data_type(TensorProto::INT64);
    axes->add_dims(1);
    axes->add_int64_data(2);
    addNode(graph, "gather", "Gather", {"table", "input_ids"}, "embedded");
    addNode(graph, "unsqueeze", "Unsqueeze", {"attention_mask", "axes"}, "column");
    for (const auto& [from, to] : {std::pair("column", "mask"), std::pair("token_type_ids", "types")}) {
        auto* attribute = addNode(graph, to, "Cast", {from}, to)->add_attribute();
        attribute->set_name("to");
        attribute->set_type(::onnx::AttributeProto::INT);
        attribute->set_i(TensorProto::FLOAT);
    }
    addNode(graph, "mul", "Mul", {"embedded", "mask"}, "words");
    return model;
}

::onnx::ModelProto unsupportedModel()
{
    ::onnx::ModelProto model = smallModel();
    ::onnx::GraphProto& graph = *model.mutable_graph();
    model.add_opset_import()->set_version(1);
    model.mutable_opset_import(1)->set_domain("com.example");
    addNode(graph, "strange", "Strange", {"y"}, "z")->set_domain("com.example");
    addNode(graph, "exp", "Exp", {"z"}, "out");
    graph.mutable_output(0)->set_name("out");
    return model;
}

void write(const ::onnx::ModelProto& model, const std::filesystem::path& path)
{
    std::ofstream file(path, std::ios::binary);
    model.SerializeToOstream(&file);
}

} // namespace onnx_test
