#include "tests/widgets/small_engine.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "core/image/image_io.h"
#include "core/segment/boundary_band.h"
#include "core/segment/prompts.h"
#include "gpu/device.h"
#include "tests/widgets/small_attention.h"

namespace {

constexpr double kRadiusStep = 10;

double squaredDistance(double x, double y, const core::segment::PointPrompt& point)
{
    return (x - point.x) * (x - point.x) + (y - point.y) * (y - point.y);
}

bool isObject(double x, double y, double radius, const core::segment::Prompts& prompts)
{
    bool inside =
        prompts.box && x >= prompts.box->x0 && x < prompts.box->x1 && y >= prompts.box->y0 && y < prompts.box->y1;
    for (const core::segment::PointPrompt& point : prompts.points)
        if (point.object)
            inside = inside || squaredDistance(x, y, point) < radius * radius;
    for (const core::segment::PointPrompt& point : prompts.points)
        if (!point.object && squaredDistance(x, y, point) < kRadiusStep * kRadiusStep)
            return false;
    return inside;
}

core::segment::Candidate candidateOf(int index, int width, int height, const core::segment::Prompts& prompts)
{
    core::segment::Candidate candidate;
    candidate.mask = {width, height, {}};
    candidate.mask.values.resize(static_cast<size_t>(width) * static_cast<size_t>(height));
    const double radius = kRadiusStep * (index + 1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (isObject(x + 0.5, y + 0.5, radius, prompts))
                candidate.mask.values[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)] =
                    255;
    candidate.area = std::count(candidate.mask.values.begin(), candidate.mask.values.end(), uint8_t{255});
    candidate.predictedIou = 0.95 - 0.05 * index;
    candidate.stability = 0.9 - 0.1 * index;
    return candidate;
}

/// The discs of radius 10, 20 and 30 around a click. About half of the clicks are unsure of the smallest one.
class DiscClicks final : public core::segment::ClickMasks {
public:
    DiscClicks(const core::PixelBox& crop, std::function<void()> wait) : m_crop(crop), m_wait(std::move(wait)) {}

    Scores click(core::segment::ImagePoint at, core::JobContext&) override
    {
        m_wait();
        m_at = at;
        const bool sure = static_cast<int>(at.x + 2 * at.y) / 20 % 2 == 0;
        return {{{sure ? 0.95 : 0.5, 0.98}, {0.9, 0.96}, {0.9, 0.8}}};
    }
    core::Mask mask(size_t index, core::JobContext&) override
    {
        const core::segment::Prompts prompts{{{m_at.x, m_at.y, true}}, {}, {}};
        return candidateOf(static_cast<int>(index), m_crop.width, m_crop.height, prompts).mask;
    }

private:
    core::PixelBox m_crop;
    std::function<void()> m_wait;
    core::segment::ImagePoint m_at;
};

} // namespace

core::segment::DeviceSummary SmallEngine::open(core::JobContext& context)
{
    throwIfAsked(m_openError);
    ++m_openings;
    return devices(context)[static_cast<size_t>(m_device)];
}

std::vector<core::segment::DeviceSummary> SmallEngine::devices(core::JobContext&)
{
    return {{"Small test device", "software", "none", 0, {}},
            {"Another test device", "discrete", "none", 1, {}},
            {"Old test device", "integrated", "none", 2, "it lacks what the kernels need"}};
}

core::segment::DeviceSummary SmallEngine::choose(int index, core::JobContext& context)
{
    throwIfAsked(m_chooseError);
    m_device = index;
    return open(context);
}

std::shared_ptr<const core::segment::Embedding> SmallEngine::encode(const core::Image& image, core::JobContext& context,
                                                                    core::segment::EmbeddingSource& source)
{
    context.control.report(0.5);
    ++m_encodings;
    waitWhileHeld(context);
    throwIfAsked(m_encodeError);
    throwIfLost();
    source = core::segment::EmbeddingSource::Computed;
    {
        const std::lock_guard lock(m_mutex);
        m_encoded.insert(core::pixelHash(image));
    }
    auto embedding = std::make_shared<core::segment::Embedding>();
    embedding->imageWidth = image.width;
    embedding->imageHeight = image.height;
    return embedding;
}

core::segment::Prediction SmallEngine::predict(const core::segment::Embedding& embedding,
                                               const core::segment::Prompts& prompts, core::JobContext& context)
{
    ++m_predictions;
    waitWhileHeld(context);
    throwIfAsked(m_predictError);
    throwIfLost();
    core::segment::checkPrompts(prompts, embedding.imageWidth, embedding.imageHeight);
    core::segment::Prediction prediction;
    for (int i = 0; i < 4; ++i)
        prediction.candidates[static_cast<size_t>(i)] =
            candidateOf(i, embedding.imageWidth, embedding.imageHeight, prompts);
    prediction.best = 2;
    ++m_completedPredictions;
    return prediction;
}

