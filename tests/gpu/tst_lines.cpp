// Gathering and scattering of single elements, running sums and selection along an axis.

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/gather.h"
#include "gpu/ops/lines.h"
#include "tests/reference/lines.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::DType;
using gpu::Layout;
using gpu::Shape;

namespace {

Layout placed(const Shape& shape, int placement, DType dtype = DType::F32)
{
    if (placement == 1)
        return support::padded(shape, 3, 5, dtype);
    return placement == 2 ? support::scattered(shape, dtype) : Layout::rowMajor(shape, dtype);
}

std::vector<double> toDoubles(const std::vector<float>& values) { return {values.begin(), values.end()}; }

std::vector<double> toDoubles(const std::vector<int32_t>& values) { return {values.begin(), values.end()}; }

std::vector<int32_t> toInts(const std::vector<double>& values)
{
    std::vector<int32_t> result;
    for (const double value : values)
        result.push_back(static_cast<int32_t>(value));
    return result;
}

/// Repeated, negative, and two outside.
std::vector<int32_t> someIndices(int64_t count, int64_t extent)
{
    std::vector<int32_t> indices;
    for (int64_t i = 0; i < count; ++i)
        indices.push_back(static_cast<int32_t>((i * 7 + 3) % (2 * extent) - extent));
    if (count > 4) {
        indices[2] = static_cast<int32_t>(extent + 5);
        indices[4] = static_cast<int32_t>(-extent - 5);
    }
    return indices;
}

std::vector<int32_t> someIntegers(int64_t count)
{
    std::vector<int32_t> values;
    for (int64_t i = 0; i < count; ++i)
        values.push_back(static_cast<int32_t>((i * 37 + 11) % 19 - 9));
    return values;
}

/// Shapes and axes of the cases: data, and how long a line of indices is and how much of the other axes it covers.
struct Case {
    Shape data, indices;
    int axis;
};
const Case kCases[] = {
    {{1}, {1}, 0},
    {{7}, {11}, 0},
    {{9, 5}, {4, 5}, 0},
    {{9, 5}, {9, 3}, 1},
    {{3, 4, 8}, {3, 4, 8}, 2},
    {{3, 17, 8}, {2, 6, 8}, 1},
    {{2, 3, 4, 5}, {1, 3, 2, 5}, 2},
    {{130, 33}, {129, 32}, 0},
    {{4, 5}, {4, 0}, 1},
    {{300}, {77}, 0},
};

void addCases()
{
    QTest::addColumn<gpu::KernelFamily>("family");
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("placement");
    for (const gpu::KernelFamily family : support::families())
        for (int k = 0; k < static_cast<int>(std::size(kCases)); ++k)
            for (int placement = 0; placement < 3; ++placement)
                QTest::addRow("%s: %s by %s along %d, placement %d", support::toString(family),
                              kCases[k].data.toString().c_str(), kCases[k].indices.toString().c_str(), kCases[k].axis,
                              placement)
                    << family << k << placement;
}

} // namespace

