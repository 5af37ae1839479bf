#pragma once

#include <optional>
#include <vector>

#include <QString>

namespace widgets {

/// How well a pattern fits a text: the larger the better, and where its characters were found.
struct FuzzyMatch {
    int score = 0;
    std::vector<int> positions; ///< ascending indices into the text
};

/// Fits the pattern's characters to the text in their order, with gaps; case does not matter. Of all ways the best one:
/// beginnings of words and characters side by side count more, gaps cost. Nothing if a character is missing.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace widgets
