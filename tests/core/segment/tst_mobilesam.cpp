// MobileSAM end to end on the four photos, against ONNX Runtime with the same preprocessed input.

#include <QTest>

#include <algorithm>
#include <cmath>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/predictor.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/kernel_library.h"
#include "tests/peer/onnxruntime.h"

using core::onnx::HostTensor;
using gpu::Shape;

namespace {

/// Root of the summed squared differences over that of the summed squares.
double relativeError(const std::vector<float>& actual, const std::vector<float>& expected)
{
    double difference = 0;
    double norm = 0;
    for (size_t i = 0; i < expected.size(); ++i) {
        const double e = static_cast<double>(expected[i]);
        difference += (static_cast<double>(actual[i]) - e) * (static_cast<double>(actual[i]) - e);
        norm += e * e;
    }
    return std::sqrt(difference / norm);
}

double iou(const core::Mask& mask, const std::vector<float>& logits)
{
    size_t both = 0;
    size_t any = 0;
    for (size_t i = 0; i < logits.size(); ++i) {
        const bool a = mask.values[i] != 0;
        const bool b = logits[i] > 0;
        both += a && b ? 1 : 0;
        any += a || b ? 1 : 0;
    }
    return any == 0 ? 1 : static_cast<double>(both) / static_cast<double>(any);
}

} // namespace

class TestMobileSam : public QObject {
    Q_OBJECT

private:
    core::AssetStore m_assets;
    std::unique_ptr<gpu::Device> m_device;
    std::unique_ptr<core::segment::Predictor> m_predictor;
    std::unique_ptr<peer::OnnxRuntime> m_peerEncoder;
    std::unique_ptr<peer::OnnxRuntime> m_peerDecoder;
    std::map<std::string, std::shared_ptr<const core::segment::Embedding>> m_embeddings;

    core::Image photo(const std::string& name) { return core::loadImage(m_assets.path("photo-" + name)).image; }

    std::shared_ptr<const core::segment::Embedding> embeddingOf(const std::string& name)
    {
        auto& embedding = m_embeddings[name];
        core::JobContext context;
        if (!embedding)
            embedding = m_predictor->encode(photo(name), context);
        return embedding;
    }

    /// The exported graph's own result for these prompts, from the same embedding.
    std::map<std::string, HostTensor> peerDecode(const core::segment::Embedding& embedding,
                                                 const core::segment::Prompts& prompts)
    {
        const core::segment::PromptTensors tensors =
            core::segment::promptTensors(prompts, embedding.imageWidth, embedding.imageHeight);
        const std::vector<float> mask = core::segment::maskInput(prompts.mask);
        const std::vector<float> size{static_cast<float>(embedding.imageHeight),
                                      static_cast<float>(embedding.imageWidth)};
        const std::vector<float> hasMask{prompts.mask.empty() ? 0.F : 1.F};
        return m_peerDecoder->run({{"image_embeddings", HostTensor::fromFloats({1, 256, 64, 64}, embedding.values)},
                                   {"point_coords", HostTensor::fromFloats({1, tensors.count, 2}, tensors.coordinates)},
                                   {"point_labels", HostTensor::fromFloats({1, tensors.count}, tensors.labels)},
                                   {"mask_input", HostTensor::fromFloats({1, 1, 256, 256}, mask)},
                                   {"has_mask_input", HostTensor::fromFloats({1}, hasMask)},
                                   {"orig_im_size", HostTensor::fromFloats({2}, size)}},
                                  {"masks", "iou_predictions", "/iou_prediction_head/layers.2/Gemm_output_0"});
    }

    void comparePrediction(const std::string& name, const core::segment::Prompts& prompts)
    {
        const auto embedding = embeddingOf(name);
        core::JobContext context;
        const core::segment::Prediction prediction = m_predictor->predict(*embedding, prompts, context);
        auto expected = peerDecode(*embedding, prompts);
        const core::segment::Candidate& best = prediction.candidates[static_cast<size_t>(prediction.best)];
        const double overlap = iou(best.mask, expected["masks"].toFloats());
        QVERIFY2(overlap >= 0.995, qPrintable(QString("mask IoU %1").arg(overlap)));
        const double predicted = expected["iou_predictions"].doubleAt(0);
        QVERIFY2(std::abs(best.predictedIou - predicted) <= 0.005,
                 qPrintable(QString("predicted IoU %1, expected %2").arg(best.predictedIou).arg(predicted)));
        const std::vector<float> all = expected["/iou_prediction_head/layers.2/Gemm_output_0"].toFloats();
        for (size_t i = 0; i < prediction.candidates.size(); ++i) {
            const core::segment::Candidate& candidate = prediction.candidates[i];
            QVERIFY(std::abs(candidate.predictedIou - static_cast<double>(all[i])) <= 0.005);
            QCOMPARE(candidate.area, std::count(candidate.mask.values.begin(), candidate.mask.values.end(), 255));
            QVERIFY(candidate.stability > 0 && candidate.stability <= 1);
        }
    }

private slots:
    void initTestCase()
    {
        const std::filesystem::path library = m_assets.path("onnxruntime");
        m_peerEncoder = std::make_unique<peer::OnnxRuntime>(library, m_assets.path("mobilesam-encoder"), 2);
        m_peerDecoder = std::make_unique<peer::OnnxRuntime>(
            library, m_assets.path("mobilesam-decoder"), 2,
            std::vector<std::string>{"/iou_prediction_head/layers.2/Gemm_output_0"});
        m_device = gpu::Device::open();
        core::segment::PredictorOptions options;
        options.useDiskCache = false;
        m_predictor = std::make_unique<core::segment::Predictor>(
            *m_device,
            core::segment::PredictorFiles{m_assets.path("mobilesam-encoder"), m_assets.path("mobilesam-decoder")},
            options);
    }

