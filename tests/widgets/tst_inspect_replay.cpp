// What a person exports from the pane of models, the command line exports again from the workspace: byte for byte, with
// a small model on the real device.
#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/main_window.h"
#include "app/workspace_session.h"
#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/segment/session_engine.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/core/onnx/onnx_files.h"
#include "tests/support/program.h"
#include "widgets/export/export_dialog.h"
#include "widgets/job_runner.h"
#include "widgets/language.h"
#include "widgets/panes/inspect_pane.h"

namespace {

constexpr int kPatienceMs = 300'000; ///< only ends a hanging test

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

QStringList filesIn(const QString& folder) { return QDir(folder).entryList(QDir::Files, QDir::Name); }

} // namespace

class TestInspectReplay : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QCoreApplication::setOrganizationName("tessera-tests");
        QCoreApplication::setApplicationName("inspect-replay");
        QCoreApplication::setApplicationVersion(TESSERA_VERSION);
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
        QVERIFY(QDir().mkpath(at("window")));
        QVERIFY(QDir().mkpath(at("work/models")));
        onnx_test::write(onnx_test::smallModel(), at("work/models/small.onnx").toStdString());
        onnx_test::write(onnx_test::unsupportedModel(), at("work/models/strange.onnx").toStdString());
        onnx_test::write(onnx_test::textModel(), at("work/models/text.onnx").toStdString());
        QFile tokenizer(at("work/models/tokenizer.json"));
        QVERIFY(tokenizer.open(QIODevice::WriteOnly));
        tokenizer.write(samples::smallTokenizer().c_str());
        QImage picture(40, 30, QImage::Format_RGB888);
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixelColor(x, y, QColor(6 * x, 8 * y, 100));
        QVERIFY(picture.save(at("work/picture.png")));
        m_window =
            std::make_unique<app::MainWindow>(std::make_shared<core::segment::SessionEngine>(gpu::DeviceOptions{}),
                                              [] { return std::vector<widgets::Sample>(); });
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openDevice();
    }
    void cleanupTestCase() { m_window.reset(); }

    void aPersonLooksAndExports()
    {
        open("strange.onnx"); // cannot run: its table can be exported all the same
        exportAll("strange ", {}, {"csv"});
        open("text.onnx");
        widgets::inspect::InspectSettings sentence;
        sentence.input = widgets::inspect::InputKind::Sentence;
        sentence.sentence = QString::fromUtf8("Hello 中国!");
        pane().document().setSettings(sentence);
        settle();
        show(0);
        exportAll("sentence ", {"svg"}, {"csv"});
        sentence.second = QStringLiteral("world");
        pane().document().setSettings(sentence);
        settle();
        show(3); // which sentence each token is of
        exportAll("pair ", {"svg"}, {"csv"});
        open("small.onnx");
        shape("1,3,10,12");
        exportAll("table ", {}, {"csv", "json"});
        show(1); // random inputs, a heatmap
        exportAll("heatmap ", {"png", "svg"}, {"csv"});
        pane().inspectInspector()->run()->setPicture(at("work/picture.png"));
        action("inspect.as-image")->trigger();
        show(0);
        pane().tensorPanel()->setChoice({1, 3, {0, 0, 2, 0}});
        settle();
        exportAll("picture ", {"png"}, {"json"});
        widgets::applyLanguage("zh_CN"); // other shapes, in another language
        shape("1,3,6,7");
        show(6);
        exportAll("other ", {"svg"}, {"csv"});
        widgets::applyLanguage("en");
        QCOMPARE(filesIn(at("window")), m_exported);
        QCOMPARE(m_exported.size(), 19);
        QVERIFY(m_window->isWindowModified());
        m_window->workspace().saveTo(at("work/models.tessera"));
        QTRY_VERIFY(idle() && !m_window->isWindowModified());
    }

    void replayGivesTheSameBytes_data()
    {
        QTest::addColumn<bool>("moved");
        QTest::newRow("where it was") << false;
        QTest::newRow("in another folder") << true;
    }

    void replayGivesTheSameBytes()
    {
        QFETCH(bool, moved);
        if (moved)
            QVERIFY(QDir().rename(at("work"), at("elsewhere")));
        const QString workspace = at(moved ? "elsewhere/models.tessera" : "work/models.tessera");
        const QString out = at(QTest::currentDataTag());
        const support::Outcome outcome = replay({workspace, "--out", out});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(!outcome.errors.contains("warning"), qPrintable(outcome.errors));
        QVERIFY2(outcome.out.contains("small.onnx: 8 nodes"), qPrintable(outcome.out));
        QCOMPARE(filesIn(out + "/model/exports"), m_exported);
        for (const QString& name : m_exported)
            QVERIFY2(contentOf(out + "/model/exports/" + name) == contentOf(at("window/" + name)), qPrintable(name));
        QCOMPARE(filesIn(out + "/model"), (QStringList{"model.json", "nodes.csv", "nodes.json"}));
        for (const QString& name : filesIn(out + "/model")) // wherever the workspace lies
            QCOMPARE(contentOf(out + "/model/" + name), contentOf(at("where it was/model/" + name)));
        const QJsonObject told = QJsonDocument::fromJson(contentOf(out + "/model/model.json")).object();
        QCOMPARE(told["nodes"].toArray().size(), 8);
        QVERIFY(!told.contains("run")); // timings are never the same
    }

    void whatCannotBeMadeIsNamed()
    {
        core::workspace::Workspace strange = core::workspace::load(at("elsewhere/models.tessera").toStdString());
        auto& exports = strange.model.exports;
        const auto tensor = std::ranges::find_if(exports, [](const auto& made) {
            return made.record.item == "inspect.tensor" && made.tokenizer.path.empty();
        });
        QVERIFY(tensor != exports.end());
        core::workspace::ModelExport one = *tensor;
        for (core::workspace::FileReference* file :
             {&strange.model.file, &strange.model.picture, &one.model, &one.picture}) // as a window finds them
            file->path = QString::fromStdString(file->path).replace(at("work/"), at("elsewhere/")).toStdString();
        exports.clear();
        one.record.file = "good.png";
        one.record.format = "png";
        exports.push_back(one);
        one.record.file = "hologram.png";
        one.record.item = "inspect.hologram";
        exports.push_back(one);
        one.record.file = "node.png";
        one.record.item = "inspect.tensor";
        one.record.options["node"] = 99.0;
        exports.push_back(one);
        one.record.file = "shape.png";
        one.record.options["shape picture"] = std::string("1,4,5,5");
        exports.push_back(one);
        core::workspace::save(at("elsewhere/strange.tessera").toStdString(), strange);
        const support::Outcome outcome = replay({at("elsewhere/strange.tessera"), "--out", at("strange")});
        QVERIFY2(outcome.exitCode == 3, qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains("inspect.hologram"), qPrintable(outcome.errors));
        QCOMPARE(outcome.errors.count("warning"), 3);
        QCOMPARE(filesIn(at("strange/model/exports")), QStringList{"good.png"});
    }

    void theSentenceOfTheOpenModelDecidesItsShapes()
    {
        core::workspace::Workspace workspace = core::workspace::load(at("elsewhere/models.tessera").toStdString());
        const auto text = std::ranges::find_if(workspace.model.exports,
                                               [](const auto& made) { return !made.tokenizer.path.empty(); });
        QVERIFY(text != workspace.model.exports.end());
        core::workspace::ModelState state;
        state.file = text->model;
        state.file.path = at("elsewhere/models/text.onnx").toStdString();
        state.input = "sentence";
        state.sentence = "hello";
        state.secondSentence = "unaffable";
        workspace.model = state;
        core::workspace::save(at("elsewhere/text.tessera").toStdString(), workspace);
        const auto nodes = [&](const char* out) {
            const support::Outcome outcome = replay({at("elsewhere/text.tessera"), "--out", at(out)});
            return outcome.exitCode == 0 ? contentOf(at(out) + "/model/nodes.csv") : outcome.errors.toUtf8();
        };
        QVERIFY2(nodes("sentence").contains("1x7x2"), nodes("sentence").constData());
        // Not the tokenizer beside the model, but one that was chosen, which does not know all the pieces.
        std::string words = samples::smallTokenizer();
        words.erase(words.find(",\"##able\":9"), 11);
        core::writeFileAtomically(at("elsewhere/words.json").toStdString(), words);
        workspace.model.tokenizer = {
            at("elsewhere/words.json").toStdString(), {}, core::sha256OfFile(at("elsewhere/words.json").toStdString())};
        core::workspace::save(at("elsewhere/text.tessera").toStdString(), workspace);
        QVERIFY2(nodes("chosen").contains("1x5x2"), nodes("chosen").constData());
        QVERIFY(QFile::remove(at("elsewhere/words.json")));
        QVERIFY2(nodes("gone").contains("words.json"), nodes("gone").constData());
        QVERIFY(!QFile::exists(at("gone")));
    }

    void aChangedModelIsRefusedBeforeAnythingIsWritten()
    {
        onnx_test::write(onnx_test::unsupportedModel(), at("elsewhere/models/small.onnx").toStdString());
        const support::Outcome changed = replay({at("elsewhere/models.tessera"), "--out", at("refused")});
        QCOMPARE(changed.exitCode, 1);
        QVERIFY2(changed.errors.contains("is not the model of the workspace"), qPrintable(changed.errors));
        QVERIFY(QFile::remove(at("elsewhere/models/small.onnx")));
        const support::Outcome gone = replay({at("elsewhere/models.tessera"), "--out", at("refused")});
        QCOMPARE(gone.exitCode, 1);
        QVERIFY2(gone.errors.contains("small.onnx"), qPrintable(gone.errors));
        onnx_test::write(onnx_test::smallModel(), at("elsewhere/models/small.onnx").toStdString());
        QFile tokenizer(at("elsewhere/models/tokenizer.json")); // another one, though it would be found
        QVERIFY(tokenizer.open(QIODevice::Append));
        tokenizer.write("\n");
        tokenizer.close();
        const support::Outcome words = replay({at("elsewhere/models.tessera"), "--out", at("refused")});
        QCOMPARE(words.exitCode, 1);
        QVERIFY2(words.errors.contains("tokenizer.json"), qPrintable(words.errors));
        QVERIFY(QFile::resize(tokenizer.fileName(), tokenizer.size() - 1));
        QVERIFY(QFile::rename(at("elsewhere/picture.png"), at("elsewhere/other.png")));
        const support::Outcome picture = replay({at("elsewhere/models.tessera"), "--out", at("refused")});
        QCOMPARE(picture.exitCode, 1);
        QVERIFY2(picture.errors.contains("picture.png"), qPrintable(picture.errors));
        QVERIFY(!QFile::exists(at("refused")));
    }

