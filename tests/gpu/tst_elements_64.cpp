// Doubles and 64-bit integers: every elementwise operation at its awkward values, what goes along lines, and copies,
// against the host's own arithmetic.

#include <QTest>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/base/random.h"
#include "gpu/device.h"
#include "gpu/ops/copy.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/gather.h"
#include "gpu/ops/lines.h"
#include "gpu/ops/matmul.h"
#include "gpu/ops/normalise.h"
#include "gpu/ops/reduce.h"
#include "tests/gpu/elementwise_cases.h"
#include "tests/reference/elements_64.h"
#include "tests/reference/elementwise.h"
#include "tests/support/devices.h"
#include "tests/support/refusal.h"

using cases::combinations;
using cases::single;
using gpu::DType;
using gpu::ElementOp;
using gpu::ElementOperand;
using gpu::ElementProgram;
using gpu::ElementWidth;
using gpu::Layout;
using gpu::ReduceOp;
using gpu::Shape;
using gpu::Tensor;

namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

template <typename T>
Tensor tensorOf(gpu::Device& device, const Layout& layout, std::span<const T> values)
{
    // Holes hold a pattern that no result has.
    std::vector<T> memory(static_cast<size_t>(layout.offset + layout.span()), std::bit_cast<T>(INT64_C(-0x123456789)));
    const Shape counts = layout.shape.rowMajorStrides();
    for (size_t i = 0; i < values.size(); ++i) {
        int64_t rest = static_cast<int64_t>(i);
        int64_t place = layout.offset;
        for (int axis = 0; axis < layout.shape.rank(); ++axis) {
            place += rest / counts[axis] * layout.strides[axis];
            rest %= counts[axis];
        }
        memory[static_cast<size_t>(place)] = values[i];
    }
    Tensor tensor = Tensor::allocate(device, layout);
    device.upload(*tensor.buffer(), 0, std::as_bytes(std::span(memory)));
    return tensor;
}

template <typename T>
Tensor tensorOf(gpu::Device& device, const Shape& shape, const std::vector<T>& values)
{
    const DType dtype = std::is_same_v<T, double> ? DType::F64 : DType::I64;
    return tensorOf<T>(device, Layout::rowMajor(shape, dtype), values);
}

/// One vector for each column.
template <typename T>
std::vector<Tensor> tensorsOf(gpu::Device& device, const std::vector<std::vector<T>>& columns)
{
    std::vector<Tensor> tensors;
    tensors.reserve(columns.size());
    for (const auto& column : columns)
        tensors.push_back(tensorOf(device, Shape{static_cast<int64_t>(column.size())}, column));
    return tensors;
}

std::vector<double> randomDoubles(uint64_t seed, int64_t count)
{
    gpu::RandomStream random(seed);
    std::vector<double> values;
    for (int64_t k = 0; k < count; ++k)
        values.push_back(2 * (random.uniform() + std::ldexp(random.uniform(), -32)) - 1);
    return values;
}

/// Both axes swapped in memory, with gaps and an offset.
Layout scattered(const Shape& shape, DType dtype)
{
    Layout layout = Layout::rowMajor(shape, dtype);
    int64_t stride = 2;
    for (int axis = 0; axis < shape.rank(); ++axis) {
        layout.strides[axis] = stride;
        stride *= shape[axis] + 1;
    }
    layout.offset = 3;
    return layout;
}

/// How far a double may be off, of its size or of 1.
double tolerance(ElementOp op)
{
    switch (op) {
    case ElementOp::Pow:
        return 6e-14;
    case ElementOp::Tan:
    case ElementOp::Acos:
    case ElementOp::Acosh:
    case ElementOp::Asinh:
    case ElementOp::Sinh:
    case ElementOp::Cosh:
        return 4e-15;
    default:
        return 2e-15;
    }
}

bool isClose(double actual, double expected, double relative, double floor = 0)
{
    return actual == expected || (std::isnan(actual) && std::isnan(expected)) ||
           std::abs(actual - expected) <= relative * std::max(std::abs(expected), floor);
}

