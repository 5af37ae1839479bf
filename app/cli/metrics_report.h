#pragma once
// The numbers of a comparison, as `tessera metrics` and `tessera segment --metrics` write them.

#include <optional>

#include <QJsonObject>
#include <QString>

#include "core/report/table.h"
#include "core/segment/evaluation.h"

namespace app::cli {

/// All metrics, the classes and the confusion matrix; null where a ratio is undefined.
QJsonObject metricsJson(const core::segment::Evaluation& evaluation, std::optional<uint32_t> ignored);
/// A row for each class.
core::report::Table classesTable(const core::segment::SegmentationMetrics& metrics);
/// Four digits, or a dash where a ratio is undefined.
QString shownRatio(const std::optional<double>& ratio);

} // namespace app::cli
