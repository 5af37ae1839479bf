#pragma once
// What a node of a model computes, counted from types and shapes alone.
//
// The conventions, those of the field where it has any:
// - A multiply-add is one multiplication and the addition of its product (a "MAC"). Only sums of products have them:
//   convolutions (at the edge also those with padded zeros), matrix products, recurrent cells, Einsum.
// - Operations are 2 for each multiply-add, 1 for each value to which a bias or a scale is applied, and what the table
//   of node_cost.cpp says for everything else: one for each arithmetic step on a value, whatever it costs a machine
//   (exp and sqrt count as much as +). Steps that are done once for a row (its square root, the reciprocal of its sum)
//   do not count, nor do comparisons that give booleans, conversions and whatever only moves values.
// - Whole numbers count as floating-point numbers do.

#include <cstdint>
#include <optional>
#include <span>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// Counts stop at the largest number instead of wrapping around.
struct NodeCost {
    uint64_t multiplyAdds = 0;
    uint64_t operations = 0;

    NodeCost& operator+=(const NodeCost& other);
    friend bool operator==(const NodeCost&, const NodeCost&) = default;
};

/// The cost of one run of a node of ONNX's own domain; `call` needs no values. outputs: of the first output at least.
/// Nothing for an operator that is not in the table, or whose cost depends on values.
std::optional<NodeCost> nodeCost(const NodeCall& call, std::span<const TensorInfo> outputs);

} // namespace core::onnx
