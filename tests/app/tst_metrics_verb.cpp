// `tessera metrics` as a person runs it.

#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/core/picture_bytes.h"
#include "tests/support/program.h"

using support::Outcome;

namespace {

bool near(const QJsonValue& value, double expected)
{
    return value.isDouble() && std::abs(value.toDouble() - expected) <= 1e-12;
}

} // namespace

class TestMetricsVerb : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // 4 x 3; truth: six 0, four 7, two 255 (ignored in some tests).
        m_truth = write("truth.png", pictures::labelPng({4, 3, {0, 0, 7, 7, 0, 0, 7, 7, 0, 0, 255, 255}}));
        m_predicted = write("predicted.png", pictures::labelPng({4, 3, {0, 0, 7, 0, 0, 0, 7, 7, 0, 9, 7, 0}},
                                                                {.depth = 8, .palette = true}));
    }

    void allNumbersAreInTheJson()
    {
        const Outcome outcome = run({m_predicted, m_truth, "--ignore", "255", "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QCOMPARE(outcome.errors, QString());
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["classes"].toArray(), (QJsonArray{0, 7, 9, 255}));
        QCOMPARE(root["confusion"].toArray(), (QJsonArray{QJsonArray{5, 0, 1, 0}, QJsonArray{1, 3, 0, 0},
                                                          QJsonArray{0, 0, 0, 0}, QJsonArray{0, 0, 0, 0}}));
        QCOMPARE(root["pixels"].toInt(), 10);
        QCOMPARE(root["ignored"].toInt(), 255);
        QVERIFY(near(root["pixelAccuracy"], 0.8));
        QVERIFY(near(root["meanPixelAccuracy"], (5.0 / 6 + 3.0 / 4) / 2));
        QVERIFY(near(root["meanIoU"], (5.0 / 7 + 3.0 / 4 + 0) / 3));
        QVERIFY(near(root["frequencyWeightedIoU"], 0.6 * 5 / 7 + 0.4 * 3 / 4));
        QCOMPARE(root["boundaryBand"].toInt(), 1);
        const QJsonArray perClass = root["perClass"].toArray();
        QCOMPARE(perClass.size(), 4);
        const QJsonObject seven = perClass[1].toObject();
        QCOMPARE(seven["class"].toInt(), 7);
        QCOMPARE(seven["pixels"].toInt(), 4);
        QVERIFY(near(seven["accuracy"], 0.75));
        QVERIFY(near(seven["iou"], 0.75));
        QVERIFY(near(seven["dice"], 6.0 / 7));
        QVERIFY(near(seven["precision"], 1));
        QVERIFY(near(seven["recall"], 0.75));
        QVERIFY(near(seven["boundaryIoU"], 0.75)); // so small that all is border
        const QJsonObject onlyPredicted = perClass[2].toObject();
        QVERIFY(onlyPredicted["accuracy"].isNull());
        QVERIFY(near(onlyPredicted["iou"], 0));
        for (const char* key : {"accuracy", "iou", "dice", "precision", "recall", "boundaryIoU"})
            QVERIFY2(perClass[3].toObject()[key].isNull(), key);
        QVERIFY(!root["device"].toObject()["name"].toString().isEmpty());
        QCOMPARE(root["truth"].toObject()["sha256"].toString().size(), 64);
    }

    void theTableSaysWhatIsLeftOut()
    {
        const QString csv = m_folder.filePath("out/classes.csv");
        const QString json = m_folder.filePath("out/all.json");
        const Outcome outcome = run({m_predicted, m_truth, "--ignore", "255", "--csv", csv, "--json", json});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        for (const char* part : {"pixel accuracy: 0.8000", "mean IoU: 0.4881", "counted: 255\n",
                                 "left out of the mean pixel accuracy): 9\n", "boundary band: 1 pixels", "classes.csv"})
            QVERIFY2(outcome.out.contains(part), qPrintable(outcome.out));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().split('\n');
        QCOMPARE(lines[0], QByteArray("class,pixels,predictedPixels,accuracy,iou,dice,precision,recall,boundaryIoU\r"));
        QCOMPARE(lines[2], QByteArray("7,4,3,0.75,0.75,0.8571428571428571,1,0.75,0.75\r"));
        QCOMPARE(lines[4], QByteArray("255,0,0,,,,,,\r"));
        QCOMPARE(lines.size(), 6);
        QVERIFY(QFile::exists(json));
    }

    void aMapAgainstItselfIsPerfect()
    {
        const QString deep = write("deep.png", pictures::labelPng({3, 2, {0, 300, 65535, 0, 300, 300}}, {.depth = 16}));
        const Outcome outcome = run({deep, deep, "--json", "-"});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        const QJsonObject root = QJsonDocument::fromJson(outcome.out.toUtf8()).object();
        QCOMPARE(root["classes"].toArray(), (QJsonArray{0, 300, 65535}));
        for (const char* key : {"pixelAccuracy", "meanPixelAccuracy", "meanIoU", "frequencyWeightedIoU", "meanDice",
                                "meanPrecision", "meanRecall", "meanBoundaryIoU"})
            QVERIFY2(root[key].toDouble() == 1, key);
        QVERIFY(root["ignored"].isNull());
    }

    void failuresSayWhatAndWhatToTry_data()
    {
        const QString small = write("small.png", pictures::labelPng({2, 2, {0, 1, 0, 1}}));
        const QString colour = write("colour.png", pictures::encoded(pictures::gradient(4, 3), ".png"));
        const QString text = write("text.png", pictures::fromText("no picture"));
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("no truth") << QStringList{m_predicted} << 2 << "TRUTH";
        QTest::newRow("three maps") << QStringList{small, small, small} << 2 << "small.png";
        QTest::newRow("a label that is none") << QStringList{small, small, "--ignore", "void"} << 2 << "\"void\"";
        QTest::newRow("a label below 0") << QStringList{small, small, "--ignore=-1"} << 2 << "\"-1\"";
        QTest::newRow("a label too large") << QStringList{small, small, "--ignore", "65536"} << 2 << "65536";
        QTest::newRow("one file for both") << QStringList{small, small, "--json", "x", "--csv", "x"} << 2 << "--csv";
        QTest::newRow("another size") << QStringList{small, m_truth} << 1 << "2 x 2 pixels, but the truth 4 x 3";
        QTest::newRow("missing") << QStringList{small, "nowhere.png"} << 1 << "nowhere.png";
        QTest::newRow("colours") << QStringList{colour, m_truth} << 1 << "colour.png is a picture in colour";
        QTest::newRow("text") << QStringList{text, m_truth} << 1 << "not a picture";
        QTest::newRow("output over input") << QStringList{small, small, "--json", small} << 1 << "overwritten";
        QTest::newRow("unknown device") << QStringList{small, small, "--device", "abacus"} << 1 << "abacus";
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

private:
    QString write(const QString& name, const pictures::Bytes& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) < 0)
            throw std::runtime_error("cannot write the test's file");
        return file.fileName();
    }

    Outcome run(const QStringList& words)
    {
        return support::runProgram(QStringList{"metrics"} + words,
                                   {.environment = support::programEnvironment(m_folder.filePath("cache"))});
    }

    QTemporaryDir m_folder;
    QString m_truth;
    QString m_predicted;
};

QTEST_GUILESS_MAIN(TestMetricsVerb)
#include "tst_metrics_verb.moc"
