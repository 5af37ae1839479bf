// What is told of a model: of a small one node by node, of MobileSAM against figures that come about in another way.

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "core/assets/assets.h"
#include "core/onnx/model.h"
#include "core/onnx/plan_times.h"
#include "core/onnx/summary.h"
#include "core/onnx/summary_table.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/core/onnx/onnx_files.h"

using core::onnx::Graph;
using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::ModelSummary;
using core::onnx::Node;
using core::onnx::NodeFate;
using core::onnx::NodeSummary;
using core::onnx::Plan;
using core::onnx::SummaryOptions;

namespace {

const NodeSummary& nodeOf(const ModelSummary& summary, const std::string& name)
{
    for (const NodeSummary& node : summary.nodes)
        if (node.name == name)
            return node;
    throw std::runtime_error("no node " + name);
}

/// Multiply-adds of all convolutions and products, from the sizes of weights and results alone: each weight meets each
/// place of the result (of the input, where it is transposed) once.
uint64_t productsByWeights(const Graph& graph, const ModelSummary& summary)
{
    std::map<std::string, core::onnx::TensorInfo> known;
    for (const NodeSummary& node : summary.nodes)
        known[node.output] = node.info;
    for (const auto& [name, shape] : summary.shapes.shapes)
        known[name].shape = shape;
    const auto elements = [&](const std::string& name) {
        const auto weights = graph.initialisers.find(name);
        return static_cast<uint64_t>(weights == graph.initialisers.end() ? known.at(name).shape.elementCount()
                                                                         : weights->second.elementCount());
    };
    uint64_t sum = 0;
    for (size_t k = 0; k < graph.nodes.size(); ++k) {
        const Node& node = graph.nodes[k];
        if (summary.nodes[k].fate != NodeFate::Kept)
            continue;
        const uint64_t out = elements(node.output(0));
        if (node.opType == "Conv") {
            const auto channels = static_cast<uint64_t>(known.at(node.output(0)).shape[1]);
            sum += elements(node.input(1)) * (out / channels);
        } else if (node.opType == "ConvTranspose") {
            const auto channels = static_cast<uint64_t>(known.at(node.input(0)).shape[1]);
            sum += elements(node.input(1)) * (elements(node.input(0)) / channels);
        } else if (node.opType == "MatMul" || node.opType == "Gemm") {
            // |A| |B| |Y| / b = (b m k) (b k n) (b m n) / b = (b m k n)^2 for a batch of b; a shared B lacks one b.
            const double a = static_cast<double>(elements(node.input(0)));
            const double b = static_cast<double>(elements(node.input(1)));
            const bool shared = graph.initialisers.contains(node.input(1));
            double batch = 1;
            if (!shared)
                for (int axis = 0; axis + 2 < known.at(node.output(0)).shape.rank(); ++axis)
                    batch *= static_cast<double>(known.at(node.output(0)).shape[axis]);
            sum += static_cast<uint64_t>(std::llround(std::sqrt(a * b * static_cast<double>(out) / batch)));
        }
    }
    return sum;
}

/// What the kernels of products were recorded to cost.
double costOfProductKernels(Plan& plan)
{
    double sum = 0;
    for (const gpu::KernelTiming& dispatch : plan.commands().dispatches())
        if (dispatch.kernel.find("matmul") != std::string::npos || dispatch.kernel.find("conv") != std::string::npos ||
            dispatch.kernel.find("attention") != std::string::npos)
            sum += dispatch.cost.floatingPointOperations;
    return sum;
}

} // namespace

class TestSummary : public QObject {
    Q_OBJECT

private:
    core::AssetStore m_assets;
    QTemporaryDir m_folder;
    std::unique_ptr<gpu::Device> m_device;
    std::shared_ptr<const Model> m_small;
    const SummaryOptions m_shapes{{{"picture", {1, 3, 10, 12}}}, {}};

    std::shared_ptr<const Model> load(const ::onnx::ModelProto& model, const char* name)
    {
        const std::filesystem::path path = m_folder.filePath(name).toStdString();
        onnx_test::write(model, path);
        return Model::load(path);
    }

private slots:
    void initTestCase()
    {
        m_device = gpu::Device::open();
        m_small = load(onnx_test::smallModel(), "small.onnx");
    }
    void cleanupTestCase()
    {
        const std::vector<std::string> messages = m_device->validationMessages();
        QVERIFY2(messages.empty(), messages.empty() ? "" : messages.front().c_str());
    }

