// What is in no file yet: the title tells, closing asks, and after a crash it comes back. The crash is a real one: this
// program starts itself as the window that is killed.

#include <cstdio>

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QProcess>
#include <QTest>

#include "app/autosave.h"
#include "app/workspace_session.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/widgets/workspace_fixture.h"
#include "widgets/message_bar.h"

namespace {

constexpr int kPatienceMs = 60'000; ///< of a busy machine: only ends a hanging test

/// The window that is killed: opens the picture, clicks twice and says so; then it waits for its end. Or, without a
/// picture, the window that comes after: says what it has brought back.
int runAsChild(const QString& picture)
{
    WindowFixture fixture;
    fixture.window().start(picture.isEmpty() ? QStringList() : QStringList{picture});
    const auto say = [](const QString& words) {
        std::puts(qPrintable(words));
        std::fflush(stdout);
    };
    if (!picture.isEmpty()) {
        if (!QTest::qWaitFor([&] { return fixture.document().encoded() != nullptr; }, kPatienceMs))
            return 1;
        fixture.click({40.5, 30.25});
        fixture.click({100, 80}, Qt::RightButton);
        say("clicked");
        return QApplication::exec();
    }
    if (!QTest::qWaitFor([&] { return fixture.document().currentMask() != nullptr; }, kPatienceMs))
        return 1;
    say(QStringLiteral("%1 prompts, %2 pixels, %3, %4")
            .arg(fixture.document().prompts().size())
            .arg(fixture.document().currentMask()->area)
            .arg(fixture.window().isWindowModified() ? "modified" : "saved",
                 fixture.pane().messageBar()->isVisible() ? fixture.pane().messageBar()->text() : QString()));
    // The person decides to throw it away.
    fixture.action("app.quit")->trigger();
    auto* box = fixture.window().findChild<QMessageBox*>();
    if (!box)
        return 2;
    QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
    return fixture.window().isVisible() ? 3 : 0;
}

} // namespace

