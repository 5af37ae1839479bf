// Mask logits become counts, frames and packed masks as their twins in double say; nothing around the outputs is
// touched.

#include <algorithm>
#include <cmath>

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/mask.h"
#include "tests/reference/mask.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::DType;
using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

namespace {

/// Smooth blobs with some noise, about half above 0.
std::vector<float> logitsOf(const Shape& shape, uint32_t seed)
{
    std::vector<float> values;
    uint32_t state = seed;
    for (int64_t i = 0; i < shape.elementCount(); ++i) {
        state = state * 1664525 + 1013904223;
        const double noise = static_cast<double>(state >> 8) / (1 << 24) - 0.5;
        const double x = static_cast<double>(i % shape.back());
        const double y = static_cast<double>(i / shape.back());
        values.push_back(static_cast<float>(6 * std::sin(x * 0.31 + seed) * std::cos(y * 0.23) + noise));
    }
    return values;
}

} // namespace

class TestMaskOps : public QObject {
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
    void countsAboveBothThresholds_data();
    void countsAboveBothThresholds();
    void upscalesLikeTheTwin_data();
    void upscalesLikeTheTwin();
    void thresholdsLikeTheTwin_data();
    void thresholdsLikeTheTwin();
    void areaAddsUpOverRuns();
    void refusesWhatDoesNotFit();
};

void TestMaskOps::countsAboveBothThresholds_data()
{
    QTest::addColumn<int>("masks");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("one element") << 1 << 1 << 1;
    QTest::newRow("less than a workgroup") << 3 << 1 << 7;
    QTest::newRow("a workgroup and one") << 2 << 1 << 257;
    QTest::newRow("primes") << 5 << 31 << 61;
    QTest::newRow("the decoder's") << 4 << 256 << 256;
}

void TestMaskOps::countsAboveBothThresholds()
{
    QFETCH(int, masks);
    QFETCH(int, height);
    QFETCH(int, width);
    const Shape shape{masks, height, width};
    std::vector<float> values = logitsOf(shape, 3);
    values.front() = 1.F; // not above 1
    values.back() = -1.F; // not above -1
    const Tensor logits = Tensor::fromFloats(*m_device, shape, values);
    const support::Guarded counts(*m_device, Layout::rowMajor(Shape{masks, 3}, DType::I32));
    gpu::Recorder recorder(*m_device);
    gpu::countLogits(recorder, logits, 1.F, -1.F, counts.tensor());
    recorder.finish().run();
    std::vector<int32_t> expected;
    const auto perMask = static_cast<size_t>(height * width);
    for (size_t mask = 0; mask < static_cast<size_t>(masks); ++mask) {
        const auto begin = values.begin() + static_cast<std::ptrdiff_t>(mask * perMask);
        const auto end = begin + static_cast<std::ptrdiff_t>(perMask);
        expected.push_back(static_cast<int32_t>(std::count_if(begin, end, [](float v) { return v > 1.F; })));
        expected.push_back(static_cast<int32_t>(std::count_if(begin, end, [](float v) { return v > -1.F; })));
        expected.push_back(0);
    }
    QCOMPARE(counts.ints(), expected);
    QCOMPARE(counts.damage(), std::string());
}

void TestMaskOps::upscalesLikeTheTwin_data()
{
    QTest::addColumn<int>("masks");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("newHeight");
    QTest::addColumn<int>("newWidth");
    QTest::newRow("from one element") << 1 << 1 << 1 << 3 << 4;
    QTest::newRow("same size") << 2 << 5 << 8 << 5 << 8;
    QTest::newRow("primes to just over a workgroup") << 3 << 7 << 13 << 17 << 36;
    QTest::newRow("shrinking") << 1 << 53 << 47 << 11 << 12;
    QTest::newRow("four times") << 4 << 64 << 64 << 256 << 256;
    QTest::newRow("the decoder's") << 4 << 256 << 256 << 1024 << 1024;
}

void TestMaskOps::upscalesLikeTheTwin()
{
    QFETCH(int, masks);
    QFETCH(int, height);
    QFETCH(int, width);
    QFETCH(int, newHeight);
    QFETCH(int, newWidth);
    const std::vector<float> values = logitsOf(Shape{masks, height, width}, 11);
    const Tensor logits = Tensor::fromFloats(*m_device, Shape{masks, height, width}, values);
    const support::Guarded frames(*m_device, Layout::rowMajor(Shape{masks, newHeight, newWidth}));
    gpu::Recorder recorder(*m_device);
    gpu::upscaleLogits(recorder, logits, frames.tensor());
    recorder.finish().run();
    const std::vector<float> got = frames.floats();
    const std::vector<double> exact(values.begin(), values.end());
    size_t i = 0;
    double worst = 0;
    for (int mask = 0; mask < masks; ++mask) {
        for (const double expected :
             reference::resampledCrop(exact.data() + mask * height * width, width, width, height, newWidth, newHeight))
            worst = std::max(worst, std::abs(static_cast<double>(got[i++]) - expected));
    }
    QVERIFY2(worst < 2e-4, qPrintable(QString::number(worst))); // coordinates up to 1024 in f32, slopes up to about 4
    QCOMPARE(frames.damage(), std::string());
}

