#pragma once
// What the metrics and the geometry of masks are exported as: figures and tables from values, with or without a window.

#include <optional>
#include <vector>

#include "core/segment/metrics_charts.h"
#include "core/segment/metrics_tables.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/segment/metric_cell.h"
#include "widgets/panes/segment/shown_picture.h"

namespace widgets::segment {

/// The confusion matrix and its texts in the language in use.
core::report::HeatmapData confusionData(const core::segment::Evaluation& evaluation, const ClassWords& words,
                                        core::segment::ConfusionShade shade);
/// IoU by click and its texts in the language in use.
core::report::ChartData clickData(const std::vector<core::segment::ClickSeries>& series, int64_t current);

/// "segment.metrics", "segment.confusion" and "segment.confusion-map".
std::vector<ExportItem> metricsItems(const core::segment::Evaluation& evaluation, std::optional<uint32_t> ignored,
                                     const ClassWords& words, core::segment::ConfusionShade shade);
/// "segment.clicks" and "segment.clicks-chart".
std::vector<ExportItem> clickItems(const std::vector<core::segment::ClickSeries>& series, int64_t current);

/// "segment.geometry" and "segment.polygons" of all objects with a mask, which are measured when a table is wanted;
/// nothing without one.
std::vector<ExportItem> geometryItems(const ShownPicture& shown, double tolerance);

/// What a record says of the items above.
core::segment::ConfusionShade shadeOf(const core::workspace::ExportRecord& record);
double toleranceOf(const core::workspace::ExportRecord& record);

} // namespace widgets::segment
