#include "widgets/fuzzy_match.h"

#include <algorithm>
#include <limits>

namespace widgets {

namespace {

constexpr int kNone = std::numeric_limits<int>::min() / 2;
constexpr int kCharacter = 2;
constexpr int kSideBySide = 6;
constexpr int kWordStart = 8;
constexpr int kTextStart = 4; ///< on top of kWordStart
constexpr int kGap = 1;       ///< per character, up to kMostGap
constexpr int kMostGap = 6;

int placeScore(const QString& text, qsizetype at)
{
    if (at == 0)
        return kCharacter + kWordStart + kTextStart;
    const QChar before = text.at(at - 1);
    const bool start = !before.isLetterOrNumber() || (before.isLower() && text.at(at).isUpper()) ||
                       before.script() != text.at(at).script();
    return kCharacter + (start ? kWordStart : 0);
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text)
{
    const qsizetype rows = pattern.size();
    const qsizetype columns = text.size();
    if (rows == 0)
        return FuzzyMatch{};
    if (rows > columns)
        return std::nullopt;
    const QString wanted = pattern.toCaseFolded();
    const QString folded = text.toCaseFolded();
    if (wanted.size() != rows || folded.size() != columns)
        return std::nullopt; // folding that changes the length: nothing that anybody types here
    // best[i][j]: the best score of the first i + 1 characters with the last of them at j; from[i][j]: where the one
    // before it was.
    const auto cell = [columns](qsizetype i, qsizetype j) { return static_cast<size_t>(i * columns + j); };
    std::vector<int> best(static_cast<size_t>(rows * columns), kNone);
    std::vector<qsizetype> from(best.size(), -1);
    for (qsizetype i = 0; i < rows; ++i) {
        for (qsizetype j = i; j < columns; ++j) {
            if (folded.at(j) != wanted.at(i))
                continue;
            const int own = placeScore(text, j);
            if (i == 0) {
                best[cell(i, j)] = own - static_cast<int>(std::min<qsizetype>(j * kGap, kMostGap));
                continue;
            }
            for (qsizetype k = i - 1; k < j; ++k) {
                if (best[cell(i - 1, k)] == kNone)
                    continue;
                const auto gap = static_cast<int>(std::min<qsizetype>((j - k - 1) * kGap, kMostGap));
                const int score = best[cell(i - 1, k)] + own + (j == k + 1 ? kSideBySide : -gap);
                if (score > best[cell(i, j)]) {
                    best[cell(i, j)] = score;
                    from[cell(i, j)] = k;
                }
            }
        }
    }
    const auto last = best.begin() + (rows - 1) * columns;
    const auto end = std::max_element(last, last + columns);
    if (*end == kNone)
        return std::nullopt;
    FuzzyMatch match{*end, std::vector<int>(static_cast<size_t>(rows))};
    qsizetype at = end - last;
    for (qsizetype i = rows; i-- > 0; at = from[cell(i, at)])
        match.positions[static_cast<size_t>(i)] = static_cast<int>(at);
    return match;
}

} // namespace widgets
