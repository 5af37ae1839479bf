#pragma once
// The tables of shape_inference.cpp.

#include <span>
#include <string_view>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// Types and shapes of a node's outputs; throws as inferShapes, without the node's name.
using ShapeRule = std::vector<TensorInfo> (*)(const NodeCall& call);

struct ShapeRuleRow {
    std::string_view opType;
    ShapeRule rule;
};

/// What inferShapes does, without naming the node in errors.
std::vector<TensorInfo> applyShapeRule(const NodeCall& call);

std::span<const ShapeRuleRow> elementwiseShapeRules(); ///< one output element per (broadcast) input element
std::span<const ShapeRuleRow> layoutShapeRules();      ///< operators that move, repeat, pick or make elements
std::span<const ShapeRuleRow> computeShapeRules();     ///< products, windows, reductions, normalisation

} // namespace core::onnx
