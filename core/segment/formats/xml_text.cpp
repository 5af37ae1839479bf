#include "core/segment/formats/xml_text.h"

#include <cstddef>
#include <cstdint>

namespace core::segment {
namespace {

/// Bytes of the UTF-8 character that starts at `at`; 0 if there is none that XML can hold.
size_t characterAt(std::string_view text, size_t at)
{
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
    const uint32_t first = byte(at);
    const size_t length = first < 0x80 ? 1 : first >> 5 == 6 ? 2 : first >> 4 == 14 ? 3 : first >> 3 == 30 ? 4 : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    uint32_t code = length == 1 ? first : first & (0x7FU >> length);
    for (size_t i = 1; i < length; ++i) {
        if (byte(at + i) >> 6 != 2)
            return 0;
        code = code << 6 | (byte(at + i) & 0x3FU);
    }
    constexpr uint32_t kFirstOfLength[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool overlong = code < kFirstOfLength[length];
    const bool control = code < 0x20 && code != '\t' && code != '\n' && code != '\r';
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return overlong || control || surrogate || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF ? 0 : length;
}

} // namespace

std::string xmlText(std::string_view text)
{
    std::string result;
    for (size_t at = 0; at < text.size();) {
        const size_t length = characterAt(text, at);
        const char c = text[at];
        if (length == 0)
            result += '?';
        else if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else
            result.append(text, at, length);
        at += length == 0 ? 1 : length;
    }
    return result;
}

} // namespace core::segment
