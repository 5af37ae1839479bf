// Nodes as no exporter writes them: numbers at the ends of their range, inputs that are left out or of no use, names
// that mean something else. They are refused with a word about what is wrong, or computed; never anything besides.

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>

#include "core/limits.h"
#include "core/onnx/fuse.h"
#include "core/onnx/simplify.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/one_node.h"
#include "tests/support/refusal.h"

using core::onnx::BoundGraph;
using core::onnx::ElementType;
using core::onnx::HostTensor;
using onnx_test::Attributes;
using onnx_test::GraphBuilder;
using onnx_test::makeNode;

namespace {

constexpr int64_t kLargest = std::numeric_limits<int64_t>::max();
constexpr int64_t kSmallest = std::numeric_limits<int64_t>::min();

using Ints = std::vector<int64_t>;

HostTensor zeros(const gpu::Shape& shape)
{
    return HostTensor::fromFloats(shape, std::vector<float>(static_cast<size_t>(shape.elementCount())));
}

HostTensor ints(const Ints& values) { return HostTensor::fromInt64s(values); }

BoundGraph reduced(const GraphBuilder& graph)
{
    (void)core::onnx::fuse(core::onnx::simplify(graph.graph(), {}), gpu::ElementWidth::Bits64);
    return core::onnx::fuse(core::onnx::simplify(graph.graph(), {}));
}

/// One node with inputs "a", "b", ... and the output "y".
class Case {
public:
    explicit Case(std::string opType, int64_t opset = 17) : m_graph(opset), m_opType(std::move(opType)) {}

    Case& input(const gpu::Shape& shape, ElementType type = ElementType::Float)
    {
        m_graph.input(next(), shape, type);
        return *this;
    }
    Case& constant(const HostTensor& value)
    {
        m_graph.constant(next(), value);
        return *this;
    }
    Case& without()
    {
        m_inputs.emplace_back();
        return *this;
    }
    Case& with(const std::string& name, core::onnx::Attribute value)
    {
        m_attributes[name] = std::move(value);
        return *this;
    }
    /// The output that is wanted is output k.
    Case& wants(size_t k)
    {
        m_wanted = k;
        return *this;
    }
    GraphBuilder graph() const
    {
        GraphBuilder graph = m_graph;
        std::vector<std::string> outputs(m_wanted);
        outputs.emplace_back("y");
        graph.add(makeNode(m_opType, m_inputs, outputs, m_attributes)).output("y");
        return graph;
    }

private:
    std::string next()
    {
        m_inputs.emplace_back(1, static_cast<char>('a' + m_inputs.size()));
        return m_inputs.back();
    }

