// Doubles and 64-bit integers on a device that has them: what ONNX Runtime gives, to the last digits. And what becomes
// of them where an operator has 32 bits only.

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/assets/assets.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/onnx/summary.h"
#include "gpu/base/error.h"
#include "gpu/base/random.h"
#include "gpu/device.h"
#include "tests/core/onnx/one_node.h"
#include "tests/peer/onnxruntime.h"
#include "tests/support/refusal.h"

using core::onnx::ElementType;
using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::Plan;
using core::onnx::toOnnx;
using gpu::ErrorKind;
using gpu::Shape;
using onnx_test::Attributes;
using onnx_test::makeNode;
using onnx_test::NodeInput;

namespace {

constexpr int64_t kBig = int64_t{1} << 40;

HostTensor doubles(const Shape& shape, uint64_t seed = 1, double low = -1, double high = 1)
{
    gpu::RandomStream random(seed);
    std::vector<double> values;
    for (int64_t k = 0; k < shape.elementCount(); ++k)
        values.push_back(low + (high - low) * (random.uniform() + std::ldexp(random.uniform(), -32)));
    return HostTensor::fromValues<double>(shape, values);
}

HostTensor whole(const Shape& shape, const std::vector<int64_t>& values)
{
    return HostTensor::fromValues<int64_t>(shape, values);
}

struct Case {
    const char* name;
    const char* opType;
    Attributes attributes;
    std::vector<NodeInput> inputs;
    ElementType output = ElementType::Double;
    int64_t opset = 17;
    double tolerance = 2e-15; ///< of the largest element
};

std::vector<Case> realCases()
{
    const HostTensor x = doubles({3, 4, 5}), y = doubles({4, 1}, 2), positive = doubles({3, 5}, 3, 0.1, 4);
    const HostTensor matrix = doubles({5, 6}, 4), scale = doubles({5}, 5), bias = doubles({5}, 6);
    const NodeInput lastAxis{whole({1}, {-1}), true};
    const ElementType real = ElementType::Double;
    return {
        {"sum", "Add", {}, {{x}, {y}}},
        {"difference", "Sub", {}, {{x}, {y}}},
        {"product", "Mul", {}, {{x}, {y}}},
        {"quotient", "Div", {}, {{x}, {y}}},
        {"power", "Pow", {}, {{positive}, {doubles({5}, 7)}}},
        {"exponential", "Exp", {}, {{x}}},
        {"logarithm", "Log", {}, {{positive}}},
        {"root", "Sqrt", {}, {{positive}}},
        {"sigmoid", "Sigmoid", {}, {{x}}},
        {"tanh", "Tanh", {}, {{x}}},
        {"sine", "Sin", {}, {{x}}},
        {"floor", "Floor", {}, {{doubles({9}, 8, -4, 4)}}},
        {"relu", "Relu", {}, {{x}}},
        {"largest of three", "Max", {}, {{x}, {y}, {x}}},
        {"softmax", "Softmax", {{"axis", int64_t{1}}}, {{x}}},
        {"log-softmax", "LogSoftmax", {{"axis", int64_t{2}}}, {{x}}},
        {"layer norm", "LayerNormalization", {}, {{x}, {scale}, {bias}}, real, 17, 5e-15},
        {"matrices", "MatMul", {}, {{x}, {matrix}}},
        {"Gemm", "Gemm", {{"transA", int64_t{1}}}, {{doubles({5, 3}, 9)}, {matrix}, {doubles({6}, 10)}}},
        {"sum over an axis", "ReduceSum", {}, {{x}, lastAxis}},
        {"mean", "ReduceMean", {{"keepdims", int64_t{0}}}, {{x}}},
        {"norm", "ReduceL2", {}, {{x}}},
        {"log-sum-exp", "ReduceLogSumExp", {}, {{x}}},
        {"least", "ReduceMin", {}, {{x}}},
        {"running sum", "CumSum", {{"reverse", int64_t{1}}}, {{x}, {whole({}, {1}), true}}},
        {"comparison", "Less", {}, {{x}, {y}}, ElementType::Bool},
        {"to single", "Cast", {{"to", int64_t{toOnnx(ElementType::Float)}}}, {{x}}, ElementType::Float},
        {"to integers",
         "Cast",
         {{"to", int64_t{toOnnx(ElementType::Int64)}}},
         {{doubles({9}, 11, -1e15, 1e15)}},
         ElementType::Int64},
        {"transposed", "Transpose", {}, {{x}}},
        {"side by side", "Concat", {{"axis", int64_t{1}}}, {{x}, {doubles({3, 2, 5}, 12)}}},
        {"padded", "Pad", {}, {{x}, {whole({6}, {0, 1, 0, 2, 0, 1}), true}, {doubles({}, 13), true}}},
        {"picked", "Gather", {{"axis", int64_t{2}}}, {{x}, {whole({2}, {4, -5})}}},
        {"repeated", "Tile", {}, {{positive}, {whole({2}, {2, 1}), true}}},
        {"sliced backwards",
         "Slice",
         {},
         {{x}, {whole({1}, {-1}), true}, {whole({1}, {-9}), true}, {whole({1}, {2}), true}, {whole({1}, {-2}), true}}},
        {"reshaped", "Reshape", {}, {{x}, {whole({2}, {-1, 10}), true}}},
    };
}

std::vector<Case> wholeCases()
{
    const HostTensor x = whole({2, 3}, {kBig, -7, 3, -kBig - 1, kBig * 1000, 0}), y = whole({3}, {5, -3, kBig + 2});
    const ElementType type = ElementType::Int64;
    return {
        {"sum", "Add", {}, {{x}, {y}}, type},
        {"product", "Mul", {}, {{x}, {whole({1}, {1000})}}, type},
        {"quotient", "Div", {}, {{x}, {y}}, type},
        {"remainder", "Mod", {}, {{x}, {y}}, type},
        {"least", "Min", {}, {{x}, {y}}, type},
        {"absolute", "Abs", {}, {{x}}, type},
        {"comparison", "Greater", {}, {{x}, {y}}, ElementType::Bool},
        {"equal", "Equal", {}, {{x}, {whole({1}, {kBig})}}, ElementType::Bool},
        {"to doubles", "Cast", {{"to", int64_t{toOnnx(ElementType::Double)}}}, {{x}}},
        {"to 32 bits", "Cast", {{"to", int64_t{toOnnx(ElementType::Int32)}}}, {{x}}, ElementType::Int32},
        {"sum over an axis", "ReduceSum", {}, {{x}, {whole({1}, {1}), true}}, type},
        {"largest", "ReduceMax", {}, {{x}}, type},
        {"matrices", "MatMul", {}, {{x}, {whole({3, 1}, {2, kBig, -1})}}, type},
        {"transposed", "Transpose", {}, {{x}}, type},
        {"side by side", "Concat", {{"axis", int64_t{0}}}, {{x}, {whole({1, 3}, {1, 2, 3})}}, type},
        {"picked", "Gather", {}, {{x}, {whole({1}, {1})}}, type},
    };
}

} // namespace

