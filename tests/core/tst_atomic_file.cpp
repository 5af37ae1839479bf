#include <csignal>
#include <fstream>

#include <sys/resource.h>
#include <sys/stat.h>

#include <QTemporaryDir>
#include <QTest>

#include "core/assets/atomic_file.h"
#include "gpu/base/error.h"

using namespace std::string_view_literals;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

size_t entriesIn(const std::filesystem::path& folder)
{
    return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

/// While it lives, no file of this process may grow beyond `bytes`: a write fails as on a full disk.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_previous);
        const rlimit limit{bytes, m_previous.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_previous);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_previous{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class TestAtomicFile : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void writesWhatItIsGiven()
    {
        const auto path = folder() / "new.txt";
        core::writeFileAtomically(path, "one\0two"sv);
        QCOMPARE(contentOf(path), std::string("one\0two", 7));
        QCOMPARE(entriesIn(folder()), size_t{1});
    }

    void writesAnEmptyFile()
    {
        core::writeFileAtomically(folder() / "empty", std::string_view());
        QCOMPARE(std::filesystem::file_size(folder() / "empty"), uintmax_t{0});
    }

    void makesMissingFolders()
    {
        core::writeFileAtomically(folder() / "a/b/c.txt", "x"sv);
        QCOMPARE(contentOf(folder() / "a/b/c.txt"), std::string("x"));
    }

    void replacesAndKeepsPermissions()
    {
        const auto path = folder() / "old.txt";
        core::writeFileAtomically(path, "a long old content"sv);
        QCOMPARE(chmod(path.c_str(), 0640), 0);
        core::writeFileAtomically(path, "new"sv);
        QCOMPARE(contentOf(path), std::string("new"));
        struct stat status = {};
        QCOMPARE(stat(path.c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t{0640});
    }

    void newFileObeysTheUmask()
    {
        const mode_t before = umask(027);
        core::writeFileAtomically(folder() / "new.txt", "x"sv);
        umask(before);
        struct stat status = {};
        QCOMPARE(stat((folder() / "new.txt").c_str(), &status), 0);
        QCOMPARE(status.st_mode & 07777, mode_t{0640});
    }

    void aLinkStaysALink()
    {
        const auto target = folder() / "target.txt";
        const auto link = folder() / "link.txt";
        core::writeFileAtomically(target, "old"sv);
        std::filesystem::create_symlink("target.txt", link);
        core::writeFileAtomically(link, "new"sv);
        QVERIFY(std::filesystem::is_symlink(link));
        QCOMPARE(contentOf(target), std::string("new"));
    }

    void withoutCommitNothingChanges()
    {
        const auto path = folder() / "file.txt";
        core::writeFileAtomically(path, "old"sv);
        {
            core::AtomicFile file(path);
            file.write(std::as_bytes(std::span("new content"sv)));
            QCOMPARE(contentOf(path), std::string("old"));
        }
        QCOMPARE(contentOf(path), std::string("old"));
        QCOMPARE(entriesIn(folder()), size_t{1});
    }

    void aFailedWriteKeepsTheOldFile()
    {
        const auto path = folder() / "file.txt";
        core::writeFileAtomically(path, "old"sv);
        bool failed = false;
        try {
            const FileSizeLimit limit(1000);
            core::writeFileAtomically(path, std::string(5000, 'x'));
        } catch (const gpu::Error& error) {
            failed = error.kind() == gpu::ErrorKind::Io &&
                     std::string(error.what()).find("file.txt") != std::string::npos && !error.hint().empty();
        }
        QVERIFY(failed);
        QCOMPARE(contentOf(path), std::string("old"));
        QCOMPARE(entriesIn(folder()), size_t{1});
    }

    void rejectsPlacesThatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("below a regular file") << "regular/file.txt";
        QTest::newRow("a folder") << "directory";
        QTest::newRow("no name") << "directory/";
        QTest::newRow("no such file system") << "/proc/none/file.txt";
    }

    void rejectsPlacesThatCannotBeWritten()
    {
        QFETCH(QString, place);
        core::writeFileAtomically(folder() / "regular", "x"sv);
        std::filesystem::create_directory(folder() / "directory");
        const std::filesystem::path path = folder() / place.toStdString();
        try {
            core::writeFileAtomically(path, "content"sv);
            QFAIL("no error");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Io);
            QVERIFY(QString(error.what()).contains(QString::fromStdString(path.string())));
            QVERIFY(!error.hint().empty());
        }
        QCOMPARE(entriesIn(folder()), size_t{2});
        QCOMPARE(entriesIn(folder() / "directory"), size_t{0});
    }

private:
    std::filesystem::path folder() const { return m_folder->path().toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestAtomicFile)
#include "tst_atomic_file.moc"
