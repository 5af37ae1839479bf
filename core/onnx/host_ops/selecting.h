#pragma once
// Operators whose result's shape depends on the values of all their inputs; shape rules and evaluation share this.

#include <array>
#include <cstdint>
#include <vector>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// The distinct slices of a tensor along an axis, or its distinct elements.
struct DistinctSlices {
    bool flat = true;
    int axis = 0;
    std::vector<int64_t> first;   ///< where each occurs first, in the order of the result
    std::vector<int64_t> inverse; ///< for each slice, which of the result it is
    std::vector<int64_t> counts;
};
/// Source: ONNX Unique-11.
DistinctSlices distinctSlices(const NodeCall& call);

/// (batch, class, box) of every box that is kept. Source: ONNX NonMaxSuppression-10, -11.
std::vector<std::array<int64_t, 3>> keptBoxes(const NodeCall& call);

} // namespace core::onnx
