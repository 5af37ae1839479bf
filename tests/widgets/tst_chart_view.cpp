// Charts by mouse and keys, and as figures.

#include <cmath>

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "widgets/chart_view.h"
#include "widgets/theme.h"

using core::report::ChartData;
using core::report::ChartSeries;
using widgets::ChartRange;
using widgets::ChartView;

namespace {

ChartData lines(int series, int points)
{
    ChartData data;
    data.title = "IoU per click";
    data.xAxis = {"Click", "", false, true};
    data.yAxis = {"IoU", "%"};
    for (int s = 0; s < series; ++s) {
        ChartSeries line{"line " + std::to_string(s + 1), {}, {}};
        for (int i = 0; i < points; ++i)
            line.points.push_back({static_cast<double>(i), s + std::sin(i * 0.1)});
        data.series.push_back(line);
    }
    return data;
}

struct Shown {
    explicit Shown(const ChartData& data)
    {
        view.resize(640, 400);
        view.setData(data);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qWarning("the chart is not shown");
    }
    QRectF plot() const { return view.plot().chartLayout().plot; }
    QPoint at(double x, double y) const
    {
        return QPointF(plot().left() + x * plot().width(), plot().top() + y * plot().height()).toPoint();
    }
    void drag(QPoint from, QPoint to, Qt::MouseButton button)
    {
        QTest::mousePress(view.viewport(), button, {}, from);
        QMouseEvent move(QEvent::MouseMove, to, view.mapToGlobal(to), Qt::NoButton, button, {});
        QCoreApplication::sendEvent(view.viewport(), &move);
        QTest::mouseRelease(view.viewport(), button, {}, to);
    }
    void wheel(QPoint at, int steps, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, view.mapToGlobal(at), {}, QPoint(0, 120 * steps), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    ChartView view;
};

QImage painted(const widgets::FigureSource& figure, const QColor& ground = Qt::white)
{
    QImage image((figure.size * 2).toSize(), QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.scale(2, 2);
    figure.paint(painter, QRectF(QPointF(), figure.size));
    return image;
}

/// Pixels within `area` that have about this colour.
int countOf(const QImage& image, const QRect& area, const QColor& colour)
{
    int count = 0;
    for (int y = std::max(0, area.top()); y <= std::min(area.bottom(), image.height() - 1); ++y)
        for (int x = std::max(0, area.left()); x <= std::min(area.right(), image.width() - 1); ++x) {
            const QColor here = image.pixelColor(x, y);
            count += std::abs(here.red() - colour.red()) + std::abs(here.green() - colour.green()) +
                         std::abs(here.blue() - colour.blue()) <
                     24;
        }
    return count;
}

} // namespace

class TestChartView : public QObject {
    Q_OBJECT

private slots:
    void init() { widgets::applyTheme(*qApp, widgets::ThemeChoice::Light); }

    void rangesHoldAllValues()
    {
        Shown shown(lines(2, 64));
        const ChartRange& range = shown.view.plot().range();
        QCOMPARE(range.x0, 0.0);
        QCOMPARE(range.x1, 63.0);
        QVERIFY(range.y0 < -0.9 && range.y1 > 1.9);
        QVERIFY(!shown.view.isZoomed());
    }

    void axesKeepTheLimitsThatTheyAskFor()
    {
        ChartData data = lines(1, 8);
        data.yAxis.from = 0;
        data.yAxis.to = 1;
        Shown shown(data);
        QCOMPARE(shown.view.plot().range().y0, 0.0);
        QCOMPARE(shown.view.plot().range().y1, 1.0);
    }

    void readsOutTheNearestX()
    {
        Shown shown(lines(2, 64));
        QSignalSpy spoken(&shown.view, &ChartView::readOut);
        const QPointF tenth = shown.view.plot().toPixels({10, 0});
        QTest::mouseMove(shown.view.viewport(), QPoint(qRound(tenth.x()) + 1, shown.at(0, 0.5).y()));
        QCOMPARE(shown.view.reading().size(), size_t{2});
        QCOMPARE(shown.view.reading()[0].index, size_t{10});
        QCOMPARE(shown.view.reading()[1].value.y, 1 + std::sin(1.0));
        QCOMPARE(spoken.last().first().toString(), QStringLiteral("Click 10, line 1 0.8415 %, line 2 1.841 %"));
        QTest::mouseMove(shown.view.viewport(), QPoint(2, 2));
        QVERIFY(shown.view.reading().empty());
        QCOMPARE(spoken.last().first().toString(), QString());
    }

