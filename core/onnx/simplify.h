#pragma once
// A model graph with its input shapes fixed, reduced to the work that is left for the device.

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

/// Keeps only what the wanted outputs need, gives every tensor its type and shape, and computes constants and shape
/// arithmetic on the host. In the result, graph.inputs are the inputs still needed, graph.outputs the wanted ones in
/// the order of `bindings.outputs`; an output may turn out to be an initialiser or an input. Only nodes on tensors that
/// depend on the inputs' values (or on large constants) are left. Throws InvalidInput (an input's shape is missing,
/// does not fit the model or an operator), NotFound (no tensor of a wanted name), Unsupported (one error that lists
/// every node with unknown shapes).
BoundGraph simplify(const Graph& graph, const Bindings& bindings);

/// A node that cannot run, and why.
struct UnsupportedNode {
    std::string name;
    std::string opType;
    std::string domain;
    std::string reason; ///< English, may be empty: the operator is unknown
};

/// The nodes for which `supported` is false.
std::vector<UnsupportedNode> unsupportedNodes(const Graph& graph, const std::function<bool(const Node&)>& supported);
/// Throws one Unsupported error that lists all of them; returns if there are none.
void throwIfUnsupported(const std::vector<UnsupportedNode>& nodes);

/// How many nodes there are of each operator ("Conv", "tessera.Attention").
std::map<std::string, int> countByType(const Graph& graph);

} // namespace core::onnx
