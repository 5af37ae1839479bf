// Folder mode in the window, used by mouse and keys: thumbnails, states, encoding ahead, and work that comes back.
#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QTest>
#include <QTimer>

#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/message_bar.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/segment/folder_files.h"
#include "widgets/panes/segment/folder_panel.h"

using widgets::segment::EmbeddingState;
using widgets::segment::FolderModel;

class TestFolderPanel : public QObject {
    Q_OBJECT

private slots:
    void init() { m = std::make_unique<WindowFixture>(); }
    void cleanup() { m.reset(); }

    void picturesAreListedAsPeopleCount()
    {
        const QString folder = makeFolder({"10.png", "9.png", "b.png", "A.png"});
        write(folder + "/notes.txt", "no picture");
        write(folder + "/.png", "no name");
        QVERIFY(QDir(folder).mkdir("below.png"));
        core::JobContext context;
        QStringList names;
        for (const auto& file : widgets::segment::listPictures(folder, context))
            names << file.name;
        QCOMPARE(names, (QStringList{"9.png", "10.png", "A.png", "b.png"}));
        try {
            widgets::segment::listPictures(folder + "/nowhere", context);
            QFAIL("a folder that is not there");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
        }
    }

    void aFolderOpensWithItsFirstPictureAndThumbnails()
    {
        m->window().openFiles({makeFolder({"1.png", "2.png", "3.png"})});
        QVERIFY(calm());
        QVERIFY(m->window().panels().isOpen());
        QCOMPARE(m->window().panels().current(), QString("segment.folder"));
        QCOMPARE(m->document().picture()->name, QString("1.png"));
        QCOMPARE(model().rowCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const QImage thumbnail = model().index(row).data(FolderModel::ThumbnailRole).value<QImage>();
            QVERIFY(!thumbnail.isNull());
            QCOMPARE(thumbnail.pixelColor(thumbnail.rect().center()).red(), 40 * (row + 1));
        }
        QCOMPARE(panel().list()->currentIndex().row(), 0);
    }