    void keysReadFromPointToPoint()
    {
        Shown shown(lines(1, 5));
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.reading().front().index, size_t{0});
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.reading().front().index, size_t{2});
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QCOMPARE(shown.view.reading().front().index, size_t{1});
        for (int i = 0; i < 9; ++i)
            QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.reading().front().index, size_t{4});
    }

    void wheelZoomsAtTheCursor()
    {
        Shown shown(lines(1, 64));
        const QPoint cursor = shown.at(0.25, 0.6);
        const core::report::ChartPoint before = shown.view.plot().fromPixels(cursor);
        shown.wheel(cursor, 3);
        QVERIFY(shown.view.isZoomed());
        const ChartRange zoomed = shown.view.plot().range();
        QVERIFY(zoomed.x1 - zoomed.x0 < 0.6 * (shown.view.plot().fullRange().x1 - shown.view.plot().fullRange().x0));
        // Tick labels may have become wider: the place is compared where the cursor was before.
        QVERIFY(std::abs((before.x - zoomed.x0) / (zoomed.x1 - zoomed.x0) - 0.25) < 0.01);
        shown.wheel(cursor, 2, Qt::ShiftModifier);
        QCOMPARE(shown.view.plot().range().y0, zoomed.y0);
        QVERIFY(shown.view.plot().range().x0 > zoomed.x0);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.at(0.5, 0.5));
        QVERIFY(!shown.view.isZoomed());
    }

    void draggedRectangleIsShown()
    {
        Shown shown(lines(1, 64));
        const QPoint from = shown.at(0.25, 0.25);
        const QPoint to = shown.at(0.75, 0.5);
        const core::report::ChartPoint low = shown.view.plot().fromPixels(QPointF(from.x(), to.y()));
        const core::report::ChartPoint high = shown.view.plot().fromPixels(QPointF(to.x(), from.y()));
        shown.drag(from, to, Qt::LeftButton);
        QCOMPARE(shown.view.plot().range(), (ChartRange{low.x, high.x, low.y, high.y}));
        const ChartRange zoomed = shown.view.plot().range();
        shown.drag(shown.at(0.5, 0.5), shown.at(0.6, 0.5), Qt::MiddleButton);
        QVERIFY(shown.view.plot().range().x0 < zoomed.x0);
        QTest::keyClick(&shown.view, Qt::Key_0);
        QVERIFY(!shown.view.isZoomed());
    }

    void fewSeriesAreNamedAtTheirEndsAndManyInALegend()
    {
        Shown few(lines(4, 64));
        QCOMPARE(few.view.plot().chartLayout().names.size(), size_t{4});
        for (const widgets::ChartName& name : few.view.plot().chartLayout().names)
            QVERIFY(name.area.left() > few.plot().right());
        Shown many(lines(5, 64));
        QCOMPARE(many.view.plot().chartLayout().names.size(), size_t{5});
        for (const widgets::ChartName& name : many.view.plot().chartLayout().names)
            QVERIFY(name.area.bottom() < many.plot().top());
    }

    void namesDoNotLieOnEachOther()
    {
        ChartData data = lines(4, 10);
        for (ChartSeries& series : data.series)
            series.points.back().y = 0.5;
        Shown shown(data);
        std::vector<QRectF> areas;
        for (const widgets::ChartName& name : shown.view.plot().chartLayout().names) {
            for (const QRectF& other : areas)
                QVERIFY(!name.area.adjusted(0, 0.5, 0, -0.5).intersects(other));
            areas.push_back(name.area);
        }
    }

    void legendHidesAndShowsSeries()
    {
        Shown shown(lines(6, 64));
        const QPoint second = shown.view.plot().chartLayout().names[1].area.center().toPoint();
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, second);
        QVERIFY(!shown.view.plot().isSeriesShown(1));
        QTest::keyClick(&shown.view, Qt::Key_2);
        QVERIFY(shown.view.plot().isSeriesShown(1));
        QTest::keyClick(&shown.view, Qt::Key_6);
        QVERIFY(!shown.view.plot().isSeriesShown(5));
        // The same series stay hidden when new values of them come.
        shown.view.setData(lines(6, 65), true);
        QVERIFY(!shown.view.plot().isSeriesShown(5));
    }

    void moreThanSevenSeriesAreCountedNotDrawn()
    {
        Shown shown(lines(9, 8));
        QCOMPARE(shown.view.plot().seriesShown().size(), size_t{7});
        QVERIFY(shown.view.plot().chartLayout().remark.contains('2'));
    }

    void longSeriesAreThinnedOut()
    {
        Shown shown(lines(1, 500000));
        QVERIFY(shown.view.plot().drawnPoints() > 500);
        QVERIFY(shown.view.plot().drawnPoints() <= 4 * 642);
        shown.drag(shown.at(0.5, 0.1), shown.at(0.5001, 0.9) + QPoint(5, 0), Qt::LeftButton);
        QVERIFY(shown.view.isZoomed());
        QVERIFY(shown.view.plot().drawnPoints() <= 4 * 642);
    }

    void gapsStayGaps()
    {
        ChartData data = lines(1, 30);
        data.series[0].points[10].y = NAN;
        data.series[0].points[20].y = INFINITY;
        Shown shown(data);
        QCOMPARE(shown.view.plot().drawnPoints(), size_t{28});
        QVERIFY(std::isfinite(shown.view.plot().range().y1));
    }

    void logarithmicAxesLeaveOutWhatIsNotPositive()
    {
        ChartData data;
        data.xAxis = {"Size", "", true};
        data.yAxis = {"Time", "ms", true};
        data.series.push_back({"t", {{0, 1}, {1, 1}, {10, 100}, {100, -1}, {1000, 1e6}}, {}});
        Shown shown(data);
        QCOMPARE(shown.view.plot().drawnPoints(), size_t{3});
        const ChartRange& range = shown.view.plot().range();
        QVERIFY(range.x0 > -0.2 && range.x0 < 0 && range.x1 > 3 && range.x1 < 3.2);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.reading().front().value.y, 100.0);
    }

    void awkwardDataIsShown_data()
    {
        QTest::addColumn<int>("series");
        QTest::addColumn<int>("points");
        QTest::addRow("nothing") << 0 << 0;
        QTest::addRow("empty series") << 2 << 0;
        QTest::addRow("one point") << 1 << 1;
    }
    void awkwardDataIsShown()
    {
        QFETCH(int, series);
        QFETCH(int, points);
        Shown shown(lines(series, points));
        const ChartRange& range = shown.view.plot().range();
        QVERIFY(range.x0 < range.x1 && range.y0 < range.y1);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.reading().size(), static_cast<size_t>(points));
        QVERIFY(!painted(shown.view.figure()).isNull());
    }

    void figureIsForPaperWhateverTheTheme()
    {
        const ChartData data = lines(2, 64);
        const QImage light = painted(widgets::chartFigure(data));
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Dark);
        Shown shown(data);
        QCOMPARE(painted(shown.view.figure()), light);
        QVERIFY2(countOf(light, light.rect(), widgets::seriesColour(0, Qt::white)) > 200, "the first line");
        QVERIFY2(countOf(light, light.rect(), widgets::seriesColour(1, Qt::white)) > 200, "the second line");
    }

    void figureShowsWhatWasSeenEvenAfterwards()
    {
        Shown shown(lines(1, 64));
        const QImage whole = painted(shown.view.figure());
        shown.drag(shown.at(0.3, 0.3), shown.at(0.6, 0.6), Qt::LeftButton);
        const widgets::FigureSource zoomed = shown.view.figure();
        const QImage first = painted(zoomed);
        QVERIFY(first != whole);
        shown.view.setData(lines(3, 7));
        QCOMPARE(painted(zoomed), first);
    }

    void zoomedLinesEndAtThePlot()
    {
        Shown shown(lines(1, 64));
        shown.drag(shown.at(0.4, 0.45), shown.at(0.6, 0.55), Qt::LeftButton);
        const QImage image = painted(shown.view.figure());
        const QColor line = widgets::seriesColour(0, Qt::white);
        QVERIFY(countOf(image, image.rect(), line) > 100);
        // Left of the axis and below it there is no line; at the right stands its name.
        const int left = qRound(2 * 24.0);
        QCOMPARE(countOf(image, QRect(0, 0, left, image.height()), line), 0);
        QCOMPARE(countOf(image, QRect(0, image.height() - 80, image.width() - 220, 80), line), 0);
    }

    void tablesHoldAllPoints()
    {
        ChartData data = lines(2, 3);
        data.series[1].band = {{1, 2}, {1, 2}, {1, 2}};
        const core::report::Table table = core::report::chartTable(data);
        QCOMPARE(table.columns, (std::vector<std::string>{"series", "x", "y", "low", "high"}));
        QCOMPARE(table.rows.size(), size_t{6});
        QVERIFY(table.rows[0][3] == core::report::Cell(std::monostate()));
        QVERIFY(table.rows[3][4] == core::report::Cell(2.0));
    }

    void themeChangesReachTheChart()
    {
        Shown shown(lines(1, 64));
        QCOMPARE(shown.view.backgroundBrush().color(), widgets::lightTokens().panel);
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Dark);
        QCoreApplication::processEvents();
        QCOMPARE(shown.view.backgroundBrush().color(), widgets::darkTokens().panel);
    }
};

QTEST_MAIN(TestChartView)
#include "tst_chart_view.moc"
