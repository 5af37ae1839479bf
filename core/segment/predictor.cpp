#include "core/segment/predictor.h"

#include <chrono>
#include <utility>

#include "core/assets/assets.h"
#include "core/assets/sha256.h"
#include "core/image/image_io.h"
#include "core/onnx/model.h"
#include "core/onnx/plan.h"
#include "core/segment/decoder.h"
#include "core/segment/embedding_cache.h"
#include "core/segment/preprocess.h"
#include "gpu/base/error.h"

namespace core::segment {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using gpu::Shape;
using onnx::HostTensor;

constexpr int64_t kEmbeddingValues = int64_t{256} * 64 * 64;

/// Adds the milliseconds of its life to a sum.
class Stopwatch {
public:
    explicit Stopwatch(double& sum) : m_sum(sum), m_start(Clock::now()) {}
    ~Stopwatch() { m_sum += std::chrono::duration<double, std::milli>(Clock::now() - m_start).count(); }
    Stopwatch(const Stopwatch&) = delete;
    Stopwatch& operator=(const Stopwatch&) = delete;

private:
    using Clock = std::chrono::steady_clock;
    double& m_sum;
    Clock::time_point m_start;
};

std::filesystem::path diskFolder(const PredictorOptions& options)
{
    if (!options.useDiskCache)
        return {};
    if (!options.embeddingFolder.empty())
        return options.embeddingFolder;
    try {
        return cacheFolder() / "embeddings";
    } catch (const Error&) {
        return {}; // no home folder: memory has to do
    }
}

void requireEncoder(const onnx::Model& model)
{
    const onnx::Graph& graph = model.graph();
    if (graph.inputs.size() != 1 || graph.outputs.size() != 1)
        throw Error(
            ErrorKind::Unsupported,
            {mark("segment", "%1 is not an image encoder: it has %2 inputs and %3 outputs"),
             {model.path().string(), std::to_string(graph.inputs.size()), std::to_string(graph.outputs.size())}},
            mark("segment", "Use the encoder that \"tessera assets fetch segment\" brings."));
}

} // namespace

PredictorFiles modelFiles(const AssetStore& store)
{
    PredictorFiles files;
    for (const AssetStatus& status : store.status(false)) {
        if (status.asset.id == kEncoderAsset) {
            files.encoder = status.path;
            files.encoderSha256 = status.asset.sha256;
        } else if (status.asset.id == kDecoderAsset) {
            files.decoder = status.path;
            files.decoderSha256 = status.asset.sha256;
        }
    }
    return files;
}

void requireModels(const AssetStore& store)
{
    for (const std::string_view id : {kEncoderAsset, kDecoderAsset})
        store.path(id);
}

std::string checkedModelHash(const std::filesystem::path& file, const std::string& expected,
                             const gpu::RunControl& control)
{
    std::string hash = sha256OfFile(file, {control.stop, {}});
    if (!expected.empty() && hash != expected)
        throw Error(ErrorKind::Corrupt,
                    {mark("segment", "The model %1 is damaged: its checksum is wrong"), {file.string()}},
                    mark("segment", "Run: tessera assets fetch segment"));
    return hash;
}

struct Predictor::Private {
    Private(gpu::Device& itsDevice, PredictorFiles itsFiles, const PredictorOptions& options)
        : device(itsDevice),
          files(std::move(itsFiles)),
          cache(diskFolder(options), options.maxDiskBytes, options.maxMemoryEntries)
    {
    }

    gpu::Device& device;
    PredictorFiles files;
    EmbeddingCache cache;
    std::unique_ptr<Decoder> decoder;
    std::string encoderHash;
    std::string decoderHash;
    PredictorTimings timings;

    const std::string& hashOfEncoder(const gpu::RunControl& control = {})
    {
        if (encoderHash.empty())
            encoderHash = checkedModelHash(files.encoder, files.encoderSha256, control);
        return encoderHash;
    }
    const std::string& hashOfDecoder(const gpu::RunControl& control = {})
    {
        if (decoderHash.empty())
            decoderHash = checkedModelHash(files.decoder, files.decoderSha256, control);
        return decoderHash;
    }
    std::vector<float> runEncoder(const Image& image, JobContext& context);
    Decoder& loadedDecoder(JobContext& context);
};

