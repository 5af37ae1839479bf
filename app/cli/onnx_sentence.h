#pragma once
// The text that `tessera onnx show --run --text` puts into a model.

#include <filesystem>
#include <optional>

#include "app/cli/arguments.h"
#include "core/attention/tokenizer.h"
#include "core/onnx/input_shapes.h"
#include "core/onnx/model.h"

namespace app::cli {

struct OnnxSentence {
    std::filesystem::path tokenizer;
    QStringList texts; ///< one or two
    core::attention::Encoding encoding;
    core::onnx::TensorMap inputs;
};

QList<OptionSpec> sentenceOptions();

/// Throws UsageError for options that do not go together. Reads nothing.
void checkSentenceOptions(const Arguments& arguments);

/// Nothing without --text. The tokenizer is that of --tokenizer, or the one that is known for the model. Throws
/// UsageError if it is neither; as core::attention::modelText.
std::optional<OnnxSentence> sentenceFrom(const Arguments& arguments, const core::onnx::Model& model);

} // namespace app::cli
