// Shapes and strided layouts: pure arithmetic, checked against a walk over all elements.

#include <QTest>

#include <array>
#include <vector>

#include "gpu/base/error.h"
#include "gpu/tensor.h"

using gpu::Layout;
using gpu::Shape;

namespace {

/// Positions of all elements in row-major order.
std::vector<int64_t> positions(const Layout& layout)
{
    std::vector<int64_t> result;
    const int64_t count = layout.shape.elementCount();
    for (int64_t i = 0; i < count; ++i) {
        int64_t rest = i;
        int64_t position = layout.offset;
        for (int axis = layout.shape.rank() - 1; axis >= 0; --axis) {
            position += rest % layout.shape[axis] * layout.strides[axis];
            rest /= layout.shape[axis];
        }
        result.push_back(position);
    }
    return result;
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT

private slots:
    void reshapingKeepsTheOrderOfElements_data()
    {
        QTest::addColumn<std::vector<int64_t>>("shape");
        QTest::addColumn<std::vector<int64_t>>("permutation");
        QTest::addColumn<std::vector<int64_t>>("target");
        QTest::addColumn<bool>("possible");
        using V = std::vector<int64_t>;
        QTest::newRow("row-major splits") << V{6, 4} << V{0, 1} << V{2, 3, 2, 2} << true;
        QTest::newRow("row-major merges") << V{2, 3, 4} << V{0, 1, 2} << V{24} << true;
        QTest::newRow("transposed cannot merge") << V{3, 4} << V{1, 0} << V{12} << false;
        QTest::newRow("transposed can split") << V{6, 4} << V{1, 0} << V{4, 2, 3} << true;
        QTest::newRow("channels last: pixels merge") << V{1, 5, 7, 3} << V{0, 3, 1, 2} << V{1, 3, 35} << true;
        QTest::newRow("unit axes come and go") << V{1, 4, 1, 3} << V{0, 1, 2, 3} << V{4, 1, 3, 1} << true;
        QTest::newRow("to a scalar") << V{1, 1} << V{0, 1} << V{} << true;
        QTest::newRow("window partition needs a copy") << V{2, 3, 2, 3, 4} << V{0, 2, 1, 3, 4} << V{4, 9, 4} << false;
        QTest::newRow("empty") << V{0, 4} << V{0, 1} << V{4, 0} << true;
    }
    void reshapingKeepsTheOrderOfElements()
    {
        QFETCH(std::vector<int64_t>, shape);
        QFETCH(std::vector<int64_t>, permutation);
        QFETCH(std::vector<int64_t>, target);
        QFETCH(bool, possible);
        const Layout layout = Layout::rowMajor(Shape(shape)).transposed(permutation);
        const auto reshaped = layout.reshaped(Shape(target));
        QCOMPARE(reshaped.has_value(), possible);
        if (possible)
            QVERIFY(positions(*reshaped) == positions(layout));
    }

    void channelsLastIsDenseButNotRowMajor()
    {
        const Layout layout = Layout::channelsLast(Shape{2, 3, 4, 5});
        QVERIFY(layout.isDense());
        QVERIFY(!layout.isRowMajor());
        QCOMPARE(layout.strides[1], int64_t{1});
        QCOMPARE(layout.span(), int64_t{120});
    }

    void slicesStayInside()
    {
        const Layout layout = Layout::rowMajor(Shape{4, 6});
        const std::vector<int64_t> expected{1, 3, 7, 9, 13, 15, 19, 21};
        QVERIFY(positions(layout.sliced(1, 1, 2, 2)) == expected);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, layout.sliced(1, 4, 2, 2));
    }

    void broadcastsLikeNumpy()
    {
        const Layout row = Layout::rowMajor(Shape{3, 1}).broadcastTo(Shape{2, 3, 4});
        const std::vector<int64_t> expected{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2};
        QVERIFY(positions(row) == expected);
        QVERIFY(gpu::broadcastShapes(Shape{3, 1}, Shape{2, 1, 4}) == (Shape{2, 3, 4}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::broadcastShapes(Shape{3}, Shape{4}));
    }

    void hugeShapesAreRefused()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, (Shape{int64_t{1} << 40, int64_t{1} << 40}.elementCount()));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, (Shape{0, int64_t{1} << 40, int64_t{1} << 40}.elementCount()));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, (Shape{1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
