#include "core/attention/word_piece.h"

#include <algorithm>
#include <utility>

#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

WordPiece::WordPiece(Vocabulary vocabulary, Options options)
    : m_vocabulary(std::move(vocabulary)), m_options(std::move(options))
{
    const std::optional<int64_t> unknown = idOf(m_options.unknown);
    if (!unknown)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Tokenizer", "The vocabulary lacks %1, the token for unknown words"), {m_options.unknown}},
                    mark("Tokenizer", "Get the tokenizer.json again that belongs to the model."));
    m_unknown = *unknown;
    for (const auto& [piece, id] : m_vocabulary)
        m_longestPiece = std::max(m_longestPiece, piece.size());
}

std::optional<int64_t> WordPiece::idOf(std::string_view piece) const
{
    const auto found = m_vocabulary.find(piece);
    return found == m_vocabulary.end() ? std::nullopt : std::optional(found->second);
}

std::optional<WordPiece::Piece> WordPiece::pieceAt(std::span<const Letter> word, size_t first) const
{
    std::string text = first > 0 ? m_options.prefix : std::string();
    std::vector<size_t> ends; // bytes of the text with one letter, two, …
    for (size_t i = first; i < word.size(); ++i) {
        appendUtf8(text, word[i].code);
        if (text.size() > m_longestPiece)
            break;
        ends.push_back(text.size());
    }
    for (; !ends.empty(); ends.pop_back()) {
        const auto found = m_vocabulary.find(std::string_view(text).substr(0, ends.back()));
        if (found != m_vocabulary.end())
            return Piece{found->second, found->first, first, ends.size()};
    }
    return std::nullopt;
}

std::vector<WordPiece::Piece> WordPiece::split(std::span<const Letter> word) const
{
    const auto unknown = [&] { return std::vector{Piece{m_unknown, m_options.unknown, 0, word.size()}}; };
    if (word.size() > m_options.longestWord)
        return unknown();
    std::vector<Piece> pieces;
    for (size_t first = 0; first < word.size(); first += pieces.back().letters) {
        std::optional<Piece> piece = pieceAt(word, first);
        if (!piece)
            return unknown();
        pieces.push_back(std::move(*piece));
    }
    return pieces;
}

} // namespace core::attention
