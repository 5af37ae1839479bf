// Copies between layouts, and fills: exact to the bit, for every way in which the kernels load and store.

#include <QTest>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/copy.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::Layout;
using gpu::Shape;

namespace {

/// Where one side of a copy lies.
enum class Place { Dense, Reversed, Padded, OddPadded, Scattered, FirstAndLastSwapped };

const char* toString(Place place)
{
    constexpr const char* kNames[] = {"dense", "reversed", "padded", "odd", "scattered", "swapped"};
    return kNames[static_cast<size_t>(place)];
}

/// Dense, with the axes in memory in another order: `order` from outermost to innermost.
Layout ordered(const Shape& shape, const std::vector<int>& order)
{
    Layout layout = Layout::rowMajor(shape);
    int64_t stride = 1;
    for (size_t k = order.size(); k-- > 0;) {
        layout.strides[order[k]] = stride;
        stride *= shape[order[k]];
    }
    return layout;
}

Layout placed(const Shape& shape, Place place)
{
    std::vector<int> order;
    for (int k = 0; k < shape.rank(); ++k)
        order.push_back(k);
    switch (place) {
    case Place::Dense:
        return Layout::rowMajor(shape);
    case Place::Padded:
        return support::padded(shape, 4, 8);
    case Place::OddPadded:
        return support::padded(shape, 3, 5);
    case Place::Scattered:
        return support::scattered(shape);
    case Place::Reversed:
        std::reverse(order.begin(), order.end());
        break;
    case Place::FirstAndLastSwapped:
        if (!order.empty())
            std::swap(order.front(), order.back());
        break;
    }
    return ordered(shape, order);
}

std::vector<int32_t> words(int64_t count)
{
    std::vector<int32_t> values(static_cast<size_t>(count));
    uint32_t state = 12345;
    for (int32_t& value : values)
        value = static_cast<int32_t>(state = state * 1664525 + 1013904223);
    return values;
}

} // namespace

