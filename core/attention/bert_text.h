#pragma once
// How BERT prepares text before it is cut into pieces. Source: Devlin et al. 2019, google-research/bert,
// tokenization.py (BasicTokenizer); the options are those of Hugging Face's BertNormalizer.

#include <optional>
#include <span>
#include <vector>

#include "core/attention/letters.h"

namespace core::attention {

struct BertNormalizer {
    bool cleanText = true;            ///< no control characters; every white space is a space
    bool handleChinese = true;        ///< spaces around each ideograph
    std::optional<bool> stripAccents; ///< not said: if letters become small
    bool lowercase = true;

    Letters normalised(std::span<const Letter> letters) const;
};

/// The words, in order: white space parts them, and each punctuation mark is a word of its own.
std::vector<std::span<const Letter>> wordsOf(std::span<const Letter> letters);

} // namespace core::attention
