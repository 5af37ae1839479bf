#include "core/attention/letters.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <utf8proc.h>

#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::attention {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

constexpr Range kWhiteSpace[] = {{0x9, 0xD},       {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                                 {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                 {0x205F, 0x205F}, {0x3000, 0x3000}};
constexpr Range kChinese[] = {{0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},   {0x20000, 0x2A6DF},
                              {0x2A700, 0x2B73F}, {0x2B740, 0x2B81F}, {0x2B820, 0x2CEAF}, {0x2F800, 0x2FA1F}};

template <size_t Count>
bool isIn(const Range (&ranges)[Count], char32_t code)
{
    return std::ranges::any_of(ranges, [code](Range range) { return code >= range.first && code <= range.last; });
}

constexpr char32_t kAscii = 0x80;
constexpr char32_t kDottedI = 0x130; // the only one whose small letter is two code points
constexpr char32_t kDotAbove = 0x307;

utf8proc_category_t categoryOf(char32_t code) { return utf8proc_category(static_cast<utf8proc_int32_t>(code)); }

int combiningClass(char32_t code)
{
    return utf8proc_get_property(static_cast<utf8proc_int32_t>(code))->combining_class;
}

bool isBetween(utf8proc_category_t category, utf8proc_category_t first, utf8proc_category_t last)
{
    return category >= first && category <= last;
}

/// Marks in the order of their classes, each run by itself (Unicode 3.11, D109).
void orderMarks(Letters& letters)
{
    const auto isStarter = [](const Letter& letter) { return combiningClass(letter.code) == 0; };
    auto run = letters.begin();
    while ((run = std::find_if_not(run, letters.end(), isStarter)) != letters.end()) {
        const auto end = std::find_if(run, letters.end(), isStarter);
        std::stable_sort(
            run, end, [](const Letter& a, const Letter& b) { return combiningClass(a.code) < combiningClass(b.code); });
        run = end;
    }
}

} // namespace

Letters lettersOf(std::string_view utf8)
{
    if (std::cmp_greater(utf8.size(), limits::textBytes.value()))
        limits::textBytes.refuse({mark("Tokenizer", "The text has %1 bytes; at most %2 are tokenized"),
                                  {std::to_string(utf8.size()), std::to_string(limits::textBytes.value())}});
    Letters letters;
    letters.reserve(utf8.size());
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
    for (utf8proc_ssize_t at = 0; at < size;) {
        utf8proc_int32_t code = -1;
        const utf8proc_ssize_t length = utf8proc_iterate(bytes + at, size - at, &code);
        if (length < 1)
            throw Error(ErrorKind::InvalidInput,
                        {mark("Tokenizer", "The text is not UTF-8 at byte %1"), {std::to_string(at)}},
                        mark("Tokenizer", "Save the text as UTF-8."));
        letters.push_back({static_cast<char32_t>(code), static_cast<uint32_t>(at), static_cast<uint32_t>(at + length)});
        at += length;
    }
    return letters;
}

void appendUtf8(std::string& utf8, char32_t code)
{
    constexpr size_t kLongest = 4;
    std::array<utf8proc_uint8_t, kLongest> bytes{};
    const utf8proc_ssize_t length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
    utf8.append(reinterpret_cast<const char*>(bytes.data()), static_cast<size_t>(length));
}

std::string textOf(std::span<const Letter> letters)
{
    std::string utf8;
    utf8.reserve(letters.size());
    for (const Letter& letter : letters)
        appendUtf8(utf8, letter.code);
    return utf8;
}

bool isWhiteSpace(char32_t code) { return isIn(kWhiteSpace, code); }

bool isPunctuation(char32_t code)
{
    if (code < kAscii) // symbols such as $ and + as well
        return (code >= '!' && code <= '/') || (code >= ':' && code <= '@') || (code >= '[' && code <= '`') ||
               (code >= '{' && code <= '~');
    return isBetween(categoryOf(code), UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO);
}

bool isControl(char32_t code)
{
    if (code == '\t' || code == '\n' || code == '\r')
        return false;
    const utf8proc_category_t category = categoryOf(code);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CO;
}

bool isChinese(char32_t code) { return isIn(kChinese, code); }

bool isOfWord(char32_t code) { return isBetween(categoryOf(code), UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_PC); }

Letters decomposed(std::span<const Letter> letters)
{
    Letters result;
    result.reserve(letters.size());
    constexpr size_t kLongest = 18; // of any decomposition, also of the compatibility ones
    std::array<utf8proc_int32_t, kLongest> parts{};
    for (const Letter& letter : letters) {
        int boundary = 0;
        const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(letter.code), parts.data(),
                                                               kLongest, UTF8PROC_DECOMPOSE, &boundary);
        if (count < 1 || std::cmp_greater(count, kLongest)) { // never for a code point that UTF-8 can have
            result.push_back(letter);
            continue;
        }
        for (utf8proc_ssize_t part = 0; part < count; ++part)
            result.push_back({static_cast<char32_t>(parts[static_cast<size_t>(part)]), letter.begin, letter.end});
    }
    orderMarks(result);
    return result;
}

Letters withoutMarks(std::span<const Letter> letters)
{
    Letters result;
    result.reserve(letters.size());
    std::ranges::copy_if(letters, std::back_inserter(result),
                         [](const Letter& letter) { return categoryOf(letter.code) != UTF8PROC_CATEGORY_MN; });
    return result;
}

Letters inLowerCase(std::span<const Letter> letters)
{
    Letters result;
    result.reserve(letters.size());
    for (const Letter& letter : letters) {
        const auto small = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(letter.code)));
        result.push_back({letter.code == kDottedI ? U'i' : small, letter.begin, letter.end});
        if (letter.code == kDottedI)
            result.push_back({kDotAbove, letter.begin, letter.end});
    }
    return result;
}

} // namespace core::attention
