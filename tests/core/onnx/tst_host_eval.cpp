// Evaluation on the host: our own cases, and those of the standard's test data that need nothing else.

#include <QTest>

#include <cmath>
#include <filesystem>
#include <limits>

#include "core/onnx/host_eval.h"
#include "core/onnx/reader.h"
#include "gpu/base/error.h"
#include "tests/core/onnx/graph_builder.h"

using core::onnx::ElementType;
using core::onnx::evaluateOnHost;
using core::onnx::Graph;
using core::onnx::HostTensor;
using core::onnx::Node;
using gpu::ErrorKind;
using gpu::Shape;
using onnx_test::Attributes;
using onnx_test::makeNode;

namespace {

namespace fs = std::filesystem;
using Ints = std::vector<int64_t>;
using Floats = std::vector<float>;

HostTensor ints(const Ints& values) { return HostTensor::fromInt64s(values); }

HostTensor ints(const Shape& shape, const Ints& values) { return HostTensor::fromInt64s(shape, values); }

HostTensor floats(const Floats& values)
{
    return HostTensor::fromFloats({static_cast<int64_t>(values.size())}, values);
}

HostTensor evaluated(const std::string& opType, const std::vector<HostTensor>& inputs,
                     const Attributes& attributes = {}, int64_t opset = 17)
{
    std::vector<std::string> names;
    for (size_t k = 0; k < inputs.size(); ++k)
        names.push_back(inputs[k].valid() ? "in" + std::to_string(k) : "");
    return evaluateOnHost(makeNode(opType, names, {"out"}, attributes), inputs, opset).at(0);
}

ErrorKind failureOf(const std::string& opType, const std::vector<HostTensor>& inputs, const Attributes& attributes = {})
{
    try {
        evaluated(opType, inputs, attributes);
    } catch (const gpu::Error& error) {
        return error.kind();
    }
    return ErrorKind::Internal;
}

/// What is wrong with `actual`, or "".
std::string difference(const HostTensor& actual, const HostTensor& expected)
{
    if (!(actual.info() == expected.info()))
        return std::string(toString(actual.type())) + " " + actual.shape().toString() + " instead of " +
               std::string(toString(expected.type())) + " " + expected.shape().toString();
    const std::vector<double> got = actual.toDoubles();
    const std::vector<double> want = expected.toDoubles();
    // The standard's data were cut to bfloat16; the nearest value may be the next one.
    const double relative = actual.type() == ElementType::BFloat16 ? 0x1p-7 : 1e-3;
    for (size_t k = 0; k < want.size(); ++k) {
        const bool same =
            got[k] == want[k] || (std::isnan(got[k]) && std::isnan(want[k])) ||
            (isFloatingPoint(actual.type()) && std::abs(got[k] - want[k]) <= 1e-7 + relative * std::abs(want[k]));
        if (!same)
            return "element " + std::to_string(k) + " is " + std::to_string(got[k]) + " instead of " +
                   std::to_string(want[k]);
    }
    return {};
}

bool isOnHost(const Graph& graph)
{
    const auto isTensor = [](const core::onnx::ValueInfo& value) { return value.type != ElementType::Unsupported; };
    return std::all_of(graph.inputs.begin(), graph.inputs.end(), isTensor) &&
           std::all_of(graph.outputs.begin(), graph.outputs.end(), isTensor) &&
           std::all_of(graph.nodes.begin(), graph.nodes.end(), [](const Node& node) {
               return node.domain.empty() && core::onnx::canEvaluateOnHost(node.opType);
           });
}

/// Runs a whole graph node by node.
std::map<std::string, HostTensor> run(const Graph& graph, const std::vector<HostTensor>& inputs)
{
    std::map<std::string, HostTensor> values(graph.initialisers.begin(), graph.initialisers.end());
    for (size_t k = 0; k < graph.inputs.size(); ++k)
        values[graph.inputs[k].name] = inputs.at(k);
    for (const Node& node : graph.nodes) {
        std::vector<HostTensor> arguments;
        for (const std::string& name : node.inputs)
            arguments.push_back(name.empty() ? HostTensor() : values.at(name));
        const std::vector<HostTensor> results = evaluateOnHost(node, arguments, graph.opset());
        for (size_t k = 0; k < node.outputs.size(); ++k)
            values[node.outputs[k]] = results.at(k);
    }
    return values;
}

/// The tensors of one kind, with the types that the model declares: the files have the bits of bfloat16 as uint16.
std::vector<HostTensor> tensorsIn(const fs::path& folder, const std::string& kind,
                                  const std::vector<core::onnx::ValueInfo>& declared)
{
    std::vector<HostTensor> tensors;
    for (size_t k = 0; fs::exists(folder / (kind + "_" + std::to_string(k) + ".pb")); ++k) {
        HostTensor tensor = core::onnx::readTensor(folder / (kind + "_" + std::to_string(k) + ".pb"));
        if (tensor.type() == ElementType::UInt16 && declared.at(k).type == ElementType::BFloat16)
            tensor = HostTensor::fromBytes(ElementType::BFloat16, tensor.shape(), tensor.bytes());
        tensors.push_back(tensor);
    }
    return tensors;
}

} // namespace

