// A sentence as the input of a model in the window: typed, run, looked at, kept in workspaces.
#include <QAction>
#include <QApplication>
#include <QPushButton>

#include "core/assets/assets.h"
#include "tests/widgets/inspect_text_fixture.h"

class TestInspectText : public InspectTextFixture {
    Q_OBJECT

private slots:
    void init() { openWindow(); }
    void cleanup() { m.reset(); }

    void onlyTextModelsOfferIt()
    {
        openText();
        QCOMPARE(run().inputBox()->count(), 4);
        QVERIFY(!first()->isVisible());
        chooseSentence();
        QVERIFY(first()->isVisible());
        QVERIFY(!m->action("inspect.run")->isEnabled());
        QVERIFY(m->window().actions().reason("inspect.run").contains("sentence"));
        QVERIFY(label("inspectWhy")->isVisible());
        onnx_test::write(onnx_test::smallModel(), at("small.onnx").toStdString());
        m->window().openFiles({at("small.onnx")});
        QVERIFY(settle());
        QCOMPARE(run().inputBox()->count(), 3);
        QVERIFY(!first()->isVisible());
        QCOMPARE(run().inputBox()->currentIndex(), 0);
    }

    void aSentenceDecidesTheShapes()
    {
        openText();
        QCOMPARE(shape(0), QString("1×128×2")); // assumed
        chooseSentence();
        typeSentence("Hello world");
        QCOMPARE(shape(0), QString("1×4×2"));
        QCOMPARE(tokens(), QString("4 tokens: [CLS] hello world [SEP]"));
        QLineEdit* field = pane().inspectInspector()->model()->shapeField("input_ids");
        QVERIFY(field && !field->isEnabled() && field->placeholderText().startsWith("1,4 "));
        tap(0);
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 6, 6, 3, 3}));
        QTest::keyClick(run().inputBox(), Qt::Key_Home);
        QVERIFY(settle());
        QCOMPARE(shape(0), QString("1×128×2"));
        QVERIFY(field->isEnabled());
    }

    void whatIsTypedIsTakenInAPause()
    {
        openText();
        chooseSentence();
        QTest::keyClicks(first(), "hello wor"); // the field has the focus
        emit document().modelChanged();         // as when a plan is ready
        QCOMPARE(first()->text(), QString("hello wor"));
        QTRY_VERIFY(m->action("inspect.run")->isEnabled()); // it can be clicked without Return
        QVERIFY(settle());
        QCOMPARE(tokens(), QString("4 tokens: [CLS] hello [UNK] [SEP]"));
        QTest::keyClicks(first(), "ld");
        auto* button = run().findChild<QPushButton*>("inspectRun");
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(settle());
        QVERIFY(document().times());
        QCOMPARE(document().settings().sentence, QString("hello world"));
    }

    void whatIsAskedForMeanwhileWaits()
    {
        openText();
        chooseSentence();
        first()->setText("hello");
        QTest::keyClick(first(), Qt::Key_Return); // it is being read now
        document().select(4);
        m->action("inspect.run")->trigger();
        m->action("inspect.tap")->trigger();
        QVERIFY(document().isBusy());
        QCOMPARE(document().awaited(), 4);
        QVERIFY(settle());
        QVERIFY(!document().isBusy());
        QVERIFY(document().times());
        QVERIFY(label("inspectUsed")->text().contains("sentence"));
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 3, 3}));
        QVERIFY(!bar().isVisible());
    }

    void aMissingTokenizerIsSaid()
    {
        openText(false);
        chooseSentence();
        typeSentence("hello world");
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().hint().contains("tokenizer.json"), qPrintable(bar().hint()));
        QCOMPARE(shape(0), QString("1×128×2"));
        m->action("inspect.run")->trigger(); // asks again
        QVERIFY(settle());
        QVERIFY(!document().isBusy() && !document().times());
        writeTokenizer();
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
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
        const core::workspace::ModelState state = saved("first.tessera");
        QCOMPARE(state.input, std::string("sentence"));
        QCOMPARE(state.sentence, std::string("hello world"));
        m->action("file.new-workspace")->trigger();
        openWorkspace("first.tessera");
        QCOMPARE(document().settings().input, InputKind::Sentence);
        QCOMPARE(first()->text(), QString("hello world"));
        QCOMPARE(shape(0), QString("1×4×2"));
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 6, 6, 3, 3})); // without a click
        // Its tokenizer may be gone: the workspace opens, and says so.
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::remove(at("models/tokenizer.json")));
        openWorkspace("first.tessera");
        QVERIFY(document().model());
        QCOMPARE(first()->text(), QString("hello world"));
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
        const auto exports = saved("models/first.tessera").exports;
        QCOMPARE(exports.size(), size_t{3});
        for (const core::workspace::ModelExport& made : exports) {
            QCOMPARE(made.tokenizer.relative, std::string("tokenizer.json"));
            QCOMPARE(made.tokenizer.sha256.size(), size_t{64});
            QCOMPARE(std::get<std::string>(made.record.options.at("sentence")), std::string("hello world"));
            QCOMPARE(std::get<std::string>(made.record.options.at("input")), std::string("sentence"));
        }
    }

    void aPairIsTypedBelow()
    {
        openText();
        QVERIFY(!second()->isVisible());
        chooseSentence();
        QVERIFY(second()->isVisible() && second()->isEnabled());
        QVERIFY(!label("inspectWhyNoPair")->isVisible());
        QTest::keyClick(first(), Qt::Key_Tab); // it has the focus
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(second()));
        type(second(), "world , !");
        QVERIFY(!m->action("inspect.run")->isEnabled()); // a pair has a first sentence
        QVERIFY(m->window().actions().reason("inspect.run").contains("sentence"));
        typeSentence("hello");
        QCOMPARE(shape(0), QString("1×7×2"));
        QCOMPARE(tokens(), QString("7 tokens\nFirst sentence: [CLS] hello [SEP]\nSecond sentence: world , ! [SEP]"));
        tap(0);
        QCOMPARE(tapped(), (std::vector<double>{2, 2, 5, 5, 3, 3, 6, 6, 11, 11, 12, 12, 3, 3}));
        tap(3);
        QCOMPARE(tapped(), (std::vector<double>{0, 0, 0, 1, 1, 1, 1}));
        m->action("inspect.run")->trigger();
        QVERIFY(settle());
        QVERIFY2(label("inspectUsed")->text().contains("pair"), qPrintable(label("inspectUsed")->text()));
        type(second(), ""); // a single sentence again
        QCOMPARE(shape(0), QString("1×3×2"));
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
        QVERIFY(!document().times()); // they were the pair's
    }

    void bothAreShownWhereTheyAreCutOff()
    {
        openText(true, onnx_test::textModel(6));
        chooseSentence();
        typePair("hello world hello world", "a");
        QCOMPARE(tokens(), QString("6 tokens\nFirst sentence: [CLS] hello world [SEP]\nSecond sentence: a [SEP]\n"
                                   "2 more had no room."));
        QString many;
        for (int i = 0; i < 40; ++i)
            many += "hello ";
        openText();
        chooseSentence();
        typePair(many, "world");
        QVERIFY2(tokens().startsWith("44 tokens\nFirst sentence: [CLS] hello") &&
                     tokens().endsWith(" hello …\nSecond sentence: world [SEP]"),
                 qPrintable(tokens()));
    }

    void aModelWithoutTypesSaysWhy()
    {
        ::onnx::ModelProto model = onnx_test::textModel();
        ::onnx::GraphProto& graph = *model.mutable_graph();
        graph.mutable_input()->RemoveLast(); // token_type_ids, and what is made of them
        graph.mutable_output()->RemoveLast();
        graph.mutable_node()->DeleteSubrange(3, 1);
        openText(true, model);
        chooseSentence();
        QVERIFY(second()->isVisible() && !second()->isEnabled());
        QVERIFY(label("inspectWhyNoPair")->isVisible());
        QVERIFY(label("inspectWhyNoPair")->text().contains("token_type_ids"));
        QCOMPARE(second()->toolTip(), label("inspectWhyNoPair")->text());
        typeSentence("hello");
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
        openText(); // which has them
        chooseSentence();
        QVERIFY(second()->isEnabled());
    }

    void aTokenizerWithoutPairsSaysWhy()
    {
        std::string single = samples::smallTokenizer();
        const size_t begin = single.find(R"("pair":[)"), end = single.find(R"("special_tokens":{)", begin);
        single.erase(begin, end - begin);
        openText(false);
        writeTokenizer("models/tokenizer.json", single);
        chooseSentence();
        type(second(), "world"); // before the tokenizer was read
        typeSentence("hello");
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().hint().contains("second sentence"), qPrintable(bar().hint()));
        QCOMPARE(second()->text(), QString("world")); // to be taken away
        QVERIFY(second()->isEnabled());
        type(second(), "");
        QVERIFY(!bar().isVisible());
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
        QVERIFY(!second()->isEnabled());
        QVERIFY2(second()->toolTip().contains("tokenizer.json"), qPrintable(second()->toolTip()));
    }

    void anotherModelHasNoPair()
    {
        openText();
        chooseSentence();
        typePair("hello", "world");
        QTest::keyClicks(second(), " a"); // and in the midst of it
        openText();
        QCOMPARE(second()->text(), QString());
        QVERIFY(document().settings().second.isEmpty());
        chooseSentence();
        typeSentence("hello");
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
    }

    void workspacesKeepAPair()
    {
        openText();
        chooseSentence();
        typePair("hello", "world");
        tap(3);
        const core::workspace::ModelState state = saved("pair.tessera");
        QCOMPARE(state.sentence, std::string("hello"));
        QCOMPARE(state.secondSentence, std::string("world"));
        m->action("file.new-workspace")->trigger();
        openWorkspace("pair.tessera");
        QCOMPARE(first()->text(), QString("hello"));
        QCOMPARE(second()->text(), QString("world"));
        QCOMPARE(tapped(), (std::vector<double>{0, 0, 0, 1, 1}));
        for (const widgets::ExportItem& item : pane().exportItems())
            QCOMPARE(std::get<std::string>(item.record.options.at("secondSentence")), std::string("world"));
        type(second(), "");
        for (const widgets::ExportItem& item : pane().exportItems())
            QVERIFY(!item.record.options.contains("secondSentence"));
    }

    void bothFieldsSpeakTheLanguage()
    {
        openText();
        chooseSentence();
        typePair("hello", "world");
        const QString placeholder = second()->placeholderText(), name = second()->accessibleName();
        QVERIFY(name != first()->accessibleName());
        {
            const OtherLanguage language;
            QCOMPARE(second()->placeholderText(), language.of(placeholder));
            QCOMPARE(second()->accessibleName(), language.of(name));
            QVERIFY2(tokens().contains(language.of("Second sentence: world [SEP]")), qPrintable(tokens()));
        }
        QCOMPARE(second()->placeholderText(), placeholder);
        QCOMPARE(second()->text(), QString("world"));
    }

    void aRealModelReadsOne()
    {
        const core::AssetStore assets;
        if (!assets.isPresent("minilm") || !assets.isPresent("minilm-tokenizer"))
            QSKIP("not fetched: tessera assets fetch minilm minilm-tokenizer");
        m->window().openFiles({QFile::decodeName(assets.path("minilm").c_str())});
        QVERIFY(settle());
        chooseSentence();
        typeSentence("A cat sat.");
        QVERIFY2(tokens().contains("[CLS] a cat sat . [SEP]"), qPrintable(tokens()));
        type(second(), "A dog ran.");
        QVERIFY2(tokens().endsWith("Second sentence: a dog ran . [SEP]"), qPrintable(tokens()));
        QVERIFY(!bar().isVisible());
    }
};

QTEST_MAIN(TestInspectText)
#include "tst_inspect_text.moc"
