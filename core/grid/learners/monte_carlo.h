#pragma once
// Learning action values from whole episodes.

#include "core/grid/learners/tabular.h"

namespace core::grid {

enum class Visits { First, Every };

/// Every episode moves the values of its state-action pairs towards the returns that followed. With exploring starts
/// (in the episode rules) and epsilon 0 it is MC exploring starts, else MC epsilon-greedy. Step size 1/n is the mean of
/// all returns. Sutton and Barto, sections 5.3 and 5.4; Zhao, Algorithms 5.2 and 5.3.
class MonteCarlo final : public ActionValueAgent {
public:
    MonteCarlo(const World& world, const TabularRules& rules, Visits visits, uint64_t seed, uint64_t run)
        : ActionValueAgent(world, rules, seed, run), m_visits(visits)
    {
    }

private:
    void begin() override { m_moves.clear(); }
    void learn(const Move& move, AgentStep& step) override;
    void finish(AgentStep& step) override;

    Visits m_visits;
    std::vector<Move> m_moves;
};

} // namespace core::grid
