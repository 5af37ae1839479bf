// Poolings over one to three axes, and sampling between pixels.

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/pool.h"
#include "gpu/ops/sample.h"
#include "tests/reference/pool.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::DType;
using gpu::Layout;
using gpu::Shape;

namespace {

/// 3: channels innermost, which four-wide code reads.
Layout placed(const Shape& shape, int placement, DType dtype = DType::F32)
{
    if (placement == 1)
        return support::padded(shape, 3, 5, dtype);
    if (placement == 2)
        return support::scattered(shape, dtype);
    return placement == 3 && shape.rank() <= 4 ? Layout::channelsLast(shape, dtype) : Layout::rowMajor(shape, dtype);
}

std::vector<double> toDoubles(const std::vector<float>& values) { return {values.begin(), values.end()}; }

struct Case {
    const char* name;
    Shape shape;
    gpu::PoolWindows windows; ///< kernel, strides, dilations, pads before, behind
};
const Case kCases[] = {
    {"line", {1, 3, 9}, {{2}, {1}, {1}, {0}, {0}}},
    {"one window", {2, 1, 4, 4}, {{4, 4}, {1, 1}, {1, 1}, {0, 0}, {0, 0}}},
    {"odd", {2, 5, 7, 9}, {{3, 2}, {2, 3}, {1, 1}, {1, 0}, {1, 1}}},
    {"four channels", {1, 8, 13, 11}, {{3, 3}, {1, 1}, {1, 1}, {1, 1}, {1, 1}}},
    {"dilated", {1, 4, 12, 12}, {{3, 3}, {1, 2}, {2, 3}, {2, 0}, {0, 2}}},
    {"volume", {1, 4, 5, 6, 7}, {{2, 3, 2}, {2, 1, 3}, {1, 1, 1}, {0, 1, 0}, {1, 0, 1}}},
    {"large", {1, 12, 65, 67}, {{2, 2}, {2, 2}, {1, 1}, {0, 0}, {0, 0}}},
};

Shape outputOf(const Case& c)
{
    Shape out = c.shape;
    for (size_t k = 0; k < c.windows.kernel.size(); ++k) {
        int64_t& extent = out[static_cast<int>(k) + 2];
        const int64_t kernel = (c.windows.kernel[k] - 1) * c.windows.dilations[k] + 1;
        extent = (extent + c.windows.padsBefore[k] + c.windows.padsBehind[k] - kernel) / c.windows.strides[k] + 1;
    }
    return out;
}

} // namespace

