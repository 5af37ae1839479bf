#include "core/grid/device_improvement.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/grid/device_tables.h"
#include "core/grid/device_world.h"
#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/ops/grid_sweep.h"

namespace core::grid {
namespace {

using gpu::Tensor;

constexpr double kTie = 1e-6; // of actions: what single precision can tell apart

/// Cells with the policy in them, a second set for the policy to come, and how many actions changed.
class RuleImprovement final : public DeviceImprovement {
public:
    RuleImprovement(gpu::Device& device, const gpu::GridWorld& grid)
        : m_device(device), m_grid(grid), m_change(Tensor::fromInts(device, gpu::Shape{1}, std::vector<int32_t>{0}))
    {
        m_next = Tensor::allocate(device, grid.cells.shape(), gpu::DType::I32);
        const std::vector<int32_t> words = grid.cells.toInts(device);
        device.upload(*m_next.buffer(), 0, std::as_bytes(std::span(words)));
    }

    Tensor firstValues() override { return gpu::makeGridValues(m_device, m_grid); }
    int improve(const Tensor& values, const gpu::RunControl& control) override
    {
        const int32_t zero = 0;
        m_device.upload(*m_change.buffer(), 0, std::as_bytes(std::span(&zero, 1)));
        gpu::Recorder recorder(m_device);
        gpu::gridImprove(recorder, m_grid, static_cast<float>(kTie), values, m_next, m_change);
        recorder.finish().run(control);
        std::swap(m_grid.cells, m_next);
        m_epsilon = 0;
        return m_change.toInts(m_device)[0];
    }
    DeviceSweeps evaluation(const Tensor& values) override
    {
        return ruleSweeps(m_device, m_grid, values, gpu::GridBackup::SoftPolicy, m_epsilon);
    }
    DeviceSweeps best(const Tensor& values) override
    {
        return ruleSweeps(m_device, m_grid, values, gpu::GridBackup::Best, 0);
    }
    Values downloaded(const Tensor& values) override
    {
        const std::vector<float> floats = gpu::gridValues(m_device, m_grid, values);
        return {floats.begin(), floats.end()};
    }

private:
    gpu::Device& m_device;
    gpu::GridWorld m_grid;
    Tensor m_next;
    Tensor m_change;
    double m_epsilon = 1;
};

/// The tables of all actions for what is best; those of the policy anew after each improvement.
class TableImprovement final : public DeviceImprovement {
public:
    TableImprovement(gpu::Device& device, const World& world, double gamma)
        : m_device(device),
          m_world(world),
          m_gamma(gamma),
          m_all(makeDeviceTables(device, world, gamma)),
          m_policy(uniformPolicy(world))
    {
    }

    Tensor firstValues() override
    {
        return Tensor::fromFloats(m_device, gpu::Shape{m_world.states()},
                                  std::vector<float>(m_world.cells.size(), 0.0F));
    }
    int improve(const Tensor& values, const gpu::RunControl& control) override
    {
        const Values now = downloaded(values);
        int changed = 0;
        for (int state = 0; state < m_world.states(); ++state) {
            if (state % kStatesPerLook == 0)
                control.throwIfStopped();
            if (m_world.isLive(state) && improve(now, state))
                ++changed;
        }
        return changed;
    }
    DeviceSweeps evaluation(const Tensor& values) override
    {
        return tableSweeps(m_device, m_world, makeDeviceTables(m_device, m_world, m_gamma, &m_policy), values, 0);
    }
    DeviceSweeps best(const Tensor& values) override { return tableSweeps(m_device, m_world, m_all, values, 0); }
    Values downloaded(const Tensor& values) override
    {
        const std::vector<float> floats = values.toFloats(m_device);
        return {floats.begin(), floats.end()};
    }

private:
    static constexpr int kStatesPerLook = 4096;

    /// Whether another action took the place of the one that was taken.
    bool improve(const Values& values, int state)
    {
        std::vector<double> worth;
        for (int action = 0; action < m_world.actions(); ++action)
            worth.push_back(actionValue(m_world, values, m_gamma, state, action));
        const auto top = std::ranges::max_element(worth);
        const auto row = m_policy.begin() + std::ptrdiff_t{state} * m_world.actions();
        const auto taken = std::find(row, row + m_world.actions(), 1.0) - row;
        if (taken < m_world.actions() &&
            worth[static_cast<size_t>(taken)] >= *top - kTie * std::max(1.0, std::abs(*top)))
            return false;
        std::fill_n(row, m_world.actions(), 0.0);
        row[top - worth.begin()] = 1;
        return true;
    }

    gpu::Device& m_device;
    const World& m_world;
    double m_gamma;
    gpu::DecisionTables m_all;
    Policy m_policy;
};

} // namespace

std::unique_ptr<DeviceImprovement> makeDeviceImprovement(gpu::Device& device, const World& world, double gamma)
{
    if (hasKernelRules(world))
        return std::make_unique<RuleImprovement>(device, makeDeviceWorld(device, world, gamma));
    return std::make_unique<TableImprovement>(device, world, gamma);
}

} // namespace core::grid