class TestHostEval : public QObject {
    Q_OBJECT

private slots:
    void integerDivisionTruncates()
    {
        QCOMPARE(evaluated("Div", {ints({7, -7, 7, -7}), ints({2, 2, -2, -2})}).toInt64s(), (Ints{3, -3, -3, 3}));
        QCOMPARE(failureOf("Div", {ints({1}), ints({0})}), ErrorKind::InvalidInput);
        const int64_t least = std::numeric_limits<int64_t>::min();
        QCOMPARE(evaluated("Div", {ints({least}), ints({-1})}).toInt64s(), (Ints{least}));
    }

    void moduloTakesTheRightSign()
    {
        const HostTensor a = ints({7, -7, 7, -7});
        const HostTensor b = ints({3, 3, -3, -3});
        QCOMPARE(evaluated("Mod", {a, b}).toInt64s(), (Ints{1, 2, -2, -1}));
        QCOMPARE(evaluated("Mod", {a, b}, {{"fmod", int64_t{1}}}).toInt64s(), (Ints{1, -1, 1, -1}));
        QCOMPARE(failureOf("Mod", {floats({1}), floats({1})}), ErrorKind::InvalidInput);
    }

    void powersOfIntegersAreExact()
    {
        QCOMPARE(evaluated("Pow", {ints({3, -3, 1, 2}), ints({39, 3, -5, -1})}).toInt64s(),
                 (Ints{4052555153018976267, -27, 1, 0}));
    }

    void broadcastsBothWays()
    {
        const HostTensor sum = evaluated("Add", {ints({2, 1}, {10, 20}), ints({3}, {1, 2, 3})});
        QVERIFY(sum.shape() == Shape({2, 3}));
        QCOMPARE(sum.toInt64s(), (Ints{11, 12, 13, 21, 22, 23}));
        QVERIFY(evaluated("Mul", {ints({0, 3}, {}), ints({3}, {1, 2, 3})}).shape() == Shape({0, 3}));
        QCOMPARE(failureOf("Add", {ints({1, 2}), ints({1, 2, 3})}), ErrorKind::InvalidInput);
    }

    void slicesAsNumpy_data()
    {
        QTest::addColumn<int>("start");
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("step");
        QTest::addColumn<QList<int>>("expected");
        const int far = std::numeric_limits<int>::max();
        QTest::newRow("all") << 0 << far << 1 << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("middle") << 1 << 3 << 1 << QList<int>{1, 2};
        QTest::newRow("from the end") << -2 << far << 1 << QList<int>{3, 4};
        QTest::newRow("stride") << 0 << 5 << 2 << QList<int>{0, 2, 4};
        QTest::newRow("backwards") << far << -far << -1 << QList<int>{4, 3, 2, 1, 0};
        QTest::newRow("backwards by two") << -2 << 0 << -2 << QList<int>{3, 1};
        QTest::newRow("nothing") << 3 << 1 << 1 << QList<int>{};
        QTest::newRow("nothing backwards") << 1 << 3 << -1 << QList<int>{};
        QTest::newRow("start far before") << -100 << 2 << 1 << QList<int>{0, 1};
    }
    void slicesAsNumpy()
    {
        QFETCH(int, start);
        QFETCH(int, end);
        QFETCH(int, step);
        QFETCH(QList<int>, expected);
        const HostTensor out =
            evaluated("Slice", {ints({0, 1, 2, 3, 4}), ints({start}), ints({end}), ints({0}), ints({step})});
        QCOMPARE(out.toInt64s(), Ints(expected.begin(), expected.end()));
    }

