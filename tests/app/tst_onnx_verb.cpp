// `tessera onnx show` as a person runs it.

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/attention/small_tokenizer.h"
#include "tests/core/onnx/onnx_files.h"
#include "tests/support/program.h"

using support::Outcome;

namespace {

QJsonObject object(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestOnnxVerb : public QObject {
    Q_OBJECT

private:
    /// The JSON of a run of a text model.
    QJsonObject runOnText(const QString& model, const QStringList& words)
    {
        const Outcome outcome =
            run(QStringList{"show", model, "--run", "--runs", "1", "--tokenizer", m_tokenizer, "--json"} + words);
        return outcome.exitCode == 0 ? object(outcome.out.toUtf8()) : QJsonObject{{"errors", outcome.errors}};
    }

    QTemporaryDir m_folder;
    QString m_small;
    QString m_unsupported;
    QString m_text; ///< a text model
    QString m_tokenizer;

    Outcome run(const QStringList& words)
    {
        return support::runProgram(QStringList{"onnx"} + words,
                                   {.environment = support::programEnvironment(m_folder.filePath("cache"))});
    }

private slots:
    void initTestCase()
    {
        m_small = m_folder.filePath("small.onnx");
        m_unsupported = m_folder.filePath("unsupported.onnx");
        onnx_test::write(onnx_test::smallModel(), m_small.toStdString());
        onnx_test::write(onnx_test::unsupportedModel(), m_unsupported.toStdString());
        m_text = m_folder.filePath("text.onnx");
        onnx_test::write(onnx_test::textModel(), m_text.toStdString());
        QVERIFY(QDir(m_folder.path()).mkpath("words")); // not beside the models, where it would be found
        m_tokenizer = m_folder.filePath("words/tokenizer.json");
        QFile file(m_tokenizer);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(samples::smallTokenizer().c_str());
    }

    void weightsThatAreNoneAreRefused()
    {
        const Outcome missing = run({"show", m_small, "--no-device", "--weights", m_folder.filePath("none")});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.errors.contains("There is no file"), qPrintable(missing.errors));
        const Outcome other = run({"show", m_small, "--no-device", "--weights", m_unsupported});
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.errors.startsWith("error: "), qPrintable(other.errors));
    }

