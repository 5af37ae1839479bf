// What a workspace keeps of the pane of models: as text and back, and where its files are found.

#include <functional>
#include <optional>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/workspace/workspace_file.h"
#include "core/workspace/workspace_json.h"
#include "gpu/base/error.h"
#include "tests/support/refusal.h"

using core::workspace::FileReference;
using core::workspace::ModelState;
using core::workspace::Workspace;
using gpu::ErrorKind;
using support::failureOf;

namespace {

const std::filesystem::path kFolder = "/home/ada";

Workspace workspaceWithModel()
{
    Workspace workspace;
    workspace.pane = "inspect";
    ModelState& model = workspace.model;
    model.file = {"/home/ada/models/one.onnx", {}, std::string(64, 'a')};
    model.shapes["picture"] = "1,3,10,12";
    model.values["size"] = "10,12";
    model.input = "picture";
    model.picture = {"/home/ada/cat.png", {}, std::string(64, 'b')};
    model.sentence = "A cat, 猫.";
    model.secondSentence = "A dog, 狗.";
    model.tokenizer = {"/home/ada/words.json", {}, std::string(64, 'c')};
    model.seed = UINT64_MAX;
    model.search = "conv 像素";
    model.node = 4;
    model.tapped = true;
    model.look = "numbers";
    model.rowAxis = 2;
    model.columnAxis = 3;
    model.indices = {0, 5, 0, 0};
    model.exports.push_back({model.file,
                             model.picture,
                             {"inspect.tensor", "svg", "tensor.svg", {{"node", 4.0}, {"planned", true}}},
                             {"/home/ada/tokenizer.json", {}, {}}});
    return workspace;
}

std::string text() { return toJson(workspaceWithModel(), kFolder); }

} // namespace

class TestWorkspaceModel : public QObject {
    Q_OBJECT

private slots:
    void everythingComesBack()
    {
        const Workspace read = core::workspace::parse(text(), kFolder, "x.tessera");
        ModelState expected = workspaceWithModel().model;
        QVERIFY(!(read.model == expected)); // the places from the workspace's folder are new
        QCOMPARE(read.model.file.relative, std::string("models/one.onnx"));
        QCOMPARE(read.model.exports[0].picture.relative, std::string("cat.png"));
        expected.file.relative = expected.exports[0].model.relative = "models/one.onnx";
        expected.picture.relative = expected.exports[0].picture.relative = "cat.png";
        expected.exports[0].tokenizer.relative = "tokenizer.json";
        expected.tokenizer.relative = "words.json";
        QVERIFY(read.model == expected);
        QCOMPARE(toJson(read, kFolder), text());
    }

    void olderFilesHaveNone()
    {
        const Workspace read = core::workspace::parse(R"({"format": 1, "pane": "grid", "grid": null})", kFolder, "x");
        QVERIFY(read.model == ModelState());
        const QJsonObject written =
            QJsonDocument::fromJson(QByteArray::fromStdString(toJson(Workspace(), kFolder))).object();
        QVERIFY(written.contains("model") && written["model"].isNull());
    }

    void handWrittenOnesMayBeShort()
    {
        const Workspace read =
            core::workspace::parse(R"({"format": 1, "model": {"file": {"path": "/one.onnx"}}})", kFolder, "x");
        ModelState expected;
        expected.file.path = "/one.onnx";
        QVERIFY(read.model == expected);
    }

    void exportsStayWhenTheModelIsClosed()
    {
        Workspace workspace = workspaceWithModel();
        const auto exports = workspace.model.exports;
        workspace.model = {};
        workspace.model.exports = exports;
        const Workspace read = core::workspace::parse(toJson(workspace, kFolder), kFolder, "x");
        QCOMPARE(read.model.exports.size(), size_t{1});
        QVERIFY(read.model.file.path.empty());
        QVERIFY(read.model.exports[0].record == exports[0].record);
    }