bool areClose(const std::vector<double>& actual, const std::vector<double>& expected, double relative)
{
    return std::equal(actual.begin(), actual.end(), expected.begin(), expected.end(),
                      [relative](double a, double e) { return isClose(a, e, relative, 1); });
}

bool givesBits(ElementOp op)
{
    return (op >= ElementOp::IsNan && op <= ElementOp::GreaterOrEqual) || op == ElementOp::FloatToBool;
}

} // namespace

class TestElements64 : public QObject {
    Q_OBJECT

private:
    const std::vector<cases::FloatOpCase> m_floatOps = cases::floatOps();
    const std::vector<cases::IntOpCase> m_intOps = cases::intOps();

    static void addFamilies()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (const gpu::KernelFamily family : support::families())
            if (support::device(family).info().arithmetic64())
                QTest::addRow("%s", support::toString(family)) << family;
    }

    /// The families differ in how they load, not in what they compute: of the second every seventh operation.
    static size_t stepOf(gpu::KernelFamily family) { return family == support::families().front() ? 1 : 7; }

    template <typename Record>
    static void run(gpu::Device& device, Record record)
    {
        gpu::Recorder recorder(device);
        record(recorder);
        recorder.finish().run();
    }

    /// The first element that is off, or nothing.
    static QString mismatch(gpu::Device& device, ElementOp op, const std::vector<std::vector<double>>& columns)
    {
        const Shape shape{static_cast<int64_t>(columns[0].size())};
        const std::vector<Tensor> inputs = tensorsOf(device, columns);
        const Tensor out = Tensor::allocate(device, shape, givesBits(op) ? DType::Bool : DType::F64);
        run(device, [&](gpu::Recorder& recorder) {
            elementwise(recorder, single(op, columns.size()), inputs, out, {}, ElementWidth::Bits64);
        });
        std::vector<double> actual;
        if (givesBits(op))
            for (const int32_t bit : out.toInts(device))
                actual.push_back(bit);
        else
            actual = out.toDoubles(device);
        for (size_t i = 0; i < actual.size(); ++i) {
            std::vector<reference::Element> arguments;
            QString text;
            for (const auto& column : columns) {
                arguments.push_back({column[i], 0});
                text += " " + QString::number(column[i], 'g', 17);
            }
            const reference::Element result = reference::run(single(op, columns.size()), arguments);
            const double expected = givesBits(op) ? result.whole : result.real;
            const double floor = op == ElementOp::Gelu ? std::abs(columns[0][i]) : 0;
            if (!isClose(actual[i], expected, tolerance(op), floor))
                return QString::number(actual[i], 'g', 17) + " instead of " + QString::number(expected, 'g', 17) +
                       " of" + text;
        }
        return {};
    }

