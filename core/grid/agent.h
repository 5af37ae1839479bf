#pragma once
// A learner that lives in a world: it moves, is paid, and learns from that alone. It never looks at P[s][a].

#include <memory>
#include <vector>

#include "core/grid/dynamic_programming.h"
#include "core/grid/world.h"
#include "gpu/base/random.h"

namespace core::grid {

/// One step in the world.
struct Move {
    int state = 0;
    int action = 0;
    double reward = 0;
    int next = 0;
    bool done = false; ///< the episode is over: nothing is to be had from `next`
};

/// What an update aims at, with its parts: reward + discount following.
struct Target {
    double reward = 0;    ///< of the next step; the discounted sum of several; a whole return
    double discount = 0;  ///< gamma to the number of steps; 0: nothing follows
    double following = 0; ///< the value of what comes then, as the learner knows it
    int next = -1;        ///< the state that it belongs to; -1: none

    double value() const { return reward + discount * following; }
};

/// One update with the numbers that went into it: after = before + stepSize eligibility (target - before).
struct Backup {
    int state = 0;
    int action = -1; ///< -1: the value of the state
    double before = 0;
    double target = 0;
    double stepSize = 0;
    double after = 0;
    Target parts;           ///< of the target
    double eligibility = 1; ///< the trace of the state; of linear learners the square of its features' length

    double error() const { return target - before; }
};

/// The update of a preference that goes with a backup, for learners of a policy: after = before + stepSize discount
/// error (1 - probability). The preferences of the other actions fall in turn.
struct PolicyBackup {
    int state = 0;
    int action = 0;
    double before = 0;
    double after = 0;
    double stepSize = 0;
    double discount = 1;    ///< gamma to the time in the episode
    double error = 0;       ///< what the return or the target was more than the value
    double probability = 0; ///< of the action, before
};

/// What happened in one step.
struct AgentStep {
    Move move;
    std::vector<Backup> backups;             ///< in order; none while a learner waits for the steps to come
    std::vector<PolicyBackup> policyBackups; ///< one for each backup, or none
    bool episodeEnded = false;               ///< by the world or because it had become too long
    double episodeReturn = 0;                ///< sum of the rewards so far, not discounted
    int episodeLength = 0;                   ///< steps so far
};

/// How episodes run.
struct EpisodeRules {
    double gamma = 0.9;
    int maxSteps = 10000;         ///< an episode is cut off after so many steps
    bool exploringStarts = false; ///< begin anywhere with any action, even where the world has a start
};

/// Owns its copy of the world. The same world, rules, seed and run give the same steps.
class Agent {
public:
    Agent(World world, EpisodeRules rules, uint64_t seed, uint64_t run);
    virtual ~Agent() = default;
    Agent(const Agent&) = delete;
    Agent& operator=(const Agent&) = delete;

    /// Moves once and learns. After the end of an episode the next step begins another.
    AgentStep step();
    /// Steps until the episode ends; what the last step says.
    AgentStep episode();

    /// Of all states; walls and terminal states 0.
    virtual Values values() const = 0;
    /// (S, A) row by row; empty if only the values of states are learnt.
    virtual std::vector<double> actionValues() const { return {}; }
    /// What it has come to think is right, pi(a|s), (S, A) row by row.
    virtual Policy policy() const = 0;

    const World& world() const { return m_world; }
    /// Where the next step begins; -1 before the first and after the end of an episode.
    int state() const { return m_state; }

protected:
    /// The action to take.
    virtual int choose(int state) = 0;
    virtual void begin() {}
    /// Learns from a step; updates go into step.backups.
    virtual void learn(const Move& move, AgentStep& step) = 0;
    /// The episode is over: what was waited for comes no more.
    virtual void finish(AgentStep& step) { static_cast<void>(step); }

    /// Fixes the action of the next step, for learners that learn from it before it is taken.
    void plan(int action) { m_planned = action; }
    gpu::RandomStream& random() { return m_random; }
    double gamma() const { return m_rules.gamma; }
    int actions() const { return m_world.actions(); }
    size_t cell(int state, int action) const
    {
        return static_cast<size_t>(state) * static_cast<size_t>(m_world.actions()) + static_cast<size_t>(action);
    }
    bool isLive(int state) const { return m_world.isLive(state); }
    /// Draws from a distribution of `count` weights that sum to 1.
    int draw(const double* weights, int count);
    /// A sample of P[s][a].
    Outcome sample(int state, int action);

private:
    void start();

    World m_world;
    EpisodeRules m_rules;
    gpu::RandomStream m_random;
    std::vector<int> m_starts;
    int m_state = -1;
    int m_planned = -1;
    double m_return = 0;
    int m_length = 0;
};

/// How far an update goes: alpha / n^power at the n-th update of the same entry. Power 0: always alpha.
/// Source: Robbins and Monro 1951 (0.5 < power <= 1 converges).
struct StepSize {
    double alpha = 0.1;
    double power = 0;

    double at(int64_t count) const;
};

} // namespace core::grid
