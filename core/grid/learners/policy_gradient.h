#pragma once
// Learning a policy itself: pi(a|s) is the softmax of preferences h(s, a), one for each state and action.

#include "core/grid/learners/tabular.h"

namespace core::grid {

struct GradientRules {
    EpisodeRules episodes;
    double policyAlpha = 0.1;
    double valueAlpha = 0.1;
};

/// The part that both learners share.
class SoftmaxAgent : public Agent {
public:
    SoftmaxAgent(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run);

    Policy policy() const override;
    /// h(s, a), (S, A) row by row. They rate actions, but are no returns.
    const std::vector<double>& preferences() const { return m_preferences; }

protected:
    int choose(int state) override;
    /// h(state, .) += alpha discount error grad ln pi(action|state); the gradient is 1 less pi for the action taken,
    /// minus pi for the others.
    void climb(int state, int action, double discount, double error, AgentStep& step);
    const GradientRules& rules() const { return m_rules; }

private:
    void probabilities(int state, double* row) const;

    GradientRules m_rules;
    std::vector<double> m_preferences; ///< (S, A)
    std::vector<double> m_row;         ///< (A), of one state
};

/// theta += alpha gamma^t (G_t - v(S_t)) grad ln pi(A_t|S_t) for every step of an episode, with a learnt baseline v
/// (its step size 0: none). Sutton and Barto, sections 13.3 and 13.4; Zhao, Algorithm 9.1.
class Reinforce final : public SoftmaxAgent {
public:
    Reinforce(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run);

    Values values() const override { return m_baseline; }

private:
    void begin() override { m_moves.clear(); }
    void learn(const Move& move, AgentStep& step) override;
    void finish(AgentStep& step) override;

    std::vector<Move> m_moves;
    Values m_baseline;
};

/// delta = R + gamma v(S') - v(S) moves the critic v and, times gamma^t grad ln pi, the actor. Sutton and Barto,
/// section 13.5; Zhao, Algorithm 10.2 (advantage actor-critic).
class ActorCritic final : public SoftmaxAgent {
public:
    ActorCritic(const World& world, const GradientRules& rules, uint64_t seed, uint64_t run);

    Values values() const override { return m_critic; }

private:
    void begin() override { m_discount = 1; }
    void learn(const Move& move, AgentStep& step) override;

    Values m_critic;
    double m_discount = 1; ///< gamma^t
};

} // namespace core::grid