class TestPool : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void reducesEveryWindow_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("placement");
        for (const gpu::KernelFamily family : support::families())
            for (int k = 0; k < static_cast<int>(std::size(kCases)); ++k)
                for (int placement = 0; placement < 4; ++placement)
                    QTest::addRow("%s: %s, placement %d", support::toString(family), kCases[k].name, placement)
                        << family << k << placement;
    }
    void reducesEveryWindow()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, number);
        QFETCH(const int, placement);
        const Case& c = kCases[number];
        const Shape outShape = outputOf(c);
        gpu::Device& device = support::device(family);
        const std::vector<float> values = support::randomFloats(7, c.shape.elementCount());
        const gpu::Tensor x = support::tensorOf(device, placed(c.shape, placement), values);
        const gpu::PoolOptions ways[] = {
            {gpu::PoolOp::Max, false, 2, false},     {gpu::PoolOp::Max, false, 2, true},
            {gpu::PoolOp::Average, false, 2, false}, {gpu::PoolOp::Average, true, 2, false},
            {gpu::PoolOp::Lp, false, 1, false},      {gpu::PoolOp::Lp, false, 2, false},
            {gpu::PoolOp::Lp, false, 3, false}};
        for (const gpu::PoolOptions& options : ways) {
            const bool largest = options.op == gpu::PoolOp::Max;
            support::Guarded out(device, placed(outShape, placement));
            support::Guarded where(device, placed(outShape, placement, DType::I32));
            gpu::Recorder recorder(device);
            pool(recorder, x, out.tensor(), largest ? where.tensor() : gpu::Tensor(), c.windows, options);
            recorder.finish().run();
            const auto expected = reference::pool(toDoubles(values), c.shape, outShape, c.windows, options);
            QCOMPARE(QString::fromStdString(support::check(out, expected.values)), QString());
            if (largest) {
                QCOMPARE(QString::fromStdString(where.damage()), QString());
                QCOMPARE(QString::fromStdString(support::compare(where.ints(), expected.where)), QString());
            }
        }
    }

    void integersStayIntegers()
    {
        for (const gpu::KernelFamily family : support::families()) {
            gpu::Device& device = support::device(family);
            const std::vector<int32_t> values{16777217, -5, 16777219, 3, -2000000000, 7, 1, 2, 3};
            support::Guarded out(device, Layout::rowMajor({1, 1, 2, 2}, DType::I32));
            gpu::Recorder recorder(device);
            pool(recorder, support::tensorOf(device, Layout::rowMajor({1, 1, 3, 3}, DType::I32), values), out.tensor(),
                 {}, {{2, 2}, {1, 1}, {1, 1}, {0, 0}, {0, 0}}, {});
            recorder.finish().run();
            const std::vector<int32_t> expected{16777217, 16777219, 3, 7};
            QCOMPARE(QString::fromStdString(support::compare(out.ints(), expected)), QString());
        }
    }

    void gridSampleReadsBetweenPixels_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("mode");
        QTest::addColumn<int>("padding");
        for (const gpu::KernelFamily family : support::families())
            for (int mode = 0; mode < 3; ++mode)
                for (int padding = 0; padding < 3; ++padding)
                    QTest::addRow("%s: mode %d, padding %d", support::toString(family), mode, padding)
                        << family << mode << padding;
    }
    void gridSampleReadsBetweenPixels()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, mode);
        QFETCH(const int, padding);
        gpu::Device& device = support::device(family);
        const Shape shape{2, 3, 5, 7};
        const Shape outShape{2, 3, 4, 9};
        const Shape gridShape{2, 4, 9, 2};
        const std::vector<float> x = support::randomFloats(5, shape.elementCount());
        const std::vector<float> grid = support::randomFloats(6, gridShape.elementCount(), -2.3F, 2.3F);
        for (const bool align : {false, true})
            for (int placement = 0; placement < 4; ++placement) {
                support::Guarded out(device, placed(outShape, placement));
                gpu::Recorder recorder(device);
                gridSample(recorder, support::tensorOf(device, placed(shape, placement), x),
                           support::tensorOf(device, placed(gridShape, placement == 2 ? 2 : 0), grid), out.tensor(),
                           static_cast<gpu::SampleMode>(mode), static_cast<gpu::SamplePadding>(padding), align);
                recorder.finish().run();
                const auto expected = reference::gridSample(toDoubles(x), shape, toDoubles(grid), outShape,
                                                            static_cast<gpu::SampleMode>(mode),
                                                            static_cast<gpu::SamplePadding>(padding), align);
                QCOMPARE(QString::fromStdString(support::check(out, expected, {1e-10, 1e-5})), QString());
            }
    }

    void regionsAreAligned()
    {
        const Shape shape{2, 3, 9, 11};
        const Shape outShape{4, 3, 2, 3};
        const std::vector<float> x = support::randomFloats(5, shape.elementCount());
        const std::vector<float> regions{0, 0, 10, 8, 2.5F, 1.25F, 7, 9, -3, -3, 30, 20, 4, 4, 4.5F, 4.25F};
        const std::vector<int32_t> pictures{1, 0, 1, 0};
        for (const gpu::KernelFamily family : support::families())
            for (const gpu::RoiAlignOptions& options :
                 {gpu::RoiAlignOptions{false, 2, 1, true}, gpu::RoiAlignOptions{false, 0, 0.5F, false},
                  gpu::RoiAlignOptions{true, 2, 1, true}, gpu::RoiAlignOptions{true, 0, 0.25F, false}})
                for (int placement = 0; placement < 4; ++placement) {
                    gpu::Device& device = support::device(family);
                    support::Guarded out(device, placed(outShape, placement));
                    gpu::Recorder recorder(device);
                    roiAlign(recorder, support::tensorOf(device, placed(shape, placement), x),
                             support::tensorOf(device, placed({4, 4}, placement % 3), regions),
                             support::tensorOf(device, placed({4}, placement % 3, DType::I32), pictures), out.tensor(),
                             options);
                    recorder.finish().run();
                    const auto expected =
                        reference::roiAlign(toDoubles(x), shape, toDoubles(regions), pictures, outShape, options);
                    QCOMPARE(QString::fromStdString(support::check(out, expected, {1e-10, 1e-5})), QString());
                }
    }

    void refusesWhatDoesNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor x = gpu::Tensor::allocate(device, Shape{1, 2, 4, 4});
        const gpu::Tensor out = gpu::Tensor::allocate(device, Shape{1, 3, 2, 2});
        const gpu::Tensor grid = gpu::Tensor::allocate(device, Shape{1, 2, 2, 3});
        const gpu::Tensor regions = gpu::Tensor::allocate(device, Shape{1, 5});
        const gpu::Tensor pictures = gpu::Tensor::allocate(device, Shape{1}, DType::I32);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, pool(recorder, x, out, {}, {{2, 2}, {2, 2}, {1, 1}, {0, 0}, {0, 0}}, {}));
        QVERIFY_THROWS_EXCEPTION(
            gpu::Error, gridSample(recorder, x, grid, out, gpu::SampleMode::Nearest, gpu::SamplePadding::Zeros, false));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, roiAlign(recorder, x, regions, pictures, out, {}));
    }
};

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
