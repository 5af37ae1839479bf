// Which groups of nodes become one, and which must not.

#include <QTest>

#include "core/assets/assets.h"
#include "core/onnx/fuse.h"
#include "core/onnx/model.h"
#include "core/onnx/simplify.h"
#include "gpu/base/error.h"
#include "tests/core/onnx/graph_builder.h"
#include "tests/core/onnx/graph_checks.h"

using core::onnx::Bindings;
using core::onnx::BoundGraph;
using core::onnx::ElementType;
using core::onnx::HostTensor;
using core::onnx::Node;
using gpu::Shape;
using onnx_test::checkConsistency;
using onnx_test::count;
using onnx_test::geluSpelling;
using onnx_test::GraphBuilder;

namespace {

using Ints = std::vector<int64_t>;

/// The graph after all passes; `taps` besides the graph's own outputs.
BoundGraph fused(const GraphBuilder& builder, const std::vector<std::string>& taps = {})
{
    Bindings bindings;
    for (const auto& output : builder.graph().outputs)
        bindings.outputs.push_back(output.name);
    bindings.outputs.insert(bindings.outputs.end(), taps.begin(), taps.end());
    return core::onnx::fuse(core::onnx::simplify(builder.graph(), bindings));
}

Node onlyNode(const BoundGraph& graph, const std::string& type)
{
    for (const Node& node : graph.graph.nodes)
        if (node.is(type, core::onnx::kFusedDomain))
            return node;
    throw std::runtime_error("no node of type " + type);
}

/// y = LayerNorm over `axes` of x, spelled out, times a scale and plus a bias of `parameters`' shape.
GraphBuilder spelledNorm(const Shape& x, const Ints& axes, const Shape& parameters)
{
    GraphBuilder builder;
    builder.input("x", x)
        .scalar("two", 2)
        .scalar("epsilon", 1e-6F)
        .weights("scale", parameters)
        .weights("bias", parameters);
    builder.node("ReduceMean", {"x"}, "mean", {{"axes", axes}}).node("Sub", {"x", "mean"}, "centred");
    builder.node("Pow", {"centred", "two"}, "squares").node("ReduceMean", {"squares"}, "variance", {{"axes", axes}});
    builder.node("Add", {"variance", "epsilon"}, "safe").node("Sqrt", {"safe"}, "deviation");
    builder.node("Div", {"centred", "deviation"}, "normal");
    builder.node("Mul", {"scale", "normal"}, "scaled").node("Add", {"scaled", "bias"}, "y").output("y");
    return builder;
}

struct AttentionSpelling {
    Shape q{2, 3, 7, 16};
    Shape k{2, 3, 16, 5};
    Shape v{2, 3, 5, 8};
    std::string scale = "mul"; ///< "mul", "div", "query", "none"
    Shape bias;                ///< rank 0: none
    bool transposed = false;   ///< k comes as (..., S, D) and is transposed before
    int64_t axis = -1;
};

GraphBuilder spelledAttention(const AttentionSpelling& form)
{
    GraphBuilder builder;
    builder.input("q", form.q).input("v", form.v).scalar("factor", 0.25F);
    builder.input("k", form.transposed ? Shape{form.k[0], form.k[1], form.k[3], form.k[2]} : form.k);
    std::string q = "q";
    std::string k = "k";
    if (form.transposed) {
        builder.node("Transpose", {"k"}, "kT", {{"perm", Ints{0, 1, 3, 2}}});
        k = "kT";
    }
    if (form.scale == "query") {
        builder.node("Mul", {"factor", "q"}, "scaled q");
        q = "scaled q";
    }
    builder.node("MatMul", {q, k}, "product");
    std::string scores = "product";
    if (form.scale == "mul" || form.scale == "div") {
        builder.node(form.scale == "mul" ? "Mul" : "Div", {scores, "factor"}, "scaled");
        scores = "scaled";
    }
    if (!form.bias.empty()) {
        builder.weights("bias", form.bias).node("Add", {"bias", scores}, "biased");
        scores = "biased";
    }
    builder.node("Softmax", {scores}, "map", {{"axis", form.axis}}).node("MatMul", {"map", "v"}, "y").output("y");
    return builder;
}

} // namespace

Q_DECLARE_METATYPE(AttentionSpelling)

class TestFuse : public QObject {
    Q_OBJECT

private:
    BoundGraph m_encoder; ///< simplified

    BoundGraph encoderWith(const std::string& tap) const
    {
        const core::AssetStore assets;
        const auto model = core::onnx::Model::load(assets.path("mobilesam-encoder"));
        Bindings bindings;
        bindings.shapes["input"] = {1, 3, 1024, 1024};
        bindings.outputs = {"output"};
        if (!tap.empty())
            bindings.outputs.push_back(tap);
        return core::onnx::simplify(model->graph(), bindings);
    }

private slots:
    void initTestCase() { m_encoder = encoderWith(""); }

