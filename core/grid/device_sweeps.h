#pragma once
// Sweeps on the device until the values come to rest, for worlds of rules and for tables alike.

#include <functional>
#include <limits>
#include <memory>
#include <optional>

#include "core/grid/dynamic_programming.h"
#include "gpu/ops/grid_sweep.h"
#include "gpu/ops/value_sweep.h"
#include "gpu/recorder.h"
#include "gpu/tensor.h"

namespace gpu {
class Buffer;
class Device;
} // namespace gpu

namespace core::grid {

/// How many sweeps run on the device before the change is looked at: even, so that the newest values then lie where the
/// oldest did.
inline constexpr int kSweepsPerLook = 32;

/// Records one sweep from `values` to `results`. If `measured`, the two words of `change` are raised to the bits of the
/// largest |results - values| and |results|.
using SweepFunction = std::function<void(gpu::Recorder& recorder, const gpu::Tensor& values, const gpu::Tensor& results,
                                         const gpu::Tensor& change, bool measured)>;

/// What one sweep did.
struct SweepChange {
    double change = 0;    ///< the largest of a value
    double magnitude = 0; ///< the largest of the new values
};

/// Values rest when no value changes by more than the tolerance, or when the change is as small as rounding and falls
/// no more.
class RestRule {
public:
    explicit RestRule(double tolerance) : m_tolerance(tolerance) {}
    /// True if they rest after this change.
    bool rests(const SweepChange& last);

private:
    double m_tolerance;
    double m_smallest = std::numeric_limits<double>::infinity();
    int m_waited = 0;
};

/// Two value functions that take turns.
class DeviceSweeps {
public:
    /// Both have the same shape and begin with 0 (or what the caller put into `first`).
    DeviceSweeps(gpu::Device& device, gpu::Tensor first, gpu::Tensor second, SweepFunction sweep);

    /// Sweeps until they rest. Adds to `iterations`, which the stopping rule bounds. True if they came to rest.
    bool settle(const Stopping& stopping, int& iterations, const gpu::RunControl& control);
    /// So many sweeps, whatever they change.
    void run(int sweeps, const gpu::RunControl& control);
    /// The same, and what the last of them changed.
    SweepChange look(int sweeps, const gpu::RunControl& control);
    /// The newest.
    const gpu::Tensor& values() const { return m_old; }

private:
    gpu::CommandList record(int sweeps);

    gpu::Device& m_device;
    SweepFunction m_sweep;
    gpu::Tensor m_old;
    gpu::Tensor m_young;
    gpu::Tensor m_change;
    std::optional<gpu::CommandList> m_block;  ///< of kSweepsPerLook sweeps
    std::shared_ptr<gpu::Buffer> m_blockFrom; ///< where its first sweep reads
};

/// Sweeps by tables, and by kernels that make the moves from the rules. `first`: the values they begin with, which they
/// may overwrite.
DeviceSweeps tableSweeps(gpu::Device& device, const World& world, const gpu::DecisionTables& tables,
                         const gpu::Tensor& first, double epsilon);
DeviceSweeps ruleSweeps(gpu::Device& device, const gpu::GridWorld& grid, const gpu::Tensor& first,
                        gpu::GridBackup backup, double epsilon);

} // namespace core::grid
