#pragma once

#include <optional>
#include <vector>

#include "core/attention/tokenizer.h"

namespace core::attention {

/// Cuts tokens off until at most `most` are left of both together, as Hugging Face's tokenizers do: the longest first
/// leaves the shorter sentence whole as long as it has less than half. The number of tokens cut off. Throws
/// InvalidInput if the one that may be cut is too short.
size_t truncate(std::vector<Token>& first, std::vector<Token>* second, size_t most, const Truncation& rules);

} // namespace core::attention
