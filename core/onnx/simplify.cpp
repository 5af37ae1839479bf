#include "core/onnx/simplify.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/limits.h"
#include "core/onnx/decompose.h"
#include "core/onnx/host_eval.h"
#include "core/onnx/input_binding.h"
#include "core/onnx/no_op.h"
#include "core/onnx/node_error.h"
#include "core/onnx/shape_inference.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// How many nodes may come from decompositions for each that a model may have; one long recurrent layer is 100 000.
constexpr int64_t kPartsPerNode = 4;

using NameSet = std::unordered_set<std::string>;

/// Names of all tensors that the wanted ones depend on (themselves included), and which nodes make them.
struct Needed {
    NameSet tensors;
    std::vector<bool> nodes;
};

Needed findNeeded(const std::vector<Node>& nodes, const std::vector<std::string>& wanted)
{
    Needed needed;
    needed.tensors.insert(wanted.begin(), wanted.end());
    needed.nodes.assign(nodes.size(), false);
    for (size_t k = nodes.size(); k-- > 0;) {
        const Node& node = nodes[k];
        const bool used = std::any_of(node.outputs.begin(), node.outputs.end(),
                                      [&](const std::string& name) { return needed.tensors.contains(name); });
        if (!used)
            continue;
        needed.nodes[k] = true;
        needed.tensors.insert(node.inputs.begin(), node.inputs.end());
        needed.tensors.erase(""); // at once: outputs that are left out have that name, too
    }
    return needed;
}

std::vector<std::string> wantedOutputs(const Graph& graph, const Bindings& bindings)
{
    std::vector<std::string> wanted = bindings.outputs;
    if (wanted.empty())
        for (const ValueInfo& output : graph.outputs)
            wanted.push_back(output.name);
    std::unordered_set<std::string_view> known;
    for (const Node& node : graph.nodes)
        known.insert(node.outputs.begin(), node.outputs.end());
    for (const auto& entry : graph.initialisers)
        known.insert(entry.first);
    for (const ValueInfo& input : graph.inputs)
        known.insert(input.name);
    for (const std::string& name : wanted)
        if (name.empty() || !known.contains(name))
            throw Error(ErrorKind::NotFound, {mark("onnx", "The model has no tensor named %1"), {name}});
    return wanted;
}

/// Only the shape of the input matters, not its values.
bool needsOnlyShapes(const Node& node) { return node.is("Shape") || node.is("Size"); }

/// Constants of any size are passed on, since the result shares the memory.
bool sharesMemory(const Node& node)
{
    return node.is("Constant") || node.is("Identity") || node.is("Reshape") || node.is("Flatten") ||
           node.is("Squeeze") || node.is("Unsqueeze");
}

class Simplifier {
public:
    Simplifier(const Graph& graph, const Bindings& bindings)
        : m_source(graph),
          m_wanted(wantedOutputs(graph, bindings)),
          m_needed(findNeeded(graph.nodes, m_wanted)),
          m_names(graph)
    {
        m_result.graph.name = graph.name;
        m_result.graph.opsets = graph.opsets;
        for (const auto& [name, value] : graph.initialisers)
            if (m_needed.tensors.contains(name))
                addConstant(name, value);
        for (const auto& [name, input] : bindInputs(graph, bindings, m_needed.tensors)) {
            m_result.tensors[name] = input.info;
            if (input.value.valid())
                m_result.graph.initialisers[name] = input.value;
        }
    }

    BoundGraph run()
    {
        visitAll();
        throwIfUnsupported(m_unsupported);
        prune();
        return std::move(m_result);
    }

    BoundGraph run(SimplifyReport& report)
    {
        m_fates.assign(m_source.nodes.size(), NodeFate::Unused);
        visitAll();
        report.tensors = knownOutputs();
        if (!m_unsupported.empty())
            wantWhatIsKnown();
        prune();
        std::vector<bool> kept(m_source.nodes.size(), false);
        for (const Node& node : m_result.graph.nodes)
            for (const int origin : node.origins)
                kept[static_cast<size_t>(origin)] = true;
        for (size_t k = 0; k < m_fates.size(); ++k)
            if (m_fates[k] == NodeFate::Kept && !kept[k])
                m_fates[k] = NodeFate::Unused;
        report.fates = std::move(m_fates);
        report.unsupported = std::move(m_unsupported);
        return std::move(m_result);
    }

private:
    void visitAll()
    {
        for (size_t k = 0; k < m_source.nodes.size(); ++k)
            if (m_needed.nodes[k]) {
                m_origin = k;
                visit(m_source.nodes[k]);
            }
    }