core::segment::Evaluation SmallEngine::evaluate(const core::LabelMap& predicted, const core::LabelMap& truth,
                                                std::optional<uint32_t> ignored, core::JobContext& context)
{
    waitWhileHeld(context);
    core::segment::checkLabelMaps(predicted, truth);
    std::set<uint32_t> labels(truth.values.begin(), truth.values.end());
    labels.insert(predicted.values.begin(), predicted.values.end());
    core::segment::Evaluation evaluation;
    std::vector<uint32_t>& classes = evaluation.matrix.classes;
    classes.assign(labels.begin(), labels.end());
    evaluation.matrix.counts.resize(classes.size() * classes.size());
    evaluation.bands.resize(classes.size());
    evaluation.bandWidth = core::segment::boundaryBandWidth(truth.width, truth.height);
    const auto bandOf = [&](const core::LabelMap& map) {
        return core::segment::boundaryBand(map.values, map.width, map.height, evaluation.bandWidth);
    };
    const std::vector<uint8_t> truthBand = bandOf(truth);
    const std::vector<uint8_t> predictedBand = bandOf(predicted);
    const auto place = [&](uint16_t label) {
        return static_cast<size_t>(std::ranges::lower_bound(classes, label) - classes.begin());
    };
    for (size_t i = 0; i < truth.values.size(); ++i) {
        if (truth.values[i] == ignored)
            continue;
        const size_t t = place(truth.values[i]);
        const size_t p = place(predicted.values[i]);
        ++evaluation.matrix.counts[t * classes.size() + p];
        evaluation.bands[t].truth += truthBand[i];
        evaluation.bands[p].predicted += predictedBand[i];
        if (t == p && truthBand[i] != 0 && predictedBand[i] != 0)
            ++evaluation.bands[t].both;
    }
    evaluation.metrics = core::segment::computeMetrics(evaluation.matrix, evaluation.bands);
    context.control.throwIfStopped();
    ++m_evaluations;
    return evaluation;
}

core::segment::MaskAttention SmallEngine::attention(const core::segment::Embedding& embedding,
                                                    const core::segment::Prompts& prompts, core::JobContext& context)
{
    waitWhileHeld(context);
    throwIfAsked(m_attentionError);
    throwIfLost();
    core::segment::checkPrompts(prompts, embedding.imageWidth, embedding.imageHeight);
    ++m_attentions;
    return smallAttention(prompts, embedding.imageWidth, embedding.imageHeight);
}

core::segment::EverythingResult SmallEngine::everything(const core::Image& image,
                                                        const core::segment::EverythingOptions& options,
                                                        core::JobContext& context)
{
    return core::segment::findEverything(
        image.width, image.height, options,
        [this](const core::PixelBox& crop, core::JobContext& inner) {
            return std::make_unique<DiscClicks>(crop, [this, &inner] {
                waitWhileHeld(inner);
                throwIfAsked(m_predictError);
                throwIfLost();
            });
        },
        context);
}

std::optional<core::segment::EmbeddingSource> SmallEngine::keptWhere(const std::string& pixelSha256, core::JobContext&)
{
    const std::lock_guard lock(m_mutex);
    if (m_encoded.contains(pixelSha256))
        return core::segment::EmbeddingSource::Memory;
    if (m_onDisk.contains(pixelSha256))
        return core::segment::EmbeddingSource::Disk;
    return std::nullopt;
}

void SmallEngine::keepOnDisk(const std::string& pixelSha256)
{
    const std::lock_guard lock(m_mutex);
    m_onDisk.insert(pixelSha256);
}

void SmallEngine::onDevice(const std::function<void(gpu::Device&)>& work, core::JobContext& context)
{
    context.control.throwIfStopped();
    if (!m_lent)
        m_lent = gpu::Device::open();
    if (m_lost.exchange(false))
        m_lent->lose();
    try {
        work(*m_lent);
    } catch (const gpu::Error& error) {
        if (error.kind() == gpu::ErrorKind::DeviceLost) {
            m_belongings.clear();
            m_lent.reset();
            ++m_losses;
        }
        throw;
    }
}

void SmallEngine::loseDevice(core::JobContext&) { m_lost = true; }

void SmallEngine::throwIfLost()
{
    if (!m_lost.exchange(false))
        return;
    ++m_losses;
    throw gpu::Error(gpu::ErrorKind::DeviceLost, gpu::mark("test", "The device stopped answering"),
                     gpu::mark("test", "Try again"));
}

void SmallEngine::hold()
{
    const std::lock_guard lock(m_mutex);
    m_held = true;
}

void SmallEngine::release()
{
    {
        const std::lock_guard lock(m_mutex);
        m_held = false;
    }
    m_changed.notify_all();
}

void SmallEngine::failNextPredict(const gpu::Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_predictError = error;
}

void SmallEngine::failNextEncode(const gpu::Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_encodeError = error;
}

void SmallEngine::failNextOpen(const gpu::Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_openError = error;
}

void SmallEngine::failNextChoose(const gpu::Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_chooseError = error;
}

void SmallEngine::failNextAttention(const gpu::Error& error)
{
    const std::lock_guard lock(m_mutex);
    m_attentionError = error;
}

void SmallEngine::waitWhileHeld(core::JobContext& context)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, context.control.stop, [this] { return !m_held; });
    lock.unlock();
    context.control.throwIfStopped();
}

void SmallEngine::throwIfAsked(std::optional<gpu::Error>& error)
{
    const std::lock_guard lock(m_mutex);
    const std::optional<gpu::Error> asked = std::exchange(error, std::nullopt);
    if (!asked)
        return;
    if (asked->kind() == gpu::ErrorKind::DeviceLost)
        ++m_losses;
    throw *asked;
}