    void slicesByAttributesInOldOpsets()
    {
        const HostTensor x = ints({2, 3}, {0, 1, 2, 3, 4, 5});
        const Attributes old{{"starts", Ints{1}}, {"ends", Ints{3}}, {"axes", Ints{1}}};
        QCOMPARE(evaluated("Slice", {x}, old, 9).toInt64s(), (Ints{1, 2, 4, 5}));
    }

    void reshapesByTheRules()
    {
        const HostTensor x = ints({2, 3, 4}, Ints(24, 0));
        QVERIFY(evaluated("Reshape", {x, ints({0, -1})}).shape() == Shape({2, 12}));
        QVERIFY(evaluated("Reshape", {x, ints({-1, 0})}, {}).shape() == Shape({8, 3}));
        QVERIFY(evaluated("Reshape", {ints({0, 3}, {}), ints({3, 0})}, {{"allowzero", int64_t{1}}}).shape() ==
                Shape({3, 0}));
        QCOMPARE(failureOf("Reshape", {x, ints({5, -1})}), ErrorKind::InvalidInput);
        QCOMPARE(failureOf("Reshape", {x, ints({-1, -1})}), ErrorKind::InvalidInput);
    }

    void axesAreAttributesOrInputs()
    {
        const HostTensor x = ints({1, 2, 1}, {5, 6});
        QVERIFY(evaluated("Squeeze", {x}, {{"axes", Ints{0}}}, 11).shape() == Shape({2, 1}));
        QVERIFY(evaluated("Squeeze", {x, ints({-1})}).shape() == Shape({1, 2}));
        QVERIFY(evaluated("Squeeze", {x}).shape() == Shape({2}));
        QVERIFY(evaluated("Unsqueeze", {x}, {{"axes", Ints{0, -1}}}, 11).shape() == Shape({1, 1, 2, 1, 1}));
        QVERIFY(evaluated("Unsqueeze", {ints({2}, {1, 2}), ints({1})}).shape() == Shape({2, 1}));
        QCOMPARE(failureOf("Squeeze", {x, ints({1})}), ErrorKind::InvalidInput);
    }

    void castsAsTheStandardSays()
    {
        const HostTensor x = floats({-1.9F, 0.0F, 1.9F, 3e9F});
        QCOMPARE(evaluated("Cast", {x}, {{"to", int64_t{7}}}).toInt64s(), (Ints{-1, 0, 1, 3000000000}));
        QCOMPARE(evaluated("Cast", {x}, {{"to", int64_t{9}}}).toInt64s(), (Ints{1, 0, 1, 1}));
        const HostTensor half = evaluated("Cast", {floats({0.1F, 65520.0F, 1e-8F, -2.0F})}, {{"to", int64_t{10}}});
        QVERIFY(half.type() == ElementType::Float16);
        QCOMPARE(half.toFloats(), (Floats{0.0999755859375F, std::numeric_limits<float>::infinity(), 0.0F, -2.0F}));
        QCOMPARE(failureOf("Cast", {x}, {{"to", int64_t{8}}}), ErrorKind::Unsupported);
    }

    void halvesRoundTripThroughFloat()
    {
        for (uint32_t bits = 0; bits < 0x10000U; ++bits) {
            core::onnx::Half half;
            half.bits = static_cast<uint16_t>(bits);
            const auto value = static_cast<float>(half);
            if (!std::isnan(value))
                QCOMPARE(core::onnx::Half(value).bits, half.bits);
        }
    }

    void refusesIndicesOutside()
    {
        QCOMPARE(evaluated("Gather", {ints({5, 6, 7}), ints({-1, 0})}).toInt64s(), (Ints{7, 5}));
        QCOMPARE(failureOf("Gather", {ints({5, 6, 7}), ints({3})}), ErrorKind::InvalidInput);
        QCOMPARE(failureOf("Gather", {ints({5, 6, 7}), ints({-4})}), ErrorKind::InvalidInput);
    }

