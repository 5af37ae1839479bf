// Matrices in colours, by mouse and keys, and as figures.

#include <cmath>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "core/image/colour_maps.h"
#include "widgets/heatmap_view.h"
#include "widgets/theme.h"

using core::report::HeatmapColours;
using core::report::HeatmapData;
using widgets::HeatmapCell;
using widgets::HeatmapPainter;
using widgets::HeatmapView;

namespace {

HeatmapData matrix(int rows, int columns)
{
    HeatmapData data;
    data.title = "Confusion";
    data.rowTitle = "Truth";
    data.columnTitle = "Prediction";
    data.valueTitle = "Pixels";
    for (int i = 0; i < rows; ++i)
        data.rowLabels.push_back("r" + std::to_string(i));
    for (int i = 0; i < columns; ++i)
        data.columnLabels.push_back("c" + std::to_string(i));
    for (int i = 0; i < rows * columns; ++i)
        data.values.push_back(i);
    return data;
}

QImage painted(const widgets::FigureSource& figure)
{
    QImage image((figure.size * 2).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(2, 2);
    figure.paint(painter, QRectF(QPointF(), figure.size));
    return image;
}

} // namespace

class TestHeatmapView : public QObject {
    Q_OBJECT

private slots:
    void init() { widgets::applyTheme(*qApp, widgets::ThemeChoice::Light); }

    void rangesFollowTheValues()
    {
        HeatmapData data = matrix(2, 2);
        data.values = {-1, 4, NAN, 2};
        QCOMPARE(core::report::heatmapRange(data).low, -1.0);
        QCOMPARE(core::report::heatmapRange(data).high, 4.0);
        data.colours = HeatmapColours::Diverging;
        QCOMPARE(core::report::heatmapRange(data).low, -4.0);
        data.low = -10;
        QCOMPARE(core::report::heatmapRange(data).high, 10.0);
        data.colours = HeatmapColours::Magma;
        data.values = {NAN, NAN, NAN, INFINITY};
        data.low.reset();
        QCOMPARE(core::report::heatmapRange(data).low, 0.0);
        QCOMPARE(core::report::heatmapRange(data).high, 1.0);
    }

    void coloursFollowTheTables()
    {
        HeatmapData data = matrix(1, 3);
        data.values = {0, 1, NAN};
        const HeatmapPainter viridis(data, widgets::paperStyle(), QRectF(0, 0, 400, 300));
        QCOMPARE(viridis.colourOf(0), QColor(68, 1, 84));
        QCOMPARE(viridis.colourOf(NAN), QColor(Qt::white));
        data.colours = HeatmapColours::Diverging;
        const HeatmapPainter diverging(data, widgets::paperStyle(), QRectF(0, 0, 400, 300));
        QCOMPARE(diverging.colourOf(0), QColor(Qt::white));
        QVERIFY(diverging.colourOf(1).red() > diverging.colourOf(1).blue());
        QVERIFY(diverging.colourOf(-1).blue() > diverging.colourOf(-1).red());
    }

    void divergingColoursAreEvenOnBothSides()
    {
        const auto& table = core::divergingTable();
        QCOMPARE(table[127], (std::array<uint8_t, 3>{255, 255, 255}));
        QCOMPARE(table[128], (std::array<uint8_t, 3>{255, 255, 255}));
        const auto grey = [&](size_t i) { return 0.2126 * table[i][0] + 0.7152 * table[i][1] + 0.0722 * table[i][2]; };
        for (size_t i = 1; i < 128; ++i) {
            QVERIFY(grey(127 - i) <= grey(128 - i) && grey(128 + i) <= grey(127 + i));
            QVERIFY2(std::abs(grey(127 - i) - grey(128 + i)) < 36, qPrintable(QString::number(i)));
        }
    }

    void cellsAreFoundWhereTheyArePainted()
    {
        const HeatmapData data = matrix(7, 5);
        const HeatmapPainter painter(data, widgets::paperStyle(), QRectF(0, 0, 480, 360));
        for (int row = 0; row < 7; ++row)
            for (int column = 0; column < 5; ++column)
                QCOMPARE(painter.cellAt(painter.cellArea({row, column}).center()), (HeatmapCell{row, column}));
        QVERIFY(!painter.cellAt({1, 1}));
        QVERIFY(painter.hasNumbers());
        QVERIFY(QRectF(0, 0, 480, 360).contains(painter.cells()));
        QVERIFY(QRectF(0, 0, 480, 360).contains(painter.colourBar()));
        const HeatmapData large = matrix(64, 64);
        QVERIFY(!HeatmapPainter(large, widgets::paperStyle(), QRectF(0, 0, 480, 360)).hasNumbers());
    }

