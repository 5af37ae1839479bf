// Segment everything, click by click: one prediction per click, as the window does it, against the way that computes
// once what does not depend on the click and makes only the masks that are kept.

#include <chrono>
#include <cstdio>
#include <ctime>
#include <stdexcept>
#include <string>

#include "core/assets/assets.h"
#include "core/image/image_io.h"
#include "core/segment/everything.h"
#include "core/segment/predictor.h"
#include "gpu/device.h"
#include "tests/bench/bench_commands.h"

namespace bench {

namespace {

using core::segment::EverythingOptions;
/// Wall-clock time, and the processor time of all threads: the latter says more on a busy machine.
class Stopwatch {
public:
    double seconds() const { return std::chrono::duration<double>(Clock::now() - m_start).count(); }
    double processorSeconds() const
    {
        return static_cast<double>(std::clock() - m_processorStart) / static_cast<double>(CLOCKS_PER_SEC);
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
    std::clock_t m_processorStart = std::clock();
};

/// All masks of one prediction per click.
class PlainClicks final : public core::segment::ClickMasks {
public:
    PlainClicks(core::segment::Predictor& predictor, std::shared_ptr<const core::segment::Embedding> embedding)
        : m_predictor(predictor), m_embedding(std::move(embedding))
    {
    }
    Scores click(core::segment::ImagePoint at, core::JobContext& context) override
    {
        m_last = m_predictor.predict(*m_embedding, {{{at.x, at.y, true}}, {}, {}}, context);
        Scores scores;
        for (size_t i = 0; i < kMasks; ++i)
            scores[i] = {m_last.candidates[i + 1].predictedIou, m_last.candidates[i + 1].stability};
        return scores;
    }
    core::Mask mask(size_t index, core::JobContext&) override { return m_last.candidates[index + 1].mask; }

private:
    core::segment::Predictor& m_predictor;
    std::shared_ptr<const core::segment::Embedding> m_embedding;
    core::segment::Prediction m_last;
};

void print(const char* name, const Stopwatch& watch, const core::segment::EverythingCounts& counts)
{
    const auto clicks = static_cast<double>(counts.prompts);
    std::printf("%-28s %7.2f s, per click %6.1f ms (%6.1f ms of processor time), %lld masks of %lld candidates\n", name,
                watch.seconds(), 1000 * watch.seconds() / clicks, 1000 * watch.processorSeconds() / clicks,
                static_cast<long long>(counts.kept), static_cast<long long>(counts.candidates));
}

} // namespace

int runEverything(Arguments arguments)
{
    EverythingOptions options;
    std::string photo = "photo-coffee";
    for (size_t i = 0; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == "--points-per-side")
            options.pointsPerSide = std::stoi(std::string(arguments[i + 1]));
        else if (arguments[i] == "--photo")
            photo = arguments[i + 1];
        else
            throw std::invalid_argument("unknown option " + std::string(arguments[i]));
    }
    const core::AssetStore assets;
    const core::Image image = core::loadImage(assets.path(photo)).image;
    const std::unique_ptr<gpu::Device> device = gpu::Device::open();
    core::segment::Predictor predictor(*device, core::segment::modelFiles(assets));
    core::JobContext context;
    const auto embedding = predictor.encode(image, context);
    predictor.predict(*embedding, {{{1, 1, true}}, {}, {}}, context); // compiles and plans
    std::printf("%s, %s, %d x %d clicks\n", device->info().name.c_str(), photo.c_str(), options.pointsPerSide,
                options.pointsPerSide);

    Stopwatch watch;
    const auto plain = core::segment::findEverything(
        image.width, image.height, options,
        [&](const core::PixelBox&, core::JobContext&) { return std::make_unique<PlainClicks>(predictor, embedding); },
        context);
    print("one prediction per click", watch, plain.counts);
    watch = {};
    const auto quick = predictor.everything(image, options, context);
    print("everything", watch, quick.counts);
    if (!(plain.counts == quick.counts))
        throw std::runtime_error("the two ways disagree");
    return 0;
}

} // namespace bench
