#pragma once
// Value iteration by compute kernels, in single precision.

#include "core/grid/dynamic_programming.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// As iterateValues, the sweeps running on the device. Every 32 sweeps the change is looked at; it ends when the last
/// sweep changed no value by more than the tolerance, or when the change is as small as rounding and falls no more. The
/// residual is that of the result, computed on the host in double. Throws LimitExceeded if the transition tables (4
/// bytes for each state, action and outcome) do not fit the device, and what the device throws. Compute thread only.
Solution iterateValuesOnDevice(gpu::Device& device, const World& world, double gamma, double epsilon = 0,
                               const Stopping& stopping = {}, const gpu::RunControl& control = {});

} // namespace core::grid
