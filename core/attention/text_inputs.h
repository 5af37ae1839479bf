#pragma once
// Sentences as the inputs of a text model, by the names that exporters give them: input_ids, attention_mask and
// token_type_ids.

#include <optional>
#include <string_view>

#include "core/attention/tokenizer.h"
#include "core/onnx/graph.h"
#include "core/onnx/input_shapes.h"

namespace core::attention {

/// Does the model take text?
bool takesText(const onnx::Graph& graph);

/// Does it also tell the sentences of a pair apart, by token_type_ids?
bool takesPairs(const onnx::Graph& graph);

/// Is it one of the names?
bool isTextInput(std::string_view name);

/// How many tokens the model takes, where that is fixed. Throws InvalidInput if it takes no text.
std::optional<int64_t> fixedTokens(const onnx::Graph& graph);

/// Values of those of the inputs that the graph has, of shape (encodings, tokens) and of the type that it declares. All
/// encodings have as many tokens. Throws as fixedTokens.
onnx::TensorMap textInputs(const onnx::Graph& graph, const std::vector<Encoding>& encodings);

} // namespace core::attention
