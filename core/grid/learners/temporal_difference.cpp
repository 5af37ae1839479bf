#include "core/grid/learners/temporal_difference.h"

#include <algorithm>
#include <utility>

#include "core/grid/learners/returns.h"

namespace core::grid {
namespace {
constexpr double kFadedTrace = 1e-12;
}

void TdZero::learn(const Move& move, AgentStep& step)
{
    update(move.state, targetOf(move, gamma(), move.done ? 0 : value(move.next)), step);
}

NStepTd::NStepTd(const World& world, Policy policy, const TabularRules& rules, int steps, uint64_t seed, uint64_t run)
    : StateValueAgent(world, std::move(policy), rules, seed, run), m_steps(static_cast<size_t>(steps))
{
}

void NStepTd::learn(const Move& move, AgentStep& step)
{
    m_moves.push_back(move);
    if (m_moves.size() == m_steps)
        updateOldest(step);
}

void NStepTd::finish(AgentStep& step)
{
    while (!m_moves.empty())
        updateOldest(step);
}

void NStepTd::updateOldest(AgentStep& step)
{
    const Move& last = m_moves.back();
    const Target target = stepsTarget(m_moves, gamma(), last.done ? 0 : value(last.next));
    const int state = m_moves.front().state;
    m_moves.pop_front();
    update(state, target, step);
}

TdLambda::TdLambda(const World& world, Policy policy, const TabularRules& rules, double lambda, uint64_t seed,
                   uint64_t run)
    : StateValueAgent(world, std::move(policy), rules, seed, run), m_lambda(lambda), m_traces(world.cells.size())
{
}

void TdLambda::begin()
{
    for (const int state : m_traced)
        m_traces[static_cast<size_t>(state)] = 0;
    m_traced.clear();
}

void TdLambda::learn(const Move& move, AgentStep& step)
{
    double& here = m_traces[static_cast<size_t>(move.state)];
    if (here == 0)
        m_traced.push_back(move.state);
    here += 1;
    const double eligibility = here;
    const double before = value(move.state);
    const Target target = targetOf(move, gamma(), move.done ? 0 : value(move.next));
    const double size = nextStepSize(move.state);
    for (const int state : m_traced) {
        double& trace = m_traces[static_cast<size_t>(state)];
        add(state, size * (target.value() - before) * trace);
        trace *= gamma() * m_lambda;
    }
    std::erase_if(m_traced, [this](int state) {
        double& trace = m_traces[static_cast<size_t>(state)];
        if (trace >= kFadedTrace)
            return false;
        trace = 0;
        return true;
    });
    step.backups.push_back({move.state, -1, before, target.value(), size, value(move.state), target, eligibility});
}

void MeanEstimation::learn(const Move& move, AgentStep& step)
{
    static_cast<void>(step);
    m_moves.push_back(move);
}

void MeanEstimation::finish(AgentStep& step)
{
    for (const VisitReturn& visit : firstVisits(m_moves, gamma(), false))
        update(visit.state, {visit.value}, step);
}

} // namespace core::grid
