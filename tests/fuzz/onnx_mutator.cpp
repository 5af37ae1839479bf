// Changes of ONNX models that leave them messages of protobuf: other operators, wires, attributes, extents. libFuzzer's
// own changes of bytes would hardly ever pass the parser.

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <random>
#include <string>

#include "core/onnx/proto.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);
extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned int seed);

namespace {

using ::onnx::AttributeProto;
using ::onnx::GraphProto;
using ::onnx::ModelProto;
using ::onnx::NodeProto;
using ::onnx::TensorProto;

constexpr const char* kOperators[] = {"Add",
                                      "And",
                                      "ArgMax",
                                      "AveragePool",
                                      "BatchNormalization",
                                      "Cast",
                                      "Clip",
                                      "Concat",
                                      "Constant",
                                      "ConstantOfShape",
                                      "Conv",
                                      "ConvTranspose",
                                      "CumSum",
                                      "DequantizeLinear",
                                      "Div",
                                      "Einsum",
                                      "Equal",
                                      "Erf",
                                      "Expand",
                                      "EyeLike",
                                      "Flatten",
                                      "Gather",
                                      "GatherElements",
                                      "GatherND",
                                      "Gemm",
                                      "Identity",
                                      "If",
                                      "InstanceNormalization",
                                      "LayerNormalization",
                                      "Loop",
                                      "MatMul",
                                      "MaxPool",
                                      "Mod",
                                      "Mul",
                                      "NonZero",
                                      "OneHot",
                                      "Pad",
                                      "Pow",
                                      "QuantizeLinear",
                                      "Range",
                                      "ReduceMean",
                                      "ReduceSum",
                                      "Reshape",
                                      "Resize",
                                      "ScatterND",
                                      "Shape",
                                      "Size",
                                      "Slice",
                                      "Softmax",
                                      "SpaceToDepth",
                                      "Split",
                                      "Squeeze",
                                      "Tile",
                                      "TopK",
                                      "Transpose",
                                      "Trilu",
                                      "Unsqueeze",
                                      "Upsample",
                                      "Where"};
constexpr const char* kAttributes[] = {
    "axes",           "axis",      "perm",       "pads",      "strides",     "dilations", "kernel_shape",
    "group",          "mode",      "to",         "keepdims",  "value",       "transA",    "transB",
    "auto_pad",       "alpha",     "beta",       "blocksize", "k",           "equation",  "epsilon",
    "output_padding", "allowzero", "batch_dims", "ceil_mode", "num_outputs", "split"};
constexpr int64_t kNumbers[] = {0,
                                1,
                                -1,
                                2,
                                -2,
                                3,
                                7,
                                8,
                                9,
                                255,
                                256,
                                65536,
                                -65537,
                                INT32_MAX,
                                INT32_MIN,
                                int64_t{1} << 31,
                                int64_t{1} << 32,
                                INT64_MAX,
                                INT64_MIN};

class Mutator {
public:
    Mutator(ModelProto& model, unsigned int seed) : m_graph(*model.mutable_graph()), m_random(seed) {}

    void run()
    {
        for (size_t left = 1 + below(3); left > 0; --left)
            change();
    }

private:
    size_t below(size_t count) { return std::uniform_int_distribution<size_t>(0, count - 1)(m_random); }
    template <typename Array>
    const auto& oneOf(const Array& array)
    {
        return array[below(std::size(array))];
    }
    template <typename Field>
    auto* anyOf(Field* field)
    {
        return field->empty() ? nullptr : field->Mutable(static_cast<int>(below(static_cast<size_t>(field->size()))));
    }

    std::string anyName()
    {
        switch (below(4)) {
        case 0:
            if (const auto* input = anyOf(m_graph.mutable_input()))
                return input->name();
            return "y";
        case 1:
            if (const auto* weight = anyOf(m_graph.mutable_initializer()))
                return weight->name();
            return {};
        default:
            if (const NodeProto* node = anyOf(m_graph.mutable_node()); node != nullptr && node->output_size() > 0)
                return node->output(0);
            return {};
        }
    }

