#include <algorithm>
#include <string_view>

#include "core/attention/tokenizer_file.h"
#include "tests/fuzz/targets.h"

namespace fuzz {

namespace {

using core::attention::Encoding;
using core::attention::Token;
using core::attention::Tokenizer;
using core::attention::TokenSource;

constexpr size_t kMostText = 4096;
constexpr size_t kRoom = 16;

bool startsLetter(std::string_view text, size_t at)
{
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

void check(const Encoding& encoding, std::string_view first, std::string_view second)
{
    for (const Token& token : encoding.tokens) {
        const std::string_view text = token.source == TokenSource::Second ? second : first;
        if (token.begin > token.end || token.end > text.size())
            broken("a token lies in its sentence");
        if (!startsLetter(text, token.begin) || !startsLetter(text, token.end))
            broken("a token begins and ends between letters");
    }
    if (encoding.ids().size() != encoding.attentionMask().size() || encoding.ids().size() != encoding.typeIds().size())
        broken("the inputs of a model are of one length");
}

} // namespace

bool tokenizer(Bytes bytes)
{
    const std::string_view all(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::string_view json = all.substr(0, all.find('\0'));
    const std::string_view text = all.substr(std::min(all.size(), json.size() + 1)).substr(0, kMostText);
    return taken([&] {
        const Tokenizer read = core::attention::parseTokenizer(json, "fuzzed");
        check(read.encode(text), text, {});
        const std::string_view half = text.substr(0, text.find('\n'));
        const Encoding pair = read.encode(half, text, {.mostTokens = kRoom, .padTo = kRoom});
        check(pair, half, text);
        if (pair.tokens.size() != kRoom)
            broken("there are as many tokens as asked for");
    });
}

} // namespace fuzz
