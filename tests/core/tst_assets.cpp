#include <fstream>
#include <functional>
#include <map>

#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include "core/assets/assets.h"
#include "core/assets/manifest.h"
#include "core/assets/package_client.h"
#include "core/assets/sha256.h"
#include "gpu/base/error.h"
#include "tests/core/package_files.h"

using packages::contentOf;
using packages::Files;
using packages::hashOf;
using packages::manifestOf;
using packages::Row;

namespace {

/// Packages that lie in memory. Counts downloads.
class FakeClient final : public core::PackageClient {
public:
    std::map<std::string, Files> content;
    std::vector<std::string> downloads;
    std::function<void(const std::filesystem::path& archive)> afterwards; ///< may spoil the archive, or request a stop
    bool offline = false;

    std::filesystem::path download(core::AssetSource source, const std::string& package, const std::string& version,
                                   const std::filesystem::path& folder, const gpu::RunControl&) override
    {
        downloads.push_back(version.empty() ? package : package + "@" + version);
        if (offline)
            throw gpu::Error(gpu::ErrorKind::Io, {gpu::mark("Test", "%1 is out of reach"), {package}});
        const bool debian = source == core::AssetSource::Debian;
        std::filesystem::path path = folder / (debian ? "package.deb" : "package.tgz");
        if (debian)
            packages::writeDebianPackage(path, content.at(package));
        else
            packages::writeNpmPackage(path, content.at(package));
        if (afterwards)
            afterwards(path);
        return path;
    }
};

const std::vector<Row> kRows = {
    {"red", "colours", "npm", "paint", "package/dist/red.bin", "red red red"},
    {"green", "colours", "npm", "paint", "package/dist/green.bin", std::string(300'000, 'g')},
    {"cat", "photos", "debian", "pictures", "usr/share/pictures/cat.png", "a cat"},
    {"peer", "test", "npm", "@scope/peer", "package/peer.so", "a peer"},
};

/// The error that `work` ends with; one of kind Internal if it ends without.
gpu::Error errorOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const gpu::Error& error) {
        return error;
    }
    return {gpu::ErrorKind::Internal, gpu::mark("Test", "no error")};
}

} // namespace

