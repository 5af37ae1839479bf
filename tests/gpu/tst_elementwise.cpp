// Elementwise programs against double: every operation at its awkward values, chains, broadcasting and strides.

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/elementwise.h"
#include "tests/gpu/elementwise_cases.h"
#include "tests/reference/elementwise.h"
#include "tests/support/devices.h"
#include "tests/support/tensors.h"

using gpu::ElementInstruction;
using gpu::ElementOp;
using gpu::ElementOperand;
using gpu::ElementProgram;
using gpu::Layout;
using gpu::Shape;

namespace {

bool givesBits(ElementOp op)
{
    return (op >= ElementOp::IsNan && op <= ElementOp::Not) || op == ElementOp::FloatToInt ||
           op == ElementOp::FloatToBool || (op >= ElementOp::IntToBool && op <= ElementOp::PowOverflows);
}

std::string describe(const std::vector<reference::Element>& arguments)
{
    std::string text = " of";
    for (const reference::Element& e : arguments)
        text += " " + QString::number(e.real, 'g', 9).toStdString() + " (" + std::to_string(e.whole) + ")";
    return text;
}

} // namespace

class TestElementwise : public QObject {
    Q_OBJECT

private:
    const std::vector<cases::FloatOpCase> m_floatOps = cases::floatOps();
    const std::vector<cases::IntOpCase> m_intOps = cases::intOps();

    /// Runs `op` on the columns; empty if every element is as the reference says.
    template <typename T>
    static std::string mismatch(gpu::Device& device, ElementOp op, const std::vector<std::vector<T>>& columns,
                                double relative, double floor)
    {
        const auto count = static_cast<int64_t>(columns[0].size());
        std::vector<gpu::Tensor> inputs;
        for (const auto& column : columns)
            inputs.push_back(support::tensorOf(device, Layout::rowMajor(Shape{count}), std::span<const T>(column)));
        const ElementProgram program = cases::single(op, columns.size());
        support::Guarded out(device, Layout::rowMajor(Shape{count}));
        gpu::Recorder recorder(device);
        elementwise(recorder, program, inputs, out.tensor());
        recorder.finish().run();
        if (!out.damage().empty())
            return out.damage();
        const std::vector<int32_t> bits = out.ints();
        for (size_t i = 0; i < bits.size(); ++i) {
            std::vector<reference::Element> arguments;
            for (const auto& column : columns)
                arguments.push_back(reference::elementOf(column[i]));
            const reference::Element expected = reference::run(program, arguments);
            if (givesBits(op)) {
                if (bits[i] != expected.whole)
                    return std::to_string(bits[i]) + " instead of " + std::to_string(expected.whole) +
                           describe(arguments);
                continue;
            }
            const auto actual = static_cast<double>(std::bit_cast<float>(bits[i]));
            const auto wanted = static_cast<double>(static_cast<float>(expected.real));
            const bool same = actual == wanted || (std::isnan(actual) && std::isnan(wanted));
            const double allowed = relative * std::max(std::abs(expected.real), floor);
            if (!same && !(std::abs(actual - expected.real) <= allowed))
                return QString::number(actual, 'g', 9).toStdString() + " instead of " +
                       QString::number(expected.real, 'g', 9).toStdString() + describe(arguments);
        }
        return {};
    }

    static std::string runAndCheck(gpu::Device& device, const ElementProgram& program,
                                   const std::vector<Layout>& inputLayouts, const Layout& outLayout)
    {
        std::vector<gpu::Tensor> inputs;
        std::vector<std::vector<float>> values;
        for (size_t k = 0; k < inputLayouts.size(); ++k) {
            inputs.push_back(support::randomTensor(device, inputLayouts[k], k + 1));
            values.push_back(inputs.back().with(inputLayouts[k].broadcastTo(outLayout.shape)).toFloats(device));
        }
        support::Guarded out(device, outLayout);
        gpu::Recorder recorder(device);
        elementwise(recorder, program, inputs, out.tensor());
        recorder.finish().run();
        std::vector<double> expected;
        for (int64_t i = 0; i < outLayout.shape.elementCount(); ++i) {
            std::vector<reference::Element> arguments;
            for (const auto& list : values)
                arguments.push_back(reference::elementOf(list[static_cast<size_t>(i)]));
            expected.push_back(reference::run(program, arguments).real);
        }
        return support::check(out, expected, {1e-12, 3e-6});
    }

