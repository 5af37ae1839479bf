#pragma once
// The figures of the metrics panel: what each is called, what it is, and which pixels it counts.

#include <array>
#include <optional>

#include <QString>

#include "core/segment/agreement.h"
#include "core/segment/comparison.h"
#include "core/segment/evaluation.h"

namespace widgets::segment {

/// A figure of one class, or of all together.
enum class Metric {
    // of one class
    Pixels,
    PredictedPixels,
    Recall, ///< also the accuracy of the class
    Iou,
    Dice,
    Precision,
    BoundaryIou,
    // of all
    PixelAccuracy,
    MeanPixelAccuracy, ///< also the mean recall
    MeanIou,
    FrequencyWeightedIou,
    MeanDice,
    MeanPrecision,
    MeanBoundaryIou
};

inline constexpr std::array kClassMetrics{Metric::Pixels, Metric::PredictedPixels, Metric::Recall,     Metric::Iou,
                                          Metric::Dice,   Metric::Precision,       Metric::BoundaryIou};
inline constexpr std::array kOverallMetrics{
    Metric::PixelAccuracy, Metric::MeanPixelAccuracy, Metric::MeanIou,        Metric::FrequencyWeightedIou,
    Metric::MeanDice,      Metric::MeanPrecision,     Metric::MeanBoundaryIou};

/// One figure.
struct MetricCell {
    Metric metric = Metric::MeanIou;
    std::optional<size_t> classIndex; ///< in ConfusionMatrix::classes; nothing for all

    friend bool operator==(const MetricCell&, const MetricCell&) = default;
};

/// The names of what a comparison tells apart: "object" and "background" for masks, else the classes with their labels.
class ClassWords {
public:
    ClassWords() = default;
    ClassWords(core::segment::LabelNames names, bool ofMasks) : m_names(std::move(names)), m_ofMasks(ofMasks) {}

    /// "cup", "class 7", "background".
    QString name(uint32_t label) const;
    /// The same with the label, where labels mean something: "7 cup".
    QString nameWithLabel(uint32_t label) const;
    /// All of them, as figures show them.
    core::segment::LabelNames all(const core::segment::Evaluation& evaluation) const;
    /// Those that were given, the same in every language, as tables for programs have them.
    core::segment::LabelNames given() const;

private:
    core::segment::LabelNames m_names;
    bool m_ofMasks = false;
};

/// "Mean IoU".
QString titleOf(Metric metric);
/// For a column's head: two short lines.
QString headOf(Metric metric);

/// A ratio between 0 and 1; nothing where it is not defined, or where the figure is a count.
std::optional<double> ratioOf(const core::segment::Evaluation& evaluation, const MetricCell& cell);
/// Pixels; nothing where the figure is a ratio.
std::optional<qint64> countOf(const core::segment::Evaluation& evaluation, const MetricCell& cell);
/// Why there is no ratio, or what is left out of a mean; empty: nothing to say.
QString reasonOf(const core::segment::Evaluation& evaluation, const MetricCell& cell, std::optional<uint32_t> ignored,
                 const ClassWords& words);
/// The pixels that it counts.
core::segment::AgreementQuery queryOf(const core::segment::Evaluation& evaluation, const MetricCell& cell);

} // namespace widgets::segment