class TestAssets : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_home->isValid());
        m_client = std::make_shared<FakeClient>();
        for (const Row& row : kRows)
            m_client->content[row.package][row.member] = row.content;
        m_client->content["paint"]["package/unwanted.txt"] = "unwanted";
        m_store = std::make_unique<core::AssetStore>(cache(), manifestOf(kRows), m_client);
        m_progress.clear();
    }

    void theBuiltInManifestIsWellFormed()
    {
        const std::vector<core::Asset> assets = core::parseManifest(core::builtInManifest());
        std::vector<std::string> ids;
        for (const core::Asset& asset : assets) {
            ids.push_back(asset.id);
            if (asset.source == core::AssetSource::Npm)
                QVERIFY2(asset.member.starts_with("package/"), asset.id.c_str());
        }
        for (const char* id : {"mobilesam-encoder", "mobilesam-decoder", "photo-astronaut", "photo-chelsea",
                               "photo-coffee", "photo-rocket", "onnxruntime", "onnxruntime-header"})
            QVERIFY2(std::count(ids.begin(), ids.end(), id) == 1, id);
    }

    void rejectsWrongManifests_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("value"); // JSON; empty: the field is removed
        for (const char* field : {"id", "title", "kind", "groups", "source", "package", "version", "member", "bytes",
                                  "sha256", "licence", "upstream"}) {
            QTest::addRow("no %s", field) << field << "";
            QTest::addRow("%s is a list in a list", field) << field << "[[]]";
            if (std::string(field) != "bytes" && std::string(field) != "groups")
                QTest::addRow("empty %s", field) << field << "\"\"";
        }
        QTest::newRow("no group") << "groups"
                                  << "[]";
        QTest::newRow("upper-case id") << "id"
                                       << "\"Red\"";
        QTest::newRow("id with a way out") << "id"
                                           << "\"../red\"";
        QTest::newRow("id of another asset") << "id"
                                             << "\"green\"";
        QTest::newRow("id of a group") << "id"
                                       << "\"colours\"";
        QTest::newRow("unknown source") << "source"
                                        << "\"ftp\"";
        QTest::newRow("member is a folder") << "member"
                                            << "\"package/\"";
        QTest::newRow("member goes up") << "member"
                                        << "\"package/..\"";
        QTest::newRow("no bytes at all") << "bytes"
                                         << "0";
        QTest::newRow("negative bytes") << "bytes"
                                        << "-5";
        QTest::newRow("bytes with a fraction") << "bytes"
                                               << "1.5";
        QTest::newRow("short hash") << "sha256"
                                    << "\"00ff\"";
        QTest::newRow("upper-case hash") << "sha256" << QString("\"%1\"").arg(QString(64, 'A'));
    }

    void rejectsWrongManifests()
    {
        QFETCH(QString, field);
        QFETCH(QString, value);
        nlohmann::json manifest = nlohmann::json::parse(manifestOf(kRows));
        nlohmann::json& entry = manifest["assets"][0];
        if (value.isEmpty())
            entry.erase(field.toStdString());
        else
            entry[field.toStdString()] = nlohmann::json::parse(value.toStdString());
        QCOMPARE(errorOf([&] { core::parseManifest(manifest.dump()); }).kind(), gpu::ErrorKind::Corrupt);
    }

    void rejectsWhatIsNoManifest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("cut short") << R"({"format": 1, "assets": [)";
        QTest::newRow("a list") << "[]";
        QTest::newRow("no format") << R"({"assets": []})";
        QTest::newRow("a later format") << R"({"format": 2, "assets": []})";
        QTest::newRow("no assets") << R"({"format": 1})";
        QTest::newRow("an asset that is a number") << R"({"format": 1, "assets": [5]})";
    }

    void rejectsWhatIsNoManifest()
    {
        QFETCH(QString, text);
        QCOMPARE(errorOf([&] { core::parseManifest(text.toStdString()); }).kind(), gpu::ErrorKind::Corrupt);
    }

    void fetchesPackageByPackage()
    {
        fetch({});
        QCOMPARE(m_client->downloads, (std::vector<std::string>{"paint@1.0.0", "pictures"}));
        for (const Row& row : kRows)
            if (row.group != "test")
                QCOMPARE(contentOf(m_store->path(row.id)), row.content);
        QVERIFY(!m_store->isPresent("peer"));
        QCOMPARE(filesInCache(), size_t{3});
    }

    void fetchesOnlyWhatIsNamed()
    {
        fetch({"green", "test"});
        QCOMPARE(m_client->downloads, (std::vector<std::string>{"paint@1.0.0", "@scope/peer@1.0.0"}));
        QVERIFY(m_store->isPresent("green"));
        QVERIFY(m_store->isPresent("peer"));
        QCOMPARE(filesInCache(), size_t{2});
    }

    void aFullCacheNeedsNoClient()
    {
        fetch({});
        m_client->downloads.clear();
        m_progress.clear();
        m_client->offline = true;
        fetch({});
        QVERIFY(m_client->downloads.empty());
        QVERIFY(m_progress.empty());
    }

    void unknownNamesAreNotFound()
    {
        const gpu::Error error = errorOf([&] { fetch({"red", "blue"}); });
        QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
        QVERIFY(QString(error.what()).contains("blue"));
        QVERIFY(m_client->downloads.empty());
        QCOMPARE(errorOf([&] { m_store->path("blue"); }).kind(), gpu::ErrorKind::NotFound);
    }

    void whatIsMissingIsNamedWithTheCommandThatFetchesIt()
    {
        const gpu::Error error = errorOf([&] { m_store->path("cat"); });
        QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
        QVERIFY(QString::fromStdString(error.hint().english()).endsWith("tessera assets fetch cat"));
    }

    void damagedFilesAreNamedRemovedAndFetchedAgain_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("another letter") << "red Red red";
        QTest::newRow("cut short") << "red r";
        QTest::newRow("empty") << "";
        QTest::newRow("longer") << "red red red red";
    }

    void damagedFilesAreNamedRemovedAndFetchedAgain()
    {
        QFETCH(QString, content);
        fetch({});
        std::ofstream(m_store->path("red"), std::ios::binary) << content.toStdString();
        for (const core::AssetStatus& status : m_store->status(true))
            QCOMPARE(status.state == core::AssetState::Damaged, status.asset.id == "red");

        m_client->downloads.clear();
        m_progress.clear();
        fetch({});
        QCOMPARE(m_client->downloads, std::vector<std::string>{"paint@1.0.0"});
        QCOMPARE(m_progress.front().step, core::AssetStep::Damaged);
        QCOMPARE(m_progress.front().asset, std::string("red"));
        QCOMPARE(contentOf(m_store->path("red")), std::string("red red red"));
    }

    void aDamagedFileIsGoneEvenIfItCannotBeReplaced()
    {
        fetch({});
        std::ofstream(m_store->path("red"), std::ios::binary) << "damaged red";
        m_client->offline = true;
        QCOMPARE(errorOf([&] { fetch({}); }).kind(), gpu::ErrorKind::Io);
        QVERIFY(!m_store->isPresent("red"));
        QVERIFY(m_store->isPresent("green"));
    }

    void wrongSizeIsNoticedWithoutHashing()
    {
        fetch({});
        const std::filesystem::path path = m_store->path("red");
        std::ofstream(path, std::ios::binary) << "red";
        QVERIFY(!m_store->isPresent("red"));
        QCOMPARE(errorOf([&] { m_store->path("red"); }).kind(), gpu::ErrorKind::Corrupt);
    }

    void wrongContentIsNeverUsed_data()
    {
        QTest::addColumn<QString>("content");
        QTest::newRow("same size") << "RED RED RED";
        QTest::newRow("shorter") << "red";
        QTest::newRow("longer") << "red red red red";
        QTest::newRow("empty") << "";
    }

    void wrongContentIsNeverUsed()
    {
        QFETCH(QString, content);
        m_client->content["paint"]["package/dist/red.bin"] = content.toStdString();
        const gpu::Error error = errorOf([&] { fetch({"red"}); });
        QCOMPARE(error.kind(), gpu::ErrorKind::Corrupt);
        QVERIFY(QString(error.what()).contains("red"));
        QVERIFY(QString(error.what()).contains("paint@1.0.0"));
        QVERIFY(!m_store->isPresent("red"));
        QCOMPARE(filesInCache(), size_t{0});
    }

    void aPackageWithoutTheFileIsNamed()
    {
        m_client->content["paint"].erase("package/dist/red.bin");
        const gpu::Error error = errorOf([&] { fetch({"red"}); });
        QCOMPARE(error.kind(), gpu::ErrorKind::Corrupt);
        QVERIFY(QString(error.what()).contains("package/dist/red.bin"));
        QCOMPARE(filesInCache(), size_t{0});
    }

    void damagedPackages_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("bytesKept");
        for (const char* name : {"green", "cat"}) {
            QTest::addRow("%s, empty", name) << name << 0;
            QTest::addRow("%s, cut short", name) << name << 200;
            QTest::addRow("%s, a text file", name) << name << -1;
        }
    }

    void damagedPackages()
    {
        QFETCH(QString, name);
        QFETCH(int, bytesKept);
        m_client->afterwards = [bytesKept](const std::filesystem::path& archive) {
            if (bytesKept >= 0)
                std::filesystem::resize_file(archive, static_cast<uintmax_t>(bytesKept));
            else
                std::ofstream(archive, std::ios::binary) << "<html>This network needs a login.</html>";
        };
        QCOMPARE(errorOf([&] { fetch({name.toStdString()}); }).kind(), gpu::ErrorKind::Corrupt);
        QCOMPARE(filesInCache(), size_t{0});
    }

    void wholePackagesStayWhenALaterOneFails()
    {
        m_client->content["pictures"]["usr/share/pictures/cat.png"] = "a dog";
        QCOMPARE(errorOf([&] { fetch({}); }).kind(), gpu::ErrorKind::Corrupt);
        QVERIFY(m_store->isPresent("red"));
        m_client->content["pictures"]["usr/share/pictures/cat.png"] = "a cat";
        m_client->downloads.clear();
        fetch({});
        QCOMPARE(m_client->downloads, std::vector<std::string>{"pictures"});
        QVERIFY(m_store->isPresent("cat"));
    }

    void cancelLeavesNothing()
    {
        std::stop_source source;
        m_client->afterwards = [&source](const std::filesystem::path&) { source.request_stop(); };
        const gpu::RunControl control{source.get_token(), {}};
        QCOMPARE(errorOf([&] { m_store->fetch({}, {}, control); }).kind(), gpu::ErrorKind::Cancelled);
        QCOMPARE(m_client->downloads.size(), size_t{1});
        QCOMPARE(entriesIn(cache()), size_t{0});
    }

    void cancelBetweenTwoPackagesKeepsTheFirst()
    {
        std::stop_source source;
        const auto progress = [&source](const core::AssetProgress& step) {
            if (step.step == core::AssetStep::Done)
                source.request_stop();
        };
        QCOMPARE(errorOf([&] {
                     m_store->fetch({}, progress, {source.get_token(), {}});
                 }).kind(),
                 gpu::ErrorKind::Cancelled);
        QCOMPARE(m_client->downloads.size(), size_t{1});
        QVERIFY(m_store->isPresent("green"));
        QCOMPARE(entriesIn(cache()), size_t{2});
    }

    void progressNeverGoesBack()
    {
        double last = 0;
        bool rises = true;
        gpu::RunControl control;
        control.progress = [&](double fraction) {
            rises = rises && fraction >= last;
            last = fraction;
        };
        m_store->fetch({}, {}, control);
        QVERIFY(rises);
        QCOMPARE(last, 1.0);
    }

    void aFolderThatCannotBeMadeIsNamed_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("below a regular file") << "file/tessera/assets"; // holds for the superuser as well
        QTest::newRow("in /proc") << "/proc/tessera/assets";
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        QFETCH(QString, folder);
        std::ofstream(m_home->filePath("file").toStdString()) << "x";
        const auto path = std::filesystem::path(m_home->path().toStdString()) / folder.toStdString();
        core::AssetStore store(path, manifestOf(kRows), m_client);
        const gpu::Error error = errorOf([&] { store.fetch({}, {}); });
        QCOMPARE(error.kind(), gpu::ErrorKind::Io);
        QVERIFY(QString(error.what()).contains(QString::fromStdString(path.string())));
        QVERIFY(QString::fromStdString(error.hint().english()).contains("XDG_CACHE_HOME"));
        QVERIFY(m_client->downloads.empty());
    }

    void anAssetsFolderThatIsAFileIsAnError()
    {
        std::filesystem::create_directories(cache());
        std::ofstream(cache() / "red") << "in the way";
        const gpu::Error error = errorOf([&] { fetch({"red"}); });
        QCOMPARE(error.kind(), gpu::ErrorKind::Io);
        QVERIFY(QString(error.what()).contains("red.bin"));
        QCOMPARE(entriesIn(cache()), size_t{1});
    }

    void whatAKilledFetchLeftIsRemoved()
    {
        const pid_t child = fork();
        if (child == 0)
            _exit(0);
        QCOMPARE(waitpid(child, nullptr, 0), child); // from now on nobody has this number
        const auto abandoned = cache() / (".fetch-" + std::to_string(child) + "-abc");
        const auto living = cache() / (".fetch-" + std::to_string(getppid()) + "-abc");
        std::filesystem::create_directories(abandoned / "x");
        std::filesystem::create_directories(living / "x");
        fetch({"red"});
        QVERIFY(!std::filesystem::exists(abandoned));
        QVERIFY(std::filesystem::exists(living));
    }

    void cacheFolderFollowsTheEnvironment()
    {
        const QByteArray before = qgetenv("XDG_CACHE_HOME");
        const bool wasSet = qEnvironmentVariableIsSet("XDG_CACHE_HOME");
        qputenv("XDG_CACHE_HOME", "/somewhere");
        QCOMPARE(core::cacheFolder(), std::filesystem::path("/somewhere/tessera"));
        QCOMPARE(core::AssetStore().folder(), std::filesystem::path("/somewhere/tessera/assets"));
        qputenv("XDG_CACHE_HOME", "relative"); // the XDG standard: to be ignored
        const std::filesystem::path byHome = core::cacheFolder();
        qunsetenv("XDG_CACHE_HOME");
        QCOMPARE(core::cacheFolder(), byHome);
        QVERIFY(byHome.is_absolute());
        QVERIFY(byHome.string().ends_with("/.cache/tessera"));
        if (wasSet)
            qputenv("XDG_CACHE_HOME", before);
    }

    void errorsOfClientsAreCondensed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("nothing") << ""
                                 << "";
        QTest::newRow("npm") << "npm error code E404\nnpm error 404 No such package\nnpm error\n"
                                "npm error A complete log of this run can be found in: /x/debug-0.log\n"
                             << "code E404; 404 No such package";
        QTest::newRow("apt-get") << "W: unsandboxed\nE: Unable to locate package nothing\n"
                                 << "Unable to locate package nothing";
        QTest::newRow("four lines at most") << "a\n b \nc\r\nd\ne\n"
                                            << "a; b; c; d";
    }

    void errorsOfClientsAreCondensed()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(QString::fromStdString(core::condensedErrors(text.toStdString())), expected);
    }

private:
    std::filesystem::path cache() const { return m_home->filePath("cache").toStdString(); }

    void fetch(const std::vector<std::string>& names)
    {
        m_store->fetch(names, [this](const core::AssetProgress& progress) { m_progress.push_back(progress); });
    }

    static size_t entriesIn(const std::filesystem::path& folder)
    {
        return static_cast<size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
    }

    /// Of any kind, hidden ones and those in work folders too.
    size_t filesInCache() const
    {
        size_t count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(cache()))
            count += entry.is_regular_file() ? 1 : 0;
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<FakeClient> m_client;
    std::unique_ptr<core::AssetStore> m_store;
    std::vector<core::AssetProgress> m_progress;
};

QTEST_GUILESS_MAIN(TestAssets)
#include "tst_assets.moc"
