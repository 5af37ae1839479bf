#pragma once
// Where linear TD settles, computed instead of learnt.

#include <vector>

#include "core/grid/dynamic_programming.h"
#include "core/grid/learners/features.h"

namespace core::grid {

/// How often each state is left in an episode of at most so many steps from the start (from anywhere, if there is none)
/// under a policy, as a share of them all: (S).
std::vector<double> occupancy(const World& world, const Policy& policy, int steps);

/// The values w . x(s) for which A w = b, A = sum d(s) x(s) (x(s) - gamma E[x(s')])^T, b = sum d(s) x(s) E[r]. Sutton
/// and Barto, eq. 9.11; Zhao, Box 8.3. The features must not depend on each other.
Values linearFixedPoint(const World& world, const Policy& policy, const Features& features, double gamma,
                        const std::vector<double>& occupancy);

} // namespace core::grid
