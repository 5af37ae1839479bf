// Metrics from counts: cases worked out by hand, and the rules for classes without pixels.

#include <cmath>
#include <optional>

#include <QTest>

#include "core/segment/metrics.h"
#include "gpu/base/error.h"

using core::segment::ClassMetrics;
using core::segment::computeMetrics;
using core::segment::ConfusionMatrix;
using core::segment::SegmentationMetrics;

namespace {

bool near(const std::optional<double>& value, double expected) { return value && std::abs(*value - expected) <= 1e-12; }

} // namespace

class TestMetrics : public QObject {
    Q_OBJECT

private slots:
    void twoClassesByHand()
    {
        // Truth 0: 50 right, 10 given to 1. Truth 1: 5 given to 0, 35 right.
        const SegmentationMetrics metrics = computeMetrics({{0, 1}, {50, 10, 5, 35}}, {{8, 9, 5}, {6, 4, 2}});
        QCOMPARE(metrics.pixels, int64_t{100});
        QVERIFY(near(metrics.pixelAccuracy, 0.85));
        QVERIFY(near(metrics.meanPixelAccuracy, (50.0 / 60 + 35.0 / 40) / 2));
        QVERIFY(near(metrics.meanIou, (50.0 / 65 + 35.0 / 50) / 2));
        QVERIFY(near(metrics.frequencyWeightedIou, 0.6 * 50.0 / 65 + 0.4 * 35.0 / 50));
        const ClassMetrics& one = metrics.perClass[1];
        QCOMPARE(one.label, 1U);
        QCOMPARE(one.pixels, int64_t{40});
        QCOMPARE(one.predictedPixels, int64_t{45});
        QVERIFY(near(one.accuracy, 35.0 / 40));
        QVERIFY(near(one.recall, 35.0 / 40));
        QVERIFY(near(one.precision, 35.0 / 45));
        QVERIFY(near(one.iou, 0.7));
        QVERIFY(near(one.dice, 2 * 0.7 / 1.7));
        QVERIFY(near(one.boundaryIou, 2.0 / 8));
        QVERIFY(near(metrics.perClass[0].boundaryIou, 5.0 / 12));
        QVERIFY(near(metrics.meanBoundaryIou, (2.0 / 8 + 5.0 / 12) / 2));
        QVERIFY(near(metrics.meanDice, (2 * 50.0 / 115 + 70.0 / 85) / 2));
        QVERIFY(near(metrics.meanPrecision, (50.0 / 55 + 35.0 / 45) / 2));
        QVERIFY(near(metrics.meanRecall, *metrics.meanPixelAccuracy));
    }

    void aPerfectPredictionIsOneEverywhere()
    {
        const SegmentationMetrics metrics = computeMetrics({{3, 7, 9}, {4, 0, 0, 0, 1, 0, 0, 0, 2}}, {});
        for (const auto& value : {metrics.pixelAccuracy, metrics.meanPixelAccuracy, metrics.meanIou,
                                  metrics.frequencyWeightedIou, metrics.meanDice, metrics.meanPrecision})
            QVERIFY(value == 1.0);
        QVERIFY(!metrics.meanBoundaryIou); // no bands given
    }

    void aClassWithoutPixelsIsLeftOut()
    {
        const SegmentationMetrics with = computeMetrics({{0, 5, 9}, {6, 0, 2, 0, 0, 0, 1, 0, 3}}, {{}, {}, {}});
        const SegmentationMetrics without = computeMetrics({{0, 9}, {6, 2, 1, 3}}, {{}, {}});
        const ClassMetrics& none = with.perClass[1];
        QVERIFY(none.leftOut());
        for (const auto& value : {none.accuracy, none.iou, none.dice, none.precision, none.recall, none.boundaryIou})
            QVERIFY(!value);
        QVERIFY(with.meanIou == without.meanIou);
        QVERIFY(with.meanPixelAccuracy == without.meanPixelAccuracy);
        QVERIFY(with.frequencyWeightedIou == without.frequencyWeightedIou);
        QVERIFY(with.meanDice == without.meanDice);
        QVERIFY(!with.perClass[0].leftOut());
    }

    void aClassThatIsOnlyPredictedHasIouZeroAndNoAccuracy()
    {
        // Truth: 8 pixels of 0, two of them taken for 1.
        const SegmentationMetrics metrics = computeMetrics({{0, 1}, {6, 2, 0, 0}}, {{4, 4, 4}, {0, 2, 0}});
        const ClassMetrics& one = metrics.perClass[1];
        QVERIFY(!one.leftOut());
        QVERIFY(one.iou == 0.0);
        QVERIFY(one.dice == 0.0);
        QVERIFY(one.precision == 0.0);
        QVERIFY(one.boundaryIou == 0.0);
        QVERIFY(!one.accuracy);
        QVERIFY(!one.recall);
        QVERIFY(near(metrics.meanIou, 0.75 / 2));          // counted
        QVERIFY(near(metrics.meanPixelAccuracy, 0.75));    // left out
        QVERIFY(near(metrics.frequencyWeightedIou, 0.75)); // no share of the truth
    }

    void aClassThatIsNeverPredictedHasNoPrecision()
    {
        const SegmentationMetrics metrics = computeMetrics({{0, 1}, {6, 0, 2, 0}}, {});
        QVERIFY(!metrics.perClass[1].precision);
        QVERIFY(metrics.perClass[1].accuracy == 0.0);
        QVERIFY(metrics.perClass[1].iou == 0.0);
        QVERIFY(near(metrics.meanPrecision, 0.75));
    }

    void withoutAnyPixelNothingIsDefined()
    {
        for (const ConfusionMatrix& matrix : {ConfusionMatrix{}, ConfusionMatrix{{4}, {0}}}) {
            const SegmentationMetrics metrics = computeMetrics(matrix, {});
            QCOMPARE(metrics.pixels, int64_t{0});
            for (const auto& value : {metrics.pixelAccuracy, metrics.meanPixelAccuracy, metrics.meanIou,
                                      metrics.frequencyWeightedIou, metrics.meanDice})
                QVERIFY(!value);
        }
    }

    void sizesThatDisagreeAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, computeMetrics({{0, 1}, {1, 2, 3}}, {}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, computeMetrics({{0}, {1}}, {{}, {}}));
    }
};

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