    void recognisesEverySpellingOfGelu_data()
    {
        QTest::addColumn<QString>("spelling");
        for (const char* spelling :
             {"half last", "half first", "half between", "half last, swapped", "half first, swapped",
              "half between, swapped", "half last, mul root", "half first, mul root, swapped"})
            QTest::newRow(spelling) << spelling;
    }
    void recognisesEverySpellingOfGelu()
    {
        QFETCH(QString, spelling);
        const GraphBuilder builder = geluSpelling(spelling.toStdString());
        const BoundGraph bound = core::onnx::fuse(core::onnx::simplify(builder.graph(), {}), "gelu");
        checkConsistency(bound);
        QCOMPARE(core::onnx::countByType(bound.graph), (std::map<std::string, int>{{"tessera.Gelu", 1}}));
        QCOMPARE(bound.graph.nodes[0].inputs, (std::vector<std::string>{"x"}));
        const BoundGraph wrong =
            core::onnx::fuse(core::onnx::simplify(geluSpelling(spelling.toStdString(), 1.5F).graph(), {}), "gelu");
        QCOMPARE(count(wrong, "tessera.Gelu"), 0);
    }

    void tapsPreventFusion_data()
    {
        QTest::addColumn<QString>("tap");
        for (const char* tap : {"scaled", "erf", "sum", "product"})
            QTest::newRow(tap) << tap;
    }
    void tapsPreventFusion()
    {
        QFETCH(QString, tap);
        Bindings bindings;
        bindings.outputs = {"y", tap.toStdString()};
        const BoundGraph bound =
            core::onnx::fuse(core::onnx::simplify(geluSpelling("half last").graph(), bindings), "gelu");
        QCOMPARE(count(bound, "tessera.Gelu"), 0);
        const BoundGraph whole = core::onnx::fuse(core::onnx::simplify(geluSpelling("half last").graph(), bindings));
        checkConsistency(whole);
        QVERIFY(whole.info(tap.toStdString()).valid());
    }

    void otherUsersPreventFusion()
    {
        GraphBuilder builder = geluSpelling("half last");
        builder.node("Neg", {"sum"}, "other").output("other");
        QCOMPARE(count(core::onnx::fuse(core::onnx::simplify(builder.graph(), {}), "gelu"), "tessera.Gelu"), 0);
    }

    void recognisesNormalisations_data()
    {
        QTest::addColumn<QList<int>>("x");
        QTest::addColumn<QList<int>>("axes");
        QTest::addColumn<QList<int>>("parameters");
        QTest::addColumn<QString>("expected");
        QTest::newRow("last axis") << QList<int>{2, 3, 4} << QList<int>{-1} << QList<int>{4} << "tessera.LayerNorm";
        QTest::newRow("two last axes") << QList<int>{2, 3, 4} << QList<int>{1, 2} << QList<int>{3, 4}
                                       << "tessera.LayerNorm";
        QTest::newRow("channels") << QList<int>{1, 3, 4, 5} << QList<int>{1} << QList<int>{3, 1, 1}
                                  << "tessera.ChannelNorm";
        QTest::newRow("channels, batch of one")
            << QList<int>{2, 3, 4, 5} << QList<int>{1} << QList<int>{1, 3, 1, 1} << "tessera.ChannelNorm";
        QTest::newRow("first axis") << QList<int>{2, 3, 4} << QList<int>{0} << QList<int>{2, 1, 1} << "";
    }
    void recognisesNormalisations()
    {
        QFETCH(QList<int>, x);
        QFETCH(QList<int>, axes);
        QFETCH(QList<int>, parameters);
        QFETCH(QString, expected);
        const GraphBuilder builder = spelledNorm(Shape(Ints(x.begin(), x.end())), Ints(axes.begin(), axes.end()),
                                                 Shape(Ints(parameters.begin(), parameters.end())));
        const BoundGraph bound = core::onnx::fuse(core::onnx::simplify(builder.graph(), {}), "normalisation");
        checkConsistency(bound);
        if (expected.isEmpty()) {
            QCOMPARE(bound.graph.nodes.size(), size_t{9});
            return;
        }
        QCOMPARE(core::onnx::countByType(bound.graph), (std::map<std::string, int>{{expected.toStdString(), 1}}));
        const Node& norm = bound.graph.nodes[0];
        QCOMPARE(norm.floatAttribute("epsilon", 0), 1e-6F);
        QCOMPARE(norm.inputs.size(), size_t{3});
        const bool overChannels = expected.endsWith("ChannelNorm");
        QCOMPARE(bound.info(norm.inputs[1]).shape.rank(), overChannels ? 1 : static_cast<int>(axes.size()));
        if (!overChannels)
            QCOMPARE(norm.intAttribute("axis", -1), static_cast<int64_t>(x.size() - axes.size()));
    }

