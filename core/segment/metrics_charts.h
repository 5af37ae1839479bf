#pragma once
// Charts and maps of the metrics, from values alone. What is written in them is given: the core has no language.

#include <cstdint>
#include <string>
#include <vector>

#include "core/report/chart_data.h"
#include "core/report/heatmap_data.h"
#include "core/segment/click_history.h"
#include "core/segment/comparison.h"
#include "core/segment/evaluation.h"

namespace core::segment {

/// What colours the cells of the confusion matrix.
enum class ConfusionShade {
    RowShare, ///< the share of the truth's pixels: each row adds up to 1
    Log,      ///< the decimal logarithm of the pixels + 1
    Pixels
};

/// Texts of the map, UTF-8.
struct ConfusionWords {
    std::string title;
    std::string truth = "Truth";
    std::string prediction = "Prediction";
    std::string pixels = "Pixels";
    std::string share = "Share of the truth";
    std::string logarithm = "log10(pixels + 1)";
};

/// The matrix with the pixels as numbers. A row without pixels has no share.
report::HeatmapData confusionMap(const Evaluation& evaluation, const LabelNames& names, ConfusionShade shade,
                                 const ConfusionWords& words = {});

/// Texts of the chart, UTF-8.
struct ClickWords {
    std::string title;
    std::string click = "Click";
    std::string iou = "IoU";
    std::string predicted = "predicted"; ///< after an object's name
};

/// IoU by click, one line for each object; of the object `current` also the IoU that the model predicted.
report::ChartData clickChart(const std::vector<ClickSeries>& series, int64_t current, const ClickWords& words = {});

} // namespace core::segment