class TestLines : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void gatherElementsTakesTheIndexedOnes_data() { addCases(); }
    void gatherElementsTakesTheIndexedOnes()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, number);
        QFETCH(const int, placement);
        const Case& c = kCases[number];
        gpu::Device& device = support::device(family);
        const std::vector<int32_t> values = someIntegers(c.data.elementCount());
        const std::vector<int32_t> picks = someIndices(c.indices.elementCount(), c.data[c.axis]);
        support::Guarded out(device, placed(c.indices, placement));
        gpu::Recorder recorder(device);
        gatherElements(recorder, support::tensorOf(device, placed(c.data, placement), values),
                       support::tensorOf(device, placed(c.indices, placement, DType::I32), picks), out.tensor(),
                       c.axis);
        recorder.finish().run();
        std::vector<int32_t> expected;
        for (const size_t source : reference::gatherElementSources(c.data, picks, c.indices, c.axis))
            expected.push_back(values[source]);
        QCOMPARE(QString::fromStdString(out.damage()), QString());
        QCOMPARE(QString::fromStdString(support::compare(out.ints(), expected)), QString());
    }

    void scatterPutsUpdatesInOrder_data() { addCases(); }
    void scatterPutsUpdatesInOrder()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, number);
        QFETCH(const int, placement);
        const Case& c = kCases[number];
        gpu::Device& device = support::device(family);
        const std::vector<int32_t> picks = someIndices(c.indices.elementCount(), c.data[c.axis]);
        const gpu::Tensor indices = support::tensorOf(device, placed(c.indices, placement, DType::I32), picks);
        for (const auto op : {gpu::ScatterOp::Replace, gpu::ScatterOp::Add, gpu::ScatterOp::Multiply,
                              gpu::ScatterOp::Max, gpu::ScatterOp::Min}) {
            const std::vector<float> data = support::randomFloats(1, c.data.elementCount());
            const std::vector<float> updates = support::randomFloats(2, c.indices.elementCount());
            support::Guarded out(device, placed(c.data, placement));
            gpu::Recorder recorder(device);
            scatterElements(recorder, support::tensorOf(device, placed(c.data, placement), data), indices,
                            support::tensorOf(device, placed(c.indices, placement), updates), out.tensor(), c.axis, op);
            recorder.finish().run();
            const std::vector<double> expected =
                reference::scatterElements(toDoubles(data), c.data, picks, c.indices, toDoubles(updates), c.axis, op);
            QCOMPARE(QString::fromStdString(support::check(out, expected)), QString());
        }
    }

    void scatterAddsIntegersExactly()
    {
        for (const gpu::KernelFamily family : support::families()) {
            gpu::Device& device = support::device(family);
            const Shape shape{5, 3};
            const std::vector<int32_t> data = someIntegers(15);
            const std::vector<int32_t> updates = someIntegers(12);
            const std::vector<int32_t> picks = someIndices(12, 5);
            support::Guarded out(device, Layout::rowMajor(shape, DType::I32));
            gpu::Recorder recorder(device);
            scatterElements(recorder, support::tensorOf(device, Layout::rowMajor(shape, DType::I32), data),
                            support::tensorOf(device, Layout::rowMajor({4, 3}, DType::I32), picks),
                            support::tensorOf(device, Layout::rowMajor({4, 3}, DType::I32), updates), out.tensor(), 0,
                            gpu::ScatterOp::Add);
            recorder.finish().run();
            const std::vector<double> expected = reference::scatterElements(toDoubles(data), shape, picks, {4, 3},
                                                                            toDoubles(updates), 0, gpu::ScatterOp::Add);
            QCOMPARE(QString::fromStdString(support::compare(out.ints(), toInts(expected))), QString());
        }
    }

    void sumsRunAlongTheAxis_data() { addCases(); }
    void sumsRunAlongTheAxis()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, number);
        QFETCH(const int, placement);
        const Case& c = kCases[number];
        gpu::Device& device = support::device(family);
        const std::vector<float> x = support::randomFloats(3, c.data.elementCount());
        const std::vector<int32_t> integers = someIntegers(c.data.elementCount());
        for (const int way : {0, 1, 2, 3}) {
            const bool exclusive = way % 2 == 1;
            const bool reverse = way / 2 == 1;
            support::Guarded out(device, placed(c.data, placement));
            support::Guarded outIntegers(device, placed(c.data, placement, DType::I32));
            gpu::Recorder recorder(device);
            cumulativeSum(recorder, support::tensorOf(device, placed(c.data, placement), x), out.tensor(), c.axis,
                          exclusive, reverse);
            cumulativeSum(recorder, support::tensorOf(device, placed(c.data, placement, DType::I32), integers),
                          outIntegers.tensor(), c.axis, exclusive, reverse);
            recorder.finish().run();
            const auto expected = reference::cumulativeSum(toDoubles(x), c.data, c.axis, exclusive, reverse);
            QCOMPARE(QString::fromStdString(support::check(out, expected)), QString());
            const auto whole = reference::cumulativeSum(toDoubles(integers), c.data, c.axis, exclusive, reverse);
            QCOMPARE(QString::fromStdString(support::compare(outIntegers.ints(), toInts(whole))), QString());
        }
    }

    void selectsInOrder_data() { addCases(); }
    void selectsInOrder()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, number);
        QFETCH(const int, placement);
        const Case& c = kCases[number];
        gpu::Device& device = support::device(family);
        const std::vector<int32_t> integers = someIntegers(c.data.elementCount()); // many equal ones
        const std::vector<float> x(integers.begin(), integers.end());
        const int64_t length = c.data[c.axis];
        for (const int64_t count : {int64_t{1}, (length + 1) / 2, length})
            for (const bool largest : {false, true}) {
                Shape shape = c.data;
                shape[c.axis] = count;
                support::Guarded values(device, placed(shape, placement));
                support::Guarded indices(device, placed(shape, placement, DType::I32));
                gpu::Recorder recorder(device);
                topK(recorder, support::tensorOf(device, placed(c.data, placement), x), values.tensor(),
                     indices.tensor(), c.axis, largest);
                recorder.finish().run();
                const auto expected = reference::topK(toDoubles(x), c.data, c.axis, count, largest);
                QCOMPARE(QString::fromStdString(support::check(values, expected.values, {0, 0})), QString());
                QCOMPARE(QString::fromStdString(indices.damage()), QString());
                QCOMPARE(QString::fromStdString(support::compare(indices.ints(), expected.indices)), QString());
            }
    }

    void refusesWhatDoesNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor data = gpu::Tensor::allocate(device, Shape{3, 4});
        const gpu::Tensor indices = gpu::Tensor::allocate(device, Shape{3, 5}, DType::I32);
        const gpu::Tensor updates = gpu::Tensor::allocate(device, Shape{3, 5});
        const gpu::Tensor line = gpu::Tensor::allocate(device, Shape{gpu::kMaxSelectionLine + 1});
        const gpu::Tensor one = gpu::Tensor::allocate(device, Shape{1});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, gatherElements(recorder, data, indices, updates, 0));
        QVERIFY_THROWS_EXCEPTION(gpu::Error,
                                 scatterElements(recorder, data, indices, updates, data, 0, gpu::ScatterOp::Add));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, cumulativeSum(recorder, data, updates, 0, false, false));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, topK(recorder, line, one, one, 0, true));
    }
};

QTEST_GUILESS_MAIN(TestLines)
#include "tst_lines.moc"
