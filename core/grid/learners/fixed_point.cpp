#include "core/grid/learners/fixed_point.h"

#include <numeric>

#include "core/grid/linear_equations.h"
#include "core/grid/policy_outcomes.h"

namespace core::grid {
namespace {

std::vector<double> firstStates(const World& world)
{
    std::vector<double> share(world.cells.size());
    if (const int start = world.start(); start >= 0) {
        share[static_cast<size_t>(start)] = 1;
        return share;
    }
    for (int state = 0; state < world.states(); ++state)
        share[static_cast<size_t>(state)] = world.isLive(state) ? 1 : 0;
    return share;
}

} // namespace

std::vector<double> occupancy(const World& world, const Policy& policy, int steps)
{
    std::vector<double> now = firstStates(world);
    std::vector<double> total(now.size());
    for (int step = 0; step < steps; ++step) {
        std::vector<double> next(now.size());
        for (int state = 0; state < world.states(); ++state) {
            const double here = now[static_cast<size_t>(state)];
            if (here == 0 || !world.isLive(state))
                continue;
            total[static_cast<size_t>(state)] += here;
            forPolicyOutcomes(world, policy, state, [&](const Outcome& outcome, double probability) {
                if (!outcome.done)
                    next[static_cast<size_t>(outcome.next)] += here * probability;
            });
        }
        now.swap(next);
    }
    const double sum = std::accumulate(total.begin(), total.end(), 0.0);
    for (double& share : total)
        share /= sum;
    return total;
}

Values linearFixedPoint(const World& world, const Policy& policy, const Features& features, double gamma,
                        const std::vector<double>& occupancy)
{
    const auto count = static_cast<size_t>(features.count());
    LinearEquations equations(count);
    for (int state = 0; state < world.states(); ++state) {
        const double weight = occupancy[static_cast<size_t>(state)];
        if (weight == 0)
            continue;
        std::vector<double> difference(count);
        double reward = 0;
        for (const Feature& feature : features.of(state))
            difference[static_cast<size_t>(feature.index)] += feature.value;
        forPolicyOutcomes(world, policy, state, [&](const Outcome& outcome, double probability) {
            reward += probability * outcome.reward;
            for (const Feature& feature : features.of(outcome.next))
                if (!outcome.done)
                    difference[static_cast<size_t>(feature.index)] -= gamma * probability * feature.value;
        });
        for (const Feature& feature : features.of(state)) {
            const auto row = static_cast<size_t>(feature.index);
            equations.right[row] += weight * feature.value * reward;
            for (size_t column = 0; column < count; ++column)
                equations.at(row, column) += weight * feature.value * difference[column];
        }
    }
    const std::vector<double> weights = solveEquations(std::move(equations));
    Values values(world.cells.size());
    for (int state = 0; state < world.states(); ++state)
        if (world.isLive(state))
            values[static_cast<size_t>(state)] = features.dot(weights, state);
    return values;
}

} // namespace core::grid
