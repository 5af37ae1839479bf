#pragma once
// What several tests of graphs ask and build.

#include <numbers>
#include <string>

#include "core/onnx/graph.h"
#include "tests/core/onnx/graph_builder.h"

namespace onnx_test {

/// How many nodes of a type there are ("Conv", "tessera.Attention").
int count(const core::onnx::BoundGraph& graph, const std::string& type);

/// Fails the running test unless every tensor is known, made before it is used, and every program within its limits.
void checkConsistency(const core::onnx::BoundGraph& graph);

/// y = Gelu(x) in one of the usual spellings, named by where the factor 1/2 stands ("half first", "half between", "half
/// last"), with ", mul root" and ", swapped" for the order of operands.
GraphBuilder geluSpelling(const std::string& spelling, float root = std::numbers::sqrt2_v<float>);

} // namespace onnx_test
