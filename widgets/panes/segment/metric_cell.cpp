#include "widgets/panes/segment/metric_cell.h"

#include <QCoreApplication>
#include <QStringList>

namespace widgets::segment {

namespace {

using core::segment::AgreementQuery;
using core::segment::ClassMetrics;
using core::segment::Evaluation;

class MetricCellWords {
    Q_DECLARE_TR_FUNCTIONS(MetricCellWords)
};

const ClassMetrics& classOf(const Evaluation& evaluation, const MetricCell& cell)
{
    return evaluation.metrics.perClass.at(cell.classIndex.value());
}

std::optional<double> ofOne(const ClassMetrics& one, Metric metric)
{
    switch (metric) {
    case Metric::Recall:
        return one.recall;
    case Metric::Iou:
        return one.iou;
    case Metric::Dice:
        return one.dice;
    case Metric::Precision:
        return one.precision;
    case Metric::BoundaryIou:
        return one.boundaryIou;
    default:
        return {};
    }
}

/// The figure of a class that a mean is over; Iou where it is over none.
Metric partOf(Metric mean)
{
    switch (mean) {
    case Metric::MeanPixelAccuracy:
        return Metric::Recall;
    case Metric::MeanDice:
        return Metric::Dice;
    case Metric::MeanPrecision:
        return Metric::Precision;
    case Metric::MeanBoundaryIou:
        return Metric::BoundaryIou;
    default:
        return Metric::Iou;
    }
}

QString leftOutOfMean(const Evaluation& evaluation, Metric mean, const ClassWords& words)
{
    constexpr qsizetype kMost = 6;
    if (mean == Metric::PixelAccuracy || mean == Metric::FrequencyWeightedIou)
        return {};
    QStringList names;
    for (const ClassMetrics& one : evaluation.metrics.perClass)
        if (!ofOne(one, partOf(mean)))
            names << words.name(one.label);
    if (names.isEmpty())
        return {};
    if (names.size() > kMost)
        names = names.mid(0, kMost) << QStringLiteral("…");
    return MetricCellWords::tr("Left out of the mean: %1.").arg(names.join(MetricCellWords::tr(", ")));
}

} // namespace

QString ClassWords::name(uint32_t label) const
{
    if (m_ofMasks && label == core::segment::kObjectLabel)
        return MetricCellWords::tr("object");
    if (m_ofMasks && label == core::segment::kIgnoredLabel)
        return MetricCellWords::tr("ignored");
    const auto found = m_names.find(label);
    if (!m_ofMasks && found != m_names.end() && !found->second.empty())
        return QString::fromStdString(found->second);
    return label == core::segment::kBackgroundLabel ? MetricCellWords::tr("background")
                                                    : MetricCellWords::tr("class %1").arg(label);
}

QString ClassWords::nameWithLabel(uint32_t label) const
{
    const auto found = m_names.find(label);
    const bool named = found != m_names.end() && !found->second.empty();
    if (m_ofMasks || (!named && label != core::segment::kBackgroundLabel))
        return name(label);
    return QStringLiteral("%1 %2").arg(label).arg(name(label));
}

core::segment::LabelNames ClassWords::all(const Evaluation& evaluation) const
{
    core::segment::LabelNames names;
    for (const uint32_t label : evaluation.matrix.classes)
        names[label] = name(label).toStdString();
    return names;
}

core::segment::LabelNames ClassWords::given() const
{
    if (!m_ofMasks)
        return m_names;
    return {{core::segment::kBackgroundLabel, "background"},
            {core::segment::kObjectLabel, "object"},
            {core::segment::kIgnoredLabel, "ignored"}};
}

QString titleOf(Metric metric)
{
    switch (metric) {
    case Metric::Pixels:
        return MetricCellWords::tr("Pixels of the truth");
    case Metric::PredictedPixels:
        return MetricCellWords::tr("Predicted pixels");
    case Metric::Recall:
        return MetricCellWords::tr("Recall (class accuracy)");
    case Metric::Iou:
        return MetricCellWords::tr("IoU");
    case Metric::Dice:
        return MetricCellWords::tr("Dice");
    case Metric::Precision:
        return MetricCellWords::tr("Precision");
    case Metric::BoundaryIou:
        return MetricCellWords::tr("Boundary IoU");
    case Metric::PixelAccuracy:
        return MetricCellWords::tr("Pixel accuracy");
    case Metric::MeanPixelAccuracy:
        return MetricCellWords::tr("Mean pixel accuracy (mean recall)");
    case Metric::MeanIou:
        return MetricCellWords::tr("Mean IoU");
    case Metric::FrequencyWeightedIou:
        return MetricCellWords::tr("Frequency-weighted IoU");
    case Metric::MeanDice:
        return MetricCellWords::tr("Mean Dice");
    case Metric::MeanPrecision:
        return MetricCellWords::tr("Mean precision");
    case Metric::MeanBoundaryIou:
        break;
    }
    return MetricCellWords::tr("Mean boundary IoU");
}

QString headOf(Metric metric)
{
    switch (metric) {
    case Metric::Pixels:
        return MetricCellWords::tr("Truth\npx");
    case Metric::PredictedPixels:
        return MetricCellWords::tr("Predicted\npx");
    case Metric::Recall:
        return MetricCellWords::tr("Recall\n(accuracy)");
    case Metric::Iou:
        return MetricCellWords::tr("IoU");
    case Metric::Dice:
        return MetricCellWords::tr("Dice");
    case Metric::Precision:
        return MetricCellWords::tr("Precision");
    case Metric::BoundaryIou:
        return MetricCellWords::tr("Boundary\nIoU");
    case Metric::PixelAccuracy:
        return MetricCellWords::tr("Pixel\naccuracy");
    case Metric::MeanPixelAccuracy:
        return MetricCellWords::tr("Mean px\naccuracy");
    case Metric::MeanIou:
        return MetricCellWords::tr("Mean\nIoU");
    case Metric::FrequencyWeightedIou:
        return MetricCellWords::tr("Weighted\nIoU");
    case Metric::MeanDice:
        return MetricCellWords::tr("Mean\nDice");
    case Metric::MeanPrecision:
        return MetricCellWords::tr("Mean\nprecision");
    case Metric::MeanBoundaryIou:
        break;
    }
    return MetricCellWords::tr("Boundary\n(mean)");
}

std::optional<double> ratioOf(const Evaluation& evaluation, const MetricCell& cell)
{
    const core::segment::SegmentationMetrics& all = evaluation.metrics;
    if (cell.classIndex)
        return ofOne(classOf(evaluation, cell), cell.metric);
    switch (cell.metric) {
    case Metric::PixelAccuracy:
        return all.pixelAccuracy;
    case Metric::MeanPixelAccuracy:
        return all.meanPixelAccuracy;
    case Metric::MeanIou:
        return all.meanIou;
    case Metric::FrequencyWeightedIou:
        return all.frequencyWeightedIou;
    case Metric::MeanDice:
        return all.meanDice;
    case Metric::MeanPrecision:
        return all.meanPrecision;
    case Metric::MeanBoundaryIou:
        return all.meanBoundaryIou;
    default:
        return {};
    }
}

std::optional<qint64> countOf(const Evaluation& evaluation, const MetricCell& cell)
{
    if (!cell.classIndex)
        return {};
    if (cell.metric == Metric::Pixels)
        return classOf(evaluation, cell).pixels;
    if (cell.metric == Metric::PredictedPixels)
        return classOf(evaluation, cell).predictedPixels;
    return {};
}

QString reasonOf(const Evaluation& evaluation, const MetricCell& cell, std::optional<uint32_t> ignored,
                 const ClassWords& words)
{
    if (!cell.classIndex)
        return leftOutOfMean(evaluation, cell.metric, words);
    const ClassMetrics& one = classOf(evaluation, cell);
    if (one.leftOut())
        return one.label == ignored ? MetricCellWords::tr("left out: its pixels are ignored")
                                    : MetricCellWords::tr("left out: none of its pixels is counted");
    if (one.pixels == 0 && cell.metric == Metric::Recall)
        return MetricCellWords::tr(
            "The truth has no pixel of this class: it has no recall and is left out of that mean.");
    if (one.predictedPixels == 0 && cell.metric == Metric::Precision)
        return MetricCellWords::tr(
            "No pixel was predicted as this class: it has no precision and is left out of that mean.");
    return {};
}

AgreementQuery queryOf(const Evaluation& evaluation, const MetricCell& cell)
{
    AgreementQuery query;
    query.bands = cell.metric == Metric::BoundaryIou || cell.metric == Metric::MeanBoundaryIou;
    if (!cell.classIndex)
        return query;
    query.scope = AgreementQuery::Scope::Class;
    query.label = evaluation.matrix.classes.at(*cell.classIndex);
    query.falsePositives = cell.metric != Metric::Pixels && cell.metric != Metric::Recall;
    query.falseNegatives = cell.metric != Metric::PredictedPixels && cell.metric != Metric::Precision;
    return query;
}

} // namespace widgets::segment
