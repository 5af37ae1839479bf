// A sentence as the input of a model in the window: typed, run, looked at, kept in workspaces.
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/workspace_session.h"
#include "core/assets/assets.h"
#include "core/workspace/workspace_file.h"
#include "tests/core/attention/small_tokenizer.h"
#include "tests/widgets/inspect_fixture.h"

using widgets::inspect::InputKind;

class TestInspectText : public InspectFixture {
    Q_OBJECT

private:
    widgets::inspect::RunPart& run() { return *pane().inspectInspector()->run(); }
    QString shape(int node) { return pane().table()->nodes().index(node, NodeModel::Shape).data().toString(); }
    QString tokens() { return run().findChild<QLabel*>("inspectTokens")->text(); }
    /// A model that gives the number of each token, twice.
    void openText(bool withTokenizer = true)
    {
        QVERIFY(QDir().mkpath(at("models")));
        onnx_test::write(onnx_test::textModel(), at("models/text.onnx").toStdString());
        if (withTokenizer)
            writeTokenizer();
        m->window().openFiles({at("models/text.onnx")});
        QVERIFY(m->settle());
        QVERIFY(document().model());
    }
    void writeTokenizer()
    {
        QFile file(at("models/tokenizer.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(samples::smallTokenizer().c_str());
    }
    void chooseSentence()
    {
        run().inputBox()->setFocus();
        QTest::keyClick(run().inputBox(), Qt::Key_End);
        QCOMPARE(document().settings().input, InputKind::Sentence);
    }
    void typeSentence(const QString& words)
    {
        run().sentenceField()->setFocus();
        run().sentenceField()->selectAll();
        QTest::keyClicks(run().sentenceField(), words);
        QTest::keyClick(run().sentenceField(), Qt::Key_Return);
    }
    void tap(int node)
    {
        document().select(node);
        m->action("inspect.tap")->trigger();
        QVERIFY(m->settle());
    }
    std::vector<double> tapped()
    {
        return document().tensor() ? document().tensor()->values.toDoubles() : std::vector<double>();
    }
    void openWorkspace(const QString& name)
    {
        m->window().openFiles({at(name)});
        QVERIFY(m->settle());
    }

private slots:
    void init() { openWindow(); }
    void cleanup() { m.reset(); }

    void onlyTextModelsOfferIt()
    {
        openText();
        QCOMPARE(run().inputBox()->count(), 4);
        QVERIFY(!run().sentenceField()->isVisible());
        chooseSentence();
        QVERIFY(run().sentenceField()->isVisible());
        QVERIFY(!m->action("inspect.run")->isEnabled());
        QVERIFY(m->window().actions().reason("inspect.run").contains("sentence"));
        QVERIFY(run().findChild<QLabel*>("inspectWhy")->isVisible());
        onnx_test::write(onnx_test::smallModel(), at("small.onnx").toStdString());
        m->window().openFiles({at("small.onnx")});
        QVERIFY(m->settle());
        QCOMPARE(run().inputBox()->count(), 3);
        QVERIFY(!run().sentenceField()->isVisible());
        QCOMPARE(run().inputBox()->currentIndex(), 0);
    }

    void aSentenceDecidesTheShapes()
    {
        openText();
        QCOMPARE(shape(0), QString("1×128×2")); // assumed
        chooseSentence();
        typeSentence("Hello world");
        QVERIFY(m->settle());
        QCOMPARE(shape(0), QString("1×4×2"));
        QCOMPARE(tokens(), QString("4 tokens: [CLS] hello world [SEP]"));
        QLineEdit* field = pane().inspectInspector()->model()->shapeField("input_ids");
        QVERIFY(field && !field->isEnabled() && field->placeholderText().startsWith("1,4 "));
        tap(0);
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 6, 6, 3, 3}));
        QTest::keyClick(run().inputBox(), Qt::Key_Home);
        QVERIFY(m->settle());
        QCOMPARE(shape(0), QString("1×128×2"));
        QVERIFY(field->isEnabled());
    }

    void whatIsTypedIsTakenInAPause()
    {
        openText();
        chooseSentence();
        QTest::keyClicks(run().sentenceField(), "hello wor"); // the field has the focus
        emit document().modelChanged();                       // as when a plan is ready
        QCOMPARE(run().sentenceField()->text(), QString("hello wor"));
        QTRY_VERIFY(m->action("inspect.run")->isEnabled()); // it can be clicked without Return
        QVERIFY(m->settle());
        QCOMPARE(tokens(), QString("4 tokens: [CLS] hello [UNK] [SEP]"));
        QTest::keyClicks(run().sentenceField(), "ld");
        auto* button = run().findChild<QPushButton*>("inspectRun");
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m->settle());
        QVERIFY(document().times());
        QCOMPARE(document().settings().sentence, QString("hello world"));
    }

    void whatIsAskedForMeanwhileWaits()
    {
        openText();
        chooseSentence();
        typeSentence("hello"); // it is being read now
        document().select(4);
        m->action("inspect.run")->trigger();
        m->action("inspect.tap")->trigger();
        QVERIFY(document().isBusy());
        QCOMPARE(document().awaited(), 4);
        QVERIFY(m->settle());
        QVERIFY(!document().isBusy());
        QVERIFY(document().times());
        QVERIFY(run().findChild<QLabel*>("inspectUsed")->text().contains("sentence"));
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 3, 3}));
        QVERIFY(!bar().isVisible());
    }

    void aMissingTokenizerIsSaid()
    {
        openText(false);
        chooseSentence();
        typeSentence("hello world");
        QVERIFY(m->settle());
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().hint().contains("tokenizer.json"), qPrintable(bar().hint()));
        QCOMPARE(shape(0), QString("1×128×2"));
        m->action("inspect.run")->trigger(); // asks again
        QVERIFY(m->settle());
        QVERIFY(!document().isBusy() && !document().times());
        writeTokenizer();
        m->action("inspect.run")->trigger();
        QVERIFY(m->settle());
        QVERIFY(document().times());
        QCOMPARE(shape(0), QString("1×4×2"));
        QVERIFY(!bar().isVisible());
    }

    void workspacesKeepIt()
    {
        openText();
        chooseSentence();
        typeSentence("hello world");
        tap(0);
        m->window().workspace().saveTo(at("first.tessera"));
        QVERIFY(m->settle());
        QTRY_VERIFY(QFile::exists(at("first.tessera")));
        const core::workspace::ModelState state = core::workspace::load(at("first.tessera").toStdString()).model;
        QCOMPARE(state.input, std::string("sentence"));
        QCOMPARE(state.sentence, std::string("hello world"));
        m->action("file.new-workspace")->trigger();
        openWorkspace("first.tessera");
        QCOMPARE(document().settings().input, InputKind::Sentence);
        QCOMPARE(run().sentenceField()->text(), QString("hello world"));
        QCOMPARE(shape(0), QString("1×4×2"));
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 6, 6, 3, 3})); // without a click
        // Its tokenizer may be gone: the workspace opens, and says so.
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::remove(at("models/tokenizer.json")));
        openWorkspace("first.tessera");
        QVERIFY(document().model());
        QCOMPARE(run().sentenceField()->text(), QString("hello world"));
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().hint().contains("tokenizer.json"), qPrintable(bar().hint()));
        QVERIFY(!document().tensor());
    }

    void exportsTellOfIt()
    {
        openText();
        chooseSentence();
        typeSentence("hello world");
        tap(0);
        const auto items = pane().exportItems();
        QCOMPARE(items.size(), size_t{3});
        for (const widgets::ExportItem& item : items) {
            core::workspace::ExportRecord record = item.record;
            record.item = item.id.toStdString();
            record.format = "csv";
            record.file = record.item + ".csv";
            pane().recordExport(record);
        }
        m->window().workspace().saveTo(at("models/first.tessera"));
        QVERIFY(m->settle());
        QTRY_VERIFY(QFile::exists(at("models/first.tessera")));
        const auto exports = core::workspace::load(at("models/first.tessera").toStdString()).model.exports;
        QCOMPARE(exports.size(), size_t{3});
        for (const core::workspace::ModelExport& made : exports) {
            QCOMPARE(made.tokenizer.relative, std::string("tokenizer.json"));
            QCOMPARE(made.tokenizer.sha256.size(), size_t{64});
            QCOMPARE(std::get<std::string>(made.record.options.at("sentence")), std::string("hello world"));
            QCOMPARE(std::get<std::string>(made.record.options.at("input")), std::string("sentence"));
        }
    }

    void aRealModelReadsOne()
    {
        const core::AssetStore assets;
        if (!assets.isPresent("minilm") || !assets.isPresent("minilm-tokenizer"))
            QSKIP("not fetched: tessera assets fetch minilm minilm-tokenizer");
        m->window().openFiles({QFile::decodeName(assets.path("minilm").c_str())});
        QVERIFY(m->settle());
        chooseSentence();
        typeSentence("A cat sat.");
        QVERIFY(m->settle());
        QVERIFY2(tokens().contains("[CLS] a cat sat . [SEP]"), qPrintable(tokens()));
        QVERIFY(!bar().isVisible());
    }
};

QTEST_MAIN(TestInspectText)
#include "tst_inspect_text.moc"