    void theTextSaysWhatMatters()
    {
        const Outcome outcome = run({"show", m_small, "--nodes"});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.exitCode, 0);
        for (const char* words : {"small.onnx", "tests 1.0", "float[1,3,height,width]", "1x3x256x256", "--shape",
                                  "tessera.FusedConv", "ReduceMean", "112"})
            QVERIFY2(outcome.out.contains(words), words);
    }

    void doublesAreSaidToBeNarrowed()
    {
        ::onnx::ModelProto model = onnx_test::smallModel();
        ::onnx::GraphProto& graph = *model.mutable_graph();
        ::onnx::NodeProto* cast = graph.add_node();
        cast->set_name("widen");
        cast->set_op_type("Cast");
        cast->add_input("y");
        cast->add_output("wide");
        auto* to = cast->add_attribute();
        to->set_name("to");
        to->set_type(::onnx::AttributeProto::INT);
        to->set_i(::onnx::TensorProto::DOUBLE);
        ::onnx::NodeProto* pool = graph.add_node(); // which takes 32 bits, unlike the cast
        pool->set_name("pool");
        pool->set_op_type("MaxPool");
        pool->add_input("wide");
        pool->add_output("largest");
        auto* window = pool->add_attribute();
        window->set_name("kernel_shape");
        window->set_type(::onnx::AttributeProto::INTS);
        window->add_ints(1);
        window->add_ints(1);
        graph.mutable_output(0)->set_name("largest");
        graph.mutable_output(0)->mutable_type()->mutable_tensor_type()->set_elem_type(::onnx::TensorProto::DOUBLE);
        const QString path = m_folder.filePath("wide.onnx");
        onnx_test::write(model, path.toStdString());
        const Outcome said = run({"show", path, "--no-device"});
        QVERIFY2(said.out.contains("1 of them in 64-bit floats, computed with 32 bits"),
                 qPrintable(said.out + said.errors));
        const QString json = run({"show", path, "--no-device", "--json"}).out;
        QCOMPARE(object(json.toUtf8())["float64NodesIn32Bits"].toInt(-1), 1);
        QVERIFY(!run({"show", m_small, "--no-device"}).out.contains("64-bit floats"));
    }

    void theJsonHasEverything()
    {
        const Outcome outcome = run({"show", m_small, "--shape", "picture=1,3,10,12", "--json"});
        QCOMPARE(outcome.errors, QString());
        const QJsonObject root = object(outcome.out.toUtf8());
        QCOMPARE(root["model"]["producer"].toString(), QString("tests"));
        QCOMPARE(root["inputs"][0]["shape"].toArray(), (QJsonArray{1, 3, 10, 12}));
        QCOMPARE(root["assumed"].toArray().size(), 0);
        QCOMPARE(root["parameters"]["count"].toInt(), 112);
        QCOMPARE(root["cost"]["multiplyAdds"].toInt(), 480 * 27);
        QCOMPARE(root["nodes"].toArray().size(), 8);
        QCOMPARE(root["nodes"][3]["state"].toString(), QString("folded"));
        QCOMPARE(root["groups"].toArray().size(), 3);
        QVERIFY(!root["groups"][0]["kernels"].toArray().isEmpty());
        QVERIFY(root["memory"]["arenaBytes"].isDouble());
        QVERIFY(!root.contains("run"));
    }

    void theSameModelGivesTheSameBytes()
    {
        const QString first = m_folder.filePath("first.json");
        const QString second = m_folder.filePath("second.json");
        const QString csv = m_folder.filePath("nodes.csv");
        QCOMPARE(run({"show", m_small, "--json", first, "--csv", csv}).exitCode, 0);
        QCOMPARE(run({"show", m_small, "--json", second}).exitCode, 0);
        QVERIFY(!contents(first).isEmpty());
        QCOMPARE(contents(first), contents(second));
        QCOMPARE(contents(csv).count("\r\n"), 9);
    }

    void aRunIsTimed()
    {
        const Outcome outcome =
            run({"show", m_small, "--shape", "picture=1,3,10,12", "--run", "--runs", "2", "--json", "-"});
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject root = object(outcome.out.toUtf8());
        QCOMPARE(root["run"]["runs"].toInt(), 2);
        QCOMPARE(root["run"]["groupMilliseconds"].toArray().size(), root["groups"].toArray().size());
    }

    void textBecomesTokens()
    {
        const QJsonObject root = runOnText(m_text, {"--text", "Hello WORLD"});
        QCOMPARE(root["inputs"][0]["shape"].toArray(), (QJsonArray{1, 4}));
        QCOMPARE(root["assumed"].toArray().size(), 0);
        QStringList pieces;
        QList<int> ids;
        const QJsonArray tokens = root["text"]["tokens"].toArray();
        for (const QJsonValue& token : tokens) {
            pieces << token["piece"].toString();
            ids << token["id"].toInt();
        }
        QCOMPARE(pieces, QStringList({"[CLS]", "hello", "world", "[SEP]"}));
        QCOMPARE(ids, QList<int>({2, 5, 6, 3}));
        QCOMPARE(tokens[2]["begin"].toInt(), 6);
        QCOMPARE(tokens[2]["end"].toInt(), 11);
        QCOMPARE(tokens[2]["source"].toString(), QString("first"));
        // The model gives each token's number back.
        const QJsonValue words = root["results"][0];
        QCOMPARE(words["shape"].toArray(), (QJsonArray{1, 4, 2}));
        QCOMPARE(words["least"].toDouble(), 2.0);
        QCOMPARE(words["greatest"].toDouble(), 6.0);
        QCOMPARE(words["mean"].toDouble(), 4.0);
    }

    void theTokenizerBesideTheModelIsFound()
    {
        QVERIFY(QDir(m_folder.path()).mkpath("beside"));
        const QString model = m_folder.filePath("beside/text.onnx");
        onnx_test::write(onnx_test::textModel(), model.toStdString());
        QVERIFY(QFile::copy(m_tokenizer, m_folder.filePath("beside/tokenizer.json")));
        const Outcome outcome = run({"show", model, "--run", "--runs", "1", "--text", "hello"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.out.contains("[CLS]"), qPrintable(outcome.out));
    }

    void pairsOfTextsHaveTwoTypes()
    {
        const QJsonObject root = runOnText(m_text, {"--text", "hello", "--text", "world"});
        QCOMPARE(root["text"]["texts"].toArray(), (QJsonArray{"hello", "world"}));
        QCOMPARE(root["text"]["tokens"][3]["source"].toString(), QString("second"));
        QCOMPARE(root["results"][1]["name"].toString(), QString("types"));
        QCOMPARE(root["results"][1]["mean"].toDouble(), 0.4);
    }

    void longTextIsCutOffAndShortTextPadded()
    {
        const QJsonObject cut = runOnText(m_text, {"--text", "hello world a a", "--max-tokens", "4"});
        QCOMPARE(cut["text"]["cutOff"].toInt(), 2);
        QCOMPARE(cut["inputs"][0]["shape"].toArray(), (QJsonArray{1, 4}));
        const QString fixed = m_folder.filePath("fixed.onnx");
        onnx_test::write(onnx_test::textModel(6), fixed.toStdString());
        const QJsonObject padded = runOnText(fixed, {"--text", "hello world"});
        QCOMPARE(padded["text"]["tokens"].toArray().size(), 6);
        QCOMPARE(padded["text"]["tokens"][5]["source"].toString(), QString("padding"));
        QCOMPARE(padded["results"][0]["least"].toDouble(), 0.0);
        const QJsonObject full = runOnText(fixed, {"--text", "a a a a a a a"});
        QCOMPARE(full["text"]["cutOff"].toInt(), 3);
    }

    void theTokensStandInTheText()
    {
        const Outcome outcome =
            run({"show", m_text, "--run", "--runs", "1", "--text", "unaffable", "--tokenizer", m_tokenizer});
        QCOMPARE(outcome.errors, QString());
        for (const char* words :
             {"5 by tokenizer.json", "[CLS] un ##aff ##able [SEP]", "2 7 8 9 3", "words 1x5x2 from 2 to 9, mean 5.8"})
            QVERIFY2(outcome.out.contains(words), qPrintable(outcome.out));
    }

    void withoutADeviceNothingIsPlanned()
    {
        const Outcome outcome = run({"show", m_small, "--no-device", "--json"});
        const QJsonObject root = object(outcome.out.toUtf8());
        QVERIFY(root["device"].isNull() && root["plan"].isNull() && root["memory"]["arenaBytes"].isNull());
        QVERIFY(root["groups"][0]["kernels"].isNull());
        QCOMPARE(root["states"]["runs"].toInt(), 5);
    }

    void aModelWithUnsupportedNodesIsShown()
    {
        const Outcome outcome = run({"show", m_unsupported});
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.contains("com.example.Strange"));
        const QJsonObject root = object(run({"show", m_unsupported, "--json"}).out.toUtf8());
        QCOMPARE(root["states"]["unsupported"].toInt(), 1);
        QCOMPARE(root["states"]["behind"].toInt(), 1);
        QVERIFY(run({"show", m_unsupported, "--run"}).errors.contains("Not run"));
    }

    void wrongWordsAreRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no file") << QStringList{"show"} << 2;
        QTest::newRow("no such verb") << QStringList{"look", "FILE"} << 2;
        QTest::newRow("no shape") << QStringList{"show", "FILE", "--shape", "picture"} << 2;
        QTest::newRow("no numbers") << QStringList{"show", "FILE", "--shape", "picture=a,b"} << 1;
        QTest::newRow("wrong rank") << QStringList{"show", "FILE", "--shape", "picture=1,3"} << 1;
        QTest::newRow("no such input") << QStringList{"show", "FILE", "--shape", "other=1,3"} << 1;
        QTest::newRow("no such value") << QStringList{"show", "FILE", "--value", "other=1"} << 2;
        QTest::newRow("too many values") << QStringList{"show", "FILE", "--value", "offset=1,2"} << 1;
        QTest::newRow("runs without run") << QStringList{"show", "FILE", "--runs", "3"} << 2;
        QTest::newRow("run without device") << QStringList{"show", "FILE", "--run", "--no-device"} << 2;
        QTest::newRow("over the model") << QStringList{"show", "FILE", "--json", "FILE"} << 2;
        QTest::newRow("text without run") << QStringList{"show", "TEXT", "--text", "a", "--tokenizer", "JSON"} << 2;
        QTest::newRow("tokenizer without text") << QStringList{"show", "TEXT", "--run", "--tokenizer", "JSON"} << 2;
        QTest::newRow("no tokenizer") << QStringList{"show", "TEXT", "--run", "--text", "a"} << 2;
        const QStringList text{"show", "TEXT", "--run", "--tokenizer", "JSON", "--text", "a"};
        QTest::newRow("three texts") << text + QStringList{"--text", "a", "--text", "a"} << 2;
        QTest::newRow("text and its shape") << text + QStringList{"--shape", "input_ids=1,4"} << 2;
        QTest::newRow("text and its values") << text + QStringList{"--value", "input_ids=1,4"} << 2;
        QTest::newRow("no number of tokens") << text + QStringList{"--max-tokens", "many"} << 2;
        QTest::newRow("fewer tokens than the frame") << text + QStringList{"--max-tokens", "1"} << 1;
        QTest::newRow("text longer than allowed")
            << text + QStringList{"--text", "abc", "--limit", "text-bytes=2"} << 1;
        QTest::newRow("not a tokenizer") << QStringList{"show", "TEXT", "--run", "--tokenizer", "FILE", "--text", "a"}
                                         << 1;
        QTest::newRow("no text model") << QStringList{"show", "FILE", "--run", "--tokenizer", "JSON", "--text", "a"}
                                       << 1;
        QTest::newRow("missing") << QStringList{"show", "missing.onnx"} << 1;
    }

    void wrongWordsAreRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(const int, exitCode);
        words.replaceInStrings("FILE", m_small);
        words.replaceInStrings("TEXT", m_text);
        words.replaceInStrings("JSON", m_tokenizer);
        const QByteArray before = contents(m_small);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QVERIFY(outcome.errors.contains("error:"));
        QCOMPARE(contents(m_small), before);
    }

    void damagedFilesAreRefused()
    {
        const QString path = m_folder.filePath("damaged.onnx");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(contents(m_small).left(200));
        file.close();
        const Outcome outcome = run({"show", path});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY(outcome.errors.contains("error:") && outcome.errors.contains("hint:"));
    }
};

QTEST_GUILESS_MAIN(TestOnnxVerb)
#include "tst_onnx_verb.moc"
