// The border of a mask: rings along pixel edges, with holes, whose area is the number of pixels.
#include <QRandomGenerator>
#include <QTest>

#include "core/segment/outline.h"

using core::Mask;
using core::segment::GridPoint;
using core::segment::traceOutline;

namespace {

Mask maskOf(const QStringList& rows)
{
    Mask mask{static_cast<int>(rows.value(0).size()), static_cast<int>(rows.size()), {}};
    for (const QString& row : rows)
        for (const QChar c : row)
            mask.values.push_back(c == '#' ? 255 : 0);
    return mask;
}

/// Signed area by the shoelace formula: positive for rings that run clockwise with y down.
int64_t area(const std::vector<GridPoint>& ring)
{
    int64_t twice = 0;
    for (size_t i = 0; i < ring.size(); ++i) {
        const GridPoint& a = ring[i];
        const GridPoint& b = ring[(i + 1) % ring.size()];
        twice += int64_t{a.x} * b.y - int64_t{b.x} * a.y;
    }
    return twice / 2;
}

} // namespace

class TestOutline : public QObject {
    Q_OBJECT

private slots:
    void emptyAndBlankMasksHaveNoOutline()
    {
        QVERIFY(traceOutline({}).empty());
        QVERIFY(traceOutline(maskOf({"...", "..."})).empty());
    }

    void onePixelIsASquare()
    {
        const auto rings = traceOutline(maskOf({"...", ".#.", "..."}));
        QCOMPARE(rings.size(), size_t{1});
        const std::vector<GridPoint> expected{{2, 1}, {2, 2}, {1, 2}, {1, 1}};
        QVERIFY(rings[0] == expected);
    }

    void aFullMaskIsItsFrame()
    {
        const auto rings = traceOutline(maskOf({"####", "####"}));
        QCOMPARE(rings.size(), size_t{1});
        QCOMPARE(rings[0].size(), size_t{4});
        QCOMPARE(area(rings[0]), int64_t{8});
    }

    void holesRunTheOtherWay()
    {
        const auto rings = traceOutline(maskOf({"#####", "#...#", "#.#.#", "#...#", "#####"}));
        QCOMPARE(rings.size(), size_t{3});
        QList<int64_t> areas;
        for (const auto& ring : rings)
            areas << area(ring);
        std::sort(areas.begin(), areas.end());
        QCOMPARE(areas, (QList<int64_t>{-9, 1, 25}));
    }

    void pixelsThatTouchAtACornerAreApart()
    {
        const auto rings = traceOutline(maskOf({"#.", ".#"}));
        QCOMPARE(rings.size(), size_t{2});
    }

    void areasAddUpToTheCountOnRandomMasks()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 60; ++round) {
            Mask mask{1 + random.bounded(40), 1 + random.bounded(40), {}};
            int64_t count = 0;
            for (int i = 0; i < mask.width * mask.height; ++i) {
                mask.values.push_back(random.bounded(3) ? 255 : 0);
                count += mask.values.back() ? 1 : 0;
            }
            int64_t sum = 0;
            for (const auto& ring : traceOutline(mask)) {
                sum += area(ring);
                for (size_t i = 0; i < ring.size(); ++i) {
                    const GridPoint& a = ring[i];
                    const GridPoint& b = ring[(i + 1) % ring.size()];
                    const GridPoint& c = ring[(i + 2) % ring.size()];
                    QVERIFY((a.x == b.x) != (a.y == b.y));
                    QVERIFY((a.x == b.x) != (b.x == c.x)); // corners only
                }
            }
            QCOMPARE(sum, count);
        }
    }
};

QTEST_APPLESS_MAIN(TestOutline)
#include "tst_outline.moc"
