#include <array>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/assets/child_process.h"
#include "gpu/base/error.h"

class TestChildProcess : public QObject {
    Q_OBJECT

private slots:
    void givesExitCodeAndErrors()
    {
        const core::ChildResult result = core::runChild({"sh", "-c", "echo out; echo words >&2; exit 7"}, ".", {});
        QCOMPARE(result.exitCode, 7);
        QCOMPARE(result.errors, std::string("words\n"));
    }

    void reportsASignal() { QCOMPARE(core::runChild({"sh", "-c", "kill -9 $$"}, ".", {}).exitCode, 128 + 9); }

    void argumentsAreNotReadByAShell()
    {
        const core::ChildResult result =
            core::runChild({"sh", "-c", "printf %s \"$1\" >&2", "sh", "$(id); 'x' *"}, ".", {});
        QCOMPARE(result.errors, std::string("$(id); 'x' *"));
    }

    void runsInTheFolder()
    {
        const QTemporaryDir folder;
        const std::string path = std::filesystem::canonical(folder.path().toStdString()).string();
        QCOMPARE(core::runChild({"sh", "-c", "pwd -P >&2"}, path, {}).errors, path + "\n");
    }

    void keepsTheEndOfLongErrors()
    {
        const core::ChildResult result = core::runChild(
            {"sh", "-c", "i=0; while [ $i -lt 3000 ]; do echo line-$i; i=$((i+1)); done >&2; echo last >&2"}, ".", {});
        QCOMPARE(result.exitCode, 0);
        QVERIFY(result.errors.size() <= size_t{16} << 10);
        QVERIFY(result.errors.ends_with("line-2999\nlast\n"));
    }

    void aMissingProgramIsNotFound()
    {
        try {
            core::runChild({"tessera-has-no-such-program"}, ".", {});
            QFAIL("no error");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
            QVERIFY(QString(error.what()).contains("tessera-has-no-such-program"));
        }
    }

    /// The child and its own child hold a pipe open. Reading its end proves that both are gone.
    void aStopEndsTheWholeGroup()
    {
        const QTemporaryDir folder;
        const std::string pipe = folder.filePath("pipe").toStdString();
        QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
        std::stop_source source;
        bool ended = false;
        std::thread watcher([&] {
            const int descriptor = open(pipe.c_str(), O_RDONLY | O_CLOEXEC); // waits until the child has opened it
            source.request_stop();
            std::array<char, 16> block{};
            while (read(descriptor, block.data(), block.size()) > 0) {
            }
            ended = true;
            close(descriptor);
        });
        bool cancelled = false;
        try {
            core::runChild({"sh", "-c", "exec 3>\"$1\"; sleep 600 & sleep 600", "sh", pipe}, ".",
                           {source.get_token(), {}});
        } catch (const gpu::Error& error) {
            cancelled = error.kind() == gpu::ErrorKind::Cancelled;
        }
        watcher.join();
        QVERIFY(cancelled);
        QVERIFY(ended);
    }
};

QTEST_GUILESS_MAIN(TestChildProcess)
#include "tst_child_process.moc"
