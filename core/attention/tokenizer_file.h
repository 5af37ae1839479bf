#pragma once
// Hugging Face's tokenizer.json of the BERT family: BertNormalizer, BertPreTokenizer, WordPiece, TemplateProcessing or
// BertProcessing. Other kinds are refused by name.

#include <filesystem>
#include <string>
#include <string_view>

#include "core/attention/tokenizer.h"

namespace core::attention {

/// `name` stands for the file in messages. Throws Corrupt (no JSON, a field missing or of a wrong type, which is
/// named), InvalidInput (ids that contradict each other), Unsupported (another kind of tokenizer), LimitExceeded.
Tokenizer parseTokenizer(std::string_view json, const std::string& name);

/// Throws as readTextFile and parseTokenizer.
Tokenizer loadTokenizer(const std::filesystem::path& path);

} // namespace core::attention
