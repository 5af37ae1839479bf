#pragma once

#include <string>

#include "core/onnx/proto.h"

namespace core::onnx {

/// Throws LimitExceeded if the model, graphs inside of nodes included, has more nodes or tensors than
/// limits::modelNodes and limits::modelTensors, or a longer name or text than limits::modelTextBytes. `what` is the
/// model's name for messages.
void checkCounts(const ::onnx::ModelProto& model, const std::string& what);

} // namespace core::onnx
