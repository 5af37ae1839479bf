// `tessera segment` as a person runs it, with the real models: what it writes, and how it fails.

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/assets/assets.h"
#include "core/assets/sha256.h"
#include "core/image/image_io.h"
#include "core/image/label_map.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/run_length.h"
#include "tests/support/program.h"

using support::Outcome;

class TestSegmentVerb : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // A cache of its own for embeddings; models and photos are the fetched ones.
        const core::AssetStore store;
        m_photo = QString::fromStdString(store.path("photo-chelsea").string());
        QVERIFY(QDir().mkpath(m_folder.filePath("cache/tessera")));
        QVERIFY(
            QFile::link(QString::fromStdString(store.folder().string()), m_folder.filePath("cache/tessera/assets")));
    }

    void writesMaskOverlayAndData()
    {
        const QString mask = m_folder.filePath("new/mask.png"); // the folder is made
        const QString overlay = m_folder.filePath("overlay.jpg");
        const QString json = m_folder.filePath("answer.json");
        const Outcome outcome =
            run({m_photo, "--point", "225,150", "--out", mask, "--overlay", overlay, "--json", json});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(outcome.errors, QString());
        const core::LoadedImage written = core::loadImage(mask.toStdString());
        QCOMPARE(written.image.width, 451);
        QCOMPARE(written.image.height, 300);
        QVERIFY(std::ranges::all_of(written.image.rgb, [](uint8_t value) { return value == 0 || value == 255; }));
        QCOMPARE(core::loadImage(overlay.toStdString()).image.width, 451);

        const QJsonObject root = readJson(json);
        const QJsonObject image = root["image"].toObject();
        QCOMPARE(image["path"].toString(), m_photo);
        QCOMPARE(image["width"].toInt(), 451);
        QCOMPARE(image["height"].toInt(), 300);
        QCOMPARE(image["sha256"].toString(),
                 QString("596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"));
        QVERIFY(!root["device"].toObject()["name"].toString().isEmpty());
        QCOMPARE(root["models"].toObject()["encoder"].toString().size(), 64);
        QCOMPARE(root["prompts"].toObject()["points"].toArray().size(), 1);
        const QJsonArray candidates = root["candidates"].toArray();
        QCOMPARE(candidates.size(), 4);
        const QJsonObject chosen = candidates[root["chosen"].toInt()].toObject();
        QCOMPARE(chosen["area"].toInteger(), std::ranges::count(written.image.rgb, uint8_t{255}) / 3);
        QVERIFY(std::abs(chosen["area"].toDouble() / (451 * 300) - 0.742) < 0.01);
        QVERIFY(chosen["predictedIou"].toDouble() > 0.98);
        const QJsonObject facts = root["run"].toObject();
        QCOMPARE(facts["embedding"].toString(), QString("computed"));
        for (const char* part : {"load", "encode", "decode"})
            QVERIFY(facts["milliseconds"].toObject()[part].toDouble() > 0);
        QVERIFY(facts["peakBytes"].toDouble() > 1e7);
    }

    void findsEverything()
    {
        const QString labels = m_folder.filePath("labels.png");
        const QString json = m_folder.filePath("everything.json");
        const Outcome outcome = run({m_photo, "--everything", "--points-per-side", "3", "--min-iou", "0.8",
                                     "--min-stability", "0.9", "--out", labels, "--json", json});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY(outcome.out.contains("27 candidates of 9 clicks"));
        const QJsonObject everything = readJson(json)["everything"].toObject();
        QCOMPARE(everything["parameters"].toObject()["pointsPerSide"].toInt(), 3);
        const QJsonArray masks = everything["masks"].toArray();
        const QJsonObject counts = everything["counts"].toObject();
        QCOMPARE(counts["kept"].toInt(), masks.size());
        QVERIFY(!masks.isEmpty());

        // Later masks are smaller and lie on top: the label map follows from the runs.
        const core::LabelMap map = core::loadLabelMap(labels.toStdString()).map;
        std::vector<uint16_t> expected(map.values.size());
        for (qsizetype i = 0; i < masks.size(); ++i) {
            const QJsonObject mask = masks[i].toObject();
            const std::string text = mask["segmentation"].toObject()["counts"].toString().toStdString();
            const core::Mask decoded = core::segment::decodeRuns({451, 300, core::segment::decompressRuns(text)});
            QCOMPARE(mask["area"].toInteger(), std::ranges::count(decoded.values, uint8_t{255}));
            QVERIFY(mask["predictedIou"].toDouble() > 0.8 && mask["stability"].toDouble() >= 0.9);
            for (size_t at = 0; at < expected.size(); ++at)
                if (decoded.values[at] != 0)
                    expected[at] = static_cast<uint16_t>(i + 1);
        }
        QVERIFY(map.values == expected);
    }

    void answersFromTheKeptEmbedding()
    {
        const QString first = m_folder.filePath("answer.json"); // of writesMaskOverlayAndData
        const Outcome outcome = run({m_photo, "--point", "225,150", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QJsonObject again = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(again["run"].toObject()["embedding"].toString(), QString("disk"));
        QJsonObject before = readJson(first);
        again.remove("run");
        before.remove("run");
        QCOMPARE(again, before);
    }

    void namesWithPlaceholdersAreShownAsTheyAre()
    {
        const QString photo = m_folder.filePath("%1 of %2.png");
        QVERIFY(QFile::copy(m_photo, photo));
        const Outcome outcome = run({photo, "--point", "225,150"}); // the same pixels: its embedding is kept
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.out.startsWith(photo + ", 451 x 300 pixels, on "), qPrintable(outcome.out));
    }

    void takesBoxMaskAndCandidate()
    {
        const QString mask = m_folder.filePath("part.png");
        const Outcome outcome =
            run({m_photo, "--box", "100,60,330,260", "--point", "420,280,-", "--mask-input",
                 m_folder.filePath("new/mask.png"), "--candidate", "1", "--out", mask, "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["chosen"].toInt(), 1);
        QCOMPARE(root["prompts"].toObject()["box"].toObject()["x1"].toDouble(), 330.0);
        QCOMPARE(root["prompts"].toObject()["points"].toArray()[0].toObject()["label"].toString(),
                 QString("background"));
        const core::Mask written = core::loadMask(mask.toStdString());
        QCOMPARE(root["candidates"].toArray()[1].toObject()["area"].toInteger(),
                 std::ranges::count(written.values, uint8_t{255}));
    }

    void writesTheAttentionTheSameEveryTime()
    {
        const QString folder = m_folder.filePath("attention/deep");
        const Outcome outcome = run({m_photo, "--point", "225,150", "--attention", folder});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.out.contains("attention: " + folder), qPrintable(outcome.out));
        const QJsonObject root = readJson(folder + "/attention.json");
        QCOMPARE(root["heads"].toInt(), 8);
        QCOMPARE(root["tokens"].toArray().size(), 7);
        QCOMPARE(root["tokens"].toArray()[5].toObject(),
                 (QJsonObject{{"key", "point-1-object"}, {"x", 225}, {"y", 150}}));
        const QJsonObject ways = root["attention"].toObject();
        QCOMPARE(ways["tokenToImage"].toObject()["layers"].toArray(), (QJsonArray{"layer-1", "layer-2", "final"}));
        QCOMPARE(ways["tokenToImage"].toObject()["shape"].toArray(), (QJsonArray{8, 7, 4096}));
        QCOMPARE(ways["imageToToken"].toObject()["shape"].toArray(), (QJsonArray{8, 4096, 7}));
        QCOMPARE(root["grid"].toObject()["rows"].toInt(), 43);
        const QJsonArray files = root["files"].toArray();
        QCOMPARE(files.size(), (3 + 2) * 7 * 3);
        for (const QJsonValue& file : files)
            QCOMPARE(QString::fromStdString(core::sha256OfFile((folder + "/" + file["path"].toString()).toStdString())),
                     file["sha256"].toString());
        QVERIFY(!root.contains("run"));
        const QString again = m_folder.filePath("attention/again");
        QCOMPARE(run({m_photo, "--point", "225,150", "--attention", again}).exitCode, 0);
        QCOMPARE(readJson(again + "/attention.json"), root);
        const Outcome blocked = run({m_photo, "--point", "1,1", "--attention", folder + "/attention.json"});
        QCOMPARE(blocked.exitCode, 1);
        QVERIFY2(blocked.errors.contains("needs a folder"), qPrintable(blocked.errors));
    }

    void ofSeveralPicturesOneFailsAndTheOthersGoOn()
    {
        const QString first = copyOfThePhoto("batch/first.jpg");
        const QString second = copyOfThePhoto("batch/second.jpg");
        const QString broken = m_folder.filePath("batch/broken.png");
        QFile text(broken);
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
        text.close();
        const QString masks = m_folder.filePath("batch/masks");
        const Outcome outcome = run(
            {first, broken, second, "--point", "225,150", "--out", masks, "--json", m_folder.filePath("batch.json")});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("error: " + broken + ": " + broken + " is not a picture"),
                 qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.endsWith("error: 1 of 3 pictures failed\n"), qPrintable(outcome.errors));
        QVERIFY2(outcome.out.contains(first + ", 451 x 300") && outcome.out.contains(second + ", 451 x 300"),
                 qPrintable(outcome.out));
        QCOMPARE(QDir(masks).entryList(QDir::Files), (QStringList{"first.png", "second.png"}));
        QFile json(m_folder.filePath("batch.json"));
        QVERIFY(json.open(QIODevice::ReadOnly));
        const QJsonArray results = QJsonDocument::fromJson(json.readAll()).array();
        QCOMPARE(results.size(), 3);
        QCOMPARE(results[0].toObject()["candidates"], results[2].toObject()["candidates"]);
        QVERIFY(results[1].toObject()["error"].toString().contains("not a picture"));
        QCOMPARE(results[1].toObject()["image"].toObject()["path"].toString(), broken);
    }

    void everyFormatIsWritten_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("coco") << "photo.json";
        QTest::newRow("coco-rle") << "photo.json";
        QTest::newRow("voc") << "photo.xml";
        QTest::newRow("yolo") << "photo.txt";
        QTest::newRow("svg") << "photo.svg";
        QTest::newRow("label-map") << "photo.png";
        QTest::newRow("cut-out") << "photo.png";
    }

    void everyFormatIsWritten()
    {
        QFETCH(QString, file);
        const QString format = QTest::currentDataTag();
        const QString out = m_folder.filePath("formats/" + format + "/" + file);
        const Outcome outcome =
            run({m_photo, "--point", "225,150", "--format", format, "--class", "cat & co", "--out", out});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        if (format == "cut-out") {
            QCOMPARE(core::loadImage(out.toStdString()).image.width, 451);
            return;
        }
        const core::Mask mask = core::loadMask(m_folder.filePath("new/mask.png").toStdString()); // the same prompt's
        const auto read = core::segment::readAnnotations(out.toStdString(), {"chelsea.png", 451, 300});
        QCOMPARE(read.set.objects.size(), size_t{1});
        QCOMPARE(read.set.classOf(read.set.objects[0].label)->name, std::string("cat & co"));
        QCOMPARE(core::segment::decodeRuns(*read.set.objects[0].runs).values, mask.values);
    }

    void comparesWithATruth()
    {
        const QString mask = m_folder.filePath("new/mask.png"); // of writesMaskOverlayAndData
        const Outcome same = run({m_photo, "--point", "225,150", "--truth", mask, "--metrics", "-"});
        QVERIFY2(same.exitCode == 0, qPrintable(same.errors));
        const QJsonObject root = QJsonDocument::fromJson(same.out.toUtf8()).object();
        QCOMPARE(root["classes"].toArray(), (QJsonArray{0, 255}));
        QCOMPARE(root["meanIoU"].toDouble(), 1.0);
        QCOMPARE(root["perClass"].toArray()[1].toObject()["boundaryIoU"].toDouble(), 1.0);
        QVERIFY(root["predictedIoU"].toDouble() > 0.98);
        QCOMPARE(root["truth"].toObject()["path"].toString(), mask);

        const QString coco = m_folder.filePath("formats/coco/photo.json"); // of everyFormatIsWritten
        const Outcome part = run({m_photo, "--point", "225,150", "--candidate", "1", "--truth", coco, "--class",
                                  "cat & co", "--metrics", m_folder.filePath("part.csv")});
        QVERIFY2(part.exitCode == 0, qPrintable(part.errors));
        QVERIFY2(part.out.contains("the object: IoU "), qPrintable(part.out));
        QFile csv(m_folder.filePath("part.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readLine().startsWith("image,predictedIoU,class,pixels,"));
        const Outcome unknown = run({m_photo, "--point", "225,150", "--truth", coco, "--class", "dog"});
        QCOMPARE(unknown.exitCode, 1);
        QVERIFY2(unknown.errors.contains("no pixel has the class \"dog\", but: cat & co"), qPrintable(unknown.errors));
    }

    void severalPicturesShareACocoFileAndTruths()
    {
        const QStringList pictures{copyOfThePhoto("shared/one.jpg"), copyOfThePhoto("shared/two.jpg")};
        const QString all = m_folder.filePath("shared/all.json");
        const Outcome written = run(pictures + QStringList{"--point", "225,150", "--format", "coco", "--out", all});
        QVERIFY2(written.exitCode == 0, qPrintable(written.errors));
        const Outcome compared = run(pictures + QStringList{"--point", "225,150", "--truth", all, "--metrics", "-"});
        QVERIFY2(compared.exitCode == 0, qPrintable(compared.errors));
        const QJsonArray results = QJsonDocument::fromJson(compared.out.toUtf8()).array();
        QCOMPARE(results.size(), 2);
        for (const QJsonValue& one : results)
            QCOMPARE(one.toObject()["pixelAccuracy"].toDouble(), 1.0);
        const Outcome single =
            run(pictures + QStringList{"--point", "225,150", "--truth", m_folder.filePath("new/mask.png")});
        QCOMPARE(single.exitCode, 1);
        QVERIFY2(single.errors.contains("truth of one picture only"), qPrintable(single.errors));
    }

    void namesThatCollideAreRefusedBeforeAnythingIsWritten()
    {
        const QString one = copyOfThePhoto("batch/one/cat.jpg");
        const QString other = copyOfThePhoto("batch/other/cat.jpg");
        const QString masks = m_folder.filePath("batch/collision");
        const Outcome outcome = run({one, other, "--point", "1,1", "--out", masks});
        QCOMPARE(outcome.exitCode, 1);
        for (const QString& part : {QString("collision/cat.png"), one, other})
            QVERIFY2(outcome.errors.contains(part), qPrintable(outcome.errors));
        QVERIFY(!QFileInfo::exists(masks));
        const Outcome file = run({one, other, "--point", "1,1", "--out", one});
        QCOMPARE(file.exitCode, 1);
        QVERIFY2(file.errors.contains("is a file, but"), qPrintable(file.errors));
    }

    void failuresSayWhatAndWhatToTry_data()
    {
        QFile text(m_folder.filePath("text.png"));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("no picture");
        text.close();
        core::savePng(m_folder.filePath("small.png").toStdString(), core::Mask{2, 2, {0, 255, 0, 255}});
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mentions");
        const QString small = m_folder.filePath("small.png");
        QTest::newRow("no picture named") << QStringList{"--point", "1,1"} << 2 << "IMAGE";
        QTest::newRow("no prompt") << QStringList{m_photo} << 2 << "nothing to segment by";
        QTest::newRow("broken point") << QStringList{m_photo, "--point", "1"} << 2 << "--point";
        QTest::newRow("missing picture") << QStringList{"nowhere.png", "--point", "1,1"} << 1 << "nowhere.png";
        QTest::newRow("text") << QStringList{text.fileName(), "--point", "1,1"} << 1 << "not a picture";
        QTest::newRow("point outside") << QStringList{m_photo, "--point", "451,0"} << 1 << "(451, 0)";
        QTest::newRow("inverted box") << QStringList{m_photo, "--box", "9,9,3,3"} << 1 << "inverted";
        QTest::newRow("mask of another size") << QStringList{m_photo, "--mask-input", small} << 1 << "2 x 2";
        QTest::newRow("output over input")
            << QStringList{small, "--point", "1,1", "--out", small} << 1 << "overwritten";
        QTest::newRow("one name for two results") << QStringList{small,
                                                                 "--point",
                                                                 "1,1",
                                                                 "--out",
                                                                 m_folder.filePath("twice.png"),
                                                                 "--overlay",
                                                                 m_folder.filePath("./twice.png")}
                                                  << 1 << "two results";
        QTest::newRow("a folder as output")
            << QStringList{small, "--point", "1,1", "--json", m_folder.path()} << 1 << "is a folder";
        QTest::newRow("truth of another size") << QStringList{m_photo, "--point", "1,1", "--truth", small} << 1
                                               << "2 x 2 pixels, but this one has 451 x 300";
        QTest::newRow("unknown device") << QStringList{m_photo, "--point", "1,1", "--device", "abacus"} << 1
                                        << "abacus";
    }

    void failuresSayWhatAndWhatToTry()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, mentions);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.errors.startsWith("error: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(exitCode == 2 ? "\nusage: " : "\nhint: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(mentions), qPrintable(outcome.errors));
    }

    void noVulkanDeviceIsAnError()
    {
        const Outcome outcome = run({m_photo, "--point", "1,1"}, {{"VK_ICD_FILENAMES", "/nonexistent.json"},
                                                                  {"VK_DRIVER_FILES", "/nonexistent.json"}});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.startsWith("error: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("Vulkan"), qPrintable(outcome.errors));
    }

    void withoutModelsItNamesTheCommandThatFetchesThem()
    {
        const Outcome outcome = run({m_photo, "--point", "1,1"}, {{"XDG_CACHE_HOME", m_folder.filePath("empty")}});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.errors.contains("hint: Run: tessera assets fetch"), qPrintable(outcome.errors));
    }

    void aBlockedCacheIsOnlyAWarning()
    {
        QDir(m_folder.filePath("cache/tessera/embeddings")).removeRecursively();
        QFile file(m_folder.filePath("cache/tessera/embeddings"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const Outcome outcome = run({m_photo, "--point", "225,150", "--json", "-"});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY2(outcome.errors.startsWith("warning: "), qPrintable(outcome.errors));
        QVERIFY(QJsonDocument::fromJson(outcome.out.toUtf8()).object()["candidates"].toArray().size() == 4);
    }

private:
    /// The same pixels under another name: its embedding is kept.
    QString copyOfThePhoto(const QString& name)
    {
        const QString copy = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(copy).path());
        QFile::copy(m_photo, copy);
        return copy;
    }

    QJsonObject readJson(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    Outcome run(const QStringList& words, const QList<std::pair<QString, QString>>& variables = {})
    {
        QProcessEnvironment environment = support::programEnvironment(m_folder.filePath("cache"));
        for (const auto& [name, value] : variables)
            environment.insert(name, value);
        return support::runProgram(QStringList{"segment"} + words, {.environment = environment});
    }

    QTemporaryDir m_folder;
    QString m_photo;
};

QTEST_GUILESS_MAIN(TestSegmentVerb)
#include "tst_segment_verb.moc"
