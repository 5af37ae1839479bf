#include "tests/core/segment/small_models.h"

#include <cstdint>
#include <fstream>
#include <string>
#include <vector>

#include "core/onnx/proto.h"

namespace small_models {
namespace {

constexpr const char* kMasks = "/Reshape_9_output_0";
constexpr const char* kPredicted = "/iou_prediction_head/layers.2/Gemm_output_0";
constexpr const char* kChoice = "/ArgMax_output_0";

void addValue(onnx::ValueInfoProto* value, const std::string& name, const std::vector<int64_t>& extents)
{
    value->set_name(name);
    auto* type = value->mutable_type()->mutable_tensor_type();
    type->set_elem_type(onnx::TensorProto::FLOAT);
    for (const int64_t extent : extents) {
        auto* dimension = type->mutable_shape()->add_dim();
        if (extent >= 0)
            dimension->set_dim_value(extent);
        else
            dimension->set_dim_param("points");
    }
}

onnx::NodeProto* addNode(onnx::GraphProto& graph, const char* type, const std::vector<std::string>& inputs,
                         const std::string& output)
{
    onnx::NodeProto* node = graph.add_node();
    node->set_op_type(type);
    for (const std::string& input : inputs)
        node->add_input(input);
    node->add_output(output);
    return node;
}

void addInts(onnx::GraphProto& graph, const std::string& name, const std::vector<int64_t>& values)
{
    onnx::TensorProto* tensor = graph.add_initializer();
    tensor->set_name(name);
    tensor->set_data_type(onnx::TensorProto::INT64);
    tensor->add_dims(static_cast<int64_t>(values.size()));
    for (const int64_t value : values)
        tensor->add_int64_data(value);
}

void addFloats(onnx::GraphProto& graph, const std::string& name, const std::vector<int64_t>& extents,
               const std::vector<float>& values)
{
    onnx::TensorProto* tensor = graph.add_initializer();
    tensor->set_name(name);
    tensor->set_data_type(onnx::TensorProto::FLOAT);
    for (const int64_t extent : extents)
        tensor->add_dims(extent);
    for (const float value : values)
        tensor->add_float_data(value);
}

void write(onnx::ModelProto& model, const std::filesystem::path& path)
{
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    model.mutable_graph()->set_name("small");
    std::ofstream file(path, std::ios::binary);
    model.SerializeToOstream(&file);
}

std::vector<float> knownLogits()
{
    std::vector<float> logits;
    for (int mask = 0; mask < 4; ++mask) {
        for (int y = 0; y < 256; ++y) {
            for (int x = 0; x < 256; ++x) {
                const bool object = mask == 0 ? x < 128 : y < 64;
                logits.push_back(mask == 1 ? 0.5F : mask == 2 ? -3.0F : object ? 2.0F : -2.0F);
            }
        }
    }
    return logits;
}

onnx::ModelProto decoder()
{
    onnx::ModelProto model;
    onnx::GraphProto& graph = *model.mutable_graph();
    addValue(graph.add_input(), "image_embeddings", {1, 256, 64, 64});
    addValue(graph.add_input(), "point_coords", {1, -1, 2});
    addValue(graph.add_input(), "point_labels", {1, -1});
    addValue(graph.add_input(), "mask_input", {1, 1, 256, 256});
    addValue(graph.add_input(), "has_mask_input", {1});
    addValue(graph.add_input(), "orig_im_size", {2});
    addFloats(graph, "known", {1, 4, 256, 256}, knownLogits());
    addNode(graph, "Mul", {"mask_input", "has_mask_input"}, "prompted");
    addNode(graph, "Add", {"known", "prompted"}, kMasks);

    addInts(graph, "first", {0, 0, 0});
    addInts(graph, "second", {1, 1, 1});
    addNode(graph, "Slice", {"point_coords", "first", "second"}, "x3");
    addInts(graph, "flat", {1, 1});
    addNode(graph, "Reshape", {"x3", "flat"}, "x");
    addFloats(graph, "onlyTheLast", {1, 4}, {0, 0, 0, 0.001F});
    addNode(graph, "Mul", {"x", "onlyTheLast"}, "more");
    addFloats(graph, "base", {1, 4}, {kPredictedIou.begin(), kPredictedIou.end()});
    addNode(graph, "Add", {"base", "more"}, kPredicted);
    addValue(graph.add_output(), kMasks, {1, 4, 256, 256});
    addValue(graph.add_output(), kPredicted, {1, 4});
    return model;
}

void addPermutation(onnx::NodeProto* node, const std::vector<int64_t>& axes)
{
    onnx::AttributeProto* attribute = node->add_attribute();
    attribute->set_name("perm");
    attribute->set_type(onnx::AttributeProto::INTS);
    for (const int64_t axis : axes)
        attribute->add_ints(axis);
}

void addInt(onnx::NodeProto* node, const std::string& name, int64_t value)
{
    onnx::AttributeProto* attribute = node->add_attribute();
    attribute->set_name(name);
    attribute->set_type(onnx::AttributeProto::INT);
    attribute->set_i(value);
}

void addChoice(onnx::GraphProto& graph)
{
    onnx::NodeProto* choice = addNode(graph, "ArgMax", {kPredicted}, kChoice);
    addInt(choice, "axis", 1);
    addInt(choice, "keepdims", 0);
}

/// Softmax over the last axis of left times right, in a tensor of this name.
void addSoftmax(onnx::GraphProto& graph, const std::string& left, const std::string& right, const std::string& name)
{
    addNode(graph, "MatMul", {left, right}, name + "-logits");
    addInt(addNode(graph, "Softmax", {name + "-logits"}, name), "axis", -1);
}

/// "tokens" (1, 1, T, 2) and "cells" (1, 1, 2, 4096), and both the other way round.
void addPlaces(onnx::GraphProto& graph)
{
    std::vector<float> own;
    for (int k = 0; k < 5; ++k)
        own.insert(own.end(), {kOwnTokenStep * static_cast<float>(k), 0});
    addFloats(graph, "own", {1, 5, 2}, own);
    addInt(addNode(graph, "Concat", {"own", "point_coords"}, "places"), "axis", 1);
    addInts(graph, "headAxis", {1});
    addNode(graph, "Unsqueeze", {"places", "headAxis"}, "tokens");
    addPermutation(addNode(graph, "Transpose", {"tokens"}, "tokensAcross"), {0, 1, 3, 2});
    std::vector<float> across(2 * size_t{4096});
    std::vector<float> cells(across.size());
    for (size_t cell = 0; cell < 4096; ++cell) {
        across[cell] = cells[2 * cell] = static_cast<float>(cell % 64);
        across[4096 + cell] = cells[2 * cell + 1] = static_cast<float>(cell / 64);
    }
    addFloats(graph, "cellsAcross", {1, 1, 2, 4096}, across);
    addFloats(graph, "cells", {1, 1, 4096, 2}, cells);
}

void addAttention(onnx::GraphProto& graph, int layers, bool swapped)
{
    addPlaces(graph);
    for (int layer = 0; layer <= layers; ++layer) {
        const std::string suffix = "-" + std::to_string(layer);
        std::vector<float> scales;
        for (int head = 0; head < kAttentionHeads; ++head)
            scales.push_back(kAttentionScale * static_cast<float>((head + 1) * (layer + 1)));
        addFloats(graph, "scales" + suffix, {1, kAttentionHeads, 1, 1}, scales);
        addNode(graph, "Mul", {"tokens", "scales" + suffix}, "queries" + suffix);
        addNode(graph, "Mul", {"cells", "scales" + suffix}, "cellQueries" + suffix);
        if (layer < layers)
            addSoftmax(graph, "queries" + suffix, "tokensAcross", "own" + suffix);
        if (swapped)
            addSoftmax(graph, "cellQueries" + suffix, "tokensAcross", "back" + suffix);
        addSoftmax(graph, "queries" + suffix, "cellsAcross", "there" + suffix);
        if (!swapped && layer < layers)
            addSoftmax(graph, "cellQueries" + suffix, "tokensAcross", "back" + suffix);
    }
}

} // namespace

void writeEncoder(const std::filesystem::path& path) { writeEncoder(path, 256); }

void writeEncoder(const std::filesystem::path& path, int channels)
{
    onnx::ModelProto model;
    onnx::GraphProto& graph = *model.mutable_graph();
    addValue(graph.add_input(), "picture", {1, 3, 1024, 1024});
    addInts(graph, "starts", {0, 0, 0, 0});
    addInts(graph, "ends", {1, 1, 1024, 1024});
    addInts(graph, "axes", {0, 1, 2, 3});
    addInts(graph, "steps", {1, 1, 16, 16});
    addNode(graph, "Slice", {"picture", "starts", "ends", "axes", "steps"}, "sparse");
    addFloats(graph, "two", {}, {2.0F});
    addNode(graph, "Mul", {"sparse", "two"}, "doubled");
    addInts(graph, "shape", {1, channels, 64, 64});
    addNode(graph, "Expand", {"doubled", "shape"}, "embedding");
    addValue(graph.add_output(), "embedding", {1, channels, 64, 64});
    write(model, path);
}

void writeNetwork(const std::filesystem::path& path)
{
    onnx::ModelProto model;
    onnx::GraphProto& graph = *model.mutable_graph();
    const auto values = [](size_t count) {
        std::vector<float> made(count);
        for (size_t k = 0; k < count; ++k)
            made[k] = static_cast<float>(k % 7) / 8 - 0.375F;
        return made;
    };
    addValue(graph.add_input(), "x", {1, 4, 10, 10});
    addFloats(graph, "filters", {8, 4, 3, 3}, values(size_t{8} * 4 * 3 * 3));
    addFloats(graph, "matrix", {8, 8}, values(size_t{8} * 8));
    addNode(graph, "Conv", {"x", "filters"}, "found");
    addInt(addNode(graph, "Softmax", {"found"}, "shares"), "axis", -1);
    addNode(graph, "MatMul", {"shares", "matrix"}, "y");
    addValue(graph.add_output(), "y", {1, 8, 8, 8});
    write(model, path);
}

void writeDecoder(const std::filesystem::path& path)
{
    onnx::ModelProto model = decoder();
    addChoice(*model.mutable_graph());
    write(model, path);
}

void writeDecoderWithoutChoice(const std::filesystem::path& path)
{
    onnx::ModelProto model = decoder();
    write(model, path);
}

void writeDecoderWithAttention(const std::filesystem::path& path, int layers)
{
    onnx::ModelProto model = decoder();
    addChoice(*model.mutable_graph());
    addAttention(*model.mutable_graph(), layers, false);
    write(model, path);
}

void writeDecoderWithSwappedAttention(const std::filesystem::path& path)
{
    onnx::ModelProto model = decoder();
    addChoice(*model.mutable_graph());
    addAttention(*model.mutable_graph(), 2, true);
    write(model, path);
}

} // namespace small_models
