#pragma once
// Text as Unicode code points that know which bytes they came from.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace core::attention {

/// A code point, and the bytes [begin, end) of the text that it stands for, also after it was changed.
struct Letter {
    char32_t code = 0;
    uint32_t begin = 0;
    uint32_t end = 0;

    friend bool operator==(const Letter&, const Letter&) = default;
};
using Letters = std::vector<Letter>;

/// Throws InvalidInput naming the first byte that is not UTF-8, LimitExceeded above limits::textBytes.
Letters lettersOf(std::string_view utf8);
std::string textOf(std::span<const Letter> letters);
void appendUtf8(std::string& utf8, char32_t code);

/// Unicode's property White_Space.
bool isWhiteSpace(char32_t code);
/// Unicode's general categories P*, and ASCII's symbols.
bool isPunctuation(char32_t code);
/// Unicode's general categories Cc, Cf and Co; tab and line breaks are white space instead.
bool isControl(char32_t code);
/// An ideograph, as BERT has them (google-research/bert, tokenization.py): not kana, not Hangul.
bool isChinese(char32_t code);
/// A letter, mark, digit or connector.
bool isOfWord(char32_t code);

/// Canonical decomposition (Unicode's form NFD).
Letters decomposed(std::span<const Letter> letters);
/// Without marks that take no space (general category Mn).
Letters withoutMarks(std::span<const Letter> letters);
Letters inLowerCase(std::span<const Letter> letters);

} // namespace core::attention