    void brokenOnesAreRefused_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const char* piece, const char* other, const char* mentions) {
            QTest::newRow(name) << piece << other << mentions;
        };
        row("model as text", "\"model\": {", "\"model\": \"one.onnx\", \"x\": {", "\"model\" is no object");
        row("file without path", "\"path\": \"/home/ada/models/one.onnx\"", "\"way\": \"\"", "model.file.path");
        row("hash of another length", "\"sha256\": \"aa", "\"sha256\": \"a", "model.file.sha256");
        row("shapes as list", "\"shapes\": {", "\"shapes\": [], \"x\": {", "model.shapes");
        row("shape as number", "\"1,3,10,12\"", "3", "model.shapes.picture");
        row("input of no kind", "\"input\": \"picture\"", "\"input\": \"noise\"", "model.input");
        row("look of no kind", "\"look\": \"numbers\"", "\"look\": \"hologram\"", "model.look");
        row("sentence as list", "\"sentence\": \"A cat", "\"sentence\": [], \"x\": \"A cat", "model.sentence");
        row("second sentence as number", "\"secondSentence\": \"A dog", "\"secondSentence\": 2, \"x\": \"A dog",
            "model.secondSentence");
        row("chosen tokenizer as text", "\"tokenizer\": {\"path\": \"/home/ada/w",
            "\"tokenizer\": \"words\", \"x\": {\"path\": \"/home/ada/w", "model.tokenizer");
        row("tokenizer as text", "\"tokenizer\": {\"path\": \"/home/ada/t",
            "\"tokenizer\": \"words\", \"x\": {\"path\": \"/home/ada/t", "model.exports[0].tokenizer");
        row("negative seed", "\"seed\": 18446744073709551615", "\"seed\": -1", "model.seed");
        row("search as list", "\"search\": \"conv", "\"search\": 3, \"x\": \"conv", "model.search");
        row("node -2", "\"node\": 4,", "\"node\": -2,", "model.node");
        row("node as text", "\"node\": 4,", "\"node\": \"4\",", "model.node");
        row("tapped as number", "\"tapped\": true", "\"tapped\": 1", "model.tapped");
        row("ninth axis", "\"rowAxis\": 2", "\"rowAxis\": 8", "model.rowAxis");
        row("half an axis", "\"columnAxis\": 3", "\"columnAxis\": 2.5", "model.columnAxis");
        row("too many indices", "\"indices\": [0,", "\"indices\": [0, 0, 0, 0, 0, 0,", "model.indices");
        row("negative index", "\"indices\": [0,", "\"indices\": [-1,", "model.indices[0]");
        row("export leaves its folder", "\"tensor.svg\"", "\"../tensor.svg\"", "model.exports[0].file");
        row("export without a model", "\"model\": {\"path\": \"/home/ada/models/one.onnx\"",
            "\"model\": null, \"x\": {\"path\": \"\"", "model.exports[0].model");
        row("option as list", "\"planned\": true", "\"planned\": []", "model.exports[0].options.planned");
    }

    void brokenOnesAreRefused()
    {
        QFETCH(QString, piece);
        QFETCH(QString, other);
        QFETCH(QString, mentions);
        // Line breaks are where there is room for them.
        QString json = QString::fromStdString(text()).simplified();
        json.replace("{ ", "{").replace(" }", "}").replace("[ ", "[").replace(" ]", "]");
        const qsizetype place = json.indexOf(piece);
        QVERIFY2(place >= 0, qPrintable(json));
        json.replace(place, piece.size(), other);
        const auto failure = failureOf([&] { core::workspace::parse(json.toStdString(), kFolder, "x.tessera"); });
        QVERIFY(failure);
        QVERIFY2(QString(failure->what()).contains(mentions), failure->what());
        QVERIFY(!failure->hint().empty());
    }

    void whatCannotBeReadBackIsNotWritten()
    {
        const auto refuses = [](const std::function<void(ModelState&)>& change) {
            Workspace workspace = workspaceWithModel();
            change(workspace.model);
            return failureOf([&] { toJson(workspace, kFolder); }).has_value();
        };
        QVERIFY(!refuses([](ModelState&) {}));
        QVERIFY(refuses([](ModelState& model) { model.input = "noise"; }));
        QVERIFY(refuses([](ModelState& model) { model.search = "\xC3("; })); // not UTF-8
        QVERIFY(refuses([](ModelState& model) { model.sentence = "\xC3("; }));
        QVERIFY(refuses([](ModelState& model) { model.secondSentence = "\xC3("; }));
        QVERIFY(refuses([](ModelState& model) { model.tokenizer.sha256 = "a"; }));
        QVERIFY(refuses([](ModelState& model) { model.exports[0].tokenizer.sha256 = "a"; }));
        QVERIFY(refuses([](ModelState& model) { model.node = -2; }));
        QVERIFY(refuses([](ModelState& model) { model.indices.resize(9); }));
        QVERIFY(refuses([](ModelState& model) { model.exports[0].model = {}; }));
        QVERIFY(refuses([](ModelState& model) { model.exports[0].record.file = "a/b.svg"; }));
        QVERIFY(refuses(
            [](ModelState& model) { model.exports.resize(core::workspace::kMaxExports + 1, model.exports[0]); }));
    }

    void modelsAreFoundWhereTheyAre()
    {
        const QTemporaryDir folder;
        const auto at = [&folder](const char* name) {
            return std::filesystem::path(folder.filePath(name).toStdString());
        };
        core::writeFileAtomically(at("old/one.onnx"), std::string_view("a model"));
        Workspace workspace = workspaceWithModel();
        workspace.model.file = {at("old/one.onnx").string(), {}, core::sha256OfFile(at("old/one.onnx"))};
        core::workspace::save(at("old/a.tessera"), workspace);
        // Moved together: found beside the workspace.
        std::filesystem::rename(at("old"), at("new"));
        const FileReference moved = core::workspace::load(at("new/a.tessera")).model.file;
        QCOMPARE(core::workspace::findModel(moved, at("new")), at("new/one.onnx"));
        // The workspace alone moved: found where it was.
        core::writeFileAtomically(at("old/one.onnx"), std::string_view("a model"));
        QCOMPARE(core::workspace::findModel(moved, at("elsewhere")), at("old/one.onnx"));
        // One of the two was changed: the right one is taken.
        core::writeFileAtomically(at("new/one.onnx"), std::string_view("another"));
        QCOMPARE(core::workspace::findModel(moved, at("new")), at("old/one.onnx"));
        QVERIFY(core::workspace::findFile(moved, at("new")) == at("old/one.onnx"));
        // Both: refused with both hashes.
        core::writeFileAtomically(at("old/one.onnx"), std::string_view("a third"));
        const auto changed = failureOf([&] { core::workspace::findModel(moved, at("new")); });
        QVERIFY(changed && changed->kind() == ErrorKind::InvalidInput);
        QVERIFY2(QString(changed->what()).contains(QString::fromStdString(moved.sha256)) &&
                     QString(changed->what()).contains(QString::fromStdString(core::sha256OfFile(at("new/one.onnx")))),
                 changed->what());
        QVERIFY(!core::workspace::findFile(moved, at("new")));
        // None: named.
        std::filesystem::remove(at("old/one.onnx"));
        std::filesystem::remove(at("new/one.onnx"));
        const auto missing = failureOf([&] { core::workspace::findModel(moved, at("new")); });
        QVERIFY(missing && missing->kind() == ErrorKind::NotFound);
        QVERIFY2(QString(missing->what()).contains("old/one.onnx"), missing->what());
        QVERIFY(!missing->hint().empty());
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceModel)
#include "tst_workspace_model.moc"
