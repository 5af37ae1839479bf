#pragma once
// Which pixels a figure of the metrics counts.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/image/label_map.h"

namespace core::segment {

/// What a pixel is to the figure; the numbers are the codes of an AgreementMap.
enum class Agreement : uint8_t {
    None = 0,          ///< not counted
    TruePositive = 1,  ///< of the class in both maps; for all classes: right
    FalsePositive = 2, ///< of the class in the prediction only
    FalseNegative = 3, ///< of the class in the truth only
    Mistaken = 4       ///< of one class in the truth and of another in the prediction
};

constexpr size_t kAgreements = 5;

/// The figure: of one class, of all classes together, or one cell of the confusion matrix.
struct AgreementQuery {
    enum class Scope { Class, AllClasses, Cell };

    Scope scope = Scope::AllClasses;
    uint32_t label = 0;     ///< the class; of a cell the label in the truth
    uint32_t predicted = 0; ///< of a cell the label in the prediction
    bool bands = false;     ///< only pixels in the boundary bands; cells have none
    bool falsePositives = true;
    bool falseNegatives = true;

    friend bool operator==(const AgreementQuery&, const AgreementQuery&) = default;
};

/// An Agreement for each pixel, row-major, and how many there are of each.
struct AgreementMap {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> codes;
    std::array<int64_t, kAgreements> counts{}; ///< by code

    int64_t count(Agreement code) const { return counts[static_cast<size_t>(code)]; }
};

/// The pixels that the figure counts; a pixel whose truth is `ignored` is never one. The bands are those of the whole
/// maps, as wide as in evaluate(). Of all classes a right pixel is a TruePositive, a wrong one Mistaken; with bands,
/// one that lies in the band of the truth only a FalseNegative, in that of the prediction only a FalsePositive. A cell
/// of the diagonal has TruePositives, another one Mistaken pixels. Throws InvalidInput as checkLabelMaps().
AgreementMap agreementOf(const LabelMap& predicted, const LabelMap& truth, std::optional<uint32_t> ignored,
                         const AgreementQuery& query);

} // namespace core::segment
