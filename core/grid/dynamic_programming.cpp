#include "core/grid/dynamic_programming.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/grid/closed_form.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr double kTie = 1e-9;
constexpr int kMaxRounds = 10000; // of policy iteration; it needs a handful

double allowance(double best) { return kTie * std::max(1.0, std::abs(best)); }

double softValue(const World& world, const Values& values, double gamma, double epsilon, int state)
{
    double best = -std::numeric_limits<double>::infinity();
    double sum = 0;
    for (int action = 0; action < world.actions(); ++action) {
        const double value = actionValue(world, values, gamma, state, action);
        best = std::max(best, value);
        sum += value;
    }
    return (1 - epsilon) * best + epsilon * sum / world.actions();
}

double policyValue(const World& world, const Policy& policy, const Values& values, double gamma, int state)
{
    double sum = 0;
    const size_t row = static_cast<size_t>(state) * static_cast<size_t>(world.actions());
    for (int action = 0; action < world.actions(); ++action)
        if (const double share = policy[row + static_cast<size_t>(action)]; share != 0)
            sum += share * actionValue(world, values, gamma, state, action);
    return sum;
}

/// One sweep of `backup(values, state)` into `next`; the largest change.
template <typename Backup>
double sweep(const World& world, const Values& values, Values& next, const Backup& backup)
{
    double change = 0;
    for (int state = 0; state < world.states(); ++state) {
        const auto s = static_cast<size_t>(state);
        next[s] = world.isLive(state) ? backup(values, state) : 0;
        change = std::max(change, std::abs(next[s] - values[s]));
    }
    return change;
}

template <typename Backup>
Solution sweepUntilStill(const World& world, const Stopping& stopping, const gpu::RunControl& control,
                         const Backup& backup)
{
    Solution solution;
    solution.values.assign(world.cells.size(), 0);
    solution.converged = false;
    Values next(world.cells.size());
    while (solution.iterations < stopping.maxSweeps && !solution.converged) {
        control.throwIfStopped();
        const double change = sweep(world, solution.values, next, backup);
        std::swap(solution.values, next);
        ++solution.iterations;
        if (stopping.watch)
            stopping.watch(solution.iterations, solution.values, change);
        solution.converged = change <= stopping.tolerance;
    }
    solution.residual = sweep(world, solution.values, next, backup);
    return solution;
}

double optimalityResidual(const World& world, const Values& values, double gamma)
{
    Values next(values.size());
    return sweep(world, values, next,
                 [&](const Values& from, int state) { return bestValue(world, from, gamma, state); });
}

/// Makes the policy greedy where it does not yet take one of the best actions. True if it changed.
bool improve(const World& world, const Values& values, double gamma, Policy& policy)
{
    bool changed = false;
    const auto width = static_cast<std::ptrdiff_t>(world.actions());
    for (int state = 0; state < world.states(); ++state) {
        if (!world.isLive(state))
            continue;
        const std::vector<int> best = bestActions(world, values, gamma, state);
        const auto row = policy.begin() + state * width;
        const auto taken = std::ranges::find(row, row + width, 1.0) - row;
        if (taken < width && std::ranges::find(best, static_cast<int>(taken)) != best.end())
            continue;
        std::fill(row, row + width, 0.0);
        row[best.front()] = 1;
        changed = true;
    }
    return changed;
}

} // namespace

void checkGamma(const World& world, double gamma)
{
    if (!(gamma >= 0 && gamma <= 1))
        throw Error(ErrorKind::InvalidInput, {mark("Grid", "The discount rate gamma is %1."), {std::to_string(gamma)}},
                    {mark("Grid", "It lies between 0 and 1; 1 only where episodes end.")});
    if (gamma < 1 || world.hasEnd())
        return;
    throw Error(ErrorKind::InvalidInput, {mark("Grid", "With gamma 1 the values of a world without end are infinite.")},
                {mark("Grid", "Let the goal end the episode, or choose gamma below 1.")});
}

double actionValue(const World& world, const Values& values, double gamma, int state, int action)
{
    double sum = 0;
    for (const Outcome& outcome : transition(world, state, action)) {
        const double after = outcome.done ? 0 : values[static_cast<size_t>(outcome.next)];
        sum += outcome.probability * (outcome.reward + gamma * after);
    }
    return sum;
}

double bestValue(const World& world, const Values& values, double gamma, int state)
{
    double best = -std::numeric_limits<double>::infinity();
    for (int action = 0; action < world.actions(); ++action)
        best = std::max(best, actionValue(world, values, gamma, state, action));
    return best;
}

