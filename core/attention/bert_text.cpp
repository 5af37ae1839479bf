#include "core/attention/bert_text.h"

namespace core::attention {

namespace {

constexpr char32_t kReplacement = 0xFFFD; // what programs write for what they could not read

Letters cleaned(std::span<const Letter> letters)
{
    Letters result;
    result.reserve(letters.size());
    for (Letter letter : letters) {
        if (letter.code == 0 || letter.code == kReplacement || isControl(letter.code))
            continue;
        if (isWhiteSpace(letter.code))
            letter.code = U' ';
        result.push_back(letter);
    }
    return result;
}

Letters withChineseApart(std::span<const Letter> letters)
{
    Letters result;
    result.reserve(letters.size());
    for (const Letter& letter : letters) {
        const bool apart = isChinese(letter.code);
        if (apart)
            result.push_back({U' ', letter.begin, letter.begin});
        result.push_back(letter);
        if (apart)
            result.push_back({U' ', letter.end, letter.end});
    }
    return result;
}

} // namespace

Letters BertNormalizer::normalised(std::span<const Letter> letters) const
{
    Letters result = cleanText ? cleaned(letters) : Letters(letters.begin(), letters.end());
    if (handleChinese)
        result = withChineseApart(result);
    if (stripAccents.value_or(lowercase))
        result = withoutMarks(decomposed(result));
    if (lowercase)
        result = inLowerCase(result);
    return result;
}

std::vector<std::span<const Letter>> wordsOf(std::span<const Letter> letters)
{
    std::vector<std::span<const Letter>> words;
    size_t start = 0;
    const auto finishAt = [&](size_t end) {
        if (end > start)
            words.push_back(letters.subspan(start, end - start));
    };
    for (size_t i = 0; i < letters.size(); ++i) {
        const bool mark = isPunctuation(letters[i].code);
        if (!mark && !isWhiteSpace(letters[i].code))
            continue;
        finishAt(i);
        if (mark)
            words.push_back(letters.subspan(i, 1));
        start = i + 1;
    }
    finishAt(letters.size());
    return words;
}

} // namespace core::attention
