// The values that the charts of the metrics are drawn from.

#include <cmath>

#include <QTest>

#include "core/segment/metrics_charts.h"

using core::report::HeatmapData;
using core::segment::ConfusionShade;

class TestMetricsCharts : public QObject {
    Q_OBJECT

private slots:
    void cellsShowPixelsWhateverColoursThem()
    {
        core::segment::Evaluation evaluation;
        evaluation.matrix = {{0, 5, 6}, {90, 10, 0, 4, 5, 0, 0, 0, 0}};
        const auto map = [&](ConfusionShade shade) {
            return core::segment::confusionMap(evaluation, {{5, "cup"}}, shade);
        };
        const HeatmapData share = map(ConfusionShade::RowShare);
        QCOMPARE(share.rowLabels, (std::vector<std::string>{"0", "cup", "6"}));
        QCOMPARE(share.columnLabels, share.rowLabels);
        QCOMPARE(share.values, (std::vector<double>{90, 10, 0, 4, 5, 0, 0, 0, 0}));
        QCOMPARE(share.shadeAt(0, 0), 0.9);
        QCOMPARE(share.shadeAt(1, 0), 4.0 / 9);
        QVERIFY(std::isnan(share.shadeAt(2, 0))); // no pixel in the truth
        QCOMPARE(core::report::heatmapRange(share).high, 1.0);
        const HeatmapData log = map(ConfusionShade::Log);
        QCOMPARE(log.values, share.values);
        QCOMPARE(log.shadeAt(0, 0), std::log10(91.0));
        QCOMPARE(log.shadeAt(2, 2), 0.0);
        QCOMPARE(core::report::heatmapRange(log).high, std::log10(91.0));
        const HeatmapData pixels = map(ConfusionShade::Pixels);
        QCOMPARE(pixels.shades, pixels.values);
        QCOMPARE(pixels.colouringTitle(), std::string("Pixels"));
    }

    void eachObjectHasALineAndTheCurrentOneItsPrediction()
    {
        auto object = std::make_shared<core::segment::SceneObject>();
        object->prompts.resize(2);
        const core::segment::ClickRecord known{
            .object = object, .step = 1, .prompts = 2, .iou = 0.5, .predictedIou = 0.75};
        const core::segment::ClickRecord pending{
            .object = object, .step = 2, .prompts = 2, .iou = {}, .predictedIou = {}};
        const auto chart = core::segment::clickChart({{3, "cup", {known, pending}}, {4, "leaf", {known}}}, 3);
        QCOMPARE(chart.series.size(), size_t{3});
        QCOMPARE(chart.series[0].name, std::string("cup"));
        QCOMPARE(chart.series[1].name, std::string("cup, predicted"));
        QCOMPARE(chart.series[2].name, std::string("leaf"));
        QCOMPARE(chart.series[0].points[0], (core::report::ChartPoint{2, 0.5}));
        QCOMPARE(chart.series[1].points[0], (core::report::ChartPoint{2, 0.75}));
        QCOMPARE(chart.series[0].points[1].x, 3.0);
        QVERIFY(std::isnan(chart.series[0].points[1].y));
        QVERIFY(chart.xAxis.whole);
    }
};

QTEST_GUILESS_MAIN(TestMetricsCharts)
#include "tst_metrics_charts.moc"
