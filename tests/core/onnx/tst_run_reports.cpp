// What only a run can find out: indices outside of their axis, and integers that leave the device's 32 bits in sums
// along an axis. The run ends with an error that names the node, never with a wrong number.

#include <QTemporaryDir>
#include <QTest>

#include <iterator>
#include <limits>
#include <numeric>

#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "gpu/device.h"
#include "tests/core/onnx/one_node.h"
#include "tests/support/refusal.h"

using core::onnx::ElementType;
using core::onnx::HostTensor;
using gpu::ErrorKind;
using gpu::Shape;
using onnx_test::Attributes;
using onnx_test::NodeInput;

namespace {

constexpr int64_t kLargest = std::numeric_limits<int32_t>::max();

HostTensor whole(const Shape& shape, const std::vector<int64_t>& values, ElementType type = ElementType::Int64)
{
    return HostTensor::fromValues<int64_t>(shape, values).cast(type);
}

HostTensor table() { return HostTensor::fromFloats({3, 3}, std::vector<float>{0, 1, 2, 10, 11, 12, 20, 21, 22}); }

} // namespace

class TestRunReports : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<gpu::Device> m_device;
    QTemporaryDir m_folder;

    std::filesystem::path path() const { return m_folder.filePath("node.onnx").toStdString(); }

    HostTensor computed(const std::string& opType, const Attributes& attributes, const std::vector<NodeInput>& inputs,
                        bool arithmetic64 = true)
    {
        return onnx_test::computeNode(*m_device, path(), opType, attributes, inputs, {inputs[0].value.type()}, 17,
                                      arithmetic64)[0];
    }

    /// Whether the run is refused with the node's name.
    bool isRefused(const std::string& opType, const Attributes& attributes, const std::vector<NodeInput>& inputs,
                   ErrorKind kind, bool arithmetic64 = true)
    {
        return support::refusal([&] { (void)computed(opType, attributes, inputs, arithmetic64); }, kind)
            .contains("the node");
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }
    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void indicesOutside_data()
    {
        QTest::addColumn<QString>("opType");
        QTest::addColumn<qlonglong>("index");
        QTest::addColumn<bool>("inside");
        for (const char* opType : {"Gather", "GatherElements", "GatherND", "ScatterElements", "ScatterND"})
            for (const qlonglong index : {-4LL, -3LL, 0LL, 2LL, 3LL, qlonglong{kLargest}, -qlonglong{kLargest} - 1})
                QTest::addRow("%s %lld", opType, index) << opType << index << (index >= -3 && index < 3);
    }
    void indicesOutside()
    {
        QFETCH(const QString, opType);
        QFETCH(const qlonglong, index);
        QFETCH(const bool, inside);
        const bool tuples = opType.endsWith("ND");
        const HostTensor indices = tuples ? whole({2, 2}, {1, 1, 1, index}) : whole({1, 3}, {1, index, 1});
        std::vector<NodeInput> inputs{{table()}, {indices}};
        if (opType.startsWith("Scatter"))
            inputs.push_back(
                {HostTensor::fromFloats(tuples ? Shape{2} : Shape{1, 3}, std::vector<float>(tuples ? 2 : 3))});
        const std::string type = opType.toStdString();
        if (inside)
            QVERIFY(computed(type, {}, inputs).valid());
        else
            QVERIFY(isRefused(type, {}, inputs, ErrorKind::InvalidInput));
        inputs[1].constant = true; // then it is known before anything runs
        QCOMPARE(isRefused(type, {}, inputs, ErrorKind::InvalidInput), !inside);
    }

    /// Row 0, column 3 would be row 1, column 0 of the flat table.
    void tuplesAreCheckedAxisByAxis()
    {
        QVERIFY(isRefused("GatherND", {}, {{table()}, {whole({1, 2}, {0, 3})}}, ErrorKind::InvalidInput));
        QVERIFY(isRefused("GatherND", {}, {{table()}, {whole({1, 2}, {1, -4})}}, ErrorKind::InvalidInput));
        QCOMPARE(computed("GatherND", {}, {{table()}, {whole({1, 2}, {1, -3})}}).doubleAt(0), 10.0);
        QVERIFY(isRefused("GatherND", {{"batch_dims", int64_t{1}}}, {{table()}, {whole({3, 1}, {0, 3, 0})}},
                          ErrorKind::InvalidInput));
    }

    void theNextRunIsClean()
    {
        onnx_test::writeNode(path(), "Gather", {}, {{table()}, {whole({2}, {0, 0})}}, {ElementType::Float});
        core::onnx::Plan plan(*m_device, core::onnx::Model::load(path()), {});
        plan.setInput("x0", table());
        for (const int64_t index : {1, 5, 2}) {
            plan.setInput("x1", whole({2}, {0, index}));
            const QString error = support::refusal([&] { plan.run(); }, ErrorKind::InvalidInput);
            QCOMPARE(!error.isEmpty(), index > 2);
            if (index <= 2)
                QCOMPARE(plan.output("y0").doubleAt(3), static_cast<double>(10 * index));
        }
    }

    void runningSums_data()
    {
        QTest::addColumn<ElementType>("type");
        QTest::addColumn<std::vector<int64_t>>("values");
        QTest::addColumn<bool>("exclusive");
        QTest::addColumn<std::vector<int64_t>>("sums"); // none: refused
        using Ints = std::vector<int64_t>;
        const int64_t half = int64_t{1} << 30;
        QTest::newRow("int64 fits") << ElementType::Int64 << Ints{half, half - 1, -5} << false
                                    << Ints{half, kLargest, kLargest - 5};
        QTest::newRow("int64 too large") << ElementType::Int64 << Ints{half, half, -5} << false << Ints{};
        QTest::newRow("int64 too small") << ElementType::Int64 << Ints{-half, -half, -1} << false << Ints{};
        QTest::newRow("int64 at the edge")
            << ElementType::Int64 << Ints{-half, -half, 1} << false << Ints{-half, -2 * half, 1 - 2 * half};
        QTest::newRow("the last sum is not wanted")
            << ElementType::Int64 << Ints{half, half - 1, 1} << true << Ints{0, half, kLargest};
        QTest::newRow("uint64 too large") << ElementType::UInt64 << Ints{kLargest, 1} << false << Ints{};
        QTest::newRow("uint32 too large") << ElementType::UInt32 << Ints{kLargest, 1, 0} << false << Ints{};
        QTest::newRow("uint32 fits") << ElementType::UInt32 << Ints{kLargest - 1, 1} << false
                                     << Ints{kLargest - 1, kLargest};
        QTest::newRow("int32 wraps") << ElementType::Int32 << Ints{kLargest, 2} << false << Ints{kLargest, -kLargest};
    }
    void runningSums()
    {
        QFETCH(const ElementType, type);
        QFETCH(const std::vector<int64_t>, values);
        QFETCH(const bool, exclusive);
        QFETCH(const std::vector<int64_t>, sums);
        const Shape shape{static_cast<int64_t>(values.size())};
        const std::vector<NodeInput> inputs{{whole(shape, values, type)}, {whole({}, {0}), true}};
        const Attributes attributes{{"exclusive", int64_t{exclusive ? 1 : 0}}};
        const bool native = type == ElementType::Int64 && m_device->info().arithmetic64();
        std::vector<int64_t> exact;
        std::partial_sum(values.begin(), values.end(), std::back_inserter(exact));
        if (sums.empty())
            QVERIFY(isRefused("CumSum", attributes, inputs, ErrorKind::Unsupported, false));
        else
            QCOMPARE(computed("CumSum", attributes, inputs, false).toInt64s(), sums);
        if (native)
            QCOMPARE(computed("CumSum", attributes, inputs).toInt64s(), sums.empty() ? exact : sums);
        else if (sums.empty())
            QVERIFY(isRefused("CumSum", attributes, inputs, ErrorKind::Unsupported));
    }

    void scatteredSums_data()
    {
        QTest::addColumn<ElementType>("type");
        QTest::addColumn<QString>("reduction");
        QTest::addColumn<qlonglong>("first");
        QTest::addColumn<qlonglong>("second");
        QTest::addColumn<qlonglong>("result"); // -1: refused
        const auto row = [](ElementType type, const char* reduction, int64_t a, int64_t b, int64_t result) {
            QTest::addRow("%s %s %lld %lld", std::string(toString(type)).c_str(), reduction, static_cast<long long>(a),
                          static_cast<long long>(b))
                << type << QString(reduction) << qlonglong{a} << qlonglong{b} << qlonglong{result};
        };
        row(ElementType::Int8, "add", 120, 10, -126);
        row(ElementType::UInt8, "mul", 20, 20, 144);
        row(ElementType::Int16, "mul", 300, 300, 24464);
        row(ElementType::UInt16, "add", 65535, 2, 1);
        row(ElementType::Int32, "add", kLargest, 2, -kLargest);
        row(ElementType::UInt32, "add", kLargest, 1, -1);
        row(ElementType::UInt32, "mul", 46340, 46340, int64_t{46340} * 46340);
        row(ElementType::Int64, "add", kLargest, 1, -1);
        row(ElementType::Int64, "add", -kLargest, -5, -1);
        row(ElementType::Int64, "add", kLargest, -5, kLargest - 5);
        row(ElementType::Int64, "mul", 65536, 32768, -1);
        row(ElementType::Int64, "mul", -65536, 32768, -2 * (kLargest / 2 + 1));
        row(ElementType::Int64, "max", kLargest, -kLargest, kLargest);
        row(ElementType::UInt64, "mul", 46341, 46341, -1);
    }
    void scatteredSums()
    {
        QFETCH(const ElementType, type);
        QFETCH(const QString, reduction);
        QFETCH(const qlonglong, first);
        QFETCH(const qlonglong, second);
        QFETCH(const qlonglong, result);
        const std::vector<NodeInput> inputs{
            {whole({3}, {7, first, 9}, type)}, {whole({1}, {1})}, {whole({1}, {second}, type)}};
        const Attributes attributes{{"reduction", reduction.toStdString()}};
        if (result == -1)
            QVERIFY(isRefused("ScatterElements", attributes, inputs, ErrorKind::Unsupported));
        else
            QCOMPARE(computed("ScatterElements", attributes, inputs).toInt64s(), (std::vector<int64_t>{7, result, 9}));
    }
};

QTEST_GUILESS_MAIN(TestRunReports)
#include "tst_run_reports.moc"
