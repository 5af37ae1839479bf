// Workspaces as a person meets them: saved, opened again, and the same.

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QSlider>
#include <QTest>

#include "app/workspace_session.h"
#include "core/image/image_io.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/widgets/workspace_fixture.h"

class TestWorkspaceWindow : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WorkspaceFixture>(); }
    void cleanup() { m.reset(); }

    void savedAndOpenedItIsTheSame()
    {
        m->work();
        const auto scene = m->document().snapshot();
        const core::Mask mask = m->document().currentMask()->mask();
        m->saveAs("first");
        QVERIFY(QFileInfo::exists(m->path("first.tessera"))); // the extension was added

        m->action("file.new-workspace")->trigger(); // nothing is unsaved: nobody asks
        QVERIFY(!m->pane().hasPicture());
        QCOMPARE(m->window().windowTitle(), QString("Tessera[*]"));
        m->window().openFiles({m->path("first.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QVERIFY(sameScene(*scene, m->document().scene()));
        QVERIFY(mask.values == m->document().currentMask()->mask().values);
        QCOMPARE(m->window().windowTitle(), QString("picture.png – first[*] – Tessera"));
        QVERIFY(!m->window().isWindowModified());
        QVERIFY(!m->action("edit.undo")->isEnabled());
    }

    void theFileSaysWhatWasOnTheScreen()
    {
        m->work();
        m->saveAs("first");
        const core::workspace::Workspace kept = m->kept("first.tessera");
        QCOMPARE(kept.pane, std::string("segment"));
        QCOMPARE(kept.segment.pictures.size(), size_t{1});
        QCOMPARE(kept.segment.current, 0);
        const core::workspace::PictureState& state = kept.segment.pictures[0];
        const core::LoadedImage picture = core::loadImage(m->picturePath().toStdString());
        QCOMPARE(state.picture.path, m->picturePath().toStdString());
        QCOMPARE(state.picture.relative, std::string("picture.png"));
        QCOMPARE(state.picture.sha256, picture.sha256);
        QCOMPARE(state.picture.pixelSha256, picture.pixelSha256);
        QCOMPARE(state.masks.size(), size_t{1});
        QCOMPARE(state.masks[0].area, m->document().currentMask()->area);
        QCOMPARE(state.masks[0].sha256, core::workspace::maskHash(m->document().currentMask()->mask()));
    }

    void theViewTheFolderAndTheSettingsComeBack()
    {
        WorkspaceFixture::writePicture(m->path("second.png"), kSecond);
        m->work();
        m->pane().openFolder(m->path(""));
        QTRY_VERIFY(m->settle() && m->pane().folderPanel()->model().rowCount() == 2);
        QSlider* tolerance = m->pane().metrics().geometryPanel()->toleranceSlider();
        QVERIFY(tolerance->value() != 12);
        tolerance->setValue(12);
        m->view().setZoom(8, {200, 150});
        const QPoint from = m->view().rect().center();
        QTest::mousePress(&m->view(), Qt::MiddleButton, {}, from);
        QTest::mouseMove(&m->view(), from + QPoint(-31, 17));
        QTest::mouseRelease(&m->view(), Qt::MiddleButton, {}, from + QPoint(-31, 17));
        const double zoom = m->view().zoom();
        const QPointF centre = m->view().centre();
        m->saveAs("first");
        m->view().fit();
        QVERIFY(!m->window().isWindowModified()); // looking is no work
        tolerance->setValue(3);
        m->action("file.new-workspace")->trigger();
        QVERIFY(m->pane().folderPanel()->folder().isEmpty());
        m->window().openFiles({m->path("first.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask() && !m->pane().folderPanel()->folder().isEmpty());
        QCOMPARE(m->view().zoom(), zoom);
        QVERIFY(QLineF(m->view().centre(), centre).length() < 1e-6);
        QCOMPARE(tolerance->value(), 12);
        QCOMPARE(m->pane().folderPanel()->folder(), QDir(m->path("")).absolutePath());
        QVERIFY(!m->window().isWindowModified());
        // Each picture has its own view.
        m->window().openFiles({m->path("second.png")});
        QTRY_VERIFY(m->settle() && m->document().picture()->name == "second.png");
        QVERIFY(m->view().isFitted());
        m->window().openFiles({m->picturePath()});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QCOMPARE(m->view().zoom(), zoom);
    }

    void clicksComeBackWithTheirIou()
    {
        m->openPicture();
        QImage truth(WindowFixture::kPicture, QImage::Format_Grayscale8);
        truth.fill(Qt::black);
        for (int y = 20; y < 60; ++y)
            for (int x = 20; x < 70; ++x)
                truth.setPixelColor(x, y, Qt::white);
        truth.save(m->path("truth.png"));
        m->pane().metrics().watch().truth().chooseFile(m->path("truth.png"));
        QVERIFY(m->settle());
        for (const QPointF& place : {QPointF(40, 40), QPointF(60, 30)}) {
            m->click(place);
            QVERIFY(m->settle());
        }
        const auto series = m->pane().metrics().watch().clicks();
        QCOMPARE(series.size(), size_t{1});
        QCOMPARE(series[0].records.size(), size_t{2});
        QVERIFY(series[0].records[0].iou && series[0].records[1].iou);
        m->saveAs("first");
        m->action("file.new-workspace")->trigger();
        m->window().openFiles({m->path("first.tessera")});
        QTRY_VERIFY(m->settle() && m->pane().metrics().watch().rating());
        const auto again = m->pane().metrics().watch().clicks();
        QCOMPARE(again.size(), size_t{1});
        QCOMPARE(again[0].records.size(), size_t{2});
        QCOMPARE(again[0].records[0].iou, series[0].records[0].iou);
        QCOMPARE(again[0].records[1].iou, series[0].records[1].iou);
        m->click({30, 50});
        QVERIFY(m->settle());
        QCOMPARE(m->pane().metrics().watch().clicks()[0].records.size(), size_t{3});
    }

    void everyPictureKeepsWhatWasMadeOfIt()
    {
        const QString second = m->path("second.png");
        WorkspaceFixture::writePicture(second, kSecond);
        m->work();
        const auto first = m->document().snapshot();
        m->window().openFiles({second});
        QVERIFY(m->settle());
        QVERIFY(m->document().prompts().empty());
        QVERIFY(m->window().isWindowModified()); // the first picture's prompts are in no file
        m->click({10, 10});
        QVERIFY(m->settle());
        m->saveAs("both");
        QVERIFY(!m->window().isWindowModified());
        const core::workspace::Workspace kept = m->kept("both.tessera");
        QCOMPARE(kept.segment.pictures.size(), size_t{2});
        QCOMPARE(kept.segment.pictures[1].picture.width, kSecond.width());
        QCOMPARE(kept.segment.pictures[0].masks.size(), size_t{1}); // hashed though it is not in front

        m->action("file.new-workspace")->trigger();
        m->window().openFiles({m->path("both.tessera")});
        QTRY_VERIFY(m->settle() && m->document().prompts().size() == 1);
        m->window().openFiles({m->picturePath()});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QVERIFY(sameScene(*first, m->document().scene()));
        QVERIFY(!m->window().isWindowModified()); // looking at another picture changes nothing
    }

    void aPastedPictureLiesBeside()
    {
        QImage pasted(40, 30, QImage::Format_RGB32);
        pasted.fill(QColor(10, 200, 30));
        m->pane().openImage(pasted, "Pasted picture");
        QVERIFY(m->settle());
        m->click({20, 15});
        QVERIFY(m->settle());
        m->saveAs("pasted");
        QCOMPARE(QDir(m->path("pasted.pictures")).entryList(QDir::Files).size(), 1);
        m->action("file.new-workspace")->trigger();
        m->window().openFiles({m->path("pasted.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QVERIFY(m->document().picture()->loaded->path.empty());
        QCOMPARE(m->document().picture()->image().rgb[1], uint8_t{200});
        // Saved elsewhere, it takes its picture along.
        m->window().workspace().saveTo(m->path("elsewhere/copy.tessera"));
        QVERIFY(m->settle());
        QTRY_COMPARE(QDir(m->path("elsewhere/copy.pictures")).entryList(QDir::Files).size(), 1);
    }

    void aDroppedWorkspaceIsOpened()
    {
        m->work();
        m->saveAs("first");
        m->action("file.new-workspace")->trigger();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(m->path("first.tessera"))});
        const QPoint middle = m->view().rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &drop);
        QTRY_VERIFY(m->settle() && m->document().currentMask());
    }

private:
    static constexpr QSize kSecond{60, 50};

    std::unique_ptr<WorkspaceFixture> m;
};

QTEST_MAIN(TestWorkspaceWindow)
#include "tst_workspace_window.moc"