class TestWideTypes : public QObject {
    Q_OBJECT

private:
    core::AssetStore m_assets;
    std::unique_ptr<gpu::Device> m_device;
    QTemporaryDir m_folder;

    std::filesystem::path path() const { return m_folder.filePath("node.onnx").toStdString(); }

    std::vector<HostTensor> computed(const Case& test, bool arithmetic64 = true)
    {
        return onnx_test::computeNode(*m_device, path(), test.opType, test.attributes, test.inputs, {test.output},
                                      test.opset, arithmetic64);
    }

    HostTensor expected(const Case& test)
    {
        onnx_test::writeNode(path(), test.opType, test.attributes, test.inputs, {test.output}, test.opset);
        peer::OnnxRuntime runtime(m_assets.path("onnxruntime"), path(), 1);
        std::map<std::string, HostTensor> inputs;
        for (size_t k = 0; k < test.inputs.size(); ++k)
            inputs["x" + std::to_string(k)] = test.inputs[k].value;
        return runtime.run(inputs, {"y0"}).at("y0");
    }

    static double difference(const HostTensor& actual, const HostTensor& expected)
    {
        if (!(actual.info() == expected.info()))
            return INFINITY;
        double largest = 0, top = 1e-300;
        for (int64_t k = 0; k < actual.elementCount(); ++k) {
            largest = std::max(largest, std::abs(actual.doubleAt(k) - expected.doubleAt(k)));
            top = std::max(top, std::abs(expected.doubleAt(k)));
        }
        return largest / top;
    }

private slots:
    void initTestCase()
    {
        m_device = gpu::Device::open();
        if (!m_device->info().arithmetic64())
            QSKIP("this device computes with 32 bits only");
        QVERIFY2(m_assets.isPresent("onnxruntime"), "run: tessera assets fetch test");
    }
    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void doublesAsOnnxRuntime_data()
    {
        QTest::addColumn<size_t>("index");
        const std::vector<Case> cases = realCases();
        for (size_t k = 0; k < cases.size(); ++k)
            QTest::newRow(cases[k].name) << k;
    }
    void doublesAsOnnxRuntime()
    {
        QFETCH(const size_t, index);
        const Case test = realCases()[index];
        const double off = difference(computed(test)[0], expected(test));
        QVERIFY2(off <= test.tolerance, qPrintable(QString::number(off)));
    }

