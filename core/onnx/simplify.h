#pragma once
// A model graph with its input shapes fixed, reduced to the work that is left for the device.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

/// What is fixed before a graph is simplified.
struct Bindings {
    /// Shapes of graph inputs. Inputs whose declared shape has no free extent need none.
    std::map<std::string, gpu::Shape, std::less<>> shapes;
    /// Values of graph inputs that are known already; they become constants.
    TensorMap constants;
    /// Tensors to compute, by name: graph outputs or any intermediate (taps). Empty: the graph's outputs.
    std::vector<std::string> outputs;
};

/// Constant results up to this many elements are computed on the host; larger ones stay nodes.
constexpr int64_t kMaxFoldedElements = 65'536;

/// A node that cannot run, and why.
struct UnsupportedNode {
    std::string name;
    std::string opType;
    std::string domain;
    std::string reason;       ///< English, may be empty: the operator is unknown
    std::vector<int> origins; ///< as in Node
};

/// What became of a node of the model, in the order of precedence if it was said by several others.
enum class NodeFate : uint8_t {
    Unused,      ///< no wanted output needs it, or only its shape did
    Folded,      ///< computed once on the host
    Dropped,     ///< changes nothing: its input stands for its output
    Kept,        ///< computed for every input
    Behind,      ///< needs what an unsupported node makes
    Unsupported, ///< unknown, or its shape depends on values that are not constant
};

/// What simplify() did, for people.
struct SimplifyReport {
    std::vector<NodeFate> fates; ///< one for each node of the model
    TensorInfoMap tensors;       ///< what is known of the tensors that the model's nodes make
    std::vector<UnsupportedNode> unsupported;
};

/// Keeps only what the wanted outputs need, gives every tensor its type and shape, and computes constants and shape
/// arithmetic on the host. In the result, graph.inputs are the inputs still needed, graph.outputs the wanted ones in
/// the order of `bindings.outputs`; an output may turn out to be an initialiser or an input. Only nodes on tensors that
/// depend on the inputs' values (or on large constants) are left. Throws InvalidInput (an input's shape is missing,
/// does not fit the model or an operator), NotFound (no tensor of a wanted name), Unsupported (one error that lists
/// every node with unknown shapes).
BoundGraph simplify(const Graph& graph, const Bindings& bindings);
/// The same, but lists unsupported nodes instead of throwing; what cannot be computed because of them is left out.
BoundGraph simplify(const Graph& graph, const Bindings& bindings, SimplifyReport& report);

/// The nodes for which `supported` is false.
std::vector<UnsupportedNode> unsupportedNodes(const Graph& graph, const std::function<bool(const Node&)>& supported);
/// Throws one Unsupported error that lists all of them; returns if there are none.
void throwIfUnsupported(const std::vector<UnsupportedNode>& nodes);

/// How many nodes there are of each operator ("Conv", "tessera.Attention").
std::map<std::string, int> countByType(const Graph& graph);

} // namespace core::onnx
