// VOC, YOLO, SVG and PNG: written files against OpenCV, librsvg and readers of the test's own, round trips, bad files,
// targets that cannot be written.

#include <algorithm>
#include <sstream>

#include <opencv2/imgcodecs.hpp>

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <sys/mount.h>
#include <unistd.h>

#include "core/image/png_encoder.h"
#include "core/segment/formats/annotation_format.h"
#include "core/segment/formats/label_png.h"
#include "core/segment/formats/run_shapes.h"
#include "core/segment/formats/svg_outline.h"
#include "core/segment/formats/voc.h"
#include "core/segment/formats/yolo.h"
#include "tests/core/segment/formats/sample_sets.h"

using core::Mask;
using core::segment::AnnotationFormat;
using core::segment::AnnotationSet;
using core::segment::PictureKey;
using core::segment::ReadAnnotations;

namespace {

constexpr int kWidth = 53;
constexpr int kHeight = 41;

AnnotationSet sampleSet() { return samples::randomSet(kWidth, kHeight, 4, 11); }

core::Image samplePicture()
{
    core::Image image{kWidth, kHeight, {}};
    for (int i = 0; i < kWidth * kHeight * 3; ++i)
        image.rgb.push_back(static_cast<uint8_t>(i * 7 % 251));
    return image;
}

/// Which object's pixel is on top, 0 for none.
std::vector<int> numbersOnTop(const AnnotationSet& set)
{
    std::vector<int> top(static_cast<size_t>(set.width * set.height), 0);
    const std::vector<Mask> masks = samples::masksOf(set);
    for (size_t i = 0; i < masks.size(); ++i)
        for (size_t p = 0; p < top.size(); ++p)
            if (masks[i].values[p] != 0)
                top[p] = static_cast<int>(i) + 1;
    return top;
}

cv::Mat decoded(const std::filesystem::path& path) { return cv::imread(path.string(), cv::IMREAD_UNCHANGED); }

} // namespace

class TestFormats : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path at(const char* name) const { return m_folder.filePath(name).toStdString(); }
    PictureKey key() const { return {"x", kWidth, kHeight}; }

