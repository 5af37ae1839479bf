// Masks as polygons with holes, their simplification, and what is measured of a mask.

#include <algorithm>
#include <cmath>

#include <QRandomGenerator>
#include <QTest>

#include "core/segment/mask_geometry.h"
#include "core/segment/polygons.h"
#include "gpu/base/error.h"

using core::Mask;
using core::segment::GridPoint;
using core::segment::MaskGeometry;
using core::segment::Polygon;
using core::segment::polygonsOf;
using core::segment::Ring;

namespace {

Mask maskOf(const QStringList& rows)
{
    Mask mask{static_cast<int>(rows.value(0).size()), static_cast<int>(rows.size()), {}};
    for (const QString& row : rows)
        for (const QChar c : row)
            mask.values.push_back(c == '#' ? 255 : 0);
    return mask;
}

Mask disc(int size, double radius)
{
    Mask mask{size, size, {}};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            mask.values.push_back(std::hypot(x + 0.5 - size / 2.0, y + 0.5 - size / 2.0) < radius ? 255 : 0);
    return mask;
}

Mask noise(int width, int height, uint32_t seed)
{
    QRandomGenerator random(seed);
    Mask mask{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        mask.values.push_back(random.bounded(5) < 3 ? 255 : 0);
    return mask;
}

bool crossesToTheRight(const Ring& ring, double x, double y)
{
    bool inside = false;
    for (size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y))
            inside = !inside;
    }
    return inside;
}

/// Even-odd fill at the pixels' centres.
Mask filled(const std::vector<Polygon>& polygons, int width, int height)
{
    Mask mask{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            bool object = false;
            for (const Polygon& polygon : polygons) {
                bool inside = crossesToTheRight(polygon.border, x + 0.5, y + 0.5);
                for (const Ring& hole : polygon.holes)
                    inside = inside && !crossesToTheRight(hole, x + 0.5, y + 0.5);
                object = object || inside;
            }
            mask.values.push_back(object ? 255 : 0);
        }
    }
    return mask;
}

double distanceToRing(GridPoint p, const Ring& ring)
{
    double nearest = 1e9;
    for (size_t i = 0; i < ring.size(); ++i) {
        const GridPoint a = ring[i];
        const GridPoint b = ring[(i + 1) % ring.size()];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length = dx * dx + dy * dy;
        const double t = length == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0);
        nearest = std::min(nearest, std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy));
    }
    return nearest;
}

} // namespace

class TestPolygons : public QObject {
    Q_OBJECT

private slots:
    void holesBelongToTheirPart()
    {
        // A frame with another frame in its hole, and a part of its own.
        const Mask mask = maskOf({"#########.##", //
                                  "#.......#.##", //
                                  "#.#####.#...", //
                                  "#.#...#.#...", //
                                  "#.#.#.#.#...", //
                                  "#.#...#.#...", //
                                  "#.#####.#...", //
                                  "#.......#...", //
                                  "#########..."});
        const std::vector<Polygon> polygons = polygonsOf(mask);
        QCOMPARE(polygons.size(), size_t{4});
        std::vector<std::pair<double, size_t>> found;
        for (const Polygon& polygon : polygons)
            found.emplace_back(areaOf(polygon), polygon.holes.size());
        std::ranges::sort(found);
        const std::vector<std::pair<double, size_t>> expected{{1, 0}, {4, 0}, {16, 1}, {32, 1}};
        QVERIFY(found == expected);
        QVERIFY(polygonsOf({}).empty());
    }

    void polygonsFillToTheSameMask()
    {
        for (uint32_t seed = 1; seed <= 6; ++seed) {
            const Mask mask = noise(23, 19, seed);
            const std::vector<Polygon> polygons = polygonsOf(mask);
            QCOMPARE(filled(polygons, mask.width, mask.height).values, mask.values);
            double area = 0;
            for (const Polygon& polygon : polygons)
                area += areaOf(polygon);
            QCOMPARE(static_cast<int64_t>(area), std::ranges::count(mask.values, uint8_t{255}));
        }
    }

    void simplifiedRingsStayWithinTheTolerance_data()
    {
        QTest::addColumn<double>("tolerance");
        for (const double tolerance : {0.0, 0.5, 1.0, 2.0, 5.0, 1000.0})
            QTest::addRow("%g", tolerance) << tolerance;
    }

    void simplifiedRingsStayWithinTheTolerance()
    {
        QFETCH(double, tolerance);
        for (const Mask& mask : {disc(120, 50), noise(40, 40, 3)}) {
            for (const Polygon& polygon : polygonsOf(mask)) {
                const Polygon simple = simplified(polygon, tolerance);
                QVERIFY(simple.border.size() >= 3);
                QVERIFY(simple.border.size() <= polygon.border.size());
                QCOMPARE(simple.holes.size(), polygon.holes.size());
                for (const GridPoint corner : polygon.border)
                    QVERIFY(distanceToRing(corner, simple.border) <= tolerance + 1e-9);
                for (const GridPoint corner : simple.border)
                    QVERIFY(std::ranges::find(polygon.border, corner) != polygon.border.end());
            }
        }
    }

