#include "app/cli/metrics_report.h"

#include <QJsonArray>

namespace app::cli {
namespace {

using core::segment::ClassMetrics;
using core::segment::Evaluation;
using core::segment::SegmentationMetrics;

using Ratio = std::optional<double>;

QJsonValue jsonOf(const Ratio& ratio) { return ratio ? QJsonValue(*ratio) : QJsonValue(); }

QJsonObject jsonOf(const ClassMetrics& metrics)
{
    return {{"class", static_cast<qint64>(metrics.label)},
            {"pixels", static_cast<qint64>(metrics.pixels)},
            {"predictedPixels", static_cast<qint64>(metrics.predictedPixels)},
            {"accuracy", jsonOf(metrics.accuracy)},
            {"iou", jsonOf(metrics.iou)},
            {"dice", jsonOf(metrics.dice)},
            {"precision", jsonOf(metrics.precision)},
            {"recall", jsonOf(metrics.recall)},
            {"boundaryIoU", jsonOf(metrics.boundaryIou)}};
}

core::report::Cell cellOf(const Ratio& ratio)
{
    return ratio ? core::report::Cell(*ratio) : core::report::Cell(std::monostate());
}

} // namespace

QJsonObject metricsJson(const Evaluation& evaluation, std::optional<uint32_t> ignored)
{
    const SegmentationMetrics& metrics = evaluation.metrics;
    QJsonArray classes;
    QJsonArray perClass;
    QJsonArray confusion;
    for (size_t i = 0; i < metrics.perClass.size(); ++i) {
        classes << static_cast<qint64>(metrics.perClass[i].label);
        perClass << jsonOf(metrics.perClass[i]);
        QJsonArray row;
        for (size_t j = 0; j < metrics.perClass.size(); ++j)
            row << static_cast<qint64>(evaluation.matrix.at(i, j));
        confusion << row;
    }
    return {
        {"ignored", ignored ? QJsonValue(static_cast<qint64>(*ignored)) : QJsonValue()},
        {"pixels", static_cast<qint64>(metrics.pixels)},
        {"pixelAccuracy", jsonOf(metrics.pixelAccuracy)},
        {"meanPixelAccuracy", jsonOf(metrics.meanPixelAccuracy)},
        {"meanIoU", jsonOf(metrics.meanIou)},
        {"frequencyWeightedIoU", jsonOf(metrics.frequencyWeightedIou)},
        {"meanDice", jsonOf(metrics.meanDice)},
        {"meanPrecision", jsonOf(metrics.meanPrecision)},
        {"meanRecall", jsonOf(metrics.meanRecall)},
        {"meanBoundaryIoU", jsonOf(metrics.meanBoundaryIou)},
        {"boundaryBand", evaluation.bandWidth},
        {"classes", classes},
        {"perClass", perClass},
        {"confusion", confusion},
    };
}

core::report::Table classesTable(const SegmentationMetrics& metrics)
{
    core::report::Table table{.columns = {"class", "pixels", "predictedPixels", "accuracy", "iou", "dice", "precision",
                                          "recall", "boundaryIoU"},
                              .rows = {}};
    for (const ClassMetrics& one : metrics.perClass)
        table.rows.push_back({int64_t{one.label}, one.pixels, one.predictedPixels, cellOf(one.accuracy),
                              cellOf(one.iou), cellOf(one.dice), cellOf(one.precision), cellOf(one.recall),
                              cellOf(one.boundaryIou)});
    return table;
}

QString shownRatio(const Ratio& ratio) { return ratio ? QString::number(*ratio, 'f', 4) : QString("-"); }

} // namespace app::cli
