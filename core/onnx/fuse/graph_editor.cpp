#include "core/onnx/fuse/graph_editor.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_set>
#include <utility>

namespace core::onnx {

GraphEditor::GraphEditor(BoundGraph graph, gpu::ElementWidth widest)
    : m_widest(widest), m_graph(std::move(graph)), m_nodes(std::move(m_graph.graph.nodes))
{
    for (Index node = 0; node < end(); ++node)
        link(node);
}

bool GraphEditor::computes64(const Node& node) const
{
    const auto has64Bits = [this](const std::string& tensor) {
        const ElementType type = tensor.empty() ? ElementType::Undefined : info(tensor).type;
        return type == ElementType::Double || type == ElementType::Int64;
    };
    const auto counts = [this](const std::string& input) {
        const HostTensor* value = input.empty() ? nullptr : constant(input);
        return value == nullptr || value->elementCount() != 1;
    };
    if (m_widest == gpu::ElementWidth::Bits32)
        return false;
    if (node.is("Expand")) // its other input is a shape
        return has64Bits(node.input(0));
    return std::any_of(node.outputs.begin(), node.outputs.end(), has64Bits) ||
           std::any_of(node.inputs.begin(), node.inputs.end(),
                       [&](const std::string& input) { return has64Bits(input) && counts(input); });
}

std::optional<float> GraphEditor::scalar(std::string_view tensor) const
{
    const HostTensor* value = constant(tensor);
    if (!value || !isFloatingPoint(value->type()) || value->elementCount() != 1)
        return std::nullopt;
    return static_cast<float>(value->doubleAt(0));
}

bool GraphEditor::isScalar(std::string_view tensor, float value, float tolerance) const
{
    const std::optional<float> found = scalar(tensor);
    return found && std::abs(*found - value) <= tolerance * std::abs(value);
}

GraphEditor::Index GraphEditor::producer(const std::string& tensor) const
{
    const auto found = m_producers.find(tensor);
    return found == m_producers.end() ? kNone : found->second;
}

GraphEditor::Index GraphEditor::producer(const std::string& tensor, std::string_view opType,
                                         std::string_view domain) const
{
    const Index found = producer(tensor);
    return found != kNone && node(found).is(opType, domain) ? found : kNone;
}

std::span<const GraphEditor::Index> GraphEditor::users(const std::string& tensor) const
{
    const auto found = m_users.find(tensor);
    return found == m_users.end() ? std::span<const Index>() : std::span<const Index>(found->second);
}

bool GraphEditor::isGraphOutput(const std::string& tensor) const
{
    const std::vector<ValueInfo>& outputs = m_graph.graph.outputs;
    return std::any_of(outputs.begin(), outputs.end(), [&](const ValueInfo& output) { return output.name == tensor; });
}

GraphEditor::Index GraphEditor::onlyUser(const std::string& tensor) const
{
    const std::span<const Index> all = users(tensor);
    return all.size() == 1 && !isGraphOutput(tensor) ? all.front() : kNone;
}

bool GraphEditor::isClosed(std::span<const Index> group, Index last) const
{
    const auto inside = [&](Index user) { return std::find(group.begin(), group.end(), user) != group.end(); };
    for (const Index member : group) {
        if (member == last)
            continue;
        for (const std::string& output : node(member).outputs) {
            const std::span<const Index> all = users(output);
            if (isGraphOutput(output) || !std::all_of(all.begin(), all.end(), inside))
                return false;
        }
    }
    return true;
}

void GraphEditor::replace(std::span<const Index> group, Index last, Node fused)
{
    std::set<int> origins;
    for (const Index member : group) {
        origins.insert(node(member).origins.begin(), node(member).origins.end());
        unlink(member);
        if (member != last)
            for (const std::string& output : node(member).outputs)
                m_graph.tensors.erase(output);
        m_nodes[static_cast<size_t>(member)] = {};
    }
    fused.origins.assign(origins.begin(), origins.end());
    m_nodes[static_cast<size_t>(last)] = std::move(fused);
    link(last);
}

std::string GraphEditor::addConstant(const std::string& prefix, const HostTensor& value)
{
    std::string name;
    do
        name = prefix + "#" + std::to_string(m_addedConstants++);
    while (m_graph.tensors.contains(name));
    m_graph.graph.initialisers.emplace(name, value);
    m_graph.tensors.emplace(name, value.info());
    return name;
}

BoundGraph GraphEditor::finish()
{
    std::erase_if(m_nodes, [](const Node& node) { return node.opType.empty(); });
    const auto unused = [&](const auto& entry) { return users(entry.first).empty() && !isGraphOutput(entry.first); };
    std::erase_if(m_graph.graph.initialisers, unused);
    std::erase_if(m_graph.tensors, [&](const auto& entry) {
        return unused(entry) && producer(entry.first) == kNone; // outputs of nodes may be unused
    });
    m_graph.graph.nodes = std::exchange(m_nodes, {});
    return std::move(m_graph);
}

void GraphEditor::link(Index index)
{
    for (const std::string& output : node(index).outputs)
        if (!output.empty())
            m_producers[output] = index;
    for (const std::string& input : node(index).inputs)
        if (!input.empty())
            m_users[input].push_back(index);
}

void GraphEditor::unlink(Index index)
{
    for (const std::string& output : node(index).outputs)
        m_producers.erase(output);
    for (const std::string& input : node(index).inputs)
        if (!input.empty())
            std::erase(m_users[input], index);
}

std::string otherInput(const Node& node, const std::string& known)
{
    if (node.inputs.size() != 2 || node.inputs[0] == node.inputs[1])
        return {};
    return node.inputs[0] == known ? node.inputs[1] : node.inputs[1] == known ? node.inputs[0] : std::string();
}

std::string besideScalar(const GraphEditor& graph, const Node& node, float value, float tolerance)
{
    if (node.inputs.size() != 2)
        return {};
    if (graph.isScalar(node.inputs[1], value, tolerance))
        return node.inputs[0];
    const bool commutes = node.is("Add") || node.is("Mul");
    return commutes && graph.isScalar(node.inputs[0], value, tolerance) ? node.inputs[1] : std::string();
}

} // namespace core::onnx
