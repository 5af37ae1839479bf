// Workspaces that cannot be opened or saved, and pictures of theirs that are gone: what the window says, and that
// nothing is lost.

#include <QAction>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

#include "app/workspace_session.h"
#include "core/assets/atomic_file.h"
#include "core/image/image_io.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/widgets/workspace_fixture.h"
#include "widgets/message_bar.h"

class TestWorkspaceTrouble : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WorkspaceFixture>(); }
    void cleanup() { m.reset(); }

    void aWorkspaceThatCannotBeOpenedLeavesWhatWas_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("says");
        QTest::newRow("cut off") << QByteArray("{\"format\": 1, \"segm") << "cut off or damaged";
        QTest::newRow("newer") << QByteArray(R"({"format": 99, "program": {"version": "7.5"}})") << "version 7.5";
        QTest::newRow("not one") << QByteArray("{}") << "not a workspace";
        QTest::newRow("empty") << QByteArray("") << "is empty";
        QTest::newRow("no text") << QByteArray("\x89PNG\r\n") << "cut off or damaged at byte 1";
        QTest::newRow("picture missing")
            << QByteArray(
                   R"({"format": 1, "segment": {"current": 0, "pictures": [{"picture": {"path": "/nowhere/a.png",)"
                   R"( "sha256": "0000000000000000000000000000000000000000000000000000000000000000",)"
                   R"( "width": 3, "height": 2}}]}})")
            << "The picture /nowhere/a.png of the workspace is not there";
    }

    void aWorkspaceThatCannotBeOpenedLeavesWhatWas()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, says);
        m->work();
        m->saveAs("mine");
        const auto scene = m->document().snapshot();
        core::writeFileAtomically(m->path("bad.tessera").toStdString(), std::string_view(content.constData()));
        m->window().openFiles({m->path("bad.tessera")});
        QVERIFY(m->settle());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY2(m->pane().messageBar()->text().contains(says), qPrintable(m->pane().messageBar()->text()));
        QCOMPARE(m->document().snapshot(), scene);
        QCOMPARE(m->window().workspace().name(), QString("mine"));
        QVERIFY(m->document().currentMask());
        QVERIFY(m->action("edit.undo")->isEnabled());
    }

    void aWorkspaceThatIsNotThereIsToldOf()
    {
        m->work();
        m->window().openFiles({m->path("gone.tessera")});
        m->answer(QMessageBox::Discard); // of what is open, if that opens
        QVERIFY(m->settle());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->pane().messageBar()->text().contains("There is no workspace"));
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QVERIFY(m->window().isWindowModified());
    }

    void aMissingNeighbourStaysInTheWorkspace()
    {
        const QString second = m->path("second.png");
        WorkspaceFixture::writePicture(second, kSecond);
        m->work();
        m->window().openFiles({second});
        QVERIFY(m->settle());
        m->click({10, 10});
        QVERIFY(m->settle());
        m->saveAs("both");
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::remove(m->picturePath()));
        m->window().openFiles({m->path("both.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask()); // what can be shown is shown
        m->window().workspace().saveTo(m->path("again.tessera"));
        QVERIFY(m->settle());
        QTRY_VERIFY(QFileInfo::exists(m->path("again.tessera")));
        const core::workspace::Workspace kept = m->kept("again.tessera");
        QCOMPARE(kept.segment.pictures.size(), size_t{2});
        QCOMPARE(kept.segment.pictures[0].scene.objects[0]->prompts.size(), size_t{2});
    }

    void aMissingPictureCanBeLocated()
    {
        m->work();
        const auto scene = m->document().snapshot();
        m->saveAs("first");
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::rename(m->picturePath(), m->path("moved.png")));
        m->window().openFiles({m->path("first.tessera")});
        QVERIFY(m->settle());
        widgets::MessageBar* bar = m->pane().messageBar();
        QTRY_COMPARE(bar->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY2(bar->text().contains(m->picturePath()), qPrintable(bar->text()));
        QVERIFY(!m->pane().hasPicture());

        // Another picture is refused with both hashes, and the button stays.
        WorkspaceFixture::writePicture(m->path("other.png"), {8, 8});
        locate("other.png");
        QVERIFY(m->settle());
        QTRY_VERIFY(bar->text().contains("is not the picture"));
        const core::workspace::PictureFile file = m->kept("first.tessera").segment.pictures[0].picture;
        QVERIFY(bar->text().contains(QString::fromStdString(file.sha256)));
        QVERIFY(
            bar->text().contains(QString::fromStdString(core::loadImage(m->path("other.png").toStdString()).sha256)));
        locate("moved.png");
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QVERIFY(sameScene(*scene, m->document().scene()));
    }

    void whatCannotBeWrittenSaysSo()
    {
        m->work();
        m->window().workspace().saveTo(m->picturePath() + "/inside.tessera");
        QVERIFY(m->settle());
        QVERIFY(m->window().workspace().file().isEmpty());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->window().isWindowModified());
        QCOMPARE(m->document().prompts().size(), size_t{2});
    }

private:
    static constexpr QSize kSecond{60, 50};

    void locate(const QString& name)
    {
        QPushButton* button = nullptr;
        for (auto* candidate : m->pane().messageBar()->findChildren<QPushButton*>())
            if (candidate->isVisible())
                button = candidate;
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        m->acceptFile(name);
    }

    std::unique_ptr<WorkspaceFixture> m;
};

QTEST_MAIN(TestWorkspaceTrouble)
#include "tst_workspace_trouble.moc"