private slots:
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    void everyRealOperationIsExactEnough_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<size_t>("index");
        for (const gpu::KernelFamily family : support::families())
            for (size_t i = 0; i < m_floatOps.size(); i += stepOf(family))
                if (m_floatOps[i].op != ElementOp::FloatToInt && support::device(family).info().arithmetic64())
                    QTest::addRow("%s: %s", support::toString(family), m_floatOps[i].name) << family << i;
    }
    void everyRealOperationIsExactEnough()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::FloatOpCase& test = m_floatOps[index];
        std::vector<std::vector<double>> arguments;
        for (const std::vector<float>* values : {&test.a, &test.b, &test.c})
            if (arguments.size() < static_cast<size_t>(test.arguments))
                arguments.emplace_back(values->begin(), values->end());
        QCOMPARE(mismatch(support::device(family), test.op, combinations(arguments)), QString());
    }

    /// Values that floats do not have.
    void theRangeOfDoubles_data() { addFamilies(); }
    void theRangeOfDoubles()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        using Column = std::vector<double>;
        QCOMPARE(mismatch(device, ElementOp::Exp, {{709.5, -700, 1e-17, 300.1, 1000, -1000}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Log, {{1e300, 1e-300, 1 + 1e-15, 0.1, 4.9e-10, 1 - 1e-16}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Erf, {{1.99999, 2, 2.00001, 3.5, 5.9, 6, 7, 1e-200, -0.3}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Sin, {{1e5, -123456.789, 1e-300}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Cos, {{1e5, -123456.789, 1e-300}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Sinh, {{700, -710, 1e-12, 29.9, 30.1}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Cosh, {{700, -710, 1e-12, 29.9, 30.1}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Tanh, {{1e-12, 20, 700, -18.7}}), QString());
        QCOMPARE(mismatch(device, ElementOp::Asinh, {{1e-12, 1e8, 1e200, -3.3e7}}), QString());
        QCOMPARE(
            mismatch(device, ElementOp::FMod,
                     combinations<double>({{1e300, -1e17, 12345.678, 1e-200, 5.3}, {3.7, 1e-3, 7e16, 1e250, 0.1}})),
            QString());
        QCOMPARE(mismatch(device, ElementOp::Round, {Column{4503599627370495.5, 0.49999999999999994, -2.5, 1e300}}),
                 QString());
        QCOMPARE(mismatch(device, ElementOp::Add, {Column{1, 1e300, 1e-3}, Column{1e-15, 1e300, 1e-19}}), QString());
    }

    void everyWholeOperationIsExact_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<size_t>("index");
        for (const gpu::KernelFamily family : support::families())
            for (size_t i = 0; i < m_intOps.size(); i += stepOf(family)) {
                const ElementOp op = m_intOps[i].op;
                if (support::device(family).info().arithmetic64() && op != ElementOp::IntToFloat &&
                    (op < ElementOp::AddOverflows || op > ElementOp::PowOverflows))
                    QTest::addRow("%s: %s", support::toString(family), m_intOps[i].name) << family << i;
            }
    }
    void everyWholeOperationIsExact()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        gpu::Device& device = support::device(family);
        const cases::IntOpCase& test = m_intOps[index];
        std::vector<std::vector<int64_t>> arguments{{0, 1, -1, 3, -7, 46341, INT64_C(3037000500), -(INT64_C(1) << 33),
                                                     kSmallest, kLargest, INT64_C(0x123456789abcdef)}};
        if (test.arguments > 1) {
            arguments.emplace_back(test.b.begin(), test.b.end());
            if (test.op != ElementOp::IntPow)
                for (const int64_t more : {INT64_C(63), INT64_C(64), INT64_C(5000000000), kSmallest, kLargest})
                    arguments.back().push_back(more);
        }
        const auto columns = combinations(arguments);
        const Shape shape{static_cast<int64_t>(columns[0].size())};
        const std::vector<Tensor> inputs = tensorsOf(device, columns);
        const Tensor out = Tensor::allocate(device, shape, DType::I64);
        run(device, [&](gpu::Recorder& recorder) {
            elementwise(recorder, single(test.op, columns.size()), inputs, out, {}, ElementWidth::Bits64);
        });
        const std::vector<int64_t> actual = out.toInt64s(device);
        for (size_t i = 0; i < actual.size(); ++i) {
            const int64_t b = columns.size() > 1 ? columns[1][i] : 0;
            const int64_t expected = reference::whole(test.op, columns[0][i], b);
            QVERIFY2(actual[i] == expected,
                     qPrintable(
                         QString("%1 instead of %2 of %3, %4").arg(actual[i]).arg(expected).arg(columns[0][i]).arg(b)));
        }
    }

    void kindsOfElementsAreConverted_data() { addFamilies(); }
    void kindsOfElementsAreConverted()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<double> reals{1.0 + 1e-12, -2.5, 1e300, 3e9, 0.1};
        const Tensor x = tensorOf(device, Shape{5}, reals);
        const Tensor singles = Tensor::allocate(device, Shape{5}, DType::F32);
        const Tensor wholes = Tensor::allocate(device, Shape{5}, DType::I64);
        const Tensor words = Tensor::allocate(device, Shape{5}, DType::I32);
        const Tensor rounded = Tensor::allocate(device, Shape{5}, DType::F64);
        const Tensor sum = Tensor::allocate(device, Shape{5}, DType::F64);
        const auto op = [](ElementOp kind) { return ElementProgram{{kind, ElementOperand::input(0), {}, {}}}; };
        run(device, [&](gpu::Recorder& recorder) {
            elementwise(recorder, op(ElementOp::Copy), std::array{x}, singles, {}, ElementWidth::Bits64);
            elementwise(recorder, op(ElementOp::FloatToInt), std::array{x}, wholes, {}, ElementWidth::Bits64);
            elementwise(recorder, op(ElementOp::Copy), std::array{wholes}, words, {}, ElementWidth::Bits64);
            elementwise(recorder, op(ElementOp::ToSingle), std::array{x}, rounded, {}, ElementWidth::Bits64);
            elementwise(recorder,
                        {{ElementOp::IntToFloat, ElementOperand::input(0), {}, {}},
                         {ElementOp::Add, ElementOperand::result(0), ElementOperand::input(1), {}},
                         {ElementOp::Add, ElementOperand::result(1), ElementOperand::real(0.1), {}}},
                        std::array{words, singles}, sum, {}, ElementWidth::Bits64);
        });
        const std::vector<int64_t> expected{1, -2, kLargest, 3000000000, 0};
        QCOMPARE(wholes.toInt64s(device), expected);
        const std::vector<int32_t> lower = words.toInts(device);
        const std::vector<float> narrow = singles.toFloats(device);
        for (size_t k = 0; k < reals.size(); ++k) {
            QCOMPARE(lower[k], static_cast<int32_t>(expected[k]));
            QCOMPARE(narrow[k], static_cast<float>(reals[k]));
            QCOMPARE(rounded.toDoubles(device)[k], static_cast<double>(narrow[k]));
            QCOMPARE(sum.toDoubles(device)[k], lower[k] + static_cast<double>(narrow[k]) + 0.1);
        }
    }

    void broadcastingAndStrides_data() { addFamilies(); }
    void broadcastingAndStrides()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<double> a = randomDoubles(1, 35), b = randomDoubles(2, 7);
        const Tensor x = tensorOf<double>(device, scattered({5, 7}, DType::F64), a);
        const Tensor y = tensorOf(device, Shape{7}, b);
        const Tensor out = Tensor::allocate(device, scattered({5, 7}, DType::F64));
        run(device, [&](gpu::Recorder& recorder) {
            elementwise(recorder, single(ElementOp::Mul, 2), std::array{x, y}, out, {}, ElementWidth::Bits64);
        });
        const std::vector<double> actual = out.toDoubles(device);
        for (size_t i = 0; i < a.size(); ++i)
            QCOMPARE(actual[i], a[i] * b[i % 7]);
    }

    void reports_data() { addFamilies(); }
    void reports()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const ElementProgram program{
            {ElementOp::IntGreater, ElementOperand::input(0), ElementOperand::whole(INT64_C(1) << 40), {}},
            {ElementOp::Report, ElementOperand::input(0), ElementOperand::result(0), {}}};
        for (const int64_t culprit : {INT64_C(1) << 40, (INT64_C(1) << 40) + 1}) {
            std::vector<int64_t> values(1000, 5);
            values[777] = culprit;
            const Tensor x = tensorOf(device, Shape{1000}, values);
            const Tensor out = Tensor::allocate(device, Shape{1000}, DType::I64);
            const Tensor report = Tensor::fromInts(device, Shape{1}, std::vector<int32_t>{0});
            run(device, [&](gpu::Recorder& recorder) {
                elementwise(recorder, program, std::array{x}, out, report, ElementWidth::Bits64);
            });
            QCOMPARE(report.toInts(device)[0], culprit > INT64_C(1) << 40 ? 1 : 0);
            QCOMPARE(out.toInt64s(device), values);
        }
    }

    void reductions_data() { addFamilies(); }
    void reductions()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<double> a = randomDoubles(3, 180);
        const Tensor x = tensorOf<double>(device, scattered({4, 9, 5}, DType::F64), a);
        for (const auto& [op, name] : {std::pair{ReduceOp::Sum, "sum"},
                                       {ReduceOp::Mean, "mean"},
                                       {ReduceOp::Max, "max"},
                                       {ReduceOp::Min, "min"},
                                       {ReduceOp::Prod, "product"},
                                       {ReduceOp::L1, "L1"},
                                       {ReduceOp::L2, "L2"},
                                       {ReduceOp::LogSumExp, "log-sum-exp"},
                                       {ReduceOp::SumSquare, "squares"}}) {
            const Tensor out = Tensor::allocate(device, Shape{4, 1, 1}, DType::F64);
            run(device, [&, kind = op](gpu::Recorder& recorder) { reduce(recorder, x, out, std::array{1, 2}, kind); });
            std::vector<double> expected;
            for (size_t row = 0; row < 4; ++row) {
                long double sum = 0, absolute = 0, squares = 0, powers = 0, product = 1;
                double most = -2, least = 2;
                for (size_t k = 0; k < 45; ++k) {
                    const double value = a[row * 45 + k];
                    sum += static_cast<long double>(value);
                    absolute += static_cast<long double>(std::abs(value));
                    squares += static_cast<long double>(value) * static_cast<long double>(value);
                    powers += std::exp(static_cast<long double>(value));
                    product *= static_cast<long double>(value);
                    most = std::max(most, value);
                    least = std::min(least, value);
                }
                const std::array<long double, 10> results{sum,
                                                          sum / 45,
                                                          static_cast<long double>(most),
                                                          static_cast<long double>(least),
                                                          product,
                                                          absolute,
                                                          std::sqrt(squares),
                                                          std::log(sum),
                                                          std::log(powers),
                                                          squares};
                expected.push_back(static_cast<double>(results[static_cast<size_t>(op)]));
            }
            QVERIFY2(areClose(out.toDoubles(device), expected, 2e-14), name);
        }
    }

    void reductionsOfIntegers_data() { addFamilies(); }
    void reductionsOfIntegers()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<int64_t> values{INT64_C(1) << 40, 7, -3, kLargest, 1, 2};
        const Tensor x = tensorOf(device, Shape{2, 3}, values);
        const auto reduced = [&](ReduceOp op) {
            const Tensor out = Tensor::allocate(device, Shape{2, 1}, DType::I64);
            run(device, [&](gpu::Recorder& recorder) { reduce(recorder, x, out, std::array{1}, op); });
            return out.toInt64s(device);
        };
        using Ints = std::vector<int64_t>;
        QCOMPARE(reduced(ReduceOp::Sum), (Ints{(INT64_C(1) << 40) + 4, kSmallest + 2}));
        QCOMPARE(reduced(ReduceOp::Max), (Ints{INT64_C(1) << 40, kLargest}));
        QCOMPARE(reduced(ReduceOp::Min), (Ints{-3, 1}));
        QCOMPARE(reduced(ReduceOp::Prod), (Ints{-21 * (INT64_C(1) << 40), -2}));
        const Tensor out = Tensor::allocate(device, Shape{2, 1}, DType::I64);
        gpu::Recorder recorder(device);
        QVERIFY(!support::refusal([&] { reduce(recorder, x, out, std::array{1}, ReduceOp::LogSumExp); },
                                  gpu::ErrorKind::Unsupported)
                     .isEmpty());
    }

    void emptyAxes_data() { addFamilies(); }
    void emptyAxes()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const Tensor x = Tensor::allocate(device, Shape{2, 0}, DType::F64);
        const Tensor out = Tensor::allocate(device, Shape{2, 1}, DType::F64);
        run(device, [&](gpu::Recorder& recorder) { reduce(recorder, x, out, std::array{1}, ReduceOp::Prod); });
        QCOMPARE(out.toDoubles(device), (std::vector<double>{1, 1}));
        run(device, [&](gpu::Recorder& recorder) { reduce(recorder, x, out, std::array{1}, ReduceOp::Max); });
        QCOMPARE(out.toDoubles(device)[1], -std::numeric_limits<double>::infinity());
    }

    void products_data() { addFamilies(); }
    void products()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<double> a = randomDoubles(4, 330), b = randomDoubles(5, 88);
        const Tensor x = tensorOf<double>(device, scattered({3, 2, 5, 11}, DType::F64), a);
        const Tensor y = tensorOf(device, Shape{2, 11, 4}, b);
        const Tensor out = Tensor::allocate(device, Shape{3, 2, 5, 4}, DType::F64);
        run(device, [&](gpu::Recorder& recorder) { matmul(recorder, x, y, out); });
        std::vector<double> expected;
        for (size_t batch = 0; batch < 6; ++batch)
            for (size_t row = 0; row < 5; ++row)
                for (size_t column = 0; column < 4; ++column) {
                    long double sum = 0;
                    for (size_t k = 0; k < 11; ++k)
                        sum += static_cast<long double>(a[(batch * 5 + row) * 11 + k]) *
                               static_cast<long double>(b[(batch % 2 * 11 + k) * 4 + column]);
                    expected.push_back(static_cast<double>(sum));
                }
        QVERIFY(areClose(out.toDoubles(device), expected, 1e-14));

        const Tensor m = tensorOf(device, Shape{1, 2}, std::vector<int64_t>{INT64_C(1) << 35, -3});
        const Tensor n = tensorOf(device, Shape{2, 1}, std::vector<int64_t>{5, INT64_C(1) << 50});
        const Tensor whole = Tensor::allocate(device, Shape{1, 1}, DType::I64);
        run(device, [&](gpu::Recorder& recorder) { matmul(recorder, m, n, whole); });
        QCOMPARE(whole.toInt64s(device)[0], 5 * (INT64_C(1) << 35) - 3 * (INT64_C(1) << 50));
    }

    void runningSums_data() { addFamilies(); }
    void runningSums()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const int64_t big = INT64_C(1) << 40;
        const Tensor x =
            tensorOf<int64_t>(device, scattered({2, 3}, DType::I64), std::vector<int64_t>{big, 1, 2, -5, kLargest, 1});
        const auto summed = [&](bool exclusive, bool reverse) {
            const Tensor out = Tensor::allocate(device, scattered({2, 3}, DType::I64));
            run(device, [&](gpu::Recorder& recorder) { cumulativeSum(recorder, x, out, 1, exclusive, reverse); });
            return out.toInt64s(device);
        };
        using Ints = std::vector<int64_t>;
        QCOMPARE(summed(false, false), (Ints{big, big + 1, big + 3, -5, kLargest - 5, kLargest - 4}));
        QCOMPARE(summed(true, false), (Ints{0, big, big + 1, 0, -5, kLargest - 5}));
        QCOMPARE(summed(false, true), (Ints{big + 3, 3, 2, kLargest - 4, kSmallest, 1}));
        QCOMPARE(summed(true, true), (Ints{3, 2, 0, kSmallest, 1, 0}));
    }

    void softmaxAndNorm_data() { addFamilies(); }
    void softmaxAndNorm()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        std::vector<double> a = randomDoubles(6, 24);
        a[5] = 900; // whose exponential no double holds
        const std::vector<double> scale = randomDoubles(7, 6), bias = randomDoubles(8, 6);
        const Tensor x = tensorOf<double>(device, scattered({4, 6}, DType::F64), a);
        const Tensor soft = Tensor::allocate(device, Shape{4, 6}, DType::F64);
        const Tensor norm = Tensor::allocate(device, Shape{4, 6}, DType::F64);
        run(device, [&](gpu::Recorder& recorder) {
            softmax(recorder, x, soft, 1);
            layerNorm(recorder, x, tensorOf(device, Shape{6}, scale), tensorOf(device, Shape{6}, bias), norm, 1, 1e-5F);
        });
        std::vector<double> softExpected, normExpected;
        for (size_t row = 0; row < 4; ++row) {
            const std::span<const double> line(a.data() + row * 6, 6);
            const double most = *std::max_element(line.begin(), line.end());
            long double sum = 0, mean = 0, variance = 0;
            for (const double value : line) {
                sum += std::exp(static_cast<long double>(value - most));
                mean += static_cast<long double>(value) / 6;
            }
            for (const double value : line)
                variance += (static_cast<long double>(value) - mean) * (static_cast<long double>(value) - mean) / 6;
            for (size_t k = 0; k < 6; ++k) {
                const auto value = static_cast<long double>(line[k]);
                softExpected.push_back(static_cast<double>(std::exp(value - static_cast<long double>(most)) / sum));
                const long double unit = (value - mean) / std::sqrt(variance + static_cast<long double>(1e-5F));
                normExpected.push_back(
                    static_cast<double>(unit * static_cast<long double>(scale[k]) + static_cast<long double>(bias[k])));
            }
        }
        QVERIFY(areClose(soft.toDoubles(device), softExpected, 1e-15));
        QVERIFY(areClose(norm.toDoubles(device), normExpected, 1e-14));
    }

    void copiesAndGathering_data() { addFamilies(); }
    void copiesAndGathering()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        std::vector<int64_t> values;
        for (int64_t k = 0; k < 48; ++k)
            values.push_back((k << 33) - k);
        const Tensor x = tensorOf(device, Shape{6, 8}, values);
        const Tensor turned = Tensor::allocate(device, Shape{8, 6}, DType::I64);
        const Tensor picked = Tensor::allocate(device, Shape{6, 2}, DType::I64);
        const Tensor filled = Tensor::allocate(device, scattered({2, 2}, DType::I64));
        const Tensor indices = Tensor::fromInts(device, Shape{2}, std::vector<int32_t>{-1, 3});
        run(device, [&](gpu::Recorder& recorder) {
            copy(recorder, x.with(x.layout().transposed(std::array<int64_t, 2>{1, 0})), turned);
            gather(recorder, x, indices, picked, 1);
            fill(recorder, filled, 0x123456789abcdef0);
        });
        for (size_t row = 0; row < 6; ++row) {
            for (size_t column = 0; column < 8; ++column)
                QCOMPARE(turned.toInt64s(device)[column * 6 + row], values[row * 8 + column]);
            QCOMPARE(picked.toInt64s(device)[row * 2], values[row * 8 + 7]);
            QCOMPARE(picked.toInt64s(device)[row * 2 + 1], values[row * 8 + 3]);
        }
        QCOMPARE(filled.toInt64s(device), std::vector<int64_t>(4, 0x123456789abcdef0));
    }

    void whatDoesNotFitIsRefused_data() { addFamilies(); }
    void whatDoesNotFitIsRefused()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        gpu::Recorder recorder(device);
        const Tensor wide = Tensor::allocate(device, Shape{4}, DType::F64);
        const Tensor narrow = Tensor::allocate(device, Shape{4});
        const auto isRefused = [](auto&& action) {
            return !support::refusal(action, gpu::ErrorKind::Internal).isEmpty();
        };
        QVERIFY(isRefused([&] { elementwise(recorder, single(ElementOp::Copy, 1), std::array{wide}, narrow); }));
        QVERIFY(isRefused([&] {
            elementwise(recorder, single(ElementOp::AddOverflows, 2), std::array{wide, wide}, wide, {},
                        ElementWidth::Bits64);
        }));
        QVERIFY(isRefused([&] {
            elementwise(recorder, ElementProgram(9, single(ElementOp::Copy, 1)[0]), std::array{wide}, wide, {},
                        ElementWidth::Bits64);
        }));
        QVERIFY(isRefused([&] { copy(recorder, wide, narrow); }));
        QVERIFY(isRefused([&] { (void)wide.toFloats(device); }));
    }
};

QTEST_GUILESS_MAIN(TestElements64)
#include "tst_elements_64.moc"
