#pragma once
// Worlds of random cells under given rules, for tests of kernels.

#include "core/grid/dynamic_programming.h"

namespace worlds {

/// Cells of all kinds, a start; rewards, wind and teleports by chance as far as asked for. The same seed gives the same
/// world.
struct Wanted {
    core::grid::ActionSet actions = core::grid::ActionSet::Four;
    core::grid::ForbiddenRule forbidden = core::grid::ForbiddenRule::Enter;
    double slip = 0;
    bool wind = false;
    bool teleports = false;
    bool absorbGoal = true;
    bool forbiddenAtBoundary = false;
    double noise = 0;
};

core::grid::World randomWorld(uint64_t seed, int rows, int columns, const Wanted& wanted);

/// In each state one action by chance, the rest of the probability shared by all.
core::grid::Policy randomPolicy(uint64_t seed, const core::grid::World& world, double epsilon);

/// The largest difference as a part of max(1, max |V|).
double relativeError(const core::grid::Values& values, const core::grid::Values& exact);

} // namespace worlds