    void happens(NodeFate fate)
    {
        if (!m_fates.empty())
            m_fates[m_origin] = std::max(m_fates[m_origin], fate);
    }

    /// Types and shapes of what the model's nodes make, where they are known.
    TensorInfoMap knownOutputs() const
    {
        TensorInfoMap known;
        for (const Node& node : m_source.nodes)
            for (const std::string& output : node.outputs) {
                const auto alias = m_aliases.find(output);
                const auto found = m_result.tensors.find(alias == m_aliases.end() ? output : alias->second);
                if (!output.empty() && found != m_result.tensors.end())
                    known[output] = found->second;
            }
        return known;
    }

    /// After unsupported nodes: what is left is all that was computed and that nothing else uses.
    void wantWhatIsKnown()
    {
        NameSet used;
        for (const Node& node : m_result.graph.nodes)
            used.insert(node.inputs.begin(), node.inputs.end());
        std::erase_if(m_wanted, [&](const std::string& name) { return !m_result.tensors.contains(name); });
        for (const Node& node : m_result.graph.nodes)
            for (const std::string& output : node.outputs)
                if (!output.empty() && !used.contains(output) &&
                    std::find(m_wanted.begin(), m_wanted.end(), output) == m_wanted.end())
                    m_wanted.push_back(output);
    }

