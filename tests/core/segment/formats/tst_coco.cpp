// COCO files: written ones against a reader of the test's own, read ones against the published rules, and bad ones.

#include <algorithm>
#include <fstream>

#include <nlohmann/json.hpp>

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "core/segment/formats/coco.h"
#include "core/segment/formats/run_shapes.h"
#include "tests/core/segment/formats/sample_sets.h"

using core::Mask;
using core::segment::AnnotationSet;
using core::segment::CocoLimits;
using core::segment::CocoOptions;
using core::segment::fillRings;
using core::segment::PictureKey;
using core::segment::PointRing;
using core::segment::ReadAnnotations;
using core::segment::readCoco;
using core::segment::RunLengths;

namespace {

using Json = nlohmann::json;

/// A mask of a written annotation, by the published rules.
Mask independently(const Json& annotation, int width, int height)
{
    const Json& mask = annotation["segmentation"];
    if (mask.is_object()) {
        if (mask["size"] != Json({height, width}))
            return {};
        return samples::paint(samples::countsOf(mask["counts"]), width, height);
    }
    Mask all{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height), 0)};
    for (const Json& numbers : mask) {
        std::vector<std::pair<double, double>> ring;
        for (size_t i = 0; i < numbers.size(); i += 2)
            ring.emplace_back(numbers[i], numbers[i + 1]);
        const Mask one = samples::fillByCentres({ring}, width, height).mask;
        for (size_t i = 0; i < all.values.size(); ++i)
            all.values[i] |= one.values[i];
    }
    return all;
}

/// A file of one picture of 16 x 12 called cat.jpg, with one category 5 and what is given as annotations.
std::string fileOf(const std::string& annotations, const std::string& images = {})
{
    return R"({"images": [)" +
           (images.empty() ? R"({"id": 9, "file_name": "a/cat.jpg", "width": 16, "height": 12})" : images) +
           R"(], "annotations": [)" + annotations + R"(], "categories": [{"id": 5, "name": "cat"}]})";
}

std::string annotation(const std::string& segmentation, const std::string& ids = R"("image_id": 9, "category_id": 5)")
{
    return R"({"id": 77, )" + ids + R"(, "segmentation": )" + segmentation + "}";
}

} // namespace

