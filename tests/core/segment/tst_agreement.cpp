// The pixels that figures count, against a recount with erosions step by step, and against the figures themselves.

#include <algorithm>
#include <cmath>
#include <optional>

#include <QTest>

#include "core/segment/agreement.h"
#include "core/segment/boundary_band.h"
#include "core/segment/comparison.h"
#include "core/segment/metrics.h"
#include "gpu/base/error.h"

using core::LabelMap;
using core::segment::Agreement;
using core::segment::AgreementMap;
using core::segment::agreementOf;
using core::segment::AgreementQuery;
using Scope = core::segment::AgreementQuery::Scope;

namespace {

LabelMap blobs(int width, int height, int labels, uint32_t seed)
{
    LabelMap map{width, height, {}};
    uint32_t state = seed * 2654435761U + 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 1664525 + 1013904223;
            const uint32_t cell = static_cast<uint32_t>(x / 13 * 5 + y / 11 * 3) + seed / 2;
            map.values.push_back(
                static_cast<uint16_t>(((state >> 24) % 40 == 0 ? state >> 10 : cell) % static_cast<uint32_t>(labels)));
        }
    }
    return map;
}

/// Whether pixel `at` is taken away by `steps` erosions of its class: a square around it meets another label or the
/// picture's end.
bool inBand(const LabelMap& map, int at, int steps)
{
    const int x = at % map.width;
    const int y = at / map.width;
    for (int v = y - steps; v <= y + steps; ++v)
        for (int u = x - steps; u <= x + steps; ++u)
            if (u < 0 || v < 0 || u >= map.width || v >= map.height ||
                map.values[static_cast<size_t>(v * map.width + u)] != map.values[static_cast<size_t>(at)])
                return true;
    return false;
}

