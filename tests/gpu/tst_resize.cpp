// Resizes against ONNX's formulas in double: every mode, way of placing coordinates and rounding.

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/resize.h"
#include "tests/reference/resize.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::Layout;
using gpu::NearestRounding;
using gpu::ResizeCoordinates;
using gpu::ResizeMode;
using gpu::ResizeOptions;
using gpu::Shape;

namespace {

/// Options with the scales that follow from the sizes.
ResizeOptions options(const Shape& from, int64_t height, int64_t width, ResizeMode mode)
{
    ResizeOptions result;
    result.mode = mode;
    const int rank = from.rank();
    result.scales = {static_cast<float>(height) / static_cast<float>(from[rank - 2]),
                     static_cast<float>(width) / static_cast<float>(from[rank - 1])};
    return result;
}

std::string mismatch(gpu::Device& device, const Layout& input, const Layout& output, const ResizeOptions& options)
{
    const std::vector<float> values = support::randomFloats(11, input.shape.elementCount());
    const gpu::Tensor x = support::tensorOf(device, input, values);
    support::Guarded out(device, output);
    gpu::Recorder recorder(device);
    resize(recorder, x, out.tensor(), options);
    recorder.finish().run();
    const int rank = output.shape.rank();
    return support::check(
        out, reference::resize(values, input.shape, output.shape[rank - 2], output.shape[rank - 1], options),
        {1e-11, 4e-6});
}

} // namespace

class TestResize : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void everyModeMatchesTheFormulas_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("coordinates");
        for (gpu::KernelFamily family : support::families())
            for (int mode = 0; mode < 3; ++mode)
                for (int coordinates = 0; coordinates < 6; ++coordinates)
                    QTest::addRow("%s: mode %d, coordinates %d", support::toString(family), mode, coordinates)
                        << family << mode << coordinates;
    }
    void everyModeMatchesTheFormulas()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, mode);
        QFETCH(const int, coordinates);
        gpu::Device& device = support::device(family);
        const Shape from{1, 2, 7, 9};
        const std::pair<int64_t, int64_t> sizes[] = {{7, 9}, {14, 18}, {10, 5}, {3, 20}, {1, 1}, {13, 9}, {7, 31}};
        for (const auto& [height, width] : sizes)
            for (int rounding = 0; rounding < 4; ++rounding) {
                ResizeOptions how = options(from, height, width, static_cast<ResizeMode>(mode));
                how.coordinates = static_cast<ResizeCoordinates>(coordinates);
                how.rounding = static_cast<NearestRounding>(rounding);
                how.excludeOutside = rounding % 2 == 1;
                how.cubicCoefficient = rounding > 1 ? -0.5F : -0.75F;
                how.extrapolationValue = 3.5F;
                how.region = {0.1F, -0.2F, 0.9F, 1.3F};
                const std::string report =
                    mismatch(device, Layout::rowMajor(from), Layout::rowMajor(Shape{1, 2, height, width}), how);
                QVERIFY2(report.empty(), (std::to_string(height) + "x" + std::to_string(width) + " rounding " +
                                          std::to_string(rounding) + ": " + report)
                                             .c_str());
            }
    }

    void aScaleMayLeaveAPartOfAnElement_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("coordinates");
        for (gpu::KernelFamily family : support::families())
            for (int coordinates = 0; coordinates < 5; ++coordinates)
                QTest::addRow("%s: coordinates %d", support::toString(family), coordinates) << family << coordinates;
    }
    void aScaleMayLeaveAPartOfAnElement()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, coordinates);
        ResizeOptions how;
        how.mode = ResizeMode::Linear;
        how.coordinates = static_cast<ResizeCoordinates>(coordinates);
        how.scales = {0.8F, 1.3F}; // 4 to 3.2 and 5 to 6.5
        QCOMPARE(QString::fromStdString(mismatch(support::device(family), Layout::rowMajor(Shape{2, 4, 5}),
                                                 Layout::rowMajor(Shape{2, 3, 6}), how)),
                 QString());
    }

    void everyPlacementGivesTheSame_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("from");
        QTest::addColumn<Shape>("to");
        const std::pair<Shape, Shape> cases[] = {{{1, 1}, {1, 1}},
                                                 {{1, 1}, {5, 3}},
                                                 {{5, 3}, {1, 1}},
                                                 {{4, 8}, {8, 16}},
                                                 {{3, 4, 8}, {3, 9, 12}},
                                                 {{1, 8, 6, 5}, {1, 8, 12, 10}},
                                                 {{1, 3, 6, 5}, {1, 3, 12, 10}},
                                                 {{2, 12, 9, 8}, {2, 12, 3, 4}},
                                                 {{0, 2, 3, 3}, {0, 2, 6, 6}},
                                                 {{1, 4, 33, 65}, {1, 4, 17, 130}}};
        for (gpu::KernelFamily family : support::families())
            for (const auto& [from, to] : cases)
                QTest::addRow("%s: %s to %s", support::toString(family), from.toString().c_str(), to.toString().c_str())
                    << family << from << to;
    }
    void everyPlacementGivesTheSame()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, from);
        QFETCH(const Shape, to);
        gpu::Device& device = support::device(family);
        const auto place = [](const Shape& shape, int placement) {
            switch (placement) {
            case 1:
                return support::padded(shape, 4, 8);
            case 2:
                return support::padded(shape, 3, 5);
            case 3:
                return support::scattered(shape);
            case 4:
                return shape.rank() > 2 ? Layout::channelsLast(shape) : Layout::rowMajor(shape);
            default:
                return Layout::rowMajor(shape);
            }
        };
        for (int a = 0; a < 5; ++a)
            for (int b : {0, a, 4})
                for (ResizeMode mode : {ResizeMode::Nearest, ResizeMode::Linear}) {
                    const ResizeOptions how = options(from, to[to.rank() - 2], to[to.rank() - 1], mode);
                    const std::string report = mismatch(device, place(from, a), place(to, b), how);
                    QVERIFY2(report.empty(), (std::to_string(a) + ", " + std::to_string(b) + ": " + report).c_str());
                }
    }

    void refusesWhatDoesNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor x = gpu::Tensor::allocate(device, Shape{3, 4, 4});
        const gpu::Tensor other = gpu::Tensor::allocate(device, Shape{2, 8, 8});
        const gpu::Tensor empty = gpu::Tensor::allocate(device, Shape{2, 0, 4});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, resize(recorder, x, other, {}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, resize(recorder, empty, other, {}));
    }
};

QTEST_GUILESS_MAIN(TestResize)
#include "tst_resize.moc"
