#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/attention/letters.h"

namespace core::attention {

/// A token that is found in the text as it stands and never cut, such as [MASK].
struct AddedToken {
    int64_t id = 0;
    std::string content;
    bool singleWord = false; ///< only where no letter of a word touches it
    bool stripLeft = false;  ///< takes the white space before it
    bool stripRight = false;
    bool normalised = false; ///< looked for in the normalised text
    bool special = false;
};

/// Finds tokens: from the left, the longest at each place.
class AddedTokens {
public:
    /// A stretch of the text: plain, or one token.
    struct Part {
        std::span<const Letter> letters;
        const AddedToken* token = nullptr;
    };

    AddedTokens() = default;
    /// Each with the letters by which it is found; those without letters are never found.
    explicit AddedTokens(const std::vector<std::pair<AddedToken, Letters>>& tokens);

    /// All of the text, in order, without empty parts. The parts point into `letters` and into this object.
    std::vector<Part> split(std::span<const Letter> letters) const;

private:
    struct Match {
        size_t begin = 0;
        size_t end = 0;
        const AddedToken* token = nullptr;
    };
    /// The longest token that begins there; no token if none does.
    Match matchAt(std::span<const Letter> letters, size_t at) const;

    std::vector<AddedToken> m_tokens;
    // A tree of letters: nodes by number, 0 is the root.
    std::unordered_map<uint64_t, uint32_t> m_edges; ///< node and letter to node
    std::unordered_map<uint32_t, size_t> m_ends;    ///< node to token
    uint32_t m_nodes = 1;
};

} // namespace core::attention
