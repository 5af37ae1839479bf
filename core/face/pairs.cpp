#include "core/face/pairs.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "core/assets/text_file.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::face {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

namespace {

constexpr int64_t kMaxNumber = 999'999; // photos of a person
constexpr size_t kMaxName = 200;        // bytes; a file's name has 255 at most
constexpr size_t kDigits = 4;           // of a photo's number

std::optional<int64_t> wholeNumber(std::string_view word, int64_t most)
{
    int64_t number = 0;
    const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (failure != std::errc() || end != word.data() + word.size() || number < 1 || number > most)
        return std::nullopt;
    return number;
}

/// A name becomes a folder and a part of a file's name: nothing in it may lead elsewhere.
bool isName(std::string_view word)
{
    return !word.empty() && word.size() <= kMaxName && word != "." && word != ".." &&
           std::ranges::none_of(word, [](char c) {
               return c == '/' || c == '\\' || (static_cast<unsigned char>(c) < ' ') || c == '\x7F';
           });
}

class PairReader {
public:
    PairReader(std::string_view text, const std::string& name) : m_rest(text), m_name(name) {}

    FacePairs read();

private:
    [[noreturn]] void fail(gpu::Text what, std::vector<std::string> words = {}) const
    {
        words.insert(words.begin(), {m_name, std::to_string(std::max<int64_t>(m_line, 1))});
        throw Error(ErrorKind::Corrupt, {what, std::move(words)},
                    mark("FacePairs", "Get the list of pairs again; it is laid out as LFW's pairs.txt."));
    }

    /// The words of the next line, which tabs part; nothing at the end of the text.
    std::optional<std::vector<std::string_view>> nextLine();
    void readHead();
    void readPair(bool matched);
    PairedPhoto photo(std::string_view person, std::string_view number);

    std::string_view m_rest;
    const std::string& m_name;
    int64_t m_line = 0;
    FacePairs m_pairs;
    std::unordered_map<std::string, uint32_t> m_people;
};

std::optional<std::vector<std::string_view>> PairReader::nextLine()
{
    if (m_rest.empty())
        return std::nullopt;
    ++m_line;
    const size_t end = std::min(m_rest.find('\n'), m_rest.size());
    std::string_view line = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    std::vector<std::string_view> words;
    while (true) {
        const size_t tab = line.find('\t');
        words.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos || words.size() > 4)
            return words;
        line.remove_prefix(tab + 1);
    }
}

void PairReader::readHead()
{
    const auto words = nextLine();
    const int64_t most = limits::pairsLines.highest();
    std::optional<int64_t> folds, pairs;
    if (words && words->size() == 1) {
        folds = 1;
        pairs = wholeNumber((*words)[0], most);
    } else if (words && words->size() == 2) {
        folds = wholeNumber((*words)[0], most);
        pairs = wholeNumber((*words)[1], most);
    }
    if (!folds || !pairs)
        fail(mark("FacePairs", "%1, line %2: neither a number of pairs nor numbers of folds and pairs"));
    m_pairs.folds = *folds;
    m_pairs.perKind = *pairs;
    // Neither exceeds 2^30, so that nothing overflows.
    const int64_t lines = 1 + 2 * *folds * *pairs;
    if (lines > limits::pairsLines.value())
        limits::pairsLines.refuse({mark("FacePairs", "%1 has %2 lines; at most %3 are read"),
                                   {m_name, std::to_string(lines), std::to_string(limits::pairsLines.value())}});
}

PairedPhoto PairReader::photo(std::string_view person, std::string_view number)
{
    if (!isName(person))
        fail(mark("FacePairs", "%1, line %2: \"%3\" is no name of a person"), {std::string(person)});
    const std::optional<int64_t> which = wholeNumber(number, kMaxNumber);
    if (!which)
        fail(mark("FacePairs", "%1, line %2: \"%3\" is no number of a photo"), {std::string(number)});
    const auto [entry, isNew] = m_people.try_emplace(std::string(person), static_cast<uint32_t>(m_pairs.people.size()));
    if (isNew)
        m_pairs.people.emplace_back(person);
    return {entry->second, static_cast<int>(*which)};
}

void PairReader::readPair(bool matched)
{
    const auto words = nextLine();
    if (!words)
        fail(mark("FacePairs", "%1 ends after line %2; its first line says that there are %3 pairs"),
             {std::to_string(2 * m_pairs.folds * m_pairs.perKind)});
    if (words->size() != (matched ? 3U : 4U))
        fail(matched ? mark("FacePairs", "%1, line %2: a matched pair is a name and two numbers")
                     : mark("FacePairs", "%1, line %2: a mismatched pair is a name and a number, twice"));
    const std::vector<std::string_view>& word = *words;
    const PairedPhoto first = photo(word[0], word[1]);
    const PairedPhoto second = matched ? photo(word[0], word[2]) : photo(word[2], word[3]);
    if (first == second)
        fail(mark("FacePairs", "%1, line %2: a photo is paired with itself"));
    if (!matched && first.person == second.person)
        fail(mark("FacePairs", "%1, line %2: both photos of a mismatched pair are of %3"), {std::string(word[0])});
    m_pairs.pairs.push_back({first, second});
}

FacePairs PairReader::read()
{
    readHead();
    for (int64_t fold = 0; fold < m_pairs.folds; ++fold)
        for (const bool matched : {true, false})
            for (int64_t i = 0; i < m_pairs.perKind; ++i)
                readPair(matched);
    while (const auto words = nextLine())
        if (words->size() > 1 || !words->front().empty())
            fail(mark("FacePairs", "%1, line %2: more pairs than the first line says"));
    return std::move(m_pairs);
}

} // namespace

std::filesystem::path FacePairs::pathOf(PairedPhoto photo) const
{
    const std::string& person = people[photo.person];
    std::string number = std::to_string(photo.number);
    number.insert(0, kDigits - std::min(kDigits, number.size()), '0');
    return std::filesystem::path(person) / (person + "_" + number + ".jpg");
}

std::vector<PairedPhoto> FacePairs::photos() const
{
    std::set<PairedPhoto> seen;
    std::vector<PairedPhoto> photos;
    for (const FacePair& pair : pairs)
        for (const PairedPhoto& photo : {pair.first, pair.second})
            if (seen.insert(photo).second)
                photos.push_back(photo);
    return photos;
}

FacePairs parsePairs(std::string_view text, const std::string& name)
{
    if (std::cmp_greater(text.size(), limits::pairsBytes.value()))
        limits::pairsBytes.refuse({mark("FacePairs", "%1 has %2 bytes"), {name, std::to_string(text.size())}});
    return PairReader(text, name).read();
}

FacePairs loadPairs(const std::filesystem::path& path)
{
    return parsePairs(readTextFile(path, limits::pairsBytes), path.string());
}

std::vector<PairedPhoto> missingPhotos(const FacePairs& pairs, const std::filesystem::path& folder)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored))
        throw Error(ErrorKind::NotFound, {mark("FacePairs", "There is no folder %1"), {folder.string()}},
                    mark("FacePairs", "Name the folder that has a folder for each person."));
    std::vector<PairedPhoto> missing;
    for (const PairedPhoto& photo : pairs.photos())
        if (!std::filesystem::is_regular_file(folder / pairs.pathOf(photo), ignored))
            missing.push_back(photo);
    return missing;
}

} // namespace core::face
