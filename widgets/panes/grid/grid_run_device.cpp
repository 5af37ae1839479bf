// Runs to the end on the device, and comparisons with what the values should come to.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/grid/learners/agent_makers.h"
#include "core/grid/memory.h"
#include "core/segment/device_lender.h"
#include "gpu/base/error.h"
#include "widgets/panes/grid/grid_run_slot.h"

namespace widgets::grid {

namespace {

using core::grid::Session;
using core::grid::SessionRecord;
using core::grid::SessionView;
using core::grid::ValueError;
using core::grid::Values;
using gpu::mark;

/// Cells above which the policy that a device has evaluated is not kept for the formula of a cell.
constexpr int kMostCellsWithPolicy = 65536;
constexpr int kMostLooks = 500; ///< at the values of a run that is lived through once more

} // namespace

void GridRun::solveOnDevice(std::shared_ptr<core::segment::Engine> engine)
{
    if (!m_document.learner().runOnDevice)
        return;
    reset();
    makeSlot();
    m_busy = m_solving = true;
    // Nothing of the slot changes there: the lane is another one.
    const auto work = [slot = std::shared_ptr<const Slot>(m_slot),
                       engine = std::move(engine)](core::JobContext& context) {
        core::grid::checkWorld(*slot->world);
        core::grid::checkMemory(*slot->learner, *slot->world);
        auto* lender = dynamic_cast<core::segment::DeviceLender*>(engine.get());
        if (!lender)
            throw gpu::Error(gpu::ErrorKind::Unsupported, {mark("GridPane", "There is no device to compute on.")},
                             {mark("GridPane", "Choose a device in the status bar, or let the host compute.")});
        auto snapshot = std::make_shared<GridSnapshot>();
        snapshot->world = slot->world;
        snapshot->gamma = slot->settings.at("gamma");
        snapshot->device = QString::fromStdString(engine->open(context).name);
        core::grid::Solution solution;
        lender->onDevice(
            [&](gpu::Device& device) {
                solution = slot->learner->runOnDevice(device, *slot->world, slot->settings, context.control);
            },
            context);
        SessionView& view = snapshot->view;
        view.values = std::move(solution.values);
        if (std::string_view(slot->learner->name) == "policy-evaluation" &&
            slot->world->states() <= kMostCellsWithPolicy)
            view.evaluated = std::make_shared<const core::grid::Policy>(
                core::grid::evaluatedPolicy(*slot->world, slot->settings, context.control));
        view.visits.assign(view.values.size(), static_cast<uint32_t>(solution.iterations));
        view.errors.assign(view.values.size(), 0);
        view.rounds = solution.iterations;
        view.steps = static_cast<int64_t>(solution.iterations) * static_cast<int64_t>(view.values.size());
        view.finished = true;
        view.records = {
            {.round = view.rounds, .steps = view.steps, .residual = solution.residual, .error = {}, .watched = {}}};
        return std::shared_ptr<const GridSnapshot>(std::move(snapshot));
    };
    using Solved = std::shared_ptr<const GridSnapshot>;
    m_jobs.run<Solved>(m_tag + QStringLiteral("-device"), mark("GridPane", "Computing on the device"), work, this,
                       [this, slot = m_slot](const Outcome<Solved>& outcome) {
                           if (slot != m_slot)
                               return;
                           m_busy = m_solving = false;
                           if (outcome.value) {
                               m_snapshot = *outcome.value;
                               m_records = m_snapshot->view.records;
                               emit snapshotChanged();
                           } else if (outcome.error) {
                               refused(*outcome.error);
                           } else {
                               m_waiting.clear();
                               m_slot.reset();
                           }
                           emit stateChanged();
                       });
    emit stateChanged();
}

struct GridRun::Comparison {
    std::shared_ptr<const Values> truth;
    std::vector<std::pair<int, ValueError>> errors; ///< by round
};

bool GridRun::lacksErrors() const { return !m_truth && !m_records.empty() && !m_records.back().error; }

void GridRun::compareWithTruth()
{
    if (!lacksErrors() || m_busy)
        return;
    pause();
    m_busy = true;
    m_jobs.run<Comparison>(
        m_tag + QStringLiteral("-errors"), mark("GridPane", "Comparing with the exact values"),
        [slot = std::shared_ptr<const Slot>(m_slot), snapshot = m_snapshot](core::JobContext& context) {
            return compare(*slot, *snapshot, context);
        },
        this,
        [this, slot = m_slot](const Outcome<Comparison>& outcome) {
            if (slot != m_slot)
                return;
            m_busy = false;
            if (outcome.value) {
                m_truth = outcome.value->truth;
                auto record = m_records.begin();
                for (const auto& [round, error] : outcome.value->errors) {
                    record = std::find_if(record, m_records.end(),
                                          [round = round](const SessionRecord& one) { return one.round == round; });
                    if (record != m_records.end())
                        record->error = error;
                }
                emit errorsChanged();
            } else if (outcome.error) {
                emit failed(*outcome.error);
            }
            goOn();
            emit stateChanged();
        },
        Lane::Worlds);
    emit stateChanged();
}

GridRun::Comparison GridRun::compare(const Slot& slot, const GridSnapshot& snapshot, const core::JobContext& context)
{
    Comparison comparison;
    comparison.truth = std::make_shared<const Values>(
        core::grid::exactValues(*slot.learner, *slot.world, slot.settings, context.control));
    const int rounds = snapshot.view.rounds;
    if (!snapshot.device.isEmpty()) { // it has told of its end only
        comparison.errors.emplace_back(rounds, errorOf(*slot.world, snapshot.view.values, *comparison.truth));
        return comparison;
    }
    const std::unique_ptr<Session> again =
        core::grid::makeSession(*slot.learner, slot.world, slot.settings, slot.seed, context.control);
    const int every = std::max(1, rounds / kMostLooks);
    while (again->rounds() < rounds && again->advance(context.control)) {
        context.control.report(static_cast<double>(again->rounds()) / rounds);
        if (again->rounds() % every == 0 || again->rounds() == rounds)
            comparison.errors.emplace_back(again->rounds(), errorOf(*slot.world, again->values(), *comparison.truth));
    }
    return comparison;
}

} // namespace widgets::grid
