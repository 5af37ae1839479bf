#pragma once
// Zhao's Figs 8.11 and 8.12: deep Q-learning from one episode that a uniform policy has lived.

#include <cstdint>

#include "gpu/base/progress.h"

namespace core::grid {

/// What training comes to.
struct DeepQFigure {
    double firstLoss = 0;  ///< mean over the first 50 iterations
    double lastLoss = 0;   ///< mean over the last 50
    double firstError = 0; ///< root mean square over the states of max_a q less the best value, before
    double lastError = 0;  ///< and after
};

/// The world of Zhao's Fig 8.9, gamma 0.9, a network of 100 hidden units. All moves of the episode are remembered
/// first, then batches of them are trained on. The book states steps and batch; Adam's step size, the iterations and
/// how often the target network is renewed are ours. Throws Cancelled.
DeepQFigure trainOnOneEpisode(int steps, int batch, uint64_t seed, uint64_t run, const gpu::RunControl& control = {});

} // namespace core::grid
