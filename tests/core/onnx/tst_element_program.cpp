// Programs of elementwise nodes, run by a reference interpreter, against the nodes evaluated one by one.

#include <QTest>

#include <cmath>
#include <functional>

#include "core/onnx/fuse.h"
#include "core/onnx/host_eval.h"
#include "core/onnx/simplify.h"
#include "tests/core/onnx/element_interpreter.h"
#include "tests/core/onnx/graph_builder.h"
#include "tests/core/onnx/graph_checks.h"

using core::onnx::BoundGraph;
using core::onnx::ElementType;
using core::onnx::HostTensor;
using core::onnx::Node;
using onnx_test::checkConsistency;
using onnx_test::count;
using onnx_test::geluSpelling;
using onnx_test::GraphBuilder;

namespace {

using Ints = std::vector<int64_t>;

/// Every tensor of a bound graph, computed on the host from values -3 ... 3 for its inputs.
std::map<std::string, HostTensor> computed(const BoundGraph& bound)
{
    std::map<std::string, HostTensor> values(bound.graph.initialisers.begin(), bound.graph.initialisers.end());
    for (const auto& input : bound.graph.inputs) {
        const core::onnx::TensorInfo& info = bound.info(input.name);
        std::vector<float> numbers(static_cast<size_t>(info.shape.elementCount()));
        for (size_t k = 0; k < numbers.size(); ++k)
            numbers[k] = static_cast<float>((k * 5 + 3) % 13) / 2 - 3;
        values[input.name] = HostTensor::fromFloats(info.shape, numbers).cast(info.type);
    }
    for (const Node& node : bound.graph.nodes) {
        std::vector<HostTensor> inputs;
        for (const std::string& name : node.inputs)
            inputs.push_back(name.empty() ? HostTensor() : values.at(name));
        values[node.outputs[0]] = node.program
                                      ? onnx_test::interpreted(*node.program, inputs, bound.info(node.outputs[0]))
                                      : core::onnx::evaluateOnHost(node, inputs, bound.graph.opset()).at(0);
    }
    return values;
}

using Recipe = std::function<void(GraphBuilder&)>;

} // namespace

Q_DECLARE_METATYPE(Recipe)

