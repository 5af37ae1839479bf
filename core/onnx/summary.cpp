#include "core/onnx/summary.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/onnx/fuse.h"
#include "core/onnx/host_eval.h"
#include "core/onnx/lowering.h"
#include "core/onnx/model.h"
#include "core/onnx/operators/operators.h"

namespace core::onnx {

namespace {

TensorInfo infoOf(const TensorInfoMap& tensors, const std::string& name)
{
    const auto found = tensors.find(name);
    return found == tensors.end() ? TensorInfo() : found->second;
}

std::vector<ParameterCount> countParameters(const Graph& graph)
{
    std::map<ElementType, ParameterCount> counts;
    for (const auto& [name, tensor] : graph.initialisers) {
        ParameterCount& count = counts[tensor.type()];
        count.type = tensor.type();
        ++count.tensors;
        count.elements += tensor.elementCount();
        count.bytes += tensor.elementCount() * elementBytes(tensor.type());
    }
    std::vector<ParameterCount> rows;
    rows.reserve(counts.size());
    for (const auto& [type, count] : counts)
        rows.push_back(count);
    return rows;
}

/// Fills in what shapes decide.
class NodeCounter {
public:
    NodeCounter(const Graph& graph, const InputShapes& shapes, const SimplifyReport& report)
        : m_graph(graph), m_report(report), m_tensors(report.tensors)
    {
        for (const ValueInfo& input : graph.inputs)
            if (const auto shape = shapes.shapes.find(input.name); shape != shapes.shapes.end())
                m_tensors[input.name] = {input.type, shape->second};
        for (const auto& [name, value] : graph.initialisers)
            m_tensors[name] = value.info();
    }

    NodeSummary count(size_t index)
    {
        const Node& node = m_graph.nodes[index];
        NodeSummary row;
        row.name = node.name;
        row.opType = node.opType;
        row.domain = node.domain;
        row.output = node.output(0);
        row.info = infoOf(m_tensors, node.output(0));
        row.fate = m_report.fates[index];
        countParameters(node, row);
        if (row.fate != NodeFate::Kept) {
            if (row.fate != NodeFate::Unsupported && row.fate != NodeFate::Behind)
                row.cost = NodeCost();
            return row;
        }
        std::vector<TensorInfo> outputs;
        for (const std::string& output : node.outputs) {
            outputs.push_back(infoOf(m_tensors, output));
            if (outputs.back().valid())
                row.activationBytes +=
                    static_cast<uint64_t>(outputs.back().shape.elementCount() * elementBytes(outputs.back().type));
        }
        row.cost = costOf(node, outputs);
        return row;
    }

private:
    void countParameters(const Node& node, NodeSummary& row)
    {
        for (const std::string& input : node.inputs) {
            const auto weights = m_graph.initialisers.find(input);
            if (weights == m_graph.initialisers.end() || !m_counted.insert(input).second)
                continue;
            row.parameters += weights->second.elementCount();
            row.parameterBytes += weights->second.elementCount() * elementBytes(weights->second.type());
        }
    }

    std::optional<NodeCost> costOf(const Node& node, std::span<const TensorInfo> outputs) const
    {
        std::vector<TensorInfo> inputs;
        for (const std::string& input : node.inputs) {
            inputs.push_back(infoOf(m_tensors, input));
            if (!input.empty() && !inputs.back().valid())
                return std::nullopt;
        }
        const std::vector<const HostTensor*> values(inputs.size(), nullptr);
        return nodeCost({node, inputs, values, m_graph.opset()}, outputs);
    }

