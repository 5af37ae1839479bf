// Reductions against double, in every layout of kept and reduced axes.

#include <QTest>

#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/reduce.h"
#include "tests/reference/reduce.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::Layout;
using gpu::ReduceOp;
using gpu::Shape;

namespace {

using Axes = std::vector<int>;

const std::pair<const char*, ReduceOp> kOps[] = {
    {"Sum", ReduceOp::Sum},
    {"Mean", ReduceOp::Mean},
    {"Max", ReduceOp::Max},
    {"Min", ReduceOp::Min},
    {"Prod", ReduceOp::Prod},
    {"L1", ReduceOp::L1},
    {"L2", ReduceOp::L2},
    {"LogSum", ReduceOp::LogSum},
    {"LogSumExp", ReduceOp::LogSumExp},
    {"SumSquare", ReduceOp::SumSquare},
};

Layout placed(const Shape& shape, int placement)
{
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
}

Shape reducedShape(Shape shape, const Axes& axes)
{
    for (const int axis : axes)
        shape[axis] = 1;
    return shape;
}

} // namespace

class TestReduce : public QObject {
    Q_OBJECT

private:
    static std::string mismatch(gpu::Device& device, const Shape& shape, const Axes& axes, ReduceOp op, int placement,
                                float low, float high)
    {
        const std::vector<float> values = support::randomFloats(7, shape.elementCount(), low, high);
        const gpu::Tensor x = support::tensorOf(device, placed(shape, placement), values);
        support::Guarded out(device, placed(reducedShape(shape, axes), placement == 4 ? 0 : placement));
        gpu::Recorder recorder(device);
        reduce(recorder, x, out.tensor(), axes, op);
        recorder.finish().run();
        // A product gathers the relative error of every factor.
        const support::Bounds bounds{op == ReduceOp::Prod ? 1e-9 : 1e-11, 5e-6};
        return support::check(out, reference::reduce(values, shape, axes, op), bounds);
    }

private slots:
    void cleanup() { QCOMPARE(support::newValidationMessages(), std::string()); }

