// `tessera replay` as a person runs it, with the real models: the same bytes every time, and what it refuses.

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/assets/assets.h"
#include "core/assets/atomic_file.h"
#include "core/image/image_io.h"
#include "core/segment/run_length.h"
#include "core/workspace/workspace_file.h"
#include "tests/support/program.h"

using core::segment::RunLengths;
using core::segment::SceneObject;
using core::segment::ScenePrompt;
using core::workspace::PictureState;
using core::workspace::Workspace;
using support::Outcome;

namespace {

std::string fileOf(const QString& path) { return path.toStdString(); }

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QJsonObject jsonOf(const QString& path) { return QJsonDocument::fromJson(contentOf(path)).object(); }

QStringList filesIn(const QString& folder)
{
    QStringList names;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext())
        names << QDir(folder).relativeFilePath(walk.next());
    names.sort();
    return names;
}

std::shared_ptr<const SceneObject> objectOf(int64_t id, uint32_t label, std::vector<ScenePrompt> prompts)
{
    SceneObject object;
    object.id = id;
    object.label = label;
    object.prompts = std::move(prompts);
    return std::make_shared<const SceneObject>(object);
}

} // namespace

class TestReplay : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A cache of its own for embeddings; models and photos are the fetched ones.
        const core::AssetStore store;
        QVERIFY(QDir().mkpath(at("cache/tessera")));
        QVERIFY(QFile::link(QString::fromStdString(store.folder().string()), at("cache/tessera/assets")));
        QVERIFY(QFile::copy(QString::fromStdString(store.path("photo-chelsea").string()), at("chelsea.png")));
        writeTruth();
        core::workspace::save(fileOf(at("cat.tessera")), workspace());
    }

    void twoRunsGiveTheSameBytes()
    {
        const Outcome first = run({at("cat.tessera"), "--out", at("first")});
        QVERIFY2(first.exitCode == 0, qPrintable(first.errors));
        // From scratch: not even the embedding of the first run.
        const Outcome second = run({at("cat.tessera"), "--out", at("second"), "--no-cache"});
        QVERIFY2(second.exitCode == 0, qPrintable(second.errors));
        const QStringList names = filesIn(at("first"));
        QCOMPARE(filesIn(at("second")), names);
        for (const char* name :
             {"mask-1.png", "mask-2.png", "labels.png", "overlay.png", "outlines.svg", "report.json", "metrics.csv",
              "metrics.json", "confusion.csv", "geometry.csv", "coco.json", "exports/cat outlines.svg"})
            QVERIFY2(names.contains(name), name);
        for (const QString& name : names)
            QVERIFY2(contentOf(at("first/" + name)) == contentOf(at("second/" + name)), qPrintable(name));
    }

    void theReportHasWhatWasComputed()
    {
        const QJsonObject report = jsonOf(at("first/report.json"));
        const QJsonArray objects = report["objects"].toArray();
        QCOMPARE(objects.size(), 2);
        for (const QJsonValue& value : objects) {
            const QJsonObject object = value.toObject();
            const core::Mask mask =
                core::loadMask(fileOf(at(QString("first/mask-%1.png").arg(object["id"].toInteger()))));
            QCOMPARE(object["area"].toInteger(), std::ranges::count(mask.values, uint8_t{255}));
            QCOMPARE(object["sha256"].toString().toStdString(), core::workspace::maskHash(mask));
        }
        // The cat, as tessera segment finds it.
        QVERIFY(std::abs(objects[0].toObject()["area"].toDouble() / (451 * 300) - 0.742) < 0.01);
        QVERIFY(!report.contains("run"));
        // The first object is the current one: it is what the truth, a mask, is compared with.
        const core::Mask truth = core::loadMask(fileOf(at("truth.png")));
        const core::Mask cat = core::loadMask(fileOf(at("first/mask-1.png")));
        int equal = 0;
        for (size_t i = 0; i < truth.values.size(); ++i)
            equal += truth.values[i] == cat.values[i] ? 1 : 0;
        const double accuracy = report["metrics"].toObject()["pixelAccuracy"].toDouble();
        QVERIFY(std::abs(accuracy - equal / (451.0 * 300)) < 1e-12);
        QVERIFY(report["device"].toObject()["name"].toString().size() > 0);
        QCOMPARE(report["image"].toObject()["sha256"].toString().toStdString(),
                 workspace().segment.pictures[0].picture.sha256);
    }

    void recordedMasksAreCompared()
    {
        Workspace recorded = workspace();
        for (const QJsonValue& value : jsonOf(at("first/report.json"))["objects"].toArray())
            recorded.segment.pictures[0].masks.push_back(
                {value["id"].toInteger(), value["area"].toInteger(), value["sha256"].toString().toStdString()});
        core::workspace::save(fileOf(at("recorded.tessera")), recorded);
        const Outcome same = run({at("recorded.tessera"), "--out", at("same")});
        QVERIFY2(same.exitCode == 0, qPrintable(same.errors));
        QVERIFY2(same.out.contains("the masks are those of the workspace"), qPrintable(same.out));

        recorded.segment.pictures[0].masks[1] = {2, 17, std::string(64, '0')};
        core::workspace::save(fileOf(at("recorded.tessera")), recorded);
        const Outcome other = run({at("recorded.tessera"), "--out", at("other")});
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(other.errors.contains("the mask of object 2 differs") && other.errors.contains("recorded 17"),
                 qPrintable(other.errors));
        QCOMPARE(jsonOf(at("other/report.json"))["changed"].toArray().size(), 1);
        QCOMPARE(contentOf(at("other/mask-2.png")), contentOf(at("same/mask-2.png")));
    }

    void anotherDeviceIsSaid()
    {
        Workspace elsewhere = workspace();
        elsewhere.device = {"Abacus 3000", "discrete", "1.0"};
        core::workspace::save(fileOf(at("elsewhere.tessera")), elsewhere);
        const Outcome outcome = run({at("elsewhere.tessera"), "--out", at("elsewhere")});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.errors.contains("Abacus 3000"), qPrintable(outcome.errors));
    }

    void severalPicturesHaveFolders()
    {
        Workspace two = workspace();
        two.segment.pictures.push_back(two.segment.pictures[0]);
        two.segment.pictures[1].scene.objects.clear();
        two.segment.pictures[1].scene.current = 0;
        two.segment.pictures[1].exports.clear();
        core::workspace::save(fileOf(at("two.tessera")), two);
        const Outcome outcome = run({at("two.tessera"), "--out", at("two")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(QFile::exists(at("two/1-chelsea/mask-1.png")));
        QVERIFY(QFile::exists(at("two/2-chelsea/report.json")));
        QCOMPARE(jsonOf(at("two/2-chelsea/report.json"))["metrics"], QJsonValue(QJsonValue::Null));
    }

    void whatCannotBeReplayedIsRefusedBeforeAnythingIsWritten_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("mentions");
        Workspace broken = workspace();
        PictureState& state = broken.segment.pictures[0];
        const auto save = [&](const char* name) { core::workspace::save(fileOf(at(name)), broken); };
        QVERIFY(QFile::copy(at("chelsea.png"), at("changed.png")));
        {
            QFile changed(at("changed.png"));
            QVERIFY(changed.open(QIODevice::Append));
            changed.write("x");
        }
        state.picture.path = fileOf(at("changed.png"));
        save("changed.tessera");
        state.picture.path = fileOf(at("gone.png"));
        save("gone.tessera");
        broken.segment.pictures.clear();
        broken.segment.current = -1;
        save("empty.tessera");
        core::writeFileAtomically(fileOf(at("newer.tessera")),
                                  std::string_view(R"({"format": 9, "program": {"version": "4.2"}})"));
        core::writeFileAtomically(fileOf(at("cut.tessera")),
                                  std::string_view(contentOf(at("cat.tessera")).first(300).constData()));
        const QString hash = QString::fromStdString(workspace().segment.pictures[0].picture.sha256);
        QTest::newRow("changed") << "changed.tessera"
                                 << QStringList{
                                        "changed.png", hash,
                                        QString::fromStdString(core::loadImage(fileOf(at("changed.png"))).sha256)};
        QTest::newRow("missing") << "gone.tessera" << QStringList{"gone.png", hash};
        QTest::newRow("newer") << "newer.tessera" << QStringList{"newer Tessera, version 4.2"};
        QTest::newRow("cut off") << "cut.tessera" << QStringList{"cut off"};
        QTest::newRow("no picture") << "empty.tessera" << QStringList{"no picture and no model"};
        QTest::newRow("no workspace") << "nowhere.tessera" << QStringList{"nowhere.tessera"};
    }

    void whatCannotBeReplayedIsRefusedBeforeAnythingIsWritten()
    {
        QFETCH(QString, file);
        QFETCH(QStringList, mentions);
        const Outcome outcome = run({at(file), "--out", at("refused")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.startsWith("error: ") && outcome.errors.contains("\nhint: "),
                 qPrintable(outcome.errors));
        for (const QString& words : mentions)
            QVERIFY2(outcome.errors.contains(words), qPrintable(outcome.errors));
        QVERIFY(!QFile::exists(at("refused")));
    }

    void aChangedTruthIsRefused()
    {
        Workspace changed = workspace();
        changed.segment.pictures[0].scene.truth.sha256 = std::string(64, 'b');
        core::workspace::save(fileOf(at("truth.tessera")), changed);
        const Outcome outcome = run({at("truth.tessera"), "--out", at("truth")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains(QString(64, 'b')), qPrintable(outcome.errors));
    }

    void resultsThatCannotBeWrittenAreNamed()
    {
        const Outcome file = run({at("cat.tessera"), "--out", at("chelsea.png")});
        QCOMPARE(file.exitCode, 1);
        QVERIFY2(file.errors.contains("is not a folder"), qPrintable(file.errors));
        const Outcome nowhere = run({at("cat.tessera"), "--out", "/proc/none"});
        QCOMPARE(nowhere.exitCode, 1);
        QVERIFY2(nowhere.errors.startsWith("error: ") && nowhere.errors.contains("/proc/none"),
                 qPrintable(nowhere.errors));
        QCOMPARE(run({}).exitCode, 2);
    }

    void anInputIsNeverReplaced()
    {
        QVERIFY(QDir().mkpath(at("inside")));
        QVERIFY(QFile::copy(at("chelsea.png"), at("inside/overlay.png")));
        Workspace inside = workspace();
        inside.segment.pictures[0].picture.path = fileOf(at("inside/overlay.png"));
        core::workspace::save(fileOf(at("inside/cat.tessera")), inside);
        const Outcome outcome = run({at("inside/cat.tessera"), "--out", at("inside")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("would be overwritten"), qPrintable(outcome.errors));
        QCOMPARE(contentOf(at("inside/overlay.png")), contentOf(at("chelsea.png")));
    }

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }

    /// Any mask will do to be counted against.
    void writeTruth() const
    {
        core::Mask truth{451, 300, std::vector<uint8_t>(size_t{451} * 300, 255)};
        for (size_t i = 0; i < truth.values.size(); i += 29)
            truth.values[i] = 0;
        core::savePng(fileOf(at("truth.png")), truth);
    }

    /// The cat by a click, a box by its own mask with a hole brushed into it.
    Workspace workspace() const
    {
        const core::LoadedImage image = core::loadImage(fileOf(at("chelsea.png")));
        Workspace result;
        result.program = "0.1.0";
        PictureState state;
        state.picture = {fileOf(at("chelsea.png")), {},  "chelsea.png", image.sha256,
                         image.pixelSha256,         451, 300,           false};
        state.scene.classes = {{1, "cat", {0, 114, 178}}, {2, "rest", {230, 159, 0}}};
        state.scene.objects.push_back(objectOf(1, 1, {{ScenePrompt::Kind::Object, {225, 150}, {}, true}}));
        SceneObject drawn = *objectOf(2, 2, {});
        core::Mask box{451, 300, std::vector<uint8_t>(size_t{451} * 300)};
        for (int y = 10; y < 90; ++y)
            for (int x = 0; x < 100; ++x)
                box.values[static_cast<size_t>(y) * 451 + static_cast<size_t>(x)] = 255;
        drawn.fixedMask = std::make_shared<const RunLengths>(core::segment::encodeRuns(box));
        core::segment::MaskEdit edit;
        edit.adds = false;
        edit.radius = 6;
        edit.path = {{30.5, 40}, {50, 41.25}};
        drawn.edits.push_back(std::make_shared<const core::segment::MaskEdit>(edit));
        state.scene.objects.push_back(std::make_shared<const SceneObject>(drawn));
        state.scene.current = 1;
        state.scene.truth.kind = core::segment::TruthSource::Kind::File;
        state.scene.truth.path = fileOf(at("truth.png"));
        state.exports.push_back({"segment.annotations", "svg", "cat outlines.svg", {{"tolerance", 1.5}}});
        result.segment.pictures.push_back(state);
        result.segment.current = 0;
        return result;
    }

    Outcome run(const QStringList& words)
    {
        return support::runProgram(
            QStringList{"replay"} + words,
            {.environment = support::programEnvironment(at("cache")), .folder = m_folder.path()});
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
