// Workspaces as files: what is saved comes back to the last bit, and what is broken is refused with a reason.

#include <algorithm>
#include <limits>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/limits.h"
#include "core/workspace/workspace_file.h"
#include "core/workspace/workspace_json.h"
#include "gpu/base/error.h"
#include "tests/core/workspace/random_workspace.h"
#include "tests/support/refusal.h"

using core::segment::MaskEdit;
using core::segment::RunLengths;
using core::segment::SceneObject;
using core::segment::ScenePrompt;
using core::workspace::PictureState;
using core::workspace::Workspace;
using gpu::ErrorKind;
using support::failureOf;

namespace {

/// How many of the damaged files are read. Under the sanitizer, where one takes many times as long, a part of them;
/// there is a fuzzer, too.
#if defined(__SANITIZE_ADDRESS__)
constexpr int kEvery = 17;
#else
constexpr int kEvery = 1;
#endif

const std::filesystem::path kFolder = "/pictures";

/// One picture of 20 x 10 with one object.
Workspace smallWorkspace()
{
    Workspace workspace;
    workspace.program = "0.1.0";
    PictureState state;
    state.picture.path = "/pictures/photo.jpg";
    state.picture.sha256 = std::string(64, 'a');
    state.picture.width = 20;
    state.picture.height = 10;
    state.scene.classes = {{1, "cat", {0, 114, 178}}};
    SceneObject object;
    object.id = 1;
    object.prompts = {{ScenePrompt::Kind::Object, {3.5, 4}, {}, true}};
    state.scene.objects.push_back(std::make_shared<const SceneObject>(object));
    state.scene.current = 1;
    workspace.segment.pictures.push_back(state);
    workspace.segment.current = 0;
    return workspace;
}

void changeObject(Workspace& workspace, const std::function<void(SceneObject&)>& change)
{
    auto& object = workspace.segment.pictures[0].scene.objects[0];
    SceneObject changed = *object;
    change(changed);
    object = std::make_shared<const SceneObject>(changed);
}

void changePrompt(Workspace& workspace, const ScenePrompt& prompt)
{
    changeObject(workspace, [&prompt](SceneObject& object) { object.prompts[0] = prompt; });
}

std::string text() { return toJson(smallWorkspace(), kFolder); }

/// The small workspace's text with one piece replaced.
std::string textWith(const std::string& piece, const std::string& other)
{
    std::string changed = text();
    const size_t at = changed.find(piece);
    if (at == std::string::npos)
        qFatal("there is no %s in %s", piece.c_str(), changed.c_str());
    return changed.replace(at, piece.size(), other);
}

std::optional<gpu::Error> failureOf(const std::string& json)
{
    return support::failureOf([&json] { core::workspace::parse(json, kFolder, "x.tessera"); });
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT

private slots:
    void everythingComesBackToTheLastBit()
    {
        for (uint32_t seed = 0; seed < 200; ++seed) {
            const Workspace made = randomWorkspace(seed);
            const std::string json = toJson(made, kFolder);
            const Workspace read = core::workspace::parse(json, kFolder, "x.tessera");
            QVERIFY2(sameWorkspace(made, read), qPrintable(QString::number(seed)));
            QCOMPARE(toJson(read, kFolder), json);
        }
    }

    void differentWorkspacesAreToldApart() // or the test above would be worth nothing
    {
        for (uint32_t seed = 0; seed < 50; ++seed)
            QVERIFY(!sameWorkspace(randomWorkspace(seed), randomWorkspace(seed + 1)));
    }

    void anotherReaderUnderstandsIt()
    {
        Workspace workspace = smallWorkspace();
        changeObject(workspace, [](SceneObject& object) {
            object.fixedMask = std::make_shared<const RunLengths>(RunLengths{20, 10, {50, 3, 147}});
        });
        const QJsonObject root =
            QJsonDocument::fromJson(QByteArray::fromStdString(toJson(workspace, kFolder))).object();
        QCOMPARE(root["format"].toInt(), 1);
        QCOMPARE(root["program"].toObject()["version"].toString(), QString("0.1.0"));
        const QJsonObject picture = root["segment"].toObject()["pictures"].toArray()[0].toObject();
        QCOMPARE(picture["picture"].toObject()["relative"].toString(), QString("photo.jpg"));
        const QJsonObject object = picture["scene"].toObject()["objects"].toArray()[0].toObject();
        QCOMPARE(object["prompts"].toArray()[0].toObject()["x"].toDouble(), 3.5);
        QCOMPARE(object["maskPrompt"], QJsonValue(QJsonValue::Null));
        const QJsonObject mask = object["fixedMask"].toObject();
        QCOMPARE(mask["size"].toArray(), (QJsonArray{10, 20}));
        QCOMPARE(mask["counts"].toString(),
                 QString::fromStdString(core::segment::compressRuns(std::vector<uint32_t>{50, 3, 147})));
    }

    void linesAreShortEnoughToRead()
    {
        for (uint32_t seed = 0; seed < 20; ++seed) {
            Workspace workspace = randomWorkspace(seed);
            for (PictureState& state : workspace.segment.pictures) {
                for (auto& object : state.scene.objects) { // a mask's string is one word, however long
                    SceneObject changed = *object;
                    changed.maskPrompt = nullptr;
                    changed.fixedMask = nullptr;
                    object = std::make_shared<const SceneObject>(changed);
                }
                for (core::workspace::ExportRecord& record : state.exports)
                    if (record.scene)
                        record.scene = std::make_shared<const core::segment::Scene>(state.scene);
            }
            const QByteArray json = QByteArray::fromStdString(toJson(workspace, kFolder));
            for (const QByteArray& line : json.split('\n'))
                QVERIFY2(line.size() <= 130, line.constData());
        }
    }

    void exportsOfOneSceneShareIt()
    {
        Workspace workspace = smallWorkspace();
        PictureState& state = workspace.segment.pictures[0];
        auto earlier = std::make_shared<core::segment::Scene>(state.scene);
        earlier->filter.smallestPart = 7;
        for (int i = 0; i < 50; ++i)
            state.exports.push_back({"segment.overlay", "svg", std::to_string(i) + ".svg", {}, earlier});
        const std::string json = toJson(workspace, kFolder);
        const QJsonObject picture = QJsonDocument::fromJson(QByteArray::fromStdString(json))["segment"]
                                        .toObject()["pictures"]
                                        .toArray()[0]
                                        .toObject();
        QCOMPARE(picture["scenes"].toArray().size(), 1);
        const Workspace read = core::workspace::parse(json, kFolder, "x.tessera");
        const auto& exports = read.segment.pictures[0].exports;
        QVERIFY(std::ranges::all_of(exports, [&](const auto& record) { return record.scene == exports[0].scene; }));
        QCOMPARE(exports[0].scene->filter.smallestPart, int64_t{7});
    }

    void handWrittenFilesMayBeShort()
    {
        const Workspace read = core::workspace::parse(
            R"({"format": 1, "unknown": [1, {"a": null}], "segment": {"pictures": [{"picture": {"path": "/a.png", "sha256": ")" +
                std::string(64, '0') + R"(", "width": 3, "height": 2}}]}})",
            kFolder, "x.tessera");
        QCOMPARE(read.segment.pictures.size(), size_t{1});
        QCOMPARE(read.segment.current, -1);
        QVERIFY(read.segment.pictures[0].scene.objects.empty());
        QVERIFY(core::workspace::parse(R"({"format": 1})", kFolder, "x.tessera").segment.pictures.empty());
    }

    void brokenFilesAreRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const std::string& json, ErrorKind kind, const char* mentions) {
            QTest::newRow(name) << QString::fromStdString(json) << static_cast<int>(kind) << mentions;
        };
        const auto replaced = [&row](const char* name, const char* piece, const char* other, const char* mentions,
                                     ErrorKind kind = ErrorKind::InvalidInput) {
            row(name, textWith(piece, other), kind, mentions);
        };
        row("nothing", "", ErrorKind::Corrupt, "x.tessera");
        row("text", "hello", ErrorKind::Corrupt, "byte 1");
        row("another JSON", "{\"shapes\": []}", ErrorKind::InvalidInput, "not a workspace");
        row("a list", "[1, 2]", ErrorKind::InvalidInput, "not a workspace");
        row("newer", R"({"format": 2, "program": {"name": "tessera", "version": "9.1.0"}, "segment": 7})",
            ErrorKind::Unsupported, "newer Tessera, version 9.1.0");
        row("newer without a version", R"({"format": 900719925474099, "program": 3})", ErrorKind::Unsupported, "newer");
        row("deep", std::string(100, '['), ErrorKind::LimitExceeded, "nested");
        row("a huge number", "{\"format\": 1e999}", ErrorKind::Corrupt, "number");
        replaced("format as text", "\"format\": 1", "\"format\": \"1\"", "\"format\" is no whole number");
        replaced("format 0", "\"format\": 1", "\"format\": 0", "\"format\" is out of range");
        replaced("negative seed", "\"seed\": 0", "\"seed\": -1", "\"seed\"");
        replaced("pictures as object", "\"pictures\": [", "\"pictures\": {}, \"x\": [", "segment.pictures");
        replaced("current too large", "\"current\": 0", "\"current\": 1", "segment.current");
        replaced("no path", "\"path\"", "\"way\"", "segment.pictures[0].picture.path");
        replaced("hash of another length", "\"aaaa", "\"aaa", "picture.sha256");
        replaced("hash of other letters", "\"aaaa", "\"AAAA", "picture.sha256");
        replaced("width 0", "\"width\": 20", "\"width\": 0", "picture.width");
        replaced("width 2^31", "\"width\": 20", "\"width\": 2147483648", "picture.width");
        replaced("a gigapixel", "\"width\": 20", "\"width\": 100000000", "too large a picture");
        replaced("point as text", "\"x\": 3.5", "\"x\": \"3.5\"", "objects[0].prompts[0].x\" is no number");
        replaced("point as null", "\"x\": 3.5", "\"x\": null", "prompts[0].x");
        replaced("NaN", "\"x\": 3.5", "\"x\": NaN", "byte", ErrorKind::Corrupt);
        replaced("point outside", "\"x\": 3.5", "\"x\": 20", "prompts[0].x\" lies outside");
        replaced("unknown prompt", "\"kind\": \"object\"", "\"kind\": \"scribble\"", "prompts[0].kind");
        replaced("label 0", "{\"label\": 1", "{\"label\": 0", "classes[0].label");
        replaced("label without class", "{\"label\": 1", "{\"label\": 2", "without a class");
        replaced("colour", "#0072b2", "#0072bg", "colour");
        replaced("candidate 4", "\"candidate\": -1", "\"candidate\": 4", "candidate");
        replaced("visible as number", "\"visible\": true", "\"visible\": 1", "neither true nor false");
        replaced("mask as text", "\"fixedMask\": null", "\"fixedMask\": \"x\"", "fixedMask");
        replaced("mask of another size", "\"fixedMask\": null",
                 "\"fixedMask\": {\"size\": [10, 10], \"counts\": \"T3\"}", "no mask of the picture's size");
        replaced("runs too short", "\"fixedMask\": null", "\"fixedMask\": {\"size\": [10, 20], \"counts\": \"1\"}",
                 "no mask of the picture's size");
        replaced("broken runs", "\"fixedMask\": null", "\"fixedMask\": {\"size\": [10, 20], \"counts\": \"o\"}",
                 "no run-length mask");
        replaced("negative size", "\"fixedMask\": null", "\"fixedMask\": {\"size\": [-1, 20], \"counts\": \"1\"}",
                 "fixedMask.size[0]");
        replaced("one edge", "\"edits\": []", "\"edits\": [{\"kind\": \"brush\", \"path\": [[1]]}]", "path[0]");
        replaced("far away", "\"edits\": []", "\"edits\": [{\"kind\": \"brush\", \"path\": [[1, 1e300]]}]", "path[0]");
        replaced("negative radius", "\"edits\": []", "\"edits\": [{\"kind\": \"brush\", \"radius\": -1, \"path\": []}]",
                 "radius");
        replaced("current object missing", "\"current\": 1", "\"current\": 9", "not there");
        replaced("truth of no kind", "\"kind\": \"none\"", "\"kind\": \"guess\"", "truth.kind");
        replaced("export leaves its folder", "\"exports\": []",
                 "\"exports\": [{\"item\": \"a\", \"format\": \"png\", \"file\": \"../a.png\"}]", "exports[0].file");
        replaced("export of no scene", "\"exports\": []",
                 "\"exports\": [{\"item\": \"a\", \"format\": \"png\", \"file\": \"a.png\", \"scene\": 0}]",
                 "exports[0].scene");
        replaced("IoU above 1", "\"clicks\": []", "\"clicks\": [{\"object\": 1, \"clicks\": [{\"iou\": 1.5}]}]",
                 "clicks[0].clicks[0].iou");
        replaced("negative tolerance", "\"polygonTolerance\": null", "\"polygonTolerance\": -1", "polygonTolerance");
        replaced("zoom 0", "\"view\": null", "\"view\": {\"zoom\": 0, \"x\": 0, \"y\": 0}", "view.zoom");
        row("not UTF-8", textWith("\"cat\"", "\"c\xFF\""), ErrorKind::Corrupt, "byte");
    }

    void brokenFilesAreRefused()
    {
        QFETCH(QString, json);
        QFETCH(int, kind);
        QFETCH(QString, mentions);
        // Latin-1 where a row has a byte that is no UTF-8
        std::string bytes = json.toStdString();
        if (QString(QTest::currentDataTag()) == "not UTF-8")
            bytes = textWith("\"cat\"", "\"c\xFF\"");
        const auto failure = failureOf(bytes);
        QVERIFY(failure);
        QVERIFY2(QString(failure->what()).contains(mentions), failure->what());
        QCOMPARE(static_cast<int>(failure->kind()), kind);
        QVERIFY(!failure->hint().empty());
    }

    void everyCutIsNoticed()
    {
        const std::string whole = toJson(randomWorkspace(7), kFolder);
        QVERIFY(whole.size() > 2000);
        for (size_t length = 0; length + 2 < whole.size(); length += kEvery) { // the last bytes are "}\n"
            const auto failure = failureOf(whole.substr(0, length));
            QVERIFY2(failure && failure->kind() == ErrorKind::Corrupt, qPrintable(QString::number(length)));
        }
    }

    void damagedBytesNeverDoWorseThanAnError()
    {
        QRandomGenerator random(1);
        int refused = 0;
        const int rounds = 20'000 / kEvery;
        const std::string whole = toJson(randomWorkspace(3), kFolder);
        for (int round = 0; round < rounds; ++round) {
            std::string damaged = whole;
            for (int i = 1 + random.bounded(3); i > 0; --i)
                damaged[static_cast<size_t>(random.bounded(static_cast<int>(damaged.size())))] =
                    static_cast<char>(random.bounded(256));
            try {
                const Workspace read = core::workspace::parse(damaged, kFolder, "x.tessera");
                core::workspace::check(read);
                QVERIFY(!toJson(read, kFolder).empty());
            } catch (const gpu::Error&) {
                ++refused;
            }
        }
        QVERIFY(refused > rounds / 2);
        QVERIFY(refused < rounds); // a changed digit or letter is still a workspace
    }

    void whatCannotBeReadBackIsNotWritten_data()
    {
        QTest::addColumn<double>("x");
        QTest::newRow("NaN") << std::numeric_limits<double>::quiet_NaN();
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
        QTest::newRow("outside") << 20.0;
    }

    void whatCannotBeReadBackIsNotWritten()
    {
        QFETCH(double, x);
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("a.tessera").toStdString();
        core::workspace::save(path, smallWorkspace());
        Workspace broken = smallWorkspace();
        changePrompt(broken, {ScenePrompt::Kind::Object, {x, 1}, {}, true});
        QVERIFY(failureOf([&] { core::workspace::save(path, broken); }));
        QVERIFY(sameWorkspace(core::workspace::load(path), smallWorkspace())); // the old file is whole
        changePrompt(broken, {ScenePrompt::Kind::Box, {x, 1}, {5, 5}, true});
        QVERIFY(failureOf([&] { core::workspace::save(path, broken); }));
    }

    void tooMuchIsRefused()
    {
        Workspace workspace = smallWorkspace();
        changeObject(workspace, [](SceneObject& object) {
            object.prompts.resize(core::workspace::kMaxPrompts + 1, object.prompts[0]);
        });
        const auto failure = failureOf([&] { toJson(workspace, kFolder); });
        QVERIFY(failure && failure->kind() == ErrorKind::LimitExceeded);
        QVERIFY2(QString(failure->what()).contains("prompts") && QString(failure->what()).contains("10000"),
                 failure->what());
        workspace = smallWorkspace();
        auto& objects = workspace.segment.pictures[0].scene.objects;
        objects.push_back(objects[0]);
        QVERIFY(failureOf([&] { toJson(workspace, kFolder); })); // one id twice
        workspace = smallWorkspace();
        workspace.segment.pictures[0].picture.name = "\xC3("; // not UTF-8
        QVERIFY(failureOf([&] { toJson(workspace, kFolder); }));
    }

    void filesThatCannotBeReadAreNamed()
    {
        const QTemporaryDir folder;
        const auto load = [](const QString& path) {
            return failureOf([&path] { core::workspace::load(path.toStdString()); });
        };
        QCOMPARE(load(folder.filePath("none.tessera"))->kind(), ErrorKind::NotFound);
        QCOMPARE(load(folder.path())->kind(), ErrorKind::InvalidInput);
        core::writeFileAtomically(folder.filePath("empty.tessera").toStdString(), std::string_view());
        QCOMPARE(load(folder.filePath("empty.tessera"))->kind(), ErrorKind::Corrupt);
        QFile large(folder.filePath("large.tessera"));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(core::limits::workspaceBytes.value() + 1));
        QCOMPARE(load(large.fileName())->kind(), ErrorKind::LimitExceeded);
        const auto unwritable = failureOf([] { core::workspace::save("/proc/none/a.tessera", smallWorkspace()); });
        QCOMPARE(unwritable->kind(), ErrorKind::Io);
    }

    void picturesAreFoundWhereTheyAre()
    {
        const QTemporaryDir folder;
        const auto at = [&folder](const char* name) {
            return std::filesystem::path(folder.filePath(name).toStdString());
        };
        core::savePng(at("old/photo.png"), core::Image{2, 1, {1, 2, 3, 4, 5, 6}});
        Workspace workspace = smallWorkspace();
        PictureState& state = workspace.segment.pictures[0];
        const core::LoadedImage loaded = core::loadImage(at("old/photo.png"));
        state.picture = {at("old/photo.png").string(), {}, "photo", loaded.sha256, loaded.pixelSha256, 2, 1, false};
        state.scene = {};
        core::workspace::save(at("old/a.tessera"), workspace);

        // Moved together: found beside the workspace.
        std::filesystem::rename(at("old"), at("new"));
        const auto moved = core::workspace::load(at("new/a.tessera")).segment.pictures[0].picture;
        QCOMPARE(core::workspace::loadPicture(moved, at("new")).path, at("new/photo.png"));
        // The workspace alone moved: found where it was.
        core::savePng(at("old/photo.png"), core::Image{2, 1, {1, 2, 3, 4, 5, 6}});
        QCOMPARE(core::workspace::loadPicture(moved, at("elsewhere")).path, at("old/photo.png"));
        // One of the two was changed: the right one is taken.
        core::savePng(at("new/photo.png"), core::Image{2, 1, {9, 9, 9, 9, 9, 9}});
        QCOMPARE(core::workspace::loadPicture(moved, at("new")).path, at("old/photo.png"));
    }

    void aChangedPictureIsRefusedWithBothHashes()
    {
        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("photo.png").toStdString();
        core::savePng(path, core::Image{2, 1, {1, 2, 3, 4, 5, 6}});
        core::workspace::PictureFile file{path.string(), "photo.png", "photo", std::string(64, 'a'), {}, 2, 1, false};
        const auto failure = failureOf([&] { core::workspace::loadPicture(file, folder.path().toStdString()); });
        QVERIFY(failure && failure->kind() == ErrorKind::InvalidInput);
        const QString words = failure->what();
        QVERIFY2(words.contains(QString(64, 'a')) && words.contains(QString::fromStdString(core::sha256OfFile(path))) &&
                     words.contains("photo.png"),
                 failure->what());
        QVERIFY(failureOf([&] { core::workspace::loadPictureFrom(file, path); }));
        file.path = "/nowhere/photo.png";
        file.relative.clear();
        const auto missing = failureOf([&] { core::workspace::loadPicture(file, "/nowhere"); });
        QCOMPARE(missing->kind(), ErrorKind::NotFound);
        QVERIFY(QString(missing->what()).contains("/nowhere/photo.png") &&
                QString(missing->what()).contains(QString(64, 'a')));
        file.sha256 = core::sha256OfFile(path);
        QCOMPARE(core::workspace::loadPictureFrom(file, path).image.width, 2);
        file.width = 3;
        QVERIFY(failureOf([&] { core::workspace::loadPictureFrom(file, path); }));
    }

    void pastedPicturesLieBesideTheWorkspace()
    {
        const QTemporaryDir folder;
        const std::filesystem::path workspaceFile = folder.filePath("a b.tessera").toStdString();
        const core::Image image{2, 2, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}};
        core::workspace::PictureFile file;
        file.pixelSha256 = core::pixelHash(image);
        file.width = 2;
        file.height = 2;
        core::workspace::keepPasted(file, image, workspaceFile);
        QVERIFY(QString::fromStdString(file.path).startsWith(folder.filePath("a b.pictures/")));
        const core::LoadedImage read = core::workspace::loadPicture(file, folder.path().toStdString());
        QVERIFY(read.image.rgb == image.rgb);
        QVERIFY(read.path.empty() && read.sha256.empty()); // as it was before it was saved
        QCOMPARE(read.pixelSha256, file.pixelSha256);
        // A damaged copy is written again.
        core::writeFileAtomically(file.path, std::string_view("junk"));
        core::workspace::keepPasted(file, image, workspaceFile);
        QVERIFY(core::loadImage(file.path).image.rgb == image.rgb);
    }

    void masksAreToldApart()
    {
        const core::Mask mask{2, 1, {0, 255}};
        QCOMPARE(core::workspace::maskHash(mask), core::workspace::maskHash(core::Mask{2, 1, {0, 255}}));
        QVERIFY(core::workspace::maskHash(mask) != core::workspace::maskHash(core::Mask{1, 2, {0, 255}}));
        QVERIFY(core::workspace::maskHash(mask) != core::workspace::maskHash(core::Mask{2, 1, {255, 0}}));
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
