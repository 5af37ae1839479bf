// (x - mean) / sqrt(variance + epsilon), with or without scale and bias, as exporters spell it, and ONNX's own node for
// it.

#include <numeric>
#include <optional>
#include <vector>

#include "core/onnx/fuse/passes.h"

namespace core::onnx {

namespace {

using Index = GraphEditor::Index;
constexpr Index kNone = GraphEditor::kNone;

struct Match {
    std::vector<Index> group; ///< the last at the end
    std::string x;
    std::vector<int> axes;
    float epsilon = 0;
};

/// The axes of a ReduceMean that keeps them, else none.
std::vector<int> meanAxes(const GraphEditor& graph, Index mean)
{
    if (mean == kNone || !graph.node(mean).is("ReduceMean") || graph.node(mean).intAttribute("keepdims", 1) == 0)
        return {};
    return graph.read(mean, [](const NodeCall& call) { return reducedAxes(call); });
}

/// d, if the node is its square.
std::string squared(const GraphEditor& graph, Index index)
{
    const Node& node = graph.node(index);
    if (node.is("Mul") && node.input(0) == node.input(1))
        return node.input(0);
    const HostTensor* exponent = node.is("Pow") ? graph.constant(node.input(1)) : nullptr;
    return exponent && exponent->elementCount() == 1 && exponent->doubleAt(0) == 2.0 ? node.input(0) : std::string();
}

/// Checks that `name` is x - mean(x) and adds its nodes (once) to the match.
bool matchCentred(const GraphEditor& graph, const std::string& name, Match& match)
{
    const Index sub = graph.producer(name, "Sub");
    if (sub == kNone)
        return false;
    const Index mean = graph.producer(graph.node(sub).input(1), "ReduceMean");
    const std::vector<int> axes = meanAxes(graph, mean);
    if (axes.empty() || graph.node(mean).input(0) != graph.node(sub).input(0))
        return false;
    if (match.axes.empty()) {
        match.axes = axes;
        match.x = graph.node(sub).input(0);
    }
    for (const Index member : {mean, sub})
        if (std::find(match.group.begin(), match.group.end(), member) == match.group.end())
            match.group.push_back(member);
    return axes == match.axes && match.x == graph.node(sub).input(0);
}

/// The core of the pattern, from its division on backwards.
std::optional<Match> matchDivision(const GraphEditor& graph, Index division)
{
    const Node& div = graph.node(division);
    const Index root = graph.producer(div.input(1), "Sqrt");
    const Index sum = root == kNone ? kNone : graph.producer(graph.node(root).input(0), "Add");
    if (sum == kNone)
        return std::nullopt;
    Match match;
    const Node& add = graph.node(sum);
    const bool swapped = graph.scalar(add.input(0)).has_value();
    const std::optional<float> epsilon = graph.scalar(add.input(swapped ? 0 : 1));
    const Index variance = graph.producer(add.input(swapped ? 1 : 0), "ReduceMean");
    const std::vector<int> axes = meanAxes(graph, variance);
    const Index square = axes.empty() ? kNone : graph.producer(graph.node(variance).input(0));
    if (!epsilon || square == kNone)
        return std::nullopt;
    match.epsilon = *epsilon;
    const std::string centred = squared(graph, square);
    if (!matchCentred(graph, centred, match) || !matchCentred(graph, div.input(0), match) || axes != match.axes)
        return std::nullopt;
    match.group.insert(match.group.end(), {square, variance, sum, root, division});
    if (!graph.isClosed(match.group, division))
        return std::nullopt;
    return match;
}

/// Whether the axes are the last ones.
bool areTrailing(const std::vector<int>& axes, int rank)
{
    for (size_t k = 0; k < axes.size(); ++k)
        if (axes[k] != rank - static_cast<int>(axes.size() - k))
            return false;
    return true;
}

/// The constant `name` with exactly one value per normalised element, in the shape the kernel takes, or nothing.
std::optional<HostTensor> asParameter(const GraphEditor& graph, const std::string& name, const gpu::Shape& x,
                                      const std::vector<int>& axes)
{
    const HostTensor* value = graph.constant(name);
    if (!value || value->type() != ElementType::Float || value->shape().rank() > x.rank())
        return std::nullopt;
    gpu::Shape wanted;
    for (const int axis : axes)
        wanted.append(x[axis]);
    const int lead = x.rank() - value->shape().rank();
    for (int axis = 0; axis < x.rank(); ++axis) {
        const int64_t extent = axis < lead ? 1 : value->shape()[axis - lead];
        const bool reduced = std::find(axes.begin(), axes.end(), axis) != axes.end();
        if (extent != (reduced ? x[axis] : 1))
            return std::nullopt;
    }
    return value->reshaped(wanted);
}

/// Takes the node after the match in if it is `opType` with a parameter; gives the parameter's name.
std::string takeParameter(GraphEditor& graph, Match& match, std::string_view opType)
{
    const std::string& result = graph.node(match.group.back()).output(0);
    const Index next = graph.onlyUser(result);
    if (next == kNone || !graph.node(next).is(opType))
        return {};
    const std::string name = otherInput(graph.node(next), result);
    const std::optional<HostTensor> value = asParameter(graph, name, graph.info(match.x).shape, match.axes);
    if (!value || !(graph.info(graph.node(next).output(0)) == graph.info(match.x)))
        return {};
    match.group.push_back(next);
    return value->shape() == graph.info(name).shape ? name : graph.addConstant(name, *value);
}

void replaceSpelledOut(GraphEditor& graph, Index division)
{
    std::optional<Match> match = matchDivision(graph, division);
    if (!match || graph.info(match->x).type != ElementType::Float)
        return;
    const int rank = graph.info(match->x).shape.rank();
    const bool overChannels = rank == 4 && match->axes == std::vector<int>{1};
    if (!overChannels && !areTrailing(match->axes, rank))
        return;
    const std::string scale = takeParameter(graph, *match, "Mul");
    const std::string bias = takeParameter(graph, *match, "Add");
    const Node& last = graph.node(match->group.back());
    Node norm;
    norm.opType = overChannels ? "ChannelNorm" : "LayerNorm";
    norm.domain = kFusedDomain;
    norm.name = last.name;
    norm.inputs = {match->x, scale, bias};
    norm.outputs = last.outputs;
    norm.attributes["epsilon"] = match->epsilon;
    if (!overChannels)
        norm.attributes["axis"] = int64_t{match->axes.front()};
    graph.replace(match->group, match->group.back(), std::move(norm));
}

/// ONNX LayerNormalization-17 with the plain shapes of its parameters and without its optional outputs.
void replaceStandard(GraphEditor& graph, Index index)
{
    const Node& node = graph.node(index);
    const TensorInfo& x = graph.info(node.input(0));
    const int axis = gpu::normalisedAxis(node.intAttribute("axis", -1), x.shape.rank());
    const gpu::Shape normalised(std::span(x.shape.begin() + axis, x.shape.end()));
    for (const size_t parameter : {size_t{1}, size_t{2}})
        if (node.hasInput(parameter) && !(graph.info(node.input(parameter)).shape == normalised))
            return;
    if (x.type != ElementType::Float || !node.output(1).empty() || !node.output(2).empty())
        return;
    Node norm;
    norm.opType = "LayerNorm";
    norm.domain = kFusedDomain;
    norm.name = node.name;
    norm.inputs = {node.input(0), node.input(1), node.input(2)};
    norm.outputs = {node.output(0)};
    norm.attributes["epsilon"] = node.floatAttribute("epsilon", 1e-5F);
    norm.attributes["axis"] = int64_t{axis};
    graph.replace(std::span(&index, 1), index, std::move(norm));
}

} // namespace

void fuseNormalisation(GraphEditor& graph)
{
    for (Index index = 0; index < graph.end(); ++index) {
        if (!graph.isAlive(index) || graph.computes64(index))
            continue;
        if (graph.node(index).is("Div"))
            replaceSpelledOut(graph, index);
        else if (graph.node(index).is("LayerNormalization"))
            replaceStandard(graph, index);
    }
}

} // namespace core::onnx
