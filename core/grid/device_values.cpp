#include "core/grid/device_values.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "gpu/base/error.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/ops/value_sweep.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::Shape;
using gpu::Tensor;

constexpr int kSweepsPerLook = 32; // even: the newest values then lie where the oldest did
constexpr int kPatience = 4;       // looks without a smaller change
constexpr double kRounding = 0x1p-20;

void checkSize(const gpu::Device& device, uint64_t elements)
{
    const gpu::DeviceLimits& limits = device.limits();
    const bool throughTexels = device.family() == gpu::KernelFamily::Software;
    if (elements * sizeof(float) <= limits.maxStorageBufferBytes &&
        (!throughTexels || elements <= limits.maxTexelBufferElements) && elements < uint64_t{1} << 31)
        return;
    throw gpu::Error(gpu::ErrorKind::LimitExceeded,
                     {mark("Grid", "The transition tables of this world (%1 entries) are too large for %2."),
                      {std::to_string(elements), device.info().name}},
                     {mark("Grid", "Leave out --device: the host keeps no tables.")});
}

/// The most places that one action may lead to.
size_t branches(const World& world)
{
    if (!world.table)
        return world.rules.slip > 0 ? 3 : 1;
    size_t most = 1;
    for (size_t row = 0; row + 1 < world.table->offsets.size(); ++row)
        most = std::max(most, world.table->offsets[row + 1] - world.table->offsets[row]);
    return most;
}

/// The world as the kernel wants it. Walls and terminal states lead to themselves with weight and reward 0; outcomes
/// that differ in their reward only (noise) are one.
gpu::DecisionTables tablesOf(gpu::Device& device, const World& world, double gamma)
{
    const auto states = static_cast<size_t>(world.states());
    const auto actions = static_cast<size_t>(world.actions());
    const size_t outcomes = branches(world);
    checkSize(device, states * actions * outcomes);
    std::vector<int32_t> next(states * actions * outcomes);
    std::vector<float> weight(states * actions * outcomes);
    std::vector<float> reward(states * actions);
    for (size_t action = 0; action < actions; ++action)
        for (size_t state = 0; state < states; ++state) {
            const Outcomes rows = transition(world, static_cast<int>(state), static_cast<int>(action));
            double expected = 0;
            size_t used = 0;
            const auto at = [&](size_t branch) { return (action * outcomes + branch) * states + state; };
            for (const Outcome& row : rows) {
                expected += row.probability * row.reward;
                size_t branch = 0;
                while (branch < used && next[at(branch)] != row.next)
                    ++branch;
                used = std::max(used, branch + 1);
                next[at(branch)] = row.next;
                weight[at(branch)] += row.done ? 0.0F : static_cast<float>(gamma * row.probability);
            }
            for (; used < outcomes; ++used)
                next[at(used)] = rows.begin()->next; // of weight 0
            reward[action * states + state] = static_cast<float>(expected);
        }
    const Shape model{world.actions(), static_cast<int64_t>(outcomes), world.states()};
    return {Tensor::fromInts(device, model, next), Tensor::fromFloats(device, model, weight),
            Tensor::fromFloats(device, Shape{world.actions(), world.states()}, reward)};
}

/// Two value functions that take turns, and the change of the last sweep.
struct Turns {
    gpu::Device& device;
    gpu::DecisionTables tables;
    Tensor old;
    Tensor young;
    Tensor change;

    gpu::CommandList record(int sweeps, float epsilon)
    {
        gpu::Recorder recorder(device);
        for (int k = 0; k < sweeps; ++k) {
            gpu::valueSweep(recorder, tables, epsilon, old, young, change, k + 1 == sweeps);
            std::swap(old, young);
        }
        return recorder.finish();
    }

    /// Runs the sweeps; the largest change of the last.
    double run(gpu::CommandList& sweeps, const gpu::RunControl& control)
    {
        const int32_t zero = 0;
        device.upload(*change.buffer(), 0, std::as_bytes(std::span(&zero, 1)));
        sweeps.run(control);
        return static_cast<double>(std::bit_cast<float>(change.toInts(device)[0]));
    }

    Values values() const
    {
        const std::vector<float> floats = old.toFloats(device);
        Values doubles;
        doubles.reserve(floats.size());
        for (const float value : floats)
            doubles.push_back(static_cast<double>(value));
        return doubles;
    }
};

double largestMagnitude(const Values& values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

} // namespace

Solution iterateValuesOnDevice(gpu::Device& device, const World& world, double gamma, double epsilon,
                               const Stopping& stopping, const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    control.throwIfStopped();
    const std::vector<float> zeros(world.cells.size(), 0.0F);
    const Shape shape{world.states()};
    Turns turns{device, tablesOf(device, world, gamma), Tensor::fromFloats(device, shape, zeros),
                Tensor::fromFloats(device, shape, zeros), Tensor::fromInts(device, Shape{1}, std::vector<int32_t>{0})};
    const auto share = static_cast<float>(epsilon);
    gpu::CommandList block = turns.record(kSweepsPerLook, share);
    Solution solution;
    solution.converged = false;
    double smallest = std::numeric_limits<double>::infinity();
    int waited = 0;
    while (!solution.converged && solution.iterations < stopping.maxSweeps) {
        const int sweeps = std::min(kSweepsPerLook, stopping.maxSweeps - solution.iterations);
        double change = 0;
        if (sweeps == kSweepsPerLook) {
            change = turns.run(block, control);
        } else {
            gpu::CommandList rest = turns.record(sweeps, share);
            change = turns.run(rest, control);
        }
        solution.iterations += sweeps;
        solution.values = turns.values();
        waited = change < smallest ? 0 : waited + 1;
        smallest = std::min(smallest, change);
        const bool rounding = change <= kRounding * largestMagnitude(solution.values);
        solution.converged = change <= stopping.tolerance || (rounding && waited >= kPatience);
    }
    solution.residual = softResidual(world, solution.values, gamma, epsilon);
    return solution;
}

} // namespace core::grid
