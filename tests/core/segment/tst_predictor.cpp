// The way from a picture and prompts to masks, with tiny graphs whose masks are known.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/assets/sha256.h"
#include "core/segment/preprocess.h"
#include "core/segment/session.h"
#include "gpu/base/error.h"
#include "tests/core/segment/small_models.h"

using namespace core::segment;
using core::Image;
using core::Mask;

namespace {

Image picture(int width, int height, uint8_t shift = 0)
{
    Image image{width, height, {}};
    for (int i = 0; i < 3 * width * height; ++i)
        image.rgb.push_back(static_cast<uint8_t>(i * 7 + shift));
    return image;
}

Prompts click(double x, double y) { return {.points = {{x, y, true}}, .box = {}, .mask = {}}; }

} // namespace

class TestPredictor : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    core::JobContext m_context;

    std::filesystem::path folder() const { return m_temporary->path().toStdString(); }
    PredictorFiles files() const { return {folder() / "encoder.onnx", folder() / "decoder.onnx"}; }
    PredictorOptions options() const { return {.embeddingFolder = folder() / "embeddings"}; }
    Session session() const { return {{}, files(), options()}; }
    /// Runs `work`, which must throw an Error of this kind that names `file`.
    template <typename Work>
    void mustFail(gpu::ErrorKind kind, const char* file, Work work)
    {
        try {
            work();
            QFAIL("worked");
        } catch (const gpu::Error& error) {
            QVERIFY2(error.kind() == kind, error.what());
            QVERIFY2(QString(error.what()).contains(file), error.what());
        }
    }

private slots:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        small_models::writeEncoder(files().encoder);
        small_models::writeDecoder(files().decoder);
    }
    void encodesWhatTheGraphMakesOfThePicture();
    void embeddingsComeFromMemoryAndDisk();
    void embeddingsOfOtherModelsAreNotTaken();
    void anUnusableCacheIsAWarning();
    void masksAreWhatTheLogitsSay();
    void theGraphItselfChooses();
    void anyNumberOfPromptsInAnyOrder();
    void aMaskPromptReachesTheDecoder();
    void badPromptsAreRefused();
    void stopsWhenAsked();
    void badModelsAreNamed();
    void aModelOfAWrongHashIsNeverUsed();
    void sessionOpensAgain();
};

void TestPredictor::encodesWhatTheGraphMakesOfThePicture()
{
    Session state = session();
    const Image image = picture(100, 50);
    EmbeddingSource source = EmbeddingSource::Disk;
    const auto embedding = state.predictor(m_context).encode(image, m_context, &source);
    QCOMPARE(source, EmbeddingSource::Computed);
    QCOMPARE(embedding->imageWidth, 100);
    QCOMPARE(embedding->imageHeight, 50);
    QCOMPARE(embedding->values.size(), size_t{256} * 64 * 64);
    const std::vector<float> input = encoderInput(image);
    for (size_t i = 0; i < embedding->values.size(); ++i) {
        const size_t x = i % 64;
        const size_t y = i / 64 % 64;
        QCOMPARE(embedding->values[i], 2 * input[16 * y * 1024 + 16 * x]);
    }
}

void TestPredictor::embeddingsComeFromMemoryAndDisk()
{
    const Image image = picture(64, 48);
    std::vector<float> values;
    {
        Session state = session();
        Predictor& predictor = state.predictor(m_context);
        QVERIFY(!predictor.isCached(image));
        values = predictor.encode(image, m_context)->values;
        QVERIFY(predictor.isCached(image));
        QVERIFY(!predictor.isCached(picture(48, 64)));
        EmbeddingSource source = EmbeddingSource::Computed;
        predictor.encode(image, m_context, &source);
        QCOMPARE(source, EmbeddingSource::Memory);
        QVERIFY(!predictor.takeWarning());
        QVERIFY(predictor.timings().load > 0 && predictor.timings().encode > 0);
    }
    Session later = session();
    EmbeddingSource source = EmbeddingSource::Computed;
    QCOMPARE(later.predictor(m_context).encode(image, m_context, &source)->values, values);
    QCOMPARE(source, EmbeddingSource::Disk);
}

void TestPredictor::embeddingsOfOtherModelsAreNotTaken()
{
    const Image image = picture(64, 48);
    {
        Session state = session();
        state.predictor(m_context).encode(image, m_context);
    }
    std::ofstream(files().encoder, std::ios::app | std::ios::binary)
        << std::string("\x0A\x01x", 3); // a field more: other bytes
    Session other = session();
    QVERIFY(!other.predictor(m_context).isCached(image));
}

