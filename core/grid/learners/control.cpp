#include "core/grid/learners/control.h"

#include <algorithm>

#include "core/grid/learners/returns.h"

namespace core::grid {

void Sarsa::learn(const Move& move, AgentStep& step)
{
    double after = 0;
    if (!move.done) {
        const int next = soft(move.next, epsilon());
        plan(next);
        after = value(move.next, next);
    }
    update(move.state, move.action, targetOf(move, gamma(), after), step);
}

void ExpectedSarsa::learn(const Move& move, AgentStep& step)
{
    const double after = move.done ? 0 : expected(move.next, epsilon());
    update(move.state, move.action, targetOf(move, gamma(), after), step);
}

void NStepSarsa::learn(const Move& move, AgentStep& step)
{
    m_moves.push_back(move);
    if (move.done)
        return; // finish() does the rest
    const int next = soft(move.next, epsilon());
    plan(next);
    if (m_moves.size() == m_steps)
        updateOldest(value(move.next, next), step);
}

void NStepSarsa::finish(AgentStep& step)
{
    while (!m_moves.empty()) {
        const Move& last = m_moves.back();
        updateOldest(last.done ? 0 : expected(last.next, epsilon()), step);
    }
}

void NStepSarsa::updateOldest(double after, AgentStep& step)
{
    const Target target = stepsTarget(m_moves, gamma(), after);
    const Move oldest = m_moves.front();
    m_moves.pop_front();
    update(oldest.state, oldest.action, target, step);
}

void QLearning::learn(const Move& move, AgentStep& step) { update(move.state, move.action, bestTarget(move), step); }

DoubleQLearning::DoubleQLearning(const World& world, const TabularRules& rules, uint64_t seed, uint64_t run)
    : ActionValueAgent(world, rules, seed, run), m_other(table()), m_sum(table().size())
{
    for (size_t at = 0; at < m_sum.size(); ++at)
        m_sum[at] = table()[at] + m_other[at];
}

int DoubleQLearning::choose(int state)
{
    if (random().chance(epsilon()))
        return static_cast<int>(random().below(static_cast<uint32_t>(actions())));
    return greedy(m_sum, state);
}

void DoubleQLearning::learn(const Move& move, AgentStep& step)
{
    const bool first = random().chance(0.5);
    std::vector<double>& learnt = first ? table() : m_other;
    const std::vector<double>& rating = first ? m_other : table();
    const double after = move.done ? 0 : rating[cell(move.next, greedy(learnt, move.next))];
    update(learnt, move.state, move.action, targetOf(move, gamma(), after), step);
    const size_t at = cell(move.state, move.action);
    m_sum[at] = table()[at] + m_other[at];
}

std::vector<double> DoubleQLearning::actionValues() const
{
    std::vector<double> means = m_sum;
    for (double& mean : means)
        mean /= 2;
    return means;
}

Values DoubleQLearning::values() const
{
    Values values(world().cells.size());
    for (int state = 0; state < world().states(); ++state)
        if (isLive(state)) {
            const double* row = &m_sum[cell(state, 0)];
            values[static_cast<size_t>(state)] = *std::max_element(row, row + actions()) / 2;
        }
    return values;
}

DynaQ::DynaQ(const World& world, const TabularRules& rules, int planning, uint64_t seed, uint64_t run)
    : ActionValueAgent(world, rules, seed, run), m_planning(planning), m_place(table().size(), -1)
{
}

void DynaQ::learn(const Move& move, AgentStep& step)
{
    update(move.state, move.action, bestTarget(move), step);
    int64_t& place = m_place[cell(move.state, move.action)];
    if (place < 0) {
        place = static_cast<int64_t>(m_model.size());
        m_model.push_back(move);
    } else {
        m_model[static_cast<size_t>(place)] = move;
    }
    for (int k = 0; k < m_planning; ++k) {
        const Move& remembered = m_model[random().below(static_cast<uint32_t>(m_model.size()))];
        update(remembered.state, remembered.action, bestTarget(remembered), step);
    }
}

} // namespace core::grid