    void aDroppedFolderOpens()
    {
        const QString folder = makeFolder({"1.png"});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(folder)});
        QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m->view(), &drop);
        QVERIFY(calm());
        QCOMPARE(panel().folder(), folder);
        QCOMPARE(m->document().picture()->name, QString("1.png"));
    }

    void keysGoThroughThePictures()
    {
        QVERIFY(!m->action("segment.next-picture")->isEnabled());
        open({"1.png", "2.png", "3.png"});
        QVERIFY(!m->action("segment.previous-picture")->isEnabled());
        QTest::keyClick(&m->view(), Qt::Key_PageDown);
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("2.png"));
        QTest::keyClick(&m->view(), Qt::Key_PageDown); // quicker than the disk: each counts
        QTest::keyClick(&m->view(), Qt::Key_PageUp);
        QTest::keyClick(&m->view(), Qt::Key_PageDown);
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("3.png"));
        QVERIFY(!m->action("segment.next-picture")->isEnabled());
        QVERIFY(m->window().actions().reason("segment.next-picture").contains("last"));
    }

    void aClickOpensAPicture()
    {
        open({"1.png", "2.png", "3.png"});
        const QRect cell = panel().list()->visualRect(panel().list()->model()->index(2, 0));
        QTest::mouseClick(panel().list()->viewport(), Qt::LeftButton, {}, cell.center());
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("3.png"));
    }

    void theFilterNarrowsListAndSteps()
    {
        open({"cat1.png", "dog.png", "Cat2.png"});
        QTest::keyClicks(panel().filter(), "cat");
        QCOMPARE(panel().list()->model()->rowCount(), 2);
        QVERIFY(panel().step(1));
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("Cat2.png"));
        panel().filter()->setText("no such");
        QCOMPARE(panel().list()->model()->rowCount(), 0);
        QVERIFY(!panel().canStep(1));
        panel().filter()->clear();
        QCOMPARE(panel().list()->model()->rowCount(), 3);
    }

    void workComesBackWithItsPicture()
    {
        open({"1.png", "2.png"});
        const QPointF place = m->click({80, 60});
        QVERIFY(calm());
        QCOMPARE(m->document().scene().objects.size(), size_t{1});
        QVERIFY(panel().step(1));
        QVERIFY(calm());
        QVERIFY(m->document().scene().objects.empty());
        QCOMPARE(model().index(0).data(FolderModel::ObjectsRole).toInt(), 1);
        QVERIFY(panel().step(-1));
        QVERIFY(calm());
        QCOMPARE(m->document().scene().objects.size(), size_t{1});
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(std::abs(m->document().prompts()[0].at.x - place.x()) < 1e-9);
        QVERIFY(m->document().currentMask());
    }

    void stepsComeBackWithTheirPicture()
    {
        open({"1.png", "2.png"});
        m->click({80, 60});
        m->click({40, 40});
        QVERIFY(calm());
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m->document().prompts().size(), size_t{1});
        QVERIFY(panel().step(1));
        QVERIFY(calm());
        QVERIFY(!m->action("edit.undo")->isEnabled());
        m->click({20, 20});
        QVERIFY(calm());
        QVERIFY(panel().step(-1));
        QVERIFY(calm());
        QVERIFY(m->action("edit.undo")->isEnabled() && m->action("edit.redo")->isEnabled());
        QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m->document().prompts().size(), size_t{2});
        for (int i = 0; i < 2; ++i)
            QTest::keyClick(&m->window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m->document().scene().objects.empty());
        QVERIFY(!m->action("edit.undo")->isEnabled());
    }

    void neighboursAreEncodedAhead()
    {
        open({"1.png", "2.png", "3.png", "4.png"});
        QCOMPARE(m->engine().encodings(), 2); // the first and the one after it
        QCOMPARE(model().state(0), EmbeddingState::Memory);
        QCOMPARE(model().state(1), EmbeddingState::Memory);
        QCOMPARE(model().state(2), EmbeddingState::None); // looked at, but not encoded
        QVERIFY(panel().step(1));
        QVERIFY(calm());
        QCOMPARE(m->engine().encodings(), 4); // the engine is asked for the second again, then for the third
        QCOMPARE(model().state(2), EmbeddingState::Memory);
        QCOMPARE(model().state(3), EmbeddingState::None);
    }

    void encodingAheadGivesWayToThePerson()
    {
        m->engine().hold();
        m->window().openFiles({makeFolder({"1.png", "2.png"})});
        QTRY_COMPARE(m->engine().encodings(), 1);
        QTRY_COMPARE(model().state(0), EmbeddingState::Computing);
        m->engine().release();
        QVERIFY(QTest::qWaitFor([&] { return m->document().encoded() != nullptr; }));
        QVERIFY(calm());
        QCOMPARE(model().state(1), EmbeddingState::Memory);

        // A third one comes to be encoded ahead; a click must not wait for it.
        panel().openFolder(makeFolder({"1.png", "2.png", "3.png"}), true);
        QVERIFY(calm());
        m->engine().hold();
        QVERIFY(panel().step(1));
        QVERIFY(QTest::qWaitFor([&] { return m->window().jobs().isActive("segment.encode"); }));
        m->engine().release();
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("2.png"));
        QCOMPARE(model().state(2), EmbeddingState::Memory);
    }

    void embeddingsOnDiskAreSeen()
    {
        const QString folder = makeFolder({"1.png", "2.png", "3.png", "4.png"});
        core::JobContext context;
        const auto third = widgets::segment::makeThumbnail(folder + "/4.png", QSize(10, 10), context);
        m->engine().keepOnDisk(third.pixelSha256);
        m->window().openFiles({folder});
        QVERIFY(calm());
        QCOMPARE(model().state(3), EmbeddingState::Disk);
        QVERIFY(model().index(3).data(Qt::ToolTipRole).toString().contains("on disk"));
    }

    void brokenPicturesSayWhy()
    {
        const QString folder = makeFolder({"1.png", "3.png"});
        write(folder + "/2.png", "this is no picture");
        write(folder + "/4.jpg", "");
        m->window().openFiles({folder});
        QVERIFY(calm());
        QCOMPARE(model().rowCount(), 4);
        for (const int row : {1, 3}) {
            QVERIFY(model().isBroken(row));
            QVERIFY(model().index(row).data(Qt::ToolTipRole).toString().contains('\n'));
            QVERIFY(model().index(row).data(Qt::AccessibleTextRole).toString().contains("broken"));
        }
        QVERIFY(panel().step(1)); // a broken picture is told of, and the open one stays
        QVERIFY(calm());
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->document().picture()->name, QString("1.png"));
        QVERIFY(panel().step(1)); // and does not bar the way
        QVERIFY(calm());
        QCOMPARE(m->document().picture()->name, QString("3.png"));
    }

    void aFolderThatIsNotThereIsToldOf()
    {
        open({"1.png"});
        panel().openFolder("/nowhere/at/all");
        QVERIFY(calm());
        QVERIFY(m->pane().messageBar()->isVisible());
        QCOMPARE(m->document().picture()->name, QString("1.png"));
        QCOMPARE(model().rowCount(), 1);
    }

    void tenThousandFilesAreListed()
    {
        const QString folder = m->path("many");
        QVERIFY(QDir().mkpath(folder));
        for (int i = 0; i < 10'000; ++i)
            write(folder + QString("/%1.png").arg(i), "");
        QElapsedTimer turn;
        qint64 longest = 0;
        QTimer heart;
        connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, turn.restart()); });
        heart.start(0);
        turn.start();
        panel().openFolder(folder, false);
        m->window().panels().openPanel("segment.folder");
        QVERIFY(calm());
        panel().filter()->setText("99");
        panel().filter()->clear();
        QVERIFY(calm());
        heart.stop();
        qInfo("longest turn of the event loop: %lld ms", longest);
        QCOMPARE(model().rowCount(), 10'000);
        // Only what is in sight was looked at.
        int lookedAt = 0;
        for (int row = 0; row < model().rowCount(); ++row)
            lookedAt += model().isBroken(row) ? 1 : 0;
        QVERIFY2(lookedAt > 3 && lookedAt < 100, qPrintable(QString::number(lookedAt)));
        panel().list()->scrollToBottom();
        QVERIFY(QTest::qWaitFor([&] { return model().isBroken(9'999); }));
        QVERIFY(!model().isBroken(5'000));
    }

private:
    widgets::segment::FolderPanel& panel() { return *m->pane().folderPanel(); }
    FolderModel& model() { return panel().model(); }

    /// Waits until nothing runs and nothing follows: what is done ahead starts a turn of the event loop later.
    bool calm()
    {
        int idle = 0;
        return QTest::qWaitFor([&] { return (idle = m->window().jobs().idle() ? idle + 1 : 0) > 4; }, 30'000);
    }

    static void write(const QString& path, const char* bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    /// Pictures of 160 x 120, each of one grey: 40, 80, 120, …
    QString makeFolder(const QStringList& names)
    {
        const QString folder = m->path(QString("folder%1").arg(++m_folders));
        QDir().mkpath(folder);
        int grey = 0;
        for (const QString& name : names) {
            QImage picture(160, 120, QImage::Format_RGB888);
            grey += 40;
            picture.fill(QColor(grey, grey, grey));
            picture.save(folder + '/' + name);
        }
        return folder;
    }

    void open(const QStringList& names)
    {
        m->window().openFiles({makeFolder(names)});
        QVERIFY(calm());
        QVERIFY(m->document().encoded());
    }

    std::unique_ptr<WindowFixture> m;
    int m_folders = 0;
};

QTEST_MAIN(TestFolderPanel)
#include "tst_folder_panel.moc"
