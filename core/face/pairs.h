#pragma once
// Lists of pairs of photos by which face recognition is rated. Source: Huang et al. 2007, "Labeled Faces in the Wild",
// pairs.txt and pairsDevTrain.txt.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace core::face {

/// A photo of a person: the number-th, from 1.
struct PairedPhoto {
    uint32_t person = 0; ///< in FacePairs::people
    int number = 0;

    friend bool operator==(const PairedPhoto&, const PairedPhoto&) = default;
    friend bool operator<(const PairedPhoto& a, const PairedPhoto& b)
    {
        return a.person != b.person ? a.person < b.person : a.number < b.number;
    }
};

struct FacePair {
    PairedPhoto first;
    PairedPhoto second;

    /// Of one person?
    bool isMatched() const { return first.person == second.person; }
    friend bool operator==(const FacePair&, const FacePair&) = default;
};

struct FacePairs {
    int64_t folds = 0;
    int64_t perKind = 0;             ///< matched pairs of a fold, and mismatched ones
    std::vector<std::string> people; ///< in the order in which the file names them
    std::vector<FacePair> pairs;     ///< fold by fold, the matched ones first

    /// Where LFW keeps the photo, below its folder: "Name/Name_0001.jpg".
    std::filesystem::path pathOf(PairedPhoto photo) const;
    /// Each photo once, in the order in which the file names them.
    std::vector<PairedPhoto> photos() const;
};

/// Reads a line of folds and pairs ("10\t300"; "1100" alone is one fold), then for each fold so many matched pairs
/// ("name\t1\t4") and so many mismatched ones ("name\t1\tother\t2"). `name` stands for the file in messages. Throws
/// Corrupt naming the line, LimitExceeded.
FacePairs parsePairs(std::string_view text, const std::string& name);

/// Throws as readTextFile and parsePairs.
FacePairs loadPairs(const std::filesystem::path& path);

/// Photos that are no files below `folder`, in the order of photos(). Throws NotFound if that is no folder.
std::vector<PairedPhoto> missingPhotos(const FacePairs& pairs, const std::filesystem::path& folder);

} // namespace core::face
