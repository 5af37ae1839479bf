// Comparing label maps on the device against a brute-force twin that counts pixel by pixel and erodes step by step.

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include <QTest>

#include "core/segment/boundary_band.h"
#include "core/segment/evaluation.h"
#include "gpu/base/error.h"
#include "tests/support/devices.h"

using core::LabelMap;
using core::segment::BandCounts;
using core::segment::ClassMetrics;
using core::segment::evaluate;
using core::segment::Evaluation;

namespace {

LabelMap randomMap(int width, int height, const std::vector<uint16_t>& labels, int grain, uint32_t seed)
{
    LabelMap map{width, height, {}};
    uint32_t state = seed * 2654435761U + 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 1664525 + 1013904223;
            const auto cell = static_cast<uint32_t>(x / grain * 5 + y / grain * 3) + seed / 2;
            map.values.push_back(labels[((state >> 24) % 60 == 0 ? state >> 10 : cell) % labels.size()]);
        }
    }
    return map;
}

std::vector<uint16_t> labelsUpTo(int count)
{
    std::vector<uint16_t> labels;
    for (int i = 0; i < count; ++i)
        labels.push_back(static_cast<uint16_t>(i));
    return labels;
}

/// One erosion of a mask by a 3x3 square; outside is background.
std::vector<bool> eroded(const std::vector<bool>& mask, int width, int height)
{
    std::vector<bool> result(mask.size(), false);
    for (int y = 1; y + 1 < height; ++y) {
        for (int x = 1; x + 1 < width; ++x) {
            bool all = true;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx)
                    all = all && mask[static_cast<size_t>((y + dy) * width + x + dx)];
            result[static_cast<size_t>(y * width + x)] = all;
        }
    }
    return result;
}

/// Is each pixel of `label` in its band?
std::vector<bool> bandOf(const LabelMap& map, uint16_t label, int erosions)
{
    std::vector<bool> mask;
    for (const uint16_t value : map.values)
        mask.push_back(value == label);
    std::vector<bool> inside = mask;
    for (int i = 0; i < erosions; ++i)
        inside = eroded(inside, map.width, map.height);
    for (size_t i = 0; i < mask.size(); ++i)
        mask[i] = mask[i] && !inside[i];
    return mask;
}

using Ratio = std::optional<double>;

/// The metrics of one class by their definitions; -1 stands for nothing.
struct Twin {
    double accuracy = -1;
    double iou = -1;
    double dice = -1;
    double precision = -1;
    double boundaryIou = -1;
};

Twin twinOf(const LabelMap& predicted, const LabelMap& truth, uint16_t label, int ignored, int erosions)
{
    const std::vector<bool> truthBand = bandOf(truth, label, erosions);
    const std::vector<bool> predictedBand = bandOf(predicted, label, erosions);
    double inTruth = 0;
    double inPredicted = 0;
    double inBoth = 0;
    double inAny = 0;
    double bandBoth = 0;
    double bandAny = 0;
    for (size_t i = 0; i < truth.values.size(); ++i) {
        if (truth.values[i] == ignored)
            continue;
        const bool t = truth.values[i] == label;
        const bool p = predicted.values[i] == label;
        inTruth += t;
        inPredicted += p;
        inBoth += t && p;
        inAny += t || p;
        bandBoth += truthBand[i] && predictedBand[i];
        bandAny += truthBand[i] || predictedBand[i];
    }
    const auto ratio = [](double part, double whole) { return whole == 0 ? -1.0 : part / whole; };
    return {ratio(inBoth, inTruth), ratio(inBoth, inAny), ratio(2 * inBoth, inTruth + inPredicted),
            ratio(inBoth, inPredicted), ratio(bandBoth, bandAny)};
}

bool same(const Ratio& value, double expected)
{
    return expected < 0 ? !value.has_value() : value.has_value() && std::abs(*value - expected) <= 1e-12;
}

