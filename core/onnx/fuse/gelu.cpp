// x/2 (1 + erf(x / sqrt 2)) as exporters spell it: the factor 1/2 before, between or after the product with x.

#include <cmath>
#include <numbers>
#include <vector>

#include "core/onnx/fuse/passes.h"

namespace core::onnx {

namespace {

using Index = GraphEditor::Index;

constexpr float kSqrt2 = std::numbers::sqrt2_v<float>;

/// x, if the node is x / sqrt 2.
std::string dividedBySqrt2(const GraphEditor& graph, Index index)
{
    const Node& node = graph.node(index);
    if (node.is("Div"))
        return besideScalar(graph, node, kSqrt2, 1e-4F);
    return node.is("Mul") ? besideScalar(graph, node, 1 / kSqrt2, 1e-4F) : std::string();
}

/// x, if the node is x / 2.
std::string halved(const GraphEditor& graph, Index index)
{
    const Node& node = graph.node(index);
    if (node.is("Div"))
        return besideScalar(graph, node, 2);
    return node.is("Mul") ? besideScalar(graph, node, 0.5F) : std::string();
}

/// The nodes from x to the result, the last at the end; empty if this Erf belongs to no Gelu.
std::vector<Index> matchGelu(const GraphEditor& graph, Index erf, std::string& x)
{
    const Index scaled = graph.producer(graph.node(erf).input(0));
    if (scaled == GraphEditor::kNone)
        return {};
    x = dividedBySqrt2(graph, scaled);
    const Index plusOne = graph.onlyUser(graph.node(erf).output(0));
    if (x.empty() || plusOne == GraphEditor::kNone || !graph.node(plusOne).is("Add") ||
        besideScalar(graph, graph.node(plusOne), 1).empty())
        return {};
    const std::string& sum = graph.node(plusOne).output(0);
    const Index first = graph.onlyUser(sum);
    if (first == GraphEditor::kNone)
        return {};
    std::vector<Index> group{scaled, erf, plusOne, first};
    if (!halved(graph, first).empty()) { // x * (0.5 * sum)
        const Index product = graph.onlyUser(graph.node(first).output(0));
        if (product == GraphEditor::kNone || !graph.node(product).is("Mul") ||
            otherInput(graph.node(product), graph.node(first).output(0)) != x)
            return {};
        group.push_back(product);
        return group;
    }
    if (!graph.node(first).is("Mul"))
        return {};
    const std::string factor = otherInput(graph.node(first), sum);
    if (factor == x) { // 0.5 * (x * sum)
        const Index half = graph.onlyUser(graph.node(first).output(0));
        if (half == GraphEditor::kNone || halved(graph, half).empty())
            return {};
        group.push_back(half);
        return group;
    }
    const Index half = graph.producer(factor); // (0.5 * x) * sum
    if (half == GraphEditor::kNone || halved(graph, half) != x)
        return {};
    group.insert(group.begin(), half);
    return group;
}

} // namespace

void fuseGelu(GraphEditor& graph)
{
    for (Index index = 0; index < graph.end(); ++index) {
        if (!graph.isAlive(index) || !graph.node(index).is("Erf") || graph.computes64(index))
            continue;
        std::string x;
        const std::vector<Index> group = matchGelu(graph, index, x);
        if (group.empty() || !graph.isClosed(group, group.back()))
            continue;
        const Node& last = graph.node(group.back());
        if (!(graph.info(x) == graph.info(last.output(0))))
            continue;
        Node gelu;
        gelu.opType = "Gelu";
        gelu.domain = kFusedDomain;
        gelu.name = last.name;
        gelu.inputs = {x};
        gelu.outputs = last.outputs;
        graph.replace(group, group.back(), std::move(gelu));
    }
}

} // namespace core::onnx