private slots:
    void everyFormatComesBackFromItsFiles_data()
    {
        QTest::addColumn<int>("format");
        for (const core::segment::FormatEntry& entry : core::segment::annotationFormats())
            if (entry.format != AnnotationFormat::Overlay && entry.format != AnnotationFormat::CutOut)
                QTest::newRow(entry.id) << static_cast<int>(entry.format);
    }

    void everyFormatComesBackFromItsFiles()
    {
        QFETCH(int, format);
        const auto kind = static_cast<AnnotationFormat>(format);
        const core::segment::FormatEntry& entry = core::segment::entryOf(kind);
        AnnotationSet set = sampleSet();
        const auto path = at((std::string(entry.id) + "/photo" + entry.ending).c_str());
        core::segment::writeAnnotations(kind, path, set, nullptr, {0, {"Tessera 1", "größe.png", "cafe", "cpu"}});
        const ReadAnnotations read = core::segment::readAnnotations(path, key());
        // Formats of pixels keep what lies on top, one object a label.
        std::vector<std::pair<std::string, std::vector<uint8_t>>> expected;
        const std::vector<int> top = numbersOnTop(set);
        const std::vector<Mask> masks = samples::masksOf(set);
        const auto pixelsWhere = [&](auto&& wanted) {
            std::vector<uint8_t> pixels;
            for (const int number : top)
                pixels.push_back(number != 0 && wanted(number - 1) ? 255 : 0);
            return pixels;
        };
        if (kind == AnnotationFormat::Mask)
            expected.emplace_back("object", pixelsWhere([](int) { return true; }));
        else if (kind == AnnotationFormat::LabelMap)
            for (const auto& one : set.classes)
                expected.emplace_back(one.name, pixelsWhere([&](int i) {
                                          return set.objects[static_cast<size_t>(i)].label == one.label;
                                      }));
        else
            for (size_t i = 0; i < masks.size(); ++i)
                expected.emplace_back(set.classOf(set.objects[i].label)->name,
                                      kind == AnnotationFormat::Voc
                                          ? pixelsWhere([&](int number) { return number == static_cast<int>(i); })
                                          : masks[i].values);
        const std::vector<Mask> found = samples::masksOf(read.set);
        QCOMPARE(found.size(), expected.size());
        for (size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(read.set.classOf(read.set.objects[i].label)->name, expected[i].first);
            QCOMPARE(found[i].values, expected[i].second);
        }
        if (kind == AnnotationFormat::LabelMap || kind == AnnotationFormat::Svg)
            QCOMPARE(read.set.classes, set.classes);
        // The same bytes once more.
        for (const auto& file : core::segment::filesOf(kind, path)) {
            const std::string first = samples::read(file);
            QVERIFY(!first.empty());
            core::segment::writeAnnotations(kind, path, set, nullptr, {0, {"Tessera 1", "größe.png", "cafe", "cpu"}});
            QVERIFY(first == samples::read(file));
        }
    }

    void pngsAreWhatOpenCvReads()
    {
        AnnotationSet set = sampleSet();
        const core::Image picture = samplePicture();
        const std::vector<int> top = numbersOnTop(set);
        for (const auto format : {AnnotationFormat::Mask, AnnotationFormat::LabelMap, AnnotationFormat::CutOut,
                                  AnnotationFormat::Overlay}) {
            core::segment::writeAnnotations(format, at("one.png"), set, &picture, {});
            const cv::Mat read = decoded(at("one.png"));
            QCOMPARE(read.cols, kWidth);
            QCOMPARE(read.rows, kHeight);
            for (int p = 0; p < kWidth * kHeight; ++p) {
                const int object = top[static_cast<size_t>(p)];
                const uint8_t* pixel = read.ptr(p / kWidth) + p % kWidth * read.channels();
                const uint8_t* rgb = &picture.rgb[static_cast<size_t>(3 * p)];
                if (format == AnnotationFormat::Mask) {
                    QCOMPARE(read.type(), CV_8UC1);
                    QCOMPARE(int(pixel[0]), object != 0 ? 255 : 0);
                } else if (format == AnnotationFormat::CutOut) {
                    QCOMPARE(read.type(), CV_8UC4);
                    const std::array<int, 4> expected =
                        object != 0 ? std::array{int{rgb[2]}, int{rgb[1]}, int{rgb[0]}, 255} : std::array{0, 0, 0, 0};
                    QCOMPARE((std::array{int{pixel[0]}, int{pixel[1]}, int{pixel[2]}, int{pixel[3]}}), expected);
                } else if (format == AnnotationFormat::LabelMap) { // OpenCV shows the palette's colours
                    QCOMPARE(read.type(), CV_8UC3);
                    const core::segment::Rgb colour =
                        object == 0 ? core::segment::Rgb{}
                                    : set.classOf(set.objects[static_cast<size_t>(object - 1)].label)->colour;
                    QCOMPARE((std::array{pixel[2], pixel[1], pixel[0]}), (std::array{colour[0], colour[1], colour[2]}));
                } else if (object == 0) {
                    QVERIFY(pixel[2] == rgb[0] && pixel[1] == rgb[1] && pixel[0] == rgb[2]);
                }
            }
        }
        set.classes[2].label = 4000;
        for (auto& object : set.objects)
            object.label = object.label == 7 ? 4000 : object.label;
        core::segment::writeAnnotations(AnnotationFormat::LabelMap, at("deep.png"), set, nullptr, {});
        const cv::Mat deep = decoded(at("deep.png"));
        QCOMPARE(deep.type(), CV_16UC1);
        for (int p = 0; p < kWidth * kHeight; ++p) {
            const int object = top[static_cast<size_t>(p)];
            QCOMPARE(uint32_t{deep.at<uint16_t>(p / kWidth, p % kWidth)},
                     object == 0 ? 0U : set.objects[static_cast<size_t>(object - 1)].label);
        }
        QCOMPARE(core::segment::readLabelPng(at("deep.png"), key()).set.classOf(4000)->name, std::string("猫 'x'"));
    }

    void vocHasBoxesFromOneAndItsOwnPalette()
    {
        // Source: VOC 2012's development kit, VOClabelcolormap.
        const std::vector<core::segment::Rgb> palette = core::segment::vocPalette();
        QCOMPARE(palette[1], (core::segment::Rgb{128, 0, 0}));
        QCOMPARE(palette[15], (core::segment::Rgb{192, 128, 128}));
        QCOMPARE(palette[20], (core::segment::Rgb{0, 64, 128}));
        QCOMPARE(palette[255], (core::segment::Rgb{224, 224, 192}));

        AnnotationSet set = sampleSet();
        const auto xml = at("VOC/Annotations/photo.xml");
        core::segment::writeVoc(xml, set);
        QXmlStreamReader reader(QByteArray::fromStdString(samples::read(xml)));
        std::vector<std::string> names;
        std::vector<int> numbers;
        std::string file;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (reader.name() == QString("name"))
                names.push_back(reader.readElementText().toStdString());
            else if (reader.name() == QString("filename"))
                file = reader.readElementText().toStdString();
            else if (QStringList{"xmin", "ymin", "xmax", "ymax"}.contains(reader.name()))
                numbers.push_back(reader.readElementText().toInt());
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(file, set.imageName);
        QCOMPARE(names.size(), set.objects.size());
        const std::vector<Mask> masks = samples::masksOf(set);
        const std::vector<int> top = numbersOnTop(set);
        for (size_t i = 0; i < masks.size(); ++i) {
            int box[] = {kWidth, kHeight, 0, 0};
            for (int p = 0; p < kWidth * kHeight; ++p)
                if (masks[i].values[static_cast<size_t>(p)] != 0)
                    box[0] = std::min(box[0], p % kWidth + 1), box[2] = std::max(box[2], p % kWidth + 1),
                    box[1] = std::min(box[1], p / kWidth + 1), box[3] = std::max(box[3], p / kWidth + 1);
            for (size_t k = 0; k < 4; ++k)
                QCOMPARE(numbers[4 * i + k], box[k]);
            QCOMPARE(names[i], set.classOf(set.objects[i].label)->name);
        }
        const cv::Mat classes = decoded(at("VOC/SegmentationClass/photo.png"));
        const cv::Mat objects = decoded(at("VOC/SegmentationObject/photo.png"));
        for (int p = 0; p < kWidth * kHeight; ++p) {
            const int object = top[static_cast<size_t>(p)];
            const auto label = object == 0 ? 0U : set.objects[static_cast<size_t>(object - 1)].label;
            const cv::Vec3b c = classes.at<cv::Vec3b>(p / kWidth, p % kWidth);
            const cv::Vec3b o = objects.at<cv::Vec3b>(p / kWidth, p % kWidth);
            QCOMPARE((core::segment::Rgb{c[2], c[1], c[0]}), palette[label]);
            QCOMPARE((core::segment::Rgb{o[2], o[1], o[0]}), palette[static_cast<size_t>(object)]);
        }
    }

    void vocOfBoxesOnlyIsReadAsBoxes()
    {
        const auto size = "<size><width>53</width><height>41</height></size>";
        samples::write(at("boxes/a.xml"), std::string("<?xml version='1.0'?><annotation>") + size +
                                              "<object><name>cat</name><bndbox><xmin>2</xmin><ymin>3</ymin><xmax>6.0</"
                                              "xmax><ymax>90</ymax></bndbox></object></annotation>");
        const ReadAnnotations read = core::segment::readAnnotations(at("boxes/a.xml"), key());
        QCOMPARE(core::segment::areaOf(*read.set.objects.at(0).runs), int64_t{5 * 39});
        QCOMPARE(read.notes.size(), size_t{2}); // cut, and only a box
    }

    /// Each line filled by pixels' centres: bridges between parts and holes must not show.
    void yoloLinesAreReadByTheTestItself()
    {
        AnnotationSet set = sampleSet();
        core::segment::writeYolo(at("yolo/labels/a.txt"), set);
        QCOMPARE(samples::read(at("yolo/labels/classes.txt")), std::string("cat\nHund & <Katze>\n猫 'x'\n"));
        QVERIFY(samples::read(at("yolo/labels/data.yaml"))
                    .find("nc: 3\nnames:\n  0: 'cat'\n  1: 'Hund & <Katze>'\n  2: '猫 ''x'''\n") != std::string::npos);
        std::istringstream text(samples::read(at("yolo/labels/a.txt")));
        const std::vector<Mask> masks = samples::masksOf(set);
        for (size_t i = 0; i < masks.size(); ++i) {
            std::string line;
            QVERIFY(std::getline(text, line));
            std::istringstream words(line);
            size_t place = 9;
            words >> place;
            QCOMPARE(set.classes[place].label, set.objects[i].label);
            std::vector<std::pair<double, double>> ring;
            for (double x = 0, y = 0; words >> x >> y;) {
                QVERIFY(x >= 0 && x <= 1 && y >= 0 && y <= 1);
                ring.emplace_back(x * kWidth, y * kHeight);
            }
            QCOMPARE(samples::fillByCentres({ring}, kWidth, kHeight).mask.values, masks[i].values);
        }
    }

    void aYoloFolderKeepsThePlacesOfItsClasses()
    {
        samples::write(at("keep/classes.txt"), "dog\n猫 'x'\r\n");
        AnnotationSet set = sampleSet();
        core::segment::writeYolo(at("keep/a.txt"), set);
        QCOMPARE(samples::read(at("keep/classes.txt")), std::string("dog\n猫 'x'\ncat\nHund & <Katze>\n"));
        QCOMPARE(samples::read(at("keep/a.txt"))[0], '2');
        QCOMPARE(core::segment::readYolo(at("keep/a.txt"), key()).set.classNamed("cat")->label, 3U);
    }

    void yoloNamesComeFromYaml_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("numbers") << QByteArray("path: x\nnames:\n  0: cat\n  1: \"big dog\"  \nnc: 2\n");
        QTest::newRow("dashes") << QByteArray("names:\n- cat\n- 'big dog'\ntrain: x\n");
        QTest::newRow("a list") << QByteArray("nc: 2\nnames: [cat, 'big dog']\n");
    }

    void yoloNamesComeFromYaml()
    {
        QFETCH(QByteArray, yaml);
        samples::write(at("yaml/data.yaml"), yaml.toStdString());
        samples::write(at("yaml/labels/a.txt"), "1 0.5 0.5 0.5 1\n\n0 0 0 1 0 1 1\n");
        const ReadAnnotations read = core::segment::readYolo(at("yaml/labels/a.txt"), {"x", 8, 8});
        QCOMPARE(read.set.objects.size(), size_t{2});
        QCOMPARE(read.set.classOf(read.set.objects[0].label)->name, std::string("big dog"));
        QCOMPARE(core::segment::areaOf(*read.set.objects[0].runs), int64_t{4 * 8});
    }

    void svgIsRenderedAsTheMasks()
    {
        AnnotationSet set = sampleSet();
        set.objects.resize(1); // one: its coverage is the picture's alpha
        core::segment::writeSvg(at("one.svg"), set);
        QProcess renderer;
        renderer.start("rsvg-convert", {"-o", QString::fromStdString(at("svg.png").string()),
                                        QString::fromStdString(at("one.svg").string())});
        QVERIFY2(renderer.waitForFinished(60'000) && renderer.exitCode() == 0,
                 "rsvg-convert (librsvg2-bin) did not render");
        const cv::Mat read = decoded(at("svg.png"));
        QCOMPARE(read.type(), CV_8UC4);
        QCOMPARE(read.cols, kWidth);
        QCOMPARE(read.rows, kHeight);
        const std::vector<Mask> masks = samples::masksOf(set);
        const core::segment::Rgb colour = set.classOf(set.objects[0].label)->colour;
        for (int p = 0; p < kWidth * kHeight; ++p) {
            const cv::Vec4b pixel = read.at<cv::Vec4b>(p / kWidth, p % kWidth);
            const bool inside = masks[0].values[static_cast<size_t>(p)] != 0;
            QVERIFY(std::abs(int{pixel[3]} - (inside ? 128 : 0)) <= 1);
            for (int c = 0; inside && c < 3; ++c)
                QVERIFY(std::abs(int{pixel[2 - c]} - int{colour[static_cast<size_t>(c)]}) <= 2);
        }
    }

    void svgPathsOfOtherProgramsAreRead()
    {
        samples::write(at("other.svg"), R"(<svg viewBox="0 0 53 41"><defs><path d="M0 0h9v9z"/></defs><g id="leaf">
            <path d="m 10,10 h 4 v 4 h -4 z m1 1h2v2h-2z"/></g><polygon points="0,0 4,0 4,3 0,3"/><circle r="3"/></svg>)");
        const ReadAnnotations read = core::segment::readAnnotations(at("other.svg"), key());
        QCOMPARE(read.set.objects.size(), size_t{2});
        QCOMPARE(core::segment::areaOf(*read.set.objects[0].runs), int64_t{12});
        QCOMPARE(read.set.classOf(read.set.objects[0].label)->name, std::string("leaf"));
        QCOMPARE(core::segment::areaOf(*read.set.objects[1].runs), int64_t{12});
        QCOMPARE(read.notes.size(), size_t{1});
    }

    void readObjectsBecomePartsOfAScene()
    {
        AnnotationSet set = sampleSet();
        set.classes.push_back({9, "unused", {}});
        const core::segment::SceneParts parts = core::segment::scenePartsOf(set);
        QCOMPARE(parts.objects.size(), set.objects.size());
        QCOMPARE(parts.classes.size(), size_t{3});
        for (size_t i = 0; i < parts.objects.size(); ++i) {
            QVERIFY(parts.objects[i].fixedMask == set.objects[i].runs);
            QCOMPARE(parts.objects[i].label, set.objects[i].label);
            QCOMPARE(parts.objects[i].name, set.objects[i].name);
        }
    }

    void badFilesSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* title, const char* name, const std::string& text, const char* mentions) {
            QTest::newRow(title) << QString(name) << QByteArray::fromStdString(text) << QString(mentions);
        };
        const std::string size = "<annotation><size><width>53</width><height>41</height></size>";
        const auto box = [](const char* numbers) {
            return std::string("<object><name>cat</name><bndbox>") + numbers + "</bndbox></object></annotation>";
        };
        row("nothing", "a.dat", "", "no format");
        row("a text", "a.dat", "hello", "no format");
        row("cut XML", "a.xml", size, "broken at byte");
        row("other XML", "a.xml", "<b/>", "no <annotation>");
        row("another size", "a.xml", "<annotation><size><width>5</width><height>41</height></size></annotation>",
            "is for a picture of 5 x 41 pixels, but this one has 53 x 41");
        row("no size", "a.xml", "<annotation/>", "<width> has no number");
        row("inverted box", "a.xml", size + box("<xmin>9</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax>"),
            "ends before it begins");
        row("a box of words", "a.xml", size + box("<xmin>left</xmin><ymin>1</ymin><xmax>3</xmax><ymax>4</ymax>"),
            "<xmin> has no number");
        row("no name", "a.xml", size + "<object/></annotation>", "no <name>");
        row("YOLO words", "a.txt", "0 0.1 zero 0.3 0.3 0.5 0.5\n", "Line 1 of");
        row("YOLO odd", "a.txt", "0 0 0 1 0 1 1\n0 0.1 0.2 0.3 0.3 0.5\n0 1 2 3 4 5\n", "Line 2 of");
        row("YOLO class", "a.txt", "-1 0 0 1 0 1 1\n", "number of a class");
        row("SVG of another size", "a.svg", "<svg width='9' height='8'/>", "9 x 8 pixels, but this one has 53 x 41");
        row("SVG curves", "a.svg", "<svg viewBox='0 0 53 41'><path d='M0 0C1 1 2 2 3 3'/></svg>", "curves");
        row("SVG transform", "a.svg", "<svg viewBox='0 0 53 41'><g transform='scale(2)'/></svg>", "transforms");
        row("SVG path", "a.svg", "<svg viewBox='0 0 53 41'><path d='M0 0 L5'/></svg>", "from character");
        row("SVG without start", "a.svg", "<svg viewBox='0 0 53 41'><path d='L5 5'/></svg>", "from character");
        row("cut PNG", "a.png", "\x89PNG\r\n\x1a\n", "damaged or incomplete");
    }

    void badFilesSayWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(QString, mentions);
        const auto path = at(("bad/" + name).toUtf8().constData());
        samples::write(path, text.toStdString());
        const QString failure = samples::failureOf([&] { core::segment::readAnnotations(path, key()); });
        QVERIFY2(failure.contains(mentions), qPrintable(failure));
    }

    void aClassBeyondTheListIsRefused()
    {
        samples::write(at("list/classes.txt"), "cat\n");
        samples::write(at("list/a.txt"), "1 0 0 1 0 1 1\n");
        QVERIFY(
            samples::failureOf([&] { core::segment::readYolo(at("list/a.txt"), key()); }).contains("only 1 classes"));
    }

    void vocRefusesMoreThanItHolds()
    {
        AnnotationSet set = sampleSet();
        set.classes.back().label = 255;
        set.objects[2].label = 255;
        QVERIFY(
            samples::failureOf([&] { core::segment::writeVoc(at("many/a.xml"), set); }).contains("labels up to 254"));
        set = sampleSet();
        set.objects.resize(255, set.objects.front());
        QVERIFY(samples::failureOf([&] { core::segment::writeVoc(at("many/a.xml"), set); }).contains("there are 255"));
        QVERIFY(!std::filesystem::exists(at("many")));
    }

    void whatCannotBeWrittenIsRefusedByEveryFormat_data() { formats(); }
    void whatCannotBeWrittenIsRefusedByEveryFormat()
    {
        QFETCH(int, format);
        const auto kind = static_cast<AnnotationFormat>(format);
        const core::Image picture = samplePicture();
        samples::write(at("a-file"), "");
        QVERIFY(samples::failureOf([&] {
                    core::segment::writeAnnotations(kind, at("a-file/x"), sampleSet(), &picture, {});
                }).contains("Cannot write"));
        AnnotationSet wrong = sampleSet();
        wrong.objects[1] = samples::object(samples::randomMask(5, 4, 1), 1);
        QVERIFY(samples::failureOf([&] {
                    core::segment::writeAnnotations(kind, at("wrong/x"), wrong, &picture, {});
                }).contains("5 x 4"));
        wrong = sampleSet();
        wrong.objects[1].label = 44;
        QVERIFY(samples::failureOf([&] {
                    core::segment::writeAnnotations(kind, at("wrong/x"), wrong, &picture, {});
                }).contains("label 44"));
        QVERIFY(!std::filesystem::exists(at("wrong")));
        if (core::segment::entryOf(kind).hasTolerance)
            QVERIFY(samples::failureOf([&] {
                        core::segment::writeAnnotations(kind, at("wrong/x"), sampleSet(), &picture, {-1, {}});
                    }).contains("tolerance"));
    }

    void aFullDiskLeavesTheOldFile_data() { formats(); }
    void aFullDiskLeavesTheOldFile()
    {
        QFETCH(int, format);
        const auto kind = static_cast<AnnotationFormat>(format);
        const std::filesystem::path disk = at("disk");
        std::filesystem::create_directories(disk);
        if (geteuid() != 0 || mount("tessera", disk.c_str(), "tmpfs", 0, "size=16k") != 0)
            QSKIP("only root can mount a disk of 16 KiB");
        const auto path = disk / ("x" + std::string(core::segment::entryOf(kind).ending));
        samples::write(path, "old");
        AnnotationSet set = samples::randomSet(300, 200, 6, 5);
        core::Image picture{300, 200, {}};
        for (int i = 0; i < 300 * 200 * 3; ++i)
            picture.rgb.push_back(static_cast<uint8_t>(i * 37 % 253));
        try {
            for (int i = 0;; ++i)
                samples::write(disk / ("ballast" + std::to_string(i)), std::string(4096, 'x'));
        } catch (const std::runtime_error&) { // full
        }
        const QString failure =
            samples::failureOf([&] { core::segment::writeAnnotations(kind, path, set, &picture, {}); });
        const std::string kept = samples::read(path);
        QStringList left;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(disk))
            if (entry.path().filename().string().starts_with('.'))
                left << QString::fromStdString(entry.path().string());
        umount(disk.c_str());
        QVERIFY2(failure.contains("No space left"), qPrintable(failure));
        QCOMPARE(kept, std::string("old"));
        QVERIFY(left.isEmpty());
    }

private:
    static void formats()
    {
        QTest::addColumn<int>("format");
        for (const core::segment::FormatEntry& entry : core::segment::annotationFormats())
            QTest::newRow(entry.id) << static_cast<int>(entry.format);
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