private:
    QString at(const QString& name) const { return m_folder.filePath(name); }
    widgets::InspectPane& pane() { return *m_window->findChild<widgets::InspectPane*>(); }
    QAction* action(const char* id) { return m_window->actions().action(id); }
    bool idle() { return m_window->jobs().idle(); }
    void settle()
    {
        QVERIFY(QTest::qWaitFor([this] { return idle(); }, kPatienceMs));
    }
    void open(const QString& name)
    {
        m_window->openFiles({at("work/models/" + name)});
        settle();
        QCOMPARE(pane().documentName(), name);
    }
    void shape(const QString& text)
    {
        QLineEdit* field = pane().inspectInspector()->model()->shapeField("picture");
        field->setText(text);
        QTest::keyClick(field, Qt::Key_Return);
        settle();
    }
    void show(int node)
    {
        pane().document().select(node);
        action("inspect.tap")->trigger();
        settle();
        QVERIFY(pane().document().tensor() && pane().tensorPanel()->view());
    }
    /// All that the export dialog offers, in these formats.
    void exportAll(const QString& prefix, const QStringList& figures, const QStringList& tables)
    {
        action("file.export")->trigger();
        auto* dialog = m_window->findChild<widgets::ExportDialog*>();
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>();
        for (int row = 0; row < list->count(); ++row) {
            list->setCurrentRow(row);
            const bool isFigure = std::holds_alternative<widgets::FigureSource>(dialog->current()->content);
            for (const QString& format : isFigure ? figures : tables) {
                for (auto* combo : dialog->findChildren<QComboBox*>())
                    if (combo->findData(format) >= 0)
                        combo->setCurrentIndex(combo->findData(format));
                const QString file = prefix + dialog->current()->id.section('.', -1) + "." + format;
                QVERIFY2(dialog->exportTo(at("window/" + file)), qPrintable(file));
                m_exported << file;
            }
        }
        m_exported.sort();
        dialog->close();
        QTRY_VERIFY(!m_window->findChild<widgets::ExportDialog*>());
    }
    support::Outcome replay(const QStringList& words) const
    {
        return support::runProgram(QStringList{"replay"} + words,
                                   {.environment = support::environmentWithoutDisplay(at("cache"))});
    }

    QTemporaryDir m_folder;
    QStringList m_exported;
    std::unique_ptr<app::MainWindow> m_window;
};

QTEST_MAIN(TestInspectReplay)
#include "tst_inspect_replay.moc"