void TestMaskOps::thresholdsLikeTheTwin_data()
{
    QTest::addColumn<int>("frameHeight");
    QTest::addColumn<int>("frameWidth");
    QTest::addColumn<int>("cropHeight");
    QTest::addColumn<int>("cropWidth");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("width");
    QTest::newRow("one pixel") << 4 << 4 << 1 << 1 << 1 << 1;
    QTest::newRow("row shorter than a word") << 8 << 8 << 8 << 8 << 5 << 3;
    QTest::newRow("row of two words") << 8 << 8 << 3 << 8 << 17 << 5;
    QTest::newRow("one row") << 64 << 64 << 1 << 64 << 1 << 997;
    QTest::newRow("one column") << 64 << 64 << 64 << 1 << 997 << 1;
    QTest::newRow("primes") << 64 << 64 << 61 << 64 << 101 << 103;
    QTest::newRow("chelsea's size") << 1024 << 1024 << 681 << 1024 << 300 << 451;
    QTest::newRow("larger than the frame") << 1024 << 1024 << 1024 << 683 << 1531 << 1021;
}

void TestMaskOps::thresholdsLikeTheTwin()
{
    QFETCH(int, frameHeight);
    QFETCH(int, frameWidth);
    QFETCH(int, cropHeight);
    QFETCH(int, cropWidth);
    QFETCH(int, height);
    QFETCH(int, width);
    // The second of two frames, so that offsets count.
    const Shape shape{2, frameHeight, frameWidth};
    const std::vector<float> values = logitsOf(shape, 5);
    const Tensor frames = Tensor::fromFloats(*m_device, shape, values);
    Layout second = Layout::rowMajor(Shape{frameHeight, frameWidth});
    second.offset = int64_t{frameHeight} * frameWidth;
    const int64_t words = gpu::packedMaskWords(width);
    const support::Guarded packed(*m_device, Layout::rowMajor(Shape{height, words}, DType::I32));
    const Tensor area = Tensor::fromInts(*m_device, Shape{1}, std::vector<int32_t>{0});
    gpu::Recorder recorder(*m_device);
    gpu::thresholdMask(recorder, frames.with(second), cropWidth, cropHeight, width, packed.tensor(), area);
    recorder.finish().run();

    const std::vector<double> exact(values.begin() + second.offset, values.end());
    const std::vector<double> expected =
        reference::resampledCrop(exact.data(), frameWidth, cropWidth, cropHeight, width, height);
    const std::vector<int32_t> got = packed.ints();
    int32_t objects = 0;
    for (int64_t y = 0; y < height; ++y) {
        for (int64_t x = 0; x < 4 * words; ++x) {
            const auto bits = static_cast<uint32_t>(got[static_cast<size_t>(y * words + x / 4)]);
            const uint32_t byte = bits >> (8 * (x % 4)) & 0xFF;
            QVERIFY(byte == 0 || byte == 255);
            objects += byte == 255 ? 1 : 0;
            const double logit = x < width ? expected[static_cast<size_t>(y * width + x)] : -1.0;
            if ((logit > 0) != (byte == 255) && std::abs(logit) > 1e-3) // nearer to 0 than f32 coordinates can tell
                QFAIL(qPrintable(QString("pixel %1, %2: %3 for a logit of %4").arg(x).arg(y).arg(byte).arg(logit)));
        }
    }
    QCOMPARE(area.toInts(*m_device).front(), objects);
    QCOMPARE(packed.damage(), std::string());
}

void TestMaskOps::areaAddsUpOverRuns()
{
    const Tensor frame = Tensor::fromFloats(*m_device, Shape{4, 4}, std::vector<float>(16, 2.F));
    const support::Guarded packed(*m_device, Layout::rowMajor(Shape{10, gpu::packedMaskWords(9)}, DType::I32));
    const Tensor area = Tensor::fromInts(*m_device, Shape{1}, std::vector<int32_t>{7});
    gpu::Recorder recorder(*m_device);
    gpu::thresholdMask(recorder, frame, 4, 4, 9, packed.tensor(), area);
    gpu::CommandList list = recorder.finish();
    list.run();
    list.run();
    QCOMPARE(area.toInts(*m_device).front(), 7 + 2 * 90);
}

void TestMaskOps::refusesWhatDoesNotFit()
{
    const Tensor logits = Tensor::allocate(*m_device, Shape{2, 4, 4});
    const Tensor wrong = Tensor::allocate(*m_device, Shape{2, 8, 6});
    const Tensor words = Tensor::allocate(*m_device, Shape{8, 2}, DType::I32);
    const Tensor area = Tensor::allocate(*m_device, Shape{1}, DType::I32);
    const Tensor frame = Tensor::allocate(*m_device, Shape{4, 4});
    gpu::Recorder recorder(*m_device);
    QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::upscaleLogits(recorder, logits, wrong));
    QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::countLogits(recorder, logits, 1.F, -1.F, area));
    QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::thresholdMask(recorder, frame, 5, 4, 8, words, area));
    QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::thresholdMask(recorder, frame, 4, 4, 9, words, area));
}

QTEST_GUILESS_MAIN(TestMaskOps)
#include "tst_mask_ops.moc"
