#pragma once
// How the exact algorithms come to rest, sweep by sweep.

#include <vector>

#include "core/grid/learners.h"

namespace core::grid {

struct ConvergencePoint {
    int iteration = 0; ///< sweeps, or rounds, from 1; of the closed form 0 and 1: before and after
    double change = 0; ///< the largest change of a value in the sweep; of a round the Bellman residual of its values
    double rootMeanSquare = 0; ///< of the values less the exact ones
    double largest = 0;        ///< difference from the exact ones
};

/// The learner once more, with a point for each sweep (of long computations, fewer and fewer of them). A
/// round of prioritised sweeping is as many backups as there are states. Empty for learners from experience. Throws as
/// the learner.
std::vector<ConvergencePoint> convergenceOf(const Learner& learner, const World& world, const Settings& settings,
                                            const gpu::RunControl& control = {});

} // namespace core::grid
