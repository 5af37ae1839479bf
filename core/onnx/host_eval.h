#pragma once
// Evaluation of single nodes on host tensors: for constants and for shape arithmetic, not for heavy work.

#include <span>
#include <string_view>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

/// Whether evaluateOnHost knows the operator (of ONNX's own domain).
bool canEvaluateOnHost(std::string_view opType);

/// The node's outputs for these inputs (an absent optional input is an invalid tensor), as ONNX `opset` says. Outputs
/// that the node leaves out may be given nevertheless. Throws InvalidInput if the inputs break the operator's rules,
/// Unsupported for an operator, element type or attribute that is not known; the message names the node.
std::vector<HostTensor> evaluateOnHost(const Node& node, std::span<const HostTensor> inputs, int64_t opset);

} // namespace core::onnx