    void visit(const Node& source)
    {
        std::vector<std::string> inputs;
        for (const std::string& name : source.inputs) {
            const auto alias = m_aliases.find(name);
            inputs.push_back(alias == m_aliases.end() ? name : alias->second);
        }
        if (std::any_of(inputs.begin(), inputs.end(), [&](const auto& name) { return m_unknown.contains(name); })) {
            leaveUnknown(source); // the cause is listed already
            happens(NodeFate::Behind);
            return;
        }
        std::vector<TensorInfo> infos;
        std::vector<const HostTensor*> values;
        for (const std::string& name : inputs) {
            infos.push_back(m_result.info(name));
            values.push_back(m_result.constant(name));
        }
        const NodeCall call{source, infos, values, m_source.opset()};
        std::vector<TensorInfo> outputs;
        try {
            const DecompositionRule rule = findDecomposition(source);
            if (!rule || canInferShapes(source.opType))
                outputs = inferShapes(source, infos, values, call.opset);
            if (!outputs.empty() && foldConstants(call, outputs))
                return;
            if (!(rule && decompose(call, rule)) && !dropNoOp(call, inputs, outputs))
                keep(source, std::move(inputs), outputs);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Unsupported)
                throw;
            const bool unknown =
                !source.domain.empty() || (!canInferShapes(source.opType) && !findDecomposition(source));
            m_unsupported.push_back(
                {source.name, source.opType, source.domain, unknown ? "" : error.what(), {static_cast<int>(m_origin)}});
            happens(NodeFate::Unsupported);
            leaveUnknown(source);
        }
    }

    void leaveUnknown(const Node& node)
    {
        m_unknown.insert(node.outputs.begin(), node.outputs.end());
        m_unknown.erase(""); // inputs that are left out have that name, too
    }

    /// Visits the nodes that stand for this one; false if the rule leaves it as it is. What is wrong with one of them
    /// is told of the node itself.
    bool decompose(const NodeCall& call, DecompositionRule rule)
    {
        Decomposition parts(call, m_names);
        try {
            rule(parts);
        } catch (const Error& error) {
            throwInNode(call.node, error);
        }
        if (parts.nodes.empty())
            return false;
        checkParts(call.node, parts);
        for (const auto& [name, value] : parts.constants)
            addConstant(name, value);
        const size_t listed = m_unsupported.size();
        for (const Node& part : parts.nodes) {
            m_needed.tensors.insert(part.outputs.begin(), part.outputs.end());
            visit(part);
        }
        if (m_unsupported.size() > listed) {
            m_unsupported.resize(listed + 1);
            m_unsupported.back().opType = call.node.opType;
        }
        return true;
    }

    void checkParts(const Node& node, const Decomposition& parts)
    {
        m_parts += static_cast<int64_t>(parts.nodes.size());
        const int64_t most = kPartsPerNode * limits::modelNodes.value();
        if (m_parts > most)
            limits::modelNodes.refuse(
                {mark("onnx", "The model's nodes stand for more than %1 simpler ones"), {std::to_string(most)}});
        for (const std::string& output : node.outputs) {
            const auto makes = [&](const Node& part) {
                return std::find(part.outputs.begin(), part.outputs.end(), output) != part.outputs.end();
            };
            if (m_needed.tensors.contains(output) && std::none_of(parts.nodes.begin(), parts.nodes.end(), makes))
                refuseOutput(output, node);
        }
    }

    [[noreturn]] static void refuseOutput(const std::string& output, const Node& node)
    {
        throw Error(ErrorKind::Unsupported,
                    {mark("onnx", "The output %1 of the operator %2 is not supported"), {output, node.opType}});
    }

    /// Computes the node now if that is possible and the result small.
    bool foldConstants(const NodeCall& call, const std::vector<TensorInfo>& outputs)
    {
        const Node& node = call.node;
        if (!canEvaluateOnHost(node.opType))
            return false;
        const bool shapesOnly = needsOnlyShapes(node);
        std::vector<HostTensor> inputs;
        for (size_t k = 0; k < call.inputs.size(); ++k) {
            if (call.has(k) && !call.values[k] && !shapesOnly)
                return false;
            const bool unreadable = call.values[k] && elementBytes(call.values[k]->type()) == 0; // strings, for one
            if (unreadable && !shapesOnly)
                return false;
            if (call.values[k] && !unreadable)
                inputs.push_back(*call.values[k]);
            else
                inputs.emplace_back(call.inputs[k].type, call.inputs[k].shape, nullptr);
        }
        const bool small = std::all_of(outputs.begin(), outputs.end(), [](const TensorInfo& info) {
            return info.shape.elementCount() <= kMaxFoldedElements;
        });
        // Of an empty tensor with a huge extent whole axes would be counted for nothing.
        const auto hasHugeAxis = [](const TensorInfo& info) {
            return info.shape.elementCount() == 0 &&
                   std::any_of(info.shape.begin(), info.shape.end(),
                               [](int64_t extent) { return extent > kMaxFoldedElements; });
        };
        const bool strange = std::any_of(outputs.begin(), outputs.end(), hasHugeAxis) ||
                             std::any_of(inputs.begin(), inputs.end(), [&](const HostTensor& input) {
                                 return input.valid() && hasHugeAxis(input.info());
                             });
        if (strange || (!small && !sharesMemory(node)))
            return false;
        const std::vector<HostTensor> results = evaluateOnHost(node, inputs, call.opset);
        for (size_t k = 0; k < node.outputs.size() && k < results.size(); ++k)
            if (!node.outputs[k].empty())
                addConstant(node.outputs[k], results[k]);
        happens(NodeFate::Folded);
        return true;
    }

    /// Lets users of a node that changes nothing take its input; a wanted output stays as an Identity.
    bool dropNoOp(const NodeCall& call, const std::vector<std::string>& inputs, const std::vector<TensorInfo>& outputs)
    {
        const int source = unchangedInput(call, outputs);
        if (source < 0)
            return false;
        const Node& node = call.node;
        for (size_t k = 1; k < node.outputs.size(); ++k)
            if (m_needed.tensors.contains(node.outputs[k]))
                return false;
        const std::string& input = inputs[static_cast<size_t>(source)];
        if (std::find(m_wanted.begin(), m_wanted.end(), node.outputs[0]) == m_wanted.end()) {
            m_aliases[node.outputs[0]] = input;
            happens(NodeFate::Dropped);
            return true;
        }
        Node identity;
        identity.opType = "Identity";
        identity.name = node.name;
        identity.outputs = {node.outputs[0]};
        keep(identity, {input}, {m_result.info(input)});
        return true;
    }

    void keep(const Node& source, std::vector<std::string> inputs, const std::vector<TensorInfo>& outputs)
    {
        Node node = source;
        node.inputs = std::move(inputs);
        node.origins = {static_cast<int>(m_origin)};
        for (size_t k = 0; k < node.outputs.size(); ++k) {
            std::string& name = node.outputs[k];
            if (!m_needed.tensors.contains(name))
                name.clear();
            else if (k < outputs.size())
                m_result.tensors[name] = outputs[k];
            else
                refuseOutput(name, node);
        }
        m_result.graph.nodes.push_back(std::move(node));
        happens(NodeFate::Kept);
    }

    void addConstant(const std::string& name, const HostTensor& value)
    {
        m_result.graph.initialisers.insert_or_assign(name, value);
        m_result.tensors[name] = value.info();
    }

    /// Removes what only served shapes that are known now.
    void prune()
    {
        Graph& graph = m_result.graph;
        const Needed needed = findNeeded(graph.nodes, m_wanted);
        size_t index = 0;
        std::erase_if(graph.nodes, [&](const Node&) { return !needed.nodes[index++]; });
        const auto unused = [&](const auto& entry) { return !needed.tensors.contains(entry.first); };
        std::erase_if(graph.initialisers, unused);
        std::erase_if(m_result.tensors, unused);
        for (const ValueInfo& input : m_source.inputs)
            if (needed.tensors.contains(input.name) && !graph.initialisers.contains(input.name))
                graph.inputs.push_back(boundValue(input.name));
        for (const std::string& name : m_wanted)
            graph.outputs.push_back(boundValue(name));
    }

    ValueInfo boundValue(const std::string& name) const
    {
        const TensorInfo& info = m_result.info(name);
        ValueInfo value;
        value.name = name;
        value.type = info.type;
        value.hasShape = true;
        for (const int64_t extent : info.shape)
            value.dimensions.push_back({extent, {}});
        return value;
    }

    const Graph& m_source;
    std::vector<std::string> m_wanted;
    Needed m_needed;
    BoundGraph m_result;
    std::unordered_map<std::string, std::string> m_aliases; ///< dropped tensor -> the one that is equal
    FreshNames m_names;                                     ///< of what decompositions add
    int64_t m_parts = 0;                                    ///< nodes that decompositions added
    NameSet m_unknown;                                      ///< tensors without a shape because of an unsupported node
    std::vector<UnsupportedNode> m_unsupported;
    size_t m_origin = 0;           ///< the model's node that is visited
    std::vector<NodeFate> m_fates; ///< empty: nobody wants to know
};

} // namespace