    void aDiscNeedsFewCorners()
    {
        const Polygon polygon = polygonsOf(disc(120, 50)).front();
        const Polygon simple = simplified(polygon, 1.0);
        QVERIFY(polygon.border.size() > 200);
        QVERIFY(simple.border.size() < 50);
        QVERIFY(std::abs(areaOf(simple) - areaOf(polygon)) < 0.03 * areaOf(polygon));
        QVERIFY(std::abs(perimeterOf(simple) - 100 * 3.14159) < 12);
    }

    void anOutlineNeverVanishes()
    {
        const Polygon pixel = polygonsOf(maskOf({"#"})).front();
        QVERIFY(simplified(pixel, 10).border == pixel.border);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, simplified(pixel, -1));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, simplified(pixel, std::nan("")));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, simplified(pixel, INFINITY));
    }

    void perimetersCountHolesToo()
    {
        const Polygon frame = polygonsOf(maskOf({"###", "#.#", "###"})).front();
        QCOMPARE(perimeterOf(frame), 16.0);
        QCOMPARE(perimeterOf(frame.border), 12.0);
        QCOMPARE(areaOf(frame), 8.0);
    }

    void theHullHoldsAllPointsAndTurnsOneWay()
    {
        QRandomGenerator random(8);
        for (int round = 0; round < 50; ++round) {
            std::vector<GridPoint> points;
            for (int i = 0; i < 40; ++i)
                points.push_back({random.bounded(12), random.bounded(12)});
            const Ring hull = core::segment::convexHull(points);
            QVERIFY(hull.size() >= 3);
            for (size_t i = 0; i < hull.size(); ++i) {
                const GridPoint a = hull[i];
                const GridPoint b = hull[(i + 1) % hull.size()];
                const GridPoint c = hull[(i + 2) % hull.size()];
                QVERIFY((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0);
                for (const GridPoint p : points)
                    QVERIFY((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) >= 0);
            }
        }
        QCOMPARE(core::segment::convexHull({{3, 3}, {3, 3}}).size(), size_t{1});
        QCOMPARE(core::segment::convexHull({{0, 0}, {1, 1}, {2, 2}, {3, 3}}).size(), size_t{2});
        QVERIFY(core::segment::convexHull({}).empty());
    }

    void aMaskIsMeasuredByHand()
    {
        const std::optional<MaskGeometry> geometry = core::segment::measureMask(maskOf({".......", //
                                                                                        "..####.", //
                                                                                        "..#..#.", //
                                                                                        "..####.", //
                                                                                        "......."}));
        QVERIFY(geometry);
        QCOMPARE(geometry->area, int64_t{10});
        QCOMPARE(geometry->parts, 1);
        QCOMPARE(geometry->holes, 1);
        QCOMPARE(geometry->perimeter, int64_t{14 + 6});
        QCOMPARE(geometry->boxX, 2);
        QCOMPARE(geometry->boxY, 1);
        QCOMPARE(geometry->boxWidth, 4);
        QCOMPARE(geometry->boxHeight, 3);
        QCOMPARE(geometry->centroidX, 4.0);
        QCOMPARE(geometry->centroidY, 2.5);
        QVERIFY(geometry->orientation && std::abs(*geometry->orientation) < 1e-9);
        const Ring expected{{2, 1}, {6, 1}, {6, 4}, {2, 4}};
        QVERIFY(geometry->hull == expected);
        QCOMPARE(geometry->hullArea, 12.0);
        QVERIFY(!core::segment::measureMask(maskOf({"...", "..."})));
        QVERIFY(!core::segment::measureMask({}));
    }

    void orientationFollowsTheLongerAxis_data()
    {
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<double>("degrees"); // 999: none
        QTest::newRow("down to the right") << QStringList{"#....", ".#...", "..#..", "...#.", "....#"} << 45.0;
        QTest::newRow("up to the right") << QStringList{"....#", "...#.", "..#..", ".#...", "#...."} << -45.0;
        QTest::newRow("upright") << QStringList{".#.", ".#.", ".#."} << 90.0;
        QTest::newRow("lying") << QStringList{"...", "###", "..."} << 0.0;
        QTest::newRow("square") << QStringList{"##", "##"} << 999.0;
        QTest::newRow("one pixel") << QStringList{".#"} << 999.0;
    }

    void orientationFollowsTheLongerAxis()
    {
        QFETCH(QStringList, rows);
        QFETCH(double, degrees);
        const std::optional<MaskGeometry> geometry = core::segment::measureMask(maskOf(rows));
        QVERIFY(geometry);
        QCOMPARE(geometry->orientation.has_value(), degrees < 999);
        if (geometry->orientation)
            QVERIFY(std::abs(*geometry->orientation - degrees) < 1e-9);
    }
};

QTEST_GUILESS_MAIN(TestPolygons)
#include "tst_polygons.moc"
