#include "core/grid/device_values.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/grid/device_sweeps.h"
#include "core/grid/device_tables.h"
#include "core/grid/device_world.h"
#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/ops/grid_sweep.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::Tensor;

constexpr double kTie = 1e-6;      // of actions: what single precision can tell apart
constexpr double kShareTie = 1e-9; // of probabilities
constexpr int kMaxRounds = 10000;

Values doublesOf(const std::vector<float>& floats) { return {floats.begin(), floats.end()}; }

DeviceSweeps tableSweeps(gpu::Device& device, const World& world, const gpu::DecisionTables& tables, double epsilon)
{
    const std::vector<float> zeros(world.cells.size(), 0.0F);
    const gpu::Shape shape{world.states()};
    return {device, Tensor::fromFloats(device, shape, zeros), Tensor::fromFloats(device, shape, zeros),
            [tables, share = static_cast<float>(epsilon)](gpu::Recorder& recorder, const Tensor& values,
                                                          const Tensor& results, const Tensor& change, bool measured) {
                gpu::valueSweep(recorder, tables, share, values, results, change, measured);
            }};
}

DeviceSweeps ruleSweeps(gpu::Device& device, const gpu::GridWorld& grid, const Tensor& first, gpu::GridBackup backup,
                        double epsilon)
{
    return {device, first, gpu::makeGridValues(device, grid),
            [grid, backup, share = static_cast<float>(epsilon)](
                gpu::Recorder& recorder, const Tensor& values, const Tensor& results, const Tensor& change,
                bool measured) { gpu::gridSweep(recorder, grid, backup, share, values, results, change, measured); }};
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

void requireRules(const World& world)
{
    if (!hasKernelRules(world))
        throw gpu::Error(
            gpu::ErrorKind::Unsupported,
            mark("Grid", "On the device, policies are improved in worlds of rules that pay on entering only."),
            mark("Grid", "Leave out --device, or take value iteration."));
}

/// Cells, a second set of them for the policy to come, and how many actions changed.
class DeviceImprovement {
public:
    DeviceImprovement(gpu::Device& device, const gpu::GridWorld& grid)
        : m_device(device), m_grid(grid), m_change(Tensor::fromInts(device, gpu::Shape{1}, std::vector<int32_t>{0}))
    {
        m_next = Tensor::allocate(device, grid.cells.shape(), gpu::DType::I32);
        const std::vector<int32_t> words = grid.cells.toInts(device);
        device.upload(*m_next.buffer(), 0, std::as_bytes(std::span(words)));
    }

    /// Makes the policy in the cells greedy; how many actions changed.
    int32_t improve(const Tensor& values, const gpu::RunControl& control)
    {
        const int32_t zero = 0;
        m_device.upload(*m_change.buffer(), 0, std::as_bytes(std::span(&zero, 1)));
        gpu::Recorder recorder(m_device);
        gpu::gridImprove(recorder, m_grid, static_cast<float>(kTie), values, m_next, m_change);
        recorder.finish().run(control);
        std::swap(m_grid.cells, m_next);
        return m_change.toInts(m_device)[0];
    }

    const gpu::GridWorld& grid() const { return m_grid; }

private:
    gpu::Device& m_device;
    gpu::GridWorld m_grid;
    Tensor m_next;
    Tensor m_change;
};

Solution finished(gpu::Device& device, const gpu::GridWorld& grid, const Tensor& values)
{
    Solution solution;
    solution.values = doublesOf(gpu::gridValues(device, grid, values));
    solution.sweepsPerLook = kSweepsPerLook;
    return solution;
}

/// The sweeps of either kind of world, run until they rest.
Solution settled(gpu::Device& device, const gpu::GridWorld* grid, DeviceSweeps sweeps, const Stopping& stopping,
                 const gpu::RunControl& control)
{
    int iterations = 0;
    const bool converged = sweeps.settle(stopping, iterations, control);
    Solution solution;
    if (grid)
        solution = finished(device, *grid, sweeps.values());
    else
        solution.values = doublesOf(sweeps.values().toFloats(device));
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
        solution = settled(device, nullptr, tableSweeps(device, world, tables, epsilon), stopping, control);
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
        solution = settled(device, nullptr, tableSweeps(device, world, tables, 0), stopping, control);
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
    requireRules(world);
    DeviceImprovement improvement(device, makeDeviceWorld(device, world, gamma));
    Tensor values = gpu::makeGridValues(device, improvement.grid());
    int swept = 0;
    int rounds = 0;
    bool converged = false;
    RestRule rule(stopping.tolerance);
    while (!converged && swept < stopping.maxSweeps) {
        const int count = std::min(sweeps, stopping.maxSweeps - swept);
        improvement.improve(values, control);
        DeviceSweeps evaluation = ruleSweeps(device, improvement.grid(), values, gpu::GridBackup::SoftPolicy, 0);
        evaluation.run(count, control);
        values = evaluation.values();
        swept += count;
        ++rounds;
        // The change of the values would not do: a policy that is not the best can stand still, too.
        DeviceSweeps better = ruleSweeps(device, improvement.grid(), values, gpu::GridBackup::Best, 0);
        converged = rule.rests(better.look(1, control));
    }
    Solution solution = finished(device, improvement.grid(), values);
    solution.sweepsPerLook = sweeps;
    solution.iterations = rounds;
    solution.converged = converged;
    solution.residual = softResidual(world, solution.values, gamma, 0);
    return solution;
}

Solution iteratePoliciesOnDevice(gpu::Device& device, const World& world, double gamma, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    requireRules(world);
    DeviceImprovement improvement(device, makeDeviceWorld(device, world, gamma));
    Tensor values = gpu::makeGridValues(device, improvement.grid());
    double epsilon = 1; // the first policy is uniform
    int rounds = 0;
    bool converged = false;
    while (!converged && rounds < kMaxRounds) {
        int swept = 0;
        DeviceSweeps evaluation = ruleSweeps(device, improvement.grid(), values, gpu::GridBackup::SoftPolicy, epsilon);
        const bool still = evaluation.settle({}, swept, control);
        values = evaluation.values();
        converged = improvement.improve(values, control) == 0 && still && epsilon == 0;
        epsilon = 0;
        ++rounds;
    }
    Solution solution = finished(device, improvement.grid(), values);
    solution.iterations = rounds;
    solution.converged = converged;
    solution.residual = softResidual(world, solution.values, gamma, 0);
    return solution;
}

} // namespace core::grid
