#pragma once
// Learning the values of a given policy from experience. R the reward that follows, V the values, G a return.

#include "core/grid/learners/tabular.h"

namespace core::grid {

/// V(S) += alpha (R + gamma V(S') - V(S)). Sutton and Barto, eq. 6.2; Zhao, eq. 7.1.
class TdZero final : public StateValueAgent {
public:
    using StateValueAgent::StateValueAgent;

private:
    void learn(const Move& move, AgentStep& step) override;
};

/// V(S) += alpha (G - V(S)), G being n rewards and the value of the state after them; an episode that ends earlier has
/// fewer. Sutton and Barto, section 7.1.
class NStepTd final : public StateValueAgent {
public:
    NStepTd(const World& world, Policy policy, const TabularRules& rules, int steps, uint64_t seed, uint64_t run);

private:
    void begin() override { m_moves.clear(); }
    void learn(const Move& move, AgentStep& step) override;
    void finish(AgentStep& step) override;
    void updateOldest(AgentStep& step);

    size_t m_steps;
    std::deque<Move> m_moves;
};

/// Online TD(lambda) with accumulating traces: every state is moved by alpha delta e(s), where e decays by gamma
/// lambda. Sutton and Barto, section 12.2 for tables.
class TdLambda final : public StateValueAgent {
public:
    TdLambda(const World& world, Policy policy, const TabularRules& rules, double lambda, uint64_t seed, uint64_t run);

private:
    void begin() override;
    void learn(const Move& move, AgentStep& step) override;

    double m_lambda;
    std::vector<double> m_traces;
    std::vector<int> m_traced; ///< states with a trace
};

/// The mean of the returns that followed the first visit of a state, one sample after the other: w += a_k (G - w). With
/// a_k = 1/k it is the mean itself; with another step size the Robbins-Monro iteration for the root of w - E[G].
/// Zhao, sections 6.1 and 6.2.
class MeanEstimation final : public StateValueAgent {
public:
    using StateValueAgent::StateValueAgent;

private:
    void begin() override { m_moves.clear(); }
    void learn(const Move& move, AgentStep& step) override;
    void finish(AgentStep& step) override;

    std::vector<Move> m_moves;
};

} // namespace core::grid
