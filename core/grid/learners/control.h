#pragma once
// Control by temporal differences: action values learnt while acting on them. R the reward that follows S, A; S', A'
// what comes next.

#include "core/grid/learners/tabular.h"

namespace core::grid {

/// Q(S, A) += alpha (R + gamma Q(S', A') - Q(S, A)). Sutton and Barto, section 6.4; Zhao, Algorithm 7.1.
class Sarsa final : public ActionValueAgent {
public:
    using ActionValueAgent::ActionValueAgent;

private:
    void learn(const Move& move, AgentStep& step) override;
};

/// Q(S, A) += alpha (R + gamma sum_a pi(a|S') Q(S', a) - Q(S, A)). Sutton and Barto, eq. 6.9; Zhao, section 7.3.
class ExpectedSarsa final : public ActionValueAgent {
public:
    using ActionValueAgent::ActionValueAgent;

private:
    void learn(const Move& move, AgentStep& step) override;
};

/// Sarsa with n rewards before the value. Sutton and Barto, section 7.2; Zhao, section 7.4.
class NStepSarsa final : public ActionValueAgent {
public:
    NStepSarsa(const World& world, const TabularRules& rules, int steps, uint64_t seed, uint64_t run)
        : ActionValueAgent(world, rules, seed, run), m_steps(static_cast<size_t>(steps))
    {
    }

private:
    void begin() override { m_moves.clear(); }
    void learn(const Move& move, AgentStep& step) override;
    void finish(AgentStep& step) override;
    void updateOldest(double after, AgentStep& step);

    size_t m_steps;
    std::deque<Move> m_moves;
};

/// Q(S, A) += alpha (R + gamma max_a Q(S', a) - Q(S, A)): learns the best policy whatever it does meanwhile, which is
/// epsilon-greedy (epsilon 1: uniform, far off policy). Sutton and Barto, section 6.5; Zhao, Algorithms 7.2 and 7.3.
class QLearning final : public ActionValueAgent {
public:
    using ActionValueAgent::ActionValueAgent;

private:
    double targetEpsilon() const override { return 0; }
    void learn(const Move& move, AgentStep& step) override;
};

/// Two tables, one of which chooses the action that the other rates: the largest of uncertain values is no longer taken
/// for its value. Acts on the sum. Sutton and Barto, section 6.7; van Hasselt 2010.
class DoubleQLearning final : public ActionValueAgent {
public:
    DoubleQLearning(const World& world, const TabularRules& rules, uint64_t seed, uint64_t run);

    std::vector<double> actionValues() const override;
    Values values() const override;

private:
    double targetEpsilon() const override { return 0; }
    int choose(int state) override;
    void learn(const Move& move, AgentStep& step) override;

    std::vector<double> m_other;
    std::vector<double> m_sum; ///< of both tables
};

/// Q-learning that replays `planning` remembered moves after each step. Sutton and Barto, section 8.2 (the model keeps
/// the last outcome of each pair).
class DynaQ final : public ActionValueAgent {
public:
    DynaQ(const World& world, const TabularRules& rules, int planning, uint64_t seed, uint64_t run);

private:
    double targetEpsilon() const override { return 0; }
    void learn(const Move& move, AgentStep& step) override;

    int m_planning;
    std::vector<Move> m_model;
    std::vector<int64_t> m_place; ///< of each pair in the model; -1: never tried
};

} // namespace core::grid
