#pragma once
// How each ONNX operator becomes operations of the device. One function per operator, one row in table.cpp.

#include <string_view>

#include "core/onnx/lowering.h"
#include "core/onnx/node_call.h"
#include "gpu/ops/epilogue.h"

namespace core::onnx {

struct Operator {
    std::string_view type;
    std::string_view domain; ///< "" is ONNX's own, kFusedDomain ours (see fuse.h)
    void (*lower)(Lowering&, const Node&);
    Width64 width = Width64::No;
};

/// The row for a node, or null.
const Operator* findOperator(const Node& node);
/// How it takes elements of 64 bits.
Width64 width64Of(const Node& node);

/// A node with what is known of its inputs, for the functions of node_call.h. Refers to the lowering and the node.
class CallOf {
public:
    CallOf(Lowering& lowering, const Node& node);
    const NodeCall& call() const { return m_call; }

private:
    std::vector<TensorInfo> m_inputs;
    std::vector<const HostTensor*> m_values;
    NodeCall m_call;
};

/// A new value for output k of the node, dense row-major.
DeviceValue makeOutput(Lowering& lowering, const Node& node, size_t k = 0);
/// The same for an operator that only moves elements: of the type that `like` is held in.
DeviceValue makeMoved(Lowering& lowering, const Node& node, const DeviceValue& like);
/// The same for an element-by-element result: it lies as `like` does if that is dense and of the same shape.
DeviceValue makeOutputLike(Lowering& lowering, const Node& node, const DeviceValue& like, size_t k = 0);
/// The dense layout of `shape` in which channels lie innermost if they do so in `like`, else row-major.
gpu::Layout layoutLike(const gpu::Shape& shape, const gpu::Layout& like, gpu::DType dtype);

/// The indices in input k of the node, which count an axis of `extent`. Throws InvalidInput if they are known and one
/// is outside [-extent, extent); else a run ends with an error then.
DeviceValue checkedIndices(Lowering& lowering, const Node& node, size_t k, int64_t extent);

/// The activation that a fused node's attribute names ("", "Relu", "Gelu").
gpu::Activation activationOf(const Node& node, std::string_view attribute);

/// Integers that are computed with along lines: where the device has 64 bits, of the types that it then holds whole.
bool sumsIntegers(const Lowering& lowering, ElementType type);

[[noreturn]] void throwUnsupported(std::string reason);

// views.cpp: no data moves unless it must
void lowerIdentity(Lowering& lowering, const Node& node);
void lowerReshape(Lowering& lowering, const Node& node); ///< also Squeeze, Unsqueeze, Flatten
void lowerTranspose(Lowering& lowering, const Node& node);
void lowerSlice(Lowering& lowering, const Node& node);
void lowerSplit(Lowering& lowering, const Node& node);
void lowerExpand(Lowering& lowering, const Node& node);
// assemble.cpp: copies between views
void lowerConcat(Lowering& lowering, const Node& node);
void lowerPad(Lowering& lowering, const Node& node);
void lowerTile(Lowering& lowering, const Node& node);
// linear.cpp
void lowerMatMul(Lowering& lowering, const Node& node);
void lowerGemm(Lowering& lowering, const Node& node);
void lowerFusedMatMul(Lowering& lowering, const Node& node);
void lowerAttention(Lowering& lowering, const Node& node);
// convolution.cpp
void lowerConv(Lowering& lowering, const Node& node);          ///< also FusedConv
void lowerConvTranspose(Lowering& lowering, const Node& node); ///< also FusedConvTranspose
// normalise.cpp
void lowerSoftmax(Lowering& lowering, const Node& node);
void lowerLayerNorm(Lowering& lowering, const Node& node); ///< LayerNorm and LayerNormalization
void lowerChannelNorm(Lowering& lowering, const Node& node);
// elementwise.cpp
void lowerElementwise(Lowering& lowering, const Node& node);
void lowerGelu(Lowering& lowering, const Node& node);
// reduce.cpp
void lowerReduce(Lowering& lowering, const Node& node);
void lowerArgReduce(Lowering& lowering, const Node& node);
// gather.cpp
void lowerGather(Lowering& lowering, const Node& node);
void lowerOneHot(Lowering& lowering, const Node& node);
void lowerResize(Lowering& lowering, const Node& node);
// windows.cpp
void lowerPool(Lowering& lowering, const Node& node); ///< MaxPool, AveragePool, LpPool
// scatter.cpp: along the lines of one axis
void lowerGatherElements(Lowering& lowering, const Node& node);
void lowerScatterElements(Lowering& lowering, const Node& node);
void lowerCumSum(Lowering& lowering, const Node& node);
void lowerTopK(Lowering& lowering, const Node& node);
// sampling.cpp
void lowerGridSample(Lowering& lowering, const Node& node);
void lowerRoiAlign(Lowering& lowering, const Node& node);

} // namespace core::onnx
