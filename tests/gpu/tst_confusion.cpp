// The confusion matrix of two label maps is counted exactly, whatever their size and packing.

#include <optional>

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/confusion.h"
#include "tests/reference/confusion.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::DType;
using gpu::LabelPacking;
using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

namespace {

/// Labels 0 … classes - 1: areas about `grain` pixels wide, with single other pixels among them.
std::vector<uint32_t> labelsOf(int width, int height, uint32_t classes, int grain, uint32_t seed)
{
    std::vector<uint32_t> labels;
    uint32_t state = seed * 2654435761U + 1;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            state = state * 1664525 + 1013904223;
            const auto cell = static_cast<uint32_t>(x / grain * 7 + y / grain * 13) + seed;
            labels.push_back((state >> 24) % 5 == 0 ? (state >> 10) % classes : cell % classes);
        }
    }
    return labels;
}

/// The words of a map; what pads a row would be found in the counts if it were read.
std::vector<int32_t> packed(const std::vector<uint32_t>& labels, int width, int height, LabelPacking packing)
{
    if (packing == LabelPacking::OnePerWord)
        return {labels.begin(), labels.end()};
    const int64_t words = gpu::labelWords(width, packing);
    std::vector<int32_t> result;
    for (int64_t y = 0; y < height; ++y) {
        for (int64_t w = 0; w < words; ++w) {
            uint32_t bits = 0;
            for (int64_t c = 0; c < 4 && 4 * w + c < width; ++c)
                bits |= labels[static_cast<size_t>(y * width + 4 * w + c)] << (8 * c);
            result.push_back(static_cast<int32_t>(bits));
        }
    }
    return result;
}

Tensor mapOf(gpu::Device& device, const std::vector<uint32_t>& labels, int width, int height, LabelPacking packing)
{
    return Tensor::fromInts(device, Shape{height, gpu::labelWords(width, packing)},
                            packed(labels, width, height, packing));
}

} // namespace

