#include "core/grid/learners/linear.h"

#include <algorithm>
#include <utility>

namespace core::grid {
namespace {

void descend(std::span<double> weights, std::span<const Feature> features, double amount)
{
    for (const Feature& feature : features)
        weights[static_cast<size_t>(feature.index)] += amount * feature.value;
}

double squareOf(std::span<const Feature> features)
{
    double sum = 0;
    for (const Feature& feature : features)
        sum += feature.value * feature.value;
    return sum;
}

} // namespace

LinearTd::LinearTd(const World& world, Policy policy, Features features, const TabularRules& rules, uint64_t seed,
                   uint64_t run)
    : Agent(world, rules.episodes, seed, run),
      m_policy(std::move(policy)),
      m_features(std::move(features)),
      m_stepSize(rules.stepSize),
      m_weights(static_cast<size_t>(m_features.count()))
{
}

int LinearTd::choose(int state) { return draw(&m_policy[cell(state, 0)], actions()); }

void LinearTd::learn(const Move& move, AgentStep& step)
{
    const double before = m_features.dot(m_weights, move.state);
    const Target target = targetOf(move, gamma(), move.done ? 0 : m_features.dot(m_weights, move.next));
    const double size = m_stepSize.at(++m_updates);
    descend(m_weights, m_features.of(move.state), size * (target.value() - before));
    step.backups.push_back({move.state, -1, before, target.value(), size, m_features.dot(m_weights, move.state), target,
                            squareOf(m_features.of(move.state))});
}

Values LinearTd::values() const
{
    Values values(world().cells.size());
    for (int state = 0; state < world().states(); ++state)
        if (isLive(state))
            values[static_cast<size_t>(state)] = m_features.dot(m_weights, state);
    return values;
}

LinearControl::LinearControl(const World& world, Features features, LinearTarget target, const TabularRules& rules,
                             uint64_t seed, uint64_t run)
    : Agent(world, rules.episodes, seed, run),
      m_features(std::move(features)),
      m_target(target),
      m_stepSize(rules.stepSize),
      m_epsilon(rules.epsilon),
      m_weights(static_cast<size_t>(m_features.count()) * static_cast<size_t>(world.actions())),
      m_row(static_cast<size_t>(world.actions()))
{
}

std::span<const double> LinearControl::weightsOf(int action) const
{
    const auto count = static_cast<size_t>(m_features.count());
    return {m_weights.data() + static_cast<size_t>(action) * count, count};
}

double LinearControl::value(int state, int action) const { return m_features.dot(weightsOf(action), state); }

int LinearControl::soft(int state)
{
    if (m_epsilon > 0 && random().chance(m_epsilon))
        return static_cast<int>(random().below(static_cast<uint32_t>(actions())));
    for (int action = 0; action < actions(); ++action)
        m_row[static_cast<size_t>(action)] = value(state, action);
    return anyLargest(m_row.data(), actions(), random());
}

void LinearControl::learn(const Move& move, AgentStep& step)
{
    double after = 0;
    if (!move.done && m_target == LinearTarget::Sarsa) {
        const int next = soft(move.next);
        plan(next);
        after = value(move.next, next);
    } else if (!move.done) {
        after = value(move.next, 0);
        for (int action = 1; action < actions(); ++action)
            after = std::max(after, value(move.next, action));
    }
    const double before = value(move.state, move.action);
    const Target target = targetOf(move, gamma(), after);
    const double size = m_stepSize.at(++m_updates);
    const auto count = static_cast<size_t>(m_features.count());
    descend({m_weights.data() + static_cast<size_t>(move.action) * count, count}, m_features.of(move.state),
            size * (target.value() - before));
    step.backups.push_back({move.state, move.action, before, target.value(), size, value(move.state, move.action),
                            target, squareOf(m_features.of(move.state))});
}

std::vector<double> LinearControl::actionValues() const
{
    std::vector<double> values(world().cells.size() * static_cast<size_t>(actions()));
    for (int state = 0; state < world().states(); ++state)
        for (int action = 0; isLive(state) && action < actions(); ++action)
            values[cell(state, action)] = value(state, action);
    return values;
}

Values LinearControl::values() const
{
    const std::vector<double> table = actionValues();
    const double epsilon = targetEpsilon();
    Values values(world().cells.size());
    for (int state = 0; state < world().states(); ++state) {
        const double* row = &table[cell(state, 0)];
        double sum = 0;
        for (int action = 0; action < actions(); ++action)
            sum += row[action];
        values[static_cast<size_t>(state)] =
            (1 - epsilon) * *std::max_element(row, row + actions()) + epsilon * sum / actions();
    }
    return values;
}

Policy LinearControl::policy() const { return softPolicyOf(world(), actionValues(), targetEpsilon()); }

} // namespace core::grid
