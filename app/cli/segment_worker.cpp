#include "app/cli/segment_worker.h"

#include <chrono>

#include "app/cli/segment_truth.h"
#include "app/cli/words.h"
#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "gpu/base/error.h"

namespace app::cli {
namespace {

using core::segment::Predictor;
using core::segment::PredictorTimings;

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

SegmentWorker::SegmentWorker(const SegmentRequest& request, Terminal& terminal)
    : m_request(request), m_terminal(terminal)
{
    m_context.control = terminal.control();
    m_context.onStep = [this](const gpu::Message& step, double fraction) {
        m_terminal.progress(m_prefix + translated(step), fraction);
    };
}

SegmentAnswer SegmentWorker::load(const std::filesystem::path& image)
{
    SegmentAnswer answer;
    answer.image = core::loadImage(image);
    m_prompts = m_request.prompts;
    if (m_request.maskInput)
        m_prompts.mask = core::loadMask(*m_request.maskInput);
    core::segment::checkPrompts(m_prompts, answer.image.image.width, answer.image.image.height);
    if (m_request.truth)
        loadTruthOf(m_request, answer, m_context.control);
    return answer;
}

void SegmentWorker::open()
{
    if (m_session)
        return;
    const auto start = std::chrono::steady_clock::now();
    const core::AssetStore store;
    core::segment::requireModels(store);
    auto session = std::make_unique<core::segment::Session>(
        gpu::DeviceOptions{.selector = m_request.device, .cacheFolder = core::cacheFolder() / "kernels"},
        core::segment::modelFiles(store),
        core::segment::PredictorOptions{.useDiskCache = m_request.useCache, .embeddingFolder = {}});
    Predictor& predictor = session->predictor(m_context);
    m_device = session->device(m_context).info();
    predictor.encoderHash(); // computed once, refuses a wrong file
    predictor.decoderHash();
    m_session = std::move(session);
    m_opened = millisecondsSince(start);
}

void SegmentWorker::predict(SegmentAnswer& answer)
{
    Predictor& predictor = m_session->predictor(m_context);
    const PredictorTimings before = predictor.timings();
    answer.device = m_device;
    answer.encoderSha256 = predictor.encoderHash();
    answer.decoderSha256 = predictor.decoderHash();
    const auto embedding = predictor.encode(answer.image.image, m_context, &answer.source);
    if (const std::optional<gpu::Message> warning = predictor.takeWarning())
        m_terminal.note(CommandLine::tr("warning: %1").arg(translated(*warning)));
    answer.prediction = predictor.predict(*embedding, m_prompts, m_context);
    if (m_request.attention)
        answer.attention = predictor.attention(*embedding, m_prompts, m_context);
    answer.chosen = m_request.candidate.value_or(answer.prediction.best);
    const PredictorTimings& after = predictor.timings();
    answer.milliseconds = {after.load - before.load + m_opened, after.encode - before.encode,
                           after.decode - before.decode};
    m_opened = 0;
    if (answer.truth)
        answer.evaluation = core::segment::evaluate(m_session->device(m_context), predictedMap(answer),
                                                    answer.truth->map, m_request.ignored, m_context);
}

void SegmentWorker::setPrefix(const QString& prefix) { m_prefix = prefix; }

} // namespace app::cli
