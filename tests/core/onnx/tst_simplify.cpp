// Graphs with bound shapes: what is folded, dropped and left, on small graphs and on MobileSAM's.

#include <QTest>

#include <algorithm>
#include <functional>
#include <optional>

#include "core/assets/assets.h"
#include "core/onnx/model.h"
#include "core/onnx/simplify.h"
#include "gpu/base/error.h"
#include "tests/core/onnx/graph_builder.h"
#include "tests/core/onnx/graph_checks.h"
#include "tests/support/refusal.h"

using core::onnx::Bindings;
using core::onnx::BoundGraph;
using core::onnx::ElementType;
using core::onnx::Graph;
using core::onnx::HostTensor;
using core::onnx::Node;
using core::onnx::simplify;
using gpu::ErrorKind;
using gpu::Shape;
using onnx_test::checkConsistency;
using onnx_test::count;
using onnx_test::GraphBuilder;

namespace {

using Ints = std::vector<int64_t>;

HostTensor ints(const Ints& values) { return HostTensor::fromInt64s(values); }

std::optional<gpu::Error> failure(const Graph& graph, const Bindings& bindings)
{
    return support::failureOf([&] { simplify(graph, bindings); });
}

/// Reshapes x (n, 6) to (n, 2, 3) by arithmetic on its shape.
GraphBuilder shapeArithmetic()
{
    GraphBuilder builder;
    builder.input("x", {-1, 6})
        .constant("zero", ints({0}))
        .constant("tail", ints({2, 3}))
        .node("Shape", {"x"}, "shape")
        .node("Gather", {"shape", "zero"}, "rows")
        .node("Concat", {"rows", "tail"}, "target", {{"axis", int64_t{0}}})
        .node("Reshape", {"x", "target"}, "reshaped")
        .node("Relu", {"reshaped"}, "y")
        .output("y");
    return builder;
}

/// Nodes that could have been computed: all inputs constant and the results small.
std::vector<std::string> unfolded(const BoundGraph& graph)
{
    std::vector<std::string> names;
    for (const Node& node : graph.graph.nodes) {
        const bool constant = std::all_of(node.inputs.begin(), node.inputs.end(), [&](const std::string& input) {
            return input.empty() || graph.constant(input) != nullptr;
        });
        const bool large = graph.info(node.output(0)).shape.elementCount() > core::onnx::kMaxFoldedElements;
        if (node.is("Shape") || node.is("Size") || node.is("Constant") || (constant && !large))
            names.push_back(node.name);
    }
    return names;
}

} // namespace

class TestSimplify : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const core::onnx::Model> m_encoder;
    std::shared_ptr<const core::onnx::Model> m_decoder;

    /// The decoder with `points` points and a known size of the picture.
    BoundGraph boundDecoder(int64_t points, const std::vector<std::string>& outputs) const
    {
        Bindings bindings;
        bindings.shapes["point_coords"] = {1, points, 2};
        bindings.shapes["point_labels"] = {1, points};
        const float size[] = {300, 451};
        bindings.constants["orig_im_size"] = HostTensor::fromFloats({2}, size);
        bindings.outputs = outputs;
        return simplify(m_decoder->graph(), bindings);
    }