class TestCopy : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }

    void everyElementArrives_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<Place>("from");
        QTest::addColumn<Place>("to");
        const Shape shapes[] = {{},         {0},         {1},          {3},           {4},
                                {31},       {129},       {5, 0, 3},    {2, 3},        {4, 4},
                                {8, 12},    {13, 17},    {64, 68},     {33, 32},      {3, 40, 24},
                                {7, 5, 11}, {1, 16, 20}, {2, 3, 4, 5}, {2, 8, 4, 12}, {2, 2, 3, 2, 2, 3, 2, 2}};
        const Place places[] = {Place::Dense,     Place::Reversed,  Place::Padded,
                                Place::OddPadded, Place::Scattered, Place::FirstAndLastSwapped};
        for (gpu::KernelFamily family : support::families())
            for (const Shape& shape : shapes)
                for (Place from : places)
                    for (Place to : places)
                        QTest::addRow("%s: %s from %s to %s", support::toString(family), shape.toString().c_str(),
                                      toString(from), toString(to))
                            << family << shape << from << to;
    }
    void everyElementArrives()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const Place, from);
        QFETCH(const Place, to);
        gpu::Device& device = support::device(family);
        const std::vector<int32_t> values = words(shape.elementCount());
        const gpu::Tensor source = support::tensorOf(device, placed(shape, from), values);
        support::Guarded target(device, placed(shape, to));
        gpu::Recorder recorder(device);
        copy(recorder, source, target.tensor());
        recorder.finish().run();
        QCOMPARE(QString::fromStdString(target.damage()), QString());
        QCOMPARE(QString::fromStdString(support::compare(target.ints(), values)), QString());
    }

    void bitsThatNoFloatOperationKeepsAreKept_data() { addFamilies(); }
    void bitsThatNoFloatOperationKeepsAreKept()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        // Denormals, signalling NaNs, -0 and their neighbours.
        const std::vector<int32_t> odd = {1,           0x007fffff, 0x7f800001, 0x7fbfffff, -0x7fffffff - 1,
                                          -0x7fffffff, -1,         -8388607};
        for (const Shape& shape : {Shape{8}, Shape{7}}) {
            const std::vector<int32_t> values(odd.begin(), odd.begin() + shape[0]);
            support::Guarded target(device, Layout::rowMajor(shape));
            gpu::Recorder recorder(device);
            copy(recorder, gpu::Tensor::fromInts(device, shape, values), target.tensor());
            recorder.finish().run();
            QCOMPARE(QString::fromStdString(support::compare(target.ints(), values)), QString());
        }
    }

    void windowsOfAPictureArePartitioned_data() { addFamilies(); }
    void windowsOfAPictureArePartitioned()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        constexpr int64_t kWindows = 3, kSide = 7, kChannels = 20;
        const Shape picture{1, kWindows, kSide, kWindows, kSide, kChannels};
        const std::vector<int32_t> values = words(picture.elementCount());
        const Layout windows = Layout::rowMajor(picture).transposed(std::array<int64_t, 6>{0, 1, 3, 2, 4, 5});
        const gpu::Tensor source = gpu::Tensor::fromInts(device, picture, values);
        support::Guarded target(device, Layout::rowMajor(windows.shape));
        gpu::Recorder recorder(device);
        copy(recorder, source.with(windows), target.tensor());
        recorder.finish().run();
        std::vector<int32_t> expected;
        for (int64_t wy = 0; wy < kWindows; ++wy)
            for (int64_t wx = 0; wx < kWindows; ++wx)
                for (int64_t y = 0; y < kSide; ++y)
                    for (int64_t x = 0; x < kSide * kChannels; ++x)
                        expected.push_back(
                            values[static_cast<size_t>(((wy * kSide + y) * kWindows + wx) * kSide * kChannels + x)]);
        QCOMPARE(QString::fromStdString(target.damage()), QString());
        QCOMPARE(QString::fromStdString(support::compare(target.ints(), expected)), QString());
    }

    void aBroadcastSourceIsExpanded_data() { addFamilies(); }
    void aBroadcastSourceIsExpanded()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const Shape& from : {Shape{1}, Shape{12}, Shape{1, 5, 1}, Shape{6, 1, 12}, Shape{6, 1, 1}}) {
            const Shape shape{6, 5, 12};
            const std::vector<int32_t> values = words(from.elementCount());
            const gpu::Tensor small = gpu::Tensor::fromInts(device, from, values);
            const gpu::Tensor source = small.with(small.layout().broadcastTo(shape));
            support::Guarded target(device, Layout::rowMajor(shape));
            gpu::Recorder recorder(device);
            copy(recorder, source, target.tensor());
            recorder.finish().run();
            QCOMPARE(QString::fromStdString(target.damage()), QString());
            QCOMPARE(QString::fromStdString(support::compare(target.ints(), source.toInts(device))), QString());
        }
    }

    void aPartOfATensorIsOverwrittenAlone_data() { addFamilies(); }
    void aPartOfATensorIsOverwrittenAlone()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        std::vector<int32_t> expected = words(9 * 20);
        const gpu::Tensor whole = gpu::Tensor::fromInts(device, {9, 20}, expected);
        const gpu::Tensor inner = whole.with(whole.layout().sliced(0, 1, 4, 2).sliced(1, 3, 8));
        const std::vector<int32_t> values = words(4 * 8);
        gpu::Recorder recorder(device);
        copy(recorder, gpu::Tensor::fromInts(device, {4, 8}, values), inner);
        recorder.finish().run();
        for (size_t y = 0; y < 4; ++y)
            for (size_t x = 0; x < 8; ++x)
                expected[(1 + 2 * y) * 20 + 3 + x] = values[y * 8 + x];
        QCOMPARE(QString::fromStdString(support::compare(whole.toInts(device), expected)), QString());
    }

    void fillSetsEveryElementAndNothingElse_data() { addFamilies(); }
    void fillSetsEveryElementAndNothingElse()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        for (const Shape& shape : {Shape{}, Shape{0}, Shape{5}, Shape{64}, Shape{9, 8}, Shape{3, 5, 7}})
            for (Place place : {Place::Dense, Place::Padded, Place::OddPadded, Place::Scattered}) {
                support::Guarded target(device, placed(shape, place));
                gpu::Recorder recorder(device);
                fill(recorder, target.tensor(), 0xdeadbeef);
                recorder.finish().run();
                QCOMPARE(QString::fromStdString(target.damage()), QString());
                const std::vector<int32_t> expected(static_cast<size_t>(shape.elementCount()),
                                                    std::bit_cast<int32_t>(0xdeadbeefU));
                QCOMPARE(QString::fromStdString(support::compare(target.ints(), expected)), QString());
            }
    }

    void refusesDifferentShapes()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor a = gpu::Tensor::allocate(device, Shape{3, 4});
        const gpu::Tensor b = gpu::Tensor::allocate(device, Shape{4, 3});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, copy(recorder, a, b));
    }

private:
    void addFamilies()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (gpu::KernelFamily family : support::families())
            QTest::addRow("%s", support::toString(family)) << family;
    }
};

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
