// Series thinned out: what is seen stays, and long series become short.

#include <algorithm>
#include <cmath>
#include <random>

#include <QTest>

#include "widgets/decimate.h"

using core::report::ChartPoint;
using widgets::decimated;

namespace {

std::vector<ChartPoint> noise(size_t count)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> value(-1, 1);
    std::vector<ChartPoint> points;
    for (size_t i = 0; i < count; ++i)
        points.push_back({static_cast<double>(i), value(random)});
    return points;
}

struct Span {
    double low = INFINITY;
    double high = -INFINITY;
    friend bool operator==(const Span&, const Span&) = default;
};

/// The lowest and highest value of each column, all points looked at.
std::vector<Span> columnSpans(const std::vector<ChartPoint>& points, double from, double to, int columns)
{
    std::vector<Span> spans(static_cast<size_t>(columns));
    for (const ChartPoint& point : points) {
        if (point.x < from || point.x > to)
            continue;
        const int column = std::min(static_cast<int>((point.x - from) / (to - from) * columns), columns - 1);
        Span& span = spans[static_cast<size_t>(column)];
        span = {std::min(span.low, point.y), std::max(span.high, point.y)};
    }
    return spans;
}

std::vector<ChartPoint> chosen(const std::vector<ChartPoint>& points, const std::vector<size_t>& indices)
{
    std::vector<ChartPoint> result;
    for (const size_t i : indices)
        result.push_back(points[i]);
    return result;
}

} // namespace

class TestDecimate : public QObject {
    Q_OBJECT

private slots:
    void nothingStaysNothing() { QVERIFY(decimated({}, 0, 1, 100).empty()); }

    void onePointStays()
    {
        const std::vector<ChartPoint> one{{3, 4}};
        QCOMPARE(decimated(one, 0, 10, 100), std::vector<size_t>{0});
        QCOMPARE(decimated(one, 3, 3, 1), std::vector<size_t>{0});
    }

    void fewPointsPassUnchanged()
    {
        const std::vector<ChartPoint> points = noise(97);
        const std::vector<size_t> kept = decimated(points, 0, 96, 97);
        QCOMPARE(kept.size(), points.size());
        for (size_t i = 0; i < kept.size(); ++i)
            QCOMPARE(kept[i], i);
    }

    void everyColumnKeepsItsLowestAndHighest_data()
    {
        QTest::addColumn<size_t>("count");
        QTest::addColumn<int>("columns");
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addRow("a million, 640 wide") << size_t{1000000} << 640 << 0.0 << 999999.0;
        QTest::addRow("a million, zoomed in") << size_t{1000000} << 640 << 250000.5 << 260000.25;
        QTest::addRow("as many as columns") << size_t{641} << 640 << 0.0 << 640.0;
        QTest::addRow("one column") << size_t{1009} << 1 << 0.0 << 1008.0;
    }
    void everyColumnKeepsItsLowestAndHighest()
    {
        QFETCH(size_t, count);
        QFETCH(int, columns);
        QFETCH(double, from);
        QFETCH(double, to);
        const std::vector<ChartPoint> points = noise(count);
        const std::vector<size_t> kept = decimated(points, from, to, columns);
        QVERIFY2(kept.size() <= 4 * (static_cast<size_t>(columns) + 2), qPrintable(QString::number(kept.size())));
        QVERIFY(std::ranges::is_sorted(kept));
        QVERIFY(std::ranges::adjacent_find(kept) == kept.end());
        QVERIFY(columnSpans(chosen(points, kept), from, to, columns) == columnSpans(points, from, to, columns));
    }

    void aSinglePeakSurvives()
    {
        std::vector<ChartPoint> points(1000003);
        for (size_t i = 0; i < points.size(); ++i)
            points[i] = {static_cast<double>(i), 0};
        points[777777].y = 5;
        const std::vector<size_t> kept = decimated(points, 0, 1000002, 300);
        QVERIFY(std::ranges::find(kept, size_t{777777}) != kept.end());
    }

    void neighboursOutOfSightStay()
    {
        // The line must leave the picture where it does with all points.
        const std::vector<ChartPoint> points{{0, 0}, {1, 5}, {2, 0}, {3, 1}, {4, 0}, {5, 9}, {6, 0}};
        const std::vector<size_t> kept = decimated(points, 1.5, 4.5, 100);
        for (const size_t needed : {size_t{1}, size_t{2}, size_t{3}, size_t{4}, size_t{5}})
            QVERIFY2(std::ranges::find(kept, needed) != kept.end(), qPrintable(QString::number(needed)));
    }

    void curvesThatTurnBackKeepTheirOrder()
    {
        std::vector<ChartPoint> circle;
        for (int i = 0; i < 100000; ++i)
            circle.push_back({std::cos(i * 1e-4), std::sin(i * 1e-4)});
        const std::vector<size_t> kept = decimated(circle, -1, 1, 50);
        QVERIFY(kept.size() < 1500);
        QVERIFY(std::ranges::is_sorted(kept));
        QCOMPARE(kept.front(), size_t{0});
        QCOMPARE(kept.back(), circle.size() - 1);
    }
};

QTEST_GUILESS_MAIN(TestDecimate)
#include "tst_decimate.moc"
