// Disks that fail: whatever is written is there whole, as it was or as it has to be, nothing is left beside it, and the
// person is told what to do.
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <numeric>

#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/assets/package_client.h"
#include "core/assets/sha256.h"
#include "core/attention/tokenizer_file.h"
#include "core/face/pairs.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "core/image/image_io.h"
#include "core/report/table.h"
#include "core/segment/embedding_cache.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/predictor.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/core/package_files.h"
#include "tests/core/segment/formats/sample_sets.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/support/file_faults.h"

namespace fs = std::filesystem;

namespace {

using support::FileJob;

using Work = std::function<void(const fs::path&)>;

std::vector<std::string> contentsOf(const fs::path& folder, const std::vector<std::string>& names)
{
    std::vector<std::string> contents;
    for (const std::string& name : names)
        contents.push_back(support::contentOf(folder / name));
    return contents;
}

/// Writes these files over older ones; each must be whole, the old one or the new one, and a single one the old one
/// after an error. `isNew`: tells a new file where its bytes do not.
FileJob writing(const std::vector<std::string>& names, const Work& writeOld, Work write,
                std::function<bool(const fs::path&)> isNew = {})
{
    const QTemporaryDir place;
    const fs::path sample = place.path().toStdString();
    writeOld(sample);
    const std::vector<std::string> before = contentsOf(sample, names);
    write(sample);
    const std::vector<std::string> after = contentsOf(sample, names);
    FileJob job;
    job.prepare = writeOld;
    job.work = std::move(write);
    job.verify = [=](const fs::path& folder, bool failed) -> std::string {
        std::vector<std::string> expected = names;
        std::ranges::sort(expected);
        if (support::namesBelow(folder) != expected)
            return "files are left beside it, or missing";
        const std::vector<std::string> now = contentsOf(folder, names);
        for (size_t i = 0; i < names.size(); ++i) {
            if (before[i] == after[i] && now[i] == after[i])
                continue;
            const bool written = isNew ? now[i] != before[i] && isNew(folder) : now[i] == after[i];
            if (!written && now[i] != before[i])
                return names[i] + " is neither the old file nor the new one";
            if (!written && !failed)
                return names[i] + " was not written";
            if (written && failed && names.size() == 1)
                return names[i] + " was replaced all the same";
        }
        return "";
    };
    return job;
}

Work plainly(const std::string& name)
{
    return [name](const fs::path& folder) { core::writeFileAtomically(folder / name, std::string_view("as it was")); };
}

/// Reads what was written before; nothing may change, but for an error.
FileJob reading(std::function<void(const fs::path&)> write, std::function<bool(const fs::path&)> readsTheSame)
{
    const auto right = std::make_shared<bool>(true);
    FileJob job;
    job.prepare = std::move(write);
    job.work = [readsTheSame = std::move(readsTheSame), right](const fs::path& folder) {
        *right = true;
        *right = readsTheSame(folder);
    };
    job.verify = [right](const fs::path&, bool) -> std::string { return *right ? "" : "something else was read"; };
    return job;
}

core::Image picture()
{
    core::Image image{32, 20, std::vector<uint8_t>(size_t{3} * 32 * 20)};
    std::iota(image.rgb.begin(), image.rgb.end(), uint8_t{0});
    return image;
}

std::shared_ptr<const core::segment::Embedding> embedding()
{
    auto made = std::make_shared<core::segment::Embedding>();
    made->imageWidth = 40;
    made->imageHeight = 30;
    made->key = std::string(64, 'a');
    made->values.assign(5000, 0.5F);
    return made;
}

/// A package that is there at once: what fails is what is done with it.
class LinkedPackage final : public core::PackageClient {
public:
    explicit LinkedPackage(fs::path archive) : m_archive(std::move(archive)) {}

    fs::path download(core::AssetSource, const std::string&, const std::string&, const fs::path& folder,
                      const gpu::RunControl&) override
    {
        fs::create_hard_link(m_archive, folder / m_archive.filename());
        return folder / m_archive.filename();
    }

private:
    fs::path m_archive;
};

} // namespace

class TestFileFaults : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_sweeps = 0;

    void sweep(const FileJob& job, bool fails = true)
    {
        const fs::path root = fs::path(m_folder.path().toStdString()) / std::to_string(++m_sweeps);
        const support::FileSweepReport report = support::failEachFileCall(root, job);
        qInfo("%zu calls, %zu faults, %zu errors", report.calls, report.faults, report.failed);
        QCOMPARE(QString::fromStdString(report.wrong), QString());
        QVERIFY(report.calls >= 2);
        QVERIFY(!fails || report.failed > 0);
    }

