// The file that cuts a sentence into tokens: found, chosen, refused, kept in workspaces.
#include <QFileDialog>
#include <QPushButton>

#include "tests/widgets/inspect_text_fixture.h"

namespace {

/// The small tokenizer with the numbers of "hello" and "world" exchanged.
std::string otherTokenizer()
{
    QString json = QString::fromStdString(samples::smallTokenizer());
    json.replace(QStringLiteral("\"hello\":5,\"world\":6"), QStringLiteral("\"hello\":6,\"world\":5"));
    return json.toStdString();
}

} // namespace

class TestInspectTokenizer : public InspectTextFixture {
    Q_OBJECT

private:
    QString told() { return label("inspectTokenizer")->text(); }
    QPushButton* button(const char* name) { return run().findChild<QPushButton*>(QLatin1String(name)); }
    /// As a person does it in the dialog.
    void choose(const QString& path)
    {
        QTest::mouseClick(button("inspectChooseTokenizer"), Qt::LeftButton);
        auto* dialog = m->window().findChild<QFileDialog*>();
        QVERIFY(dialog);
        dialog->setDirectory(QFileInfo(path).absolutePath());
        dialog->selectFile(path);
        QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
        QTRY_VERIFY(!m->window().findChild<QFileDialog*>());
        QVERIFY(settle());
    }
    /// A sentence of the small model by the other tokenizer.
    void openOther()
    {
        openText();
        QVERIFY(QDir().mkpath(at("words")));
        writeTokenizer("words/other.json", otherTokenizer());
        chooseSentence();
        typeSentence("hello");
        choose(at("words/other.json"));
        tap(0);
    }
    static std::vector<double> byOther() { return {2, 2, 6, 6, 3, 3}; }
    static std::vector<double> byOwn() { return {2, 2, 5, 5, 3, 3}; }

private slots:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { openWindow(); }
    void cleanup() { m.reset(); }

    void theOneThatIsFoundIsNamed()
    {
        openText();
        QVERIFY(!label("inspectTokenizer")->isVisible());
        chooseSentence();
        QVERIFY(label("inspectTokenizer")->isVisible());
        QCOMPARE(told(), QString("Tokenizer: tokenizer.json, beside the model"));
        QCOMPARE(label("inspectTokenizer")->toolTip(), at("models/tokenizer.json"));
        QVERIFY(!button("inspectKnownTokenizer")->isVisible());
        QVERIFY(QFile::remove(at("models/tokenizer.json")));
        openText(false);
        chooseSentence();
        QVERIFY2(told().startsWith("No tokenizer"), qPrintable(told()));
    }

    void aPersonChoosesAnother()
    {
        openOther();
        QCOMPARE(told(), QString("Tokenizer: other.json, chosen here"));
        QCOMPARE(document().settings().tokenizer, at("words/other.json"));
        QCOMPARE(tapped(), byOther());
        for (const widgets::ExportItem& item : pane().exportItems())
            QCOMPARE(std::get<std::string>(item.record.options.at("tokenizerPath")),
                     at("words/other.json").toStdString());
        QVERIFY(button("inspectKnownTokenizer")->isVisible());
        QTest::mouseClick(button("inspectKnownTokenizer"), Qt::LeftButton);
        QVERIFY(settle());
        QCOMPARE(told(), QString("Tokenizer: tokenizer.json, beside the model"));
        QVERIFY(!button("inspectKnownTokenizer")->isVisible());
        QVERIFY(!document().tensor()); // it was of other tokens
        tap(0);
        QCOMPARE(tapped(), byOwn());
        openOther();
        openText(); // another model has its own again
        QVERIFY(document().settings().tokenizer.isEmpty());
    }

    void oneMayBeChosenWhereNoneIsKnown()
    {
        openText(false);
        writeTokenizer("words.json");
        chooseSentence();
        choose(at("words.json"));
        QCOMPARE(told(), QString("Tokenizer: words.json, chosen here"));
        typeSentence("hello");
        QVERIFY(!bar().isVisible());
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
    }

    void anUnreadableOneIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("content");
        QTest::newRow("missing") << "missing.json" << QString();
        QTest::newRow("no JSON") << "broken.json"
                                 << "hello";
        QTest::newRow("another kind") << "other-kind.json"
                                      << R"({"model": {"type": "BPE"}})";
    }

    void anUnreadableOneIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, content);
        openOther();
        if (!content.isEmpty())
            writeTokenizer(name, content.toStdString());
        document().chooseTokenizer(at(name));
        QVERIFY(settle());
        QVERIFY(bar().isVisible());
        QVERIFY2(bar().text().contains(name) || bar().hint().contains(name), qPrintable(bar().text()));
        QCOMPARE(told(), QString("Tokenizer: other.json, chosen here")); // as before, with all that it gave
        QCOMPARE(document().settings().tokenizer, at("words/other.json"));
        QCOMPARE(tapped(), byOther());
        QCOMPARE(tokens(), QString("3 tokens: [CLS] hello [SEP]"));
    }

    void anotherModelDoesNotGetIt()
    {
        openText();
        writeTokenizer("other.json", otherTokenizer());
        document().chooseTokenizer(at("other.json"));
        m->window().openFiles({at("models/text.onnx")}); // before it was read
        QVERIFY(settle());
        QVERIFY(document().settings().tokenizer.isEmpty());
    }

    void workspacesKeepIt()
    {
        openOther();
        const core::workspace::ModelState state = saved("one.tessera");
        QCOMPARE(state.tokenizer.relative, std::string("words/other.json"));
        QCOMPARE(state.tokenizer.sha256.size(), size_t{64});
        m->action("file.new-workspace")->trigger();
        openWorkspace("one.tessera");
        QCOMPARE(told(), QString("Tokenizer: other.json, chosen here"));
        QCOMPARE(tapped(), byOther());
        m->action("file.new-workspace")->trigger();
        QVERIFY(QFile::remove(at("words/other.json"))); // the workspace opens, and says so
        openWorkspace("one.tessera");
        QVERIFY(document().model());
        QVERIFY(bar().isVisible());
        QCOMPARE(told(), QString("Tokenizer: other.json, chosen here"));
        QVERIFY(!document().tensor());
        QTest::mouseClick(button("inspectKnownTokenizer"), Qt::LeftButton);
        QVERIFY(settle());
        tap(0);
        QCOMPARE(tapped(), byOwn());
        QVERIFY(saved("two.tessera").tokenizer.path.empty());
    }

    void itSpeaksTheLanguage()
    {
        openOther();
        const QString before = told(), choose = button("inspectChooseTokenizer")->text();
        {
            const OtherLanguage language;
            QCOMPARE(told(), language.of(before));
            QCOMPARE(button("inspectChooseTokenizer")->text(), language.of(choose));
        }
        QCOMPARE(told(), before);
    }
};

QTEST_MAIN(TestInspectTokenizer)
#include "tst_inspect_tokenizer.moc"
