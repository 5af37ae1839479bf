// The tables of metrics and geometry, cell by cell.

#include <QTest>

#include "core/segment/metrics_tables.h"

using core::Mask;
using core::report::toCsv;
using core::segment::ConfusionMatrix;
using core::segment::Evaluation;

namespace {

Evaluation evaluationOf(ConfusionMatrix matrix)
{
    Evaluation evaluation;
    evaluation.matrix = std::move(matrix);
    evaluation.bandWidth = 3;
    evaluation.metrics = core::segment::computeMetrics(evaluation.matrix, {});
    return evaluation;
}

/// A square with a hole and one pixel apart.
Mask pieces()
{
    Mask mask{8, 5, std::vector<uint8_t>(40, 0)};
    for (int y = 0; y < 5; ++y)
        for (int x = 0; x < 5; ++x)
            mask.values[static_cast<size_t>(y * 8 + x)] = 255;
    mask.values[2 * 8 + 2] = 0;
    mask.values[4 * 8 + 7] = 255;
    return mask;
}

} // namespace

class TestMetricsTables : public QObject {
    Q_OBJECT

private slots:
    void metricsHaveARowForAllAndForEachClass()
    {
        // Class 0: 6 of 8 right; class 3 only predicted; class 9 ignored.
        const Evaluation evaluation = evaluationOf({{0, 3, 9}, {6, 2, 0, 0, 0, 0, 0, 0, 0}});
        QCOMPARE(toCsv(core::segment::metricsTable(evaluation, 9, {{0, "background"}, {3, "leaf, old"}})),
                 std::string("scope,class,name,pixels,predictedPixels,pixelAccuracy,accuracy,iou,frequencyWeightedIoU,"
                             "dice,precision,recall,boundaryIoU,boundaryBand,note\r\n"
                             "overall,,,8,8,0.75,0.75,0.375,0.75,0.42857142857142855,0.5,0.75,,3,\r\n"
                             "class,0,background,8,6,,0.75,0.75,,0.8571428571428571,1,0.75,,3,\r\n"
                             "class,3,\"leaf, old\",0,2,,,0,,0,0,,,3,notInTruth\r\n"
                             "class,9,,0,0,,,,,,,,,3,ignored\r\n"));
    }

    void aClassWithoutPixelsSaysSo()
    {
        const auto table = core::segment::metricsTable(evaluationOf({{0, 1}, {4, 0, 0, 0}}), {}, {});
        QCOMPARE(std::get<std::string>(table.rows[2].back()), std::string("noPixels"));
    }

    void confusionHasTheTruthInRows()
    {
        QCOMPARE(toCsv(core::segment::confusionTable(evaluationOf({{0, 7}, {5, 1, 2, 3}}), {{7, "cup"}})),
                 std::string("truth,name,0,7\r\n0,,5,1\r\n7,cup,2,3\r\n"));
    }

    void geometryHasARowPerObject()
    {
        const std::vector<core::segment::ObjectGeometry> objects{{1, "ring", 2, core::segment::measureMask(pieces())},
                                                                 {4, "", 2, {}}};
        const auto table = core::segment::geometryTable(objects, {{2, "thing"}});
        // 5 * 5 - 1 + 1 pixels; 20 + 4 + 4 edges; hull: 8 x 5 less the two triangles that are cut off.
        const std::string csv = toCsv(table);
        QVERIFY2(csv.starts_with("object,name,class,className,area,perimeter,boxX,boxY,boxWidth,boxHeight,centroidX,"
                                 "centroidY,orientation,hullArea,parts,holes\r\n1,ring,2,thing,25,28,0,0,8,5,"),
                 csv.c_str());
        QVERIFY2(csv.ends_with(",34,2,1\r\n4,,2,thing,0,,,,,,,,,,,\r\n"), csv.c_str());
    }

    void polygonsHaveARowPerCorner()
    {
        const auto polygons = core::segment::simplifiedPolygons(pieces(), 0);
        QCOMPARE(core::segment::cornersOf(polygons), int64_t{12});
        const auto table = core::segment::polygonTable({{3, "ring", 0.0, polygons}});
        QCOMPARE(table.rows.size(), size_t{12});
        const std::string csv = toCsv(table);
        QVERIFY2(csv.starts_with("object,name,tolerance,part,ring,corner,x,y\r\n3,ring,0,0,0,0,5,0\r\n"), csv.c_str());
        QVERIFY2(csv.find("\r\n3,ring,0,0,1,0,") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find("\r\n3,ring,0,1,0,3,") != std::string::npos, csv.c_str());
    }

    void aHigherToleranceNeverNeedsMoreCorners()
    {
        Mask disc{61, 61, std::vector<uint8_t>(61 * 61, 0)};
        for (int y = 0; y < 61; ++y)
            for (int x = 0; x < 61; ++x)
                if ((x - 30) * (x - 30) + (y - 30) * (y - 30) < 900)
                    disc.values[static_cast<size_t>(y * 61 + x)] = 255;
        int64_t last = core::segment::cornersOf(core::segment::simplifiedPolygons(disc, 0));
        QVERIFY(last > 60);
        for (const double tolerance : {0.5, 1.0, 2.0, 4.0}) {
            const int64_t corners = core::segment::cornersOf(core::segment::simplifiedPolygons(disc, tolerance));
            QVERIFY(corners <= last);
            last = corners;
        }
        QVERIFY(last < 12);
    }
};

QTEST_GUILESS_MAIN(TestMetricsTables)
#include "tst_metrics_tables.moc"