private slots:
    void aFileInAFolderThatIsMissing()
    {
        FileJob job;
        job.prepare = [](const fs::path&) {};
        job.work = [](const fs::path& folder) {
            core::writeFileAtomically(folder / "a/b/new.txt", std::string(200'000, 'x'));
        };
        job.verify = [](const fs::path& folder, bool failed) -> std::string {
            const size_t count = support::namesBelow(folder).size();
            return count == (failed ? 0 : 1) ? "" : std::to_string(count) + " files";
        };
        sweep(job);
    }

    void anAssetThatIsFetched()
    {
        const std::vector<packages::Row> rows{
            {"red", "colours", "npm", "paint", "package/dist/red.bin", "red red red"},
            {"green", "colours", "npm", "paint", "package/dist/green.bin", std::string(300'000, 'g')}};
        const fs::path archive = m_folder.filePath("paint.tgz").toStdString();
        packages::writeNpmPackage(archive, {{rows[0].member, rows[0].content}, {rows[1].member, rows[1].content}});
        const auto client = std::make_shared<LinkedPackage>(archive);
        const std::string manifest = packages::manifestOf(rows);
        FileJob job;
        job.prepare = [](const fs::path&) {};
        job.work = [&](const fs::path& folder) {
            core::AssetStore(folder, manifest, client).fetch({"colours"}, {}, {});
        };
        // A file is there whole or not at all, and of the package nothing is left.
        job.verify = [&](const fs::path& folder, bool failed) -> std::string {
            std::vector<std::string> whole;
            for (const packages::Row& row : rows) {
                const std::string name = row.id + "/" + row.id + ".bin";
                if (!fs::exists(folder / name))
                    continue;
                if (support::contentOf(folder / name) != row.content)
                    return name + " is not whole";
                whole.push_back(name);
            }
            std::ranges::sort(whole);
            if (support::namesBelow(folder) != whole)
                return "files are left beside it";
            return failed || whole.size() == rows.size() ? "" : "a file is missing";
        };
        sweep(job);
    }

    void aWorkspace()
    {
        const core::workspace::Workspace workspace = randomWorkspace(3);
        sweep(writing(
            {"work.tessera"}, plainly("work.tessera"),
            [=](const fs::path& folder) { core::workspace::save(folder / "work.tessera", workspace); },
            [=](const fs::path& folder) {
                return sameWorkspace(core::workspace::load(folder / "work.tessera"), workspace);
            }));
    }

    void tables()
    {
        core::report::Table table;
        table.columns = {"step", "value"};
        table.rows = {{1.0, 2.0}, {3.0, 4.0}};
        sweep(writing({"table.csv"}, plainly("table.csv"),
                      [table](const fs::path& folder) { core::report::writeCsv(folder / "table.csv", table); }));
        sweep(writing({"table.json"}, plainly("table.json"),
                      [table](const fs::path& folder) { core::report::writeJson(folder / "table.json", table); }));
    }

    void annotations_data()
    {
        QTest::addColumn<int>("format");
        for (const core::segment::FormatEntry& entry : core::segment::annotationFormats())
            QTest::newRow(entry.id) << static_cast<int>(entry.format);
    }

    void annotations()
    {
        QFETCH(int, format);
        const auto chosen = static_cast<core::segment::AnnotationFormat>(format);
        const std::string name = std::string("cat") + core::segment::entryOf(chosen).ending;
        std::vector<std::string> names;
        for (const fs::path& file : core::segment::filesOf(chosen, fs::path("/export") / name))
            names.push_back(file.lexically_relative("/").string());
        const auto write = [=](uint32_t seed) {
            return [=](const fs::path& folder) {
                const core::Image image = picture();
                core::segment::writeAnnotations(chosen, folder / "export" / name, samples::randomSet(32, 20, 3, seed),
                                                &image, {});
            };
        };
        sweep(writing(names, write(6), write(5)));
    }

    /// Trouble with the disk costs time, no more: the embedding is in memory, and a warning tells of it.
    void anEmbeddingIsKept()
    {
        FileJob job;
        job.prepare = [](const fs::path&) {};
        job.work = [](const fs::path& folder) {
            core::segment::EmbeddingCache cache(folder / "embeddings", 1 << 20, 4);
            cache.insert(embedding());
            QVERIFY(cache.find(embedding()->key));
            const bool written = !support::namesBelow(folder).empty();
            QVERIFY(written != cache.takeWarning().has_value());
        };
        job.verify = [](const fs::path& folder, bool) -> std::string {
            const std::vector<std::string> names = support::namesBelow(folder);
            if (names.empty())
                return "";
            core::segment::EmbeddingCache later(folder / "embeddings", 1 << 20, 4);
            const auto found = later.find(embedding()->key);
            return names.size() == 1 && found && found->values == embedding()->values ? "" : "it is not whole";
        };
        sweep(job, false);
    }

    void anEmbeddingIsFound()
    {
        sweep(reading(
                  [](const fs::path& folder) {
                      core::segment::EmbeddingCache(folder / "embeddings", 1 << 20, 4).insert(embedding());
                  },
                  [](const fs::path& folder) {
                      core::segment::EmbeddingCache cache(folder / "embeddings", 1 << 20, 4);
                      const auto found = cache.find(embedding()->key);
                      return !found || found->values == embedding()->values; // else it is computed again
                  }),
              false);
    }

    void aWorkspaceIsRead()
    {
        const core::workspace::Workspace workspace = randomWorkspace(3);
        sweep(reading([=](const fs::path& folder) { core::workspace::save(folder / "work.tessera", workspace); },
                      [=](const fs::path& folder) {
                          return sameWorkspace(core::workspace::load(folder / "work.tessera"), workspace);
                      }));
    }

    void aPictureIsRead()
    {
        sweep(reading(
            [](const fs::path& folder) { core::savePng(folder / "a.png", picture()); },
            [](const fs::path& folder) { return core::loadImage(folder / "a.png").image.rgb == picture().rgb; }));
    }

    void aWorldIsRead()
    {
        const std::string world = core::grid::toJson(core::grid::preset("sutton-4.1").make());
        sweep(reading([=](const fs::path& folder) { core::writeFileAtomically(folder / "world.json", world); },
                      [=](const fs::path& folder) {
                          return core::grid::toJson(core::grid::loadWorld(folder / "world.json")) == world;
                      }));
    }

    void aTokenizerIsRead()
    {
        const std::string file = samples::smallTokenizer();
        sweep(reading([=](const fs::path& folder) { core::writeFileAtomically(folder / "tokenizer.json", file); },
                      [](const fs::path& folder) {
                          const auto tokenizer = core::attention::loadTokenizer(folder / "tokenizer.json");
                          return tokenizer.encode("hello").ids() == std::vector<int64_t>{2, 5, 3};
                      }));
    }

    void aListOfPairsIsRead()
    {
        const std::string list = "1\nAnn\t1\t2\nAnn\t1\tBo\t12";
        sweep(reading([=](const fs::path& folder) { core::writeFileAtomically(folder / "pairs.txt", list); },
                      [](const fs::path& folder) {
                          return core::face::loadPairs(folder / "pairs.txt").pairs.back().second.number == 12;
                      }));
    }

    void annotationsAreRead_data()
    {
        QTest::addColumn<int>("format");
        using enum core::segment::AnnotationFormat;
        QTest::newRow("coco") << static_cast<int>(Coco);
        QTest::newRow("voc") << static_cast<int>(Voc);
        QTest::newRow("yolo") << static_cast<int>(Yolo);
        QTest::newRow("svg") << static_cast<int>(Svg);
        QTest::newRow("labels") << static_cast<int>(LabelMap);
    }

    void annotationsAreRead()
    {
        QFETCH(int, format);
        const auto chosen = static_cast<core::segment::AnnotationFormat>(format);
        const core::segment::AnnotationSet set = samples::randomSet(32, 20, 3, 5);
        const std::string name = std::string("cat") + core::segment::entryOf(chosen).ending;
        sweep(reading(
            [=](const fs::path& folder) { core::segment::writeAnnotations(chosen, folder / name, set, nullptr, {}); },
            [=](const fs::path& folder) {
                return !core::segment::readAnnotations(folder / name, {"cat.png", 32, 20}).set.objects.empty();
            }));
    }
};

QTEST_GUILESS_MAIN(TestFileFaults)
#include "tst_file_faults.moc"
