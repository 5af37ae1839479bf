#include <initializer_list>
#include <utility>

#include "core/onnx/proto.h"
#include "tests/fuzz/seeds.h"

namespace fuzz {

namespace {

using ::onnx::AttributeProto;
using ::onnx::GraphProto;
using ::onnx::ModelProto;
using ::onnx::NodeProto;
using ::onnx::TensorProto;
using Extents = std::vector<int64_t>;

constexpr int64_t kIrVersion = 8;
constexpr int64_t kOpset = 17;

/// Builds a graph whose inputs are named a, b, ... and whose last node makes y.
class Builder {
public:
    Builder()
    {
        m_model.set_ir_version(kIrVersion);
        m_model.add_opset_import()->set_version(kOpset);
        m_model.mutable_graph()->set_name("seed");
    }

    Builder& input(const char* name, const Extents& extents, TensorProto::DataType type = TensorProto::FLOAT)
    {
        value(m_model.mutable_graph()->add_input(), name, extents, type);
        return *this;
    }

    Builder& floats(const char* name, const Extents& extents, float first)
    {
        TensorProto* tensor = weights(name, extents, TensorProto::FLOAT);
        int64_t count = 1;
        for (const int64_t extent : extents)
            count *= extent;
        for (int64_t i = 0; i < count; ++i)
            tensor->add_float_data(first + static_cast<float>(i) / 4);
        return *this;
    }

    Builder& integers(const char* name, const Extents& values)
    {
        TensorProto* tensor = weights(name, {static_cast<int64_t>(values.size())}, TensorProto::INT64);
        tensor->set_raw_data(values.data(), values.size() * sizeof(int64_t));
        return *this;
    }

    Builder& node(const char* type, std::initializer_list<const char*> inputs, const char* output)
    {
        m_node = m_model.mutable_graph()->add_node();
        m_node->set_op_type(type);
        for (const char* name : inputs)
            m_node->add_input(name);
        m_node->add_output(output);
        return *this;
    }

    Builder& with(const char* name, int64_t number)
    {
        AttributeProto* attribute = m_node->add_attribute();
        attribute->set_name(name);
        attribute->set_type(AttributeProto::INT);
        attribute->set_i(number);
        return *this;
    }

    Builder& with(const char* name, const Extents& numbers)
    {
        AttributeProto* attribute = m_node->add_attribute();
        attribute->set_name(name);
        attribute->set_type(AttributeProto::INTS);
        for (const int64_t number : numbers)
            attribute->add_ints(number);
        return *this;
    }

    Builder& with(const char* name, const char* text)
    {
        AttributeProto* attribute = m_node->add_attribute();
        attribute->set_name(name);
        attribute->set_type(AttributeProto::STRING);
        attribute->set_s(text);
        return *this;
    }

    /// `rank`: of y, whose extents are left open.
    Seed seed(std::string name, int rank = 2, TensorProto::DataType type = TensorProto::FLOAT)
    {
        ::onnx::ValueInfoProto* output = m_model.mutable_graph()->add_output();
        output->set_name("y");
        auto* tensor = output->mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(type);
        for (auto* shape = tensor->mutable_shape(); shape->dim_size() < rank;)
            shape->add_dim();
        const std::string bytes = m_model.SerializeAsString();
        return {std::move(name), {bytes.begin(), bytes.end()}};
    }

private:
    static void value(::onnx::ValueInfoProto* target, const char* name, const Extents& extents,
                      TensorProto::DataType type)
    {
        target->set_name(name);
        auto* tensor = target->mutable_type()->mutable_tensor_type();
        tensor->set_elem_type(type);
        auto* shape = tensor->mutable_shape();
        for (const int64_t extent : extents) {
            if (extent < 0)
                shape->add_dim()->set_dim_param("n");
            else
                shape->add_dim()->set_dim_value(extent);
        }
    }

    TensorProto* weights(const char* name, const Extents& extents, TensorProto::DataType type)
    {
        TensorProto* tensor = m_model.mutable_graph()->add_initializer();
        tensor->set_name(name);
        tensor->set_data_type(type);
        for (const int64_t extent : extents)
            tensor->add_dims(extent);
        return tensor;
    }

