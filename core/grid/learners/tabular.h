#pragma once
// Learners with one number for each state, or for each state and action.

#include <deque>
#include <optional>

#include "core/grid/agent.h"

namespace core::grid {

/// What all tabular learners are told.
struct TabularRules {
    EpisodeRules episodes;
    StepSize stepSize;
    double epsilon = 0.1; ///< share of random actions
    double initial = 0;   ///< value of every entry at first
};

/// One of the largest of `count` values, at random among equals.
int anyLargest(const double* values, int count, gpu::RandomStream& random);

/// The target of one step: its reward, and the value of what follows unless the episode is over.
inline Target targetOf(const Move& move, double gamma, double following)
{
    return move.done ? Target{move.reward} : Target{move.reward, gamma, following, move.next};
}

/// Learns the values of states under a policy that it is given.
class StateValueAgent : public Agent {
public:
    StateValueAgent(const World& world, Policy policy, const TabularRules& rules, uint64_t seed, uint64_t run);

    Values values() const override { return m_values; }
    Policy policy() const override { return m_policy; }

protected:
    int choose(int state) override;
    double value(int state) const { return m_values[static_cast<size_t>(state)]; }
    /// V(state) += alpha (target - V(state)).
    void update(int state, const Target& target, AgentStep& step);
    /// V(state) += amount, without a backup of its own: for traces.
    void add(int state, double amount) { m_values[static_cast<size_t>(state)] += amount; }
    double nextStepSize(int state) { return m_rules.stepSize.at(++m_counts[static_cast<size_t>(state)]); }

private:
    Policy m_policy;
    TabularRules m_rules;
    Values m_values;
    std::vector<int64_t> m_counts;
};

/// Learns action values and acts epsilon-greedily on them. Ties are broken at random.
class ActionValueAgent : public Agent {
public:
    ActionValueAgent(const World& world, const TabularRules& rules, uint64_t seed, uint64_t run);

    /// Of the policy that is learnt about.
    Values values() const override;
    std::vector<double> actionValues() const override { return m_values; }
    Policy policy() const override;

protected:
    int choose(int state) override { return soft(state, m_rules.epsilon); }
    /// Share of random actions of the policy that is learnt about, as opposed to the one that acts.
    virtual double targetEpsilon() const { return m_rules.epsilon; }

    double epsilon() const { return m_rules.epsilon; }
    double value(int state, int action) const { return m_values[cell(state, action)]; }
    double best(int state) const;
    /// The reward of a step and the best that may follow.
    Target bestTarget(const Move& move) const { return targetOf(move, gamma(), move.done ? 0 : best(move.next)); }
    /// One of the best actions of a table, at random among equals.
    int greedy(const std::vector<double>& values, int state)
    {
        return anyLargest(&values[cell(state, 0)], actions(), random());
    }
    int greedy(int state) { return greedy(m_values, state); }
    int soft(int state, double share);
    /// Sum over actions of pi(a|s) Q(s, a) under the epsilon-greedy policy.
    double expected(int state, double share) const;
    void update(int state, int action, const Target& target, AgentStep& step)
    {
        update(m_values, state, action, target, step);
    }
    void update(std::vector<double>& values, int state, int action, const Target& target, AgentStep& step);
    std::vector<double>& table() { return m_values; }

private:
    TabularRules m_rules;
    std::vector<double> m_values; ///< (S, A)
    std::vector<int64_t> m_counts;
};

/// The epsilon-greedy policy of action values: the first best action has 1 - epsilon (A - 1) / A.
Policy softPolicyOf(const World& world, const std::vector<double>& actionValues, double epsilon);

} // namespace core::grid