    void everyOperationMatchesTheReference_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("op");
        for (gpu::KernelFamily family : support::families())
            for (size_t k = 0; k < std::size(kOps); ++k)
                QTest::addRow("%s: %s", support::toString(family), kOps[k].first) << family << static_cast<int>(k);
    }
    void everyOperationMatchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, op);
        gpu::Device& device = support::device(family);
        // Positive, so that the logarithm of a sum exists; products stay near 1.
        const std::pair<Shape, Axes> cases[] = {
            {{9, 32}, {1}}, {{9, 31}, {1}}, {{32, 12}, {0}}, {{3, 70, 700}, {1, 2}}, {{1, 9000}, {1}}};
        for (const auto& [shape, axes] : cases) {
            const std::string report = mismatch(device, shape, axes, kOps[op].second, 0, 0.98F, 1.02F);
            QVERIFY2(report.empty(), (shape.toString() + ": " + report).c_str());
        }
    }

    void everyShapeMatchesTheReference_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<Axes>("axes");
        QTest::addColumn<int>("placement");
        const std::pair<Shape, Axes> cases[] = {
            {{}, {}},
            {{1}, {0}},
            {{7}, {0}},
            {{8}, {}},
            {{0, 3}, {1}},
            {{3, 1}, {1}},
            {{17, 33}, {0}},
            {{17, 33}, {1}},
            {{17, 33}, {0, 1}},
            {{16, 64}, {0}},
            {{129, 4}, {1}},
            {{2, 3, 4, 5}, {1, 3}},
            {{2, 3, 4, 5}, {0, 2}},
            {{2, 8, 5, 12}, {2, 3}},
            {{2, 8, 5, 12}, {1}},
            {{2, 8, 5, 12}, {0, 1, 2}},
            {{3, 5, 7, 2, 3}, {0, 2, 4}},
            {{1, 100000}, {1}},
            {{100003}, {0}},
            {{20, 5000}, {0}},
            {{5000, 20}, {0}},
            {{4, 60, 60, 8}, {1, 2}},
        };
        for (gpu::KernelFamily family : support::families())
            for (const auto& [shape, axes] : cases)
                for (int placement = 0; placement < 5; ++placement) {
                    std::string name;
                    for (const int axis : axes)
                        name += " " + std::to_string(axis);
                    QTest::addRow("%s: %s axes%s placement %d", support::toString(family), shape.toString().c_str(),
                                  name.c_str(), placement)
                        << family << shape << axes << placement;
                }
    }
    void everyShapeMatchesTheReference()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const Axes, axes);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        for (ReduceOp op : {ReduceOp::Sum, ReduceOp::Max}) {
            const std::string report = mismatch(device, shape, axes, op, placement, -1, 1);
            QCOMPARE(QString::fromStdString(report), QString());
        }
    }

    void theSameInputGivesTheSameBits_data() { addFamilies(); }
    void theSameInputGivesTheSameBits()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const gpu::Tensor x = support::randomTensor(device, Layout::rowMajor(Shape{3, 40000}), 9);
        std::vector<float> first;
        for (int k = 0; k < 3; ++k) {
            support::Guarded out(device, Layout::rowMajor(Shape{3, 1}));
            gpu::Recorder recorder(device);
            reduce(recorder, x, out.tensor(), Axes{1}, ReduceOp::Sum);
            recorder.finish().run();
            if (k == 0)
                first = out.floats();
            QVERIFY(out.floats() == first);
        }
    }

    void nothingReducesToTheNeutralElement_data() { addFamilies(); }
    void nothingReducesToTheNeutralElement()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const auto& [name, op] : kOps) {
            const std::string report = mismatch(device, Shape{3, 0}, {1}, op, 0, 0, 1);
            QVERIFY2(report.empty(), (std::string(name) + ": " + report).c_str());
        }
    }

    void notANumberIsNotLost_data() { addFamilies(); }
    void notANumberIsNotLost()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const int64_t count : {5, 64, 20000}) {
            std::vector<float> values(static_cast<size_t>(count), 1.0F);
            values[static_cast<size_t>(count) / 2] = std::numeric_limits<float>::quiet_NaN();
            const gpu::Tensor x = gpu::Tensor::fromFloats(device, Shape{count}, values);
            for (ReduceOp op : {ReduceOp::Max, ReduceOp::Min, ReduceOp::Sum}) {
                support::Guarded out(device, Layout::rowMajor(Shape{1}));
                gpu::Recorder recorder(device);
                reduce(recorder, x, out.tensor(), Axes{0}, op);
                recorder.finish().run();
                QVERIFY(std::isnan(out.floats()[0]));
            }
        }
    }

    void logSumExpOfLargeValuesIsFinite_data() { addFamilies(); }
    void logSumExpOfLargeValuesIsFinite()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const gpu::Tensor x = gpu::Tensor::fromFloats(
            device, Shape{2, 4}, std::vector<float>{1000, 1001, 999, 1000, -1000, -2000, -1000, -1000});
        support::Guarded out(device, Layout::rowMajor(Shape{2, 1}));
        gpu::Recorder recorder(device);
        reduce(recorder, x, out.tensor(), Axes{1}, ReduceOp::LogSumExp);
        recorder.finish().run();
        const std::vector<double> expected = {1000 + std::log(2 + std::exp(1.0) + std::exp(-1.0)),
                                              -1000 + std::log(3.0)};
        QCOMPARE(QString::fromStdString(support::check(out, expected)), QString());
    }

    void argReduceFindsTheIndex_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("axis");
        QTest::addColumn<int>("placement");
        const std::pair<Shape, int> cases[] = {{{1}, 0},       {{7}, 0},       {{5, 33}, 1},  {{33, 5}, 0},
                                               {{2, 3, 9}, 1}, {{1, 9001}, 1}, {{300, 4}, 1}, {{0, 4}, 1}};
        for (gpu::KernelFamily family : support::families())
            for (const auto& [shape, axis] : cases)
                for (int placement = 0; placement < 4; ++placement)
                    QTest::addRow("%s: %s axis %d placement %d", support::toString(family), shape.toString().c_str(),
                                  axis, placement)
                        << family << shape << axis << placement;
    }
    void argReduceFindsTheIndex()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const int, axis);
        QFETCH(const int, placement);
        gpu::Device& device = support::device(family);
        std::vector<float> values = support::randomFloats(7, shape.elementCount(), -3, 3);
        for (float& value : values)
            value = std::round(value); // many ties
        std::vector<int32_t> integers(values.begin(), values.end());
        const gpu::Tensor reals = support::tensorOf(device, placed(shape, placement), values);
        Layout integerLayout = placed(shape, placement);
        integerLayout.dtype = gpu::DType::I32;
        const gpu::Tensor wholes = support::tensorOf(device, integerLayout, integers);
        for (int variant = 0; variant < 8; ++variant) {
            const bool largest = (variant & 1) != 0;
            const bool last = (variant & 2) != 0;
            support::Guarded out(device, placed(reducedShape(shape, {axis}), placement));
            gpu::Recorder recorder(device);
            argReduce(recorder, (variant & 4) != 0 ? wholes : reals, out.tensor(), axis, largest, last);
            recorder.finish().run();
            QCOMPARE(QString::fromStdString(out.damage()), QString());
            QCOMPARE(QString::fromStdString(
                         support::compare(out.ints(), reference::argReduce(values, shape, axis, largest, last))),
                     QString());
        }
    }

    void argReduceFindsNotANumberFirst_data() { addFamilies(); }
    void argReduceFindsNotANumberFirst()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const float infinity = std::numeric_limits<float>::infinity();
        const gpu::Tensor x = gpu::Tensor::fromFloats(
            device, Shape{3, 4}, std::vector<float>{1, nan, infinity, nan, -0.0F, 0, 0, -0.0F, -infinity, 3, -5, 3});
        const std::pair<bool, std::vector<int32_t>> cases[] = {{true, {1, 0, 1}}, {false, {1, 0, 0}}};
        for (const auto& [largest, expected] : cases) {
            support::Guarded out(device, Layout::rowMajor(Shape{3, 1}));
            gpu::Recorder recorder(device);
            argReduce(recorder, x, out.tensor(), 1, largest, false);
            recorder.finish().run();
            QCOMPARE(QString::fromStdString(support::compare(out.ints(), expected)), QString());
        }
    }

    void refusesShapesThatDoNotFit()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor x = gpu::Tensor::allocate(device, Shape{3, 4});
        const gpu::Tensor empty = gpu::Tensor::allocate(device, Shape{3, 0});
        const gpu::Tensor column = gpu::Tensor::allocate(device, Shape{3, 1});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, reduce(recorder, x, column, Axes{0}, ReduceOp::Sum));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, argReduce(recorder, x, column, 0, true, false));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, argReduce(recorder, empty, column, 1, true, false));
    }

private:
    void addFamilies()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (gpu::KernelFamily family : support::families())
            QTest::addRow("%s", support::toString(family)) << family;
    }
};

QTEST_GUILESS_MAIN(TestReduce)
#include "tst_reduce.moc"