BoundGraph simplify(const Graph& graph, const Bindings& bindings) { return Simplifier(graph, bindings).run(); }

BoundGraph simplify(const Graph& graph, const Bindings& bindings, SimplifyReport& report)
{
    return Simplifier(graph, bindings).run(report);
}

std::vector<UnsupportedNode> unsupportedNodes(const Graph& graph, const std::function<bool(const Node&)>& supported)
{
    std::vector<UnsupportedNode> result;
    for (const Node& node : graph.nodes)
        if (!supported(node))
            result.push_back({node.name, node.opType, node.domain, {}, node.origins});
    return result;
}

void throwIfUnsupported(const std::vector<UnsupportedNode>& nodes)
{
    if (nodes.empty())
        return;
    std::string list;
    for (const UnsupportedNode& node : nodes) {
        list += (list.empty() ? "" : "; ") + node.name + " (" + fullType(node);
        list += node.reason.empty() ? ")" : "): " + node.reason;
    }
    throw Error(
        ErrorKind::Unsupported,
        {mark("onnx", "The model has %1 nodes that are not supported: %2"), {std::to_string(nodes.size()), list}},
        {mark("onnx", "Use another model, or export it with other operators."), {}});
}

std::map<std::string, int> countByType(const Graph& graph)
{
    std::map<std::string, int> counts;
    for (const Node& node : graph.nodes)
        ++counts[fullType(node)];
    return counts;
}

} // namespace core::onnx
