#include "core/attention/added_tokens.h"

namespace core::attention {

namespace {

uint64_t edge(uint32_t node, char32_t letter) { return uint64_t{node} << 32 | uint64_t{letter}; }

} // namespace

AddedTokens::AddedTokens(const std::vector<std::pair<AddedToken, Letters>>& tokens)
{
    for (const auto& [token, letters] : tokens) {
        if (letters.empty())
            continue;
        uint32_t node = 0;
        for (const Letter& letter : letters) {
            const auto [next, isNew] = m_edges.try_emplace(edge(node, letter.code), m_nodes);
            m_nodes += isNew ? 1 : 0;
            node = next->second;
        }
        m_ends[node] = m_tokens.size();
        m_tokens.push_back(token);
    }
}

AddedTokens::Match AddedTokens::matchAt(std::span<const Letter> letters, size_t at) const
{
    Match longest;
    uint32_t node = 0;
    for (size_t i = at; i < letters.size(); ++i) {
        const auto next = m_edges.find(edge(node, letters[i].code));
        if (next == m_edges.end())
            break;
        node = next->second;
        if (const auto end = m_ends.find(node); end != m_ends.end())
            longest = {at, i + 1, &m_tokens[end->second]};
    }
    if (longest.token == nullptr || !longest.token->singleWord)
        return longest;
    const bool touched = (at > 0 && isOfWord(letters[at - 1].code)) ||
                         (longest.end < letters.size() && isOfWord(letters[longest.end].code));
    return touched ? Match{} : longest;
}

std::vector<AddedTokens::Part> AddedTokens::split(std::span<const Letter> letters) const
{
    std::vector<Part> parts;
    size_t start = 0; // of what is in no part yet
    const auto plainUpTo = [&](size_t end) {
        if (end > start)
            parts.push_back({letters.subspan(start, end - start), nullptr});
    };
    for (size_t at = 0; at < letters.size() && !m_tokens.empty();) {
        Match match = matchAt(letters, at);
        if (match.token == nullptr) {
            ++at;
            continue;
        }
        if (match.token->stripLeft)
            while (match.begin > start && isWhiteSpace(letters[match.begin - 1].code))
                --match.begin;
        if (match.token->stripRight)
            while (match.end < letters.size() && isWhiteSpace(letters[match.end].code))
                ++match.end;
        plainUpTo(match.begin);
        parts.push_back({letters.subspan(match.begin, match.end - match.begin), match.token});
        start = at = match.end;
    }
    plainUpTo(letters.size());
    return parts;
}

} // namespace core::attention