class TestCoco : public QObject {
    Q_OBJECT

private slots:
    void writtenMasksAreReadByTheRules_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("polygons");
        for (const bool polygons : {true, false}) {
            QTest::addRow("1 x 1, %d", polygons) << 1 << 1 << polygons;
            QTest::addRow("31 x 17, %d", polygons) << 31 << 17 << polygons;
            QTest::addRow("64 x 90, %d", polygons) << 64 << 90 << polygons;
        }
    }

    void writtenMasksAreReadByTheRules()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(bool, polygons);
        AnnotationSet set = samples::randomSet(width, height, 4, 3);
        Mask parts{width, height, {}}; // no holes: stays polygons
        for (int i = 0; i < width * height; ++i)
            parts.values.push_back(i % width % 4 < 2 && i / width % 5 < 3 ? 255 : 0);
        set.objects.push_back(samples::object(parts, 1));
        set.objects.push_back(samples::object({width, height, std::vector<uint8_t>(parts.values.size(), 0)}, 3));
        set.objects.front().isCrowd = true;
        const CocoOptions options{polygons ? CocoOptions::Masks::Polygons : CocoOptions::Masks::RunLengths, 0};
        const auto written = core::segment::cocoText(std::span(&set, 1), options, {"Tessera 1", "photo", "ab", "cpu"});
        QCOMPARE(core::segment::cocoText(std::span(&set, 1), options, {"Tessera 1", "photo", "ab", "cpu"}).text,
                 written.text);
        const Json json = Json::parse(written.text);
        QCOMPARE(json["info"]["SourceSha256"].get<std::string>(), std::string("ab"));
        QCOMPARE(json["images"][0]["file_name"].get<std::string>(), set.imageName);
        QCOMPARE(json["categories"].size(), size_t{3});
        QVERIFY(json["categories"][1] ==
                (Json({{"id", 3}, {"name", "Hund & <Katze>"}, {"supercategory", ""}, {"color", {1, 2, 3}}})));
        const std::vector<Mask> masks = samples::masksOf(set);
        QCOMPARE(json["annotations"].size(), masks.size());
        for (size_t i = 0; i < masks.size(); ++i) {
            const Json& one = json["annotations"][i];
            QCOMPARE(independently(one, width, height).values, masks[i].values);
            QCOMPARE(one["area"].get<int64_t>(), std::ranges::count(masks[i].values, uint8_t{255}));
            QCOMPARE(one["iscrowd"].get<int>(), i == 0 ? 1 : 0);
            QCOMPARE(one["category_id"].get<uint32_t>(), set.objects[i].label);
            int left = width, top = height, right = 0, bottom = 0;
            for (int p = 0; p < width * height; ++p)
                if (masks[i].values[static_cast<size_t>(p)] != 0) {
                    left = std::min(left, p % width), right = std::max(right, p % width + 1);
                    top = std::min(top, p / width), bottom = std::max(bottom, p / width + 1);
                }
            QVERIFY(one["bbox"] == (right == 0 ? Json({0, 0, 0, 0}) : Json({left, top, right - left, bottom - top})));
        }
        QCOMPARE(json["annotations"][masks.size() - 2]["segmentation"].is_array(), polygons);

        const std::filesystem::path path = m_folder.filePath("round.json").toStdString();
        core::segment::writeCoco(path, std::span(&set, 1), options);
        const ReadAnnotations read = readCoco(path, {set.imageName, width, height});
        QCOMPARE(read.set.classes, set.classes);
        std::erase_if(set.objects, [](const auto& one) { return core::segment::areaOf(*one.runs) == 0; }); // said
        QCOMPARE(read.notes.size(), size_t{1});
        QCOMPARE(read.set.objects.size(), set.objects.size());
        for (size_t i = 0; i < set.objects.size(); ++i) {
            QCOMPARE(read.set.objects[i].runs->counts, set.objects[i].runs->counts);
            QCOMPARE(read.set.objects[i].label, set.objects[i].label);
            QCOMPARE(read.set.objects[i].isCrowd, set.objects[i].isCrowd);
        }
    }

    void holesTurnPolygonsToRunLengthsAndANoteSaysSo()
    {
        AnnotationSet set = samples::randomSet(9, 9, 0, 1);
        Mask ring{9, 9, std::vector<uint8_t>(81, 255)};
        ring.values[40] = 0;
        set.objects = {samples::object(ring, 1), samples::object({9, 9, std::vector<uint8_t>(81, 255)}, 1)};
        const auto written = core::segment::cocoText(std::span(&set, 1));
        const Json json = Json::parse(written.text);
        QVERIFY(json["annotations"][0]["segmentation"].is_object());
        QVERIFY(json["annotations"][1]["segmentation"] == Json::parse("[[9, 0, 9, 9, 0, 9, 0, 0]]"));
        QCOMPARE(written.notes.size(), size_t{1});
        QVERIFY(written.notes[0].english().find("holes") != std::string::npos);
    }

    /// Strings that pycocotools 2.0 gives for the same polygons.
    void polygonsGiveThePixelsOfPycocotools_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("width");
        QTest::addColumn<QList<QPointF>>("corners");
        QTest::addColumn<QString>("expected");
        QTest::newRow("triangle") << 20 << 30 << QList<QPointF>{{2.3, 1.7}, {27.9, 5.2}, {11.4, 18.8}}
                                  << "n12b02N2N1O2O1N2N2N2NO1O1O2N100O1O1O1O1O101N1O1O1O10S1";
        QTest::newRow("a star that crosses itself")
            << 40 << 40 << QList<QPointF>{{20, 1}, {32, 38}, {1, 14}, {39, 14}, {8, 38}}
            << "n21W11O1O001O1O1]OL05LM53HO92C0>1^O1c0M_O3a0JB5?HE6:KH360KO24NKO92EO;1E37LK62JO8NG3;LC6<M@5?N^O3a0O]O1c"
               "0NA0>OFO91JM52OL03c0O1O100O1OS2";
        QTest::newRow("reaching outside")
            << 16 << 16 << QList<QPointF>{{-5.5, 4.2}, {9.1, -7.3}, {22.4, 12.7}, {3.3, 21}} << "0?1Q60oI1O";
        QTest::newRow("needle") << 24 << 24 << QList<QPointF>{{1, 1}, {23, 20.4}, {22.6, 20.9}}
                                << "P71h000000S30mL0000000003";
        QTest::newRow("twice around is outside")
            << 12 << 12 << QList<QPointF>{{1, 1}, {10, 1}, {10, 10}, {1, 10}, {1, 1}, {10, 1}, {10, 10}, {1, 10}}
            << "`4";
    }

    void polygonsGiveThePixelsOfPycocotools()
    {
        QFETCH(int, height);
        QFETCH(int, width);
        QFETCH(QList<QPointF>, corners);
        QFETCH(QString, expected);
        PointRing ring;
        std::vector<std::pair<double, double>> pairs;
        for (const QPointF& corner : corners) {
            ring.push_back({corner.x(), corner.y()});
            pairs.emplace_back(corner.x(), corner.y());
        }
        const RunLengths runs = fillRings(std::span(&ring, 1), width, height);
        const Mask mask = samples::paint({runs.counts.begin(), runs.counts.end()}, width, height);
        QCOMPARE(mask.values, samples::paint(samples::countsOf(expected.toStdString()), width, height).values);
        const samples::Reference reference = samples::fillByCentres({pairs}, width, height);
        for (size_t i = 0; i < mask.values.size(); ++i)
            QVERIFY(reference.doubtful[i] || reference.mask.values[i] == mask.values[i]);
    }

    void randomPolygonsAreFilledByTheirPixelsCentres()
    {
        QRandomGenerator random(8);
        for (int round = 0; round < 200; ++round) {
            const int width = 1 + random.bounded(60);
            const int height = 1 + random.bounded(60);
            std::vector<PointRing> rings(1 + static_cast<size_t>(random.bounded(3)));
            std::vector<std::vector<std::pair<double, double>>> pairs(rings.size());
            for (size_t r = 0; r < rings.size(); ++r)
                for (int corner = 3 + random.bounded(6); corner-- > 0;) {
                    // Some far outside: they are cut, which must not show inside.
                    const double reach = random.bounded(8) == 0 ? 50 : 0.4;
                    const double x = (random.bounded(1 + 2 * reach) - reach) * width;
                    const double y = (random.bounded(1 + 2 * reach) - reach) * height;
                    rings[r].push_back({x, y});
                    pairs[r].emplace_back(x, y);
                }
            const RunLengths runs = fillRings(rings, width, height);
            const Mask mask = samples::paint({runs.counts.begin(), runs.counts.end()}, width, height);
            const samples::Reference reference = samples::fillByCentres(pairs, width, height);
            for (size_t i = 0; i < mask.values.size(); ++i)
                QVERIFY2(reference.doubtful[i] || reference.mask.values[i] == mask.values[i],
                         qPrintable(QString("round %1, pixel %2").arg(round).arg(i)));
        }
    }

    void allWaysToSayAMaskAreRead_data()
    {
        QTest::addColumn<QString>("segmentation");
        QTest::addColumn<qlonglong>("area");
        QTest::addColumn<QString>("note");
        const auto row = [](const char* name, const char* text, qlonglong area, const char* note = "") {
            QTest::newRow(name) << QString(text) << area << QString(note);
        };
        row("polygon", "[[2, 1, 6, 1, 6, 4, 2, 4]]", 12);
        row("polygon without brackets of its own", "[2, 1, 6, 1, 6, 4, 2, 4]", 12);
        row("two parts", "[[0, 0, 2, 0, 2, 2, 0, 2], [5, 5, 8, 5, 8, 7, 5, 7]]", 10);
        row("overlapping parts are joined", "[[0, 0, 4, 0, 4, 4, 0, 4], [2, 2, 6, 2, 6, 6, 2, 6]]", 28);
        row("crossing itself: even-odd", "[[0, 0, 8, 0, 8, 8, 0, 8, 0, 0, 4, 0, 4, 4, 0, 4]]", 48);
        row("outside in part", "[[-4, -4, 4, -4, 4, 4, -4, 4]]", 16, "cut at its border: 1");
        row("far outside in part", "[[-1e9, -1e9, 4, -1e9, 4, 4, -1e9, 4]]", 16, "cut at its border: 1");
        row("compressed", R"({"size": [12, 16], "counts": ":6`5"})", 6); // 10 background, 6 object, 176 background
        row("uncompressed", R"({"counts": [3, 5, 184], "size": [12, 16]})", 5);
        row("with runs of nothing", R"({"counts": [3, 0, 0, 5, 184], "size": [12, 16]})", 5);
    }

    void allWaysToSayAMaskAreRead()
    {
        QFETCH(QString, segmentation);
        QFETCH(qlonglong, area);
        QFETCH(QString, note);
        const auto path = file(fileOf(annotation(segmentation.toStdString())));
        const ReadAnnotations read = readCoco(path, {"b/cat.jpg", 16, 12});
        QCOMPARE(read.set.objects.size(), size_t{1});
        QCOMPARE(core::segment::areaOf(*read.set.objects[0].runs), area);
        QCOMPARE(read.set.objects[0].label, 5U);
        QCOMPARE(read.notes.size(), note.isEmpty() ? size_t{0} : size_t{1});
        if (!note.isEmpty())
            QVERIFY(QString::fromStdString(read.notes[0].english()).contains(note));
    }

    void whatHasNoPixelIsLeftOutAndSaid()
    {
        const auto path = file(fileOf(annotation("[[20, 20, 30, 20, 30, 30]]") + "," + annotation("[]") + "," +
                                      annotation("null") + "," + annotation("[[1, 1, 5, 1, 5, 5]]")));
        const ReadAnnotations read = readCoco(path, {"cat.jpg", 16, 12});
        QCOMPARE(read.set.objects.size(), size_t{1});
        QStringList notes;
        for (const gpu::Message& message : read.notes)
            notes << QString::fromStdString(message.english());
        QCOMPARE(notes.size(), 3);
        QVERIFY(notes[1].contains("without a pixel inside of the picture were left out: 1"));
        QVERIFY(notes[2].contains("without a mask were left out: 2"));
    }

    void thePictureIsFoundByNameThenBySize_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("width");
        QTest::addColumn<QString>("found"); // the area says which one; or the error
        QTest::newRow("name") << "two.png" << 20 << "4";
        QTest::newRow("name before size")
            << "one.png" << 20 << "is for a picture of 10 x 10 pixels, but this one has 20 x 10";
        QTest::newRow("size alone") << "other.png" << 30 << "9";
        QTest::newRow("size of two") << "other.png" << 20 << "several pictures";
        QTest::newRow("neither") << "other.png" << 40 << "no picture that is called other.png or has 40 x 10 pixels";
        QTest::newRow("same name in two folders, by size") << "same.png" << 50 << "16";
    }

    void thePictureIsFoundByNameThenBySize()
    {
        QFETCH(QString, name);
        QFETCH(int, width);
        QFETCH(QString, found);
        std::string images;
        std::string annotations;
        int id = 0;
        for (const auto& [file, w, side] : {std::tuple("one.png", 10, 1),
                                            {"two.png", 20, 2},
                                            {"three.png", 30, 3},
                                            {"x/same.png", 50, 4},
                                            {"y/same.png", 60, 5},
                                            {"six.png", 20, 6}}) {
            const QString number = QString::number(++id);
            images +=
                (images.empty() ? "" : ",") + QString(R"({"id": %1, "file_name": "%2", "width": %3, "height": 10})")
                                                  .arg(number, file)
                                                  .arg(w)
                                                  .toStdString();
            annotations += (annotations.empty() ? "" : ",") +
                           annotation(QString("[[0,0,%1,0,%1,%1,0,%1]]").arg(side).toStdString(),
                                      ("\"image_id\": " + number + ", \"category_id\": 5").toStdString());
        }
        const auto path = file(fileOf(annotations, images));
        ReadAnnotations read;
        const QString failure = samples::failureOf([&] { read = readCoco(path, {name.toStdString(), width, 10}); });
        if (!failure.isEmpty()) {
            QVERIFY2(failure.contains(found), qPrintable(failure));
            return;
        }
        QCOMPARE(read.set.objects.size(), size_t{1});
        QCOMPARE(QString::number(core::segment::areaOf(*read.set.objects[0].runs)), found);
    }

    void badFilesSayWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const std::string& text, const char* mentions) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString(mentions);
        };
        const std::string good = fileOf(annotation("[[2, 1, 6, 1, 6, 4]]"));
        row("empty", "", "is not JSON");
        row("cut off", good.substr(0, good.size() / 2), "is not JSON, or was cut off: at byte");
        row("other JSON", R"({"shapes": []})", "neither");
        row("a list", "[1, 2]", "neither");
        row("deeply nested", fileOf(annotation(std::string(5000, '[') + std::string(5000, ']'))), "nested");
        row("a number beyond all", fileOf(annotation("[[1e999, 1, 2, 2, 3, 3]]")), "is not JSON");
        row("unknown category", fileOf(annotation("[[0,0,1,0,1,1]]", R"("image_id": 9, "category_id": 6)")),
            "annotation (77) of the category 6, which it does not list");
        row("no category", fileOf(annotation("[[0,0,1,0,1,1]]", R"("image_id": 9)")), "of the category ?");
        row("odd polygon", fileOf(annotation("[[0,0,1,0,1,1,3]]")), "annotation 77");
        row("two corners", fileOf(annotation("[[0,0,1,0]]")), "4 numbers");
        row("runs of another size", fileOf(annotation(R"({"size": [16, 12], "counts": [192]})")),
            "of 12 x 16 pixels, but the picture has 16 x 12");
        row("no size", fileOf(annotation(R"({"counts": [192]})")), "no \"size\"");
        row("too few runs", fileOf(annotation(R"({"size": [12, 16], "counts": [3, 5]})")), "do not add up");
        row("too many runs", fileOf(annotation(R"({"size": [12, 16], "counts": [3, 4294967296]})")), "do not add up");
        row("a negative run", fileOf(annotation(R"({"size": [12, 16], "counts": [3, -5, 194]})")), "\"counts\"");
        row("broken string", fileOf(annotation(R"({"size": [12, 16], "counts": "5 7"})")), "Character 2");
        row("cut string", fileOf(annotation(R"({"size": [12, 16], "counts": "5o"})")), "ends within a number");
        row("size no number", fileOf(annotation(R"({"size": [12.5, 16], "counts": [192]})")), "\"size\"");
        row("two categories of one id",
            R"({"images": [], "categories": [{"id": 1, "name": "a"}, {"id": 1, "name": "b"}]})", "\"b\"");
        row("a picture without id", fileOf("", R"({"file_name": "cat.jpg", "width": 16, "height": 12})"),
            "without an id");
    }

    void badFilesSayWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, mentions);
        const auto path = file(text.toStdString());
        const QString failure = samples::failureOf([&] { readCoco(path, {"cat.jpg", 16, 12}); });
        QVERIFY2(failure.contains(mentions), qPrintable(failure));
        QVERIFY2(failure.contains(QString::fromStdString(path.filename().string())), qPrintable(failure));
    }

    void limitsHold()
    {
        const auto path = file(fileOf(annotation("[[0,0,1,0,1,1]]") + "," + annotation("[[0,0,1,0,1,1]]")));
        const PictureKey cat{"cat.jpg", 16, 12};
        QVERIFY(samples::failureOf([&] { readCoco(path, cat, {}, {.maxFileBytes = 10}); }).contains("at most 10"));
        QVERIFY(
            samples::failureOf([&] { readCoco(path, cat, {}, {.maxObjects = 1}); }).contains("more than 1 objects"));
        QVERIFY(
            samples::failureOf([&] { readCoco(path, cat, {}, {.maxNumbers = 4}); }).contains("more than 4 numbers"));
        QVERIFY(samples::failureOf([&] { readCoco("/nowhere.json", cat); }).contains("no file"));
        QVERIFY(samples::failureOf([&] { readCoco("/tmp", cat); }).contains("folder"));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_THROWS_EXCEPTION(gpu::Error, readCoco(path, cat, {stop.get_token(), {}}));
    }

    void categoryIdsThatCannotBeLabelsAreNumbered()
    {
        const auto path = file(R"({"images": [{"id": 1, "file_name": "a", "width": 4, "height": 4}], "categories":
            [{"id": 100000, "name": "far"}, {"id": 0, "name": "near"}], "annotations":
            [{"id": 1, "image_id": 1, "category_id": 100000, "segmentation": [[0,0,2,0,2,2,0,2]]}]})");
        const ReadAnnotations read = readCoco(path, {"a", 4, 4});
        QCOMPARE(read.set.classNamed("near")->label, 1U);
        QCOMPARE(read.set.classNamed("far")->label, 2U);
        QCOMPARE(read.set.objects[0].label, 2U);
    }

    void severalPicturesShareOneFile()
    {
        std::vector<AnnotationSet> sets{samples::randomSet(20, 10, 2, 1), samples::randomSet(11, 30, 3, 2)};
        sets[0].imageName = "a.png";
        sets[1].imageName = "b.png";
        const std::filesystem::path path = m_folder.filePath("several.json").toStdString();
        core::segment::writeCoco(path, sets);
        for (const AnnotationSet& set : sets) {
            const ReadAnnotations read = readCoco(path, {set.imageName, set.width, set.height});
            QCOMPARE(read.set.objects.size(), set.objects.size());
            for (size_t i = 0; i < set.objects.size(); ++i)
                QCOMPARE(read.set.objects[i].runs->counts, set.objects[i].runs->counts);
        }
        sets[1].classes[0].name = "dog";
        QVERIFY(samples::failureOf([&] { core::segment::cocoText(sets); }).contains("stands for cat"));
    }

    void ofSeveralPicturesOneCanBeChosen()
    {
        std::vector<AnnotationSet> sets{samples::randomSet(20, 10, 2, 1), samples::randomSet(20, 10, 3, 2),
                                        samples::randomSet(11, 30, 1, 3)};
        for (size_t i = 0; i < sets.size(); ++i)
            sets[i].imageName = std::string(1, static_cast<char>('a' + i)) + ".png";
        const std::filesystem::path path = m_folder.filePath("choose.json").toStdString();
        core::segment::writeCoco(path, sets);
        core::segment::PictureKey picture{"other.png", 20, 10};
        const std::vector<core::segment::CocoPicture> found = core::segment::cocoPictures(path, picture);
        QCOMPARE(found.size(), size_t{2});
        QCOMPARE(found[1].name, std::string("b.png"));
        QVERIFY(samples::failureOf([&] { readCoco(path, picture); }).contains("several pictures"));
        QCOMPARE(readCoco(path, picture, {}, {}, found[1].id).set.objects.size(), size_t{3});
        QVERIFY(samples::failureOf([&] { readCoco(path, picture, {}, {}, 77); }).contains("no picture"));
        picture = {"b.png", 20, 10};
        QCOMPARE(core::segment::cocoPictures(path, picture).size(), size_t{1}); // the name decides
    }

    void namesOfObjectsAreKept()
    {
        std::vector<AnnotationSet> sets{samples::randomSet(20, 10, 2, 1)};
        sets[0].objects[1].name.clear();
        sets[0].objects[0].name = "the \"first\" 猫";
        const std::filesystem::path path = m_folder.filePath("names.json").toStdString();
        core::segment::writeCoco(path, sets);
        const ReadAnnotations read = readCoco(path, {sets[0].imageName, 20, 10});
        QCOMPARE(read.set.objects[0].name, sets[0].objects[0].name);
        QVERIFY(read.set.objects[1].name.empty());
    }

    /// 20 MB here; a file of 100 MB takes five times as long and no more memory.
    void memoryGrowsWithThePictureAndNotWithTheFile()
    {
        const std::filesystem::path path = m_folder.filePath("large.json").toStdString();
        {
            std::ofstream out(path);
            out << R"({"images": [{"id": 9, "file_name": "cat.jpg", "width": 16, "height": 12}], "annotations": [)";
            std::string corners;
            for (int i = 0; i < 450; ++i)
                corners += std::to_string(i % 16) + ".25," + std::to_string(i % 12) + ".5,";
            corners.pop_back();
            for (int i = 0; i < 5000; ++i)
                out << R"({"id": )" << i << R"(, "segmentation": [[)" << corners << R"(]], "image_id": )"
                    << (i == 4999 ? 9 : i + 10) << R"(, "category_id": 5},)"
                    << "\n";
            out << annotation("[[0,0,1,0,1,1,0,1]]") << R"(], "categories": [{"id": 5, "name": "cat"}]})";
        }
        QVERIFY(std::filesystem::file_size(path) > 20'000'000);
        const auto residentPages = [] {
            std::ifstream statm("/proc/self/statm");
            int64_t total = 0;
            int64_t resident = 0;
            statm >> total >> resident;
            return resident * 4096;
        };
        const int64_t before = residentPages();
        const ReadAnnotations read = readCoco(path, {"cat.jpg", 16, 12});
        QCOMPARE(read.set.objects.size(), size_t{2});
        QVERIFY(residentPages() - before < 8'000'000);
    }

private:
    std::filesystem::path file(const std::string& text)
    {
        const std::filesystem::path path = m_folder.filePath("annotations.json").toStdString();
        samples::write(path, text);
        return path;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCoco)
#include "tst_coco.moc"