void TestPredictor::anUnusableCacheIsAWarning()
{
    std::ofstream(folder() / "embeddings") << "in the way";
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(64, 48), m_context);
    const auto warning = predictor.takeWarning();
    QVERIFY(warning.has_value());
    QVERIFY(warning->english().find("embeddings") != std::string::npos);
    QCOMPARE(predictor.predict(*embedding, click(1, 1), m_context).candidates[1].area, int64_t{64} * 48);
}

void TestPredictor::masksAreWhatTheLogitsSay()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(100, 50), m_context); // fills 1024 x 512 of the frame
    const Prediction prediction = predictor.predict(*embedding, click(0, 0), m_context);
    const std::array<int64_t, 4> areas{2500, 5000, 0, 2500};
    const std::array<double, 4> stability{1, 0, 0, 1};
    for (size_t i = 0; i < 4; ++i) {
        const Candidate& candidate = prediction.candidates[i];
        QCOMPARE(candidate.area, areas[i]);
        QCOMPARE(candidate.stability, stability[i]);
        QCOMPARE(candidate.predictedIou, static_cast<double>(small_models::kPredictedIou[i]));
        QCOMPARE(candidate.mask.width, 100);
        QCOMPARE(candidate.mask.height, 50);
        QCOMPARE(std::ranges::count(candidate.mask.values, uint8_t{255}), areas[i]);
        QCOMPARE(std::ranges::count(candidate.mask.values, uint8_t{0}), 5000 - areas[i]);
    }
    for (int x = 0; x < 100; ++x) {
        QCOMPARE(prediction.candidates[0].mask.values[static_cast<size_t>(4900 + x)], uint8_t(x < 50 ? 255 : 0));
        QCOMPARE(prediction.candidates[3].mask.values[static_cast<size_t>(2400 + x)], uint8_t{255});
        QCOMPARE(prediction.candidates[3].mask.values[static_cast<size_t>(2500 + x)], uint8_t{0});
    }
    // Rows of a mask are not a multiple of four bytes here.
    const auto odd = predictor.encode(picture(51, 99), m_context);
    const Prediction upright = predictor.predict(*odd, click(0, 0), m_context);
    QCOMPARE(upright.candidates[1].mask.values, std::vector<uint8_t>(size_t{51} * 99, 255));
    QCOMPARE(upright.candidates[1].area, int64_t{51} * 99);
    for (const std::string& message : state.device(m_context).validationMessages())
        QFAIL(message.c_str());
}

void TestPredictor::theGraphItselfChooses()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(100, 50), m_context);
    QCOMPARE(predictor.predict(*embedding, click(0, 0), m_context).best, 1);
    const Prediction right = predictor.predict(*embedding, click(99, 0), m_context); // + 1.01 for candidate 3
    QCOMPARE(right.best, 3);
    QVERIFY(std::abs(right.candidates[3].predictedIou - 0.375 - 0.99 * 1.024) < 1e-5);
}

void TestPredictor::anyNumberOfPromptsInAnyOrder()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto first = predictor.encode(picture(100, 50), m_context);
    const auto second = predictor.encode(picture(40, 80), m_context);
    Prompts prompts;
    prompts.box = BoxPrompt{0, 0, 40, 50};
    for (int count = 0; count < 7; ++count) { // more plans than are kept
        QCOMPARE(predictor.predict(*first, prompts, m_context).candidates[0].area, int64_t{2500});
        QCOMPARE(predictor.predict(*second, prompts, m_context).candidates[1].area, int64_t{3200});
        prompts.points.push_back({double(count), 5, count % 2 == 0});
    }
    QCOMPARE(predictor.predict(*first, click(0, 0), m_context).candidates[0].area, int64_t{2500});
}

void TestPredictor::aMaskPromptReachesTheDecoder()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(100, 50), m_context);
    Prompts prompts;
    prompts.mask = Mask{100, 50, std::vector<uint8_t>(5000, 0)};
    for (size_t i = 0; i < 5000; ++i)
        prompts.mask.values[i] = i % 100 >= 75 ? 255 : 0; // the right quarter
    const Prediction prediction = predictor.predict(*embedding, prompts, m_context);
    // + 6.9 inside, - 6.9 outside, which outweighs the graph's own logits.
    for (const Candidate& candidate : prediction.candidates)
        QVERIFY2(std::abs(candidate.area - 1250) <= 50, qPrintable(QString::number(candidate.area)));
    QCOMPARE(predictor.predict(*embedding, click(0, 0), m_context).candidates[0].area, int64_t{2500});
}

