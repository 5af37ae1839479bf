// Softmax, layer norm and channel norm against double.

#include <QTest>

#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/normalise.h"
#include "tests/reference/normalise.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::Layout;
using gpu::Shape;

namespace {

struct Placement {
    const char* name;
    Layout (*place)(const Shape&);
};

const Placement kPlacements[] = {
    {"dense", [](const Shape& s) { return Layout::rowMajor(s); }},
    {"padded", [](const Shape& s) { return support::padded(s, 4, 8); }},
    {"odd", [](const Shape& s) { return support::padded(s, 3, 5); }},
    {"scattered", [](const Shape& s) { return support::scattered(s); }},
    {"channels last", [](const Shape& s) { return s.rank() > 2 ? Layout::channelsLast(s) : Layout::rowMajor(s); }},
};

constexpr support::Bounds kBounds{1e-11, 4e-6};

} // namespace

class TestNormalise : public QObject {
    Q_OBJECT

private:
    void addFamilies()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (gpu::KernelFamily family : support::families())
            QTest::addRow("%s", support::toString(family)) << family;
    }
    static void addCases(std::initializer_list<std::pair<Shape, int>> cases)
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("axis");
        QTest::addColumn<int>("placement");
        for (gpu::KernelFamily family : support::families())
            for (const auto& [shape, axis] : cases)
                for (size_t k = 0; k < std::size(kPlacements); ++k)
                    QTest::addRow("%s: %s axis %d, %s", support::toString(family), shape.toString().c_str(), axis,
                                  kPlacements[k].name)
                        << family << shape << axis << static_cast<int>(k);
    }

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void softmaxMatchesTheReference_data()
    {
        addCases({{{1}, 0},
                  {{0, 4}, 1},
                  {{4, 0}, 1},
                  {{3, 1}, 1},
                  {{1, 49}, 1},
                  {{17, 4}, 1},
                  {{9, 7}, 1},
                  {{5, 196}, 1},
                  {{2, 4096}, 1},
                  {{1, 5003}, 1},
                  {{40, 64}, 0},
                  {{40, 63}, 0},
                  {{2, 12, 5, 7}, 1},
                  {{3, 12, 8}, 1},
                  {{2, 3, 4, 130}, 3},
                  {{7, 3, 16, 8}, 2},
                  {{4, 2048}, 0},
                  {{33, 31}, 1},
                  {{2, 8, 4, 12}, 0}});
    }
    void softmaxMatchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const int, axis);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        const std::vector<float> values = support::randomFloats(3, shape.elementCount(), -8, 8);
        const Layout layout = kPlacements[placement].place(shape);
        const gpu::Tensor x = support::tensorOf(device, layout, values);
        support::Guarded y(device, layout);
        gpu::Recorder recorder(device);
        softmax(recorder, x, y.tensor(), axis);
        recorder.finish().run();
        QCOMPARE(QString::fromStdString(support::check(y, reference::softmax(values, shape, axis), kBounds)),
                 QString());
    }

    void softmaxOfLargeAndMaskedValuesIsSafe_data() { addFamilies(); }
    void softmaxOfLargeAndMaskedValuesIsSafe()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        constexpr float kMasked = -std::numeric_limits<float>::infinity();
        const std::vector<float> values = {1e30F, 1e30F, 0, -1e30F, kMasked, 5, 4, kMasked, 88, 90, -200, 89};
        const gpu::Tensor x = gpu::Tensor::fromFloats(device, {3, 4}, values);
        support::Guarded y(device, Layout::rowMajor({3, 4}));
        gpu::Recorder recorder(device);
        softmax(recorder, x, y.tensor(), 1);
        recorder.finish().run();
        QCOMPARE(QString::fromStdString(support::check(y, reference::softmax(values, {3, 4}, 1), kBounds)), QString());
    }

    void softmaxMayWorkInPlace_data() { addFamilies(); }
    void softmaxMayWorkInPlace()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const Shape& shape : {Shape{37, 12}, Shape{37, 13}, Shape{2, 4096}}) {
            const std::vector<float> values = support::randomFloats(3, shape.elementCount(), -8, 8);
            const gpu::Tensor x = gpu::Tensor::fromFloats(device, shape, values);
            gpu::Recorder recorder(device);
            softmax(recorder, x, x, 1);
            recorder.finish().run();
            const std::string report =
                support::compare(x.toFloats(device), reference::softmax(values, shape, 1), kBounds);
            QCOMPARE(QString::fromStdString(report), QString());
        }
    }

    void layerNormMatchesTheReference_data()
    {
        addCases({{{1}, 0},
                  {{0, 8}, 1},
                  {{3, 1}, 1},
                  {{5, 3}, 1},
                  {{17, 4}, 1},
                  {{9, 64}, 1},
                  {{300, 96}, 1},
                  {{33, 160}, 1},
                  {{13, 320}, 1},
                  {{7, 321}, 1},
                  {{2, 5, 7}, 1},
                  {{2, 4, 8}, 1},
                  {{3, 4, 4, 4}, 2},
                  {{2, 4100}, 1},
                  {{1, 1031}, 1},
                  {{65, 20}, 1},
                  {{2, 3, 20}, 2}});
    }
    void layerNormMatchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const int, axis);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        Shape rowShape;
        for (int k = axis; k < shape.rank(); ++k)
            rowShape.append(shape[k]);
        const std::vector<float> values = support::randomFloats(3, shape.elementCount(), -1, 3);
        const std::vector<float> scale = support::randomFloats(4, rowShape.elementCount());
        const std::vector<float> bias = support::randomFloats(5, rowShape.elementCount());
        const Layout layout = kPlacements[placement].place(shape);
        const gpu::Tensor x = support::tensorOf(device, layout, values);
        const gpu::Tensor scaleTensor = support::tensorOf(device, kPlacements[placement].place(rowShape), scale);
        const gpu::Tensor biasTensor = gpu::Tensor::fromFloats(device, rowShape, bias);
        const int last = shape.rank() - 1;
        for (int variant = 0; variant < 4; ++variant) {
            const bool scales = (variant & 1) != 0;
            const bool biases = (variant & 2) != 0;
            support::Guarded y(device, layout);
            gpu::Recorder recorder(device);
            layerNorm(recorder, x, scales ? scaleTensor : gpu::Tensor(), biases ? biasTensor : gpu::Tensor(),
                      y.tensor(), axis, 1e-5F);
            recorder.finish().run();
            const std::vector<double> expected =
                reference::norm(values, shape, axis, last, scales ? scale : std::vector<float>(),
                                biases ? bias : std::vector<float>(), 1e-5);
            QCOMPARE(QString::fromStdString(support::check(y, expected, kBounds)), QString());
        }
    }

    void channelNormMatchesTheReference_data()
    {
        addCases({{{1, 1, 1, 1}, 1},
                  {{2, 3, 5, 7}, 1},
                  {{1, 256, 4, 6}, 1},
                  {{2, 64, 3, 3}, 1},
                  {{1, 37, 8, 8}, 1},
                  {{1, 20, 4, 4}, 1},
                  {{0, 4, 2, 2}, 1},
                  {{2, 600, 1, 2}, 1}});
    }
    void channelNormMatchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        const std::vector<float> values = support::randomFloats(3, shape.elementCount(), -1, 3);
        const std::vector<float> scale = support::randomFloats(4, shape[1]);
        const std::vector<float> bias = support::randomFloats(5, shape[1]);
        const Layout layout = kPlacements[placement].place(shape);
        const gpu::Tensor x = support::tensorOf(device, layout, values);
        support::Guarded y(device, layout);
        gpu::Recorder recorder(device);
        channelNorm(recorder, x, gpu::Tensor::fromFloats(device, {shape[1]}, scale),
                    gpu::Tensor::fromFloats(device, {shape[1]}, bias), y.tensor(), 1e-6F);
        recorder.finish().run();
        const std::vector<double> expected = reference::norm(values, shape, 1, 1, scale, bias, 1e-6);
        QCOMPARE(QString::fromStdString(support::check(y, expected, kBounds)), QString());
    }

    void aSmallVarianceAroundALargeMeanSurvives_data() { addFamilies(); }
    void aSmallVarianceAroundALargeMeanSurvives()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const Shape& shape : {Shape{10, 256}, Shape{10, 255}, Shape{2, 4096}}) {
            std::vector<float> values = support::randomFloats(3, shape.elementCount());
            for (float& value : values)
                value = 4096 + std::round(value * 64) / 64;
            values[0] = -4096; // an outlier where a shifted sum would take its shift from
            const gpu::Tensor x = gpu::Tensor::fromFloats(device, shape, values);
            support::Guarded y(device, Layout::rowMajor(shape));
            gpu::Recorder recorder(device);
            layerNorm(recorder, x, {}, {}, y.tensor(), 1, 1e-5F);
            recorder.finish().run();
            const std::vector<double> expected = reference::norm(values, shape, 1, 1, {}, {}, 1e-5);
            // The mean, near 4096, has an error of its last place: 5e-4 of a deviation of about 0.6.
            QCOMPARE(QString::fromStdString(support::check(y, expected, {1e-6, 1e-3})), QString());
        }
    }

    void moreWorkgroupsThanOneAxisHoldsAreSpread()
    {
        // 128 rows to a workgroup make more than 32768 of them.
        gpu::Device& device = support::device(gpu::KernelFamily::Hardware);
        const Shape shape{4'200'000, 2};
        std::vector<float> values(static_cast<size_t>(shape.elementCount()));
        for (size_t row = 0; row < values.size() / 2; ++row)
            values[2 * row] = static_cast<float>(row % 7);
        const gpu::Tensor x = gpu::Tensor::fromFloats(device, shape, values);
        gpu::Recorder recorder(device);
        softmax(recorder, x, x, 1);
        recorder.finish().run();
        const std::vector<double> expected = reference::softmax(values, shape, 1);
        QCOMPARE(QString::fromStdString(support::compare(x.toFloats(device), expected, kBounds)), QString());
    }

    void refusesWhatDoesNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor x = gpu::Tensor::allocate(device, Shape{3, 4});
        const gpu::Tensor y = gpu::Tensor::allocate(device, Shape{4, 3});
        const gpu::Tensor scale = gpu::Tensor::allocate(device, Shape{3});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, softmax(recorder, x, y, 1));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, layerNorm(recorder, x, scale, {}, x, 1, 1e-5F));
    }
};

QTEST_GUILESS_MAIN(TestNormalise)
#include "tst_normalise.moc"
