// Plans: taps of the real decoder against ONNX Runtime, the exported graph as a whole, and what is refused before
// anything runs.

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "core/assets/assets.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/onnx/proto.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "tests/peer/onnxruntime.h"

using core::onnx::HostTensor;
using core::onnx::Model;
using core::onnx::Plan;
using core::onnx::PlanOptions;

namespace {

constexpr int64_t kPoints = 3;

std::vector<float> waves(int64_t count, float scale)
{
    std::vector<float> values(static_cast<size_t>(count));
    for (size_t i = 0; i < values.size(); ++i)
        values[i] = scale * std::sin(0.37F * static_cast<float>(i % 7919) + 0.001F * static_cast<float>(i / 64));
    return values;
}

/// The decoder's inputs for two clicks and a padding point.
std::map<std::string, HostTensor> decoderInputs()
{
    const std::vector<float> points{300, 420, 700.5F, 90, 0, 0};
    const std::vector<float> labels{1, 0, -1};
    const std::vector<float> none(size_t{256} * 256, 0.F);
    const std::vector<float> noMask{0};
    const std::vector<float> size{213, 320};
    return {{"image_embeddings", HostTensor::fromFloats({1, 256, 64, 64}, waves(256 * 64 * 64, 0.3F))},
            {"point_coords", HostTensor::fromFloats({1, kPoints, 2}, points)},
            {"point_labels", HostTensor::fromFloats({1, kPoints}, labels)},
            {"mask_input", HostTensor::fromFloats({1, 1, 256, 256}, none)},
            {"has_mask_input", HostTensor::fromFloats({1}, noMask)},
            {"orig_im_size", HostTensor::fromFloats({2}, size)}};
}

PlanOptions decoderOptions()
{
    PlanOptions options;
    options.inputShapes = {{"point_coords", {1, kPoints, 2}}, {"point_labels", {1, kPoints}}};
    return options;
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    double largest = a.size() == b.size() ? 0 : INFINITY;
    for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i])));
    return largest;
}

enum class Order { Chain, Apart };

/// y = nodes(x) on float vectors; in a chain each node takes the one before, apart all take x.
void writeNodes(const std::filesystem::path& path, const std::vector<std::string>& types, Order order)
{
    ::onnx::ModelProto model;
    model.set_ir_version(8);
    model.add_opset_import()->set_version(17);
    ::onnx::GraphProto& graph = *model.mutable_graph();
    graph.set_name("chain");
    const auto declare = [](::onnx::ValueInfoProto* value, const std::string& name) {
        value->set_name(name);
        auto* type = value->mutable_type()->mutable_tensor_type();
        type->set_elem_type(::onnx::TensorProto::FLOAT);
        type->mutable_shape()->add_dim()->set_dim_param("count");
    };
    declare(graph.add_input(), "x");
    std::string last = "x";
    for (const std::string& type : types) {
        ::onnx::NodeProto* node = graph.add_node();
        node->set_op_type(type);
        node->set_name("node " + type);
        node->add_input(order == Order::Chain ? last : "x");
        last = &type == &types.back() ? "y" : "after " + type;
        node->add_output(last);
        if (order == Order::Apart || last == "y")
            declare(graph.add_output(), last);
    }
    std::ofstream file(path, std::ios::binary);
    model.SerializeToOstream(&file);
}

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private:
    core::AssetStore m_assets;
    std::unique_ptr<gpu::Device> m_device;
    std::shared_ptr<const Model> m_decoder;
    QTemporaryDir m_folder;

    std::shared_ptr<const Model> chain(const std::vector<std::string>& types, Order order = Order::Chain)
    {
        const std::filesystem::path path = m_folder.filePath("chain.onnx").toStdString();
        writeNodes(path, types, order);
        return Model::load(path);
    }

