#pragma once
// A node together with what is known of its inputs: the common ground of shape inference, evaluation on the host and
// lowering. The functions below read an operator's arguments from wherever its opset puts them (attributes or inputs).

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/onnx/graph.h"

namespace core::onnx {

struct NodeCall {
    const Node& node;
    std::span<const TensorInfo> inputs;        ///< absent optional inputs are not valid()
    std::span<const HostTensor* const> values; ///< null where the value is not known
    int64_t opset = 1;

    bool has(size_t k) const { return k < inputs.size() && inputs[k].valid(); }
    /// Throws InvalidInput if the input is absent.
    const TensorInfo& input(size_t k) const;
    const gpu::Shape& shape(size_t k) const { return input(k).shape; }
    ElementType type(size_t k) const { return input(k).type; }
    int rank(size_t k) const { return input(k).shape.rank(); }
    /// The value of an input. Throws InvalidInput if it is absent, Unsupported if it is not constant.
    const HostTensor& value(size_t k) const;
    /// Integers that are input k, or the attribute where older opsets have it; nothing if neither is there.
    std::optional<std::vector<int64_t>> integers(size_t k, std::string_view attribute) const;
};

/// How one axis is walked: start, start + step, ... (count of them).
struct AxisRange {
    int64_t start = 0;
    int64_t count = 0;
    int64_t step = 1;
};
/// Slice: one range per axis of input 0. Source: ONNX Slice-1, -10, -13.
std::vector<AxisRange> sliceRanges(const NodeCall& call);

/// Reshape's target shape. Source: ONNX Reshape-1, -5, -14.
gpu::Shape reshapeTarget(const NodeCall& call);
/// Source: ONNX Squeeze-1, -13; Unsqueeze-1, -13; Flatten-13.
gpu::Shape squeezedShape(const NodeCall& call);
gpu::Shape unsqueezedShape(const NodeCall& call);
gpu::Shape flattenedShape(const NodeCall& call);
/// Transpose's permutation, reversed axes if the node names none. Throws InvalidInput if it is none.
std::vector<int64_t> permutation(const NodeCall& call);
/// The shape of Expand's output.
gpu::Shape expandedShape(const NodeCall& call);
/// Tile's repetitions, one per axis. Source: ONNX Tile-6 (not the older form).
std::vector<int64_t> tileRepeats(const NodeCall& call);
/// Split's parts along its axis. Source: ONNX Split-1, -2, -13.
std::vector<int64_t> splitSizes(const NodeCall& call);

/// Elements added before and after each axis; negative ones are cut away.
struct Padding {
    std::vector<int64_t> before;
    std::vector<int64_t> after;
};
/// Source: ONNX Pad-1, -2, -11, -13.
Padding padding(const NodeCall& call);

/// The axes that a Reduce* node works on, sorted, >= 0; none means that nothing is reduced. Source: ONNX Reduce*-13.
std::vector<int> reducedAxes(const NodeCall& call);
/// `shape` with these axes set to 1, or left out.
gpu::Shape reducedShape(const gpu::Shape& shape, std::span<const int> axes, bool keep);

} // namespace core::onnx