Agreement recount(const LabelMap& predicted, const LabelMap& truth, int ignored, const AgreementQuery& query, int at,
                  int steps)
{
    const uint16_t t = truth.values[static_cast<size_t>(at)];
    const uint16_t p = predicted.values[static_cast<size_t>(at)];
    if (t == ignored)
        return Agreement::None;
    if (query.scope == Scope::Cell) {
        if (t == query.label && p == query.predicted)
            return t == p ? Agreement::TruePositive : Agreement::Mistaken;
        return Agreement::None;
    }
    const bool inTruth = !query.bands || inBand(truth, at, steps);
    const bool inPrediction = !query.bands || inBand(predicted, at, steps);
    if (query.scope == Scope::AllClasses) {
        if (inTruth && inPrediction)
            return t == p ? Agreement::TruePositive : Agreement::Mistaken;
        return inTruth ? Agreement::FalseNegative : (inPrediction ? Agreement::FalsePositive : Agreement::None);
    }
    const bool positive = t == query.label && inTruth;
    const bool given = p == query.label && inPrediction;
    if (positive && given)
        return Agreement::TruePositive;
    if (given)
        return query.falsePositives ? Agreement::FalsePositive : Agreement::None;
    return positive && query.falseNegatives ? Agreement::FalseNegative : Agreement::None;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT

private slots:
    void agreesWithARecount_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("labels");
        QTest::addColumn<int>("ignored");
        QTest::newRow("one pixel") << 1 << 1 << 1 << -1;
        QTest::newRow("one row") << 67 << 1 << 3 << -1;
        QTest::newRow("two classes") << 131 << 101 << 2 << -1;
        QTest::newRow("five classes, one ignored") << 97 << 89 << 5 << 3;
        QTest::newRow("all ignored") << 13 << 11 << 1 << 0;
    }

    void agreesWithARecount()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, labels);
        QFETCH(int, ignored);
        const LabelMap truth = blobs(width, height, labels, 3);
        const LabelMap predicted = blobs(width, height, labels, 4);
        const auto dropped = ignored < 0 ? std::nullopt : std::optional(static_cast<uint32_t>(ignored));
        const int steps = core::segment::boundaryBandWidth(width, height);
        std::vector<AgreementQuery> queries{{.scope = Scope::AllClasses}, {.scope = Scope::AllClasses, .bands = true}};
        for (uint32_t label = 0; label <= static_cast<uint32_t>(labels); ++label) {
            queries.push_back({.scope = Scope::Class, .label = label});
            queries.push_back({.scope = Scope::Class, .label = label, .bands = true});
            queries.push_back({.scope = Scope::Class, .label = label, .falsePositives = false});
            queries.push_back({.scope = Scope::Class, .label = label, .falseNegatives = false});
            queries.push_back({.scope = Scope::Cell, .label = label, .predicted = 1});
        }
        for (const AgreementQuery& query : queries) {
            const AgreementMap map = agreementOf(predicted, truth, dropped, query);
            QCOMPARE(map.codes.size(), truth.values.size());
            std::array<int64_t, core::segment::kAgreements> counts{};
            for (int at = 0; at < width * height; ++at) {
                const Agreement expected = recount(predicted, truth, ignored, query, at, steps);
                QCOMPARE(map.codes[static_cast<size_t>(at)], static_cast<uint8_t>(expected));
                ++counts[static_cast<size_t>(expected)];
            }
            QVERIFY(map.counts == counts);
        }
    }

    /// What is lit is what the figure is made of.
    void itsCountsGiveTheMetrics()
    {
        const LabelMap truth = blobs(120, 90, 3, 5);
        const LabelMap predicted = blobs(120, 90, 3, 6);
        core::segment::ConfusionMatrix matrix{{0, 1, 2}, std::vector<int64_t>(9)};
        for (size_t i = 0; i < truth.values.size(); ++i)
            ++matrix.counts[truth.values[i] * size_t{3} + predicted.values[i]];
        const core::segment::SegmentationMetrics metrics = core::segment::computeMetrics(matrix, {});
        for (uint32_t label = 0; label < 3; ++label) {
            const AgreementMap map = agreementOf(predicted, truth, {}, {.scope = Scope::Class, .label = label});
            const auto right = static_cast<double>(map.count(Agreement::TruePositive));
            const auto given = static_cast<double>(map.count(Agreement::FalsePositive));
            const auto missed = static_cast<double>(map.count(Agreement::FalseNegative));
            QCOMPARE(metrics.perClass[label].iou.value(), right / (right + given + missed));
            QCOMPARE(metrics.perClass[label].precision.value(), right / (right + given));
            QCOMPARE(metrics.perClass[label].recall.value(), right / (right + missed));
        }
        const AgreementMap all = agreementOf(predicted, truth, {}, {});
        QCOMPARE(metrics.pixelAccuracy.value(), static_cast<double>(all.count(Agreement::TruePositive)) / (120.0 * 90));
    }

    void mapsOfDifferentSizesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, agreementOf({2, 1, {0, 1}}, {1, 2, {0, 1}}, {}, {}));
    }

    void anIgnoredLabelStaysApartFromTheObject()
    {
        const core::Mask predicted{4, 1, {255, 0, 255, 0}};
        const auto comparison = core::segment::compareMasks(predicted, {4, 1, {1, 0, 7, 7}}, 7);
        QVERIFY(comparison.ofMasks);
        QCOMPARE(comparison.ignored, std::optional<uint32_t>(65535));
        QCOMPARE(comparison.truth->values, (std::vector<uint16_t>{1, 0, 65535, 65535}));
        QCOMPARE(comparison.predicted->values, (std::vector<uint16_t>{1, 0, 1, 0}));
        QVERIFY(!core::segment::compareMasks(predicted, {4, 1, {1, 0, 7, 7}}, {}).ignored);
    }

    void theTruthItselfIsNeverRated()
    {
        core::segment::Scene scene;
        for (const int64_t id : {1, 2, 3}) {
            auto object = std::make_shared<core::segment::SceneObject>();
            object->id = id;
            scene.objects.push_back(object);
        }
        scene.current = 2;
        QCOMPARE(core::segment::ratedObject(scene)->id, 2);
        scene.truth.kind = core::segment::TruthSource::Kind::Object;
        scene.truth.objectId = 2;
        QCOMPARE(core::segment::ratedObject(scene)->id, 3);
        scene.truth.objectId = 3;
        QCOMPARE(core::segment::ratedObject(scene)->id, 2);
        scene.objects = {scene.objects[2]};
        scene.current = 3;
        QVERIFY(!core::segment::ratedObject(scene));
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
