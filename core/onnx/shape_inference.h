#pragma once
// Types and extents of a node's outputs from those of its inputs.

#include <span>
#include <string_view>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

/// Whether inferShapes knows the operator (of ONNX's own domain).
bool canInferShapes(std::string_view opType);

/// Type and shape of each output. inputs: absent optional ones are not valid(). values[k] is the value of input k, or
/// null if it is not constant (Reshape's shape, Slice's ranges, ... must be). Throws InvalidInput if the inputs do not
/// fit the operator, Unsupported if the operator is unknown or the shape would depend on values that are not constant;
/// the message names the node.
std::vector<TensorInfo> inferShapes(const Node& node, std::span<const TensorInfo> inputs,
                                    std::span<const HostTensor* const> values, int64_t opset);

} // namespace core::onnx
