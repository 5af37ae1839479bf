#pragma once
// Exact dynamic programming on the host, in double: the truth that everything else is compared with. Letters: S states,
// A actions. A value function is a std::vector<double> of S values (walls and terminal states 0); a policy has the
// probabilities pi(a|s) of S x A, row by row. gamma: 0 ... 1; 1 asks for a cell that ends the episode.
//
// All functions throw InvalidInput for gamma outside its range (or 1 without an end), and Cancelled.

#include <functional>
#include <vector>

#include "core/grid/world.h"
#include "gpu/base/progress.h"

namespace core::grid {

using Values = std::vector<double>;
using Policy = std::vector<double>;

/// Is told of each sweep or round: its number from 1, the values after it, and its largest change (of a round of policy
/// iteration: the largest |V - T V|).
using SweepWatch = std::function<void(int iteration, const Values& values, double change)>;

/// When to stop sweeping.
struct Stopping {
    double tolerance = 1e-10; ///< the largest change of a value in one sweep
    int maxSweeps = 100000;
    SweepWatch watch = {}; ///< on the host only
};

/// Values, and how they were come by.
struct Solution {
    Values values;
    int iterations = 0;    ///< sweeps, or rounds of evaluation and improvement
    double residual = 0;   ///< the largest |V - T V|, T being what the algorithm looks for the fixed point of
    bool converged = true; ///< the stopping rule was met
    int sweepsPerLook = 1; ///< sweeps between two looks at the change
};

void checkGamma(const World& world, double gamma);

/// q(s, a) = sum over outcomes of p (r + gamma V(next)), V(next) being 0 if done. Sutton and Barto, eq. 4.6.
double actionValue(const World& world, const Values& values, double gamma, int state, int action);

/// max q(s, a) over the actions.
double bestValue(const World& world, const Values& values, double gamma, int state);

/// The actions whose value is within 1e-9 max(1, |best|) of the best, ascending; none in walls and terminal states.
std::vector<int> bestActions(const World& world, const Values& values, double gamma, int state);

Policy uniformPolicy(const World& world);
/// Always the same action.
Policy constantPolicy(const World& world, int action);
/// Epsilon-greedy with respect to the values: the first best action has 1 - epsilon (A - 1) / A, the others epsilon /
/// A. Zhao, section 5.4. epsilon 0: greedy; 1: uniform.
Policy greedyPolicy(const World& world, const Values& values, double gamma, double epsilon = 0);

/// Cells beyond which evaluateClosedForm refuses.
inline constexpr int kMaxClosedForm = 1024;

/// V = (I - gamma P)^-1 r by Gauss elimination with pivoting. Zhao, section 2.7.1. Throws LimitExceeded for more than
/// kMaxClosedForm states that are neither wall nor terminal; InvalidInput if gamma is 1 and the policy, from some cell,
/// never ends while it is still paid.
Solution evaluateClosedForm(const World& world, const Policy& policy, double gamma,
                            const gpu::RunControl& control = {});

/// Sweeps of the Bellman equation from V = 0. Zhao, section 2.7.2; Sutton and Barto, section 4.1 (two arrays).
Solution evaluateIteratively(const World& world, const Policy& policy, double gamma, const Stopping& stopping = {},
                             const gpu::RunControl& control = {});

/// Sweeps of V <- (1 - epsilon) max q + epsilon mean q from V = 0: the best epsilon-greedy policy, the best policy at
/// all for epsilon 0. Zhao, Algorithm 4.1 and section 5.4.2.
Solution iterateValues(const World& world, double gamma, double epsilon = 0, const Stopping& stopping = {},
                       const gpu::RunControl& control = {});

/// The largest |V - T V| of iterateValues' T.
double softResidual(const World& world, const Values& values, double gamma, double epsilon);

/// The largest |V - T V| of the Bellman equation of a policy.
double policyResidual(const World& world, const Policy& policy, const Values& values, double gamma);

/// Evaluates in closed form and improves, until no action is better than the one taken. Zhao, Algorithm 4.2; Sutton and
/// Barto, section 4.3. An action is kept as long as it is among the best, so ties cannot go round in circles.
Solution iteratePolicies(const World& world, const Policy& first, double gamma, const gpu::RunControl& control = {},
                         const SweepWatch& watch = {});

/// As iteratePolicies, but an evaluation is `sweeps` sweeps that go on from the values before. Zhao, Algorithm 4.3.
/// 1 sweep is value iteration.
Solution iterateTruncated(const World& world, double gamma, int sweeps, const Stopping& stopping = {},
                          const gpu::RunControl& control = {});

} // namespace core::grid