    void change()
    {
        NodeProto* node = anyOf(m_graph.mutable_node());
        switch (below(9)) {
        case 0:
            if (node != nullptr)
                node->set_op_type(oneOf(kOperators));
            break;
        case 1:
            if (node != nullptr)
                changeWires(*node);
            break;
        case 2:
        case 3:
            if (node != nullptr)
                changeAttribute(*node);
            break;
        case 4:
            addNode();
            break;
        case 5:
        case 6:
            if (TensorProto* tensor = anyOf(m_graph.mutable_initializer()))
                changeTensor(*tensor);
            break;
        default:
            if (::onnx::ValueInfoProto* value =
                    anyOf(below(3) == 0 ? m_graph.mutable_output() : m_graph.mutable_input()))
                changeType(*value->mutable_type()->mutable_tensor_type());
        }
    }

    void changeWires(NodeProto& node)
    {
        auto* names = below(4) == 0 ? node.mutable_output() : node.mutable_input();
        if (below(3) == 0 || names->empty())
            *names->Add() = anyName();
        else if (below(4) == 0)
            names->RemoveLast();
        else
            *anyOf(names) = anyName();
    }

    void changeAttribute(NodeProto& node)
    {
        AttributeProto* attribute = below(3) == 0 ? nullptr : anyOf(node.mutable_attribute());
        if (attribute == nullptr) {
            attribute = node.add_attribute();
            attribute->set_name(oneOf(kAttributes));
            attribute->set_type(below(2) == 0 ? AttributeProto::INT : AttributeProto::INTS);
        }
        if (attribute->type() == AttributeProto::INT) {
            attribute->set_i(oneOf(kNumbers));
        } else if (attribute->type() == AttributeProto::INTS) {
            if (attribute->ints_size() == 0 || below(3) == 0)
                attribute->add_ints(oneOf(kNumbers));
            else
                attribute->set_ints(static_cast<int>(below(static_cast<size_t>(attribute->ints_size()))),
                                    oneOf(kNumbers));
        } else if (attribute->has_t()) {
            changeTensor(*attribute->mutable_t());
        } else if (attribute->type() == AttributeProto::STRING) {
            attribute->set_s(below(2) == 0 ? "nearest" : "SAME_UPPER");
        } else {
            attribute->set_f(static_cast<float>(oneOf(kNumbers)));
        }
    }

    void addNode()
    {
        NodeProto* node = m_graph.add_node();
        node->set_op_type(oneOf(kOperators));
        for (size_t inputs = 1 + below(3); inputs > 0; --inputs)
            node->add_input(anyName());
        node->add_output("n" + std::to_string(m_graph.node_size()));
        if (below(2) == 0) // what was computed goes through it
            if (auto* output = anyOf(m_graph.mutable_output()))
                output->set_name(node->output(0));
    }

    void changeTensor(TensorProto& tensor)
    {
        switch (below(4)) {
        case 0:
            tensor.set_data_type(static_cast<int>(below(18)));
            break;
        case 1:
            if (tensor.dims_size() > 0)
                tensor.set_dims(static_cast<int>(below(static_cast<size_t>(tensor.dims_size()))), oneOf(kNumbers));
            break;
        case 2:
            tensor.add_dims(oneOf(kNumbers));
            break;
        default:
            if (tensor.data_type() == TensorProto::INT64 && tensor.raw_data().size() >= sizeof(int64_t)) {
                const int64_t number = oneOf(kNumbers);
                const size_t place = below(tensor.raw_data().size() / sizeof number) * sizeof number;
                tensor.mutable_raw_data()->replace(place, sizeof number, reinterpret_cast<const char*>(&number),
                                                   sizeof number);
            } else if (tensor.float_data_size() > 0) {
                tensor.set_float_data(0, static_cast<float>(oneOf(kNumbers)));
            }
        }
    }

    void changeType(::onnx::TypeProto::Tensor& type)
    {
        if (below(4) == 0) {
            type.set_elem_type(static_cast<int>(below(18)));
            return;
        }
        auto* shape = type.mutable_shape();
        if (shape->dim_size() == 0 || below(4) == 0)
            shape->add_dim()->set_dim_value(oneOf(kNumbers));
        else
            anyOf(shape->mutable_dim())->set_dim_value(oneOf(kNumbers));
    }

    GraphProto& m_graph;
    std::minstd_rand m_random;
};

} // namespace

size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned int seed)
{
    ModelProto model;
    if (seed % 4 == 0 || !model.ParseFromArray(data, static_cast<int>(size)))
        return LLVMFuzzerMutate(data, size, maxSize);
    Mutator(model, seed).run();
    const std::string bytes = model.SerializeAsString();
    if (bytes.size() > maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::copy(bytes.begin(), bytes.end(), data);
    return bytes.size();
}