std::vector<int> bestActions(const World& world, const Values& values, double gamma, int state)
{
    std::vector<int> best;
    if (!world.isLive(state))
        return best;
    const double top = bestValue(world, values, gamma, state);
    for (int action = 0; action < world.actions(); ++action)
        if (actionValue(world, values, gamma, state, action) >= top - allowance(top))
            best.push_back(action);
    return best;
}

Policy uniformPolicy(const World& world)
{
    return Policy(world.cells.size() * static_cast<size_t>(world.actions()), 1.0 / world.actions());
}

Policy constantPolicy(const World& world, int action)
{
    const auto width = static_cast<size_t>(world.actions());
    Policy policy(world.cells.size() * width, 0);
    for (size_t at = static_cast<size_t>(action); at < policy.size(); at += width)
        policy[at] = 1;
    return policy;
}

Policy greedyPolicy(const World& world, const Values& values, double gamma, double epsilon)
{
    const int count = world.actions();
    Policy policy(world.cells.size() * static_cast<size_t>(count), epsilon / count);
    for (int state = 0; state < world.states(); ++state) {
        const std::vector<int> best = bestActions(world, values, gamma, state);
        const int chosen = best.empty() ? 0 : best.front();
        policy[static_cast<size_t>(state) * static_cast<size_t>(count) + static_cast<size_t>(chosen)] =
            1 - epsilon * (count - 1) / count;
    }
    return policy;
}

Solution evaluateClosedForm(const World& world, const Policy& policy, double gamma, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    Solution solution;
    solution.values = solveClosedForm(world, policy, gamma, control);
    solution.iterations = 1;
    solution.residual = policyResidual(world, policy, solution.values, gamma);
    return solution;
}

Solution evaluateIteratively(const World& world, const Policy& policy, double gamma, const Stopping& stopping,
                             const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    return sweepUntilStill(world, stopping, control, [&](const Values& values, int state) {
        return policyValue(world, policy, values, gamma, state);
    });
}

Solution iterateValues(const World& world, double gamma, double epsilon, const Stopping& stopping,
                       const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    return sweepUntilStill(world, stopping, control, [&](const Values& values, int state) {
        return softValue(world, values, gamma, epsilon, state);
    });
}

double softResidual(const World& world, const Values& values, double gamma, double epsilon)
{
    Values next(values.size());
    return sweep(world, values, next,
                 [&](const Values& from, int state) { return softValue(world, from, gamma, epsilon, state); });
}

double policyResidual(const World& world, const Policy& policy, const Values& values, double gamma)
{
    Values next(values.size());
    return sweep(world, values, next,
                 [&](const Values& from, int state) { return policyValue(world, policy, from, gamma, state); });
}

Solution iteratePolicies(const World& world, const Policy& first, double gamma, const gpu::RunControl& control,
                         const SweepWatch& watch)
{
    checkGamma(world, gamma);
    Solution solution;
    Policy policy = first;
    do {
        solution.values = solveClosedForm(world, policy, gamma, control);
        if (watch)
            watch(solution.iterations + 1, solution.values, optimalityResidual(world, solution.values, gamma));
        solution.converged = !improve(world, solution.values, gamma, policy);
        ++solution.iterations;
    } while (!solution.converged && solution.iterations < kMaxRounds);
    solution.residual = optimalityResidual(world, solution.values, gamma);
    return solution;
}

Solution iterateTruncated(const World& world, double gamma, int sweeps, const Stopping& stopping,
                          const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    Solution solution;
    solution.values.assign(world.cells.size(), 0);
    solution.converged = false;
    Policy policy(world.cells.size() * static_cast<size_t>(world.actions()), 0);
    Values next(world.cells.size());
    int swept = 0;
    while (!solution.converged && swept < stopping.maxSweeps) {
        improve(world, solution.values, gamma, policy);
        for (int k = 0; k < sweeps && swept < stopping.maxSweeps; ++k, ++swept) {
            control.throwIfStopped();
            sweep(world, solution.values, next,
                  [&](const Values& values, int state) { return policyValue(world, policy, values, gamma, state); });
            std::swap(solution.values, next);
        }
        ++solution.iterations;
        // The change of the values would not do: a policy that is not the best can stand still, too.
        solution.residual = optimalityResidual(world, solution.values, gamma);
        if (stopping.watch)
            stopping.watch(solution.iterations, solution.values, solution.residual);
        solution.converged = solution.residual <= stopping.tolerance;
    }
    return solution;
}

} // namespace core::grid
