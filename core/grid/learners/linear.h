#pragma once
// Learners whose values are linear in features of the cells: v(s, w) = w . x(s); q(s, a, w) has weights of its own for
// each action.

#include "core/grid/learners/features.h"
#include "core/grid/learners/tabular.h"

namespace core::grid {

/// w += alpha (R + gamma v(S') - v(S)) x(S) under a given policy: semi-gradient TD(0). Sutton and Barto, section 9.3;
/// Zhao, eq. 8.13.
class LinearTd final : public Agent {
public:
    LinearTd(const World& world, Policy policy, Features features, const TabularRules& rules, uint64_t seed,
             uint64_t run);

    Values values() const override;
    Policy policy() const override { return m_policy; }
    const std::vector<double>& weights() const { return m_weights; }

private:
    int choose(int state) override;
    void learn(const Move& move, AgentStep& step) override;

    Policy m_policy;
    Features m_features;
    StepSize m_stepSize;
    int64_t m_updates = 0;
    std::vector<double> m_weights;
};

/// What a linear learner of action values aims at.
enum class LinearTarget {
    Sarsa,     ///< R + gamma q(S', A'). Sutton and Barto, section 10.1; Zhao, Algorithm 8.2
    QLearning, ///< R + gamma max q(S', a). Zhao, Algorithm 8.3
};

class LinearControl final : public Agent {
public:
    LinearControl(const World& world, Features features, LinearTarget target, const TabularRules& rules, uint64_t seed,
                  uint64_t run);

    Values values() const override;
    std::vector<double> actionValues() const override;
    Policy policy() const override;

private:
    double value(int state, int action) const;
    int soft(int state);
    int choose(int state) override { return soft(state); }
    void learn(const Move& move, AgentStep& step) override;
    double targetEpsilon() const { return m_target == LinearTarget::Sarsa ? m_epsilon : 0; }
    std::span<const double> weightsOf(int action) const;

    Features m_features;
    LinearTarget m_target;
    StepSize m_stepSize;
    double m_epsilon;
    int64_t m_updates = 0;
    std::vector<double> m_weights; ///< (A, count)
    std::vector<double> m_row;     ///< (A), of one state
};

} // namespace core::grid