    ModelProto m_model;
    NodeProto* m_node = nullptr;
};

void addElementwise(std::vector<Seed>& seeds)
{
    for (const char* type : {"Add", "Div", "Pow", "Max"})
        seeds.push_back(Builder().input("a", {-1, 3}).input("b", {3}).node(type, {"a", "b"}, "y").seed(type));
    for (const char* type : {"Relu", "Erf", "Sqrt", "Softmax", "Identity"})
        seeds.push_back(Builder().input("a", {-1, 3}).node(type, {"a"}, "y").seed(type));
    seeds.push_back(Builder()
                        .input("a", {2, 3})
                        .node("Cast", {"a"}, "y")
                        .with("to", TensorProto::INT64)
                        .seed("Cast", 2, TensorProto::INT64));
    seeds.push_back(Builder()
                        .input("a", {2})
                        .input("b", {2})
                        .node("Greater", {"a", "b"}, "c")
                        .node("Where", {"c", "a", "b"}, "y")
                        .seed("Where", 1));
}

void addLayout(std::vector<Seed>& seeds)
{
    seeds.push_back(
        Builder().input("a", {2, 6}).integers("s", {0, -1, 3}).node("Reshape", {"a", "s"}, "y").seed("Reshape", 3));
    seeds.push_back(Builder()
                        .input("a", {2, 3, 4})
                        .node("Transpose", {"a"}, "y")
                        .with("perm", Extents{2, 0, 1})
                        .seed("Transpose", 3));
    seeds.push_back(Builder()
                        .input("a", {8, 3})
                        .integers("s", {1})
                        .integers("e", {-1})
                        .integers("x", {0})
                        .integers("t", {2})
                        .node("Slice", {"a", "s", "e", "x", "t"}, "y")
                        .seed("Slice"));
    seeds.push_back(
        Builder().input("a", {2, 3}).input("b", {2, 3}).node("Concat", {"a", "b"}, "y").with("axis", 1).seed("Concat"));
    seeds.push_back(Builder()
                        .input("a", {5, 3})
                        .integers("i", {4, 0})
                        .node("Gather", {"a", "i"}, "y")
                        .with("axis", int64_t{0})
                        .seed("Gather"));
    seeds.push_back(
        Builder().input("a", {3, 1}).integers("s", {2, 1, 6}).node("Expand", {"a", "s"}, "y").seed("Expand", 3));
    seeds.push_back(Builder().input("a", {3, 2}).integers("s", {2, 2}).node("Tile", {"a", "s"}, "y").seed("Tile"));
    seeds.push_back(Builder().input("a", {3, 2}).integers("s", {0, 1, 1, 0}).node("Pad", {"a", "s"}, "y").seed("Pad"));
    seeds.push_back(Builder()
                        .input("a", {3, 2})
                        .integers("x", {1})
                        .node("Unsqueeze", {"a", "x"}, "b")
                        .node("Flatten", {"b"}, "y")
                        .with("axis", 1)
                        .seed("Unsqueeze"));
    seeds.push_back(Builder().input("a", {-1, 2}).node("Shape", {"a"}, "y").seed("Shape", 1, TensorProto::INT64));
    seeds.push_back(Builder()
                        .input("a", {1, 2, 4, 4})
                        .floats("r", {0}, 0)
                        .floats("s", {4}, 1)
                        .node("Resize", {"a", "r", "s"}, "y")
                        .with("mode", "nearest")
                        .seed("Resize", 4));
    seeds.push_back(Builder().integers("s", {2, 3}).node("ConstantOfShape", {"s"}, "y").seed("ConstantOfShape"));
}

void addHeavy(std::vector<Seed>& seeds)
{
    seeds.push_back(
        Builder().input("a", {2, 3}).floats("w", {3, 4}, -1).node("MatMul", {"a", "w"}, "y").seed("MatMul"));
    seeds.push_back(Builder()
                        .input("a", {2, 3})
                        .floats("w", {4, 3}, -1)
                        .floats("c", {4}, 0)
                        .node("Gemm", {"a", "w", "c"}, "b")
                        .with("transB", 1)
                        .node("Relu", {"b"}, "y")
                        .seed("Gemm"));
    seeds.push_back(Builder()
                        .input("a", {1, 2, 6, 5})
                        .floats("w", {3, 2, 3, 3}, -1)
                        .node("Conv", {"a", "w"}, "y")
                        .with("pads", Extents{1, 1, 1, 1})
                        .with("strides", Extents{2, 1})
                        .seed("Conv", 4));
    seeds.push_back(Builder()
                        .input("a", {1, 2, 3, 3})
                        .floats("w", {2, 1, 2, 2}, -1)
                        .node("ConvTranspose", {"a", "w"}, "y")
                        .with("strides", Extents{2, 2})
                        .seed("ConvTranspose", 4));
    seeds.push_back(Builder()
                        .input("a", {2, 3})
                        .node("ReduceMean", {"a"}, "y")
                        .with("axes", Extents{-1})
                        .with("keepdims", int64_t{0})
                        .seed("ReduceMean", 1));
    seeds.push_back(
        Builder().input("a", {2, 5}).node("ArgMax", {"a"}, "y").with("axis", 1).seed("ArgMax", 2, TensorProto::INT64));
    seeds.push_back(Builder()
                        .input("a", {2, 4})
                        .floats("s", {4}, 1)
                        .node("LayerNormalization", {"a", "s"}, "y")
                        .with("axis", -1)
                        .seed("LayerNormalization"));
}

/// A head of attention: two products around a softmax.
Seed attentionSeed()
{
    return Builder()
        .input("q", {1, 3, 4})
        .input("k", {1, 4, 5})
        .input("v", {1, 5, 2})
        .node("MatMul", {"q", "k"}, "s")
        .node("Softmax", {"s"}, "p")
        .with("axis", -1)
        .node("MatMul", {"p", "v"}, "y")
        .seed("attention", 3);
}

} // namespace

std::vector<Seed> onnxSeeds()
{
    std::vector<Seed> seeds;
    addElementwise(seeds);
    addLayout(seeds);
    addHeavy(seeds);
    seeds.push_back(attentionSeed());
    return seeds;
}

} // namespace fuzz
