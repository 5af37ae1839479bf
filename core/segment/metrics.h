#pragma once
// How well a segmentation agrees with the truth, from whole numbers counted elsewhere.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace core::segment {

/// Pixels of class i given to class j, for the classes (labels) of both maps, ascending.
struct ConfusionMatrix {
    std::vector<uint32_t> classes;
    std::vector<int64_t> counts; ///< (K, K) row-major: rows truth, columns prediction

    int64_t at(size_t truth, size_t predicted) const { return counts[truth * classes.size() + predicted]; }
};

/// Pixels of one class in the inner boundary bands.
struct BandCounts {
    int64_t truth = 0;
    int64_t predicted = 0;
    int64_t both = 0; ///< in the band of the one and of the other
};

/// Ratios of one class. Nothing where a ratio would be 0 / 0.
struct ClassMetrics {
    uint32_t label = 0;
    int64_t pixels = 0;             ///< in the truth
    int64_t predictedPixels = 0;    ///< in the prediction
    std::optional<double> accuracy; ///< of the truth's pixels, the share that was found; the same as recall
    std::optional<double> iou;      ///< intersection over union
    std::optional<double> dice;     ///< 2 intersection / (truth + prediction)
    std::optional<double> precision;
    std::optional<double> recall;
    std::optional<double> boundaryIou; ///< IoU of the boundary bands

    /// No pixel in either map: no IoU, left out of all means.
    bool leftOut() const { return pixels == 0 && predictedPixels == 0; }
};

/// Each mean is over the classes that have the ratio; nothing if none has.
struct SegmentationMetrics {
    int64_t pixels = 0; ///< counted
    std::optional<double> pixelAccuracy;
    std::optional<double> meanPixelAccuracy;
    std::optional<double> meanIou;
    std::optional<double> frequencyWeightedIou; ///< each IoU weighted by the class's share of the truth's pixels
    std::optional<double> meanDice;
    std::optional<double> meanPrecision;
    std::optional<double> meanRecall;
    std::optional<double> meanBoundaryIou;
    std::vector<ClassMetrics> perClass; ///< as in ConfusionMatrix::classes
};

/// All metrics of a matrix. A class without a pixel in either map has no ratio at all; one without pixels in the truth
/// that was predicted has IoU, Dice and precision 0, which count in their means, and neither accuracy nor recall.
/// bands: one per class, or empty (then no boundary IoU). Throws Internal if the sizes disagree.
/// Sources: Garcia-Garcia et al. 2017, section 4 (accuracies, IoU); Dice 1945; Cheng et al. 2021 (boundary IoU).
SegmentationMetrics computeMetrics(const ConfusionMatrix& matrix, const std::vector<BandCounts>& bands);

} // namespace core::segment
