// What nodes cost: by hand, and against loops that count while they compute.

#include <QTest>

#include <cmath>

#include "core/limits.h"
#include "core/onnx/input_shapes.h"
#include "core/onnx/node_cost.h"
#include "core/onnx/tensor_slice.h"
#include "core/onnx/window_geometry.h"
#include "gpu/base/error.h"
#include "tests/core/onnx/graph_builder.h"

using core::onnx::completeShapes;
using core::onnx::InputShapes;
using core::onnx::NodeCall;
using core::onnx::NodeCost;
using core::onnx::TensorInfo;
using namespace onnx_test;

namespace {

std::vector<TensorInfo> floats(const std::vector<gpu::Shape>& shapes)
{
    std::vector<TensorInfo> infos;
    for (const gpu::Shape& shape : shapes)
        infos.push_back({ElementType::Float, shape});
    return infos;
}

/// The cost of a node with inputs of these shapes.
std::optional<NodeCost> costOf(const std::string& opType, const std::vector<gpu::Shape>& inputs,
                               const gpu::Shape& output, const Attributes& attributes = {})
{
    std::vector<std::string> names;
    for (size_t k = 0; k < inputs.size(); ++k)
        names.push_back("input " + std::to_string(k));
    const Node node = makeNode(opType, names, {"y"}, attributes);
    const std::vector<TensorInfo> infos = floats(inputs);
    const std::vector<const HostTensor*> values(infos.size(), nullptr);
    const std::vector<TensorInfo> outputs = floats({output});
    return core::onnx::nodeCost({node, infos, values, 17}, outputs);
}

void compare(const std::optional<NodeCost>& cost, uint64_t multiplyAdds, uint64_t operations)
{
    QVERIFY(cost);
    QCOMPARE(cost->multiplyAdds, multiplyAdds);
    QCOMPARE(cost->operations, operations);
}

using Ints = std::vector<int64_t>;

/// The products that a convolution (N, C, H, W) with weights (O, C / groups, R, S) makes, padding included, one by one.
uint64_t countedConvolution(const gpu::Shape& x, const gpu::Shape& w, const gpu::Shape& y, int64_t groups)
{
    uint64_t products = 0;
    for (int64_t image = 0; image < x[0]; ++image)
        for (int64_t channel = 0; channel < y[1]; ++channel)
            for (int64_t place = 0; place < y[2] * y[3]; ++place)
                for (int64_t from = 0; from < x[1]; ++from) {
                    if (from / (x[1] / groups) != channel / (y[1] / groups))
                        continue; // another group's
                    for (int64_t tap = 0; tap < w[2] * w[3]; ++tap)
                        ++products;
                }
    return products;
}

/// The same for a transposed one, weights (C, O / groups, R, S): each input is spread over the output.
uint64_t countedTransposed(const gpu::Shape& x, const gpu::Shape& w, int64_t groups)
{
    uint64_t products = 0;
    for (int64_t image = 0; image < x[0]; ++image)
        for (int64_t from = 0; from < x[1]; ++from)
            for (int64_t place = 0; place < x[2] * x[3]; ++place)
                for (int64_t to = 0; to < w[1] * groups; ++to) {
                    if (from / (x[1] / groups) != to / w[1])
                        continue;
                    for (int64_t tap = 0; tap < w[2] * w[3]; ++tap)
                        ++products;
                }
    return products;
}

} // namespace

