#include "core/segment/session_engine.h"

#include <string_view>
#include <utility>

#include "core/segment/session.h"

namespace core::segment {

namespace {

/// Runs `work`; a lost device is closed, so that the next call opens it again.
template <typename Work>
auto guarded(std::shared_ptr<Session>& session, std::atomic<int>& losses, Work work)
{
    try {
        return work();
    } catch (const gpu::Error& error) {
        if (error.kind() == gpu::ErrorKind::DeviceLost) {
            session.reset();
            ++losses;
        }
        throw;
    }
}

DeviceSummary summaryOf(const gpu::DeviceInfo& info)
{
    return {info.name, gpu::toString(info.type), info.driver, info.index, info.unusable};
}

} // namespace

SessionEngine::SessionEngine(gpu::DeviceOptions device, AssetStore store, PredictorOptions options)
    : m_device(std::move(device)), m_store(std::move(store)), m_options(std::move(options))
{
}

SessionEngine::~SessionEngine() = default;

Session& SessionEngine::session()
{
    if (!m_session)
        m_session = std::make_shared<Session>(m_device, modelFiles(m_store), m_options);
    return *m_session;
}

Predictor& SessionEngine::predictor(JobContext& context)
{
    // Said before the device is kept busy, and for both models at once.
    for (const std::string_view id : {kEncoderAsset, kDecoderAsset})
        if (!m_store.isPresent(id))
            throw gpu::Error(gpu::ErrorKind::NotFound,
                             gpu::mark("segment", "The segmentation models are missing or damaged"),
                             gpu::mark("segment", "Run: tessera assets fetch segment"));
    return session().predictor(context);
}

DeviceSummary SessionEngine::open(JobContext& context)
{
    return guarded(m_session, m_losses, [&] { return summaryOf(session().device(context).info()); });
}

void SessionEngine::onDevice(const std::function<void(gpu::Device&)>& work, JobContext& context)
{
    guarded(m_session, m_losses, [&] { work(session().device(context)); });
}

Belongings& SessionEngine::belongings() { return session().belongings(); }

std::vector<DeviceSummary> SessionEngine::devices(JobContext& context)
{
    context.control.throwIfStopped();
    std::vector<DeviceSummary> summaries;
    for (const gpu::DeviceInfo& info : gpu::listDevices())
        summaries.push_back(summaryOf(info));
    return summaries;
}

DeviceSummary SessionEngine::choose(int index, JobContext& context)
{
    return guarded(m_session, m_losses, [&] {
        gpu::DeviceOptions wanted = m_device;
        wanted.selector = std::to_string(index);
        if (m_session && m_session.use_count() > 1) {
            // A search goes on with the device on which it began.
            auto next = std::make_shared<Session>(wanted, modelFiles(m_store), m_options);
            next->device(context);
            m_session = std::move(next);
        } else {
            session().choose(wanted, context);
        }
        m_device = std::move(wanted);
        return summaryOf(session().device(context).info());
    });
}

void SessionEngine::loseDevice(JobContext& context)
{
    guarded(m_session, m_losses, [&] { session().device(context).lose(); });
}

std::shared_ptr<const Embedding> SessionEngine::encode(const Image& image, JobContext& context, EmbeddingSource& source)
{
    return guarded(m_session, m_losses, [&] { return predictor(context).encode(image, context, &source); });
}

Prediction SessionEngine::predict(const Embedding& embedding, const Prompts& prompts, JobContext& context)
{
    return guarded(m_session, m_losses, [&] { return predictor(context).predict(embedding, prompts, context); });
}

Evaluation SessionEngine::evaluate(const LabelMap& predicted, const LabelMap& truth, std::optional<uint32_t> ignored,
                                   JobContext& context)
{
    return guarded(m_session, m_losses,
                   [&] { return segment::evaluate(session().device(context), predicted, truth, ignored, context); });
}

MaskAttention SessionEngine::attention(const Embedding& embedding, const Prompts& prompts, JobContext& context)
{
    return guarded(m_session, m_losses, [&] { return predictor(context).attention(embedding, prompts, context); });
}

EverythingResult SessionEngine::everything(const Image& image, const EverythingOptions& options, JobContext& context)
{
    return guarded(m_session, m_losses, [&] {
        Predictor& used = predictor(context);
        const std::shared_ptr<Session> kept = m_session; // other jobs run in between and may let go of it
        return used.everything(image, options, context);
    });
}

std::optional<EmbeddingSource> SessionEngine::keptWhere(const std::string& pixelSha256, JobContext& context)
{
    return guarded(m_session, m_losses, [&] { return predictor(context).keptWhere(pixelSha256); });
}

} // namespace core::segment
