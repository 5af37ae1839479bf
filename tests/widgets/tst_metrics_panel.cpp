// Truth and metrics in the window, by mouse and keys; every number against a count of its own.
#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/widgets/window_fixture.h"
#include "widgets/chart_view.h"
#include "widgets/choice_box.h"
#include "widgets/formula_label.h"
#include "widgets/heatmap_view.h"
#include "widgets/message_bar.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment/highlight.h"
#include "widgets/panes/segment/metrics_panel.h"
#include "widgets/panes/segment/object_list_model.h"
#include "widgets/panes/segment/truth_bar.h"

using core::segment::TruthSource;
using widgets::segment::ClassModel;

namespace {

constexpr int kWidth = WindowFixture::kPicture.width();
constexpr int kHeight = WindowFixture::kPicture.height();
constexpr int kPixels = kWidth * kHeight;
constexpr int kBand = 4; ///< 2 % of the diagonal of 200

/// The truth of the tests: a box that the disc around (80, 60) meets in part.
bool isTrue(int x, int y) { return x >= 70 && x < 130 && y >= 30 && y < 80; }

/// Truth positives, false positives, false negatives, and the same in the bands.
struct Counts {
    qint64 both = 0;
    qint64 predicted = 0;
    qint64 truth = 0;
};

bool inBand(const std::vector<uint8_t>& mask, int x, int y)
{
    for (int v = y - kBand; v <= y + kBand; ++v)
        for (int u = x - kBand; u <= x + kBand; ++u)
            if (u < 0 || v < 0 || u >= kWidth || v >= kHeight || mask[size_t(v * kWidth + u)] == 0)
                return true;
    return false;
}

QString shown(double ratio) { return QLocale().toString(ratio, 'f', 4); }

} // namespace

class TestMetricsPanel : public QObject {
    Q_OBJECT

private:
    widgets::segment::MetricsPanel& panel() { return *m->pane().metrics().metricsPanel(); }
    QString classCell(int row, int column)
    {
        return panel().classTable()->model()->index(row, column).data().toString();
    }
    QString overallCell(int column) { return panel().overallTable()->model()->index(0, column).data().toString(); }
    const TruthSource& truth() { return m->document().scene().truth; }

    QString writeMap(const QString& name, QSize size, const std::function<int(int, int)>& label)
    {
        QImage image(size, QImage::Format_Grayscale8);
        for (int y = 0; y < size.height(); ++y)
            for (int x = 0; x < size.width(); ++x)
                image.scanLine(y)[x] = static_cast<uchar>(label(x, y));
        image.save(m->path(name));
        return m->path(name);
    }
    QString writeMask(const QString& name = QStringLiteral("truth.png"))
    {
        return writeMap(name, WindowFixture::kPicture, [](int x, int y) { return isTrue(x, y) ? 255 : 0; });
    }
    /// Through the menu and the dialog, as a person does.
    void load(const QString& path)
    {
        m->action("segment.truth-file")->trigger();
        auto* dialog = m->pane().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
        delete dialog;
        QVERIFY(m->settle());
    }
    void openPanel()
    {
        QTabBar& tabs = *m->window().panels().tabBar();
        for (int i = 0; i < tabs.count(); ++i)
            if (tabs.tabData(i).toString() == QLatin1String("segment.metrics"))
                QTest::mouseClick(&tabs, Qt::LeftButton, {}, tabs.tabRect(i).center());
        QTRY_VERIFY(panel().isVisible());
    }
    void start()
    {
        m->openPicture();
        openPanel();
        load(writeMask());
        m->click({80, 60});
        QVERIFY(m->settle());
        QVERIFY(panel().classTable()->model()->rowCount() == 2);
    }
    std::vector<uint8_t> predicted() { return m->document().currentMask()->mask().values; }
    void moveTo(QWidget* target, QPoint position)
    {
        QMouseEvent move(QEvent::MouseMove, position, target->mapToGlobal(position), Qt::NoButton, Qt::NoButton, {});
        QCoreApplication::sendEvent(target, &move);
    }
    void hoverClassCell(int row, int column)
    {
        QTableView* table = panel().classTable();
        moveTo(table->viewport(), table->visualRect(table->model()->index(row, column)).center());
        QVERIFY(m->settle());
    }
    static void leave(QWidget* widget)
    {
        QEvent event(QEvent::Leave);
        QCoreApplication::sendEvent(widget, &event);
    }
    /// The colour on the canvas at the middle of a pixel's neighbourhood.
    QColor canvasAt(const QImage& canvas, int x, int y)
    {
        return canvas.pixelColor(m->view().transform().toView(QPointF(x + 0.5, y + 0.5)).toPoint());
    }

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void startsWithOneSentenceAndTwoButtons()
    {
        openPanel();
        QVERIFY(!m->action("segment.truth-file")->isEnabled());
        QCOMPARE(m->pane().metrics().watch().situation(), QString("Open a picture first."));
        m->openPicture();
        QVERIFY(m->action("segment.truth-file")->isEnabled());
        QVERIFY(!m->action("segment.truth-none")->isEnabled());
        QVERIFY(panel().exportItems().empty());
        QCOMPARE(m->engine().evaluations(), 0);
    }