private slots:
    void initTestCase()
    {
        m_device = gpu::Device::open();
        m_decoder = Model::load(m_assets.path("mobilesam-decoder"));
    }

    void cleanupTestCase()
    {
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void tappedAttentionMapsAgreeWithThePeer()
    {
        PlanOptions options = decoderOptions();
        for (const char* layer : {"layers.0/self_attn", "layers.0/cross_attn_token_to_image",
                                  "layers.0/cross_attn_image_to_token", "final_attn_token_to_image"})
            options.outputs.push_back(std::string("/transformer/") + layer + "/Softmax_output_0");
        Plan plan(*m_device, m_decoder, options);
        for (const auto& [name, value] : decoderInputs())
            plan.setInput(name, value);
        plan.run();
        peer::OnnxRuntime runtime(m_assets.path("onnxruntime"), m_assets.path("mobilesam-decoder"), 2, options.outputs);
        const auto expected = runtime.run(decoderInputs(), options.outputs);
        for (const std::string& name : options.outputs) {
            const HostTensor map = plan.output(name);
            QVERIFY(map.shape() == expected.at(name).shape());
            const std::vector<float> values = map.toFloats();
            const double difference = largestDifference(values, expected.at(name).toFloats());
            QVERIFY2(difference < 1e-4, qPrintable(QString("%1: %2").arg(name.c_str()).arg(difference)));
            const auto columns = static_cast<size_t>(map.shape().back());
            for (size_t row = 0; row < values.size(); row += columns) {
                double sum = 0;
                for (size_t i = 0; i < columns; ++i)
                    sum += static_cast<double>(values[row + i]);
                QVERIFY(std::abs(sum - 1) < 1e-4);
            }
        }
    }

    void tapsLeaveTheResultAsItIs()
    {
        const std::string masks = "/Reshape_9_output_0";
        PlanOptions plain = decoderOptions();
        plain.outputs = {masks};
        PlanOptions tapped = plain;
        tapped.outputs.push_back("/transformer/layers.1/self_attn/Softmax_output_0");
        std::vector<std::vector<float>> results;
        for (const PlanOptions& options : {plain, tapped}) {
            Plan plan(*m_device, m_decoder, options);
            for (const auto& [name, value] : decoderInputs())
                plan.setInput(name, value);
            plan.run();
            results.push_back(plan.output(masks).toFloats());
            plan.run(); // a replay gives the same bits
            QVERIFY(plan.output(masks).toFloats() == results.back());
        }
        QVERIFY(largestDifference(results[0], results[1]) < 1e-3);
    }

    void theWholeExportedGraphAgreesWithThePeer()
    {
        // The size of the result is an input: it has to be known when the plan is made.
        PlanOptions options = decoderOptions();
        const auto inputs = decoderInputs();
        options.constantInputs["orig_im_size"] = inputs.at("orig_im_size");
        Plan plan(*m_device, m_decoder, options);
        for (const auto& [name, value] : inputs)
            plan.setInput(name, value);
        plan.run();
        peer::OnnxRuntime runtime(m_assets.path("onnxruntime"), m_assets.path("mobilesam-decoder"), 2);
        const std::vector<std::string> names{"masks", "iou_predictions", "low_res_masks"};
        const auto expected = runtime.run(inputs, names);
        QVERIFY(plan.output("masks").shape() == (gpu::Shape{1, 1, 213, 320}));
        for (const std::string& name : names) {
            const double difference = largestDifference(plan.output(name).toFloats(), expected.at(name).toFloats());
            QVERIFY2(difference < 1e-2, qPrintable(QString("%1: %2").arg(name.c_str()).arg(difference)));
        }
    }

    void unboundSizeIsExplained()
    {
        try {
            const Plan plan(*m_device, m_decoder, decoderOptions());
            QFAIL("planned a result of unknown size");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Unsupported);
        }
    }

    void everyUnsupportedNodeIsListedBeforeAnythingRuns()
    {
        try {
            PlanOptions options;
            options.inputShapes = {{"x", {5}}};
            const Plan plan(*m_device, chain({"Relu", "Bernoulli", "Exp", "RandomNormalLike"}, Order::Apart), options);
            QFAIL("planned operators that Tessera does not have");
        } catch (const gpu::Error& error) {
            const std::string words = error.message().english() + error.hint().english();
            QVERIFY2(words.find("Bernoulli") != std::string::npos &&
                         words.find("RandomNormalLike") != std::string::npos,
                     words.c_str());
            QVERIFY(words.find("node Relu") == std::string::npos);
        }
    }

    void wrongShapesAndTypesAreRefused()
    {
        PlanOptions options;
        options.inputShapes = {{"x", {5}}};
        const auto model = chain({"Relu", "Exp"});
        Plan plan(*m_device, model, options);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, plan.setInput("x", HostTensor::fromFloats({4}, waves(4, 1))));
        const std::vector<int64_t> integers(5, 1);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, plan.setInput("x", HostTensor::fromInt64s({5}, integers)));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, plan.setInput("z", HostTensor::fromFloats({5}, waves(5, 1))));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, plan.output("after Relu"));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, Plan(*m_device, model, {}));
        options.outputs = {"no such tensor"};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, Plan(*m_device, model, options));
    }

    void chainsOfElementsBecomeOneDispatch()
    {
        PlanOptions options;
        options.inputShapes = {{"x", {1001}}};
        Plan plan(*m_device, chain({"Relu", "Exp", "Neg", "Tanh"}), options);
        QCOMPARE(plan.stepCount(), size_t{1});
        const std::vector<float> x = waves(1001, 2);
        plan.setInput("x", HostTensor::fromFloats({1001}, x));
        plan.run();
        const std::vector<float> y = plan.output("y").toFloats();
        for (size_t i = 0; i < x.size(); ++i)
            QVERIFY(std::abs(y[i] - std::tanh(-std::exp(std::max(x[i], 0.F)))) < 1e-5F);
    }

    void emptyTensorsPassThrough()
    {
        PlanOptions options;
        options.inputShapes = {{"x", {0}}};
        Plan plan(*m_device, chain({"Relu", "Exp"}), options);
        plan.setInput("x", HostTensor::fromFloats({0}, {}));
        plan.run();
        QCOMPARE(plan.output("y").elementCount(), int64_t{0});
    }
};

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
