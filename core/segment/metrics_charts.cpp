#include "core/segment/metrics_charts.h"

#include <cmath>
#include <limits>

namespace core::segment {
namespace {

double shadeOf(int64_t pixels, int64_t inRow, ConfusionShade shade)
{
    if (shade == ConfusionShade::Log)
        return std::log10(static_cast<double>(pixels) + 1);
    if (shade == ConfusionShade::Pixels)
        return static_cast<double>(pixels);
    return inRow == 0 ? std::numeric_limits<double>::quiet_NaN()
                      : static_cast<double>(pixels) / static_cast<double>(inRow);
}

report::ChartSeries lineOf(const ClickSeries& series, const std::string& name,
                           std::optional<double> ClickRecord::*member)
{
    report::ChartSeries line{.name = name, .points = {}, .band = {}};
    double click = firstClick(series.records);
    for (const ClickRecord& record : series.records)
        line.points.push_back({click++, (record.*member).value_or(std::numeric_limits<double>::quiet_NaN())});
    return line;
}

} // namespace

report::HeatmapData confusionMap(const Evaluation& evaluation, const LabelNames& names, ConfusionShade shade,
                                 const ConfusionWords& words)
{
    const ConfusionMatrix& matrix = evaluation.matrix;
    report::HeatmapData map;
    map.title = words.title;
    map.rowTitle = words.truth;
    map.columnTitle = words.prediction;
    map.valueTitle = words.pixels;
    map.low = 0;
    if (shade == ConfusionShade::RowShare) {
        map.high = 1;
        map.shadeTitle = words.share;
    } else {
        map.shadeTitle = shade == ConfusionShade::Log ? words.logarithm : words.pixels;
    }
    for (const uint32_t label : matrix.classes) {
        const auto found = names.find(label);
        const std::string name = found == names.end() ? std::to_string(label) : found->second;
        map.rowLabels.push_back(name);
        map.columnLabels.push_back(name);
    }
    for (size_t i = 0; i < matrix.classes.size(); ++i) {
        int64_t inRow = 0;
        for (size_t j = 0; j < matrix.classes.size(); ++j)
            inRow += matrix.at(i, j);
        for (size_t j = 0; j < matrix.classes.size(); ++j) {
            map.values.push_back(static_cast<double>(matrix.at(i, j)));
            map.shades.push_back(shadeOf(matrix.at(i, j), inRow, shade));
        }
    }
    return map;
}

report::ChartData clickChart(const std::vector<ClickSeries>& series, int64_t current, const ClickWords& words)
{
    report::ChartData chart;
    chart.title = words.title;
    chart.xAxis = {.title = words.click, .unit = {}, .log = false, .whole = true, .from = {}, .to = {}};
    chart.yAxis = {.title = words.iou, .unit = {}, .log = false, .whole = false, .from = 0.0, .to = 1.0};
    for (const ClickSeries& one : series) {
        chart.series.push_back(lineOf(one, one.name, &ClickRecord::iou));
        if (one.object == current)
            chart.series.push_back(lineOf(one, one.name + ", " + words.predicted, &ClickRecord::predictedIou));
    }
    return chart;
}

} // namespace core::segment
