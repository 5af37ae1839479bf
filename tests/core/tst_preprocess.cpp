// Pictures, points, boxes and masks in the frames that the MobileSAM graphs expect.

#include <algorithm>
#include <cmath>

#include <QtTest>

#include "core/image/resample.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"

using core::Image;
using core::Mask;
using namespace core::segment;

namespace {

constexpr size_t kFrame = 1024;
constexpr size_t kLow = 256;

Image noise(int width, int height)
{
    Image image{width, height, {}};
    uint32_t state = 7;
    for (int i = 0; i < width * height * 3; ++i) {
        state = state * 1664525 + 1013904223;
        image.rgb.push_back(static_cast<uint8_t>(state >> 24));
    }
    return image;
}

/// The widened triangle, straight from its definition and without rounding in between.
double resampledAt(const Image& image, int width, int height, int x, int y, int channel)
{
    const double scaleX = static_cast<double>(image.width) / width;
    const double scaleY = static_cast<double>(image.height) / height;
    double sum = 0;
    double weights = 0;
    for (int row = 0; row < image.height; ++row) {
        const double weightY = 1 - std::abs(row + 0.5 - (y + 0.5) * scaleY) / std::max(scaleY, 1.0);
        for (int column = 0; weightY > 0 && column < image.width; ++column) {
            const double weightX = 1 - std::abs(column + 0.5 - (x + 0.5) * scaleX) / std::max(scaleX, 1.0);
            if (weightX <= 0)
                continue;
            sum += weightX * weightY * image.rgb[static_cast<size_t>(3 * (row * image.width + column) + channel)];
            weights += weightX * weightY;
        }
    }
    return sum / weights;
}

/// Every pixel of the mask spread over the cells that its square touches.
std::vector<double> coveredShares(const Mask& mask)
{
    const FrameSize size = frameSize(mask.width, mask.height);
    const double toX = static_cast<double>(size.width) / mask.width / 4;
    const double toY = static_cast<double>(size.height) / mask.height / 4;
    std::vector<double> shares(kLow * kLow, 0.0);
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            if (mask.values[static_cast<size_t>(y * mask.width + x)] == 0)
                continue;
            for (int row = static_cast<int>(y * toY); row < 256 && row < (y + 1) * toY; ++row) {
                const double overlapY = std::min((y + 1) * toY, row + 1.0) - std::max(y * toY, double(row));
                for (int column = static_cast<int>(x * toX); column < 256 && column < (x + 1) * toX; ++column) {
                    const double overlapX = std::min((x + 1) * toX, column + 1.0) - std::max(x * toX, double(column));
                    shares[static_cast<size_t>(row * 256 + column)] +=
                        std::max(0.0, overlapX) * std::max(0.0, overlapY);
                }
            }
        }
    }
    return shares;
}

} // namespace

class TestPreprocess : public QObject {
    Q_OBJECT

private slots:
    void framesRoundHalvesUp_data();
    void framesRoundHalvesUp();
    void resizesLikeTheWidenedTriangle_data();
    void resizesLikeTheWidenedTriangle();
    void resizesKnownValues();
    void refusesEmptySizes();
    void inputIsNormalisedAndPadded();
    void pointsAndBoxesMoveIntoTheFrame();
    void maskBecomesLogitsOfItsCoverage_data();
    void maskBecomesLogitsOfItsCoverage();
    void noMaskIsZeros();
};

void TestPreprocess::framesRoundHalvesUp_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frameWidth");
    QTest::addColumn<int>("frameHeight");
    QTest::newRow("chelsea") << 451 << 300 << 1024 << 681;
    QTest::newRow("rocket") << 640 << 427 << 1024 << 683;
    QTest::newRow("upright") << 300 << 451 << 681 << 1024;
    QTest::newRow("square") << 512 << 512 << 1024 << 1024;
    QTest::newRow("one pixel") << 1 << 1 << 1024 << 1024;
    QTest::newRow("exact half") << 2048 << 3 << 1024 << 2;
    QTest::newRow("just under a half") << 4097 << 2 << 1024 << 1;
    QTest::newRow("a line") << 100'000 << 1 << 1024 << 1;
}

void TestPreprocess::framesRoundHalvesUp()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frameWidth);
    QFETCH(int, frameHeight);
    QCOMPARE(frameSize(width, height).width, frameWidth);
    QCOMPARE(frameSize(width, height).height, frameHeight);
}

void TestPreprocess::resizesLikeTheWidenedTriangle_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("newWidth");
    QTest::addColumn<int>("newHeight");
    QTest::newRow("grow") << 13 << 7 << 31 << 29;
    QTest::newRow("shrink") << 61 << 47 << 9 << 5;
    QTest::newRow("grow and shrink") << 53 << 3 << 8 << 17;
    QTest::newRow("to one pixel") << 37 << 41 << 1 << 1;
    QTest::newRow("from one pixel") << 1 << 1 << 5 << 4;
}

void TestPreprocess::resizesLikeTheWidenedTriangle()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, newWidth);
    QFETCH(int, newHeight);
    const Image image = noise(width, height);
    const Image resized = core::resizedBilinear(image, newWidth, newHeight);
    QCOMPARE(resized.width, newWidth);
    QCOMPARE(resized.height, newHeight);
    for (int y = 0; y < newHeight; ++y) {
        for (int x = 0; x < newWidth; ++x) {
            for (int c = 0; c < 3; ++c) {
                const double expected = resampledAt(image, newWidth, newHeight, x, y, c);
                const double got = resized.rgb[static_cast<size_t>(3 * (y * newWidth + x) + c)];
                QVERIFY2(std::abs(got - expected) <= 1.01, // half a step for each of the two roundings
                         qPrintable(QString("%1, %2: %3 instead of %4").arg(x).arg(y).arg(got).arg(expected)));
            }
        }
    }
}

