// The segmentation pane in its window, used by mouse and keys.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "core/image/image_io.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panes/segment/segment_inspector.h"
#include "widgets/theme.h"

using core::segment::ScenePrompt;

namespace {

const gpu::Error kFailure(gpu::ErrorKind::OutOfMemory, gpu::mark("test", "The device is out of memory"),
                          gpu::mark("test", "Close other programs"));

bool near(core::segment::ImagePoint a, QPointF b)
{
    return std::abs(a.x - b.x()) < 1e-6 && std::abs(a.y - b.y()) < 1e-6;
}

bool isObject(const widgets::segment::CandidateView* candidate, int x, int y)
{
    return candidate && candidate->view->contains({x, y});
}

} // namespace

class TestSegmentPane : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void startsEmptyWithTwoButtons()
    {
        QVERIFY(!m->pane().hasPicture());
        QStringList seen;
        for (const QPushButton* button : m->view().findChildren<QPushButton*>())
            if (button->isVisible())
                seen << button->text();
        QCOMPARE(seen, (QStringList{"Open", "Samples"}));
        QVERIFY(!m->action("segment.save-mask")->isEnabled());
    }

    void encodesAfterOpening()
    {
        m->openPicture();
        QCOMPARE(m->engine().encodings(), 1);
        QVERIFY(m->document().encoded());
        QCOMPARE(m->window().windowTitle(), QString("picture.png[*] – Tessera"));
        QCOMPARE(m->engine().predictions(), 0);
    }

    void leftClickAddsAnObjectPointAndShowsTheMask()
    {
        m->openPicture();
        const QPointF place = m->click({80, 60});
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QCOMPARE(m->document().prompts()[0].kind, ScenePrompt::Kind::Object);
        QVERIFY(near(m->document().prompts()[0].at, place));
        QVERIFY(m->settle());
        const auto* chosen = m->document().chosenCandidate();
        QVERIFY(chosen);
        QCOMPARE(m->document().chosen(), 2); // the engine's own choice
        // A disc of radius 30 around the point.
        QVERIFY(std::abs(static_cast<double>(chosen->view->area) - 3.14159 * 900) < 40);
        QVERIFY(isObject(chosen, 80, 60));
        QVERIFY(!isObject(chosen, 130, 60));
    }

    void theMaskIsPaintedOverThePicture()
    {
        m->openPicture();
        m->view().setGuidesVisible(false);
        const QPoint inside = m->view().transform().toView(QPointF(95, 60)).toPoint();
        const QPoint outside = m->view().transform().toView(QPointF(20, 20)).toPoint();
        const QImage before = m->view().grab().toImage();
        m->click({80, 60});
        QVERIFY(m->settle());
        const QImage after = m->view().grab().toImage();
        QVERIFY(after.pixelColor(inside) != before.pixelColor(inside));
        QVERIFY(after.pixelColor(inside).blue() > before.pixelColor(inside).blue());
        QCOMPARE(after.pixelColor(outside), before.pixelColor(outside));
    }

    void rightClickAddsABackgroundPoint()
    {
        m->openPicture();
        m->click({80, 60});
        m->click({95, 60}, Qt::RightButton);
        QVERIFY(m->settle());
        QCOMPARE(m->document().prompts()[1].kind, ScenePrompt::Kind::Background);
        QVERIFY(!isObject(m->document().chosenCandidate(), 95, 60));
        QVERIFY(isObject(m->document().chosenCandidate(), 75, 60));
    }

    void draggingDrawsABoxAndASecondBeginsAnObject()
    {
        m->openPicture();
        m->dragBox({20, 30, 60, 40});
        QVERIFY(m->settle());
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QCOMPARE(m->document().prompts()[0].kind, ScenePrompt::Kind::Box);
        QVERIFY(std::abs(static_cast<double>(m->document().chosenCandidate()->view->area) - 60 * 40) < 120);
        m->click({40, 50}); // a point belongs to the box
        m->dragBox({100, 50, 40, 40});
        QVERIFY(m->settle());
        QCOMPARE(m->document().scene().objects.size(), size_t{2});
        QCOMPARE(m->document().scene().objects[0]->prompts.size(), size_t{2});
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(m->document().prompts()[0].at.x > 90);
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->pane().messageBar()->text(), QString("The second box began a new object."));
        m->action("edit.undo")->trigger();
        QCOMPARE(m->document().scene().objects.size(), size_t{1});
        QCOMPARE(m->document().prompts().size(), size_t{2});
    }

    void undoRedoAndClearGoThroughTheSameActions()
    {
        m->openPicture();
        m->click({80, 60});
        m->click({40, 40});
        QVERIFY(m->settle());
        QVERIFY(m->action("edit.undo")->isEnabled());
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->document().prompts().size(), size_t{2});
        m->action("segment.clear-prompts")->trigger();
        QVERIFY(m->document().prompts().empty());
        QVERIFY(m->settle());
        QVERIFY(!m->document().result());
        m->action("edit.undo")->trigger();
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QVERIFY(m->settle());
        QVERIFY(m->document().result());
    }

    void doubleClickFitsAndLeavesNoPoint()
    {
        m->openPicture();
        m->click({40, 40});
        m->view().setZoom(6, QPointF(300, 300));
        QTest::mouseClick(&m->view(), Qt::LeftButton, {}, QPoint(400, 300));
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QTest::mouseDClick(&m->view(), Qt::LeftButton, {}, QPoint(400, 300));
        QTest::mouseRelease(&m->view(), Qt::LeftButton, {}, QPoint(400, 300));
        QVERIFY(m->view().isFitted());
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(!m->action("edit.redo")->isEnabled());
    }

    void selectedPromptIsDeleted()
    {
        m->openPicture();
        m->click({80, 60});
        m->click({40, 40});
        QVERIFY(!m->action("segment.delete-prompt")->isEnabled());
        QTableView* table = m->pane().segmentInspector()->promptTable();
        QCOMPARE(table->model()->rowCount(), 2);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 0)).center());
        QCOMPARE(m->document().selected(), 0);
        QTest::keyClick(&m->window(), Qt::Key_Delete);
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(m->document().prompts()[0].at.x < 60);
        QCOMPARE(table->model()->rowCount(), 1);
    }

    void keysAndCardsChooseTheCandidate()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        for (const int index : {1, 2, 3, 0}) {
            QTest::keyClick(&m->window(), static_cast<Qt::Key>(Qt::Key_0 + index));
            QCOMPARE(m->document().chosen(), index);
            QVERIFY(m->pane().segmentInspector()->card(index)->isChecked());
        }
        auto* card = m->pane().segmentInspector()->card(3);
        QCOMPARE(card->figures().predictedIou, 0.80);
        QVERIFY(!card->figures().thumbnail.isNull());
        QTest::mouseClick(card, Qt::LeftButton);
        QCOMPARE(m->document().chosen(), 3);
    }

    void savesTheChosenMaskWithItsExtension()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        QTest::keyClick(&m->window(), Qt::Key_1);
        m->pane().jobs().saveMask(m->path("result"));
        QVERIFY(m->settle());
        QTRY_VERIFY(m->pane().messageBar()->isVisible());
        const core::Mask saved = core::loadMask(m->path("result.png").toStdString());
        QCOMPARE(saved.width, 160);
        QCOMPARE(saved.height, 120);
        QVERIFY(saved.values == m->document().result()->candidates[1].view->mask().values);
    }

    void theSaveDialogOffersAName()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m->action("segment.save-mask")->trigger();
        auto* dialog = m->pane().findChild<QFileDialog*>();
        QVERIFY(dialog);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QString("picture-mask.png"));
        dialog->findChild<QLineEdit*>()->setText(m->path("chosen"));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(QFileInfo::exists(m->path("chosen.png")));
    }

    void aFailingSaveSaysWhereAndKeepsEverything()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->pane().jobs().saveMask(m->picturePath() + "/inside a file");
        QVERIFY(m->settle());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->document().result());
    }

    void aFailedPredictionShowsWhyAndKeepsThePrompts()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->engine().failNextPredict(kFailure);
        m->click({40, 40});
        QTRY_VERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QCOMPARE(m->pane().messageBar()->text(), QString("The device is out of memory"));
        QCOMPARE(m->pane().messageBar()->hint(), QString("Close other programs"));
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QVERIFY(m->document().result());
        QVERIFY(m->document().isOutdated());
        QVERIFY(!m->action("segment.save-mask")->isEnabled());
        // The next click works, and the message goes.
        m->click({50, 50});
        QVERIFY(m->settle());
        QVERIFY(!m->document().isOutdated());
        QVERIFY(!m->pane().messageBar()->isVisible());
    }

    void aPictureThatCannotBeReadLeavesTheOldOneOpen()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        m->window().openFiles({m->path("missing.png")});
        QVERIFY(m->settle());
        QTRY_VERIFY(m->pane().messageBar()->isVisible());
        QVERIFY(m->pane().messageBar()->text().contains("missing.png"));
        QCOMPARE(m->pane().documentName(), QString("picture.png"));
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(m->document().result());
    }

    void theWindowLivesWhileItEncodesAndCancels()
    {
        m->engine().hold();
        m->window().openFiles({m->picturePath()});
        QTRY_COMPARE(m->engine().encodings(), 1);
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(0);
        QTRY_VERIFY(turns >= 100);
        QVERIFY(m->pane().jobs().isEncoding());
        // A prompt is taken at once, long before its mask.
        m->click({80, 60});
        QCOMPARE(m->document().prompts().size(), size_t{1});
        auto* cancel = m->window().findChild<QToolButton*>("cancelJob");
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(!m->pane().jobs().isEncoding());
        QVERIFY(!m->document().encoded());
        QCOMPARE(m->document().prompts().size(), size_t{1});
        // The notice offers to encode after all; the mask for the waiting prompt follows.
        m->engine().release();
        QTRY_VERIFY(m->pane().messageBar()->isVisible());
        QTest::mouseClick(m->pane().messageBar()->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY(m->document().result());
        QVERIFY(m->settle());
    }

    void theOldResultStaysGreyWhileWorking()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        const auto old = m->document().result();
        m->engine().hold();
        m->click({40, 40});
        QTRY_COMPARE(m->engine().predictions(), 2);
        QCOMPARE(m->document().result(), old);
        QVERIFY(m->document().isOutdated());
        QVERIFY(m->pane().segmentInspector()->card(1)->figures().outdated);
        m->engine().release();
        QVERIFY(m->settle());
        QVERIFY(m->document().result() != old);
    }

    void manyQuickClicksEndWithTheNewestPrompts()
    {
        m->openPicture();
        m->engine().hold();
        for (int i = 0; i < 12; ++i)
            m->click(QPointF(15 + 10 * i, 20 + 7 * i));
        m->engine().release();
        QVERIFY(m->settle());
        QVERIFY(!m->document().isOutdated());
        QCOMPARE(m->document().prompts().size(), size_t{12});
        // The last point is in the mask, and none of the requests before it was carried out.
        QVERIFY(isObject(m->document().chosenCandidate(), 125, 97));
        QCOMPARE(m->engine().completedPredictions(), 1);
    }

    void openingAnotherPictureStartsAfresh()
    {
        m->openPicture();
        m->click({80, 60});
        QVERIFY(m->settle());
        QImage(50, 40, QImage::Format_RGB888).save(m->path("another.png"));
        m->window().openFiles({m->path("another.png")});
        QVERIFY(m->settle());
        QVERIFY(m->document().encoded());
        QVERIFY(m->document().prompts().empty());
        QVERIFY(!m->document().result());
        QVERIFY(!m->action("edit.undo")->isEnabled());
        QCOMPARE(m->engine().encodings(), 2);
    }

    void aPictureOpensWhileAnotherIsBeingEncoded()
    {
        m->engine().hold();
        m->window().openFiles({m->picturePath()});
        QTRY_COMPARE(m->engine().encodings(), 1);
        QVERIFY(QFile::copy(m->picturePath(), m->path("second.png")));
        m->window().openFiles({m->path("second.png")});
        QTRY_COMPARE(m->pane().documentName(), QString("second.png"));
        QTRY_COMPARE(m->engine().encodings(), 2);
        m->engine().release();
        QVERIFY(m->settle());
        QVERIFY(m->document().encoded());
        QVERIFY(!m->pane().messageBar()->isVisible());
    }

    void opensAFileThatIsDropped()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m->picturePath())});
        const QPoint middle = m->view().rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &drop);
        QTRY_COMPARE(m->pane().documentName(), QString("picture.png"));
        QVERIFY(m->settle());
    }

    void theWindowRemembersItsSize()
    {
        m->window().resize(1100, 720);
        m->window().close();
        app::MainWindow another(std::make_shared<SmallEngine>(), [] { return std::vector<widgets::Sample>(); });
        QCOMPARE(another.size(), QSize(1100, 720));
    }

    void everyControlHasAName()
    {
        m->openPicture();
        for (const QAbstractButton* button : m->window().findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->focusPolicy() == Qt::NoFocus)
                continue;
            const bool named =
                !button->text().isEmpty() || !button->accessibleName().isEmpty() || !button->toolTip().isEmpty();
            QVERIFY2(named, qPrintable(QString(button->metaObject()->className()) + ' ' + button->objectName()));
        }
    }

    void samplesAreOfferedAndOpened()
    {
        m->samples() = {{"Here", m->picturePath()}, {"Not here", {}}};
        m->action("file.samples")->trigger();
        auto* gallery = m->pane().findChild<widgets::SampleGallery*>();
        QVERIFY(gallery && gallery->isVisible());
        QCOMPARE(gallery->findChild<QLabel*>("fetchCommand")->text(), QString("tessera assets fetch photos"));
        const auto buttons = gallery->findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 1);
        QTest::mouseClick(buttons[0], Qt::LeftButton);
        QTRY_COMPARE(m->pane().documentName(), QString("picture.png"));
        QVERIFY(m->settle());
    }

    void pastesAPicture()
    {
        QImage copied(50, 40, QImage::Format_ARGB32);
        copied.fill(QColor(200, 10, 20));
        copied.setPixelColor(0, 0, Qt::transparent);
        QApplication::clipboard()->setImage(copied);
        QTRY_VERIFY(m->action("file.paste")->isEnabled());
        m->action("file.paste")->trigger();
        QVERIFY(m->settle());
        QTRY_VERIFY(m->document().picture());
        QCOMPARE(m->document().picture()->image().width, 50);
        QCOMPARE(m->document().picture()->levels.pixel({0, 0}), QColor(Qt::white));
        QCOMPARE(m->document().picture()->levels.pixel({1, 1}), QColor(200, 10, 20));
        QApplication::clipboard()->clear();
    }

    void tellsThePixelUnderTheCursor()
    {
        m->openPicture();
        const QPointF place = m->view().transform().toView(QPointF(33.5, 21.5));
        QMouseEvent move(QEvent::MouseMove, place, m->view().mapToGlobal(place), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(&m->view(), &move);
        QCOMPARE(m->window().findChild<QLabel*>("readOut")->text(), QString("x 33  y 21   RGB 33 21 100"));
    }

    void namesTheDevice()
    {
        auto* label = m->window().findChild<QToolButton*>("deviceButton");
        QVERIFY(label->text().contains("opening"));
        m->window().openDevice();
        QTRY_COMPARE(label->text(), QString("Small test device"));
    }

    void everyActionHasATitleAndSaysWhyItIsOff()
    {
        int off = 0;
        for (const QAction* action : m->window().actions().all()) {
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->objectName()));
            if (action->isEnabled())
                continue;
            ++off;
            const QString reason = m->window().actions().reason(action->objectName().toStdString());
            QVERIFY2(!reason.isEmpty(), qPrintable(action->objectName()));
            QVERIFY2(action->toolTip().contains(reason), qPrintable(action->objectName()));
        }
        QVERIFY(off >= 10);
    }

    void shortcutsAreUnique()
    {
        const widgets::ActionTable& actions = m->window().actions();
        for (const QAction* action : actions.all())
            if (!action->shortcut().isEmpty())
                QVERIFY2(!actions.conflict(action->objectName().toStdString(), action->shortcut()),
                         qPrintable(action->objectName()));
    }

    void everythingInTheInspectorHasAnAccessibleName()
    {
        m->openPicture();
        for (int index = 0; index < 4; ++index)
            QVERIFY(!m->pane().segmentInspector()->card(index)->accessibleName().isEmpty());
        QVERIFY(!m->pane().segmentInspector()->promptTable()->accessibleName().isEmpty());
        QVERIFY(!m->view().accessibleName().isEmpty());
    }

    void theLanguageSwitchesAtRunTime()
    {
        m->action("language.zh_CN")->trigger();
        QTRY_COMPARE(m->action("file.open")->text(), QString("打开(&O)…"));
        QCOMPARE(m->action("file.open")->iconText(), QString("打开"));
        QCOMPARE(m->pane().segmentInspector()->card(1)->text(), QString("候选 1"));
        QCOMPARE(m->action("edit.undo")->toolTip(), QString("撤销 (Ctrl+Z)\n没有可撤销的操作。"));
        m->action("language.en")->trigger();
        QTRY_COMPARE(m->action("file.open")->text(), QString("&Open…"));
        QCOMPARE(m->pane().segmentInspector()->card(1)->text(), QString("Candidate 1"));
        QCOMPARE(m->action("edit.undo")->toolTip(), QString("Undo (Ctrl+Z)\nThere is nothing to undo."));
    }

    void theThemeSwitchesAtRunTime()
    {
        m->action("theme.dark")->trigger();
        QCOMPARE(m->view().grab().toImage().pixelColor(2, 2), widgets::darkTokens().window);
        m->action("theme.light")->trigger();
        QCOMPARE(m->view().grab().toImage().pixelColor(2, 2), widgets::lightTokens().window);
        QCOMPARE(QSettings().value("theme").toString(), QString("light"));
    }

    void theCanvasIsTheLargestThing() { QVERIFY(m->view().width() >= 1280 * 6 / 10); }

private:
    std::unique_ptr<WindowFixture> m;
};

QTEST_MAIN(TestSegmentPane)
#include "tst_segment_pane.moc"