    GraphBuilder m_graph;
    std::string m_opType;
    std::vector<std::string> m_inputs;
    Attributes m_attributes;
    size_t m_wanted = 0;
};

/// An LSTM over 3 steps of 2 sequences, weights given.
Case lstm(int64_t hidden, int64_t steps = 3)
{
    return Case("LSTM")
        .input({steps, 2, 5})
        .constant(zeros({1, 4 * hidden, 5}))
        .constant(zeros({1, 4 * hidden, hidden}));
}

Case tfIdf(const Ints& columns, int64_t length, int64_t skips)
{
    return Case("TfIdfVectorizer")
        .input({1, length}, ElementType::Int64)
        .with("mode", std::string("TF"))
        .with("pool_int64s", Ints{1, 2, 3})
        .with("ngram_counts", Ints{0, 1})
        .with("ngram_indexes", columns)
        .with("max_gram_length", int64_t{2})
        .with("min_gram_length", int64_t{1})
        .with("max_skip_count", skips);
}

Case maxUnpool(const Ints& strides, const Ints& pads = {0, 0})
{
    return Case("MaxUnpool")
        .input({1, 1, 3})
        .input({1, 1, 3}, ElementType::Int64)
        .with("kernel_shape", Ints{2})
        .with("strides", strides)
        .with("pads", pads);
}

struct Refused {
    const char* name;
    Case node;
    const char* why; ///< part of the message
};

std::vector<Refused> refusedCases()
{
    return {
        {"window that is too long", Case("HannWindow").constant(HostTensor::scalar(int64_t{20'000})), "too large"},
        {"transform of too many samples",
         Case("DFT").input({1, 8, 2}).constant(HostTensor::scalar(kLargest)).with("axis", int64_t{1}), "too long"},
        {"too many frames",
         Case("STFT")
             .input({1, 400, 1})
             .constant(HostTensor::scalar(int64_t{1}))
             .without()
             .constant(HostTensor::scalar(int64_t{100})),
         "too large"},
        {"too many places in sequences", Case("ReverseSequence").input({10'000, 2, 3}).constant(ints({1, 1})),
         "too large"},
        {"unpooling whose strides overflow", maxUnpool({kLargest}), "windows do not fit"},
        {"unpooling whose pads overflow", maxUnpool({1}, {kSmallest, 1}), "windows do not fit"},
        {"unpooling to a negative shape", maxUnpool({2}).constant(ints({1, 1, kSmallest})), "too large"},
        {"unpooling to another rank", maxUnpool({2}).constant(ints({1, 6})), "windows do not fit"},
        {"n-gram in the last column of all", tfIdf({0, kLargest}, 8, 0), "too large"},
        {"n-grams with endless gaps", tfIdf({0, 1}, int64_t{1} << 30, kLargest), "unrolled"},
        {"equation whose product overflows",
         Case("Einsum").input({1 << 22}).input({1 << 22}).input({1 << 22}).with("equation", std::string("a,b,c->abc")),
         "too large"},
        {"convolution through a long kernel", Case("Conv").input({1, 1, 5000, 1, 1}).input({1, 1, 5000, 1, 1}),
         "unrolled"},
        {"layer without hidden values", lstm(0), "does not fit weights"},
        {"peepholes that are one number", lstm(2).without().without().without().without().constant(zeros({})),
         "does not fit weights"},
        {"peepholes that are too few", lstm(2).without().without().without().without().constant(zeros({1, 2})),
         "does not fit weights"},
        {"lengths of other sequences", lstm(2).without().constant(ints({1, 2, 3})), "3 lengths of sequences"},
        {"layer of many parts", lstm(2, 200), "simpler"},
        {"output of a layer that takes no step", lstm(2, 0), "output y"},
        {"statistics outside of training",
         Case("BatchNormalization", 9).input({1, 2, 3}).input({2}).input({2}).input({2}).input({2}).wants(3),
         "output y"},
        {"distinct slices of nothing", Case("Unique").constant(zeros({20'000, 0})).with("axis", int64_t{0}),
         "too large"},
        {"cast to no type", Case("Cast").input({2}).with("to", int64_t{0}), "to which type"},
        {"text everywhere",
         Case("ConstantOfShape").constant(ints({2})).with("value", HostTensor(ElementType::Unsupported, {1}, nullptr)),
         "unsupported"},
    };
}

struct Taken {
    const char* name;
    Case node;
    gpu::Shape shape;
};

std::vector<Taken> takenCases()
{
    constexpr int64_t kMany = 40'000;
    const HostTensor nothing = zeros({kMany, kMany, 2, 0});
    return {
        {"sum that is huge on the way to nothing",
         Case("Sum").constant(zeros({65'536, 1, 1})).constant(zeros({1, 65'536, 1})).constant(zeros({1, 1, 0})),
         {65'536, 65'536, 0}},
        {"many rows of nothing gathered",
         Case("Gather").constant(nothing).constant(ints({1})).with("axis", int64_t{2}),
         {kMany, kMany, 1, 0}},
        {"many rows of nothing joined",
         Case("Concat").constant(nothing).constant(nothing).with("axis", int64_t{2}),
         {kMany, kMany, 4, 0}},
        {"many rows of nothing summed",
         Case("CumSum").constant(nothing).constant(HostTensor::scalar(int64_t{3})),
         {kMany, kMany, 2, 0}},
        {"no boxes in many pictures",
         Case("NonMaxSuppression")
             .constant(zeros({int64_t{1} << 30, 0, 4}))
             .constant(zeros({int64_t{1} << 30, 1, 0}))
             .constant(HostTensor::scalar(int64_t{5})),
         {0, 3}},
    };
}

} // namespace

class TestHostileNodes : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<gpu::Device> m_device;
    QTemporaryDir m_folder;

    HostTensor computed(const std::string& type, const Attributes& attributes,
                        const std::vector<onnx_test::NodeInput>& inputs, int64_t opset = 17)
    {
        return onnx_test::computeNode(*m_device, m_folder.filePath("node.onnx").toStdString(), type, attributes, inputs,
                                      {inputs[0].value.type()}, opset)[0];
    }

    std::string refusal(const std::function<void()>& work)
    {
        const std::optional<gpu::Error> error = support::failureOf(work);
        if (!error)
            return "not refused";
        return error->kind() == gpu::ErrorKind::Internal ? std::string("a bug: ") + error->what() : error->what();
    }

private slots:
    void initTestCase() { m_device = gpu::Device::open(); }

    void whatNobodyMeansIsRefused_data()
    {
        QTest::addColumn<size_t>("row");
        const std::vector<Refused> cases = refusedCases();
        for (size_t k = 0; k < cases.size(); ++k)
            QTest::newRow(cases[k].name) << k;
    }
    void whatNobodyMeansIsRefused()
    {
        QFETCH(const size_t, row);
        const gpu::LimitChange constants(core::limits::constantElements, 10'000);
        const gpu::LimitChange nodes(core::limits::modelNodes, 500);
        const Refused expected = refusedCases()[row];
        const std::string message = refusal([&] { reduced(expected.node.graph()); });
        QVERIFY2(message.find(expected.why) != std::string::npos && !message.starts_with("a bug"), message.c_str());
    }

    void whatIsNothingCostsNothing_data()
    {
        QTest::addColumn<size_t>("row");
        const std::vector<Taken> cases = takenCases();
        for (size_t k = 0; k < cases.size(); ++k)
            QTest::newRow(cases[k].name) << k;
    }
    void whatIsNothingCostsNothing()
    {
        QFETCH(const size_t, row);
        const Taken expected = takenCases()[row];
        QCOMPARE(reduced(expected.node.graph()).info("y").shape.toString(), expected.shape.toString());
    }

    void theLargestClassMayBeIgnored()
    {
        const BoundGraph graph = reduced(Case("NegativeLogLikelihoodLoss")
                                             .input({2, 3})
                                             .input({2}, ElementType::Int64)
                                             .with("ignore_index", kLargest)
                                             .graph());
        const auto& constants = graph.graph.initialisers;
        QVERIFY(std::any_of(constants.begin(), constants.end(), [](const auto& entry) {
            return entry.second.type() == ElementType::Int64 && entry.second.int64At(0) == kLargest;
        }));
    }

    void namesOfNewTensorsAreNew()
    {
        GraphBuilder graph;
        graph.input("tessera/1", {2, 3}).input("tessera/2", {4}).constant("tessera/3", zeros({1}));
        graph.node("LpNormalization", {"tessera/1"}, "tessera/4").node("Add", {"tessera/2", "tessera/3"}, "y");
        const BoundGraph result = reduced(graph.output("tessera/4").output("y"));
        QVERIFY(result.info("tessera/2").shape == (gpu::Shape{4}));
        for (const core::onnx::Node& node : result.graph.nodes)
            for (const std::string& output : node.outputs)
                QVERIFY2(output != "tessera/1" && output != "tessera/2" && output != "tessera/3", output.c_str());
    }

    /// Inputs and outputs that are left out share a name, the empty one; they are not one tensor.
    void outputsThatAreLeftOutAreNoInputs()
    {
        GraphBuilder graph;
        graph.input("x", {3}).scalar("high", 6);
        graph.add(makeNode("Identity", {"x"}, {""})).add(makeNode("Nonsense", {"x"}, {"", "n"}));
        graph.node("Clip", {"x", "", "high"}, "y");
        core::onnx::SimplifyReport report;
        const BoundGraph result = core::onnx::simplify(graph.output("y").output("n").graph(), {}, report);
        QCOMPARE(report.fates[0], core::onnx::NodeFate::Unused);
        QCOMPARE(report.fates[2], core::onnx::NodeFate::Kept);
        QCOMPARE(result.graph.nodes[0].input(1), std::string());
    }

    void fusionTakesNoInputThatIsLeftOut()
    {
        for (const core::onnx::Node& node : reduced(Case("Mean").input({3}).without().graph()).graph.nodes)
            QVERIFY(!node.is("Elementwise", core::onnx::kFusedDomain));
    }

    void oneBiasIsNotRepeatedForMillionsOfChannels()
    {
        GraphBuilder graph;
        graph.input("x", {1, 1, 1, 1}).input("w", {int64_t{1} << 22, 1, 1, 1}).scalar("bias", 2);
        graph.node("Conv", {"x", "w"}, "c").node("Add", {"c", "bias"}, "y").output("y");
        for (const auto& [name, value] : reduced(graph).graph.initialisers)
            QCOMPARE(value.elementCount(), int64_t{1});
    }

    void slicesTakeStepsOfAnySize()
    {
        const std::vector<float> values{1, 2, 3, 4, 5, 6};
        const HostTensor x = HostTensor::fromFloats({3, 2}, values);
        for (const int64_t step : {kLargest, kSmallest}) {
            const int64_t end = step > 0 ? kLargest : kSmallest;
            const HostTensor y = computed(
                "Slice", {}, {{x}, {ints({1}), true}, {ints({end}), true}, {ints({0}), true}, {ints({step}), true}});
            QCOMPARE(y.shape().toString(), std::string("1x2"));
            QCOMPARE(y.toFloats(), (std::vector<float>{3, 4}));
        }
    }

    void padsNeedSomethingToRepeat()
    {
        const HostTensor pads = ints({0, 1, 0, 1});
        for (const char* mode : {"edge", "reflect", "nonsense"}) {
            const std::string message = refusal([&] {
                computed("Pad", {{"mode", std::string(mode)}}, {{zeros({2, 0})}, {pads, true}});
            });
            const char* why = std::string(mode) == "nonsense" ? "nonsense" : "without elements";
            QVERIFY2(message.find(why) != std::string::npos, message.c_str());
        }
    }

    void paddingOfIntegersIsCutToTheirRange()
    {
        const std::vector<int32_t> values{7};
        const HostTensor y = computed(
            "Pad", {},
            {{HostTensor::fromValues<int32_t>({1}, values)}, {ints({0, 1}), true}, {HostTensor::scalar(1e30F), true}});
        QCOMPARE(y.toInt64s(), (Ints{7, std::numeric_limits<int32_t>::max()}));
    }

    /// Since opset 4 every Concat names its axis; before, it was 1.
    void oldConcatsJoinRows()
    {
        const HostTensor y = computed("Concat", {}, {{zeros({2, 3})}, {zeros({2, 3})}}, 3);
        QCOMPARE(y.shape().toString(), std::string("2x6"));
    }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }
};

QTEST_GUILESS_MAIN(TestHostileNodes)
#include "tst_hostile_nodes.moc"