std::vector<float> Predictor::Private::runEncoder(const Image& image, JobContext& context)
{
    std::shared_ptr<const onnx::Model> model;
    std::unique_ptr<onnx::Plan> plan;
    const Shape inputShape{1, 3, kFrameSize, kFrameSize};
    std::string inputName;
    std::string outputName;
    {
        const Stopwatch watch(timings.load);
        context.step(mark("segment", "Loading the image encoder"));
        model = onnx::Model::load(files.encoder);
        requireEncoder(*model);
        inputName = model->graph().inputs.front().name;
        outputName = model->graph().outputs.front().name;
        onnx::PlanOptions options;
        options.inputShapes = {{inputName, inputShape}};
        plan = std::make_unique<onnx::Plan>(device, model, options, gpu::RunControl{context.control.stop, {}});
    }
    const Stopwatch watch(timings.encode);
    const gpu::Message step = mark("segment", "Encoding the picture");
    context.step(step, 0);
    plan->setInput(inputName, HostTensor::fromFloats(inputShape, encoderInput(image)));
    plan->run({context.control.stop, [&](double fraction) {
                   context.step(step, fraction);
                   context.control.report(fraction);
               }});
    std::vector<float> values = plan->output(outputName).toFloats();
    if (std::cmp_not_equal(values.size(), kEmbeddingValues))
        throw Error(ErrorKind::Unsupported,
                    {mark("segment", "The image encoder %1 makes %2 values instead of %3"),
                     {files.encoder.string(), std::to_string(values.size()), std::to_string(kEmbeddingValues)}},
                    mark("segment", "Use the encoder that \"tessera assets fetch segment\" brings."));
    return values;
}

Decoder& Predictor::Private::loadedDecoder(JobContext& context)
{
    if (!decoder) {
        context.step(mark("segment", "Loading the mask decoder"));
        hashOfDecoder(context.control);
        decoder = std::make_unique<Decoder>(device, files.decoder);
    }
    return *decoder;
}

Predictor::Predictor(gpu::Device& device, PredictorFiles files, const PredictorOptions& options)
    : m_state(std::make_unique<Private>(device, std::move(files), options))
{
}

Predictor::~Predictor() = default;

std::shared_ptr<const Embedding> Predictor::encode(const Image& image, JobContext& context, EmbeddingSource* source)
{
    if (image.empty())
        throw Error(ErrorKind::InvalidInput, mark("segment", "There is no picture to encode"),
                    mark("segment", "Open a picture first."));
    context.control.throwIfStopped();
    std::string key;
    {
        const Stopwatch watch(m_state->timings.encode);
        key = embeddingKey(pixelHash(image), m_state->hashOfEncoder(context.control));
        if (std::shared_ptr<const Embedding> kept = m_state->cache.find(key, source)) {
            if (kept->imageWidth == image.width && kept->imageHeight == image.height &&
                std::cmp_equal(kept->values.size(), kEmbeddingValues))
                return kept;
        }
    }
    auto embedding = std::make_shared<Embedding>();
    embedding->values = m_state->runEncoder(image, context);
    embedding->imageWidth = image.width;
    embedding->imageHeight = image.height;
    embedding->key = key;
    m_state->cache.insert(embedding);
    if (source != nullptr)
        *source = EmbeddingSource::Computed;
    return embedding;
}

bool Predictor::isCached(const Image& image)
{
    return !image.empty() && m_state->cache.contains(embeddingKey(pixelHash(image), m_state->hashOfEncoder()));
}

Prediction Predictor::predict(const Embedding& embedding, const Prompts& prompts, JobContext& context)
{
    checkPrompts(prompts, embedding.imageWidth, embedding.imageHeight);
    context.control.throwIfStopped();
    {
        const Stopwatch watch(m_state->timings.load);
        m_state->loadedDecoder(context).prepare(
            promptTensors(prompts, embedding.imageWidth, embedding.imageHeight).count, context.control);
    }
    const Stopwatch watch(m_state->timings.decode);
    context.step(mark("segment", "Making the masks"));
    return m_state->decoder->decode(embedding, prompts, context.control);
}

MaskAttention Predictor::attention(const Embedding& embedding, const Prompts& prompts, JobContext& context)
{
    checkPrompts(prompts, embedding.imageWidth, embedding.imageHeight);
    context.control.throwIfStopped();
    Decoder& decoder = m_state->loadedDecoder(context);
    const Stopwatch watch(m_state->timings.decode);
    context.step(mark("segment", "Reading the attention"));
    return decoder.attention(embedding, prompts, context.control);
}

std::optional<gpu::Message> Predictor::takeWarning() { return m_state->cache.takeWarning(); }

const PredictorTimings& Predictor::timings() const { return m_state->timings; }

const std::string& Predictor::encoderHash() { return m_state->hashOfEncoder(); }

const std::string& Predictor::decoderHash() { return m_state->hashOfDecoder(); }

} // namespace core::segment
