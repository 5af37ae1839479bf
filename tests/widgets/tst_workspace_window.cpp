// Workspaces as a person meets them: saved, opened, asked about, and back after a crash. The crash is a real one: this
// program starts itself as the window that is killed.

#include <cstdio>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSlider>
#include <QStandardPaths>
#include <QTest>
#include <QUndoStack>

#include "app/autosave.h"
#include "app/workspace_session.h"
#include "core/assets/atomic_file.h"
#include "core/image/image_io.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"

namespace {

constexpr int kPatienceMs = 60'000; ///< of a busy machine: only ends a hanging test

core::workspace::Workspace read(const QString& path) { return core::workspace::load(path.toStdString()); }

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

class TestWorkspaceWindow : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m = std::make_unique<WindowFixture>();
    }
    void cleanup() { m.reset(); }

    void savedAndOpenedItIsTheSame()
    {
        work();
        const auto scene = m->document().snapshot();
        const core::Mask mask = m->document().currentMask()->mask();
        saveAs("first");
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
        work();
        saveAs("first");
        const core::workspace::Workspace kept = read(m->path("first.tessera"));
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

    void theTitleTellsWhatIsUnsaved()
    {
        m->openPicture();
        QVERIFY(!m->window().isWindowModified()); // a picture alone is no work
        m->click({40, 30});
        QVERIFY(m->window().isWindowModified());
        m->action("edit.undo")->trigger();
        QVERIFY(!m->window().isWindowModified());
        m->action("edit.redo")->trigger();
        saveAs("first");
        QVERIFY(!m->window().isWindowModified());
        m->action("edit.undo")->trigger();
        QVERIFY(m->window().isWindowModified());
        pressSave(); // has a name: nobody asks
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        QVERIFY(read(m->path("first.tessera")).segment.pictures[0].scene.objects.empty() ||
                read(m->path("first.tessera")).segment.pictures[0].scene.objects[0]->prompts.empty());
    }

    void anExportIsUnsavedWork()
    {
        work();
        saveAs("first");
        m->pane().recordExport({"segment.overlay", "svg", "overlay.svg"});
        QVERIFY(m->window().isWindowModified());
        pressSave();
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        m->click({20, 20}); // the record keeps what was exported
        QVERIFY(m->settle());
        pressSave();
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
        const core::workspace::PictureState state = read(m->path("first.tessera")).segment.pictures[0];
        QCOMPARE(state.exports.size(), size_t{1});
        QVERIFY(state.exports[0].scene);
        QCOMPARE(state.exports[0].scene->objects[0]->prompts.size(), size_t{2});
        QCOMPARE(state.scene.objects[0]->prompts.size(), size_t{3});
        // Opened again, it still does, and writes the same file.
        const QByteArray bytes = contentOf("first.tessera");
        m->action("file.new-workspace")->trigger();
        m->window().openFiles({m->path("first.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        m->window().workspace().saveTo(m->path("again.tessera"));
        QVERIFY(m->settle());
        QTRY_COMPARE(contentOf("again.tessera"), bytes);
    }

    void theViewTheFolderAndTheSettingsComeBack()
    {
        QImage(kSecond, QImage::Format_RGB888).save(m->path("second.png"));
        work();
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
        saveAs("first");
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
        saveAs("first");
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

    void whatChangesWhileItIsSavedStaysUnsaved()
    {
        work();
        saveAs("first");
        m->click({20, 20});
        pressSave();
        m->click({140, 100}); // before the file is written
        QVERIFY(m->settle());
        QTRY_COMPARE(read(m->path("first.tessera")).segment.pictures[0].scene.objects[0]->prompts.size(), size_t{3});
        QVERIFY(m->window().isWindowModified());
    }

    void closingAsksForUnsavedWork()
    {
        work();
        m->action("app.quit")->trigger();
        answer(QMessageBox::Cancel);
        QVERIFY(m->window().isVisible());
        QCOMPARE(m->document().prompts().size(), size_t{2});
        m->action("app.quit")->trigger();
        answer(QMessageBox::Save);
        accept("first"); // no name yet
        QTRY_VERIFY(!m->window().isVisible());
        QCOMPARE(read(m->path("first.tessera")).segment.pictures[0].scene.objects[0]->prompts.size(), size_t{2});
    }

    void aNewWorkspaceAsksToo()
    {
        work();
        m->action("file.new-workspace")->trigger();
        QVERIFY(m->pane().hasPicture());
        answer(QMessageBox::Discard);
        QVERIFY(!m->pane().hasPicture());
        QVERIFY(!m->window().isWindowModified());
    }

    void everyPictureKeepsWhatWasMadeOfIt()
    {
        const QString second = m->path("second.png");
        QImage(kSecond, QImage::Format_RGB888).save(second);
        work();
        const auto first = m->document().snapshot();
        m->window().openFiles({second});
        QVERIFY(m->settle());
        QVERIFY(m->document().prompts().empty());
        QVERIFY(m->window().isWindowModified()); // the first picture's prompts are in no file
        m->click({10, 10});
        QVERIFY(m->settle());
        saveAs("both");
        QVERIFY(!m->window().isWindowModified());
        const core::workspace::Workspace kept = read(m->path("both.tessera"));
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
        saveAs("pasted");
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
        work();
        saveAs("first");
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
        work();
        saveAs("mine");
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
        work();
        m->window().openFiles({m->path("gone.tessera")});
        answer(QMessageBox::Discard); // of what is open, if that opens
        QVERIFY(m->settle());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->pane().messageBar()->text().contains("There is no workspace"));
        QCOMPARE(m->document().prompts().size(), size_t{2});
        QVERIFY(m->window().isWindowModified());
    }

    void aMissingNeighbourStaysInTheWorkspace()
    {
        const QString second = m->path("second.png");
        QImage(kSecond, QImage::Format_RGB888).save(second);
        work();
        m->window().openFiles({second});
        QVERIFY(m->settle());
        m->click({10, 10});
        QVERIFY(m->settle());
        saveAs("both");
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::remove(m->picturePath()));
        m->window().openFiles({m->path("both.tessera")});
        QTRY_VERIFY(m->settle() && m->document().currentMask()); // what can be shown is shown
        m->window().workspace().saveTo(m->path("again.tessera"));
        QVERIFY(m->settle());
        QTRY_VERIFY(QFileInfo::exists(m->path("again.tessera")));
        const core::workspace::Workspace kept = read(m->path("again.tessera"));
        QCOMPARE(kept.segment.pictures.size(), size_t{2});
        QCOMPARE(kept.segment.pictures[0].scene.objects[0]->prompts.size(), size_t{2});
    }

    void aMissingPictureCanBeLocated()
    {
        work();
        const auto scene = m->document().snapshot();
        saveAs("first");
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::rename(m->picturePath(), m->path("moved.png")));
        m->window().openFiles({m->path("first.tessera")});
        QVERIFY(m->settle());
        widgets::MessageBar* bar = m->pane().messageBar();
        QTRY_COMPARE(bar->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY2(bar->text().contains(m->picturePath()), qPrintable(bar->text()));
        QVERIFY(!m->pane().hasPicture());

        // Another picture is refused with both hashes, and the button stays.
        QImage(8, 8, QImage::Format_RGB888).save(m->path("other.png"));
        locate("other.png");
        QVERIFY(m->settle());
        QTRY_VERIFY(bar->text().contains("is not the picture"));
        const core::workspace::PictureFile file = read(m->path("first.tessera")).segment.pictures[0].picture;
        QVERIFY(bar->text().contains(QString::fromStdString(file.sha256)));
        QVERIFY(
            bar->text().contains(QString::fromStdString(core::loadImage(m->path("other.png").toStdString()).sha256)));
        locate("moved.png");
        QTRY_VERIFY(m->settle() && m->document().currentMask());
        QVERIFY(sameScene(*scene, m->document().scene()));
    }

    void whatCannotBeWrittenSaysSo()
    {
        work();
        m->window().workspace().saveTo(m->picturePath() + "/inside.tessera");
        QVERIFY(m->settle());
        QVERIFY(m->window().workspace().file().isEmpty());
        QTRY_COMPARE(m->pane().messageBar()->severity(), widgets::MessageBar::Severity::Error);
        QVERIFY(m->window().isWindowModified());
        QCOMPARE(m->document().prompts().size(), size_t{2});
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
    static constexpr QSize kSecond{60, 50};

    QByteArray contentOf(const QString& name) const
    {
        QFile file(m->path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// An object point and a background point on the picture.
    void work()
    {
        m->openPicture();
        m->click({40.5, 30.25});
        m->click({52, 30}, Qt::RightButton);
        QVERIFY(m->settle());
        QTRY_VERIFY(m->document().currentMask() && !m->document().isOutdated());
    }
    void saveAs(const QString& name)
    {
        m->action("file.save-workspace")->trigger();
        accept(name);
        QVERIFY(m->settle());
        QTRY_VERIFY(!m->window().isWindowModified());
    }
    /// Types a name into the file dialog in front.
    void accept(const QString& name)
    {
        auto* dialog = m->window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(m->path(name));
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(!m->window().findChild<QFileDialog*>());
    }
    /// The window has to be in front again for its keys: a dialog was.
    void pressSave()
    {
        m->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m->window()));
        QTest::keyClick(&m->window(), Qt::Key_S, Qt::ControlModifier);
    }
    void locate(const QString& name)
    {
        QPushButton* button = nullptr;
        for (auto* candidate : m->pane().messageBar()->findChildren<QPushButton*>())
            if (candidate->isVisible())
                button = candidate;
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        accept(name);
    }
    void answer(QMessageBox::StandardButton button)
    {
        auto* box = m->window().findChild<QMessageBox*>();
        QVERIFY(box);
        QTest::mouseClick(box->button(button), Qt::LeftButton);
        if (button != QMessageBox::Save)
            QTRY_VERIFY(!m->window().findChild<QMessageBox*>());
    }
    static void start(QProcess& process, const QString& data, const QString& picture)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_DATA_HOME", data);
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
            const core::workspace::Workspace kept = read(file);
            const auto& objects = kept.segment.pictures.at(0).scene.objects;
            return objects.empty() ? 0 : static_cast<int>(objects[0]->prompts.size());
        }
        return -1;
    }

    std::unique_ptr<WindowFixture> m;
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == "--window")
        return runAsChild(words.value(2));
    TestWorkspaceWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_workspace_window.moc"