    const Graph& m_graph;
    const SimplifyReport& m_report;
    TensorInfoMap m_tensors;
    std::unordered_set<std::string> m_counted;
};

void markUnsupported(ModelSummary& summary, const std::vector<UnsupportedNode>& unsupported)
{
    for (const UnsupportedNode& entry : unsupported)
        for (const int origin : entry.origins) {
            NodeSummary& node = summary.nodes[static_cast<size_t>(origin)];
            node.fate = NodeFate::Unsupported;
            node.reason = entry.reason;
        }
}

/// Nodes that passed shape inference, but that nothing here computes.
std::vector<UnsupportedNode> withoutKernel(const Graph& fused)
{
    return unsupportedNodes(fused, [](const Node& node) {
        return findOperator(node) != nullptr || (node.domain.empty() && canEvaluateOnHost(node.opType));
    });
}

void addGroups(ModelSummary& summary, const BoundGraph& fused, bool arithmetic64)
{
    for (const Node& node : fused.graph.nodes) {
        GroupSummary group;
        group.name = node.name;
        group.opType = fullType(node);
        group.info = infoOf(fused.tensors, node.output(0));
        for (const int origin : node.origins) {
            const auto member = static_cast<size_t>(origin);
            group.members.push_back(member);
            NodeSummary& part = summary.nodes[member];
            if (part.groups.empty() && part.cost) // where several nodes say it, the cost is the first one's
                group.cost += *part.cost;
            part.groups.push_back(static_cast<int>(summary.groups.size()));
            part.in64 = part.in64 || (arithmetic64 && width64Of(node) != Width64::No);
        }
        summary.groups.push_back(std::move(group));
    }
}

Bindings bindingsOf(const ModelSummary& summary, const SummaryOptions& options)
{
    return {summary.shapes.shapes, options.values, {}};
}

} // namespace

int ModelSummary::count(NodeFate fate) const
{
    return static_cast<int>(
        std::count_if(nodes.begin(), nodes.end(), [fate](const NodeSummary& node) { return node.fate == fate; }));
}

int ModelSummary::narrowedNodes() const
{
    return static_cast<int>(std::count_if(nodes.begin(), nodes.end(), [](const NodeSummary& node) {
        return node.fate == NodeFate::Kept && node.info.type == ElementType::Double && !node.in64;
    }));
}

int64_t ModelSummary::parameterCount() const
{
    int64_t sum = 0;
    for (const ParameterCount& row : parameters)
        sum += row.elements;
    return sum;
}

int64_t ModelSummary::parameterBytes() const
{
    int64_t sum = 0;
    for (const ParameterCount& row : parameters)
        sum += row.bytes;
    return sum;
}

ModelSummary summarise(const Model& model, const SummaryOptions& options)
{
    const Graph& graph = model.graph();
    ModelSummary summary;
    summary.inputs = graph.inputs;
    summary.outputs = graph.outputs;
    summary.facts = graph.facts;
    summary.opsets = graph.opsets;
    summary.operators = countByType(graph);
    summary.parameters = countParameters(graph);
    summary.arithmetic64 = options.arithmetic64;
    summary.shapes = completeShapes(graph, options.shapes, options.values);
    SimplifyReport report;
    const BoundGraph fused =
        fuse(simplify(graph, bindingsOf(summary, options), report), widestWith(options.arithmetic64));
    for (const ValueInfo& output : graph.outputs)
        if (const TensorInfo info = infoOf(report.tensors, output.name); info.valid())
            summary.outputInfos[output.name] = info;
    NodeCounter counter(graph, summary.shapes, report);
    for (size_t k = 0; k < graph.nodes.size(); ++k) {
        summary.nodes.push_back(counter.count(k));
        const NodeSummary& node = summary.nodes.back();
        if (node.cost)
            summary.cost += *node.cost;
        summary.uncounted += node.fate == NodeFate::Kept && !node.cost ? 1 : 0;
        summary.activationBytes += node.activationBytes;
    }
    addGroups(summary, fused, options.arithmetic64);
    markUnsupported(summary, report.unsupported);
    markUnsupported(summary, withoutKernel(fused.graph));
    return summary;
}

std::unique_ptr<Plan> planSummarised(ModelSummary& summary, gpu::Device& device, std::shared_ptr<const Model> model,
                                     const SummaryOptions& wanted, std::vector<std::string> outputs,
                                     const gpu::RunControl& control, std::shared_ptr<WeightCache> weights)
{
    SummaryOptions options = wanted;
    options.arithmetic64 = options.arithmetic64 && device.info().arithmetic64();
    if (summary.arithmetic64 != options.arithmetic64) // once: a summary that was planned keeps what it learned
        summary = summarise(*model, options);
    if (!summary.runs())
        return nullptr;
    if (!weights)
        weights = std::make_shared<WeightCache>(device);
    if (!summary.plan) { // once planned, all of it is known to run
        WeightCache constants(device);
        const BoundGraph fused =
            fuse(simplify(model->graph(), bindingsOf(summary, options)), widestWith(options.arithmetic64));
        Lowering lowering(*model, fused, *weights, constants, options.arithmetic64);
        markUnsupported(summary, lowering.lowerAll());
        if (!summary.runs())
            return nullptr;
    }
    const bool asSummarised = outputs.empty();
    auto plan = std::make_unique<Plan>(
        device, std::move(model),
        PlanOptions{summary.shapes.shapes, options.values, std::move(outputs), options.arithmetic64, weights}, control);
    if (!asSummarised)
        return plan; // taps may keep nodes apart that are fused otherwise
    for (GroupSummary& group : summary.groups)
        group.kernels.clear();
    const std::vector<gpu::KernelTiming> dispatches = plan->commands().dispatches();
    for (const PlanStep& step : plan->steps())
        for (size_t k = 0; k < step.dispatches; ++k)
            summary.groups[static_cast<size_t>(step.node)].kernels.push_back(dispatches[step.firstDispatch + k].kernel);
    summary.plan = PlanSummary{plan->arenaBytes(), plan->pinnedBytes(), plan->commands().dispatchCount(),
                               plan->commands().pipelineCount()};
    return plan;
}

std::vector<double> nodeTimes(const ModelSummary& summary, const std::vector<double>& groupTimes)
{
    std::vector<double> times(summary.nodes.size(), -1);
    for (size_t group = 0; group < summary.groups.size() && group < groupTimes.size(); ++group) {
        double& time = times[summary.groups[group].members.back()];
        time = std::max(time, 0.0) + groupTimes[group];
    }
    return times;
}

} // namespace core::onnx
