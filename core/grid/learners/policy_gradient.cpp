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

void SoftmaxAgent::climb(int state, int action, double discount, double error, AgentStep& step)
{
    probabilities(state, m_row.data());
    const double amount = m_rules.policyAlpha * discount * error;
    const double before = m_preferences[cell(state, action)];
    for (int other = 0; other < actions(); ++other)
        m_preferences[cell(state, other)] += amount * ((other == action ? 1 : 0) - m_row[static_cast<size_t>(other)]);
    step.policyBackups.push_back({state, action, before, m_preferences[cell(state, action)], m_rules.policyAlpha,
                                  discount, error, m_row[static_cast<size_t>(action)]});
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
        step.backups.push_back(
            {visit->state, visit->action, before, visit->value, rules().valueAlpha, baseline, {visit->value}});
        climb(visit->state, visit->action, discount, visit->value - before, step);
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
    const Target target = targetOf(move, gamma(), move.done ? 0 : m_critic[static_cast<size_t>(move.next)]);
    const double error = target.value() - before;
    value += rules().valueAlpha * error;
    step.backups.push_back({move.state, move.action, before, target.value(), rules().valueAlpha, value, target});
    climb(move.state, move.action, m_discount, error, step);
    m_discount *= gamma();
}

} // namespace core::grid
