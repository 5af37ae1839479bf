#include "core/grid/learners/tabular.h"

#include <algorithm>
#include <utility>

namespace core::grid {

StateValueAgent::StateValueAgent(const World& world, Policy policy, const TabularRules& rules, uint64_t seed,
                                 uint64_t run)
    : Agent(world, rules.episodes, seed, run),
      m_policy(std::move(policy)),
      m_rules(rules),
      m_values(world.cells.size()),
      m_counts(world.cells.size())
{
    for (int state = 0; state < world.states(); ++state)
        if (isLive(state))
            m_values[static_cast<size_t>(state)] = rules.initial;
}

int StateValueAgent::choose(int state) { return draw(&m_policy[cell(state, 0)], actions()); }

void StateValueAgent::update(int state, double target, AgentStep& step)
{
    double& entry = m_values[static_cast<size_t>(state)];
    const double size = nextStepSize(state);
    const double before = entry;
    entry += size * (target - before);
    step.backups.push_back({state, -1, before, target, size, entry});
}

ActionValueAgent::ActionValueAgent(const World& world, const TabularRules& rules, uint64_t seed, uint64_t run)
    : Agent(world, rules.episodes, seed, run),
      m_rules(rules),
      m_values(world.cells.size() * static_cast<size_t>(world.actions())),
      m_counts(m_values.size())
{
    for (int state = 0; state < world.states(); ++state)
        if (isLive(state))
            std::fill_n(&m_values[cell(state, 0)], actions(), rules.initial);
}

double ActionValueAgent::best(int state) const
{
    const double* row = &m_values[cell(state, 0)];
    return *std::max_element(row, row + actions());
}

int ActionValueAgent::greedy(const std::vector<double>& values, int state)
{
    const double* row = &values[cell(state, 0)];
    const double top = *std::max_element(row, row + actions());
    const auto equals = static_cast<uint32_t>(std::count(row, row + actions(), top));
    uint32_t skip = equals > 1 ? random().below(equals) : 0;
    for (int action = 0; action < actions(); ++action)
        if (row[action] == top && skip-- == 0)
            return action;
    return 0;
}

int ActionValueAgent::soft(int state, double share)
{
    if (share > 0 && random().chance(share))
        return static_cast<int>(random().below(static_cast<uint32_t>(actions())));
    return greedy(state);
}

double ActionValueAgent::expected(int state, double share) const
{
    const double* row = &m_values[cell(state, 0)];
    double sum = 0;
    for (int action = 0; action < actions(); ++action)
        sum += row[action];
    return (1 - share) * best(state) + share * sum / actions();
}

void ActionValueAgent::update(std::vector<double>& values, int state, int action, double target, AgentStep& step)
{
    const size_t at = cell(state, action);
    const double size = m_rules.stepSize.at(++m_counts[at]);
    const double before = values[at];
    values[at] += size * (target - before);
    step.backups.push_back({state, action, before, target, size, values[at]});
}

Values ActionValueAgent::values() const
{
    Values values(world().cells.size());
    for (int state = 0; state < world().states(); ++state)
        if (isLive(state))
            values[static_cast<size_t>(state)] = expected(state, targetEpsilon());
    return values;
}

Policy ActionValueAgent::policy() const { return softPolicyOf(world(), actionValues(), targetEpsilon()); }

Policy softPolicyOf(const World& world, const std::vector<double>& actionValues, double epsilon)
{
    const auto width = static_cast<std::ptrdiff_t>(world.actions());
    Policy policy(actionValues.size(), epsilon / world.actions());
    for (std::ptrdiff_t row = 0; row < static_cast<std::ptrdiff_t>(policy.size()); row += width) {
        const auto begin = actionValues.begin() + row;
        policy[static_cast<size_t>(std::max_element(begin, begin + width) - actionValues.begin())] =
            1 - epsilon * static_cast<double>(width - 1) / static_cast<double>(width);
    }
    return policy;
}

} // namespace core::grid
