#include "core/grid/session.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/grid/exact_sessions.h"
#include "core/grid/learners/agent_makers.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

constexpr int64_t kStepsPerLook = 1024; // between two looks at the stop token
/// Cells above which not every round is compared with the truth, so that looking does not cost more than learning.
constexpr int64_t kCellsLookedAt = 16384;

class AgentSession final : public Session {
public:
    AgentSession(const Learner& learner, std::shared_ptr<const World> world, const Settings& settings, uint64_t seed)
        : Session(world, settings),
          m_agent(learner.makeAgent(*world, settings, seed, 0)),
          m_learnsPolicy(learner.family == LearnerFamily::Control),
          m_episodes(static_cast<int>(settings.at("episodes")))
    {
    }

    Values values() const override { return m_agent->values(); }

private:
    void doStep(const gpu::RunControl&) override
    {
        if (m_agent->state() < 0)
            m_trajectory.clear();
        const AgentStep step = m_agent->step();
        m_move = step.move;
        countVisit(step.move.state);
        if (m_trajectory.empty())
            m_trajectory.push_back(step.move.state);
        m_trajectory.push_back(step.move.next);
        if (m_trajectory.size() > 2 * kMaxTrajectory)
            m_trajectory.erase(m_trajectory.begin(), m_trajectory.end() - kMaxTrajectory);
        for (const Backup& backup : step.backups)
            add(backup);
        m_policyBackups = step.policyBackups;
        if (!step.episodeEnded)
            return;
        endRound({.episodeReturn = step.episodeReturn, .episodeLength = step.episodeLength, .error = {}});
        if (rounds() >= m_episodes)
            finish();
    }
    std::vector<double> actionValues() const override { return m_agent->actionValues(); }
    Policy policy() const override
    {
        return m_learnsPolicy && m_agent->actionValues().empty() ? m_agent->policy() : Policy();
    }
    int next() const override { return m_agent->state(); }

    std::unique_ptr<Agent> m_agent;
    bool m_learnsPolicy;
    int m_episodes;
};

} // namespace

Session::Session(std::shared_ptr<const World> world, Settings settings)
    : m_world(std::move(world)),
      m_settings(std::move(settings)),
      m_visits(m_world->cells.size()),
      m_errors(m_world->cells.size())
{
}

bool Session::step(const gpu::RunControl& control)
{
    if (m_finished)
        return false;
    m_backups.clear();
    doStep(control);
    ++m_steps;
    if (!m_records.empty() && m_records.back().round == m_rounds)
        m_records.back().steps = m_steps;
    return true;
}

bool Session::advance(const gpu::RunControl& control)
{
    const int before = m_rounds;
    bool stepped = false;
    while (m_rounds == before && !m_finished) {
        if (m_steps % kStepsPerLook == 0)
            control.throwIfStopped();
        stepped = step(control) || stepped;
    }
    return stepped;
}

void Session::endRound(SessionRecord record)
{
    record.round = ++m_rounds;
    const int64_t every = std::max<int64_t>(1, m_world->states() / kCellsLookedAt);
    if (!m_truth.empty() && m_rounds % every == 0)
        record.error = errorOf(*m_world, values(), m_truth);
    if (!m_watched.empty()) {
        const Values now = values();
        for (const int state : m_watched)
            record.watched.emplace_back(state, now[static_cast<size_t>(state)]);
    }
    m_records.push_back(std::move(record));
}

void Session::add(const Backup& backup)
{
    m_backups.push_back(backup);
    m_errors[static_cast<size_t>(backup.state)] = backup.error();
}

int Session::liveFrom(int state) const
{
    while (state < m_world->states() && !isLive(state))
        ++state;
    return state;
}

SessionView Session::view()
{
    SessionView view;
    view.values = values();
    view.actionValues = actionValues();
    view.policy = policy();
    view.evaluated = evaluated();
    view.visits = m_visits;
    view.errors = m_errors;
    const size_t kept = std::min(m_trajectory.size(), kMaxTrajectory);
    view.trajectory.assign(m_trajectory.end() - static_cast<std::ptrdiff_t>(kept), m_trajectory.end());
    view.backups = m_backups;
    view.policyBackups = m_policyBackups;
    view.move = m_move;
    view.at = m_finished ? -1 : next();
    view.steps = m_steps;
    view.rounds = m_rounds;
    view.finished = m_finished;
    view.records = std::exchange(m_records, {});
    return view;
}

std::unique_ptr<Session> makeSession(const Learner& learner, std::shared_ptr<const World> world,
                                     const Settings& settings, uint64_t seed, const gpu::RunControl& control)
{
    checkGamma(*world, settings.at("gamma"));
    if (learner.makeAgent)
        return std::make_unique<AgentSession>(learner, std::move(world), settings, seed);
    std::unique_ptr<Session> session = makeExactSession(learner, std::move(world), settings, control);
    if (!session)
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         {gpu::mark("Grid", "\"%1\" cannot be run step by step."), {learner.name}},
                         {gpu::mark("Grid", "tessera grid solve runs it as a whole.")});
    return session;
}

Values exactValues(const Learner& learner, const World& world, const Settings& settings, const gpu::RunControl& control)
{
    if (learner.truth)
        return learner.truth(world, settings, control);
    const std::string_view name = learner.name;
    if (name == "closed-form" || name == "policy-evaluation")
        return truthOfPolicy(world, settings, control);
    return truthOfSoft(world, settings, control); // without a setting epsilon: of the best policy
}

} // namespace core::grid
