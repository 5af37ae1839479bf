// The attention of SAM's real decoder, tensor by tensor against ONNX Runtime on the same embedding.

#include <QTest>

#include <cmath>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/segment/attention_decoder.h"
#include "core/segment/predictor.h"
#include "core/segment/preprocess.h"
#include "gpu/device.h"
#include "tests/peer/onnxruntime.h"

using namespace core::segment;
using core::onnx::HostTensor;

namespace {

constexpr double kTolerance = 1e-3;

double relativeError(const std::vector<float>& actual, const std::vector<float>& expected)
{
    double difference = 0;
    double norm = 0;
    for (size_t i = 0; i < expected.size(); ++i) {
        const auto e = static_cast<double>(expected[i]);
        difference += (static_cast<double>(actual[i]) - e) * (static_cast<double>(actual[i]) - e);
        norm += e * e;
    }
    return std::sqrt(difference / norm);
}

/// The largest distance of a row's sum from 1.
double worstSum(const std::vector<float>& weights, size_t length)
{
    double worst = 0;
    for (size_t at = 0; at < weights.size(); at += length) {
        double sum = 0;
        for (size_t i = 0; i < length; ++i)
            sum += static_cast<double>(weights[at + i]);
        worst = std::max(worst, std::abs(sum - 1));
    }
    return worst;
}

} // namespace

class TestMaskAttention : public QObject {
    Q_OBJECT

private:
    core::AssetStore m_assets;
    AttentionTaps m_taps;
    std::unique_ptr<peer::OnnxRuntime> m_peer;
    std::unique_ptr<gpu::Device> m_device;
    std::unique_ptr<Predictor> m_predictor;
    std::shared_ptr<const Embedding> m_embedding;

    std::map<std::string, HostTensor> peerAttention(const Prompts& prompts, const std::vector<std::string>& names)
    {
        const PromptTensors tensors = promptTensors(prompts, m_embedding->imageWidth, m_embedding->imageHeight);
        const std::vector<float> size{static_cast<float>(m_embedding->imageHeight),
                                      static_cast<float>(m_embedding->imageWidth)};
        const std::vector<float> hasMask{prompts.mask.empty() ? 0.F : 1.F};
        return m_peer->run({{"image_embeddings", HostTensor::fromFloats({1, 256, 64, 64}, m_embedding->values)},
                            {"point_coords", HostTensor::fromFloats({1, tensors.count, 2}, tensors.coordinates)},
                            {"point_labels", HostTensor::fromFloats({1, tensors.count}, tensors.labels)},
                            {"mask_input", HostTensor::fromFloats({1, 1, 256, 256}, maskInput(prompts.mask))},
                            {"has_mask_input", HostTensor::fromFloats({1}, hasMask)},
                            {"orig_im_size", HostTensor::fromFloats({2}, size)}},
                           names);
    }

    void compareWithPeer(const Prompts& prompts)
    {
        core::JobContext context;
        const MaskAttention attention = m_predictor->attention(*m_embedding, prompts, context);
        const size_t tokens = attention.tokens.size();
        const auto compare = [&](const std::vector<std::string>& names, const std::vector<std::vector<float>>& layers,
                                 size_t rowLength) {
            const auto expected = peerAttention(prompts, names);
            QCOMPARE(layers.size(), names.size());
            for (size_t i = 0; i < names.size(); ++i) {
                const std::vector<float> values = expected.at(names[i]).toFloats();
                QCOMPARE(layers[i].size(), values.size());
                const double error = relativeError(layers[i], values);
                QVERIFY2(error <= kTolerance, qPrintable(QString("%1: %2").arg(names[i].c_str()).arg(error)));
                const double sum = worstSum(layers[i], rowLength);
                QVERIFY2(sum <= 1e-5, qPrintable(QString("%1: sum off by %2").arg(names[i].c_str()).arg(sum)));
                qInfo("%s: relative error %.2g, row sums off by at most %.2g", names[i].c_str(), error, sum);
            }
        };
        compare(m_taps.selfAttention, attention.selfAttention, tokens);
        compare(m_taps.tokenToImage, attention.tokenToImage, kAttentionCells);
        compare(m_taps.imageToToken, attention.imageToToken, tokens);
    }

private slots:
    void initTestCase()
    {
        const std::filesystem::path decoder = m_assets.path("mobilesam-decoder");
        m_taps = findAttention(*core::onnx::Model::load(decoder));
        std::vector<std::string> names = m_taps.selfAttention;
        names.insert(names.end(), m_taps.tokenToImage.begin(), m_taps.tokenToImage.end());
        names.insert(names.end(), m_taps.imageToToken.begin(), m_taps.imageToToken.end());
        m_peer = std::make_unique<peer::OnnxRuntime>(m_assets.path("onnxruntime"), decoder, 2, names);
        m_device = gpu::Device::open();
        PredictorOptions options;
        options.useDiskCache = false;
        m_predictor = std::make_unique<Predictor>(*m_device,
                                                  PredictorFiles{m_assets.path("mobilesam-encoder"), decoder}, options);
        core::JobContext context;
        m_embedding = m_predictor->encode(core::loadImage(m_assets.path("photo-chelsea")).image, context);
    }