class TestNodeCost : public QObject {
    Q_OBJECT

private slots:
    void convolutions_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("dilation");
        QTest::addColumn<int>("pad");
        QTest::addColumn<bool>("bias");
        QTest::newRow("plain") << 1 << 1 << 1 << 0 << false;
        QTest::newRow("padded, with bias") << 1 << 1 << 1 << 1 << true;
        QTest::newRow("strided") << 1 << 2 << 1 << 1 << false;
        QTest::newRow("dilated") << 1 << 1 << 2 << 2 << true;
        QTest::newRow("two groups") << 2 << 1 << 1 << 0 << false;
        QTest::newRow("depthwise, strided, dilated") << 6 << 3 << 2 << 1 << true;
    }

    void convolutions()
    {
        QFETCH(const int, groups);
        QFETCH(const int, stride);
        QFETCH(const int, dilation);
        QFETCH(const int, pad);
        QFETCH(const bool, bias);
        const gpu::Shape x{2, 6, 11, 13};
        const gpu::Shape w{12, 6 / groups, 3, 2};
        const Attributes attributes{{"group", int64_t{groups}},
                                    {"strides", Ints{stride, stride}},
                                    {"dilations", Ints{dilation, dilation}},
                                    {"pads", Ints{pad, pad, pad, pad}}};
        std::vector<gpu::Shape> inputs{x, w};
        if (bias)
            inputs.push_back({12});
        const Node node = makeNode("Conv", {"x", "w"}, {"y"}, attributes);
        const std::vector<TensorInfo> infos = floats({x, w});
        const std::vector<const HostTensor*> values(2, nullptr);
        const gpu::Shape y = core::onnx::convGeometry({node, infos, values, 17}).output;
        const uint64_t products = countedConvolution(x, w, y, groups);
        const auto outputs = static_cast<uint64_t>(y.elementCount());
        compare(costOf("Conv", inputs, y, attributes), products, 2 * products + (bias ? outputs : 0));
    }

    void transposedConvolutions_data()
    {
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("stride");
        QTest::newRow("plain") << 1 << 1;
        QTest::newRow("upsampling") << 1 << 2;
        QTest::newRow("groups") << 3 << 2;
    }

    void transposedConvolutions()
    {
        QFETCH(const int, groups);
        QFETCH(const int, stride);
        const gpu::Shape x{1, 6, 5, 7};
        const gpu::Shape w{6, 4, 2, 2};
        const gpu::Shape y{1, 4 * groups, 4 * stride + 2, 6 * stride + 2};
        const uint64_t products = countedTransposed(x, w, groups);
        const Attributes attributes{{"group", int64_t{groups}}, {"strides", Ints{stride, stride}}};
        compare(costOf("ConvTranspose", {x, w, {y[1]}}, y, attributes), products,
                2 * products + static_cast<uint64_t>(y.elementCount()));
    }

    void matrixProducts()
    {
        // (2, 1, 3, 5) x (4, 5, 7) -> (2, 4, 3, 7): eight products of 3 x 5 by 5 x 7
        compare(costOf("MatMul", {{2, 1, 3, 5}, {4, 5, 7}}, {2, 4, 3, 7}), 8 * 3 * 5 * 7, 2 * 8 * 3 * 5 * 7);
        compare(costOf("MatMul", {{5}, {5}}, {}), 5, 10);
        compare(costOf("MatMul", {{5}, {5, 7}}, {7}), 35, 70);
    }

    void generalProducts()
    {
        compare(costOf("Gemm", {{3, 5}, {5, 7}}, {3, 7}), 105, 210);
        compare(costOf("Gemm", {{3, 5}, {5, 7}, {7}}, {3, 7}), 105, 210 + 21);
        compare(costOf("Gemm", {{5, 3}, {7, 5}, {7}}, {3, 7},
                       {{"transA", int64_t{1}}, {"transB", int64_t{1}}, {"alpha", 0.5F}, {"beta", 2.F}}),
                105, 210 + 3 * 21);
    }

    /// softmax(q k) v of H heads, N queries, S keys, D channels: two products, a scale, a softmax.
    void attention()
    {
        const int64_t H = 3;
        const int64_t N = 4;
        const int64_t S = 6;
        const int64_t D = 5;
        NodeCost sum;
        sum += *costOf("MatMul", {{H, N, D}, {H, D, S}}, {H, N, S});
        sum += *costOf("Mul", {{H, N, S}, {}}, {H, N, S});
        sum += *costOf("Softmax", {{H, N, S}}, {H, N, S});
        sum += *costOf("MatMul", {{H, N, S}, {H, S, D}}, {H, N, D});
        const uint64_t scores = H * N * S;
        compare(sum, scores * 2 * D, 2 * scores * 2 * D + scores + 5 * scores);
    }

    void everythingElse_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("inputs"); ///< of shape (2, 3, 8, 8), then (3)
        QTest::addColumn<quint64>("perValue");
        QTest::newRow("Add") << "Add" << 2 << quint64{1};
        QTest::newRow("Relu") << "Relu" << 1 << quint64{1};
        QTest::newRow("Sigmoid") << "Sigmoid" << 1 << quint64{4};
        QTest::newRow("Clip") << "Clip" << 1 << quint64{2};
        QTest::newRow("Softmax") << "Softmax" << 1 << quint64{5};
        QTest::newRow("layer norm, plain") << "LayerNormalization" << 1 << quint64{5};
        QTest::newRow("layer norm, scale") << "LayerNormalization" << 2 << quint64{6};
        QTest::newRow("layer norm, scale and bias") << "LayerNormalization" << 3 << quint64{7};
        QTest::newRow("batch norm") << "BatchNormalization" << 5 << quint64{2};
        QTest::newRow("Max of three") << "Max" << 3 << quint64{2};
        QTest::newRow("Mean of three") << "Mean" << 3 << quint64{3};
        QTest::newRow("Transpose") << "Transpose" << 1 << quint64{0};
        QTest::newRow("Cast") << "Cast" << 1 << quint64{0};
        QTest::newRow("Less") << "Less" << 2 << quint64{0};
    }

    void everythingElse()
    {
        QFETCH(const QString, type);
        QFETCH(const int, inputs);
        QFETCH(const quint64, perValue);
        std::vector<gpu::Shape> shapes(static_cast<size_t>(inputs), {3});
        shapes[0] = {2, 3, 8, 8};
        compare(costOf(type.toStdString(), shapes, {2, 3, 8, 8}), 0, perValue * 2 * 3 * 8 * 8);
    }

    void reductionsAndPoolings()
    {
        compare(costOf("ReduceSum", {{4, 6}}, {4, 1}), 0, 24);
        compare(costOf("ReduceMean", {{4, 6}}, {4, 1}), 0, 24 + 4);
        compare(costOf("ReduceL2", {{4, 6}}, {4}), 0, 2 * 24 + 4);
        compare(costOf("GlobalAveragePool", {{1, 3, 4, 4}}, {1, 3, 1, 1}), 0, 48 + 3);
        const Attributes window{{"kernel_shape", Ints{2, 3}}};
        compare(costOf("MaxPool", {{1, 3, 4, 6}}, {1, 3, 2, 2}, window), 0, 6 * 12);
        compare(costOf("AveragePool", {{1, 3, 4, 6}}, {1, 3, 2, 2}, window), 0, 7 * 12);
    }

    void resizing()
    {
        const gpu::Shape x{1, 3, 4, 4};
        const gpu::Shape y{1, 3, 8, 8};
        compare(costOf("Resize", {x}, y), 0, 0);
        compare(costOf("Resize", {x}, y, {{"mode", std::string("linear")}}), 0, 8 * 192);
        compare(costOf("Resize", {x}, {1, 3, 8, 4}, {{"mode", std::string("linear")}}), 0, 4 * 96);
        compare(costOf("Resize", {x}, y, {{"mode", std::string("cubic")}}), 0, 32 * 192);
    }

    void recurrentCellsAndEinsum()
    {
        // 7 steps of 2 sequences: (4 * 5) x 3 and (4 * 5) x 5 weights
        compare(costOf("LSTM", {{7, 2, 3}, {1, 20, 3}, {1, 20, 5}}, {7, 1, 2, 5}), 14 * (60 + 100), 28 * (60 + 100));
        compare(costOf("Einsum", {{2, 3, 5}, {2, 5, 7}}, {2, 3, 7}, {{"equation", std::string("bij, bjk -> bik")}}),
                2 * 3 * 5 * 7, 2 * 2 * 3 * 5 * 7);
        QVERIFY(!costOf("Einsum", {{2, 3}, {3}}, {2}, {{"equation", std::string("...j,j->...")}}));
    }

    void whatIsNotKnownHasNoCost()
    {
        QVERIFY(!costOf("NoSuchOperator", {{2}}, {2}));
        Node node = makeNode("Relu", {"x"}, {"y"});
        node.domain = "com.example";
        const std::vector<TensorInfo> infos = floats({{2}});
        const std::vector<const HostTensor*> values(1, nullptr);
        QVERIFY(!core::onnx::nodeCost({node, infos, values, 17}, infos));
    }

    void hugeCountsDoNotWrapAround()
    {
        const int64_t side = int64_t{1} << 24;
        const gpu::LimitChange larger(core::limits::tensorElements, side * side);
        NodeCost sum = *costOf("MatMul", {{side, side}, {side, side}}, {side, side});
        QCOMPARE(sum.operations, UINT64_MAX);
        sum += sum;
        QCOMPARE(sum.operations, UINT64_MAX);
    }

    void openShapesAreAssumedAndSaid()
    {
        Graph graph;
        graph.inputs = {GraphBuilder::value("image", {-1, -1, -1, -1}, ElementType::Float),
                        GraphBuilder::value("ids", {-1, -1}, ElementType::Int64),
                        GraphBuilder::value("mask", {-1, -1}, ElementType::Int64),
                        GraphBuilder::value("fixed", {2, 3}, ElementType::Float)};
        graph.inputs[0].dimensions[0].symbol = "batch";
        graph.inputs[1].dimensions[0].symbol = "batch";
        graph.inputs[1].dimensions[1].symbol = "sequence_length";
        graph.inputs[2].dimensions[1].symbol = "sequence_length";
        const InputShapes plain = completeShapes(graph, {});
        QVERIFY(plain.shapes.at("image") == (gpu::Shape{1, 3, 256, 256}));
        QVERIFY(plain.shapes.at("ids") == (gpu::Shape{1, 128}));
        QVERIFY(plain.shapes.at("mask") == (gpu::Shape{1, 128}));
        QVERIFY(plain.shapes.at("fixed") == (gpu::Shape{2, 3}));
        QCOMPARE(plain.assumed.size(), size_t{6}); // image 4, ids 1 (the batch is known), mask 1 (the length is known)
        const InputShapes bound = completeShapes(graph, {{"ids", {5, 9}}});
        QVERIFY(bound.shapes.at("image") == (gpu::Shape{5, 3, 256, 256}));
        QVERIFY(bound.shapes.at("mask") == (gpu::Shape{1, 9}));
        QCOMPARE(bound.assumed.size(), size_t{4});
        QVERIFY_THROWS_EXCEPTION(gpu::Error, completeShapes(graph, {{"ids", {5}}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, completeShapes(graph, {{"fixed", {2, 4}}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, completeShapes(graph, {{"image", {2, 3, 4, 4}}, {"ids", {5, 9}}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, completeShapes(graph, {{"other", {5}}}));
    }

    void slicesOfTensors()
    {
        using core::onnx::SliceChoice;
        std::vector<float> values(2 * 3 * 4);
        for (size_t k = 0; k < values.size(); ++k)
            values[k] = static_cast<float>(k);
        const HostTensor tensor = HostTensor::fromFloats({2, 3, 4}, values);
        SliceChoice choice = core::onnx::defaultSlice(tensor.shape());
        choice.indices[0] = 1;
        core::onnx::TensorSlice slice = core::onnx::sliceOf(tensor, choice);
        QCOMPARE(slice.rows, int64_t{3});
        QCOMPARE(slice.columns, int64_t{4});
        QCOMPARE(slice.values.front(), 12.0);
        QCOMPARE(slice.values.back(), 23.0);
        slice = core::onnx::sliceOf(tensor, {2, 0, {0, 2, 0}}); // the other way round
        QCOMPARE(slice.values, (std::vector<double>{8, 20, 9, 21, 10, 22, 11, 23}));
        QCOMPARE(core::onnx::fittedSlice({1, 2, {9, 0, 0}}, tensor.shape()).indices[0], int64_t{1});
        QVERIFY(core::onnx::fittedSlice({1, 1, {0, 0, 0}}, tensor.shape()) == core::onnx::defaultSlice(tensor.shape()));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::onnx::sliceOf(tensor, {1, 2, {2, 0, 0}}));
        QCOMPARE(core::onnx::sliceOf(HostTensor::scalar(3.F), core::onnx::defaultSlice({})).values.front(), 3.0);
        const HostTensor empty = HostTensor::fromFloats({0, 4}, {});
        QVERIFY(core::onnx::sliceOf(empty, core::onnx::defaultSlice(empty.shape())).values.empty());
        QCOMPARE(core::onnx::colourAxis({1, 3, 8, 8}), 1);
        QCOMPARE(core::onnx::colourAxis({1, 8, 8, 3}), 3);
        QCOMPARE(core::onnx::colourAxis({3, 8, 8}), -1);
    }

    void statisticsLeaveOutWhatIsNoNumber()
    {
        const std::vector<float> values{1, NAN, -3, INFINITY, 5};
        const core::onnx::TensorStats stats = core::onnx::statsOf(HostTensor::fromFloats({5}, values));
        QCOMPARE(stats.count, int64_t{5});
        QCOMPARE(stats.notNumbers, int64_t{1});
        QCOMPARE(stats.infinities, int64_t{1});
        QCOMPARE(stats.smallest, -3.0);
        QCOMPARE(stats.largest, 5.0);
        QCOMPARE(stats.mean, 1.0);
    }

    void shapesAreReadFromText()
    {
        QVERIFY(core::onnx::shapeFromText("1,3,224,224") == (gpu::Shape{1, 3, 224, 224}));
        QVERIFY(core::onnx::shapeFromText("2x5") == (gpu::Shape{2, 5}));
        QVERIFY(core::onnx::shapeFromText("").empty());
        for (const char* text : {"a", "1,", ",1", "-1", "1;2", "1,,2", "1,2,3,4,5,6,7,8,9", "99999999999999999999"})
            QVERIFY_THROWS_EXCEPTION(gpu::Error, core::onnx::shapeFromText(text));
    }
};

QTEST_GUILESS_MAIN(TestNodeCost)
#include "tst_node_cost.moc"
