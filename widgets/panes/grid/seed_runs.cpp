#include "widgets/panes/grid/seed_runs.h"

#include <string>
#include <utility>

#include "core/grid/dynamic_programming.h"
#include "core/segment/device_lender.h"
#include "gpu/base/error.h"
#include "widgets/message_text.h"

namespace widgets::grid {

namespace {

using core::grid::Experiment;
using gpu::mark;

const QString kTag = QStringLiteral("grid.seeds");
const QString kDeviceTag = QStringLiteral("grid.seeds-device");

/// Whether the host may do what the device did not: not if somebody stopped it, or if nobody could.
bool helpsOnHost(const gpu::Error& error)
{
    return error.kind() != gpu::ErrorKind::Cancelled && error.kind() != gpu::ErrorKind::InvalidInput;
}

} // namespace

/// What is to be run, as it was when it was asked for.
struct SeedRuns::Order {
    std::shared_ptr<const core::grid::World> world;
    const core::grid::Learner* learner = nullptr;
    core::grid::Settings settings;
    uint64_t seed = 1;
    int runs = 1;
    std::optional<gpu::Message> hostReason;
    /// Null before it is made.
    std::shared_ptr<const core::grid::ExperimentPlan> plan;
};

SeedRuns::SeedRuns(const GridDocument& document, JobRunner& jobs, std::shared_ptr<core::segment::Engine> engine,
                   QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs), m_engine(std::move(engine))
{
}

SeedRuns::~SeedRuns() { cancel(); }

void SeedRuns::cancel()
{
    m_jobs.cancel(kTag);
    m_jobs.cancel(kDeviceTag);
}

std::optional<gpu::Message> SeedRuns::hostReason() const
{
    if (!dynamic_cast<core::segment::DeviceLender*>(m_engine.get()))
        return mark("GridPane", "There is no device to compute on.");
    return core::grid::whyOnHost(m_document.learner(), m_document.world(), m_document.settings());
}

void SeedRuns::start(int runs)
{
    cancel();
    auto order = std::make_shared<Order>();
    order->world = m_document.sharedWorld();
    order->learner = &m_document.learner();
    order->settings = m_document.settings();
    order->seed = m_document.seed();
    order->runs = runs;
    order->hostReason = hostReason();
    if (order->hostReason) {
        onHost(order);
        return;
    }
    // What it should come to is computed on the host: the device is not kept waiting for that.
    using Plan = core::grid::ExperimentPlan;
    const auto work = [order](core::JobContext& context) {
        core::grid::checkWorld(*order->world);
        core::grid::checkGamma(*order->world, order->settings.at("gamma"));
        return core::grid::planOf(*order->learner, *order->world, order->settings, order->runs, context.control);
    };
    m_jobs.run<Plan>(
        kTag, mark("GridPane", "Learning with many seeds"), work, this,
        [this, order](Outcome<Plan> outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (!outcome.value)
                return;
            auto planned = std::make_shared<Order>(*order);
            planned->plan = std::make_shared<const Plan>(std::move(*outcome.value));
            onDevice(planned);
        },
        Lane::Worlds);
}

void SeedRuns::onHost(const std::shared_ptr<const Order>& order)
{
    const auto work = [order](core::JobContext& context) {
        core::grid::checkWorld(*order->world);
        core::grid::checkGamma(*order->world, order->settings.at("gamma"));
        const auto& control = context.control;
        return core::grid::runMany(
            nullptr, *order->learner, *order->world, order->settings,
            order->plan ? *order->plan
                        : core::grid::planOf(*order->learner, *order->world, order->settings, order->runs, control),
            order->seed, control);
    };
    m_jobs.run<Experiment>(
        kTag, mark("GridPane", "Learning with many seeds"), work, this,
        [this, order](Outcome<Experiment> outcome) {
            if (outcome.error)
                emit failed(*outcome.error);
            if (outcome.value)
                take(*order, std::move(*outcome.value), {});
        },
        Lane::Worlds);
}

void SeedRuns::onDevice(const std::shared_ptr<const Order>& order)
{
    struct Run {
        Experiment experiment;
        std::string device;
    };
    const auto work = [order, engine = m_engine](core::JobContext& context) {
        Run run;
        run.device = engine->open(context).name;
        dynamic_cast<core::segment::DeviceLender&>(*engine).onDevice(
            [&](gpu::Device& device) {
                run.experiment = core::grid::runMany(&device, *order->learner, *order->world, order->settings,
                                                     *order->plan, order->seed, context.control);
            },
            context);
        return run;
    };
    m_jobs.run<Run>(kDeviceTag, mark("GridPane", "Learning with many seeds on the device"), work, this,
                    [this, order](Outcome<Run> outcome) {
                        if (outcome.value) {
                            take(*order, std::move(outcome.value->experiment),
                                 QString::fromStdString(outcome.value->device));
                        } else if (outcome.error && helpsOnHost(*outcome.error)) {
                            auto again = std::make_shared<Order>(*order);
                            again->hostReason = outcome.error->message();
                            onHost(again);
                        } else if (outcome.error) {
                            emit failed(*outcome.error);
                        }
                    });
}

void SeedRuns::take(const Order& order, Experiment experiment, const QString& device)
{
    if (order.world != m_document.sharedWorld())
        return;
    SeedCurve curve;
    curve.name = tr("%1, %2 seeds").arg(translated({order.learner->title})).arg(order.runs);
    curve.runs = order.runs;
    curve.device = device;
    curve.hostReason = device.isEmpty() ? order.hostReason : std::nullopt;
    curve.episodes = std::move(experiment.episodes);
    emit finished(curve);
}

} // namespace widgets::grid