    void cleanupTestCase()
    {
        m_predictor.reset();
        for (const std::string& message : m_device->validationMessages())
            QFAIL(message.c_str());
        m_device.reset();
    }

    void theDecoderHasTwoLayersOfEightHeads()
    {
        QCOMPARE(m_taps.heads, size_t{8});
        QCOMPARE(m_taps.selfAttention.size(), size_t{2});
        QCOMPARE(m_taps.tokenToImage.size(), size_t{3});
        QCOMPARE(m_taps.imageToToken.size(), size_t{2});
    }

    void agreesWithThePeer_data()
    {
        QTest::addColumn<Prompts>("prompts");
        const BoxPrompt box{60, 20, 400, 290};
        QTest::newRow("one click") << Prompts{{{225, 150, true}}, {}, {}};
        QTest::newRow("object and background") << Prompts{{{225, 150, true}, {30, 30, false}}, {}, {}};
        QTest::newRow("a box") << Prompts{{}, box, {}};
        QTest::newRow("a box and three points")
            << Prompts{{{225, 150, true}, {10, 290, false}, {180, 90, true}}, box, {}};
    }
    void agreesWithThePeer()
    {
        QFETCH(Prompts, prompts);
        compareWithPeer(prompts);
    }

    void aMaskPromptAgreesWithThePeer()
    {
        core::JobContext context;
        Prompts prompts{{{225, 150, true}}, {}, {}};
        const Prediction first = m_predictor->predict(*m_embedding, prompts, context);
        prompts.mask = first.candidates[static_cast<size_t>(first.best)].mask;
        compareWithPeer(prompts);
    }

    void theSameAgainBitByBit()
    {
        core::JobContext context;
        const Prompts prompts{{{225, 150, true}}, {}, {}};
        const MaskAttention once = m_predictor->attention(*m_embedding, prompts, context);
        m_predictor->predict(*m_embedding, prompts, context);
        const MaskAttention again = m_predictor->attention(*m_embedding, prompts, context);
        QVERIFY(once.tokenToImage == again.tokenToImage);
        QVERIFY(once.imageToToken == again.imageToToken);
        QVERIFY(once.selfAttention == again.selfAttention);
    }

    void aPromptsTokenLooksAroundItsPlace()
    {
        // What the maps' frame says must fit the picture: of all cells, the mean of the last layer's click token lies
        // on the cat, and more of it near the click than on the far corner.
        core::JobContext context;
        const MaskAttention attention = m_predictor->attention(*m_embedding, {{{225, 150, true}}, {}, {}}, context);
        const std::vector<float> map = attentionMap(attention, AttentionDirection::TokenToImage, 0, 5, kMeanOfHeads);
        const double onPicture = shareOnPicture(map, attention.grid);
        qInfo("share on the picture %.3f, at the click %g, at the corner %g", onPicture,
              double(map[attention.grid.cellAt(225, 150)]), double(map[attention.grid.cellAt(440, 10)]));
        QVERIFY(onPicture > 0.5);
        QVERIFY(map[attention.grid.cellAt(225, 150)] > map[attention.grid.cellAt(440, 10)]);
    }
};

QTEST_GUILESS_MAIN(TestMaskAttention)
#include "tst_mask_attention.moc"