    void cellsHaveTheirColoursOnScreen_data()
    {
        QTest::addColumn<int>("side");
        QTest::addRow("with lines between") << 4;
        QTest::addRow("as one picture") << 64;
    }
    void cellsHaveTheirColoursOnScreen()
    {
        QFETCH(int, side);
        HeatmapView view;
        view.resize(480, 360);
        view.setData(matrix(side, side));
        const QImage image = view.grab().toImage();
        const HeatmapPainter painter(view.data(), widgets::screenStyle(view.font()), QRectF(view.rect()));
        for (const HeatmapCell cell : {HeatmapCell{0, 0}, HeatmapCell{side - 1, side - 1}, HeatmapCell{1, side - 2}}) {
            const QPointF corner = view.cellArea(cell).topLeft() + QPointF(2, 2);
            const QColor wanted =
                painter.colourOf(view.data().at(static_cast<size_t>(cell.row), static_cast<size_t>(cell.column)));
            QCOMPARE(image.pixelColor(corner.toPoint()), wanted);
        }
    }

    void numbersAreReadableOnTheirCells()
    {
        for (const QColor& ground : {QColor(68, 1, 84), QColor(33, 144, 140), QColor(253, 231, 37), QColor(Qt::white)})
            QVERIFY(widgets::contrastRatio(widgets::textOn(ground), ground) >= 4.5);
        QCOMPARE(widgets::heatmapNumber(123456), QStringLiteral("123456"));
        QCOMPARE(widgets::heatmapNumber(0.123456), QStringLiteral("0.123"));
    }

    void mouseReadsOutAndSelects()
    {
        HeatmapView view;
        view.resize(480, 360);
        view.setData(matrix(3, 4));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QSignalSpy hovered(&view, &HeatmapView::hovered);
        QSignalSpy left(&view, &HeatmapView::left);
        QSignalSpy words(&view, &HeatmapView::readOut);
        QSignalSpy selected(&view, &HeatmapView::selected);
        QTest::mouseMove(&view, view.cellArea({2, 1}).center().toPoint());
        QCOMPARE(hovered.last(), QVariantList({2, 1, 9.0}));
        QCOMPARE(words.last().first().toString(), QStringLiteral("Truth r2, Prediction c1: 9"));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellArea({1, 3}).center().toPoint());
        QCOMPARE(selected.last(), QVariantList({1, 3}));
        QTest::mouseMove(&view, QPoint(1, 1));
        QCOMPARE(left.count(), 1);
        QCOMPARE(view.selectedCell(), (HeatmapCell{1, 3}));
    }

    void keysSelectCells()
    {
        HeatmapView view;
        view.setData(matrix(3, 4));
        const auto pressed = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
            QTest::keyClick(&view, key, modifiers);
            return view.selectedCell();
        };
        QCOMPARE(pressed(Qt::Key_Down), (HeatmapCell{0, 0}));
        QCOMPARE(pressed(Qt::Key_Down), (HeatmapCell{1, 0}));
        QCOMPARE(pressed(Qt::Key_Left), (HeatmapCell{1, 0}));
        QCOMPARE(pressed(Qt::Key_End), (HeatmapCell{1, 3}));
        QCOMPARE(pressed(Qt::Key_Right), (HeatmapCell{1, 3}));
        QCOMPARE(pressed(Qt::Key_Home, Qt::ControlModifier), (HeatmapCell{0, 0}));
        QCOMPARE(pressed(Qt::Key_End, Qt::ControlModifier), (HeatmapCell{2, 3}));
        QVERIFY(view.accessibleDescription().contains("11"));
        QVERIFY(!pressed(Qt::Key_Escape));
    }

    void selectionEndsWithItsCell()
    {
        HeatmapView view;
        view.setData(matrix(3, 3));
        view.select(HeatmapCell{2, 2});
        QSignalSpy selected(&view, &HeatmapView::selected);
        view.setData(matrix(3, 3));
        QCOMPARE(view.selectedCell(), (HeatmapCell{2, 2}));
        view.setData(matrix(2, 2));
        QVERIFY(!view.selectedCell());
        QCOMPARE(selected.last(), QVariantList({-1, -1}));
    }

    void emptyMatricesAreShown()
    {
        HeatmapView view;
        view.setEmptyText(QStringLiteral("Nothing yet"));
        view.setData({});
        QTest::keyClick(&view, Qt::Key_Down);
        QVERIFY(!view.selectedCell());
        QVERIFY(!view.grab().isNull());
        QVERIFY(!painted(widgets::heatmapFigure({})).isNull());
    }

    void figureIsForPaperWhateverTheTheme()
    {
        const QImage light = painted(widgets::heatmapFigure(matrix(5, 5)));
        widgets::applyTheme(*qApp, widgets::ThemeChoice::Dark);
        HeatmapView view;
        view.setData(matrix(5, 5));
        QCOMPARE(painted(view.figure()), light);
    }

    void tablesHaveOneRowPerRow()
    {
        HeatmapData data = matrix(2, 3);
        data.columnLabels[2] = "c1";
        data.values[1] = 0.5;
        const core::report::Table table = core::report::heatmapTable(data);
        QCOMPARE(table.columns, (std::vector<std::string>{"row", "c0", "c1", "c1 (2)"}));
        QCOMPARE(table.rows.size(), size_t{2});
        QVERIFY(table.rows[0][2] == core::report::Cell(0.5));
        QVERIFY(table.rows[1][3] == core::report::Cell(int64_t{5}));
    }
};

QTEST_MAIN(TestHeatmapView)
#include "tst_heatmap_view.moc"
