// Measures of masks in the window, and the polygon on the canvas.
#include <QAction>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include "tests/widgets/window_fixture.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment/geometry_panel.h"

using widgets::segment::GeometryModel;

class TestGeometryPanel : public QObject {
    Q_OBJECT

private:
    widgets::segment::GeometryPanel& panel() { return *m->pane().metrics().geometryPanel(); }
    QString cell(int row, int column) { return panel().table()->model()->index(row, column).data().toString(); }
    void openPanel()
    {
        QTabBar& tabs = *m->window().panels().tabBar();
        for (int i = 0; i < tabs.count(); ++i)
            if (tabs.tabData(i).toString() == QLatin1String("segment.geometry"))
                QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(i).center());
        QTRY_VERIFY(panel().isVisible());
        QVERIFY(m->settle());
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void theMeasuresAreThoseOfTheMask()
    {
        m->openPicture();
        openPanel();
        m->click({80, 60});
        QVERIFY(m->settle());
        const core::Mask mask = m->document().currentMask()->mask();
        qint64 area = 0;
        double x = 0;
        double y = 0;
        QRect box;
        for (int v = 0; v < mask.height; ++v)
            for (int u = 0; u < mask.width; ++u)
                if (mask.values[size_t(v * mask.width + u)] != 0) {
                    ++area;
                    x += u + 0.5;
                    y += v + 0.5;
                    box |= QRect(u, v, 1, 1);
                }
        const QLocale locale;
        QCOMPARE(panel().table()->model()->rowCount(), 1);
        QCOMPARE(cell(0, GeometryModel::AreaColumn), locale.toString(area));
        QCOMPARE(cell(0, GeometryModel::BoxColumn),
                 QString("%1, %2, %3 × %4").arg(box.x()).arg(box.y()).arg(box.width()).arg(box.height()));
        QCOMPARE(cell(0, GeometryModel::CentroidColumn),
                 QString("%1, %2").arg(locale.toString(x / double(area), 'f', 1),
                                       locale.toString(y / double(area), 'f', 1)));
        QCOMPARE(cell(0, GeometryModel::PartsColumn), QString("1"));
        QCOMPARE(cell(0, GeometryModel::HolesColumn), QString("0"));
        // Another box: the numbers follow.
        m->click({100, 60}, Qt::RightButton);
        QVERIFY(m->settle());
        QVERIFY(cell(0, GeometryModel::AreaColumn) != locale.toString(area));
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(cell(0, GeometryModel::AreaColumn), locale.toString(area));
    }

    void thePolygonIsDrawnWhileThePanelIsOpen()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->view().setGuidesVisible(false);
        const QImage before = m->view().grab().toImage();
        openPanel();
        QVERIFY(panel().corners() > 8);
        QVERIFY(m->settle());
        // The view has become smaller: its picture at the same size must differ by the yellow line.
        const QImage with = m->view().grab().toImage();
        const QPoint top = m->view().transform().toView(QPointF(80, 30)).toPoint();
        bool yellow = false;
        for (int dy = -8; dy <= 8; ++dy) {
            const QColor colour = with.pixelColor(top + QPoint(0, dy));
            yellow = yellow || (colour.red() > 150 && colour.green() > 140 && colour.blue() < 130);
        }
        QVERIFY(yellow);
        m->window().panels().setOpen(false);
        QTRY_COMPARE(m->view().size(), before.size() / before.devicePixelRatio());
        QVERIFY(m->settle());
        QCOMPARE(panel().corners(), int64_t{0});
        QCOMPARE(m->view().grab().toImage(), before);
    }

    void theSliderTradesCornersForCloseness()
    {
        m->openPicture();
        openPanel();
        m->click({80, 60});
        QVERIFY(m->settle());
        QSlider* slider = panel().toleranceSlider();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        QVERIFY(m->settle());
        QCOMPARE(panel().tolerance(), 0.0);
        const int64_t exact = panel().corners();
        QCOMPARE(exact,
                 core::segment::cornersOf(core::segment::simplifiedPolygons(m->document().currentMask()->mask(), 0)));
        QTest::keyClick(slider, Qt::Key_End);
        QVERIFY(m->settle());
        QCOMPARE(panel().tolerance(), 10.0);
        QVERIFY(panel().corners() < exact / 4);
        QVERIFY(panel().corners() >= 3);
    }

    void aRowChoosesItsObject()
    {
        m->openPicture();
        openPanel();
        m->click({40, 60});
        QVERIFY(m->settle());
        const_cast<widgets::segment::SegmentDocument&>(m->document()).addObject();
        m->click({120, 60});
        QVERIFY(m->settle());
        QCOMPARE(panel().table()->model()->rowCount(), 2);
        const int64_t second = m->document().scene().current;
        QCOMPARE(panel().table()->currentIndex().row(), 1);
        QTest::mouseClick(panel().table()->viewport(), Qt::LeftButton, {},
                          panel().table()->visualRect(panel().table()->model()->index(0, 0)).center());
        QVERIFY(m->document().scene().current != second);
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestGeometryPanel)
#include "tst_geometry_panel.moc"