class TestElementProgram : public QObject {
    Q_OBJECT

private slots:
    void programsComputeWhatTheNodesDid_data()
    {
        QTest::addColumn<Recipe>("recipe");
        QTest::addColumn<int>("programs");
        QTest::newRow("chain with broadcast") << Recipe([](GraphBuilder& b) {
            b.input("x", {2, 3}).weights("w", {3}).scalar("c", 0.5F);
            b.node("Mul", {"x", "w"}, "1")
                .node("Sub", {"c", "1"}, "2")
                .node("Exp", {"2"}, "3")
                .node("Add", {"3", "x"}, "y");
        }) << 1;
        QTest::newRow("integers") << Recipe([](GraphBuilder& b) {
            b.input("x", {2, 3}, ElementType::Int64).input("z", {3}, ElementType::Int64);
            b.constant("seven", HostTensor::scalar(int64_t{7})).constant("two", HostTensor::scalar(int64_t{-2}));
            b.node("Mul", {"x", "seven"}, "1").node("Div", {"1", "two"}, "2").node("Mod", {"2", "seven"}, "3");
            b.node("Max", {"3", "z", "x"}, "y");
        }) << 1;
        QTest::newRow("comparison and choice") << Recipe([](GraphBuilder& b) {
            b.input("x", {4, 3}).input("z", {4, 1}).scalar("c", 0);
            b.node("Less", {"x", "z"}, "1")
                .node("Equal", {"x", "c"}, "2")
                .node("Or", {"1", "2"}, "3")
                .node("Not", {"3"}, "4");
            b.node("Where", {"4", "x", "z"}, "y");
        }) << 1;
        QTest::newRow("casts") << Recipe([](GraphBuilder& b) {
            b.input("x", {5, 3}).constant("three", HostTensor::scalar(int64_t{3}));
            b.node("Cast", {"x"}, "1", {{"to", int64_t{7}}}).node("Add", {"1", "three"}, "2");
            b.node("Cast", {"2"}, "3", {{"to", int64_t{9}}}).node("Cast", {"3"}, "4", {{"to", int64_t{1}}});
            b.node("Mul", {"4", "x"}, "y");
        }) << 1;
        QTest::newRow("powers") << Recipe([](GraphBuilder& b) {
            b.input("x", {3, 3})
                .scalar("two", 2)
                .scalar("half", 0.5F)
                .constant("three", HostTensor::scalar(int64_t{3}));
            b.node("Pow", {"x", "two"}, "1").node("Pow", {"1", "half"}, "2").node("Pow", {"x", "three"}, "3");
            b.node("Add", {"2", "3"}, "y");
        }) << 1;
        QTest::newRow("expanded operand") << Recipe([](GraphBuilder& b) {
            b.input("x", {2, 1}).input("z", {2, 3}).constant("shape", HostTensor::fromInt64s(Ints{2, 3}));
            b.node("Expand", {"x", "shape"}, "1").node("Add", {"1", "z"}, "y");
        }) << 1;
        QTest::newRow("spelled Gelu") << Recipe([](GraphBuilder& b) { b = geluSpelling("half last"); }) << 1;
        QTest::newRow("more inputs than fit") << Recipe([](GraphBuilder& b) {
            b.input("0", {3, 3});
            for (int k = 1; k < 9; ++k) {
                b.input("x" + std::to_string(k), {3, 3});
                const std::string out = k == 8 ? "y" : std::to_string(k);
                b.node(k % 2 == 0 ? "Sub" : "Add", {std::to_string(k - 1), "x" + std::to_string(k)}, out);
            }
        }) << 2;
        QTest::newRow("more steps than fit") << Recipe([](GraphBuilder& b) {
            b.input("0", {3, 3});
            for (int k = 1; k <= 50; ++k)
                b.node(k % 2 == 0 ? "Neg" : "Relu", {std::to_string(k - 1)}, k == 50 ? "y" : std::to_string(k));
        }) << 3;
        QTest::newRow("other shape in between") << Recipe([](GraphBuilder& b) {
            b.input("x", {3, 1}).input("z", {3, 4});
            b.node("Relu", {"x"}, "1").node("Neg", {"1"}, "2").node("Add", {"2", "z"}, "y");
        }) << 2;
        QTest::newRow("shared step") << Recipe([](GraphBuilder& b) {
            b.input("x", {3, 4});
            b.node("Relu", {"x"}, "1").node("Neg", {"1"}, "2").node("Floor", {"1"}, "3").node("Mul", {"2", "3"}, "y");
        }) << 1;
    }
    void programsComputeWhatTheNodesDid()
    {
        QFETCH(Recipe, recipe);
        QFETCH(int, programs);
        GraphBuilder builder;
        recipe(builder);
        if (builder.graph().outputs.empty())
            builder.output("y");
        const BoundGraph plain = core::onnx::simplify(builder.graph(), {});
        const BoundGraph bound = core::onnx::fuse(plain);
        checkConsistency(bound);
        QCOMPARE(core::onnx::countByType(bound.graph), (std::map<std::string, int>{{"tessera.Elementwise", programs}}));
        const std::vector<double> expected = computed(plain).at("y").toDoubles();
        const HostTensor result = computed(bound).at("y");
        QVERIFY(result.info() == plain.info("y"));
        const std::vector<double> actual = result.toDoubles();
        QCOMPARE(actual.size(), expected.size());
        for (size_t k = 0; k < expected.size(); ++k)
            QVERIFY2(std::abs(actual[k] - expected[k]) <= 1e-5 * (1 + std::abs(expected[k])),
                     std::to_string(k).c_str());
    }

    void onlyWhatMayLeaveTheDevicesIntegersReports()
    {
        for (const auto& [type, reporting] : {std::pair(ElementType::UInt64, true),
                                              {ElementType::Int64, true},
                                              {ElementType::Int32, false},
                                              {ElementType::UInt8, false}}) {
            GraphBuilder builder;
            builder.input("x", {3}, ElementType::Float)
                .node("Cast", {"x"}, "y", {{"to", int64_t{core::onnx::toOnnx(type)}}})
                .output("y");
            const auto fused = core::onnx::fuse(core::onnx::simplify(builder.graph(), {}));
            QCOMPARE(fused.graph.nodes.size(), size_t{1});
            QVERIFY(fused.graph.nodes[0].program);
            QCOMPARE(gpu::reports(*fused.graph.nodes[0].program), reporting);
        }
    }
};

QTEST_GUILESS_MAIN(TestElementProgram)
#include "tst_element_program.moc"