void TestPreprocess::resizesKnownValues()
{
    const Image edge{2, 1, {0, 0, 0, 255, 255, 255}};
    const std::vector<uint8_t> expected{0, 0, 0, 64, 64, 64, 191, 191, 191, 255, 255, 255};
    QCOMPARE(core::resizedBilinear(edge, 4, 1).rgb, expected);
    const Image image = noise(9, 8);
    QCOMPARE(core::resizedBilinear(image, 9, 8).rgb, image.rgb);
}

void TestPreprocess::refusesEmptySizes()
{
    QVERIFY_THROWS_EXCEPTION(gpu::Error, core::resizedBilinear(noise(2, 2), 0, 5));
    QVERIFY_THROWS_EXCEPTION(gpu::Error, core::resizedBilinear(Image{}, 5, 5));
}

void TestPreprocess::inputIsNormalisedAndPadded()
{
    const Image image = noise(64, 40); // fills 1024 x 640
    const std::vector<float> input = encoderInput(image);
    QCOMPARE(input.size(), 3 * kFrame * kFrame);
    const Image resized = core::resizedBilinear(image, 1024, 640);
    const std::array<double, 3> mean{123.675, 116.28, 103.53};
    const std::array<double, 3> deviation{58.395, 57.12, 57.375};
    for (size_t c = 0; c < 3; ++c) {
        for (size_t y = 0; y < kFrame; ++y) {
            for (size_t x = 0; x < kFrame; x += 17) {
                const double expected =
                    y < 640 ? (resized.rgb[3 * (y * kFrame + x) + c] - mean[c]) / deviation[c] : 0.0;
                const double got = static_cast<double>(input[(c * kFrame + y) * kFrame + x]);
                if (std::abs(got - expected) > 1e-6)
                    QFAIL(qPrintable(QString("channel %1 at %2, %3: %4").arg(c).arg(x).arg(y).arg(got)));
            }
        }
    }
    const std::vector<float> upright = encoderInput(noise(1, 2));
    QCOMPARE(upright[511] == 0.0F, false);
    QCOMPARE(upright[512], 0.0F);
}

void TestPreprocess::pointsAndBoxesMoveIntoTheFrame()
{
    Prompts prompts{.points = {{225, 150, true}, {0, 299.5, false}}, .box = {}, .mask = {}};
    PromptTensors tensors = promptTensors(prompts, 451, 300); // frame 1024 x 681
    QCOMPARE(tensors.count, int64_t{3});
    QCOMPARE(tensors.labels, (std::vector<float>{1, 0, -1}));
    const std::vector<double> expected{225 * 1024.0 / 451, 150 * 681.0 / 300, 0, 299.5 * 681.0 / 300, 0, 0};
    for (size_t i = 0; i < expected.size(); ++i)
        QVERIFY(std::abs(static_cast<double>(tensors.coordinates[i]) - expected[i]) < 1e-4);

    prompts.box = BoxPrompt{0, 0, 451, 300};
    tensors = promptTensors(prompts, 451, 300);
    QCOMPARE(tensors.count, int64_t{4});
    QCOMPARE(tensors.labels, (std::vector<float>{1, 0, 2, 3}));
    QCOMPARE(tensors.coordinates[6], 1024.0F);
    QCOMPARE(tensors.coordinates[7], 681.0F);

    tensors = promptTensors(Prompts{}, 451, 300); // a mask alone
    QCOMPARE(tensors.labels, (std::vector<float>{-1}));
    QCOMPARE(tensors.coordinates, (std::vector<float>{0, 0}));
}

void TestPreprocess::maskBecomesLogitsOfItsCoverage_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::newRow("chelsea's size") << 451 << 300;
    QTest::newRow("four to one") << 1024 << 512;
    QTest::newRow("small, upright") << 7 << 31;
    QTest::newRow("larger than the frame") << 1531 << 997;
    QTest::newRow("one pixel") << 1 << 1;
}

void TestPreprocess::maskBecomesLogitsOfItsCoverage()
{
    QFETCH(int, width);
    QFETCH(int, height);
    Mask mask{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double dx = x + 0.5 - width * 0.6;
            const double dy = y + 0.5 - height * 0.7;
            mask.values.push_back(dx * dx + dy * dy < 0.1 * width * height ? 255 : 0);
        }
    }
    const std::vector<double> shares = coveredShares(mask);
    const std::vector<float> logits = maskInput(mask);
    QCOMPARE(logits.size(), kLow * kLow);
    for (size_t i = 0; i < logits.size(); ++i) {
        const double got = 1 / (1 + std::exp(-static_cast<double>(logits[i])));
        const double expected = std::clamp(shares[i], 0.001, 0.999);
        if (std::abs(got - expected) > 1e-6)
            QFAIL(qPrintable(
                QString("cell %1, %2: %3 instead of %4").arg(i % kLow).arg(i / kLow).arg(got).arg(expected)));
    }
    QVERIFY(*std::ranges::max_element(logits) > 6.9F);
}

void TestPreprocess::noMaskIsZeros() { QCOMPARE(maskInput(Mask{}), std::vector<float>(kLow * kLow, 0.0F)); }

QTEST_GUILESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
