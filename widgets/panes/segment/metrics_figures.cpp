#include "widgets/panes/segment/metrics_figures.h"

#include <QCoreApplication>

#include "widgets/chart_view.h"
#include "widgets/heatmap_view.h"

namespace widgets::segment {

namespace {

using core::segment::ConfusionShade;
using core::segment::Evaluation;

class Words {
    Q_DECLARE_TR_FUNCTIONS(MetricsFigures)
};

} // namespace

core::report::HeatmapData confusionData(const Evaluation& evaluation, const ClassWords& words, ConfusionShade shade)
{
    core::segment::ConfusionWords texts;
    texts.truth = Words::tr("Truth").toStdString();
    texts.prediction = Words::tr("Prediction").toStdString();
    texts.pixels = Words::tr("Pixels").toStdString();
    texts.share = Words::tr("Share of the row").toStdString();
    texts.logarithm = Words::tr("log₁₀(pixels + 1)").toStdString();
    return core::segment::confusionMap(evaluation, words.all(evaluation), shade, texts);
}

core::report::ChartData clickData(const std::vector<core::segment::ClickSeries>& series, int64_t current)
{
    core::segment::ClickWords texts;
    texts.click = Words::tr("Click").toStdString();
    texts.iou = Words::tr("IoU").toStdString();
    texts.predicted = Words::tr("predicted").toStdString();
    return core::segment::clickChart(series, current, texts);
}

std::vector<ExportItem> metricsItems(const Evaluation& evaluation, std::optional<uint32_t> ignored,
                                     const ClassWords& words, ConfusionShade shade)
{
    const core::segment::LabelNames names = words.given();
    return {{QStringLiteral("segment.metrics"), Words::tr("Metrics"), TableSource([evaluation, ignored, names] {
                 return core::segment::metricsTable(evaluation, ignored, names);
             })},
            {QStringLiteral("segment.confusion"), Words::tr("Confusion matrix"),
             TableSource([evaluation, names] { return core::segment::confusionTable(evaluation, names); })},
            {QStringLiteral("segment.confusion-map"), Words::tr("Confusion matrix in colours"),
             heatmapFigure(confusionData(evaluation, words, shade))}};
}

std::vector<ExportItem> clickItems(const std::vector<core::segment::ClickSeries>& series, int64_t current)
{
    return {{QStringLiteral("segment.clicks"), Words::tr("IoU per click"),
             TableSource([series] { return core::segment::clickTable(series); })},
            {QStringLiteral("segment.clicks-chart"), Words::tr("Chart of the IoU per click"),
             chartFigure(clickData(series, current))}};
}

std::vector<ExportItem> geometryItems(const std::vector<NamedMask>& masks, const core::segment::LabelNames& classes,
                                      double tolerance)
{
    const auto geometry = [masks, classes] {
        std::vector<core::segment::ObjectGeometry> objects;
        for (const NamedMask& one : masks)
            objects.push_back({one.id, one.name.toStdString(), one.label, core::segment::measureMask(one.mask())});
        return core::segment::geometryTable(objects, classes);
    };
    const auto polygons = [masks, tolerance] {
        std::vector<core::segment::ObjectPolygons> objects;
        for (const NamedMask& one : masks)
            objects.push_back(
                {one.id, one.name.toStdString(), tolerance, core::segment::simplifiedPolygons(one.mask(), tolerance)});
        return core::segment::polygonTable(objects);
    };
    return {{QStringLiteral("segment.geometry"), Words::tr("Geometry of the objects"), TableSource(geometry)},
            {QStringLiteral("segment.polygons"), Words::tr("Polygons of the objects"), TableSource(polygons)}};
}

} // namespace widgets::segment
