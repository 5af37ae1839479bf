// What masks are compared with: from label maps, masks, COCO and objects.

#include <QTemporaryDir>
#include <QTest>

#include "core/assets/atomic_file.h"
#include "core/assets/sha256.h"
#include "core/image/png_encoder.h"
#include "core/segment/formats/coco.h"
#include "core/segment/formats/label_png.h"
#include "core/segment/truth.h"
#include "tests/core/segment/formats/sample_sets.h"

using core::segment::loadTruth;
using core::segment::Truth;
using core::segment::TruthRequest;

namespace {

TruthRequest wanted(int width, int height, const std::vector<core::segment::ObjectClass>& classes = {},
                    uint32_t maskLabel = 1)
{
    TruthRequest request;
    request.picture = {"elsewhere", width, height};
    request.classes = classes;
    request.maskLabel = maskLabel;
    return request;
}

} // namespace

class TestTruth : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::filesystem::path write(const char* name, const std::vector<std::byte>& bytes) const
    {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        core::writeFileAtomically(path, bytes);
        return path;
    }

private slots:
    void aLabelMapIsTakenAsItIs()
    {
        const core::LabelMap map{3, 2, {0, 1, 7, 7, 300, 0}};
        const auto path = write("map.png", core::encodeGrey16Png(map));
        const Truth truth = loadTruth(path, wanted(3, 2));
        QCOMPARE(truth.map.values, map.values);
        QVERIFY(!truth.isMask && !truth.namesClasses && truth.notes.empty());
        QCOMPARE(truth.classes.size(), size_t{3});
        QCOMPARE(truth.classes[2].label, 300U);
        QCOMPARE(truth.classes[2].name, std::string("300"));
        QCOMPARE(truth.sha256, core::sha256OfFile(path));
    }

    void labelsThatNoClassHasAreNamed()
    {
        const auto path = write("map.png", core::encodeGrey16Png({3, 1, {1, 7, 9}}));
        const Truth truth = loadTruth(path, wanted(3, 1, {{1, "cat", {5, 5, 5}}}));
        QCOMPARE(truth.classes[0].name, std::string("cat"));
        QCOMPARE(truth.notes.size(), size_t{1});
        QCOMPARE(truth.notes[0].english(), std::string("The truth has classes that no object has: 7, 9"));
        QCOMPARE(truth.map.values, (std::vector<uint16_t>{1, 7, 9}));
    }

    void aMaskBecomesTheObjectsClass_data()
    {
        QTest::addColumn<bool>("colour");
        QTest::newRow("grey") << false;
        QTest::newRow("black and white in colour") << true;
    }
    void aMaskBecomesTheObjectsClass()
    {
        QFETCH(bool, colour);
        const auto path = write("mask.png", colour ? core::encodePng(core::Image{2, 1, {0, 0, 0, 255, 255, 255}})
                                                   : core::encodePng(core::Mask{2, 1, {0, 255}}));
        const Truth truth = loadTruth(path, wanted(2, 1, {{4, "cat", {}}}, 4));
        QVERIFY(truth.isMask);
        QCOMPARE(truth.map.values, (std::vector<uint16_t>{0, 4}));
        QCOMPARE(truth.classes.at(0).name, std::string("cat"));
        const Truth asStored = loadTruth(path, wanted(2, 1, {}, 255));
        QCOMPARE(asStored.map.values, (std::vector<uint16_t>{0, 255}));
    }

    void cocoUsesTheLabelsOfTheSamesNames()
    {
        const core::segment::AnnotationSet set = samples::randomSet(30, 20, 3, 4);
        const std::filesystem::path path = m_folder.filePath("coco.json").toStdString();
        core::segment::writeCoco(path, std::span(&set, 1));
        const Truth own = loadTruth(path, wanted(30, 20));
        QCOMPARE(own.map.values, core::segment::labelMapOf(set).values);
        const Truth adopted = loadTruth(path, wanted(30, 20, {{3, "dog", {}}, {5, "cat", {}}}));
        for (size_t i = 0; i < own.map.values.size(); ++i) {
            const int label = own.map.values[i]; // cat 1 -> 5; Hund 3 is taken -> 1; the third keeps 7
            QCOMPARE(int{adopted.map.values[i]}, label == 1 ? 5 : label == 3 ? 1 : label);
        }
        QCOMPARE(adopted.notes.size(), size_t{1});
        QVERIFY(QString::fromStdString(adopted.notes[0].english()).contains("Hund & <Katze>, 猫 'x'"));
    }

    void namesInALabelMapCountLikeThoseOfCoco()
    {
        const core::segment::AnnotationSet set = samples::randomSet(30, 20, 3, 4);
        const auto path = write("named.png", core::segment::labelMapPng(set));
        const Truth truth = loadTruth(path, wanted(30, 20, {{9, "cat", {}}}));
        QVERIFY(truth.namesClasses);
        QVERIFY(std::ranges::find(truth.map.values, 9) != truth.map.values.end());
        QVERIFY(std::ranges::find(truth.map.values, 1) == truth.map.values.end());
    }

    void anObjectCanBeTheTruth()
    {
        const Truth truth = core::segment::truthOf({2, 1, {0, 255}}, {6, "leaf", {}});
        QCOMPARE(truth.map.values, (std::vector<uint16_t>{0, 6}));
        QCOMPARE(truth.classes.size(), size_t{1});
        QVERIFY(core::segment::truthOf({2, 1, {0, 0}}, {6, "leaf", {}}).classes.empty());
    }

    void whatCannotBeTheTruthSaysWhy()
    {
        const TruthRequest request = wanted(4, 3);
        const auto small = write("small.png", core::encodePng(core::Mask{2, 1, {0, 255}}));
        QVERIFY(
            samples::failureOf([&] { loadTruth(small, request); }).contains("2 x 1 pixels, but this one has 4 x 3"));
        const auto colours = write("colours.png", core::encodePng(core::Image{1, 1, {0, 0, 9}}));
        QVERIFY(samples::failureOf([&] { loadTruth(colours, wanted(1, 1)); }).contains("in colour"));
        QVERIFY(samples::failureOf([&] { loadTruth("/nowhere.png", request); }).contains("no file"));
        samples::write(m_folder.filePath("cut.json").toStdString(), "{\"images\": [");
        QVERIFY(samples::failureOf([&] {
                    loadTruth(m_folder.filePath("cut.json").toStdString(), request);
                }).contains("cut off"));
    }
};

QTEST_GUILESS_MAIN(TestTruth)
#include "tst_truth.moc"
