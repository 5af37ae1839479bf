#include "core/grid/learners/tabular.h"

#include <algorithm>
#include <utility>

namespace core::grid {

int anyLargest(const double* values, int count, gpu::RandomStream& random)
{
    const double top = *std::max_element(values, values + count);
    const auto equals = static_cast<uint32_t>(std::count(values, values + count, top));
    uint32_t skip = equals > 1 ? random.below(equals) : 0;
    for (int k = 0; k < count; ++k)
        if (values[k] == top && skip-- == 0)
            return k;
    return 0;
}

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

void StateValueAgent::update(int state, const Target& target, AgentStep& step)
{
    double& entry = m_values[static_cast<size_t>(state)];
    const double size = nextStepSize(state);
    const double before = entry;
    entry += size * (target.value() - before);
    step.backups.push_back({state, -1, before, target.value(), size, entry, target});
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

void ActionValueAgent::update(std::vector<double>& values, int state, int action, const Target& target, AgentStep& step)
{
    const size_t at = cell(state, action);
    const double size = m_rules.stepSize.at(++m_counts[at]);
    const double before = values[at];
    values[at] += size * (target.value() - before);
    step.backups.push_back({state, action, before, target.value(), size, values[at], target});
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
