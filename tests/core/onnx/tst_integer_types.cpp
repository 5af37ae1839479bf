// Integers of every type, in the 32 bits that every device has and with 64 where they are: at the edges of the types
// each operator gives what the host gives (which the standard's cases check), or says that a number does not fit. Never
// something else.

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

#include "core/onnx/host_eval.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/one_node.h"

using core::onnx::ElementType;
using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::Plan;
using onnx_test::makeNode;

namespace {

constexpr int64_t kSmallest = std::numeric_limits<int32_t>::min();
constexpr int64_t kLargest = std::numeric_limits<int32_t>::max();

struct TypeRow {
    ElementType type;
    std::vector<int64_t> edges; ///< of what can be given to the device
    bool wide = false;          ///< has numbers that 32 bits have not
    bool isUnsigned = false;
};

/// \param bits 64: with those that only int64 has.
std::vector<TypeRow> types(int bits)
{
    const std::vector<int64_t> whole{kSmallest, kSmallest + 1, -65536, -46341, -3,      -1, 0, 1, 2, 3,
                                     31,        46340,         46341,  65536,  kLargest};
    const std::vector<int64_t> natural{0, 1, 2, 3, 31, 46340, 46341, 65535, 65536, kLargest - 1, kLargest};
    std::vector<int64_t> longer = whole;
    if (bits == 64)
        longer.insert(longer.end(), {-3'000'000'000, -2'147'483'649, 2'147'483'648, 3'000'000'000, int64_t{1} << 40});
    return {
        {ElementType::Int8, {-128, -127, -11, -1, 0, 1, 2, 12, 127}},
        {ElementType::UInt8, {0, 1, 2, 7, 15, 16, 200, 255}, false, true},
        {ElementType::Int16, {-32768, -181, -1, 0, 1, 2, 182, 32767}},
        {ElementType::UInt16, {0, 1, 2, 15, 255, 256, 65535}, false, true},
        {ElementType::Int32, whole},
        {ElementType::UInt32, natural, true, true},
        {ElementType::Int64, longer, true},
        {ElementType::UInt64, natural, true, true},
    };
}

struct OperatorRow {
    const char* name;
    size_t inputs;
    bool forUnsigned = true;
    bool forSigned = true;
};

constexpr OperatorRow kOperators[] = {
    {"Add", 2},  {"Sub", 2},        {"Mul", 2}, {"Div", 2},  {"Mod", 2}, {"Max", 2},
    {"Less", 2}, {"Neg", 1, false}, {"Abs", 1}, {"Sign", 1}, {"Pow", 2}, {"BitShift", 2, true, false},
};

/// The node of vectors of one type.
void write(const std::filesystem::path& path, const core::onnx::Node& node, ElementType type, int64_t count)
{
    const std::vector<int64_t> zeros(static_cast<size_t>(count));
    const HostTensor vector = HostTensor::fromInt64s(zeros).cast(type);
    ElementType output = node.opType == "Less" ? ElementType::Bool : type;
    if (const auto target = node.attributes.find("to"); target != node.attributes.end())
        output = core::onnx::elementTypeFromOnnx(std::get<int64_t>(target->second));
    onnx_test::writeNode(path, node.opType, node.attributes,
                         std::vector<onnx_test::NodeInput>(node.inputs.size(), {vector}), {output});
}

HostTensor expectedOf(const core::onnx::Node& node, const std::vector<HostTensor>& inputs)
{
    if (node.opType != "BitShift") // which the host does not have
        return core::onnx::evaluateOnHost(node, inputs, 17).at(0);
    const uint64_t shifted = static_cast<uint64_t>(inputs[0].int64At(0)) << inputs[1].int64At(0);
    return HostTensor::fromValues<uint64_t>({1}, std::span(&shifted, 1)).cast(inputs[0].type());
}

bool leaves64Bits(double exact) { return std::abs(exact) > 9.2e18; }

bool isUnsigned(ElementType type)
{
    return type == ElementType::UInt8 || type == ElementType::UInt16 || type == ElementType::UInt32 ||
           type == ElementType::UInt64;
}

/// Whether the device's integers can say a number of this type. What exceeds 64 bits on the way can be refused, too.
bool fits(const core::onnx::Node& node, const std::vector<HostTensor>& inputs, const HostTensor& expected, int bits)
{
    if (bits == 64 && (expected.type() == ElementType::Int64 ||
                       (inputs[0].type() == ElementType::Int64 && !isUnsigned(expected.type()))))
        return true;
    const int64_t lowest = isUnsigned(expected.type()) ? 0 : kSmallest;
    if (expected.int64At(0) < lowest || expected.int64At(0) > kLargest)
        return false;
    if (elementBytes(expected.type()) < 8 || inputs.size() != 2)
        return true;
    const double a = inputs[0].doubleAt(0);
    const double b = inputs[1].doubleAt(0);
    const double exact = node.opType == "Pow" ? std::pow(a, b) : node.opType == "Sub" ? a - b : 0;
    return exact >= static_cast<double>(lowest) && exact <= static_cast<double>(kLargest);
}

} // namespace

