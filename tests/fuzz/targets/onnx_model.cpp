#include <algorithm>

#include "core/onnx/fuse.h"
#include "core/onnx/node_cost.h"
#include "core/onnx/reader.h"
#include "core/onnx/simplify.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

constexpr int64_t kFreeExtent = 3;
constexpr int64_t kMostInputElements = int64_t{1} << 22;

/// Every free extent fixed, so that shapes can be worked out and constants folded.
core::onnx::Bindings bindingsOf(const core::onnx::Graph& graph)
{
    core::onnx::Bindings bindings;
    for (const core::onnx::ValueInfo& input : graph.inputs) {
        gpu::Shape shape;
        for (const core::onnx::Dimension& dimension : input.dimensions)
            shape.append(dimension.value < 0 ? kFreeExtent : dimension.value);
        if (shape.elementCount() <= kMostInputElements)
            bindings.shapes[input.name] = shape;
    }
    return bindings;
}

/// What `tessera onnx show` counts.
void countCosts(const core::onnx::BoundGraph& bound)
{
    const auto infosOf = [&](const std::vector<std::string>& names) {
        std::vector<core::onnx::TensorInfo> infos;
        for (const std::string& name : names)
            infos.push_back(name.empty() ? core::onnx::TensorInfo() : bound.info(name));
        return infos;
    };
    for (const core::onnx::Node& node : bound.graph.nodes) {
        const std::vector<core::onnx::TensorInfo> inputs = infosOf(node.inputs);
        (void)core::onnx::nodeCost({node, inputs, {}, bound.graph.opset()}, infosOf(node.outputs));
    }
}

} // namespace

bool onnxModel(Bytes bytes)
{
    return taken([&] {
        const core::onnx::Graph graph = core::onnx::parseGraph(std::as_bytes(bytes));
        const core::onnx::BoundGraph bound = core::onnx::simplify(graph, bindingsOf(graph));
        countCosts(bound);
        for (const gpu::ElementWidth widest : {gpu::ElementWidth::Bits64, gpu::ElementWidth::Bits32}) {
            const core::onnx::BoundGraph fused = core::onnx::fuse(bound, widest);
            for (const core::onnx::Node& node : fused.graph.nodes)
                for (const std::string& output : node.outputs)
                    if (!output.empty() && fused.info(output).shape.elementCount() < 0)
                        broken("a tensor has no negative number of elements");
        }
    });
}

} // namespace fuzz