    void padsConstantsAndCuts()
    {
        QCOMPARE(evaluated("Pad", {ints({1, 2, 3}), ints({2, -1}), HostTensor::scalar(int64_t{9})}).toInt64s(),
                 (Ints{9, 9, 1, 2}));
        QCOMPARE(evaluated("Pad", {ints({1, 2, 3}), ints({2, 1})}, {{"mode", std::string("reflect")}}).toInt64s(),
                 (Ints{3, 2, 1, 2, 3, 2}));
    }

    void extremesOfNothingAreTheIdentity()
    {
        const HostTensor empty = HostTensor::fromFloats({2, 0}, {});
        const HostTensor most = evaluated("ReduceMax", {empty}, {{"axes", Ints{1}}, {"keepdims", int64_t{0}}});
        QVERIFY(most.shape() == Shape({2}));
        QCOMPARE(most.toFloats()[0], -std::numeric_limits<float>::infinity());
        QCOMPARE(evaluated("ReduceProd", {empty}, {{"axes", Ints{1}}}).toFloats(), (Floats{1, 1}));
    }

    void refusesMixedTypes()
    {
        QCOMPARE(failureOf("Add", {ints({1}), floats({1})}), ErrorKind::InvalidInput);
        QCOMPARE(failureOf("Range", {ints({}), ints({1}), ints({1})}), ErrorKind::InvalidInput);
        QCOMPARE(failureOf("Where", {ints({1}), ints({1}), ints({1})}), ErrorKind::InvalidInput);
    }

    void errorsNameTheNode()
    {
        try {
            evaluated("Concat", {ints({1, 2}, {1, 2}), ints({3}, {1, 2, 3})}, {{"axis", int64_t{0}}});
            QFAIL("shapes of different ranks were concatenated");
        } catch (const gpu::Error& error) {
            QVERIFY(QString(error.what()).contains("node of out"));
            QVERIFY(QString(error.what()).contains("1x2"));
        }
        QCOMPARE(failureOf("Conv", {floats({1}), floats({1})}), ErrorKind::Unsupported);
    }

    void agreesWithTheStandardsTestData_data()
    {
        QTest::addColumn<QString>("folder");
        const fs::path root = fs::path(TESSERA_ONNX_TESTDATA) / "node";
        int rows = 0;
        std::vector<fs::path> cases;
        for (const auto& entry : fs::directory_iterator(root))
            cases.push_back(entry.path());
        std::sort(cases.begin(), cases.end());
        for (const fs::path& folder : cases) {
            if (folder.filename().string().find("STRING") != std::string::npos) // text is not computed with
                continue;
            try {
                if (!isOnHost(core::onnx::readGraph(folder / "model.onnx")))
                    continue;
            } catch (const gpu::Error&) {
                continue; // too new, or of kinds that are no tensors
            }
            QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder.string());
            ++rows;
        }
        m_standardCases = rows;
    }
    void agreesWithTheStandardsTestData()
    {
        QFETCH(QString, folder);
        const fs::path root(folder.toStdString());
        const Graph graph = core::onnx::readGraph(root / "model.onnx");
        for (int set = 0; fs::exists(root / ("test_data_set_" + std::to_string(set))); ++set) {
            const fs::path data = root / ("test_data_set_" + std::to_string(set));
            const std::vector<HostTensor> expected = tensorsIn(data, "output", graph.outputs);
            QVERIFY(!expected.empty());
            const auto values = run(graph, tensorsIn(data, "input", graph.inputs));
            for (size_t k = 0; k < expected.size(); ++k)
                QCOMPARE(QString::fromStdString(difference(values.at(graph.outputs[k].name), expected[k])), QString());
        }
    }

    void coversMuchOfTheStandardsTestData()
    {
        QVERIFY2(m_standardCases >= 400, std::to_string(m_standardCases).c_str());
    }

private:
    int m_standardCases = 0;
};

QTEST_GUILESS_MAIN(TestHostEval)
#include "tst_host_eval.moc"
