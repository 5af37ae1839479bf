#pragma once
// Worlds that are given as P[s][a], as tables on the device.

#include "core/grid/dynamic_programming.h"
#include "gpu/ops/value_sweep.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// The world's transitions. Walls and terminal states lead to themselves with weight and reward 0. With a policy there
/// is one action, what the policy does. Throws LimitExceeded if the tables (4 bytes for each state, action and outcome)
/// do not fit the device. Compute thread only.
gpu::DecisionTables makeDeviceTables(gpu::Device& device, const World& world, double gamma,
                                     const Policy* policy = nullptr);

} // namespace core::grid
