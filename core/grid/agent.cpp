#include "core/grid/agent.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace core::grid {

Agent::Agent(World world, EpisodeRules rules, uint64_t seed, uint64_t run)
    : m_world(std::move(world)), m_rules(rules), m_random(seed, run)
{
    const int start = m_world.start();
    if (start >= 0 && !m_rules.exploringStarts) {
        m_starts.push_back(start);
        return;
    }
    for (int state = 0; state < m_world.states(); ++state)
        if (isLive(state))
            m_starts.push_back(state);
}

void Agent::start()
{
    m_state =
        m_starts.size() == 1 ? m_starts.front() : m_starts[m_random.below(static_cast<uint32_t>(m_starts.size()))];
    m_planned = m_rules.exploringStarts ? static_cast<int>(m_random.below(static_cast<uint32_t>(actions()))) : -1;
    m_return = 0;
    m_length = 0;
    begin();
}

AgentStep Agent::step()
{
    if (m_state < 0)
        start();
    const int planned = std::exchange(m_planned, -1);
    const int action = planned >= 0 ? planned : choose(m_state);
    const Outcome outcome = sample(m_state, action);
    AgentStep step;
    step.move = {m_state, action, outcome.reward, outcome.next, outcome.done};
    m_return += outcome.reward;
    ++m_length;
    step.episodeReturn = m_return;
    step.episodeLength = m_length;
    step.episodeEnded = outcome.done || m_length >= m_rules.maxSteps;
    learn(step.move, step);
    m_state = outcome.next;
    if (step.episodeEnded) {
        finish(step);
        m_state = -1;
        m_planned = -1;
    }
    return step;
}

AgentStep Agent::episode()
{
    AgentStep last;
    do
        last = step();
    while (!last.episodeEnded);
    return last;
}

int Agent::draw(const double* weights, int count)
{
    double rest = m_random.uniform();
    for (int k = 0; k + 1 < count; ++k) {
        rest -= weights[k];
        if (rest < 0)
            return k;
    }
    // Rounding must not choose what has no weight.
    int last = count - 1;
    while (last > 0 && weights[last] <= 0)
        --last;
    return last;
}

Outcome Agent::sample(int state, int action)
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

double StepSize::at(int64_t count) const
{
    return power == 0 ? alpha : alpha / std::pow(static_cast<double>(count), power);
}

} // namespace core::grid
