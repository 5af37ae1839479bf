#pragma once
// A sentence, or a pair of them, for a text model: by which tokenizer, and as which inputs.

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "core/attention/tokenizer.h"
#include "core/onnx/graph.h"
#include "core/onnx/input_shapes.h"

namespace core::attention {

/// The tokenizer that belongs to a model: of the asset that has this SHA-256, else tokenizer.json in the model's
/// folder. Nothing if neither is there.
std::optional<std::filesystem::path> knownTokenizer(const std::filesystem::path& model, const std::string& sha256);

/// The same. Throws NotFound, which says how to get one.
std::filesystem::path tokenizerOf(const std::filesystem::path& model, const std::string& sha256);

/// What sentences are to a model.
struct ModelText {
    std::filesystem::path tokenizer;
    std::string tokenizerSha256;
    bool makesPairs = false; ///< the tokenizer, whether or not this is one
    Encoding encoding;
    onnx::TensorMap inputs; ///< as textInputs
};

/// One or two sentences: no longer than `mostTokens` and than the model allows, and as long as it wants them where that
/// is fixed. Throws as fixedTokens, loadTokenizer and Tokenizer::encode.
ModelText modelText(const onnx::Graph& graph, const std::filesystem::path& tokenizer,
                    std::span<const std::string> sentences, std::optional<size_t> mostTokens = {});

} // namespace core::attention
