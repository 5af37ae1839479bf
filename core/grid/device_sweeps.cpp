#include "core/grid/device_sweeps.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>
#include <vector>

#include "gpu/buffer.h"
#include "gpu/device.h"

namespace core::grid {
namespace {

constexpr int kPatience = 4; // looks without a smaller change
constexpr double kRounding = 0x1p-20;

} // namespace

bool RestRule::rests(const SweepChange& last)
{
    m_waited = last.change < m_smallest ? 0 : m_waited + 1;
    m_smallest = std::min(m_smallest, last.change);
    const bool rounding = last.change <= kRounding * last.magnitude;
    return last.change <= m_tolerance || (rounding && m_waited >= kPatience);
}

DeviceSweeps::DeviceSweeps(gpu::Device& device, gpu::Tensor first, gpu::Tensor second, SweepFunction sweep)
    : m_device(device),
      m_sweep(std::move(sweep)),
      m_old(std::move(first)),
      m_young(std::move(second)),
      m_change(gpu::Tensor::fromInts(device, gpu::Shape{2}, std::array<int32_t, 2>{}))
{
}

gpu::CommandList DeviceSweeps::record(int sweeps)
{
    gpu::Recorder recorder(m_device);
    for (int k = 0; k < sweeps; ++k) {
        m_sweep(recorder, m_old, m_young, m_change, k + 1 == sweeps);
        std::swap(m_old, m_young);
    }
    return recorder.finish();
}

SweepChange DeviceSweeps::look(int sweeps, const gpu::RunControl& control)
{
    const std::array<int32_t, 2> zeros{};
    m_device.upload(*m_change.buffer(), 0, std::as_bytes(std::span(zeros)));
    run(sweeps, control);
    const std::vector<int32_t> words = m_change.toInts(m_device);
    return {static_cast<double>(std::bit_cast<float>(words[0])), static_cast<double>(std::bit_cast<float>(words[1]))};
}

void DeviceSweeps::run(int sweeps, const gpu::RunControl& control)
{
    if (sweeps != kSweepsPerLook) {
        record(sweeps).run(control);
        return;
    }
    // Recorded once: an odd number of sweeps before would have to be recorded the other way round.
    if (!m_block || m_blockFrom != m_old.buffer()) {
        m_blockFrom = m_old.buffer();
        m_block = record(sweeps);
    }
    m_block->run(control);
}

bool DeviceSweeps::settle(const Stopping& stopping, int& iterations, const gpu::RunControl& control)
{
    RestRule rule(stopping.tolerance);
    while (iterations < stopping.maxSweeps) {
        const int sweeps = std::min(kSweepsPerLook, stopping.maxSweeps - iterations);
        const SweepChange last = look(sweeps, control);
        iterations += sweeps;
        if (rule.rests(last))
            return true;
    }
    return false;
}

DeviceSweeps tableSweeps(gpu::Device& device, const World& world, const gpu::DecisionTables& tables,
                         const gpu::Tensor& first, double epsilon)
{
    const std::vector<float> zeros(world.cells.size(), 0.0F);
    return {device, first, gpu::Tensor::fromFloats(device, gpu::Shape{world.states()}, zeros),
            [tables, share = static_cast<float>(epsilon)](gpu::Recorder& recorder, const gpu::Tensor& values,
                                                          const gpu::Tensor& results, const gpu::Tensor& change,
                                                          bool measured) {
                gpu::valueSweep(recorder, tables, share, values, results, change, measured);
            }};
}

DeviceSweeps ruleSweeps(gpu::Device& device, const gpu::GridWorld& grid, const gpu::Tensor& first,
                        gpu::GridBackup backup, double epsilon)
{
    return {device, first, gpu::makeGridValues(device, grid),
            [grid, backup, share = static_cast<float>(epsilon)](gpu::Recorder& recorder, const gpu::Tensor& values,
                                                                const gpu::Tensor& results, const gpu::Tensor& change,
                                                                bool measured) {
                gpu::gridSweep(recorder, grid, backup, share, values, results, change, measured);
            }};
}

} // namespace core::grid