    void addFamilies()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        for (gpu::KernelFamily family : support::families())
            QTest::addRow("%s", support::toString(family)) << family;
    }

private slots:
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }

    void everyFloatOperationIsExactEnough_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<size_t>("index");
        for (gpu::KernelFamily family : support::families())
            for (size_t i = 0; i < m_floatOps.size(); ++i)
                QTest::addRow("%s: %s", support::toString(family), m_floatOps[i].name) << family << i;
    }
    void everyFloatOperationIsExactEnough()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::FloatOpCase& test = m_floatOps[index];
        std::vector<std::vector<float>> arguments{test.a};
        if (test.arguments > 1)
            arguments.push_back(test.b);
        if (test.arguments > 2)
            arguments.push_back(test.c);
        QCOMPARE(QString::fromStdString(mismatch(support::device(family), test.op, cases::combinations(arguments),
                                                 test.relative, test.floor)),
                 QString());
    }

    void everyIntegerOperationIsExact_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<size_t>("index");
        for (gpu::KernelFamily family : support::families())
            for (size_t i = 0; i < m_intOps.size(); ++i)
                QTest::addRow("%s: %s", support::toString(family), m_intOps[i].name) << family << i;
    }
    void everyIntegerOperationIsExact()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const size_t, index);
        const cases::IntOpCase& test = m_intOps[index];
        std::vector<std::vector<int32_t>> arguments{
            {0, 1, -1, 2, 3, -7, 10, 46341, -65536, std::numeric_limits<int32_t>::min(), 2147483647, 1234567}};
        if (test.arguments > 1)
            arguments.push_back(test.b);
        QCOMPARE(
            QString::fromStdString(mismatch(support::device(family), test.op, cases::combinations(arguments), 0, 0)),
            QString());
    }

    void whatIsReportedStaysReported_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<int>("culprit");
        for (gpu::KernelFamily family : support::families())
            for (const Shape& shape : {Shape{}, Shape{7}, Shape{64}, Shape{3, 97}, Shape{257, 12}})
                for (const int culprit : {-1, 0, static_cast<int>(shape.elementCount()) - 1})
                    QTest::addRow("%s: %s, %d", support::toString(family), shape.toString().c_str(), culprit)
                        << family << shape << culprit;
    }
    void whatIsReportedStaysReported()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        QFETCH(const int, culprit);
        gpu::Device& device = support::device(family);
        std::vector<int32_t> values(static_cast<size_t>(shape.elementCount()), 5);
        if (culprit >= 0)
            values[static_cast<size_t>(culprit)] = -2;
        const gpu::Tensor x = gpu::Tensor::fromInts(device, shape, values);
        const std::vector<int32_t> unset{7, 0, 7};
        const gpu::Tensor words = gpu::Tensor::fromInts(device, Shape{3}, unset);
        Layout second = Layout::rowMajor(Shape{1}, gpu::DType::I32);
        second.offset = 1;
        const auto reporting = [](ElementOp op) {
            return ElementProgram{{op, ElementOperand::input(0), ElementOperand::constant(0), {}},
                                  {ElementOp::Report, ElementOperand::input(0), ElementOperand::result(0), {}}};
        };
        support::Guarded out(device, Layout::rowMajor(shape));
        gpu::Recorder recorder(device);
        elementwise(recorder, reporting(ElementOp::IntLess), std::vector{x}, out.tensor(), words.with(second));
        // One that finds nothing takes nothing back.
        elementwise(recorder, reporting(ElementOp::IntEqual), std::vector{x}, out.tensor(), words.with(second));
        recorder.finish().run();
        QCOMPARE(words.toInts(device), (std::vector<int32_t>{7, culprit >= 0 ? 1 : 0, 7}));
        QCOMPARE(QString::fromStdString(out.damage()), QString());
        QCOMPARE(out.ints(), values); // the first argument goes on
    }

    void selectChoosesByTheCondition_data() { addFamilies(); }
    void selectChoosesByTheCondition()
    {
        QFETCH(const gpu::KernelFamily, family);
        const std::vector<std::vector<int32_t>> columns = {
            {0, 1, 2, -1, 0}, {10, 11, 12, 13, 14}, {-1, -2, -3, -4, -5}};
        gpu::Device& device = support::device(family);
        std::vector<gpu::Tensor> inputs;
        for (const auto& column : columns)
            inputs.push_back(gpu::Tensor::fromInts(device, Shape{5}, column));
        support::Guarded out(device, Layout::rowMajor(Shape{5}));
        gpu::Recorder recorder(device);
        elementwise(recorder, cases::single(ElementOp::Select, 3), inputs, out.tensor());
        recorder.finish().run();
        QCOMPARE(QString::fromStdString(support::compare(out.ints(), std::vector<int32_t>{-1, 11, 12, 13, -5})),
                 QString());
    }

    void everyPlacementGivesTheSame_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("shape");
        const Shape shapes[] = {{},           {0},       {1},      {4},       {7},         {32},
                                {33},         {127},     {8, 8},   {5, 3, 9}, {3, 16, 12}, {2, 3, 4, 5},
                                {1, 8, 6, 4}, {257, 12}, {31, 64}, {3, 97},   {4, 1, 40},  {2, 2, 2, 2, 2, 2, 2, 4}};
        for (gpu::KernelFamily family : support::families())
            for (const Shape& shape : shapes)
                QTest::addRow("%s: %s", support::toString(family), shape.toString().c_str()) << family << shape;
    }
    void everyPlacementGivesTheSame()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, shape);
        gpu::Device& device = support::device(family);
        const ElementProgram add{{ElementOp::Mul, ElementOperand::input(0), ElementOperand::input(1), {}},
                                 {ElementOp::Add, ElementOperand::result(0), ElementOperand::constant(0.25F), {}}};
        const Layout layouts[] = {Layout::rowMajor(shape), support::padded(shape, 4, 8), support::padded(shape, 3, 5),
                                  support::scattered(shape)};
        for (size_t a = 0; a < 4; ++a)
            for (size_t b = 0; b < 4; ++b) {
                const std::string report = runAndCheck(device, add, {layouts[a], layouts[b]}, layouts[(a + 2 * b) % 4]);
                QVERIFY2(report.empty(), (std::to_string(a) + ", " + std::to_string(b) + ": " + report).c_str());
            }
    }

    void inputsAreBroadcast_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<Shape>("small");
        for (gpu::KernelFamily family : support::families())
            for (const Shape& small : {Shape{}, Shape{1}, Shape{20}, Shape{6, 1}, Shape{5, 1, 1}, Shape{5, 1, 20},
                                       Shape{1, 1, 5, 1, 20}, Shape{3, 5, 6, 20}})
                QTest::addRow("%s: %s", support::toString(family), small.toString().c_str()) << family << small;
    }
    void inputsAreBroadcast()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const Shape, small);
        const ElementProgram subtract{{ElementOp::Sub, ElementOperand::input(0), ElementOperand::input(1), {}}};
        const Shape shape{2, 3, 5, 6, 20};
        QCOMPARE(QString::fromStdString(runAndCheck(support::device(family), subtract,
                                                    {Layout::rowMajor(shape), Layout::rowMajor(small)},
                                                    Layout::rowMajor(shape))),
                 QString());
    }

    void aChannelBiasIsAddedChannelsLast_data() { addFamilies(); }
    void aChannelBiasIsAddedChannelsLast()
    {
        QFETCH(const gpu::KernelFamily, family);
        const Layout picture = Layout::channelsLast(Shape{2, 12, 5, 7});
        const ElementProgram add{{ElementOp::Add, ElementOperand::input(0), ElementOperand::input(1), {}}};
        QCOMPARE(QString::fromStdString(
                     runAndCheck(support::device(family), add, {picture, Layout::rowMajor(Shape{12, 1, 1})}, picture)),
                 QString());
    }

    void programsOfAllLengthsRun_data()
    {
        QTest::addColumn<gpu::KernelFamily>("family");
        QTest::addColumn<int>("length");
        QTest::addColumn<bool>("rare");
        // At the limits of each of the kernels that differ in how long and how rare a program they run.
        const std::pair<int, bool> programs[] = {{1, false}, {4, false},  {5, false}, {8, false},
                                                 {9, false}, {24, false}, {4, true},  {5, true}};
        for (gpu::KernelFamily family : support::families())
            for (const auto& [length, rare] : programs)
                QTest::addRow("%s: %d, %s", support::toString(family), length, rare ? "rare" : "common")
                    << family << length << rare;
    }
    void programsOfAllLengthsRun()
    {
        QFETCH(const gpu::KernelFamily, family);
        QFETCH(const int, length);
        QFETCH(const bool, rare);
        // Each step takes an input, an earlier result and a constant of its own, so that all operand numbers occur.
        ElementProgram program;
        for (int k = 0; k < length; ++k) {
            const auto input = ElementOperand::input(static_cast<uint32_t>(k) % 6);
            const auto constant = ElementOperand::constant(0.5F + 0.03125F * static_cast<float>(k));
            if (k % 3 == 2)
                program.push_back({ElementOp::Clip, ElementOperand::result(static_cast<uint32_t>(k - 1)),
                                   ElementOperand::constant(-2.0F - static_cast<float>(k)),
                                   ElementOperand::constant(2.0F + static_cast<float>(k))});
            else if (k % 3 == 1)
                program.push_back({ElementOp::Add, input, ElementOperand::result(static_cast<uint32_t>(k / 2)), {}});
            else
                program.push_back({ElementOp::Mul, input, constant, {}});
        }
        if (rare)
            program.back() = {ElementOp::Atan, program.back().a, {}, {}};
        const Layout layout = Layout::rowMajor(Shape{6, 36});
        QCOMPARE(QString::fromStdString(
                     runAndCheck(support::device(family), program, std::vector<Layout>(6, layout), layout)),
                 QString());
    }

    void anInputMayBeTheOutput_data() { addFamilies(); }
    void anInputMayBeTheOutput()
    {
        QFETCH(const gpu::KernelFamily, family);
        gpu::Device& device = support::device(family);
        const std::vector<float> values = support::randomFloats(5, 1001);
        const gpu::Tensor x = gpu::Tensor::fromFloats(device, Shape{1001}, values);
        gpu::Recorder recorder(device);
        const ElementProgram twice{{ElementOp::Add, ElementOperand::input(0), ElementOperand::input(0), {}}};
        elementwise(recorder, twice, std::vector<gpu::Tensor>{x}, x);
        elementwise(recorder, twice, std::vector<gpu::Tensor>{x}, x);
        recorder.finish().run();
        std::vector<double> expected;
        for (const float value : values)
            expected.push_back(4.0 * static_cast<double>(value));
        QCOMPARE(QString::fromStdString(support::compare(x.toFloats(device), expected, {0, 0})), QString());
    }

    void aProgramWithoutInputsGivesItsConstant_data() { addFamilies(); }
    void aProgramWithoutInputsGivesItsConstant()
    {
        QFETCH(const gpu::KernelFamily, family);
        const ElementProgram program{
            {ElementOp::Mul, ElementOperand::constant(3.0F), ElementOperand::constant(0.5F), {}}};
        QCOMPARE(
            QString::fromStdString(runAndCheck(support::device(family), program, {}, Layout::rowMajor(Shape{3, 7}))),
            QString());
    }

    void refusesInvalidPrograms()
    {
        gpu::Device& device = support::device(support::families().back());
        gpu::Recorder recorder(device);
        const gpu::Tensor x = gpu::Tensor::allocate(device, Shape{4});
        const std::vector<gpu::Tensor> inputs{x};
        const ElementInstruction copy{ElementOp::Copy, ElementOperand::input(0), {}, {}};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, elementwise(recorder, {}, inputs, x));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, elementwise(recorder, ElementProgram(25, copy), inputs, x));
        QVERIFY_THROWS_EXCEPTION(
            gpu::Error, elementwise(recorder, {{ElementOp::Neg, ElementOperand::input(1), {}, {}}}, inputs, x));
        QVERIFY_THROWS_EXCEPTION(
            gpu::Error, elementwise(recorder, {{ElementOp::Neg, ElementOperand::result(0), {}, {}}}, inputs, x));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, elementwise(recorder, {copy}, std::vector<gpu::Tensor>(7, x), x));
    }
};

QTEST_GUILESS_MAIN(TestElementwise)
#include "tst_elementwise.moc"
