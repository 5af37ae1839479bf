#pragma once

#include <span>

#include "core/onnx/node_call.h"

namespace core::onnx {

/// The index of the input to which output 0 is always equal in type, shape and values, or -1: a Cast to the same type,
/// a Slice of everything, a Transpose in order, a Concat of one part, a Dropout, ...
int unchangedInput(const NodeCall& call, std::span<const TensorInfo> outputs);

} // namespace core::onnx
