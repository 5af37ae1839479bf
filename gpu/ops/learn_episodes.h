#pragma once
// Many lives of tabular learners at once. Letters: R runs, E episodes, S states (cells), L states that have values.

#include <span>
#include <vector>

#include "gpu/ops/grid_world.h"
#include "gpu/recorder.h"

namespace gpu {

enum class GridLearner : uint32_t { QLearning, Sarsa, ExpectedSarsa, DoubleQLearning };

/// What all lives of a batch have in common. Run r of the batch draws from stream firstRun + r.
struct LivesPlan {
    GridLearner learner = GridLearner::QLearning;
    uint64_t seed = 1;
    uint32_t firstRun = 0;
    uint32_t runs = 1;
    uint32_t episodes = 1;
    uint32_t maxSteps = 1; ///< of an episode
    double alpha = 0.1;
    double epsilon = 0.1;
    double initial = 0; ///< of every action value
    double noise = 0;
    double slip = 0;
};

/// The memory of a batch.
struct Lives {
    LivesPlan plan;
    int64_t states = 0;
    int64_t columns = 0;
    int64_t entries = 0; ///< floats in the row of a state: the actions, rounded up to 4 or 8
    Tensor tables;       ///< (R, tables, S, entries) f32; places without an action are far below any value
    Tensor standing;     ///< (R, 8) I32: place, planned action, random block, words used, episode, steps, return
    Tensor returns;      ///< (R, E) f32
    Tensor lengths;      ///< (R, E) I32
    Tensor starts;       ///< I32: their number, and the states where episodes begin

    int64_t tableCount() const { return plan.learner == GridLearner::DoubleQLearning ? 2 : 1; }
};

/// The most runs of a batch whose memory fits one binding each; at least 1.
uint32_t runsThatFit(const Device& device, const GridWorld& world, const LivesPlan& plan);

/// All runs before their first episode. live: the states that are neither wall nor end; starts: where episodes begin.
Lives makeLives(Device& device, const GridWorld& world, const LivesPlan& plan, std::span<const int32_t> live,
                std::span<const int32_t> starts);

/// Every run goes on until `goal` episodes have ended, but at most `steps` steps (the beginning of an episode is one).
/// Same draws and, but for rounding, same updates as core::grid's agents. The world's cells have offset 0.
void learnEpisodes(Recorder& recorder, const GridWorld& world, const Lives& lives, uint32_t goal, uint32_t steps);

/// How many episodes the slowest run has ended.
uint32_t endedEpisodes(Device& device, const Lives& lives);

/// errors, largest: (looks, R) f32, of which row `look` is written: root mean square and largest difference between
/// truth (L) and the values (1 - epsilon) max Q + epsilon mean Q of the states `live` (L).
void runErrors(Recorder& recorder, const Lives& lives, uint32_t actions, double epsilon, const Tensor& live,
               const Tensor& truth, const Tensor& errors, const Tensor& largest, int64_t look);

} // namespace gpu