class TestIntegerTypes : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<gpu::Device> m_device;
    QTemporaryDir m_folder;

    /// 32, and 64 if the device has them.
    std::vector<int> widths() const
    {
        return m_device->info().arithmetic64() ? std::vector<int>{32, 64} : std::vector<int>{32};
    }

    /// A plan for vectors of `count` elements.
    std::unique_ptr<Plan> planOf(const core::onnx::Node& node, ElementType type, int64_t count, int bits)
    {
        const std::filesystem::path path = m_folder.filePath("integers.onnx").toStdString();
        write(path, node, type, count);
        core::onnx::PlanOptions options;
        options.arithmetic64 = bits == 64;
        return std::make_unique<Plan>(*m_device, Model::load(path), options);
    }

    /// What the device says to these inputs; invalid: that a number does not fit.
    std::optional<HostTensor> answer(Plan& plan, const core::onnx::Node& node, const std::vector<HostTensor>& inputs)
    {
        for (size_t k = 0; k < inputs.size(); ++k)
            plan.setInput(node.inputs[k], inputs[k]);
        try {
            plan.run();
        } catch (const gpu::Error& error) {
            if (error.kind() != gpu::ErrorKind::Unsupported ||
                std::string(error.what()).find("the node") == std::string::npos)
                throw;
            return {};
        }
        return plan.output("y0");
    }

    /// Empty if the device gives what the host gives for each combination of one element, or rightly refuses.
    QString wrongAnswer(const core::onnx::Node& node, ElementType type, int bits,
                        const std::vector<std::vector<HostTensor>>& cases)
    {
        const auto plan = planOf(node, type, 1, bits);
        for (const std::vector<HostTensor>& inputs : cases) {
            const HostTensor expected = expectedOf(node, inputs);
            const std::optional<HostTensor> actual = answer(*plan, node, inputs);
            QString place = QString::fromStdString(node.opType);
            for (const HostTensor& input : inputs)
                place += ' ' + QString::number(input.doubleAt(0), 'g', 17);
            if (!actual && fits(node, inputs, expected, bits))
                return place + ": refused, although it is " + QString::number(expected.int64At(0));
            if (actual && !(actual->info() == expected.info()))
                return place + ": another type";
            if (actual && actual->int64At(0) != expected.int64At(0))
                return place + QStringLiteral(": %1 instead of %2").arg(actual->int64At(0)).arg(expected.int64At(0));
        }
        return {};
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }
    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void operatorsAtTheEdges_data()
    {
        QTest::addColumn<size_t>("type");
        QTest::addColumn<size_t>("operation");
        QTest::addColumn<int>("bits");
        const std::vector<TypeRow> rows = types(32);
        for (const int bits : widths())
            for (size_t type = 0; type < rows.size(); ++type)
                for (size_t k = 0; k < std::size(kOperators); ++k)
                    if ((rows[type].isUnsigned ? kOperators[k].forUnsigned : kOperators[k].forSigned) &&
                        (bits == 32 || rows[type].type == ElementType::Int64))
                        QTest::addRow("%s of %s with %d bits", kOperators[k].name,
                                      std::string(toString(rows[type].type)).c_str(), bits)
                            << type << k << bits;
    }
    void operatorsAtTheEdges()
    {
        QFETCH(const size_t, type);
        QFETCH(const size_t, operation);
        QFETCH(const int, bits);
        const TypeRow row = types(bits)[type];
        const OperatorRow& op = kOperators[operation];
        onnx_test::Attributes attributes;
        if (op.name == std::string("BitShift"))
            attributes["direction"] = std::string("LEFT");
        const auto node =
            makeNode(op.name, op.inputs == 1 ? std::vector<std::string>{"x0"} : std::vector<std::string>{"x0", "x1"},
                     {"y0"}, attributes);
        const auto one = [&](int64_t value) {
            return HostTensor::fromValues<int64_t>({1}, std::span(&value, 1)).cast(row.type);
        };
        std::vector<std::vector<HostTensor>> cases;
        for (const int64_t a : row.edges) {
            if (op.inputs == 1) {
                cases.push_back({one(a)});
                continue;
            }
            for (const int64_t b : row.edges) {
                const bool divides = op.name == std::string("Div") || op.name == std::string("Mod");
                const bool shifts = op.name == std::string("BitShift");
                const bool powers = op.name == std::string("Pow");
                if ((divides && b == 0) || (shifts && b >= static_cast<int64_t>(8 * elementBytes(row.type))) ||
                    (powers && (b < 0 || b > 40 || leaves64Bits(std::pow(a, b)))) ||
                    (op.name == std::string("Mul") && leaves64Bits(static_cast<double>(a) * static_cast<double>(b))))
                    continue; // not defined, or the host itself leaves 64 bits
                cases.push_back({one(a), one(b)});
            }
        }
        QVERIFY(cases.size() >= row.edges.size());
        QCOMPARE(wrongAnswer(node, row.type, bits, cases), QString());
    }

    void castsAtTheEdges_data()
    {
        QTest::addColumn<size_t>("from");
        QTest::addColumn<size_t>("to");
        QTest::addColumn<int>("bits");
        const std::vector<TypeRow> rows = types(32);
        const auto isLong = [&rows](size_t k) { return k < rows.size() && rows[k].type == ElementType::Int64; };
        for (const int bits : widths())
            for (size_t from = 0; from <= rows.size(); ++from)
                for (size_t to = 0; to < rows.size(); ++to)
                    if (bits == 32 || isLong(from) || isLong(to))
                        QTest::addRow("%s to %s with %d bits",
                                      from == rows.size() ? "float" : std::string(toString(rows[from].type)).c_str(),
                                      std::string(toString(rows[to].type)).c_str(), bits)
                            << from << to << bits;
    }
    void castsAtTheEdges()
    {
        QFETCH(const size_t, from);
        QFETCH(const size_t, to);
        QFETCH(const int, bits);
        const std::vector<TypeRow> rows = types(bits);
        const auto node = makeNode("Cast", {"x0"}, {"y0"}, {{"to", int64_t{core::onnx::toOnnx(rows[to].type)}}});
        std::vector<std::vector<HostTensor>> cases;
        if (from < rows.size()) {
            for (const int64_t a : rows[from].edges)
                cases.push_back({HostTensor::fromValues<int64_t>({1}, std::span(&a, 1)).cast(rows[from].type)});
            QCOMPARE(wrongAnswer(node, rows[from].type, bits, cases), QString());
            return;
        }
        for (const float a : {-2147483648.0F, -2147483904.0F, -1.5F, -0.5F, 0.F, 0.9F, 1.F, 100.7F, 2147483520.0F,
                              2147483648.0F, 3e9F}) {
            // What a type cannot hold is undefined; of wide types the device has less than that.
            const double lowest = rows[to].isUnsigned ? -1 + 1e-9
                                  : rows[to].wide     ? -1e18
                                                      : static_cast<double>(rows[to].edges.front());
            const double highest = rows[to].wide ? (rows[to].type == ElementType::UInt32 ? 4294967295.0 : 1e18)
                                                 : static_cast<double>(rows[to].edges.back());
            if (static_cast<double>(a) >= lowest && static_cast<double>(a) <= highest)
                cases.push_back({HostTensor::fromFloats({1}, std::vector<float>{a})});
        }
        QVERIFY(cases.size() >= 4);
        QCOMPARE(wrongAnswer(node, ElementType::Float, bits, cases), QString());
    }

    void oneOfManyIsFoundAndTheNextRunIsClean()
    {
        const auto node = makeNode("Mul", {"x0", "x1"}, {"y0"});
        const auto plan = planOf(node, ElementType::Int64, 1001, 32);
        std::vector<int64_t> numbers(1001, 3);
        const HostTensor small = HostTensor::fromInt64s(numbers);
        numbers[777] = int64_t{1} << 30;
        const HostTensor large = HostTensor::fromInt64s(numbers);
        QVERIFY(answer(*plan, node, {small, small}));
        QVERIFY(!answer(*plan, node, {large, small}));
        const auto again = answer(*plan, node, {small, small});
        QVERIFY(again && again->int64At(777) == 9);
    }
};

QTEST_GUILESS_MAIN(TestIntegerTypes)
#include "tst_integer_types.moc"