    void cleanupTestCase()
    {
        m_predictor.reset();
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void encoderAgreesWithThePeer_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"chelsea", "coffee", "astronaut", "rocket"})
            QTest::newRow(name) << QString(name);
    }
    void encoderAgreesWithThePeer()
    {
        QFETCH(QString, name);
        const std::vector<float> input = core::segment::encoderInput(photo(name.toStdString()));
        const auto expected =
            m_peerEncoder->run({{"input", HostTensor::fromFloats({1, 3, 1024, 1024}, input)}}, {"output"});
        const double error = relativeError(embeddingOf(name.toStdString())->values, expected.at("output").toFloats());
        QVERIFY2(error <= 1e-3, qPrintable(QString("relative error %1").arg(error)));
    }

    void oneClickAgreesWithThePeer_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("predictedIou");
        QTest::newRow("chelsea") << QString("chelsea") << 225. << 150. << 1.000;
        QTest::newRow("coffee") << QString("coffee") << 300. << 200. << 0.985;
        // Two candidates are nearly level here: the part with 0.977, the whole with 0.983, which the graph returns.
        QTest::newRow("astronaut") << QString("astronaut") << 225. << 120. << 0.983;
        QTest::newRow("rocket") << QString("rocket") << 322. << 250. << 0.966;
    }
    void oneClickAgreesWithThePeer()
    {
        QFETCH(QString, name);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, predictedIou);
        comparePrediction(name.toStdString(), {{{x, y, true}}, {}, {}});
        core::JobContext context;
        const auto prediction =
            m_predictor->predict(*embeddingOf(name.toStdString()), {{{x, y, true}}, {}, {}}, context);
        QVERIFY(std::abs(prediction.candidates[static_cast<size_t>(prediction.best)].predictedIou - predictedIou) <
                0.005);
    }

    void boxAndBackgroundPointsAgreeWithThePeer()
    {
        comparePrediction("coffee", {{}, core::segment::BoxPrompt{150, 60, 460, 330}, {}});
        comparePrediction("coffee", {{{300, 200, true}, {50, 50, false}}, {}, {}});
        comparePrediction("astronaut",
                          {{{225, 120, true}, {300, 400, false}}, core::segment::BoxPrompt{100, 20, 400, 500}, {}});
    }

    void previousMaskAgreesWithThePeer()
    {
        core::JobContext context;
        const core::segment::Prompts click{{{225, 150, true}}, {}, {}};
        const auto first = m_predictor->predict(*embeddingOf("chelsea"), click, context);
        core::segment::Prompts again = click;
        again.points.push_back({100, 200, true});
        again.mask = first.candidates[static_cast<size_t>(first.best)].mask;
        comparePrediction("chelsea", again);
    }

    void chelseaCoversThreeQuartersOfThePicture()
    {
        core::JobContext context;
        const auto prediction = m_predictor->predict(*embeddingOf("chelsea"), {{{225, 150, true}}, {}, {}}, context);
        const auto& best = prediction.candidates[static_cast<size_t>(prediction.best)];
        QVERIFY(std::abs(static_cast<double>(best.area) / (451. * 300.) - 0.742) < 0.01);
    }

    void encodingCanBeCancelled()
    {
        std::stop_source source;
        core::JobContext context;
        context.control.stop = source.get_token();
        context.onStep = [&](const gpu::Message&, double fraction) {
            if (fraction > 0.2)
                source.request_stop();
        };
        core::Image other = photo("rocket");
        std::reverse(other.rgb.begin(), other.rgb.end());
        try {
            m_predictor->encode(other, context);
            QFAIL("the encoding ran to its end");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Cancelled);
        }
        comparePrediction("chelsea", {{{225, 150, true}}, {}, {}}); // everything is still usable
    }

    void fewPipelinesServeTheWholeModel()
    {
        embeddingOf("chelsea");
        QVERIFY2(m_device->kernels().pipelineCount() <= 60,
                 qPrintable(QString("%1 pipelines").arg(m_device->kernels().pipelineCount())));
    }
};

QTEST_GUILESS_MAIN(TestMobileSam)
#include "tst_mobilesam.moc"
