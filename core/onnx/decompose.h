#pragma once
// Operators that can be said by others: while a graph is simplified, such a node becomes the nodes of its
// decomposition, which are folded, fused and lowered like any others. Most follow the standard's own definition of the
// operator as a function; where that would be slow or inexact, the rule's comment says what is done instead.
//
// When a result's shape depends on values: an operator whose output shape depends on *some* inputs (Compress on its
// condition, Trilu on its diagonal, a pad, a size) runs on the device as soon as those inputs are known when the plan
// is made: constants, what follows from shapes, and PlanOptions::constantInputs. Where it depends on *all* of them
// (NonZero, Unique, NonMaxSuppression), the node is evaluated on the host, once, when the plan is made, and only if all
// of its inputs are known then; else the plan is refused, naming the node and the input.

#include <initializer_list>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// How many elements a constant of these extents has that a rule is about to make. Throws LimitExceeded for too many.
int64_t constantElements(std::initializer_list<int64_t> extents);
/// Throws Unsupported if a rule is to be written out more often than anyone needs.
void checkUnrolled(int64_t steps);

/// Names for new tensors that no tensor of a graph has.
class FreshNames {
public:
    explicit FreshNames(const Graph& graph);
    std::string next();

private:
    std::unordered_set<std::string> m_taken; ///< those of the graph that look like ours
    int m_last = 0;
};

/// Collects the nodes that stand for one node.
class Decomposition {
public:
    using Names = std::vector<std::string>;
    using Attributes = std::map<std::string, Attribute, std::less<>>;

    /// `names` must be shared by all decompositions of a graph.
    Decomposition(const NodeCall& call, FreshNames& names) : m_call(call), m_names(names) {}

    const NodeCall& call() const { return m_call; }
    const Node& node() const { return m_call.node; }
    const std::string& input(size_t k) const { return m_call.node.input(k); }
    /// The type of input 0.
    ElementType type() const { return m_call.type(0); }

    /// Appends a node of ONNX's own domain with one output, and gives that output's name.
    std::string add(std::string_view opType, Names inputs, Attributes attributes = {});
    /// The same with several outputs.
    Names addMany(std::string_view opType, Names inputs, Attributes attributes, size_t outputs);
    std::string constant(const HostTensor& value);
    /// A scalar of the given type (of input 0, if none is given).
    std::string number(double value, ElementType type = ElementType::Undefined);

    // What rules need most.
    std::string reshape(const std::string& tensor, const std::vector<int64_t>& shape);
    std::string reshape(const std::string& tensor, const gpu::Shape& shape);
    std::string transpose(const std::string& tensor, const std::vector<int64_t>& permutation);
    std::string unsqueeze(const std::string& tensor, int64_t axis);
    std::string squeeze(const std::string& tensor, int64_t axis);
    /// Elements [start, end) of one axis, by `step`.
    std::string slice(const std::string& tensor, int64_t axis, int64_t start, int64_t end, int64_t step = 1);
    std::string cast(const std::string& tensor, ElementType type);
    /// opType is "ReduceSum", ...; the reduced axes stay as extents of 1.
    std::string reduce(std::string_view opType, const std::string& tensor, const std::vector<int64_t>& axes,
                       bool keep = true);

    /// Says which tensor is output k of the node.
    void result(size_t k, const std::string& tensor);

    std::vector<Node> nodes;
    TensorMap constants;

private:
    const NodeCall& m_call;
    FreshNames& m_names;
};

/// Fills in the nodes, or leaves them empty if the node shall stay as it is; throws InvalidInput or Unsupported,
/// without the node's name.
using DecompositionRule = void (*)(Decomposition& d);

/// The rule of a node, or null.
DecompositionRule findDecomposition(const Node& node);

} // namespace core::onnx
