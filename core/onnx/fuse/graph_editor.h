#pragma once
// A bound graph that remembers who makes and who uses each tensor while nodes are replaced.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

class GraphEditor {
public:
    /// A node's place. Stays valid until the node is replaced.
    using Index = int;
    static constexpr Index kNone = -1;

    explicit GraphEditor(BoundGraph graph, gpu::ElementWidth widest = gpu::ElementWidth::Bits32);

    /// Places run from 0 in topological order; isAlive tells which still hold a node.
    Index end() const { return static_cast<Index>(m_nodes.size()); }
    bool isAlive(Index node) const { return !m_nodes[static_cast<size_t>(node)].opType.empty(); }
    const Node& node(Index node) const { return m_nodes[static_cast<size_t>(node)]; }
    const BoundGraph& graph() const { return m_graph; }
    int64_t opset() const { return m_graph.graph.opset(); }
    /// Whether a node is to compute with doubles or 64-bit integers; constants of one element do not count, they are
    /// what the others are.
    bool computes64(const Node& node) const;
    bool computes64(Index index) const { return computes64(node(index)); }

    const TensorInfo& info(std::string_view tensor) const { return m_graph.info(tensor); }
    const HostTensor* constant(std::string_view tensor) const { return m_graph.constant(tensor); }
    /// The value of a floating-point constant with one element.
    std::optional<float> scalar(std::string_view tensor) const;
    bool isScalar(std::string_view tensor, float value, float tolerance = 1e-6F) const;

    /// The node that makes a tensor, or kNone (graph inputs and constants).
    Index producer(const std::string& tensor) const;
    /// The producer if it is of this type and domain, else kNone.
    Index producer(const std::string& tensor, std::string_view opType, std::string_view domain = "") const;
    std::span<const Index> users(const std::string& tensor) const;
    bool isGraphOutput(const std::string& tensor) const;
    /// The only node that uses a tensor (once, and it is no output of the graph), else kNone.
    Index onlyUser(const std::string& tensor) const;
    /// Whether all outputs of the group but those of its last node are used inside of it only.
    bool isClosed(std::span<const Index> group, Index last) const;

    /// Puts `fused` in the place of `last`, removes the group's other nodes. The new node must make last's outputs.
    void replace(std::span<const Index> group, Index last, Node fused);
    /// Adds a constant under a new name that starts with `prefix`.
    std::string addConstant(const std::string& prefix, const HostTensor& value);

    /// Calls read(call) with what is known of the node's inputs.
    template <typename Read>
    auto read(Index index, Read&& read) const
    {
        std::vector<TensorInfo> infos;
        std::vector<const HostTensor*> values;
        for (const std::string& name : node(index).inputs) {
            infos.push_back(info(name));
            values.push_back(name.empty() ? nullptr : constant(name));
        }
        return read(NodeCall{node(index), infos, values, opset()});
    }

    /// The edited graph without constants that nothing uses. The editor is empty afterwards.
    BoundGraph finish();

private:
    void link(Index node);
    void unlink(Index node);

    gpu::ElementWidth m_widest;
    BoundGraph m_graph; ///< its nodes are in m_nodes
    std::vector<Node> m_nodes;
    std::unordered_map<std::string, Index> m_producers;
    std::unordered_map<std::string, std::vector<Index>> m_users;
    int m_addedConstants = 0;
};

// Matching of two-operand nodes in either order.

/// The operand that is not `known`, or "" if `known` is none of both (or both).
std::string otherInput(const Node& node, const std::string& known);
/// The operand beside the scalar constant `value`, or "" if there is no such constant. Only the second may be the
/// constant unless the node's operation is commutative (Add, Mul).
std::string besideScalar(const GraphEditor& graph, const Node& node, float value, float tolerance = 1e-6F);

} // namespace core::onnx