    void aLoadedMaskGivesTheNumbers()
    {
        start();
        const std::vector<uint8_t> mask = predicted();
        std::vector<uint8_t> right(mask.size());
        Counts object;
        Counts ground;
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                right[size_t(y * kWidth + x)] = isTrue(x, y) ? 1 : 0;
                const bool p = mask[size_t(y * kWidth + x)] != 0;
                object.truth += isTrue(x, y);
                object.predicted += p;
                object.both += p && isTrue(x, y);
                ground.truth += !isTrue(x, y);
                ground.predicted += !p;
                ground.both += !p && !isTrue(x, y);
            }
        Counts band;
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                const bool t = isTrue(x, y) && inBand(right, x, y);
                const bool p = mask[size_t(y * kWidth + x)] != 0 && inBand(mask, x, y);
                band.truth += t;
                band.predicted += p;
                band.both += t && p;
            }
        QVERIFY(object.both > 500 && object.both < object.truth && object.both < object.predicted);
        const auto ratio = [](qint64 a, qint64 b) { return double(a) / double(b); };
        const auto iou = [&](const Counts& c) { return ratio(c.both, c.truth + c.predicted - c.both); };
        const QLocale locale;
        QCOMPARE(classCell(1, 0), QString("object"));
        QCOMPARE(classCell(1, 1), locale.toString(object.truth));
        QCOMPARE(classCell(1, 2), locale.toString(object.predicted));
        QCOMPARE(classCell(1, 3), shown(ratio(object.both, object.truth)));
        QCOMPARE(classCell(1, 4), shown(iou(object)));
        QCOMPARE(classCell(1, 5), shown(ratio(2 * object.both, object.truth + object.predicted)));
        QCOMPARE(classCell(1, 6), shown(ratio(object.both, object.predicted)));
        QCOMPARE(classCell(1, 7), shown(iou(band)));
        QCOMPARE(classCell(0, 4), shown(iou(ground)));
        QCOMPARE(overallCell(1), shown(ratio(object.both + ground.both, kPixels)));
        QCOMPARE(overallCell(2), shown((ratio(object.both, object.truth) + ratio(ground.both, ground.truth)) / 2));
        QCOMPARE(overallCell(3), shown((iou(object) + iou(ground)) / 2));
        QCOMPARE(overallCell(4),
                 shown(ratio(object.truth, kPixels) * iou(object) + ratio(ground.truth, kPixels) * iou(ground)));
        QVERIFY(panel().formula()->plainText().endsWith("= " + QString::number(iou(object), 'f', 4)));
        QVERIFY2(panel().formula()->heading().contains("object"), qPrintable(panel().formula()->heading()));
        const core::report::HeatmapData& map = panel().confusion()->data();
        QCOMPARE(map.values, (std::vector<double>{double(ground.both), double(object.predicted - object.both),
                                                  double(object.truth - object.both), double(object.both)}));
    }

    void theNumbersFollowEachClick()
    {
        start();
        const QString before = classCell(1, 4);
        m->click({100, 55});
        QVERIFY(m->settle());
        QVERIFY(classCell(1, 4) != before);
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(classCell(1, 4), before);
    }

    void hoveringAFigureLightsWhatItCounts()
    {
        start();
        m->view().setGuidesVisible(false);
        const QImage before = m->view().grab().toImage();
        hoverClassCell(1, 4); // IoU of the object
        QVERIFY(m->document().highlight());
        QCOMPARE(m->document().highlight()->parts.size(), size_t{3});
        const QImage lit = m->view().grab().toImage();
        // Both, only predicted, only true, neither; away from patterns' lines the colours differ.
        QVERIFY(canvasAt(lit, 85, 60) != canvasAt(before, 85, 60));
        QVERIFY(canvasAt(lit, 55, 60) != canvasAt(before, 55, 60));
        QVERIFY(canvasAt(lit, 125, 40) != canvasAt(before, 125, 40));
        QCOMPARE(canvasAt(lit, 150, 20), canvasAt(before, 150, 20));
        QVERIFY(canvasAt(lit, 85, 60) != canvasAt(lit, 55, 60));
        QVERIFY(canvasAt(lit, 125, 40) != canvasAt(lit, 55, 60));
        hoverClassCell(1, 6); // precision counts no missed pixels
        QCOMPARE(m->document().highlight()->parts.size(), size_t{2});
        const QImage precision = m->view().grab().toImage();
        QVERIFY(canvasAt(precision, 125, 40) != canvasAt(lit, 125, 40));
        leave(panel().classTable()->viewport());
        QVERIFY(m->settle());
        QVERIFY(!m->document().highlight());
        QCOMPARE(m->view().grab().toImage(), before);
    }

    void hoveringACellOfTheMatrixLightsExactlyItsPixels()
    {
        start();
        const std::vector<uint8_t> mask = predicted();
        widgets::HeatmapView* view = panel().confusion();
        moveTo(view, view->cellArea({0, 1}).center().toPoint()); // truth background, predicted object
        QVERIFY(m->settle());
        const auto& highlight = m->document().highlight();
        QVERIFY(highlight);
        QCOMPARE(highlight->parts.size(), size_t{1});
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                const bool counted = mask[size_t(y * kWidth + x)] != 0 && !isTrue(x, y);
                QCOMPARE(highlight->parts[0].coverage.pixel({x, y}).red() != 0, counted);
            }
        QVERIFY(panel().formula()->heading().startsWith("Truth background, predicted as object"));
        leave(view);
        QVERIFY(m->settle());
        QVERIFY(!m->document().highlight());
    }

    void theKeyboardLightsToo()
    {
        start();
        QTableView* table = panel().classTable();
        m->window().activateWindow(); // a dialog was in front
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Down);
        QTest::keyClick(table, Qt::Key_Home);
        for (int i = 0; i < 7; ++i)
            QTest::keyClick(table, Qt::Key_Right);
        QCOMPARE(table->currentIndex().column(), 7);
        QVERIFY(m->settle());
        QTRY_VERIFY(m->document().highlight()); // the bands
        QVERIFY(panel().formula()->heading().startsWith("Boundary IoU"));
        m->view().setFocus();
        QTRY_VERIFY(!m->document().highlight());
        // The formula stays with the figure that was chosen.
        QVERIFY(panel().formula()->heading().startsWith("Boundary IoU"));
    }

    void foldingThePanelPutsTheLightOut()
    {
        start();
        hoverClassCell(1, 4);
        QVERIFY(m->document().highlight());
        m->window().panels().setOpen(false);
        QVERIFY(m->settle());
        QVERIFY(!m->document().highlight());
    }

    void undoAndRedoBringTheTruthBack()
    {
        m->openPicture();
        openPanel();
        m->click({80, 60});
        load(writeMask());
        QCOMPARE(truth().kind, TruthSource::Kind::File);
        QVERIFY(!truth().sha256.empty());
        const QString iou = classCell(1, 4);
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(truth().kind, TruthSource::Kind::None);
        QCOMPARE(panel().classTable()->model()->rowCount(), 0);
        m->action("edit.redo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(classCell(1, 4), iou);
        m->action("segment.truth-none")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(truth().kind, TruthSource::Kind::None);
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(classCell(1, 4), iou);
    }

    void aTruthOfAnotherSizeIsRefusedAndWhatWasThereStays()
    {
        start();
        const QString iou = classCell(1, 4);
        const std::string before = truth().path;
        const int steps = m->pane().undoStack()->count();
        load(writeMap("small.png", {10, 20}, [](int, int) { return 1; }));
        QVERIFY(m->pane().messageBar()->isVisible());
        QVERIFY2(m->pane().messageBar()->text().contains("10") && m->pane().messageBar()->text().contains("160"),
                 qPrintable(m->pane().messageBar()->text()));
        QCOMPARE(truth().path, before);
        QCOMPARE(classCell(1, 4), iou);
        QCOMPARE(m->pane().undoStack()->count(), steps);
    }

    void aFileThatIsNoTruthIsRefused()
    {
        m->openPicture();
        openPanel();
        QFile file(m->path("broken.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("not a picture");
        file.close();
        load(m->path("broken.png"));
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(truth().kind, TruthSource::Kind::None);
    }

    void aLabelMapIsComparedWithAllObjects()
    {
        m->openPicture();
        openPanel();
        load(writeMap("map.png", WindowFixture::kPicture, [](int x, int y) {
            return isTrue(x, y) ? 1 : x < 20 ? 7 : 0;
        }));
        m->click({80, 60});
        QVERIFY(m->settle());
        const std::vector<uint8_t> mask = predicted();
        qint64 counts[3][2] = {};
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x)
                ++counts[isTrue(x, y) ? 1 : x < 20 ? 2 : 0][mask[size_t(y * kWidth + x)] != 0];
        QTableView* table = panel().classTable();
        QCOMPARE(table->model()->rowCount(), 3);
        const auto iou = [&](int i) {
            const qint64 given = i < 2 ? counts[0][i] + counts[1][i] + counts[2][i] : 0;
            const qint64 found = i < 2 ? counts[i][i] : 0;
            return double(found) / double(counts[i][0] + counts[i][1] + given - found);
        };
        QCOMPARE(classCell(0, 4), shown(iou(0)));
        QCOMPARE(classCell(1, 4), shown(iou(1)));
        QCOMPARE(classCell(2, 4), shown(0));
        QCOMPARE(overallCell(3), shown((iou(0) + iou(1)) / 3));

        // Ignoring the third label takes its pixels out of everything, and says so.
        QSpinBox* ignored = panel().truthBar()->ignoredField();
        ignored->setFocus();
        ignored->selectAll();
        QTest::keyClicks(ignored, "7");
        QTest::keyClick(ignored, Qt::Key_Return);
        QVERIFY(m->settle());
        QCOMPARE(truth().ignored, std::optional<uint32_t>(7));
        QVERIFY2(classCell(2, ClassModel::kFirstRatioColumn).contains("ignored"),
                 qPrintable(classCell(2, ClassModel::kFirstRatioColumn)));
        counts[2][0] = counts[2][1] = 0;
        QCOMPARE(classCell(0, 4), shown(iou(0)));
        QCOMPARE(overallCell(3), shown((iou(0) + iou(1)) / 2));
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(ignored->value(), -1);
        QCOMPARE(classCell(2, 4), shown(0));
    }

    void classesOfCocoAreThoseOfTheSceneByTheirNames()
    {
        m->openPicture();
        openPanel();
        m->click({80, 60}); // class 1, "object"
        QVERIFY(m->settle());
        QFile file(m->path("truth.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"images":[{"id":7,"file_name":"picture.png","width":160,"height":120}],
            "categories":[{"id":1,"name":"cup"},{"id":2,"name":"object"}],
            "annotations":[{"id":1,"image_id":7,"category_id":2,"iscrowd":0,"bbox":[70,30,60,50],"area":3000,
                            "segmentation":[[70,30,130,30,130,80,70,80]]},
                           {"id":2,"image_id":7,"category_id":1,"iscrowd":0,"bbox":[0,0,20,120],"area":2400,
                            "segmentation":[[0,0,20,0,20,120,0,120]]}]})");
        file.close();
        load(m->path("truth.json"));
        QCOMPARE(truth().kind, TruthSource::Kind::File);
        const std::vector<uint8_t> mask = predicted();
        qint64 both = 0;
        qint64 any = 0;
        for (int i = 0; i < kPixels; ++i) {
            const bool t = isTrue(i % kWidth, i / kWidth);
            both += t && mask[size_t(i)] != 0;
            any += t || mask[size_t(i)] != 0;
        }
        QCOMPARE(classCell(1, 0), QString("1 object"));
        QCOMPARE(classCell(1, 4), shown(double(both) / double(any)));
        QVERIFY2(classCell(2, 0).endsWith("cup"), qPrintable(classCell(2, 0)));
        QCOMPARE(classCell(2, 1), QLocale().toString(20 * 120));
        // Objects can be given the new class; undo takes both away.
        QVERIFY(core::segment::classOf(m->document().scene(), 2));
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QVERIFY(!core::segment::classOf(m->document().scene(), 2));
    }

    void anotherObjectCanBeTheTruth()
    {
        m->openPicture();
        openPanel();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->action("segment.truth-draw")->trigger(); // a second object, current
        QVERIFY(m->settle());
        QCOMPARE(m->document().scene().objects.size(), size_t{2});
        QCOMPARE(truth().kind, TruthSource::Kind::Object);
        QCOMPARE(truth().objectId, m->document().scene().current);
        QVERIFY(m->action("segment.brush")->isChecked());
        QCOMPARE(m->pane().metrics().watch().situation(),
                 QString("Draw the truth on the picture: it has no pixel yet."));
        // A box as its mask: the first object is rated, though the second is current.
        auto& document = const_cast<widgets::segment::SegmentDocument&>(m->document());
        core::segment::MaskEdit box;
        box.kind = core::segment::MaskEdit::Kind::Polygon;
        box.path = {{70, 30}, {130, 30}, {130, 80}, {70, 80}};
        document.addEdit(box);
        QVERIFY(m->settle());
        const auto first = m->document().scene().objects[0]->id;
        const std::vector<uint8_t> mask = m->document().objectMask(first)->mask().values;
        qint64 both = 0;
        qint64 any = 0;
        for (int i = 0; i < kPixels; ++i) {
            const bool t = isTrue(i % kWidth, i / kWidth);
            both += t && mask[size_t(i)] != 0;
            any += t || mask[size_t(i)] != 0;
        }
        QCOMPARE(classCell(1, 4), shown(double(both) / double(any)));
        // Through the menu the other one becomes the truth: then the roles are changed, the IoU is the same.
        QMenu* menu = panel().truthBar()->menu();
        QTest::mouseClick(panel().truthBar()->button(), Qt::LeftButton);
        QTRY_VERIFY(menu->isVisible());
        QList<QAction*> entries;
        for (QAction* entry : menu->actions())
            if (entry->isCheckable())
                entries << entry;
        QCOMPARE(entries.size(), 2);
        QVERIFY(entries[1]->isChecked());
        entries[0]->trigger();
        menu->close();
        QVERIFY(m->settle());
        QCOMPARE(truth().objectId, first);
        QCOMPARE(panel().truthBar()->button()->currentText(),
                 widgets::segment::nameOf(m->document().scene(), *m->document().scene().objects[0]));
        QCOMPARE(classCell(1, 4), shown(double(both) / double(any)));
    }

    void theIouIsRecordedPerClickAndUndoGoesBack()
    {
        start();
        const auto points = [this] {
            const auto& data = panel().clickChart()->data();
            return data.series.empty() ? std::vector<core::report::ChartPoint>() : data.series[0].points;
        };
        const QString first = classCell(1, 4);
        QCOMPARE(points().size(), size_t{1});
        m->click({100, 55});
        QVERIFY(m->settle());
        m->click({120, 50});
        QVERIFY(m->settle());
        QCOMPARE(points().size(), size_t{3});
        QCOMPARE(points()[0].x, 1.0);
        QCOMPARE(shown(points()[0].y), first);
        QCOMPARE(shown(points()[2].y), classCell(1, 4));
        QCOMPARE(panel().clickChart()->data().series[1].points[2].y, 0.85); // what the model predicted
        m->action("edit.undo")->trigger();
        m->action("edit.undo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(points().size(), size_t{1});
        m->action("edit.redo")->trigger();
        QVERIFY(m->settle());
        QCOMPARE(points().size(), size_t{2});
        QVERIFY(points()[1].y > points()[0].y);
        // Another click drops what could be redone.
        m->click({20, 20}, Qt::RightButton);
        QVERIFY(m->settle());
        QCOMPARE(points().size(), size_t{3});
        QCOMPARE(shown(points()[2].y), classCell(1, 4));
    }

    void everythingCanBeExported()
    {
        start();
        QStringList ids;
        for (const widgets::ExportItem& item : m->pane().exportItems()) {
            ids << item.id;
            if (const auto* table = std::get_if<widgets::TableSource>(&item.content))
                QVERIFY(!(*table)().rows.empty());
        }
        for (const char* id : {"segment.metrics", "segment.confusion", "segment.confusion-map", "segment.clicks",
                               "segment.clicks-chart", "segment.geometry", "segment.polygons"})
            QVERIFY2(ids.contains(QLatin1String(id)), id);
    }

    void onlyTheNewestStateIsRated()
    {
        start();
        const int before = m->engine().evaluations();
        m->engine().hold();
        m->click({100, 55});
        m->engine().release();
        QVERIFY(m->settle());
        m->action("edit.undo")->trigger();
        m->action("edit.redo")->trigger();
        QVERIFY(m->settle());
        QVERIFY(m->engine().evaluations() <= before + 3);
        QVERIFY(!m->pane().metrics().watch().isOutdated());
    }

    void theColoursOfTheMatrixCanBeChosen()
    {
        start();
        auto* choice = panel().findChild<QComboBox*>("confusionShade");
        const auto share = panel().confusion()->data().shades;
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        QVERIFY(panel().confusion()->data().shades != share);
        QTest::mouseClick(panel().findChild<QToolButton*>("showClicks"), Qt::LeftButton);
        QVERIFY(panel().clickChart()->isVisible());
        QVERIFY(!choice->isVisible());
    }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestMetricsPanel)
#include "tst_metrics_panel.moc"
