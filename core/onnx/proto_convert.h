#pragma once
// From libonnx's messages to our plain graph.

#include <memory>

#include "core/onnx/graph.h"
#include "core/onnx/proto.h"

namespace core::onnx {

/// The values of a tensor message; raw and 4- or 8-byte typed data stay where they are, kept alive through `owner`. A
/// tensor of strings gives one of type Unsupported without values. Throws Corrupt if the data do not fill the shape,
/// Unsupported for more dimensions than gpu::kMaxRank.
HostTensor tensorFromProto(const ::onnx::TensorProto& proto, const std::shared_ptr<const void>& owner);

/// The graph of a checked model; its tensors keep `model` alive. Throws as tensorFromProto, and Unsupported for sparse
/// weights.
Graph graphFromProto(const std::shared_ptr<const ::onnx::ModelProto>& model);

} // namespace core::onnx