class TestConfusion : public QObject {
    Q_OBJECT

private:
    gpu::Device* m_device = nullptr;

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("family");
        for (const gpu::KernelFamily family : support::families())
            QTest::newRow(support::toString(family)) << static_cast<int>(family);
    }
    void init()
    {
        QFETCH_GLOBAL(int, family);
        m_device = &support::device(static_cast<gpu::KernelFamily>(family));
    }
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    void countsLikeTheTwin_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<int>("classes");
        QTest::addColumn<int>("grain");
        QTest::addColumn<int>("ignored"); // -1: none
        QTest::addColumn<int>("packing");
        const auto row = [](const char* name, int width, int height, int classes, int grain, int ignored) {
            for (const LabelPacking packing : {LabelPacking::OnePerWord, LabelPacking::FourPerWord}) {
                if (packing == LabelPacking::FourPerWord && classes > 256)
                    continue;
                QTest::addRow("%s, %s", name, packing == LabelPacking::OnePerWord ? "words" : "bytes")
                    << width << height << classes << grain << ignored << static_cast<int>(packing);
            }
        };
        row("one pixel", 1, 1, 1, 1, -1);
        row("one pixel, ignored", 1, 1, 1, 1, 0);
        row("one class", 37, 41, 1, 1, -1);
        row("row shorter than a word", 3, 5, 2, 1, -1);
        row("row of a word and one", 5, 17, 3, 1, 2);
        row("one row", 997, 1, 4, 3, -1);
        row("one column", 1, 997, 4, 3, 1);
        row("a workgroup and one", 257, 33, 7, 2, -1);
        row("primes", 101, 103, 21, 9, 0);
        row("all bytes", 131, 67, 256, 1, 255);
        row("many classes", 211, 97, 1024, 1, 700);
        row("large areas", 640, 480, 64, 80, -1);
        row("a large photo", 4096, 4096, 64, 37, 5);
    }

    void countsLikeTheTwin()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(int, classes);
        QFETCH(int, grain);
        QFETCH(int, ignored);
        QFETCH(int, packing);
        const auto kind = static_cast<LabelPacking>(packing);
        const auto count = static_cast<uint32_t>(classes);
        const std::optional<uint32_t> drop = ignored < 0 ? std::nullopt : std::optional(static_cast<uint32_t>(ignored));
        const auto truth = labelsOf(width, height, count, grain, 3);
        const auto predicted = labelsOf(width, height, count, grain, 4);
        const std::vector<int32_t> once = reference::confusionCounts(truth, predicted, count, drop);
        const Tensor counts = Tensor::fromInts(*m_device, Shape{classes, classes}, std::vector<int32_t>(once.size()));
        gpu::Recorder recorder(*m_device);
        gpu::confusionCounts(recorder, mapOf(*m_device, truth, width, height, kind),
                             mapOf(*m_device, predicted, width, height, kind), width, kind, drop, counts);
        gpu::CommandList list = recorder.finish();
        list.run();
        QCOMPARE(support::compare(counts.toInts(*m_device), once), std::string());
        list.run(); // adds
        std::vector<int32_t> twice = once;
        for (int32_t& value : twice)
            value *= 2;
        QCOMPARE(support::compare(counts.toInts(*m_device), twice), std::string());
    }

    void offsetsCountAndNothingAroundIsTouched()
    {
        constexpr int width = 13;
        constexpr int height = 19;
        const auto truth = labelsOf(width, height, 3, 2, 8);
        const auto predicted = labelsOf(width, height, 3, 2, 9);
        // Both maps in one buffer, the matrix in the middle of another.
        std::vector<int32_t> words = packed(truth, width, height, LabelPacking::FourPerWord);
        const auto perMap = static_cast<int64_t>(words.size());
        const std::vector<int32_t> second = packed(predicted, width, height, LabelPacking::FourPerWord);
        words.insert(words.end(), second.begin(), second.end());
        const Tensor maps = Tensor::fromInts(*m_device, Shape{2 * perMap}, words);
        Layout layout = Layout::rowMajor(Shape{height, 4}, DType::I32);
        const Tensor first = maps.with(layout);
        layout.offset = perMap;
        const std::vector<int32_t> before(29, -5);
        const Tensor all = Tensor::fromInts(*m_device, Shape{29}, before);
        Layout matrix = Layout::rowMajor(Shape{3, 3}, DType::I32);
        matrix.offset = 10;
        gpu::Recorder recorder(*m_device);
        gpu::confusionCounts(recorder, first, maps.with(layout), width, LabelPacking::FourPerWord, {},
                             all.with(matrix));
        recorder.finish().run();
        std::vector<int32_t> expected = before;
        const std::vector<int32_t> counts = reference::confusionCounts(truth, predicted, 3, {});
        for (size_t i = 0; i < counts.size(); ++i)
            expected[10 + i] += counts[i];
        QCOMPARE(all.toInts(*m_device), expected);
    }

    void labelsThatAreNoClassAreDropped()
    {
        const std::vector<uint32_t> truth{0, 1, 2, 3, 200, 1, 0, 255};
        const std::vector<uint32_t> predicted{0, 1, 2, 9, 0, 255, 1, 255};
        const Tensor counts = Tensor::fromInts(*m_device, Shape{3, 3}, std::vector<int32_t>(9));
        gpu::Recorder recorder(*m_device);
        gpu::confusionCounts(recorder, mapOf(*m_device, truth, 8, 1, LabelPacking::FourPerWord),
                             mapOf(*m_device, predicted, 8, 1, LabelPacking::FourPerWord), 8, LabelPacking::FourPerWord,
                             2, counts);
        recorder.finish().run();
        QCOMPARE(counts.toInts(*m_device), (std::vector<int32_t>{1, 1, 0, 0, 1, 0, 0, 0, 0}));
    }

    void anEmptyMapAddsNothing()
    {
        const Tensor none = Tensor::allocate(*m_device, Shape{0, 2}, DType::I32);
        const Tensor counts = Tensor::fromInts(*m_device, Shape{1, 1}, std::vector<int32_t>{4});
        gpu::Recorder recorder(*m_device);
        gpu::confusionCounts(recorder, none, none, 8, LabelPacking::FourPerWord, {}, counts);
        recorder.finish().run();
        QCOMPARE(counts.toInts(*m_device), std::vector<int32_t>{4});
    }

    void refusesWhatDoesNotFit()
    {
        const Tensor map = Tensor::allocate(*m_device, Shape{4, 2}, DType::I32);
        const Tensor other = Tensor::allocate(*m_device, Shape{4, 3}, DType::I32);
        const Tensor floats = Tensor::allocate(*m_device, Shape{4, 2});
        const Tensor square = Tensor::allocate(*m_device, Shape{2, 2}, DType::I32);
        gpu::Recorder recorder(*m_device);
        const auto count = [&](const Tensor& truth, const Tensor& predicted, int64_t width, const Tensor& counts) {
            gpu::confusionCounts(recorder, truth, predicted, width, LabelPacking::FourPerWord, {}, counts);
        };
        QVERIFY_THROWS_EXCEPTION(gpu::Error, count(map, other, 8, square));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, count(map, map, 9, square));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, count(map, map, 4, square));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, count(map, map, 8, map));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, count(map, floats, 8, square));
    }
};

QTEST_GUILESS_MAIN(TestConfusion)
#include "tst_confusion.moc"
