#pragma once

#include <map>
#include <string>
#include <unordered_set>

#include "core/onnx/simplify.h"

namespace core::onnx {

/// What a graph input is fixed to.
struct BoundInput {
    TensorInfo info;
    HostTensor value; ///< valid if the value is known
};

/// Type, shape and, if given, value of each graph input among `needed`. Throws InvalidInput if a shape is missing or
/// contradicts what the model declares (fixed extents, one symbol with two extents), LimitExceeded if a tensor is too
/// large, NotFound for a binding of no input.
std::map<std::string, BoundInput> bindInputs(const Graph& graph, const Bindings& bindings,
                                             const std::unordered_set<std::string>& needed);

} // namespace core::onnx