private slots:
    void initTestCase()
    {
        const core::AssetStore assets;
        m_encoder = core::onnx::Model::load(assets.path("mobilesam-encoder"));
        m_decoder = core::onnx::Model::load(assets.path("mobilesam-decoder"));
    }

    void foldsShapeArithmetic()
    {
        const BoundGraph bound = simplify(shapeArithmetic().graph(), {{{"x", {4, 6}}}, {}, {}});
        checkConsistency(bound);
        QCOMPARE(core::onnx::countByType(bound.graph), (std::map<std::string, int>{{"Relu", 1}, {"Reshape", 1}}));
        QVERIFY(bound.info("y").shape == Shape({4, 2, 3}));
        QCOMPARE(bound.constant("target")->toInt64s(), (Ints{4, 2, 3}));
        QCOMPARE(bound.graph.outputs[0].toString(), std::string("float[4,2,3]"));
    }

    void whatHasNoBytesIsNotComputed()
    {
        GraphBuilder builder; // a constant of strings, say
        builder.constant("words", HostTensor(ElementType::Unsupported, {2}, nullptr));
        builder.node("Concat", {"words", "words"}, "y", {{"axis", int64_t{0}}}).output("y");
        const BoundGraph bound = simplify(builder.graph(), {});
        QVERIFY(!bound.constant("y"));
        QCOMPARE(bound.graph.nodes.size(), size_t{1});
    }

    void keepsOnlyWhatTheWantedOutputsNeed()
    {
        const BoundGraph bound = simplify(shapeArithmetic().graph(), {{{"x", {4, 6}}}, {}, {"target"}});
        QVERIFY(bound.graph.nodes.empty());
        QVERIFY(bound.graph.inputs.empty()); // only x's shape mattered
        QCOMPARE(bound.constant("target")->toInt64s(), (Ints{4, 2, 3}));
    }

    void bindsValuesOfInputs()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3}).input("target", {2}, ElementType::Int64);
        builder.node("Reshape", {"x", "target"}, "y").output("y");
        const auto free = failure(builder.graph(), {});
        QVERIFY(free && free->kind() == ErrorKind::Unsupported); // the shape depends on a value
        const BoundGraph bound = simplify(builder.graph(), {{}, {{"target", ints({3, 2})}}, {}});
        QVERIFY(bound.info("y").shape == Shape({3, 2}));
        QCOMPARE(bound.graph.inputs.size(), size_t{1});
    }

    void dropsWhatChangesNothing_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QList<int>>("argument");
        QTest::addColumn<bool>("dropped");
        QTest::newRow("identity") << "Identity" << QList<int>{} << true;
        QTest::newRow("same shape") << "Reshape" << QList<int>{2, 3} << true;
        QTest::newRow("other shape") << "Reshape" << QList<int>{3, 2} << false;
        QTest::newRow("tile once") << "Tile" << QList<int>{1, 1} << true;
        QTest::newRow("tile twice") << "Tile" << QList<int>{1, 2} << false;
        QTest::newRow("expand to itself") << "Expand" << QList<int>{1, 3} << true;
        QTest::newRow("no padding") << "Pad" << QList<int>{0, 0, 0, 0} << true;
        QTest::newRow("shifting padding") << "Pad" << QList<int>{0, 1, 0, -1} << false;
    }
    void dropsWhatChangesNothing()
    {
        QFETCH(QString, type);
        QFETCH(QList<int>, argument);
        QFETCH(bool, dropped);
        GraphBuilder builder;
        builder.input("x", {2, 3}).constant("argument", ints(Ints(argument.begin(), argument.end())));
        std::vector<std::string> inputs{"x"};
        if (!argument.empty())
            inputs.push_back("argument");
        builder.node(type.toStdString(), inputs, "middle").node("Relu", {"middle"}, "y").output("y");
        const BoundGraph bound = simplify(builder.graph(), {});
        checkConsistency(bound);
        QCOMPARE(bound.graph.nodes.size(), dropped ? size_t{1} : size_t{2});
        const BoundGraph tapped = simplify(builder.graph(), {{}, {}, {"y", "middle"}});
        checkConsistency(tapped);
        QCOMPARE(tapped.graph.nodes.size(), size_t{2}); // what is asked for stays
    }

    void reversingSlicesStay()
    {
        GraphBuilder builder;
        builder.input("x", {4}).constant("first", ints({-1})).constant("last", ints({-5})).constant("axis", ints({0}));
        builder.constant("step", ints({-1})).node("Slice", {"x", "first", "last", "axis", "step"}, "y").output("y");
        QCOMPARE(count(simplify(builder.graph(), {}), "Slice"), 1);
    }

    void leavesLargeConstantsToTheDevice()
    {
        GraphBuilder builder;
        builder.constant("shape", ints({300, 300}));
        builder.node("ConstantOfShape", {"shape"}, "large").node("Cos", {"large"}, "y").output("y");
        QCOMPARE(simplify(builder.graph(), {}).graph.nodes.size(), size_t{2});
        GraphBuilder small;
        small.constant("shape", ints({30, 30}));
        small.node("ConstantOfShape", {"shape"}, "large").node("Cos", {"large"}, "y").output("y");
        QVERIFY(simplify(small.graph(), {}).graph.nodes.empty());
    }

    void checksBoundShapes()
    {
        const Graph graph = shapeArithmetic().graph();
        QVERIFY(failure(graph, {})->kind() == ErrorKind::InvalidInput); // no shape
        QVERIFY(failure(graph, {{{"x", {4, 5}}}, {}, {}})->kind() == ErrorKind::InvalidInput);
        QVERIFY(failure(graph, {{{"x", {6}}}, {}, {}})->kind() == ErrorKind::InvalidInput);
        QVERIFY(failure(graph, {{{"x", {4, 6}}, {"other", {1}}}, {}, {}})->kind() == ErrorKind::NotFound);
        QVERIFY(failure(graph, {{{"x", {4, 6}}}, {}, {"nothing"}})->kind() == ErrorKind::NotFound);
        QVERIFY(failure(graph, {{}, {{"x", ints({1, 2, 3, 4, 5, 6}).reshaped({1, 6})}}, {}})->kind() ==
                ErrorKind::InvalidInput); // of another type
        QVERIFY(!failure(graph, {{{"x", {0, 6}}}, {}, {}}));
    }

    void refusesInputsThatAreTooLarge()
    {
        const int64_t huge = std::numeric_limits<int64_t>::max();
        GraphBuilder builder;
        builder.input("x", {2, 3}).input("indices", {0, huge});
        builder.node("GatherND", {"x", "indices"}, "y").output("y");
        QVERIFY(failure(builder.graph(), {})->kind() == ErrorKind::LimitExceeded); // as declared
        QVERIFY(failure(shapeArithmetic().graph(), {{{"x", {huge, 6}}}, {}, {}})->kind() == ErrorKind::LimitExceeded);
    }

    void oneSymbolHasOneExtent()
    {
        Graph graph;
        graph.opsets[""] = 17;
        for (const char* name : {"a", "b"}) {
            graph.inputs.push_back(GraphBuilder::value(name, {-1}, ElementType::Float));
            graph.inputs.back().dimensions[0].symbol = "n";
        }
        graph.nodes.push_back(onnx_test::makeNode("Concat", {"a", "b"}, {"y"}, {{"axis", int64_t{0}}}));
        graph.outputs.push_back({"y", {}, {}, false});
        QVERIFY(!failure(graph, {{{"a", {3}}, {"b", {3}}}, {}, {}}));
        QVERIFY(failure(graph, {{{"a", {3}}, {"b", {4}}}, {}, {}})->kind() == ErrorKind::InvalidInput);
    }

    void listsEveryNodeWithAnUnknownShapeOnce()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3});
        builder.node("Mystery", {"x"}, "m").node("Relu", {"m"}, "r").node("Riddle", {"x"}, "q");
        builder.node("Add", {"r", "q"}, "y").output("y");
        const auto error = failure(builder.graph(), {});
        QVERIFY(error && error->kind() == ErrorKind::Unsupported);
        const QString text = error->what();
        QVERIFY2(text.contains("node of m (Mystery)") && text.contains("node of q (Riddle)"), qPrintable(text));
        QVERIFY2(!text.contains("Relu") && !text.contains("Add"), qPrintable(text));
    }

    void namesTheNodeWhoseShapesDoNotFit()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3}).weights("w", {4, 5}).node("MatMul", {"x", "w"}, "y").output("y");
        const auto error = failure(builder.graph(), {});
        QVERIFY(error && error->kind() == ErrorKind::InvalidInput);
        QVERIFY(QString(error->what()).contains("node of y"));
    }

    void listsNodesThatTheCallerCannotRun()
    {
        const BoundGraph bound = simplify(shapeArithmetic().graph(), {{{"x", {4, 6}}}, {}, {}});
        const auto nodes =
            core::onnx::unsupportedNodes(bound.graph, [](const Node& node) { return node.is("Reshape"); });
        QCOMPARE(nodes.size(), size_t{1});
        QCOMPARE(nodes[0].opType, std::string("Relu"));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::onnx::throwIfUnsupported(nodes));
        core::onnx::throwIfUnsupported({});
    }

    void infersWindowSizes_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<onnx_test::Attributes>("attributes");
        QTest::addColumn<QList<int>>("expected"); // of x (1, 4, 10, 7) and w (4, 4, 3, 3)
        using A = onnx_test::Attributes;
        QTest::newRow("plain") << "Conv" << A{} << QList<int>{1, 4, 8, 5};
        QTest::newRow("strides and pads")
            << "Conv" << A{{"strides", Ints{2, 3}}, {"pads", Ints{1, 0, 1, 2}}} << QList<int>{1, 4, 5, 3};
        QTest::newRow("dilation") << "Conv" << A{{"dilations", Ints{4, 3}}} << QList<int>{1, 4, 2, 1};
        QTest::newRow("same") << "Conv" << A{{"auto_pad", std::string("SAME_UPPER")}, {"strides", Ints{3, 2}}}
                              << QList<int>{1, 4, 4, 4};
        QTest::newRow("transposed") << "ConvTranspose" << A{{"strides", Ints{2, 2}}} << QList<int>{1, 4, 21, 15};
        QTest::newRow("transposed, padded out")
            << "ConvTranspose" << A{{"strides", Ints{2, 2}}, {"pads", Ints{1, 1, 1, 1}}, {"output_padding", Ints{1, 1}}}
            << QList<int>{1, 4, 20, 14};
        QTest::newRow("transposed to a shape")
            << "ConvTranspose" << A{{"strides", Ints{2, 2}}, {"output_shape", Ints{20, 14}}}
            << QList<int>{1, 4, 20, 14};
    }
    void infersWindowSizes()
    {
        QFETCH(QString, type);
        QFETCH(onnx_test::Attributes, attributes);
        QFETCH(QList<int>, expected);
        GraphBuilder builder;
        builder.input("x", {1, 4, 10, 7}).weights("w", {4, 4, 3, 3});
        builder.node(type.toStdString(), {"x", "w"}, "y", attributes).output("y");
        const Ints extents(expected.begin(), expected.end());
        QCOMPARE(simplify(builder.graph(), {}).info("y").shape.toString(), Shape(extents).toString());
    }

    void foldsTheEncoder()
    {
        Bindings bindings;
        bindings.shapes["input"] = {1, 3, 1024, 1024};
        const BoundGraph bound = simplify(m_encoder->graph(), bindings);
        checkConsistency(bound);
        QCOMPARE(unfolded(bound), std::vector<std::string>());
        QVERIFY(bound.info("output").shape == Shape({1, 256, 64, 64}));
        for (const char* gone : {"Shape", "Gather", "Constant", "ConstantOfShape", "Concat", "Cast", "Unsqueeze"})
            QCOMPARE(count(bound, gone), 0);
        QCOMPARE(count(bound, "Conv"), 29);
        QCOMPARE(count(bound, "Softmax"), 10);
        QCOMPARE(count(bound, "MatMul"), 60);
    }

    void encodesBatches()
    {
        Bindings bindings;
        bindings.shapes["input"] = {2, 3, 1024, 1024};
        bindings.outputs = {"/layers.0/downsample/conv3/c/Conv_output_0"};
        const BoundGraph bound = simplify(m_encoder->graph(), bindings);
        QVERIFY(bound.graph.outputs[0].dimensions[0].value == 2);
        QVERIFY(bound.graph.nodes.size() < 80);
    }

    void foldsTheDecoder_data()
    {
        QTest::addColumn<int>("points");
        QTest::newRow("one point") << 2;
        QTest::newRow("many points") << 37;
    }
    void foldsTheDecoder()
    {
        QFETCH(int, points);
        const std::string tap = "/Reshape_9_output_0";
        const BoundGraph bound = boundDecoder(points, {tap, "/iou_prediction_head/layers.2/Gemm_output_0"});
        checkConsistency(bound);
        QCOMPARE(unfolded(bound), std::vector<std::string>());
        QVERIFY(bound.info(tap).shape == Shape({1, 4, 256, 256}));
        QVERIFY(bound.info("/iou_prediction_head/layers.2/Gemm_output_0").shape == Shape({1, 4}));
        for (const char* gone : {"Shape", "OneHot", "Tile", "Range", "Where", "ConstantOfShape", "Resize", "ArgMax"})
            QCOMPARE(count(bound, gone), 0);
        QCOMPARE(bound.graph.inputs.size(), size_t{5}); // the picture's size is not needed for these
    }

    void sizesTheMasksAsThePicture()
    {
        const BoundGraph bound = boundDecoder(2, {});
        checkConsistency(bound);
        QVERIFY(bound.info("masks").shape == Shape({1, 1, 300, 451}));
        QVERIFY(bound.info("low_res_masks").shape == Shape({1, 1, 256, 256}));
        QVERIFY(bound.info("iou_predictions").shape == Shape({1, 1}));
    }

    void everyIntermediateCanBeTapped()
    {
        std::vector<std::string> all;
        for (const Node& node : m_decoder->graph().nodes)
            all.push_back(node.outputs[0]);
        const BoundGraph bound = boundDecoder(3, all);
        checkConsistency(bound);
        QCOMPARE(bound.graph.outputs.size(), all.size());
    }
};

QTEST_GUILESS_MAIN(TestSimplify)
#include "tst_simplify.moc"
