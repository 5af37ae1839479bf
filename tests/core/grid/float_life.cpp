#include "tests/core/grid/float_life.h"

#include <algorithm>

namespace reference {

using namespace core::grid;
using gpu::GridLearner;

FloatLife::FloatLife(const World& world, const gpu::LivesPlan& plan, float gamma, uint64_t run)
    : m_world(world), m_plan(plan), m_gamma(gamma), m_random(plan.seed, run)
{
    const auto width = static_cast<size_t>(world.actions());
    std::vector<float> table(world.cells.size() * width);
    std::vector<int> live;
    for (int state = 0; state < world.states(); ++state)
        if (!world.isWall(state) && !world.isTerminal(state)) {
            live.push_back(state);
            std::fill_n(table.begin() + state * world.actions(), width, static_cast<float>(plan.initial));
        }
    m_starts = world.start() >= 0 ? std::vector<int>{world.start()} : live;
    tables.assign(plan.learner == GridLearner::DoubleQLearning ? 2 : 1, table);
}

void FloatLife::live()
{
    for (uint32_t k = 0; k < m_plan.episodes; ++k)
        episode();
}

FloatLife::Row FloatLife::row(size_t table, int state) const
{
    const auto first = tables[table].begin() + static_cast<std::ptrdiff_t>(state) * m_world.actions();
    return {first, first + m_world.actions()};
}

FloatLife::Row FloatLife::actedOn(int state) const
{
    Row sum = row(0, state);
    if (tables.size() == 2) {
        const Row other = row(1, state);
        for (size_t k = 0; k < sum.size(); ++k)
            sum[k] += other[k];
    }
    return sum;
}

int FloatLife::greedy(const Row& row)
{
    const float top = *std::ranges::max_element(row);
    const auto equals = static_cast<uint32_t>(std::ranges::count(row, top));
    uint32_t skip = equals > 1 ? m_random.below(equals) : 0;
    for (size_t action = 0; action < row.size(); ++action)
        if (row[action] == top && skip-- == 0)
            return static_cast<int>(action);
    return 0;
}

int FloatLife::soft(const Row& row)
{
    const bool draws = m_plan.epsilon > 0 || m_plan.learner == GridLearner::DoubleQLearning;
    if (draws && m_random.chance(m_plan.epsilon))
        return static_cast<int>(m_random.below(static_cast<uint32_t>(m_world.actions())));
    return greedy(row);
}

float FloatLife::expected(const Row& row) const
{
    const auto epsilon = static_cast<float>(m_plan.epsilon);
    float sum = 0;
    for (const float q : row)
        sum += q;
    return (1 - epsilon) * *std::ranges::max_element(row) + epsilon * sum / static_cast<float>(m_world.actions());
}

Outcome FloatLife::sample(int state, int action)
{
    const Outcomes outcomes = transition(m_world, state, action);
    if (outcomes.count() == 1)
        return *outcomes.begin();
    double rest = m_random.uniform();
    for (const Outcome& outcome : outcomes) {
        rest -= outcome.probability;
        if (rest < 0)
            return outcome;
    }
    return *(outcomes.end() - 1);
}

void FloatLife::learn(int state, int action, const Outcome& outcome)
{
    float after = 0;
    size_t table = 0;
    if (m_plan.learner == GridLearner::DoubleQLearning)
        table = m_random.chance(0.5) ? 0 : 1;
    if (!outcome.done) {
        const Row next = row(table, outcome.next);
        switch (m_plan.learner) {
        case GridLearner::QLearning:
            after = *std::ranges::max_element(next);
            break;
        case GridLearner::Sarsa:
            m_planned = soft(next);
            after = next[static_cast<size_t>(m_planned)];
            break;
        case GridLearner::ExpectedSarsa:
            after = expected(next);
            break;
        case GridLearner::DoubleQLearning:
            after = row(1 - table, outcome.next)[static_cast<size_t>(greedy(next))];
            break;
        }
    }
    const float target = static_cast<float>(outcome.reward) + m_gamma * after;
    float& entry = tables[table][static_cast<size_t>(state * m_world.actions() + action)];
    entry += static_cast<float>(m_plan.alpha) * (target - entry);
}

void FloatLife::episode()
{
    int state =
        m_starts.size() == 1 ? m_starts.front() : m_starts[m_random.below(static_cast<uint32_t>(m_starts.size()))];
    const bool isSarsa = m_plan.learner == GridLearner::Sarsa;
    if (isSarsa)
        m_planned = soft(row(0, state));
    float sum = 0;
    for (uint32_t step = 1;; ++step) {
        const int action = isSarsa ? m_planned : soft(actedOn(state));
        const Outcome outcome = sample(state, action);
        sum += static_cast<float>(outcome.reward);
        learn(state, action, outcome);
        state = outcome.next;
        if (outcome.done || step >= m_plan.maxSteps) {
            returns.push_back(sum);
            lengths.push_back(static_cast<int>(step));
            return;
        }
    }
}

} // namespace reference
