#pragma once

#include "core/onnx/graph.h"
#include "gpu/base/error.h"

namespace core::onnx {

/// Throws an error of the same kind whose message names the node.
[[noreturn]] void throwInNode(const Node& node, const gpu::Error& error);
/// Throws Unsupported for an operator that is not known.
[[noreturn]] void throwUnknownOperator(const Node& node);

} // namespace core::onnx
