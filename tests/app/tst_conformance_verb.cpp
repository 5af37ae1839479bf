// `tessera onnx conformance` as a person runs it, on a few of the standard's cases.

#include <filesystem>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/program.h"

using support::Outcome;

namespace {

namespace fs = std::filesystem;

QJsonObject object(const QString& json) { return QJsonDocument::fromJson(json.toUtf8()).object(); }

/// The counts of a JSON answer: passed, failed, skipped.
QList<int> counts(const QJsonObject& answer)
{
    return {answer["passed"].toInt(-1), answer["failed"].toInt(-1), answer["skipped"].toInt(-1)};
}

} // namespace

class TestConformanceVerb : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_data; ///< one right case, one with a wrong result, one with a left-out name, one of another suite

    fs::path copied(const char* source, const std::string& target)
    {
        const fs::path folder = fs::path(m_data.toStdString()) / target;
        fs::create_directories(folder.parent_path());
        fs::copy(fs::path(TESSERA_ONNX_TESTDATA) / source, folder, fs::copy_options::recursive);
        return folder;
    }

    Outcome run(const QStringList& words)
    {
        return support::runProgram(QStringList{"onnx", "conformance"} + words,
                                   {.environment = support::programEnvironment(m_folder.filePath("cache"))});
    }

private slots:
    void initTestCase()
    {
        m_data = m_folder.filePath("data");
        copied("node/test_abs", "node/test_abs");
        copied("simple/test_sign_model", "simple/test_sign_model");
        copied("node/test_sequence_insert_at_back", "node/test_sequence_insert_at_back");
        const fs::path wrong = copied("node/test_neg", "node/test_neg") / "test_data_set_0";
        fs::copy_file(wrong / "input_0.pb", wrong / "output_0.pb", fs::copy_options::overwrite_existing);
    }

    void theStandardsOwnCasesPass()
    {
        const Outcome outcome = run({"--filter", "node/test_(abs|add|sequence_insert_at_back)$", "--json"});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.exitCode, 0);
        const QJsonObject answer = object(outcome.out);
        QCOMPARE(counts(answer), (QList<int>{2, 0, 1}));
        QCOMPARE(answer["tight"].toInt(), 2);
        QCOMPARE(answer["kernels"].toInt(), 2);
        const QJsonArray cases = answer["cases"].toArray();
        QCOMPARE(cases.size(), 3);
        QCOMPARE(cases[0].toObject()["name"].toString(), QString("test_abs"));
        QCOMPARE(cases[0].toObject()["suite"].toString(), QString("node"));
        QCOMPARE(cases[0].toObject()["state"].toString(), QString("passed"));
        QCOMPARE(cases[2].toObject()["state"].toString(), QString("skipped"));
        QVERIFY(cases[2].toObject()["reason"].toString().contains("sequences"));
    }

    void aWrongResultFailsTheRun()
    {
        const QString json = m_folder.filePath("answers/conformance.json");
        const Outcome outcome = run({"--data", m_data, "--json", json});
        QCOMPARE(outcome.errors, QString());
        QCOMPARE(outcome.exitCode, 1);
        for (const char* part :
             {"failed: node/test_neg: Output y: Element 0", "skipped 1: sequences", "node ", "simple ", "all "})
            QVERIFY2(outcome.out.contains(part), qPrintable(outcome.out));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(counts(object(QString::fromUtf8(file.readAll()))), (QList<int>{2, 1, 1}));
    }

    void aLeftOutCaseThatPassesFailsTheRun()
    {
        copied("node/test_abs", "node/test_sequence_of_nothing");
        const Outcome outcome = run({"--data", m_data, "--filter", "of_nothing"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("take it off the list"), qPrintable(outcome.out));
    }

    void aCaseWithoutDataFails()
    {
        fs::remove_all(copied("node/test_abs", "node/test_empty") / "test_data_set_0");
        const Outcome outcome = run({"--data", m_data, "--filter", "test_empty"});
        QCOMPARE(outcome.exitCode, 1);
        QVERIFY2(outcome.out.contains("no data set"), qPrintable(outcome.out));
    }

    void failuresSayWhatAndWhatToTry_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("no cases") << QStringList{"--data", m_folder.filePath("nowhere")} << 1
                                  << "apt install libonnx-testdata";
        QTest::newRow("nothing like it") << QStringList{"--filter", "test_abacus"} << 1 << "test_abacus";
        QTest::newRow("no expression") << QStringList{"--filter", "("} << 2 << "regular expression";
        QTest::newRow("a file") << QStringList{"model.onnx"} << 2 << "FILE";
        QTest::newRow("an option of show") << QStringList{"--nodes"} << 2 << "--nodes";
        QTest::newRow("unknown device") << QStringList{"--device", "abacus"} << 1 << "abacus";
    }
    void failuresSayWhatAndWhatToTry()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, exitCode);
        QFETCH(const QString, mentions);
        const Outcome outcome = run(words);
        QCOMPARE(outcome.exitCode, exitCode);
        QCOMPARE(outcome.out, QString());
        QVERIFY2(outcome.errors.startsWith("error: "), qPrintable(outcome.errors));
        QVERIFY2(outcome.errors.contains(mentions), qPrintable(outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestConformanceVerb)
#include "tst_conformance_verb.moc"
