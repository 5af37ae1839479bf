#pragma once
// Sentences to the numbers that a text model of the BERT family takes.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attention/added_tokens.h"
#include "core/attention/bert_text.h"
#include "core/attention/word_piece.h"

namespace core::attention {

/// Whence a token comes.
enum class TokenSource { First, Second, Special, Padding };

struct Token {
    int64_t id = 0;
    std::string piece; ///< as the vocabulary has it
    // The bytes [begin, end) of the sentence that it stands for; none for special tokens and padding.
    uint32_t begin = 0;
    uint32_t end = 0;
    int typeId = 0;
    TokenSource source = TokenSource::Special;

    friend bool operator==(const Token&, const Token&) = default;
};

/// What goes into a model's inputs.
struct Encoding {
    std::vector<Token> tokens;
    size_t cutOff = 0; ///< tokens that had no room

    std::vector<int64_t> ids() const;
    std::vector<int64_t> attentionMask() const; ///< 1 for a token, 0 for padding
    std::vector<int64_t> typeIds() const;
};

enum class Side { Left, Right };

/// What is cut off when there are too many tokens.
struct Truncation {
    enum class Strategy { LongestFirst, OnlyFirst, OnlySecond };
    size_t most = 0; ///< tokens, with the special ones
    Strategy strategy = Strategy::LongestFirst;
    Side side = Side::Right; ///< whose tokens go
};

struct Padding {
    std::optional<size_t> length; ///< nothing: as long as the longest of a batch, for one sentence none
    size_t multipleOf = 1;
    int64_t id = 0;
    std::string piece = "[PAD]";
    int typeId = 0;
    Side side = Side::Right;
};

/// One step of the frame that is put around sentences.
struct TemplateStep {
    TokenSource source = TokenSource::Special; ///< First and Second: a sentence; else `special`
    std::vector<std::pair<int64_t, std::string>> special;
    int typeId = 0;
};

class Tokenizer {
public:
    struct Parts {
        std::optional<BertNormalizer> normalizer;
        WordPiece model;
        std::vector<AddedToken> added;
        std::vector<TemplateStep> single; ///< has one First
        std::vector<TemplateStep> pair;   ///< has one First and one Second; empty: pairs are not made
        std::optional<Truncation> truncation;
        std::optional<Padding> padding;
    };
    struct EncodeOptions {
        std::optional<size_t> mostTokens; ///< with the special ones; nothing: the truncation of the tokenizer, if any
        std::optional<size_t> padTo;      ///< nothing: no padding
    };

    explicit Tokenizer(Parts parts);

    /// Special tokens are added as the template says. Throws InvalidInput (no UTF-8, which names the byte; fewer tokens
    /// than the special ones, or than what must not be cut off), LimitExceeded above limits::textBytes.
    Encoding encode(std::string_view text, const EncodeOptions& options = {}) const;
    /// Two sentences. Throws also Unsupported if it makes no pairs.
    Encoding encode(std::string_view first, std::string_view second, const EncodeOptions& options = {}) const;

    bool makesPairs() const { return !m_parts.pair.empty(); }

    const Parts& parts() const { return m_parts; }

private:
    std::vector<Token> tokensOf(std::string_view text) const;
    void appendWords(std::vector<Token>& tokens, std::span<const Letter> letters) const;
    Encoding frame(std::vector<Token> first, std::optional<std::vector<Token>> second,
                   const EncodeOptions& options) const;
    std::optional<Letters> normalised(std::span<const Letter> letters) const;

    Parts m_parts;
    AddedTokens m_inText;       ///< are looked for in the text as it is
    AddedTokens m_inNormalised; ///< are looked for in the normalised text
};

} // namespace core::attention