    void theFileIsDescribed()
    {
        const ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        QCOMPARE(summary.facts.producer, std::string("tests"));
        QCOMPARE(summary.facts.irVersion, int64_t{8});
        QCOMPARE(summary.opsets.at(""), int64_t{17});
        QCOMPARE(summary.operators.at("Conv"), 1);
        QCOMPARE(summary.parameterCount(), int64_t{4 * 27 + 4});
        QCOMPARE(summary.parameterBytes(), int64_t{4 * 112});
        QCOMPARE(summary.parameters.size(), size_t{1});
        QVERIFY(summary.outputInfos.at("y").shape == (gpu::Shape{1, 4, 10, 12}));
        QVERIFY(summary.outputInfos.at("size").shape == (gpu::Shape{4}));
        QVERIFY(summary.shapes.assumed.empty());
        QVERIFY(summary.runs());
    }

    void everyNodeHasItsFateAndCost()
    {
        const ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        const uint64_t values = 4 * 10 * 12;
        const NodeSummary& conv = nodeOf(summary, "conv");
        QVERIFY(conv.fate == NodeFate::Kept);
        QCOMPARE(conv.parameters, int64_t{112});
        QCOMPARE(conv.cost->multiplyAdds, values * 27);
        QCOMPARE(conv.cost->operations, values * 27 * 2 + values);
        QCOMPARE(conv.activationBytes, 4 * values);
        QVERIFY(nodeOf(summary, "same").fate == NodeFate::Dropped);
        QVERIFY(nodeOf(summary, "size").fate == NodeFate::Folded);
        QVERIFY(nodeOf(summary, "neg").fate == NodeFate::Unused);
        QVERIFY(nodeOf(summary, "mean").info.shape == (gpu::Shape{1, 4, 1, 1}));
        // conv, relu, mean, mul, add
        QCOMPARE(summary.cost.multiplyAdds, values * 27);
        QCOMPARE(summary.cost.operations, values * (54 + 1) + values + (values + 4) + values + values);
        QCOMPARE(summary.activationBytes, 4 * (4 * values + 4));
        QCOMPARE(summary.uncounted, 0);
    }

    void whatIsFusedIsOneGroup()
    {
        const ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        QCOMPARE(summary.groups.size(), size_t{3});
        QCOMPARE(nodeOf(summary, "conv").group(), nodeOf(summary, "relu").group());
        QCOMPARE(nodeOf(summary, "mul").group(), nodeOf(summary, "add").group());
        const core::onnx::GroupSummary& fused = summary.groups[static_cast<size_t>(nodeOf(summary, "conv").group())];
        QCOMPARE(fused.opType, std::string("tessera.FusedConv"));
        QCOMPARE(fused.members, (std::vector<size_t>{0, 1}));
        QCOMPARE(fused.cost.multiplyAdds, summary.cost.multiplyAdds);
        QVERIFY(fused.kernels.empty());
        QCOMPARE(nodeOf(summary, "size").group(), -1);
    }

    void theDeviceAddsKernelsAndMemory()
    {
        ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        const std::unique_ptr<Plan> plan = core::onnx::planSummarised(summary, *m_device, m_small, m_shapes);
        QVERIFY(plan && summary.plan);
        QCOMPARE(summary.plan->arenaBytes, plan->arenaBytes());
        QCOMPARE(summary.plan->dispatches, plan->stepCount());
        size_t kernels = 0;
        for (const core::onnx::GroupSummary& group : summary.groups) {
            QVERIFY2(!group.kernels.empty(), group.name.c_str());
            kernels += group.kernels.size();
        }
        QCOMPARE(kernels, summary.plan->dispatches);
        const auto table = core::onnx::nodeTable(summary);
        QCOMPARE(table.rows.size(), summary.nodes.size());
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
    }

    void everyKernelIsTimed()
    {
        ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        const std::unique_ptr<Plan> plan = core::onnx::planSummarised(summary, *m_device, m_small, m_shapes);
        for (const auto& [name, value] : core::onnx::sampleInputs(*plan, core::onnx::SampleValues::Random, 7))
            plan->setInput(name, value);
        double last = 0;
        const core::onnx::PlanTimes times = core::onnx::timePlan(*plan, 3, {{}, [&](double done) {
                                                                                QVERIFY(done >= last && done <= 1);
                                                                                last = done;
                                                                            }});
        QCOMPARE(times.runs, 3);
        QVERIFY(times.milliseconds > 0);
        if (!m_device->info().timestamps)
            QSKIP("this device has no clock");
        QCOMPARE(times.nodes.size(), summary.groups.size());
        const std::vector<double> rows = core::onnx::nodeTimes(summary, times.nodes);
        QCOMPARE(rows.size(), summary.nodes.size());
        QCOMPARE(rows[0], -1.0); // conv: told at relu
        QCOMPARE(rows[1], times.nodes[0]);
        size_t dispatches = 0;
        for (const core::onnx::KernelTime& row : times.kernels)
            dispatches += row.dispatches;
        QCOMPARE(dispatches, summary.plan->dispatches);
    }

