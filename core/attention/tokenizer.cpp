#include "core/attention/tokenizer.h"

#include <algorithm>
#include <utility>

#include "core/attention/truncation.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

size_t specialTokens(const std::vector<TemplateStep>& steps)
{
    size_t count = 0;
    for (const TemplateStep& step : steps)
        count += step.special.size();
    return count;
}

/// Marks change places when letters are decomposed, so that the first letter need not come from the first byte.
Token tokenFrom(std::span<const Letter> letters, int64_t id, std::string piece)
{
    Token token{id, std::move(piece), letters.front().begin, letters.front().end, 0, TokenSource::First};
    for (const Letter& letter : letters) {
        token.begin = std::min(token.begin, letter.begin);
        token.end = std::max(token.end, letter.end);
    }
    return token;
}

void pad(std::vector<Token>& tokens, size_t length, const Padding& padding)
{
    if (tokens.size() >= length)
        return;
    const Token token{padding.id, padding.piece, 0, 0, padding.typeId, TokenSource::Padding};
    tokens.insert(padding.side == Side::Right ? tokens.end() : tokens.begin(), length - tokens.size(), token);
}

template <typename Value>
std::vector<int64_t> numbers(const std::vector<Token>& tokens, Value value)
{
    std::vector<int64_t> result;
    result.reserve(tokens.size());
    for (const Token& token : tokens)
        result.push_back(value(token));
    return result;
}

} // namespace

std::vector<int64_t> Encoding::ids() const
{
    return numbers(tokens, [](const Token& token) { return token.id; });
}

std::vector<int64_t> Encoding::attentionMask() const
{
    return numbers(tokens, [](const Token& token) { return token.source == TokenSource::Padding ? 0 : 1; });
}

std::vector<int64_t> Encoding::typeIds() const
{
    return numbers(tokens, [](const Token& token) { return token.typeId; });
}

Tokenizer::Tokenizer(Parts parts) : m_parts(std::move(parts))
{
    std::vector<std::pair<AddedToken, Letters>> inText, inNormalised;
    for (const AddedToken& token : m_parts.added) {
        const Letters letters = lettersOf(token.content);
        if (const std::optional<Letters> changed = token.normalised ? normalised(letters) : std::nullopt)
            inNormalised.emplace_back(token, *changed);
        else
            (token.normalised ? inNormalised : inText).emplace_back(token, letters);
    }
    m_inText = AddedTokens(inText);
    m_inNormalised = AddedTokens(inNormalised);
}

std::optional<Letters> Tokenizer::normalised(std::span<const Letter> letters) const
{
    return m_parts.normalizer ? std::optional(m_parts.normalizer->normalised(letters)) : std::nullopt;
}

void Tokenizer::appendWords(std::vector<Token>& tokens, std::span<const Letter> letters) const
{
    for (const std::span<const Letter> word : wordsOf(letters))
        for (WordPiece::Piece& piece : m_parts.model.split(word))
            tokens.push_back(tokenFrom(word.subspan(piece.first, piece.letters), piece.id, std::move(piece.text)));
}

std::vector<Token> Tokenizer::tokensOf(std::string_view text) const
{
    std::vector<Token> tokens;
    const auto append = [&tokens](const AddedTokens::Part& part) {
        tokens.push_back(tokenFrom(part.letters, part.token->id, part.token->content));
    };
    const Letters letters = lettersOf(text);
    for (const AddedTokens::Part& part : m_inText.split(letters)) {
        if (part.token != nullptr) {
            append(part);
            continue;
        }
        const std::optional<Letters> changed = normalised(part.letters);
        for (const AddedTokens::Part& inner : m_inNormalised.split(changed ? *changed : part.letters)) {
            if (inner.token != nullptr)
                append(inner);
            else
                appendWords(tokens, inner.letters);
        }
    }
    return tokens;
}

Encoding Tokenizer::frame(std::vector<Token> first, std::optional<std::vector<Token>> second,
                          const EncodeOptions& options) const
{
    const std::vector<TemplateStep>& steps = second ? m_parts.pair : m_parts.single;
    Truncation rules = m_parts.truncation.value_or(Truncation{});
    rules.most = options.mostTokens.value_or(rules.most);
    Encoding encoding;
    if (options.mostTokens || m_parts.truncation) {
        const size_t special = specialTokens(steps);
        if (rules.most < special)
            throw Error(ErrorKind::InvalidInput,
                        {mark("Tokenizer", "%1 tokens are fewer than the %2 that are put around the text"),
                         {std::to_string(rules.most), std::to_string(special)}},
                        mark("Tokenizer", "Allow more tokens."));
        encoding.cutOff = truncate(first, second ? &*second : nullptr, rules.most - special, rules);
    }
    for (const TemplateStep& step : steps) {
        for (const auto& [id, piece] : step.special)
            encoding.tokens.push_back({id, piece, 0, 0, step.typeId, TokenSource::Special});
        if (step.source == TokenSource::Special)
            continue;
        for (Token& token : step.source == TokenSource::First ? first : *second) {
            token.typeId = step.typeId;
            token.source = step.source;
            encoding.tokens.push_back(std::move(token));
        }
    }
    if (options.padTo && std::cmp_greater(*options.padTo, limits::textBytes.value()))
        limits::textBytes.refuse(
            {mark("Tokenizer", "%1 tokens are more than a text may have"), {std::to_string(*options.padTo)}});
    if (options.padTo)
        pad(encoding.tokens, *options.padTo, m_parts.padding.value_or(Padding{}));
    return encoding;
}

Encoding Tokenizer::encode(std::string_view text, const EncodeOptions& options) const
{
    return frame(tokensOf(text), std::nullopt, options);
}

Encoding Tokenizer::encode(std::string_view first, std::string_view second, const EncodeOptions& options) const
{
    if (!makesPairs())
        throw Error(ErrorKind::Unsupported, mark("Tokenizer", "The tokenizer makes no pairs of sentences"),
                    mark("Tokenizer", "Leave the second sentence out, or take another tokenizer."));
    return frame(tokensOf(first), tokensOf(second), options);
}

} // namespace core::attention
