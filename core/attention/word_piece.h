#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/attention/letters.h"

namespace core::attention {

struct TextHash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};
using Vocabulary = std::unordered_map<std::string, int64_t, TextHash, std::equal_to<>>;

/// Cuts words into pieces of a vocabulary: always the longest that fits, from the left; "unaffable" is una ##ffa ##ble.
/// Source: Wu et al. 2016 (arXiv:1609.08144) in the form of google-research/bert, tokenization.py
/// (WordpieceTokenizer).
class WordPiece {
public:
    struct Options {
        std::string unknown = "[UNK]"; ///< stands for a whole word that cannot be cut
        std::string prefix = "##";     ///< of pieces inside of a word
        size_t longestWord = 100;      ///< code points; longer ones are unknown
    };
    struct Piece {
        int64_t id = 0;
        std::string text; ///< as the vocabulary has it, with the prefix
        size_t first = 0; ///< letter of the word
        size_t letters = 0;

        friend bool operator==(const Piece&, const Piece&) = default;
    };

    /// Throws InvalidInput if the vocabulary lacks the unknown piece.
    WordPiece(Vocabulary vocabulary, Options options);

    /// None for a word without letters.
    std::vector<Piece> split(std::span<const Letter> word) const;

    std::optional<int64_t> idOf(std::string_view piece) const;
    const Vocabulary& vocabulary() const { return m_vocabulary; }
    const Options& options() const { return m_options; }

private:
    /// The longest piece at a letter of the word; nothing if none fits.
    std::optional<Piece> pieceAt(std::span<const Letter> word, size_t first) const;

    Vocabulary m_vocabulary;
    Options m_options;
    int64_t m_unknown = 0;
    size_t m_longestPiece = 0; ///< bytes
};

} // namespace core::attention
