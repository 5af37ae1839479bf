#include "widgets/panes/segment/metrics_figures.h"

#include <algorithm>
#include <array>
#include <utility>

#include <QCoreApplication>

#include "widgets/chart_view.h"
#include "widgets/export/export_record.h"
#include "widgets/heatmap_view.h"
#include "widgets/panes/segment/object_list_model.h"

namespace widgets::segment {

namespace {

using core::segment::ConfusionShade;
using core::segment::Evaluation;

constexpr const char* kShade = "shade";
constexpr const char* kTolerance = "tolerance";
constexpr std::array<const char*, 3> kShades{"row-share", "log", "pixels"}; ///< in the order of ConfusionShade

/// A mask to be measured when a table is wanted.
struct NamedMask {
    int64_t id = 0;
    std::string name;
    uint32_t label = 0;
    std::shared_ptr<const ObjectView> view;
};

class MetricsFigureWords {
    Q_DECLARE_TR_FUNCTIONS(MetricsFigureWords)
};

} // namespace

core::report::HeatmapData confusionData(const Evaluation& evaluation, const ClassWords& words, ConfusionShade shade)
{
    core::segment::ConfusionWords texts;
    texts.truth = MetricsFigureWords::tr("Truth").toStdString();
    texts.prediction = MetricsFigureWords::tr("Prediction").toStdString();
    texts.pixels = MetricsFigureWords::tr("Pixels").toStdString();
    texts.share = MetricsFigureWords::tr("Share of the row").toStdString();
    texts.logarithm = MetricsFigureWords::tr("log₁₀(pixels + 1)").toStdString();
    return core::segment::confusionMap(evaluation, words.all(evaluation), shade, texts);
}

core::report::ChartData clickData(const std::vector<core::segment::ClickSeries>& series, int64_t current)
{
    core::segment::ClickWords texts;
    texts.click = MetricsFigureWords::tr("Click").toStdString();
    texts.iou = MetricsFigureWords::tr("IoU").toStdString();
    texts.predicted = MetricsFigureWords::tr("predicted").toStdString();
    return core::segment::clickChart(series, current, texts);
}

std::vector<ExportItem> metricsItems(const Evaluation& evaluation, std::optional<uint32_t> ignored,
                                     const ClassWords& words, ConfusionShade shade)
{
    const core::segment::LabelNames names = words.given();
    std::vector<ExportItem> items{
        {QStringLiteral("segment.metrics"), MetricsFigureWords::tr("Metrics"),
         TableSource([evaluation, ignored, names] { return core::segment::metricsTable(evaluation, ignored, names); })},
        {QStringLiteral("segment.confusion"), MetricsFigureWords::tr("Confusion matrix"),
         TableSource([evaluation, names] { return core::segment::confusionTable(evaluation, names); })},
        {QStringLiteral("segment.confusion-map"), MetricsFigureWords::tr("Confusion matrix in colours"),
         heatmapFigure(confusionData(evaluation, words, shade))}};
    items.back().record.options[kShade] = std::string(kShades[static_cast<size_t>(shade)]);
    return items;
}

std::vector<ExportItem> clickItems(const std::vector<core::segment::ClickSeries>& series, int64_t current)
{
    std::vector<ExportItem> items{{QStringLiteral("segment.clicks"), MetricsFigureWords::tr("IoU per click"),
                                   TableSource([series] { return core::segment::clickTable(series); })},
                                  {QStringLiteral("segment.clicks-chart"),
                                   MetricsFigureWords::tr("Chart of the IoU per click"),
                                   chartFigure(clickData(series, current))}};
    for (ExportItem& item : items)
        item.record.clicks = series;
    return items;
}

std::vector<ExportItem> geometryItems(const ShownPicture& shown, double tolerance)
{
    std::vector<NamedMask> masks;
    for (const auto& object : shown.scene->objects)
        if (const auto mask = shown.masks.find(object->id); mask != shown.masks.end())
            masks.push_back({object->id, nameOf(*shown.scene, *object).toStdString(), object->label, mask->second});
    if (masks.empty())
        return {};
    const auto geometry = [masks, classes = core::segment::namesOf(*shown.scene)] {
        std::vector<core::segment::ObjectGeometry> objects;
        for (const NamedMask& one : masks)
            objects.push_back({one.id, one.name, one.label, core::segment::measureMask(one.view->mask())});
        return core::segment::geometryTable(objects, classes);
    };
    const auto polygons = [masks, tolerance] {
        std::vector<core::segment::ObjectPolygons> objects;
        for (const NamedMask& one : masks)
            objects.push_back(
                {one.id, one.name, tolerance, core::segment::simplifiedPolygons(one.view->mask(), tolerance)});
        return core::segment::polygonTable(objects);
    };
    std::vector<ExportItem> items{
        {QStringLiteral("segment.geometry"), MetricsFigureWords::tr("Geometry of the objects"), TableSource(geometry)},
        {QStringLiteral("segment.polygons"), MetricsFigureWords::tr("Polygons of the objects"), TableSource(polygons)}};
    for (ExportItem& item : items)
        noteWithout(shown, item.record);
    items.back().record.options[kTolerance] = tolerance;
    return items;
}

ConfusionShade shadeOf(const core::workspace::ExportRecord& record)
{
    const auto* known = std::ranges::find(kShades, textIn(record, kShade));
    return known == kShades.end() ? ConfusionShade::RowShare : static_cast<ConfusionShade>(known - kShades.begin());
}

double toleranceOf(const core::workspace::ExportRecord& record) { return numberIn(record, kTolerance); }

} // namespace widgets::segment
