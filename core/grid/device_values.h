#pragma once
// Dynamic programming by compute kernels, in single precision. Worlds of rules need no table of transitions: kernels
// make them from the cells, so that a world takes 9 bytes a cell. The change is looked at after every 32 sweeps
// (Solution::sweepsPerLook). It ends when the last sweep changed no value by more than the tolerance, or when the
// change is as small as rounding and falls no more. The residual is that of the result, computed on the host in double.
//
// All functions throw as their namesakes on the host do, LimitExceeded if the world does not fit the device, and what
// the device throws. Compute thread only.

#include "core/grid/dynamic_programming.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// As iterateValues.
Solution iterateValuesOnDevice(gpu::Device& device, const World& world, double gamma, double epsilon = 0,
                               const Stopping& stopping = {}, const gpu::RunControl& control = {});

/// As evaluateIteratively. For worlds of rules the policy must be epsilon-greedy: in every state one action, and the
/// rest shared by all. Throws Unsupported if it is not.
Solution evaluateOnDevice(gpu::Device& device, const World& world, const Policy& policy, double gamma,
                          const Stopping& stopping = {}, const gpu::RunControl& control = {});

/// As iterateTruncated.
Solution iterateTruncatedOnDevice(gpu::Device& device, const World& world, double gamma, int sweeps,
                                  const Stopping& stopping = {}, const gpu::RunControl& control = {});

/// As iteratePolicies from the uniform policy, evaluating by sweeps until the values rest.
Solution iteratePoliciesOnDevice(gpu::Device& device, const World& world, double gamma,
                                 const gpu::RunControl& control = {});

} // namespace core::grid
