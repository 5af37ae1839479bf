// Gather and one-hot: exact, for every rank of indices and every placement.

#include <QTest>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/gather.h"
#include "tests/reference/gather.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::DType;
using gpu::Layout;
using gpu::Shape;

namespace {

Layout placed(const Shape& shape, int placement, DType dtype = DType::F32)
{
    switch (placement) {
    case 1:
        return support::padded(shape, 4, 8, dtype);
    case 2:
        return support::padded(shape, 3, 5, dtype);
    case 3:
        return support::scattered(shape, dtype);
    default:
        return Layout::rowMajor(shape, dtype);
    }
}

/// Indices within [-extent, extent), and two that are outside.
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

} // namespace

class TestGather : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void gatherTakesTheIndexedSlices_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("data");
        QTest::addColumn<Shape>("indices");
        QTest::addColumn<int>("axis");
        QTest::addColumn<int>("placement");
        struct Case {
            Shape data, indices;
            int axis;
        };
        const Case cases[] = {
            {{5}, {}, 0},         {{5}, {3}, 0},         {{1}, {9}, 0},      {{30, 64}, {7}, 0},
            {{30, 63}, {7}, 0},   {{30, 64}, {2, 5}, 0}, {{6, 20}, {11}, 1}, {{6, 20, 8}, {3, 4}, 1},
            {{6, 20, 8}, {}, 1},  {{4, 5, 6}, {0}, 1},   {{0, 5}, {3}, 1},   {{3, 4, 5, 6}, {2}, 3},
            {{129, 4}, {257}, 0}, {{7, 3, 12}, {5}, 0},
        };
        for (gpu::KernelFamily family : support::families())
            for (const Case& c : cases)
                for (int placement = 0; placement < 4; ++placement)
                    QTest::addRow("%s: %s by %s along %d, placement %d", support::toString(family),
                                  c.data.toString().c_str(), c.indices.toString().c_str(), c.axis, placement)
                        << family << c.data << c.indices << c.axis << placement;
    }
    void gatherTakesTheIndexedSlices()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, data);
        QFETCH(const Shape, indices);
        QFETCH(const int, axis);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        std::vector<int32_t> values(static_cast<size_t>(data.elementCount()));
        for (size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<int32_t>(i * 2654435761U);
        const std::vector<int32_t> picks = someIndices(indices.elementCount(), data[axis]);
        Shape outShape = data;
        outShape.erase(axis);
        for (int k = 0; k < indices.rank(); ++k)
            outShape.insert(axis + k, indices[k]);
        support::Guarded out(device, placed(outShape, placement));
        gpu::Recorder recorder(device);
        gather(recorder, support::tensorOf(device, placed(data, placement), values),
               support::tensorOf(device, placed(indices, placement, DType::I32), picks), out.tensor(), axis);
        recorder.finish().run();
        std::vector<int32_t> expected;
        for (const size_t source : reference::gatherSources(data, picks, indices, axis))
            expected.push_back(values[source]);
        QCOMPARE(QString::fromStdString(out.damage()), QString());
        QCOMPARE(QString::fromStdString(support::compare(out.ints(), expected)), QString());
    }

    void oneHotMarksTheIndex_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("indices");
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("axis");
        QTest::addColumn<bool>("real");
        struct Case {
            Shape indices;
            int depth, axis;
        };
        const Case cases[] = {{{}, 4, 0},      {{3}, 1, 1}, {{5}, 10, 0},  {{5}, 10, 1},     {{2, 7}, 33, 1},
                              {{2, 7}, 33, 2}, {{0}, 4, 1}, {{300}, 3, 1}, {{4, 3, 2}, 5, 0}};
        for (gpu::KernelFamily family : support::families())
            for (const Case& c : cases)
                for (bool real : {false, true})
                    QTest::addRow("%s: %s depth %d axis %d, %s", support::toString(family),
                                  c.indices.toString().c_str(), c.depth, c.axis, real ? "real" : "integer")
                        << family << c.indices << c.depth << c.axis << real;
    }
    void oneHotMarksTheIndex()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, indices);
        QFETCH(const int, depth);
        QFETCH(const int, axis);
        QFETCH(const bool, real);
        gpu::Device& device = support::device(family);
        const std::vector<int32_t> picks = someIndices(indices.elementCount(), depth);
        const std::vector<float> realPicks(picks.begin(), picks.end());
        const gpu::Tensor indexTensor = real ? support::tensorOf(device, Layout::rowMajor(indices), realPicks)
                                             : support::tensorOf(device, Layout::rowMajor(indices, DType::I32), picks);
        const gpu::Tensor values =
            support::tensorOf(device, support::padded(Shape{2}, 0, 3), std::vector<float>{-1, 5});
        Shape outShape = indices;
        outShape.insert(axis, depth);
        for (int placement = 0; placement < 4; ++placement) {
            support::Guarded out(device, placed(outShape, placement));
            gpu::Recorder recorder(device);
            oneHot(recorder, indexTensor, values, out.tensor(), axis);
            recorder.finish().run();
            const std::vector<double> expected = reference::oneHot(picks, indices, depth, axis, -1, 5);
            QCOMPARE(QString::fromStdString(support::check(out, expected, {0, 0})), QString());
        }
    }

    void refusesWhatDoesNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor data = gpu::Tensor::allocate(device, Shape{3, 4});
        const gpu::Tensor empty = gpu::Tensor::allocate(device, Shape{0, 4});
        const gpu::Tensor indices = gpu::Tensor::allocate(device, Shape{5}, DType::I32);
        const gpu::Tensor out = gpu::Tensor::allocate(device, Shape{5, 4});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, gather(recorder, data, indices, out, 1));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, gather(recorder, empty, indices, out, 0));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, oneHot(recorder, indices, data, out, 1));
    }
};

QTEST_GUILESS_MAIN(TestGather)
#include "tst_gather.moc"
