// Lists of pairs of faces as LFW has them, and what is refused.

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <string>

#include "core/face/pairs.h"
#include "core/limits.h"
#include "tests/support/refusal.h"

using namespace core::face;
using gpu::ErrorKind;
using gpu::LimitChange;
using support::refusal;
namespace limits = core::limits;

namespace {

/// Two folds of one matched and one mismatched pair.
constexpr const char* kFolds = "2\t1\n"
                               "Ann_Lee\t1\t4\n"
                               "Ann_Lee\t2\tBo\t12\n"
                               "Bo\t1\t12\n"
                               "Bo\t12\tCy\t12345\n";

QStringList paths(const FacePairs& pairs, const std::vector<PairedPhoto>& photos)
{
    QStringList result;
    for (const PairedPhoto& photo : photos)
        result << QString::fromStdString(pairs.pathOf(photo).string());
    return result;
}

} // namespace

class TestPairs : public QObject {
    Q_OBJECT

private slots:
    void foldsAreRead()
    {
        const FacePairs pairs = parsePairs(kFolds, "pairs.txt");
        QCOMPARE(pairs.folds, int64_t{2});
        QCOMPARE(pairs.perKind, int64_t{1});
        QCOMPARE(pairs.people, (std::vector<std::string>{"Ann_Lee", "Bo", "Cy"}));
        QCOMPARE(pairs.pairs.size(), size_t{4});
        QVERIFY(pairs.pairs[0].isMatched() && pairs.pairs[2].isMatched());
        QVERIFY(!pairs.pairs[1].isMatched() && !pairs.pairs[3].isMatched());
        QCOMPARE(pairs.pairs[1], (FacePair{{0, 2}, {1, 12}}));
    }

    void eachPhotoCountsOnce()
    {
        const FacePairs pairs = parsePairs(kFolds, "pairs.txt");
        QCOMPARE(paths(pairs, pairs.photos()),
                 QStringList({"Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee/Ann_Lee_0004.jpg", "Ann_Lee/Ann_Lee_0002.jpg",
                              "Bo/Bo_0012.jpg", "Bo/Bo_0001.jpg", "Cy/Cy_12345.jpg"}));
    }

    void oneNumberIsOneFold()
    {
        const FacePairs pairs = parsePairs("2\r\nA\t1\t2\r\nB\t1\t2\r\nA\t1\tB\t1\r\nA\t2\tB\t2\r\n\r\n", "dev.txt");
        QCOMPARE(pairs.folds, int64_t{1});
        QCOMPARE(pairs.perKind, int64_t{2});
        QCOMPARE(pairs.people.size(), size_t{2});
        QCOMPARE(parsePairs("1\nA\t1\t2\nA\t1\tB\t1", "dev.txt").pairs.size(), size_t{2});
    }

    /// The numbers of LFW's own list: 10 folds of 300 and 300.
    void aListOfLfwsSizeIsRead()
    {
        std::string text = "10\t300\n";
        for (int fold = 0; fold < 10; ++fold)
            for (int i = 0; i < 600; ++i)
                text += i < 300 ? "P" + std::to_string(i) + "\t1\t2\n"
                                : "P" + std::to_string(i) + "\t1\tQ" + std::to_string(fold) + "\t1\n";
        const FacePairs pairs = parsePairs(text, "pairs.txt");
        QCOMPARE(pairs.pairs.size(), size_t{6000});
        QCOMPARE(pairs.people.size(), size_t{610});
    }

    void wrongListsAreRefusedAtTheirLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("said");
        QTest::newRow("empty") << QByteArray() << 1 << "folds";
        QTest::newRow("no numbers") << QByteArray("a\tb\n") << 1 << "folds";
        QTest::newRow("three numbers") << QByteArray("1\t1\t1\n") << 1 << "folds";
        QTest::newRow("zero folds") << QByteArray("0\t1\n") << 1 << "folds";
        QTest::newRow("negative") << QByteArray("-1\n") << 1 << "folds";
        QTest::newRow("more than fits") << QByteArray("99999999999999999999\n") << 1 << "folds";
        QTest::newRow("ends early") << QByteArray("1\t1\nA\t1\t2\n") << 2 << "2 pairs";
        QTest::newRow("goes on") << QByteArray("1\nA\t1\t2\nA\t1\tB\t1\n\nA\t1\t3\n") << 5 << "more pairs";
        QTest::newRow("mismatched first") << QByteArray("1\nA\t1\tB\t2\n") << 2 << "matched pair";
        QTest::newRow("matched twice") << QByteArray("1\nA\t1\t2\nA\t1\t3\n") << 3 << "mismatched pair";
        QTest::newRow("blanks") << QByteArray("1\nA 1 2\n") << 2 << "matched pair";
        QTest::newRow("a word too many") << QByteArray("1\nA\t1\t2\t3\t4\t5\t6\n") << 2 << "matched pair";
        QTest::newRow("no number") << QByteArray("1\nA\tx\t2\n") << 2 << "\"x\"";
        QTest::newRow("photo zero") << QByteArray("1\nA\t0\t2\n") << 2 << "\"0\"";
        QTest::newRow("a number with more behind") << QByteArray("1\nA\t1x\t2\n") << 2 << "\"1x\"";
        QTest::newRow("no name") << QByteArray("1\n\t1\t2\n") << 2 << "no name";
        QTest::newRow("a way out") << QByteArray("1\n..\t1\t2\n") << 2 << "\"..\"";
        QTest::newRow("a folder") << QByteArray("1\nA/../../B\t1\t2\n") << 2 << "no name";
        QTest::newRow("a control character") << QByteArray("1\nA\x1B[2J\t1\t2\n") << 2 << "no name";
        QTest::newRow("a long name") << "1\n" + QByteArray(201, 'A') + "\t1\t2\n" << 2 << "no name";
        QTest::newRow("a photo twice") << QByteArray("1\nA\t2\t2\n") << 2 << "itself";
        QTest::newRow("one person") << QByteArray("1\nA\t1\t2\nA\t1\tA\t2\n") << 3 << "are of A";
    }
    void wrongListsAreRefusedAtTheirLine()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, line);
        QFETCH(const QString, said);
        const QString refused = refusal([&] { (void)parsePairs(text.toStdString(), "p.txt"); }, ErrorKind::Corrupt);
        QVERIFY2(refused.startsWith("p.txt") && refused.contains(QString("line %1").arg(line)), qPrintable(refused));
        QVERIFY2(refused.contains(said) && refused.contains(" | "), qPrintable(refused));
    }

    void limitsHold()
    {
        const auto read = [] { (void)parsePairs(kFolds, "p.txt"); };
        {
            const LimitChange lines(limits::pairsLines, 5);
            const LimitChange bytes(limits::pairsBytes, qint64(qstrlen(kFolds)));
            read();
        }
        {
            const LimitChange lines(limits::pairsLines, 4);
            QVERIFY(refusal(read, ErrorKind::LimitExceeded).contains("--limit pairs-lines="));
        }
        {
            const LimitChange bytes(limits::pairsBytes, qint64(qstrlen(kFolds)) - 1);
            QVERIFY(refusal(read, ErrorKind::LimitExceeded).contains("--limit pairs-bytes="));
        }
        // As many as the first line says are not even looked for.
        QVERIFY(refusal([] { (void)parsePairs("1073741824\t1073741824\n", "p.txt"); }, ErrorKind::LimitExceeded)
                    .contains("2305843009213693953"));
    }

    void missingPhotosAreNamed()
    {
        const QTemporaryDir folder;
        const QDir root(folder.path());
        QVERIFY(root.mkpath("Ann_Lee") && root.mkpath("Bo/Bo_0012.jpg"));
        for (const char* name : {"Ann_Lee/Ann_Lee_0001.jpg", "Ann_Lee/Ann_Lee_0002.jpg", "Bo/Bo_0001.jpg"}) {
            QFile file(root.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        const FacePairs pairs = parsePairs(kFolds, "pairs.txt");
        QCOMPARE(paths(pairs, missingPhotos(pairs, folder.path().toStdString())),
                 QStringList({"Ann_Lee/Ann_Lee_0004.jpg", "Bo/Bo_0012.jpg", "Cy/Cy_12345.jpg"}));
        QVERIFY(!refusal([&] { (void)missingPhotos(pairs, "/nowhere"); }, ErrorKind::NotFound).isEmpty());
        QVERIFY(!refusal([] { (void)loadPairs("/nowhere/pairs.txt"); }, ErrorKind::NotFound).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestPairs)

#include "tst_pairs.moc"
