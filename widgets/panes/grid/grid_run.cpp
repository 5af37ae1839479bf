#include "widgets/panes/grid/grid_run.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "core/grid/memory.h"
#include "gpu/base/error.h"
#include "widgets/panes/grid/grid_run_slot.h"

namespace widgets::grid {

namespace {

using core::grid::Session;
using core::grid::SessionView;
using core::grid::Values;
using gpu::mark;

constexpr int kShortestBeatMs = 33;
constexpr double kSliceMs = 40; ///< of a run as fast as it goes
/// Cells above which the exact solution is not sought: it would take longer than what is compared with it.
constexpr int kMostCellsWithTruth = 4096;
constexpr size_t kMostWaiting = 100;

constexpr int64_t kToTheEnd = std::numeric_limits<int64_t>::max();

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

} // namespace

GridRun::GridRun(GridDocument& document, JobRunner& jobs, const QString& tag, QObject* parent)
    : QObject(parent), m_document(document), m_jobs(jobs), m_tag(tag)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &GridRun::beat);
    connect(&m_document, &GridDocument::worldChanged, this, &GridRun::reset);
    connect(&m_document, &GridDocument::learnerChanged, this, &GridRun::reset);
}

GridRun::~GridRun() { cancelJobs(); }

void GridRun::cancelJobs()
{
    for (const char* part : {"", "-device", "-errors"})
        m_jobs.cancel(m_tag + QLatin1String(part));
}

void GridRun::setSpeed(int place)
{
    const int speed = std::clamp(place, 0, static_cast<int>(std::size(kSpeeds)) - 1);
    if (std::exchange(m_speed, speed) != speed)
        emit stateChanged();
}

void GridRun::toggleWatched(int state)
{
    if (state < 0 || state >= m_document.world().states())
        return;
    if (std::erase(m_watched, state) == 0)
        m_watched.push_back(state);
    emit watchedChanged();
}

void GridRun::setRunUnit(StepUnit unit)
{
    if (std::exchange(m_unit, unit) != unit)
        emit stateChanged();
}

void GridRun::stepBackup()
{
    pause();
    order({.unit = StepUnit::Backup});
}

void GridRun::stepRound()
{
    pause();
    order({.unit = StepUnit::Round});
}

void GridRun::run()
{
    if (m_running || isFinished())
        return;
    m_running = true;
    emit stateChanged();
    if (!m_busy)
        beat();
}

void GridRun::pause()
{
    m_timer.stop();
    const bool was = std::exchange(m_running, false);
    if (m_busy && (was || m_solving))
        m_jobs.cancel(m_tag);
    if (was)
        emit stateChanged();
}

void GridRun::solve()
{
    pause();
    order({.unit = StepUnit::Round, .count = kToTheEnd});
}

void GridRun::reset()
{
    m_timer.stop();
    cancelJobs();
    m_slot.reset();
    m_snapshot.reset();
    m_truth.reset();
    m_records.clear();
    m_waiting.clear();
    const auto states = m_document.world().states();
    if (std::erase_if(m_watched, [states](int state) { return state >= states; }) > 0)
        emit watchedChanged();
    m_running = m_busy = m_solving = false;
    emit snapshotChanged();
    emit stateChanged();
}

void GridRun::beat()
{
    const int speed = kSpeeds[m_speed];
    if (speed == 0) {
        order({.unit = m_unit, .count = kToTheEnd, .budgetMs = kSliceMs});
        return;
    }
    const int beat = std::max(kShortestBeatMs, 1000 / speed);
    order({.unit = m_unit, .count = std::max(1, speed * beat / 1000)});
}

void GridRun::order(const Order& order)
{
    if (isFinished())
        return;
    if (!m_busy)
        start(order);
    else if (m_waiting.size() < kMostWaiting) // a key held down
        m_waiting.push_back(order);
}

void GridRun::start(Order order)
{
    order.watched = m_watched;
    order.truth = m_truth;
    makeSlot();
    m_busy = true;
    m_solving = order.count == kToTheEnd && order.budgetMs < 0;
    m_jobs.run<Report>(
        m_tag, mark("GridPane", "Learning"),
        [slot = m_slot, order](core::JobContext& context) { return carryOut(*slot, order, context); }, this,
        [this, slot = m_slot](Outcome<Report> outcome) {
            if (slot != m_slot)
                return;
            m_busy = m_solving = false;
            if (outcome.value)
                take(std::move(*outcome.value));
            else if (outcome.error)
                refused(*outcome.error);
            else
                m_running = false;
            emit stateChanged();
        },
        Lane::Worlds);
    emit stateChanged();
}

void GridRun::makeSlot()
{
    if (m_slot)
        return;
    m_slot = std::make_shared<Slot>();
    m_slot->world = m_document.sharedWorld();
    m_slot->learner = &m_document.learner();
    m_slot->settings = m_document.settings();
    m_slot->seed = m_document.seed();
}

GridRun::Report GridRun::carryOut(Slot& slot, const Order& order, const core::JobContext& context)
{
    if (!slot.session) {
        core::grid::checkWorld(*slot.world);
        core::grid::checkGamma(*slot.world, slot.settings.at("gamma"));
        core::grid::checkMemory(*slot.learner, *slot.world);
        if (slot.world->states() <= kMostCellsWithTruth)
            slot.truth = std::make_shared<const Values>(
                core::grid::exactValues(*slot.learner, *slot.world, slot.settings, context.control));
        slot.session = core::grid::makeSession(*slot.learner, slot.world, slot.settings, slot.seed, context.control);
        if (slot.truth)
            slot.session->setTruth(*slot.truth);
    }
    Session& session = *slot.session;
    if (!slot.truth && order.truth) {
        slot.truth = order.truth;
        session.setTruth(*slot.truth);
    }
    session.watch(order.watched);
    Report report;
    const auto start = Clock::now();
    try {
        for (int64_t k = 0; k < order.count; ++k) {
            context.control.throwIfStopped();
            const bool more =
                order.unit == StepUnit::Backup ? session.step(context.control) : session.advance(context.control);
            if (!more || (order.budgetMs >= 0 && since(start) >= order.budgetMs))
                break;
        }
    } catch (const gpu::Error& error) {
        if (error.kind() != gpu::ErrorKind::Cancelled)
            throw;
        report.stopped = true; // what was done until then is shown
    }
    report.view = session.view();
    report.truth = slot.truth;
    return report;
}

void GridRun::take(Report report)
{
    m_records.insert(m_records.end(), report.view.records.begin(), report.view.records.end());
    m_truth = std::move(report.truth);
    auto snapshot = std::make_shared<GridSnapshot>();
    snapshot->world = m_slot->world;
    snapshot->gamma = m_slot->settings.at("gamma");
    snapshot->view = std::move(report.view);
    m_snapshot = std::move(snapshot);
    if (isFinished() || report.stopped)
        m_running = false;
    if (isFinished())
        m_waiting.clear();
    goOn();
    emit snapshotChanged();
}

void GridRun::goOn()
{
    if (!m_waiting.empty()) {
        const Order next = m_waiting.front();
        m_waiting.pop_front();
        start(next);
    } else if (m_running) {
        const int speed = kSpeeds[m_speed];
        m_timer.start(speed == 0 ? 0 : std::max(kShortestBeatMs, 1000 / speed));
    }
}

void GridRun::refused(const gpu::Error& error)
{
    m_running = false;
    m_waiting.clear();
    m_slot.reset();
    emit failed(error);
}

} // namespace widgets::grid
