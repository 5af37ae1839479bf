// softmax(scale q k^T + bias) v, as two products around a Softmax.

#include <algorithm>
#include <optional>
#include <vector>

#include "core/onnx/fuse/passes.h"

namespace core::onnx {

namespace {

using Index = GraphEditor::Index;
constexpr Index kNone = GraphEditor::kNone;

constexpr int64_t kMaxHeadSize = 256; // of gpu::attention
constexpr int kMaxLeadingAxes = 3;

struct Match {
    std::vector<Index> group;
    std::string q, k, v, bias;
    float scale = 1;
    bool keyTransposed = true;
};

/// If the tensor is a scaled one (by a constant, used only here), takes that node in and gives the tensor before it.
std::string takeScale(const GraphEditor& graph, const std::string& tensor, Match& match)
{
    const Index index = graph.producer(tensor);
    if (index == kNone || graph.onlyUser(tensor) == kNone)
        return tensor;
    const Node& node = graph.node(index);
    if (!node.is("Mul") && !node.is("Div"))
        return tensor;
    size_t constantAt = 1;
    if (node.is("Mul") && graph.scalar(node.input(0)))
        constantAt = 0;
    const std::optional<float> factor = graph.scalar(node.input(constantAt));
    const std::string& before = node.input(1 - constantAt);
    if (!factor || *factor == 0 || !(graph.info(before) == graph.info(tensor)))
        return tensor;
    match.group.push_back(index);
    match.scale *= node.is("Mul") ? *factor : 1 / *factor;
    return before;
}

/// The product q k^T that gives `scores`, perhaps scaled.
bool matchScores(const GraphEditor& graph, const std::string& scores, Match& match)
{
    const std::string unscaled = takeScale(graph, scores, match);
    const Index product = graph.producer(unscaled, "MatMul");
    if (product == kNone || graph.onlyUser(unscaled) == kNone)
        return false;
    match.group.push_back(product);
    match.q = takeScale(graph, graph.node(product).input(0), match);
    match.k = takeScale(graph, graph.node(product).input(1), match);
    return true;
}

/// The key before a node that only swaps its last two axes.
void takeTranspose(const GraphEditor& graph, Match& match)
{
    const Index index = graph.producer(match.k, "Transpose");
    if (index == kNone || graph.onlyUser(match.k) == kNone)
        return;
    std::vector<int64_t> order = graph.read(index, [](const NodeCall& call) { return permutation(call); });
    if (order.size() < 2)
        return;
    std::swap(order[order.size() - 1], order[order.size() - 2]);
    if (!std::is_sorted(order.begin(), order.end()))
        return;
    match.group.push_back(index);
    match.k = graph.node(index).input(0);
    match.keyTransposed = false;
}

bool overLastAxis(const GraphEditor& graph, const Node& softmax)
{
    const int rank = graph.info(softmax.input(0)).shape.rank();
    const int64_t axis = softmax.intAttribute("axis", graph.opset() < 13 ? 1 : -1);
    return gpu::normalisedAxis(axis, rank) == rank - 1;
}

std::optional<Match> matchAttention(const GraphEditor& graph, Index softmax)
{
    const Node& node = graph.node(softmax);
    const Index last = graph.onlyUser(node.output(0));
    if (!overLastAxis(graph, node) || last == kNone || !graph.node(last).is("MatMul") ||
        graph.node(last).input(0) != node.output(0))
        return std::nullopt;
    const std::string& logits = node.input(0);
    std::optional<Match> found;
    if (Match plain; matchScores(graph, logits, plain))
        found = plain;
    const Index sum = graph.producer(logits, "Add");
    for (size_t side = 0; side < 2 && !found && sum != kNone && graph.onlyUser(logits) != kNone; ++side) {
        Match biased;
        const std::string& scores = graph.node(sum).input(side);
        if (!(graph.info(scores) == graph.info(logits)) || !matchScores(graph, scores, biased))
            continue;
        biased.bias = graph.node(sum).input(1 - side);
        biased.group.push_back(sum);
        found = biased;
    }
    if (!found)
        return std::nullopt;
    takeTranspose(graph, *found);
    found->v = graph.node(last).input(1);
    found->group.insert(found->group.end(), {softmax, last});
    return found;
}

/// Whether gpu::attention can take these shapes.
bool fitsKernel(const GraphEditor& graph, const Match& match, const TensorInfo& result)
{
    const gpu::Shape& q = graph.info(match.q).shape;
    const gpu::Shape& k = graph.info(match.k).shape;
    const gpu::Shape& v = graph.info(match.v).shape;
    const int rank = q.rank();
    if (result.type != ElementType::Float || rank < 2 || rank > 2 + kMaxLeadingAxes || k.rank() != rank ||
        v.rank() != rank || result.shape.rank() != rank)
        return false;
    for (int axis = 0; axis + 2 < rank; ++axis)
        if (q[axis] != k[axis] || q[axis] != v[axis])
            return false;
    if (q.back() > kMaxHeadSize || v.back() > kMaxHeadSize || result.shape.elementCount() == 0)
        return false;
    gpu::Shape scores = q;
    scores[rank - 1] = v[rank - 2];
    return match.bias.empty() || gpu::broadcastShapes(graph.info(match.bias).shape, scores) == scores;
}

} // namespace

void fuseAttention(GraphEditor& graph)
{
    for (Index index = 0; index < graph.end(); ++index) {
        if (!graph.isAlive(index) || !graph.node(index).is("Softmax") || graph.computes64(index))
            continue;
        const std::optional<Match> match = matchAttention(graph, index);
        if (!match)
            continue;
        const Index lastIndex = match->group.back();
        const Node& last = graph.node(lastIndex);
        if (!graph.isClosed(match->group, lastIndex) || !fitsKernel(graph, *match, graph.info(last.output(0))))
            continue;
        Node attention;
        attention.opType = "Attention";
        attention.domain = kFusedDomain;
        attention.name = graph.node(index).name; // the Softmax: what people look for
        attention.inputs = {match->q, match->k, match->v, match->bias};
        attention.outputs = last.outputs;
        attention.attributes["scale"] = match->scale;
        attention.attributes["keyTransposed"] = int64_t{match->keyTransposed ? 1 : 0};
        graph.replace(match->group, lastIndex, std::move(attention));
    }
}

} // namespace core::onnx