class TestUnsavedWork : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WorkspaceFixture>(); }
    void cleanup() { m.reset(); }

    void theTitleTellsWhatIsUnsaved()
    {
        m->openPicture();
        QVERIFY(!m->window().isWindowModified()); // a picture alone is no work
        m->click({40, 30});
        QVERIFY(m->window().isWindowModified());
        m->action("edit.undo")->trigger();
        QVERIFY(!m->window().isWindowModified());
        m->action("edit.redo")->trigger();
        m->saveAs("first");
        QVERIFY(!m->window().isWindowModified());
        m->action("edit.undo")->trigger();
        QVERIFY(m->window().isWindowModified());
        m->pressSave(); // has a name: nobody asks
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        QVERIFY(m->kept("first.tessera").segment.pictures[0].scene.objects.empty() ||
                m->kept("first.tessera").segment.pictures[0].scene.objects[0]->prompts.empty());
    }

    void anExportIsUnsavedWork()
    {
        m->work();
        m->saveAs("first");
        m->pane().recordExport({"segment.overlay", "svg", "overlay.svg"});
        QVERIFY(m->window().isWindowModified());
        m->pressSave();
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        m->click({20, 20}); // the record keeps what was exported
        QVERIFY(m->settle());
        m->pressSave();
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        const core::workspace::PictureState state = m->kept("first.tessera").segment.pictures[0];
        QCOMPARE(state.exports.size(), size_t{1});
        QVERIFY(state.exports[0].scene);
        QCOMPARE(state.exports[0].scene->objects[0]->prompts.size(), size_t{2});
        QCOMPARE(state.scene.objects[0]->prompts.size(), size_t{3});
        // Opened again, it still does, and writes the same file.
        const QByteArray bytes = m->contentOf("first.tessera");
        m->action("file.new-workspace")->trigger();
        m->window().openFiles({m->path("first.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        m->window().workspace().saveTo(m->path("again.tessera"));
        QVERIFY(m->settle());
        QTRY_COMPARE(m->contentOf("again.tessera"), bytes);
    }

    void whatChangesWhileItIsSavedStaysUnsaved()
    {
        m->work();
        m->saveAs("first");
        m->click({20, 20});
        m->pressSave();
        m->click({140, 100}); // before the file is written
        QVERIFY(m->settle());
        QTRY_COMPARE(m->kept("first.tessera").segment.pictures[0].scene.objects[0]->prompts.size(), size_t{3});
        QVERIFY(m->window().isWindowModified());
    }

    void closingAsksForUnsavedWork()
    {
        m->work();
        m->action("app.quit")->trigger();
        m->answer(QMessageBox::Cancel);
        QVERIFY(m->window().isVisible());
        QCOMPARE(m->document().prompts().size(), size_t{2});
        m->action("app.quit")->trigger();
        m->answer(QMessageBox::Save);
        m->acceptFile("first"); // no name yet
        QTRY_VERIFY(!m->window().isVisible());
        QCOMPARE(m->kept("first.tessera").segment.pictures[0].scene.objects[0]->prompts.size(), size_t{2});
    }

    void aNewWorkspaceAsksToo()
    {
        m->work();
        m->action("file.new-workspace")->trigger();
        QVERIFY(m->pane().hasPicture());
        m->answer(QMessageBox::Discard);
        QVERIFY(!m->pane().hasPicture());
        QVERIFY(!m->window().isWindowModified());
    }

    void withoutAPictureThereIsNothingToSave()
    {
        QVERIFY(!m->action("file.save-workspace")->isEnabled());
        QVERIFY(!m->action("file.save-workspace")->toolTip().isEmpty());
    }

    void aKilledWindowComesBack()
    {
        const QString data = m->path("data");
        const QString root = data + "/tessera/autosave";
        QProcess killed;
        start(killed, data, m->picturePath());
        QVERIFY(killed.waitForReadyRead(kPatienceMs));
        QCOMPARE(killed.readAllStandardOutput().trimmed(), QByteArray("clicked"));
        // Both clicks are on disk soon after.
        QTRY_COMPARE_WITH_TIMEOUT(promptsOnDisk(root), 2, kPatienceMs);
        QVERIFY(app::Autosave(root).leftWork().empty()); // its window lives
        killed.kill();
        QVERIFY(killed.waitForFinished(kPatienceMs));
        QCOMPARE(app::Autosave(root).leftWork().size(), size_t{1});

        QProcess next;
        start(next, data, {});
        QVERIFY(next.waitForFinished(kPatienceMs));
        QCOMPARE(next.exitCode(), 0);
        const QString said = QString::fromUtf8(next.readAllStandardOutput());
        QVERIFY2(said.startsWith("2 prompts, ") && !said.contains(" 0 pixels") && said.contains("modified") &&
                     said.contains("ended unexpectedly"),
                 qPrintable(said));
        // It was thrown away by its person: nothing comes back.
        QVERIFY(app::Autosave(root).leftWork().empty());
        QVERIFY(QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
    }

    void whatWasTriedOnceIsOnlyOffered()
    {
        const QString root = m->path("autosave");
        {
            app::Autosave crashed(root); // goes without end(): as a crash does
            core::workspace::Workspace workspace = randomWorkspace(1);
            crashed.keep(workspace, "/home/ada/cat.tessera", true);
        }
        const app::Autosave other(root);
        {
            const std::vector<app::LeftWork> left = other.leftWork();
            QCOMPARE(left.size(), size_t{1});
            QVERIFY(!left[0].tried);
            QCOMPARE(left[0].file, QString("/home/ada/cat.tessera"));
            QVERIFY(other.leftWork().empty()); // somebody holds it
            app::Autosave::markTried(left[0]);
        }
        const std::vector<app::LeftWork> left = other.leftWork();
        QVERIFY(left.size() == 1 && left[0].tried);
        app::Autosave::drop(left[0]);
        QVERIFY(other.leftWork().empty());
    }

private:
    static void start(QProcess& process, const QString& data, const QString& picture)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", data);
        environment.insert("TMPDIR", QFileInfo(picture).path()); // a killed program leaves its temporary files behind
        environment.insert("LC_ALL", "C.UTF-8");
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), {"--window", picture});
    }
    static int promptsOnDisk(const QString& root)
    {
        for (const QString& folder : QDir(root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            const QString file = root + "/" + folder + "/workspace.tessera";
            if (!QFileInfo::exists(file))
                continue;
            const core::workspace::Workspace kept = core::workspace::load(file.toStdString());
            const auto& objects = kept.segment.pictures.at(0).scene.objects;
            return objects.empty() ? 0 : static_cast<int>(objects[0]->prompts.size());
        }
        return -1;
    }

    std::unique_ptr<WorkspaceFixture> m;
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--window")
        return runAsChild(words.value(2));
    TestUnsavedWork test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_unsaved_work.moc"
