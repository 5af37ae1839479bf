// The words of `tessera segment` become a request, or say what is wrong with them.

#include <QTest>

#include "app/cli/segment_request.h"
#include "app/cli/verbs.h"

using app::cli::Arguments;
using app::cli::SegmentRequest;

namespace {

SegmentRequest request(const QStringList& words)
{
    return app::cli::parseSegmentRequest(Arguments::parse(app::cli::describeSegment(), words));
}

} // namespace

class TestSegmentRequest : public QObject {
    Q_OBJECT

private slots:
    void readsEveryOption()
    {
        const SegmentRequest all = request({"cat.png",     "--point", "225,150",     "--point=-3.5,7,-", "--point",
                                            "1,2,+",       "--box",   "1,2.5,30,40", "--mask-input",     "old.png",
                                            "--candidate", "2",       "--out",       "mask.PNG",         "--overlay",
                                            "over.jpeg",   "--json",  "-",           "--attention",      "maps",
                                            "--device",    "llvm",    "--no-cache"});
        QCOMPARE(all.images, std::vector<std::filesystem::path>{"cat.png"});
        const std::vector<core::segment::PointPrompt> points{{225, 150, true}, {-3.5, 7, false}, {1, 2, true}};
        QCOMPARE(all.prompts.points, points);
        QCOMPARE(all.prompts.box, (core::segment::BoxPrompt{1, 2.5, 30, 40}));
        QCOMPARE(all.maskInput, std::filesystem::path("old.png"));
        QCOMPARE(all.candidate, 2);
        QCOMPARE(all.out, std::filesystem::path("mask.PNG"));
        QCOMPARE(all.overlay, std::filesystem::path("over.jpeg"));
        QCOMPARE(all.attention, std::filesystem::path("maps"));
        QCOMPARE(all.json, std::string("-"));
        QCOMPARE(all.device, std::string("llvm"));
        QVERIFY(!all.useCache);
    }

    void ofSeveralPicturesTheResultsGoIntoFolders()
    {
        const SegmentRequest two =
            request({"cat.png", "dog.jpg", "--point", "1,1", "--out", "masks", "--overlay", "o"});
        QVERIFY(two.isBatch());
        QCOMPARE(two.images, (std::vector<std::filesystem::path>{"cat.png", "dog.jpg"}));
        QCOMPARE(two.out, std::filesystem::path("masks"));
        QCOMPARE(two.overlay, std::filesystem::path("o"));
    }

    void readsFormatAndTruth()
    {
        const SegmentRequest one =
            request({"cat.png", "--point", "1,1", "--format", "coco", "--out", "a.JSON", "--class", "cat", "--truth",
                     "t.png", "--metrics", "m.csv", "--ignore", "255"});
        QVERIFY(one.format == core::segment::AnnotationFormat::Coco && !one.isOneFileForAll());
        QCOMPARE(one.className, std::string("cat"));
        QCOMPARE(one.truth, std::filesystem::path("t.png"));
        QCOMPARE(one.metrics, std::string("m.csv"));
        QCOMPARE(one.ignored, 255U);
        const QStringList two{"a.png", "b.png", "--point", "1,1", "--out"};
        QVERIFY(request(two + QStringList{"all.json", "--format", "coco-rle"}).isOneFileForAll());
        QVERIFY(!request(two + QStringList{"folder", "--format", "coco"}).isOneFileForAll());
        QVERIFY(!request(two + QStringList{"all.json", "--format", "svg"}).isOneFileForAll());
    }

    void leavesTheRestToTheModel()
    {
        const SegmentRequest few = request({"--point", "0,0", "cat.png"});
        QVERIFY(!few.candidate && !few.out && !few.overlay && !few.json && !few.maskInput && !few.prompts.box);
        QVERIFY(few.device.empty());
        QVERIFY(few.useCache);
        QVERIFY(!request({"cat.png", "--point", "0,0", "--candidate", "best"}).candidate);
        QVERIFY(request({"cat.png", "--mask-input", "m.png"}).prompts.empty());
    }

    void refusesWhatCannotBeMeant_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("culprit");
        QTest::newRow("no prompt") << QStringList{} << "nothing to segment by";
        QTest::newRow("one number") << QStringList{"--point", "5"} << "\"5\"";
        QTest::newRow("a word") << QStringList{"--point", "5,here"} << "5,here";
        QTest::newRow("empty number") << QStringList{"--point", "5,"} << "\"5,\"";
        QTest::newRow("another sign") << QStringList{"--point", "5,5,*"} << "5,5,*";
        QTest::newRow("too many numbers") << QStringList{"--point", "5,5,5"} << "5,5,5";
        QTest::newRow("not finite") << QStringList{"--point", "5,inf"} << "inf";
        QTest::newRow("box of three") << QStringList{"--box", "1,2,3"} << "--box";
        QTest::newRow("box of words") << QStringList{"--box", "1,2,3,x"} << "1,2,3,x";
        QTest::newRow("unknown candidate") << QStringList{"--point", "1,1", "--candidate", "4"} << "\"4\"";
        QTest::newRow("mask as JPEG") << QStringList{"--point", "1,1", "--out", "mask.jpg"} << "mask.jpg";
        QTest::newRow("unknown format") << QStringList{"--point", "1,1", "--format", "bmp"} << "\"bmp\"";
        QTest::newRow("another format's ending")
            << QStringList{"--point", "1,1", "--format", "voc", "--out", "a.png"} << ".xml";
        QTest::newRow("metrics of nothing") << QStringList{"--point", "1,1", "--metrics", "-"} << "--truth";
        QTest::newRow("a label that is none")
            << QStringList{"--point", "1,1", "--truth", "t.png", "--ignore", "void"} << "\"void\"";
        QTest::newRow("two kinds of data in one stream")
            << QStringList{"--point", "1,1", "--truth", "t.png", "--metrics", "-", "--json", "-"} << "standard output";
        QTest::newRow("no name") << QStringList{"--point", "1,1", "--out", ""} << "--out";
        QTest::newRow("only an ending") << QStringList{"--point", "1,1", "--out", ".png"} << ".png";
        QTest::newRow("overlay without ending") << QStringList{"--point", "1,1", "--overlay", "over"} << "over";
    }

    void refusesWhatCannotBeMeant()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, culprit);
        try {
            request(QStringList{"cat.png"} + words);
            QFAIL("was accepted");
        } catch (const app::cli::UsageError& error) {
            QVERIFY2(error.message().contains(culprit), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestSegmentRequest)
#include "tst_segment_request.moc"