bool sameMean(const Ratio& value, const std::vector<Twin>& twins, double Twin::*member)
{
    double sum = 0;
    double count = 0;
    for (const Twin& twin : twins) {
        if (twin.*member >= 0) {
            sum += twin.*member;
            count += 1;
        }
    }
    return same(value, count == 0 ? -1 : sum / count);
}

} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT

private:
    gpu::Device* m_device = nullptr;

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("family");
        for (const gpu::KernelFamily family : support::families())
            QTest::newRow(support::toString(family)) << static_cast<int>(family);
    }
    void init()
    {
        QFETCH_GLOBAL(int, family);
        m_device = &support::device(static_cast<gpu::KernelFamily>(family));
    }
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    void agreesWithTheTwin_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("truthLabels");
        QTest::addColumn<int>("predictedLabels");
        QTest::addColumn<int>("grain");
        QTest::addColumn<int>("ignored");
        QTest::newRow("one pixel") << 1 << 1 << 1 << 1 << 1 << -1;
        QTest::newRow("only ignored pixels") << 5 << 4 << 1 << 2 << 3 << 0;
        QTest::newRow("one row") << 97 << 1 << 3 << 3 << 9 << -1;
        QTest::newRow("one class") << 67 << 71 << 1 << 1 << 8 << -1;
        QTest::newRow("two classes") << 131 << 101 << 2 << 2 << 29 << -1;
        QTest::newRow("classes only predicted") << 61 << 59 << 3 << 5 << 17 << -1;
        QTest::newRow("classes never predicted") << 61 << 59 << 5 << 3 << 17 << -1;
        QTest::newRow("ignored") << 127 << 83 << 4 << 4 << 23 << 2;
        QTest::newRow("ignored, but not there") << 31 << 33 << 4 << 4 << 7 << 200;
        QTest::newRow("64 classes") << 149 << 151 << 64 << 64 << 11 << 63;
        for (const int classes : {1, 2, 5, 13, 31, 48, 64}) // the one map has classes that are empty in the other
            QTest::addRow("%d of %d classes", classes, 65 - classes)
                << 41 + classes << 90 - classes << classes << 65 - classes << 1 + classes % 7 << (classes % 2 ? 3 : -1);
    }

    void agreesWithTheTwin()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, truthLabels);
        QFETCH(int, predictedLabels);
        QFETCH(int, grain);
        QFETCH(int, ignored);
        const LabelMap truth = randomMap(width, height, labelsUpTo(truthLabels), grain, 3);
        const LabelMap predicted = randomMap(width, height, labelsUpTo(predictedLabels), grain, 4);
        core::JobContext context;
        const Evaluation evaluation =
            evaluate(*m_device, predicted, truth,
                     ignored < 0 ? std::nullopt : std::optional(static_cast<uint32_t>(ignored)), context);

        std::set<uint32_t> labels(truth.values.begin(), truth.values.end());
        labels.insert(predicted.values.begin(), predicted.values.end());
        const std::vector<uint32_t> classes(labels.begin(), labels.end());
        QCOMPARE(evaluation.matrix.classes, classes);
        std::map<std::pair<uint32_t, uint32_t>, int64_t> counts;
        int64_t pixels = 0;
        int64_t right = 0;
        for (size_t i = 0; i < truth.values.size(); ++i) {
            if (truth.values[i] == ignored)
                continue;
            ++counts[{truth.values[i], predicted.values[i]}];
            ++pixels;
            right += truth.values[i] == predicted.values[i] ? 1 : 0;
        }
        for (size_t i = 0; i < classes.size(); ++i)
            for (size_t j = 0; j < classes.size(); ++j)
                QCOMPARE(evaluation.matrix.at(i, j), (counts[{classes[i], classes[j]}]));

        const int erosions =
            std::max(1, static_cast<int>(std::lround(0.02 * std::sqrt(double(width * width + height * height)))));
        QCOMPARE(evaluation.bandWidth, erosions);
        std::vector<Twin> twins;
        double weighted = 0;
        for (size_t i = 0; i < classes.size(); ++i) {
            const Twin twin = twinOf(predicted, truth, static_cast<uint16_t>(classes[i]), ignored, erosions);
            const ClassMetrics& one = evaluation.metrics.perClass[i];
            QVERIFY(same(one.accuracy, twin.accuracy));
            QVERIFY(same(one.recall, twin.accuracy));
            QVERIFY(same(one.iou, twin.iou));
            QVERIFY(same(one.dice, twin.dice));
            QVERIFY(same(one.precision, twin.precision));
            QVERIFY(same(one.boundaryIou, twin.boundaryIou));
            weighted += static_cast<double>(one.pixels) * std::max(twin.iou, 0.0);
            twins.push_back(twin);
        }
        const auto share = [&](double part) { return pixels == 0 ? -1.0 : part / static_cast<double>(pixels); };
        QCOMPARE(evaluation.metrics.pixels, pixels);
        QVERIFY(same(evaluation.metrics.pixelAccuracy, share(static_cast<double>(right))));
        QVERIFY(same(evaluation.metrics.frequencyWeightedIou, share(weighted)));
        QVERIFY(sameMean(evaluation.metrics.meanPixelAccuracy, twins, &Twin::accuracy));
        QVERIFY(sameMean(evaluation.metrics.meanIou, twins, &Twin::iou));
        QVERIFY(sameMean(evaluation.metrics.meanDice, twins, &Twin::dice));
        QVERIFY(sameMean(evaluation.metrics.meanPrecision, twins, &Twin::precision));
        QVERIFY(sameMean(evaluation.metrics.meanBoundaryIou, twins, &Twin::boundaryIou));
    }

    void mapsOf4096SquareAreCountedExactly()
    {
        constexpr int kSide = 4096;
        const LabelMap truth = randomMap(kSide, kSide, labelsUpTo(64), 57, 21);
        const LabelMap predicted = randomMap(kSide, kSide, labelsUpTo(63), 57, 22); // 63 is empty in it
        std::vector<int64_t> counts(64 * 64, 0);
        for (size_t i = 0; i < truth.values.size(); ++i)
            ++counts[64 * size_t{truth.values[i]} + predicted.values[i]];
        core::JobContext context;
        const Evaluation evaluation = evaluate(*m_device, predicted, truth, {}, context);
        QCOMPARE(evaluation.matrix.classes.size(), size_t{64});
        QCOMPARE(evaluation.matrix.counts, counts);
        int64_t right = 0;
        double meanIou = 0;
        for (size_t i = 0; i < 64; ++i) {
            int64_t row = 0;
            int64_t column = 0;
            for (size_t j = 0; j < 64; ++j) {
                row += counts[64 * i + j];
                column += counts[64 * j + i];
            }
            const int64_t both = counts[64 * i + i];
            right += both;
            const double iou = static_cast<double>(both) / static_cast<double>(row + column - both);
            QVERIFY(same(evaluation.metrics.perClass[i].iou, iou));
            meanIou += iou / 64;
        }
        QVERIFY(same(evaluation.metrics.meanIou, meanIou));
        QVERIFY(same(evaluation.metrics.pixelAccuracy, static_cast<double>(right) / (double{kSide} * kSide)));
    }

    void largeLabelsAndManyClassesAreKeptApart()
    {
        std::vector<uint16_t> labels;
        for (int i = 0; i < 700; ++i) // more than a byte can number
            labels.push_back(static_cast<uint16_t>(65'535 - 91 * i));
        const LabelMap truth = randomMap(211, 97, labels, 3, 5);
        const LabelMap predicted = randomMap(211, 97, labels, 3, 6);
        core::JobContext context;
        const Evaluation evaluation = evaluate(*m_device, predicted, truth, 65'535, context);
        std::map<std::pair<uint32_t, uint32_t>, int64_t> counts;
        for (size_t i = 0; i < truth.values.size(); ++i)
            if (truth.values[i] != 65'535)
                ++counts[{truth.values[i], predicted.values[i]}];
        const std::vector<uint32_t>& classes = evaluation.matrix.classes;
        QVERIFY(classes.size() > 256);
        QVERIFY(std::ranges::is_sorted(classes));
        for (size_t i = 0; i < classes.size(); ++i)
            for (size_t j = 0; j < classes.size(); ++j)
                QCOMPARE(evaluation.matrix.at(i, j), (counts[{classes[i], classes[j]}]));
    }

    void exactlyAsManyClassesAsBytesCanNumber_data()
    {
        QTest::addColumn<int>("labels");
        for (const int labels : {255, 256, 257})
            QTest::addRow("%d", labels) << labels;
    }

    void exactlyAsManyClassesAsBytesCanNumber()
    {
        QFETCH(int, labels);
        const LabelMap map = randomMap(101, 103, labelsUpTo(labels), 1, 7);
        core::JobContext context;
        const Evaluation evaluation = evaluate(*m_device, map, map, {}, context);
        QCOMPARE(evaluation.matrix.classes.size(), static_cast<size_t>(labels));
        QVERIFY(evaluation.metrics.pixelAccuracy == 1.0);
        QVERIFY(evaluation.metrics.meanBoundaryIou == 1.0);
        int64_t inBands = 0;
        for (const BandCounts& band : evaluation.bands)
            inBands += band.both;
        QCOMPARE(inBands, int64_t{101 * 103}); // areas of one pixel are all border
    }

    void whatCannotBeComparedIsRefused()
    {
        core::JobContext context;
        const LabelMap small{2, 2, {0, 1, 0, 1}};
        const LabelMap wide{4, 1, {0, 1, 0, 1}};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, evaluate(*m_device, small, wide, {}, context));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, evaluate(*m_device, {}, {}, {}, context));
        const LabelMap most{1024, 1, labelsUpTo(1024)};
        QCOMPARE(evaluate(*m_device, most, most, {}, context).matrix.classes.size(), size_t{1024});
        const LabelMap many{1025, 1, labelsUpTo(1025)};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, evaluate(*m_device, many, many, {}, context));
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        stop.request_stop();
        core::JobContext context;
        context.control.stop = stop.get_token();
        const LabelMap small{2, 2, {0, 1, 0, 1}};
        try {
            evaluate(*m_device, small, small, {}, context);
            QFAIL("went on");
        } catch (const gpu::Error& error) {
            QVERIFY(error.kind() == gpu::ErrorKind::Cancelled);
        }
    }

    void bandIsWhatErosionsTakeAway_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("erosions");
        QTest::newRow("no erosion") << 9 << 7 << 0;
        QTest::newRow("one") << 31 << 29 << 1;
        QTest::newRow("three") << 67 << 61 << 3;
        QTest::newRow("thicker than the picture") << 9 << 200 << 5;
        QTest::newRow("a row") << 50 << 1 << 2;
    }

    void bandIsWhatErosionsTakeAway()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, erosions);
        const LabelMap map = randomMap(width, height, labelsUpTo(3), 13, 12);
        const std::vector<uint8_t> band = core::segment::boundaryBand(map.values, width, height, erosions);
        for (uint16_t label = 0; label < 3; ++label) {
            const std::vector<bool> expected = bandOf(map, label, erosions);
            for (size_t i = 0; i < band.size(); ++i)
                if (map.values[i] == label)
                    QCOMPARE(band[i] == 1, bool(expected[i]));
        }
    }

    void bandWidthIsTwoPercentOfTheDiagonal()
    {
        QCOMPARE(core::segment::boundaryBandWidth(1, 1), 1);
        QCOMPARE(core::segment::boundaryBandWidth(300, 400), 10);
        QCOMPARE(core::segment::boundaryBandWidth(451, 300), 11); // 10.83
    }
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