    void integersAsOnnxRuntime_data()
    {
        QTest::addColumn<size_t>("index");
        const std::vector<Case> cases = wholeCases();
        for (size_t k = 0; k < cases.size(); ++k)
            QTest::newRow(cases[k].name) << k;
    }
    void integersAsOnnxRuntime()
    {
        QFETCH(const size_t, index);
        const Case test = wholeCases()[index];
        const HostTensor actual = computed(test)[0], wanted = expected(test);
        QVERIFY(actual.info() == wanted.info());
        QCOMPARE(actual.toInt64s(), wanted.toInt64s());
    }

    /// With 32 bits the same node is good to seven digits only: the cases above would not pass by accident.
    void thirtyTwoBitsAreLess()
    {
        const Case test{"product", "Mul", {}, {{doubles({50})}, {doubles({50}, 2)}}};
        const double off = difference(computed(test, false)[0], expected(test));
        QVERIFY2(off > 1e-10 && off < 1e-6, qPrintable(QString::number(off)));
    }

    /// A chain of nodes is one dispatch, and its roundings are those of the types between.
    void chainsAreFused()
    {
        const HostTensor x = doubles({7});
        onnx_test::writeNodes(path(),
                              {makeNode("Cast", {"x0"}, {"single"}, {{"to", int64_t{toOnnx(ElementType::Float)}}}),
                               makeNode("Cast", {"single"}, {"again"}, {{"to", int64_t{toOnnx(ElementType::Double)}}}),
                               makeNode("Sub", {"x0", "again"}, {"y0"})},
                              {{x}}, {ElementType::Double});
        Plan plan(*m_device, Model::load(path()), {});
        QCOMPARE(plan.stepCount(), size_t{1});
        plan.setInput("x0", x);
        plan.run();
        const HostTensor rest = plan.output("y0");
        for (int64_t k = 0; k < 7; ++k)
            QCOMPARE(rest.doubleAt(k), x.doubleAt(k) - static_cast<double>(static_cast<float>(x.doubleAt(k))));
    }

    /// Picking by element has 32 bits: its numbers are floats, and those that are none end the run.
    void operatorsWith32BitsNarrow()
    {
        const auto picked = [&](double value) {
            const std::vector<double> values{0.1, value, 0.3};
            return onnx_test::computeNode(*m_device, path(), "GatherElements", {},
                                          {{HostTensor::fromValues<double>({3}, values)}, {whole({1}, {1})}},
                                          {ElementType::Double})[0]
                .doubleAt(0);
        };
        QCOMPARE(picked(0.7), static_cast<double>(0.7F));
        const QString message = support::refusal([&] { picked(1e300); }, ErrorKind::Unsupported);
        QVERIFY2(message.contains("32 bits"), qPrintable(message));
        QCOMPARE(picked(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
    }

    void longIndicesLieOutside()
    {
        const auto picked = [&](int64_t index) {
            return onnx_test::computeNode(*m_device, path(), "Gather", {}, {{doubles({3})}, {whole({1}, {index})}},
                                          {ElementType::Double})[0]
                .doubleAt(0);
        };
        QCOMPARE(picked(2), doubles({3}).doubleAt(2));
        for (const int64_t index : {kBig, -kBig, (int64_t{1} << 32) + 1}) // whose lower half would be inside
            QVERIFY(!support::refusal([&] { picked(index); }, ErrorKind::InvalidInput).isEmpty());
    }

    void theSummarySaysWhatIsNarrowed()
    {
        onnx_test::writeNodes(path(),
                              {makeNode("Exp", {"x0"}, {"e"}), makeNode("GatherElements", {"e", "x1"}, {"p"}),
                               makeNode("Log", {"p"}, {"y0"})},
                              {{doubles({4})}, {whole({2}, {1, 3})}}, {ElementType::Double});
        const auto model = Model::load(path());
        core::onnx::SummaryOptions options;
        QCOMPARE(core::onnx::summarise(*model, options).narrowedNodes(), 1);
        options.arithmetic64 = false;
        QCOMPARE(core::onnx::summarise(*model, options).narrowedNodes(), 3);
    }
};

QTEST_GUILESS_MAIN(TestWideTypes)
#include "tst_wide_types.moc"