    void leavesForeignScalesOutside()
    {
        // A scale per row is none of LayerNorm's.
        const GraphBuilder builder = spelledNorm({2, 3, 4}, {2}, {3, 1});
        const BoundGraph bound = core::onnx::fuse(core::onnx::simplify(builder.graph(), {}), "normalisation");
        checkConsistency(bound);
        QCOMPARE(core::onnx::countByType(bound.graph),
                 (std::map<std::string, int>{{"Add", 1}, {"Mul", 1}, {"tessera.LayerNorm", 1}}));
    }

    void takesTheStandardsOwnNormalisation()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3, 4}).weights("scale", {4}).node("LayerNormalization", {"x", "scale"}, "y").output("y");
        const BoundGraph bound = fused(builder);
        QCOMPARE(onlyNode(bound, "LayerNorm").intAttribute("axis", 0), int64_t{2});
        QCOMPARE(onlyNode(bound, "LayerNorm").floatAttribute("epsilon", 0), 1e-5F);
    }

    void recognisesAttention_data()
    {
        QTest::addColumn<AttentionSpelling>("form");
        QTest::addColumn<float>("scale");
        QTest::newRow("scaled product") << AttentionSpelling{} << 0.25F;
        QTest::newRow("divided product") << AttentionSpelling{.scale = "div"} << 4.0F;
        QTest::newRow("scaled query") << AttentionSpelling{.scale = "query"} << 0.25F;
        QTest::newRow("no scale") << AttentionSpelling{.scale = "none"} << 1.0F;
        QTest::newRow("bias") << AttentionSpelling{.bias = {3, 7, 5}} << 0.25F;
        QTest::newRow("mask") << AttentionSpelling{.scale = "query", .bias = {2, 1, 1, 5}} << 0.25F;
        QTest::newRow("plain key") << AttentionSpelling{.transposed = true} << 0.25F;
        QTest::newRow("axis from the front") << AttentionSpelling{.axis = 3} << 0.25F;
    }
    void recognisesAttention()
    {
        QFETCH(AttentionSpelling, form);
        QFETCH(float, scale);
        const BoundGraph bound = fused(spelledAttention(form));
        checkConsistency(bound);
        QCOMPARE(core::onnx::countByType(bound.graph), (std::map<std::string, int>{{"tessera.Attention", 1}}));
        const Node attention = onlyNode(bound, "Attention");
        QCOMPARE(attention.inputs, (std::vector<std::string>{"q", "k", "v", form.bias.empty() ? "" : "bias"}));
        QCOMPARE(attention.floatAttribute("scale", 0), scale);
        QCOMPARE(attention.intAttribute("keyTransposed", -1), int64_t{form.transposed ? 0 : 1});
        QCOMPARE(count(fused(spelledAttention(form), {"map"}), "tessera.Attention"), 0);
    }

    void leavesOtherSoftmaxesAlone_data()
    {
        QTest::addColumn<AttentionSpelling>("form");
        QTest::newRow("over the queries") << AttentionSpelling{.axis = 2};
        QTest::newRow("large heads") << AttentionSpelling{.q = {1, 1, 4, 300}, .k = {1, 1, 300, 5}, .v = {1, 1, 5, 8}};
        QTest::newRow("values for all heads") << AttentionSpelling{.v = {2, 1, 5, 8}};
    }
    void leavesOtherSoftmaxesAlone()
    {
        QFETCH(AttentionSpelling, form);
        const BoundGraph bound = fused(spelledAttention(form));
        checkConsistency(bound);
        QCOMPARE(count(bound, "tessera.Attention"), 0);
        QCOMPARE(count(bound, "Softmax"), 1);
    }

    void takesBiasActivationAndResidualIn()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3, 4}).input("r", {2, 3, 5}).weights("w", {4, 5}).weights("b", {5});
        builder.node("MatMul", {"x", "w"}, "m").node("Add", {"b", "m"}, "mb").node("Relu", {"mb"}, "a");
        builder.node("Add", {"r", "a"}, "ar").node("Relu", {"ar"}, "y").output("y");
        const BoundGraph bound = fused(builder);
        checkConsistency(bound);
        QCOMPARE(bound.graph.nodes.size(), size_t{1});
        const Node product = onlyNode(bound, "FusedMatMul");
        QCOMPARE(product.inputs, (std::vector<std::string>{"x", "w", "b", "r"}));
        QCOMPARE(product.stringAttribute("activation", ""), std::string("Relu"));
        QCOMPARE(product.stringAttribute("afterResidual", ""), std::string("Relu"));
        const Node tapped = onlyNode(fused(builder, {"a"}), "FusedMatMul");
        QCOMPARE(tapped.outputs, (std::vector<std::string>{"a"}));
        QCOMPARE(tapped.input(3), std::string());
    }

    void aTensorIsNoResidualOfItself()
    {
        GraphBuilder builder;
        builder.input("x", {3, 4}).weights("w", {4, 5}).node("MatMul", {"x", "w"}, "m");
        builder.node("Add", {"m", "m"}, "y").output("y");
        const BoundGraph bound = fused(builder);
        checkConsistency(bound);
        QCOMPARE(count(bound, "MatMul"), 1);
        QCOMPARE(count(bound, "tessera.Elementwise"), 1);
    }

    void convolutionsKeepTheirAttributes()
    {
        GraphBuilder builder;
        builder.input("x", {1, 2, 8, 8}).weights("w", {3, 2, 3, 3}).weights("b", {3, 1, 1});
        builder.node("Conv", {"x", "w"}, "c", {{"strides", Ints{2, 2}}, {"pads", Ints{1, 1, 1, 1}}});
        builder.node("Add", {"c", "b"}, "cb").node("Relu", {"cb"}, "y").output("y");
        const BoundGraph bound = fused(builder);
        checkConsistency(bound);
        const Node conv = onlyNode(bound, "FusedConv");
        QCOMPARE(conv.intsAttribute("strides"), (Ints{2, 2}));
        QVERIFY(bound.info(conv.input(2)).shape == Shape({3}));
        QVERIFY(bound.info("y").shape == Shape({1, 3, 4, 4}));
    }

    void gemmsFoldTheirFactors()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3}).weights("w", {4, 3}).weights("c", {4});
        builder.node("Gemm", {"x", "w", "c"}, "y", {{"alpha", 2.0F}, {"beta", 3.0F}, {"transB", int64_t{1}}})
            .output("y");
        const BoundGraph bound = fused(builder);
        checkConsistency(bound);
        const Node product = onlyNode(bound, "FusedMatMul");
        QCOMPARE(product.intAttribute("transB", 0), int64_t{1});
        QCOMPARE(bound.constant(product.input(1))->toFloats()[5], 2 * 5.0F / 16);
        QCOMPARE(bound.constant(product.input(2))->toFloats()[3], 3 * 3.0F / 16);
    }

    void gemmsWithAMatrixToAddStay()
    {
        GraphBuilder builder;
        builder.input("x", {2, 3})
            .input("c", {2, 4})
            .weights("w", {3, 4})
            .node("Gemm", {"x", "w", "c"}, "y")
            .output("y");
        QCOMPARE(count(fused(builder), "Gemm"), 1);
    }

    void findsTheEncodersPatterns()
    {
        QCOMPARE(count(core::onnx::fuse(m_encoder, "gelu"), "tessera.Gelu"), 23);
        const BoundGraph norms = core::onnx::fuse(m_encoder, "normalisation");
        QCOMPARE(count(norms, "tessera.LayerNorm"), 20);
        QCOMPARE(count(norms, "tessera.ChannelNorm"), 2);
        QCOMPARE(count(core::onnx::fuse(m_encoder, "attention"), "tessera.Attention"), 10);
    }

    void leavesNothingSpelledOutInTheEncoder()
    {
        const BoundGraph bound = core::onnx::fuse(m_encoder);
        checkConsistency(bound);
        for (const char* gone : {"Erf", "Sqrt", "Pow", "Softmax", "MatMul", "Add", "Mul", "Div", "Sub", "ReduceMean"})
            QCOMPARE(count(bound, gone), 0);
        QCOMPARE(count(bound, "Conv") + count(bound, "tessera.FusedConv"), 29);
        QCOMPARE(count(bound, "tessera.FusedMatMul"), 40);
        QVERIFY(bound.graph.nodes.size() < 350);
    }

    void tappedAttentionMapsStay()
    {
        const std::string map = "/layers.2/blocks.3/attn/Softmax_output_0";
        const BoundGraph bound = core::onnx::fuse(encoderWith(map));
        checkConsistency(bound);
        QCOMPARE(count(bound, "tessera.Attention"), 9);
        QCOMPARE(count(bound, "Softmax"), 1);
        QVERIFY(bound.info(map).shape == Shape({25, 5, 196, 196}));
    }

    void passesAreKnownByName()
    {
        for (const core::onnx::FusionPass& pass : core::onnx::fusionPasses())
            checkConsistency(core::onnx::fuse(m_encoder, pass.name));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::onnx::fuse(m_encoder, "no such pass"));
    }
};

QTEST_GUILESS_MAIN(TestFuse)
#include "tst_fuse.moc"