void TestPredictor::badPromptsAreRefused()
{
    Session state = session();
    Predictor& predictor = state.predictor(m_context);
    const auto embedding = predictor.encode(picture(100, 50), m_context);
    mustFail(gpu::ErrorKind::InvalidInput, "(100, 3)",
             [&] { predictor.predict(*embedding, click(100, 3), m_context); });
    mustFail(gpu::ErrorKind::InvalidInput, "", [&] { predictor.predict(*embedding, {}, m_context); });
    mustFail(gpu::ErrorKind::InvalidInput, "", [&] { predictor.encode(Image{}, m_context); });
    Embedding cut = *embedding;
    cut.values.resize(17);
    mustFail(gpu::ErrorKind::InvalidInput, "17", [&] { predictor.predict(cut, click(1, 1), m_context); });
}

void TestPredictor::stopsWhenAsked()
{
    Session state = session();
    std::stop_source stop;
    core::JobContext context;
    context.control.stop = stop.get_token();
    Predictor& predictor = state.predictor(context);
    context.onStep = [&](const gpu::Message&, double) { stop.request_stop(); };
    mustFail(gpu::ErrorKind::Cancelled, "", [&] { predictor.encode(picture(30, 30), context); });
    QVERIFY(!predictor.isCached(picture(30, 30)));
    const auto embedding = predictor.encode(picture(30, 30), m_context); // another job, not stopped
    mustFail(gpu::ErrorKind::Cancelled, "", [&] { predictor.predict(*embedding, click(1, 1), context); });
    QCOMPARE(predictor.predict(*embedding, click(1, 1), m_context).candidates[1].area, int64_t{900});
}

void TestPredictor::badModelsAreNamed()
{
    const auto encode = [&] {
        Session state = session();
        state.predictor(m_context).encode(picture(30, 30), m_context);
    };
    const auto predict = [&] {
        Session state = session();
        Predictor& predictor = state.predictor(m_context);
        const auto embedding = predictor.encode(picture(30, 30), m_context);
        predictor.predict(*embedding, click(1, 1), m_context);
    };
    small_models::writeDecoderWithoutChoice(files().decoder);
    mustFail(gpu::ErrorKind::Unsupported, "/ArgMax_output_0", predict);
    small_models::writeEncoder(files().decoder);
    mustFail(gpu::ErrorKind::Unsupported, "decoder.onnx", predict);
    std::ofstream(files().decoder) << "not a model at all, and long enough to be sure of it";
    mustFail(gpu::ErrorKind::Corrupt, "decoder.onnx", predict);
    std::filesystem::remove(files().decoder);
    mustFail(gpu::ErrorKind::NotFound, "decoder.onnx", predict);

    std::filesystem::remove_all(folder() / "embeddings");
    small_models::writeEncoder(files().encoder, 128);
    mustFail(gpu::ErrorKind::Unsupported, "encoder.onnx", encode);
    small_models::writeDecoder(files().encoder);
    mustFail(gpu::ErrorKind::Unsupported, "encoder.onnx", encode);
    std::filesystem::resize_file(files().encoder, 1000);
    mustFail(gpu::ErrorKind::Corrupt, "encoder.onnx", encode);
    std::filesystem::remove(files().encoder);
    mustFail(gpu::ErrorKind::NotFound, "encoder.onnx", encode);
}

void TestPredictor::aModelOfAWrongHashIsNeverUsed()
{
    PredictorFiles expected = files();
    expected.encoderSha256 = core::sha256OfFile(expected.encoder);
    expected.decoderSha256 = core::sha256OfFile(expected.decoder);
    for (const std::filesystem::path& damaged : {expected.encoder, expected.decoder}) {
        Session state({}, expected, options());
        Predictor& predictor = state.predictor(m_context);
        std::fstream file(damaged, std::ios::in | std::ios::out | std::ios::binary);
        const auto flip = [&file] { // one bit of the last byte, so that the size fits
            file.seekg(-1, std::ios::end);
            const int byte = file.get();
            file.seekp(-1, std::ios::end);
            file.put(static_cast<char>(byte ^ 1)).flush();
        };
        const auto segment = [&] {
            const auto embedding = predictor.encode(picture(30, 30), m_context);
            predictor.predict(*embedding, click(1, 1), m_context);
        };
        flip();
        mustFail(gpu::ErrorKind::Corrupt, damaged.filename().c_str(), segment);
        flip();
        segment(); // whole again, the same predictor works
    }
}

void TestPredictor::sessionOpensAgain()
{
    Session state = session();
    const auto embedding = state.predictor(m_context).encode(picture(30, 30), m_context);
    state.reset();
    QCOMPARE(state.predictor(m_context).predict(*embedding, click(1, 1), m_context).candidates[1].area, int64_t{900});
    mustFail(gpu::ErrorKind::NotFound, "no device has this name",
             [&] { state.choose({.selector = "no device has this name", .cacheFolder = {}}, m_context); });
    QVERIFY(!state.device(m_context).info().name.empty()); // the one before stays
    state.choose({}, m_context);
    QVERIFY(!state.device(m_context).info().name.empty());
}

QTEST_GUILESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
