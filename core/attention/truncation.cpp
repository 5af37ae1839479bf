#include "core/attention/truncation.h"

#include <algorithm>
#include <utility>

#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

void shorten(std::vector<Token>& tokens, size_t length, Side side)
{
    if (tokens.size() <= length)
        return;
    const auto surplus = static_cast<std::ptrdiff_t>(tokens.size() - length);
    if (side == Side::Right)
        tokens.erase(tokens.end() - surplus, tokens.end());
    else
        tokens.erase(tokens.begin(), tokens.begin() + surplus);
}

/// Lengths of two sentences that are to have `most` together and have more.
std::pair<size_t, size_t> longestFirst(size_t first, size_t second, size_t most)
{
    size_t shorter = std::min(first, second);
    size_t longer = shorter > most ? shorter : std::max(shorter, most - shorter);
    if (shorter + longer > most) {
        shorter = most / 2;
        longer = most - shorter;
    }
    return first > second ? std::pair(longer, shorter) : std::pair(shorter, longer);
}

} // namespace

size_t truncate(std::vector<Token>& first, std::vector<Token>* second, size_t most, const Truncation& rules)
{
    const size_t all = first.size() + (second != nullptr ? second->size() : 0);
    if (all <= most)
        return 0;
    const size_t surplus = all - most;
    if (rules.strategy == Truncation::Strategy::LongestFirst) {
        const auto [a, b] =
            second != nullptr ? longestFirst(first.size(), second->size(), most) : std::pair(most, size_t{0});
        shorten(first, a, rules.side);
        if (second != nullptr)
            shorten(*second, b, rules.side);
        return surplus;
    }
    std::vector<Token>* const cut = rules.strategy == Truncation::Strategy::OnlyFirst ? &first : second;
    if (cut == nullptr || cut->size() < surplus)
        throw Error(
            ErrorKind::InvalidInput,
            {mark("Tokenizer", "The text has %1 tokens more than fit, and the tokenizer cuts the %2 sentence only"),
             {std::to_string(surplus), cut == &first ? "first" : "second"}},
            mark("Tokenizer", "Give a shorter text, or allow more tokens."));
    shorten(*cut, cut->size() - surplus, rules.side);
    return surplus;
}

} // namespace core::attention