    void samplesAreTheSameForTheSameSeed()
    {
        ModelSummary summary = core::onnx::summarise(*m_small, m_shapes);
        const std::unique_ptr<Plan> plan = core::onnx::planSummarised(summary, *m_device, m_small, m_shapes);
        using core::onnx::SampleValues;
        const auto picture = [&](SampleValues values, uint64_t seed) {
            return core::onnx::sampleInputs(*plan, values, seed).at("picture").toFloats();
        };
        QVERIFY(picture(SampleValues::Random, 3) == picture(SampleValues::Random, 3));
        QVERIFY(picture(SampleValues::Random, 3) != picture(SampleValues::Random, 4));
        QVERIFY(picture(SampleValues::Zeros, 3) == std::vector<float>(360, 0));
    }

    void unsupportedNodesAreShownWithTheirReason()
    {
        const auto model = load(onnx_test::unsupportedModel(), "unsupported.onnx");
        ModelSummary summary = core::onnx::summarise(*model, m_shapes);
        QVERIFY(!summary.runs());
        QCOMPARE(summary.count(NodeFate::Unsupported), 1);
        QVERIFY(nodeOf(summary, "strange").fate == NodeFate::Unsupported);
        QVERIFY(!nodeOf(summary, "strange").cost);
        QVERIFY(nodeOf(summary, "exp").fate == NodeFate::Behind);
        QVERIFY(!nodeOf(summary, "exp").info.valid());
        QVERIFY(nodeOf(summary, "conv").fate == NodeFate::Kept); // what is in front of it is known all the same
        QCOMPARE(nodeOf(summary, "add").info.shape.elementCount(), int64_t{480});
        QVERIFY(!core::onnx::planSummarised(summary, *m_device, model, m_shapes));
    }

    void shapesThatDependOnValuesWantThem()
    {
        const auto decoder = Model::load(m_assets.path("mobilesam-decoder"));
        SummaryOptions options{{{"point_coords", {1, 3, 2}}, {"point_labels", {1, 3}}}, {}};
        const ModelSummary open = core::onnx::summarise(*decoder, options);
        QVERIFY(open.count(NodeFate::Unsupported) > 0);
        for (const NodeSummary& node : open.nodes)
            QVERIFY(node.fate != NodeFate::Unsupported || !node.reason.empty());
        const std::vector<float> size{213, 320};
        options.values["orig_im_size"] = HostTensor::fromFloats({2}, size);
        QVERIFY(core::onnx::summarise(*decoder, options).runs());
    }

    void mobileSamIsCountedRight_data()
    {
        QTest::addColumn<QString>("asset");
        QTest::newRow("encoder") << "mobilesam-encoder";
        QTest::newRow("decoder") << "mobilesam-decoder";
    }

    void mobileSamIsCountedRight()
    {
        QFETCH(const QString, asset);
        const auto model = Model::load(m_assets.path(asset.toStdString()));
        SummaryOptions options;
        if (asset == "mobilesam-decoder") {
            const std::vector<float> size{1024, 1024};
            options.shapes = {{"point_coords", {1, 3, 2}}, {"point_labels", {1, 3}}};
            options.values["orig_im_size"] = HostTensor::fromFloats({2}, size);
        }
        ModelSummary summary = core::onnx::summarise(*model, options);
        QVERIFY(summary.runs());
        QCOMPARE(summary.uncounted, 0);
        QCOMPARE(summary.cost.multiplyAdds, productsByWeights(model->graph(), summary));
        const std::unique_ptr<Plan> plan = core::onnx::planSummarised(summary, *m_device, model, options);
        QVERIFY(plan && summary.plan->arenaBytes < summary.activationBytes);
        // Kernels count the additions of biases as well.
        const double kernels = costOfProductKernels(*plan);
        const double ratio = kernels / (2 * static_cast<double>(summary.cost.multiplyAdds));
        QVERIFY2(std::abs(ratio - 1) < 0.02, qPrintable(QString::number(ratio)));
        for (const NodeSummary& node : summary.nodes)
            QVERIFY2(node.fate != NodeFate::Kept || node.group() >= 0, node.name.c_str());
    }
};

QTEST_GUILESS_MAIN(TestSummary)
#include "tst_summary.moc"
