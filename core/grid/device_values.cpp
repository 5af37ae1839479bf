#include "core/grid/device_values.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <utility>

#include "core/grid/device_improvement.h"
#include "core/grid/device_sweeps.h"
#include "core/grid/device_tables.h"
#include "core/grid/device_world.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/grid_sweep.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::Tensor;

constexpr double kShareTie = 1e-9; // of probabilities
constexpr int kMaxRounds = 10000;

Values doublesOf(const std::vector<float>& floats) { return {floats.begin(), floats.end()}; }

Tensor noValues(gpu::Device& device, const World& world)
{
    return Tensor::fromFloats(device, gpu::Shape{world.states()}, std::vector<float>(world.cells.size(), 0.0F));
}

/// A policy as what kernels are told: one action for each cell, and the share of all actions.
struct SoftPolicy {
    std::vector<uint8_t> chosen;
    double epsilon = 0;
};

/// Nothing if the row is no epsilon-greedy choice. All alike: epsilon 1.
std::optional<std::pair<uint8_t, double>> choiceOf(std::span<const double> row)
{
    const auto top = std::ranges::max_element(row);
    double rest = *top;
    for (auto it = row.begin(); it != row.end(); ++it)
        if (it != top) {
            if (rest != *top && std::abs(*it - rest) > kShareTie)
                return std::nullopt;
            rest = *it;
        }
    return std::pair{static_cast<uint8_t>(top - row.begin()), rest * static_cast<double>(row.size())};
}

SoftPolicy softPolicyFrom(const World& world, const Policy& policy)
{
    SoftPolicy soft;
    soft.chosen.resize(world.cells.size());
    std::optional<double> epsilon;
    const auto width = static_cast<size_t>(world.actions());
    for (int state = 0; state < world.states(); ++state) {
        if (world.isWall(state) || world.isTerminal(state))
            continue;
        const auto choice = choiceOf(std::span(policy).subspan(static_cast<size_t>(state) * width, width));
        if (!choice || (epsilon && std::abs(*epsilon - choice->second) > kShareTie))
            throw gpu::Error(gpu::ErrorKind::Unsupported,
                             mark("Grid", "The device evaluates epsilon-greedy policies only."),
                             mark("Grid", "Leave out --device: the host evaluates any policy."));
        soft.chosen[static_cast<size_t>(state)] = choice->first;
        epsilon = choice->second;
    }
    soft.epsilon = epsilon.value_or(1);
    return soft;
}

/// The sweeps of either kind of world, run until they rest.
Solution settled(gpu::Device& device, const gpu::GridWorld* grid, DeviceSweeps sweeps, const Stopping& stopping,
                 const gpu::RunControl& control)
{
    int iterations = 0;
    const bool converged = sweeps.settle(stopping, iterations, control);
    Solution solution;
    solution.values =
        doublesOf(grid ? gpu::gridValues(device, *grid, sweeps.values()) : sweeps.values().toFloats(device));
    solution.sweepsPerLook = kSweepsPerLook;
    solution.iterations = iterations;
    solution.converged = converged;
    return solution;
}

} // namespace

Solution iterateValuesOnDevice(gpu::Device& device, const World& world, double gamma, double epsilon,
                               const Stopping& stopping, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    control.throwIfStopped();
    Solution solution;
    if (!hasKernelRules(world)) {
        const gpu::DecisionTables tables = makeDeviceTables(device, world, gamma);
        solution = settled(device, nullptr, tableSweeps(device, world, tables, noValues(device, world), epsilon),
                           stopping, control);
    } else {
        const gpu::GridWorld grid = makeDeviceWorld(device, world, gamma);
        const auto backup = epsilon == 0 ? gpu::GridBackup::Best : gpu::GridBackup::SoftBest;
        solution = settled(device, &grid, ruleSweeps(device, grid, gpu::makeGridValues(device, grid), backup, epsilon),
                           stopping, control);
    }
    solution.residual = softResidual(world, solution.values, gamma, epsilon);
    return solution;
}

Solution evaluateOnDevice(gpu::Device& device, const World& world, const Policy& policy, double gamma,
                          const Stopping& stopping, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    control.throwIfStopped();
    Solution solution;
    if (!hasKernelRules(world)) {
        const gpu::DecisionTables tables = makeDeviceTables(device, world, gamma, &policy);
        solution =
            settled(device, nullptr, tableSweeps(device, world, tables, noValues(device, world), 0), stopping, control);
    } else {
        const SoftPolicy soft = softPolicyFrom(world, policy);
        const gpu::GridWorld grid = makeDeviceWorld(device, world, gamma);
        gpu::setGridPolicy(device, grid, soft.chosen);
        solution = settled(
            device, &grid,
            ruleSweeps(device, grid, gpu::makeGridValues(device, grid), gpu::GridBackup::SoftPolicy, soft.epsilon),
            stopping, control);
    }
    solution.residual = policyResidual(world, policy, solution.values, gamma);
    return solution;
}

Solution iterateTruncatedOnDevice(gpu::Device& device, const World& world, double gamma, int sweeps,
                                  const Stopping& stopping, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    control.throwIfStopped();
    const std::unique_ptr<DeviceImprovement> improvement = makeDeviceImprovement(device, world, gamma);
    Tensor values = improvement->firstValues();
    int swept = 0;
    Solution solution;
    solution.sweepsPerLook = sweeps;
    solution.converged = false;
    RestRule rule(stopping.tolerance);
    while (!solution.converged && swept < stopping.maxSweeps) {
        const int count = std::min(sweeps, stopping.maxSweeps - swept);
        improvement->improve(values, control);
        DeviceSweeps evaluation = improvement->evaluation(values);
        evaluation.run(count, control);
        values = evaluation.values();
        swept += count;
        ++solution.iterations;
        // The change of the values would not do: a policy that is not the best can stand still, too.
        DeviceSweeps better = improvement->best(values);
        solution.converged = rule.rests(better.look(1, control));
    }
    solution.values = improvement->downloaded(values);
    solution.residual = softResidual(world, solution.values, gamma, 0);
    return solution;
}

Solution iteratePoliciesOnDevice(gpu::Device& device, const World& world, double gamma, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    control.throwIfStopped();
    const std::unique_ptr<DeviceImprovement> improvement = makeDeviceImprovement(device, world, gamma);
    Tensor values = improvement->firstValues();
    Solution solution;
    solution.sweepsPerLook = kSweepsPerLook;
    solution.converged = false;
    while (!solution.converged && solution.iterations < kMaxRounds) {
        int swept = 0;
        DeviceSweeps evaluation = improvement->evaluation(values);
        const bool still = evaluation.settle({}, swept, control);
        values = evaluation.values();
        const bool first = solution.iterations++ == 0; // of the uniform policy, which is none of the greedy ones
        solution.converged = improvement->improve(values, control) == 0 && still && !first;
    }
    solution.values = improvement->downloaded(values);
    solution.residual = softResidual(world, solution.values, gamma, 0);
    return solution;
}

} // namespace core::grid
