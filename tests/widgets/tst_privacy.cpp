// Nothing leaves the machine: the window with both panes is used without a network and never asks for one. What is made
// of photos is for its owner's eyes only.
#include <QAction>
#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <netdb.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "app/autosave.h"
#include "app/workspace_session.h"
#include "core/segment/embedding_cache.h"
#include "core/segment/predictor.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/support/network_watch.h"
#include "tests/widgets/window_fixture.h"
#include "widgets/job_runner.h"
#include "widgets/panes/grid_pane.h"
#include "widgets/panes/segment/everything_panel.h"

namespace {

QString attempts()
{
    QStringList words;
    for (const std::string& word : support::networkAttempts())
        words << QString::fromStdString(word);
    return words.join(QStringLiteral(", "));
}

mode_t modeOf(const QString& path)
{
    struct stat status = {};
    return stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

} // namespace

class TestPrivacy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(m_folder.filePath("data"))); }

    /// Else the next test would prove nothing.
    void everyWayOutIsSeen()
    {
        QCOMPARE(socket(AF_INET6, SOCK_STREAM, 0), -1);
        addrinfo* found = nullptr;
        QVERIFY(getaddrinfo("example.org", "443", nullptr, &found) != 0);
        pid_t child = 0;
        char* const nothing[] = {nullptr};
        QVERIFY(posix_spawnp(&child, "npm", nullptr, nullptr, nothing, nothing) != 0);
        QCOMPARE(attempts(), QString("socket, getaddrinfo, npm"));
    }

    void theWindowNeedsNoNetwork()
    {
        {
            WindowFixture fixture;
            fixture.window().start({fixture.picturePath()});
            QVERIFY(QTest::qWaitFor([&] { return fixture.document().encoded() != nullptr; }, kPatienceMs));
            fixture.click({80, 60});
            fixture.dragBox({20, 20, 60, 50});
            QVERIFY(fixture.settle());
            fixture.action("panel.segment.attention")->trigger();
            fixture.action("segment.everything")->trigger();
            fixture.window().findChild<widgets::segment::EverythingPanel*>()->start();
            QVERIFY(QTest::qWaitFor([&] { return fixture.window().jobs().idle(); }, kPatienceMs));
            fixture.pane().jobs().saveMask(fixture.path("mask.png"));
            fixture.window().workspace().saveTo(fixture.path("work.tessera"));
            fixture.action("help.contents")->trigger();
            QVERIFY(fixture.settle());

            fixture.action("pane.grid")->trigger();
            for (const char* id : {"grid.round", "grid.solve", "grid.reset", "grid.solve-on-device"}) {
                fixture.action(id)->trigger();
                QVERIFY(QTest::qWaitFor([&] { return fixture.window().jobs().idle(); }, kPatienceMs));
            }
            auto* grid = qobject_cast<widgets::GridPane*>(fixture.window().currentPane());
            QVERIFY(grid && grid->run().isFinished());
            QVERIFY(QFile::exists(fixture.path("mask.png")));
            QVERIFY(QFile::exists(fixture.path("work.tessera")));
        }
        QCOMPARE(attempts(), QString());
    }

    void whatIsKeptAgainstCrashesIsForItsOwner()
    {
        app::Autosave autosave(m_folder.filePath("autosave"));
        autosave.keep(randomWorkspace(2), "/home/ada/cat.tessera", true);
        int files = 0;
        for (QDirIterator at(m_folder.filePath("autosave"), QDir::AllEntries | QDir::NoDotAndDotDot); at.hasNext();) {
            QCOMPARE(modeOf(at.next()), mode_t{0700});
            for (const char* name : {"workspace.tessera", "facts.json"}) {
                QCOMPARE(modeOf(at.filePath() + '/' + name), mode_t{0600});
                ++files;
            }
        }
        QCOMPARE(files, 2);
    }

    void embeddingsAreForTheirOwner()
    {
        const QString folder = m_folder.filePath("embeddings");
        core::segment::EmbeddingCache cache(folder.toStdString(), 1 << 20, 1);
        auto embedding = std::make_shared<core::segment::Embedding>();
        embedding->imageWidth = embedding->imageHeight = 1;
        embedding->key = std::string(64, 'a');
        embedding->values = {1, 2, 3};
        cache.insert(embedding);
        const QString file = folder + '/' + QString(64, 'a') + ".bin";
        QCOMPARE(modeOf(file), mode_t{0600});
        // One that an older version wrote for everybody becomes private when it is written again.
        QVERIFY(chmod(QFile::encodeName(file).constData(), 0644) == 0);
        cache.insert(embedding);
        QCOMPARE(modeOf(file), mode_t{0600});
    }

private:
    static constexpr int kPatienceMs = 300'000; ///< only ends a hanging test

    QTemporaryDir m_folder;
};

QTEST_MAIN(TestPrivacy)
#include "tst_privacy.moc"
