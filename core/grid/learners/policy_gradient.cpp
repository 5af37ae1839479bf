#include "core/grid/learners/policy_gradient.h"

#include <algorithm>
#include <cmath>

#include "core/grid/learners/returns.h"

namespace core::grid {

SoftmaxAgent::SoftmaxAgent(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run)
    : Agent(world, rules.episodes, seed, run),
      m_rules(rules),
      m_preferences(world.cells.size() * static_cast<size_t>(world.actions())),
      m_row(static_cast<size_t>(world.actions()))
{
}

void SoftmaxAgent::probabilities(int state, double* row) const
{
    const double* h = &m_preferences[cell(state, 0)];
    const double top = *std::max_element(h, h + actions());
    double sum = 0;
    for (int action = 0; action < actions(); ++action)
        sum += row[action] = std::exp(h[action] - top);
    for (int action = 0; action < actions(); ++action)
        row[action] /= sum;
}

int SoftmaxAgent::choose(int state)
{
    probabilities(state, m_row.data());
    return draw(m_row.data(), actions());
}

void SoftmaxAgent::climb(int state, int action, double amount)
{
    probabilities(state, m_row.data());
    for (int other = 0; other < actions(); ++other)
        m_preferences[cell(state, other)] += amount * ((other == action ? 1 : 0) - m_row[static_cast<size_t>(other)]);
}

Policy SoftmaxAgent::policy() const
{
    Policy policy(m_preferences.size());
    for (int state = 0; state < world().states(); ++state)
        probabilities(state, &policy[cell(state, 0)]);
    return policy;
}

Reinforce::Reinforce(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run)
    : SoftmaxAgent(world, rules, seed, run), m_baseline(world.cells.size())
{
}

void Reinforce::learn(const Move& move, AgentStep& step)
{
    static_cast<void>(step);
    m_moves.push_back(move);
}

void Reinforce::finish(AgentStep& step)
{
    const std::vector<VisitReturn> visits = everyVisit(m_moves, gamma());
    double discount = 1;
    for (auto visit = visits.rbegin(); visit != visits.rend(); ++visit) { // in the order of time
        double& baseline = m_baseline[static_cast<size_t>(visit->state)];
        const double before = baseline;
        baseline += rules().valueAlpha * (visit->value - before);
        step.backups.push_back({visit->state, visit->action, before, visit->value, rules().valueAlpha, baseline});
        climb(visit->state, visit->action, rules().policyAlpha * discount * (visit->value - before));
        discount *= gamma();
    }
}

ActorCritic::ActorCritic(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run)
    : SoftmaxAgent(world, rules, seed, run), m_critic(world.cells.size())
{
}

void ActorCritic::learn(const Move& move, AgentStep& step)
{
    double& value = m_critic[static_cast<size_t>(move.state)];
    const double before = value;
    const double target = move.reward + (move.done ? 0 : gamma() * m_critic[static_cast<size_t>(move.next)]);
    value += rules().valueAlpha * (target - before);
    step.backups.push_back({move.state, move.action, before, target, rules().valueAlpha, value});
    climb(move.state, move.action, rules().policyAlpha * m_discount * (target - before));
    m_discount *= gamma();
}

} // namespace core::grid
