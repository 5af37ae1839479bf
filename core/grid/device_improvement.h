#pragma once
// Policies on the device: made greedy, and evaluated by sweeps.

#include <memory>

#include "core/grid/device_sweeps.h"

namespace core::grid {

/// A policy of a world, at first the uniform one. Compute thread only.
class DeviceImprovement {
public:
    virtual ~DeviceImprovement() = default;

    /// All zero.
    virtual gpu::Tensor firstValues() = 0;
    /// Makes the policy greedy; how many actions changed. Actions as good as single precision can tell stay.
    virtual int improve(const gpu::Tensor& values, const gpu::RunControl& control) = 0;
    /// Sweeps of the policy's values, and of the best ones, from these on.
    virtual DeviceSweeps evaluation(const gpu::Tensor& values) = 0;
    virtual DeviceSweeps best(const gpu::Tensor& values) = 0;
    /// (S) on the host.
    virtual Values downloaded(const gpu::Tensor& values) = 0;
};

/// By kernels that make the moves from the rules; by tables where they do not know the world's rules (of moves that pay
/// on leaving, or of a world that is a table): then the host improves the policy, and the device evaluates it. Throws
/// LimitExceeded as makeDeviceWorld and makeDeviceTables do.
std::unique_ptr<DeviceImprovement> makeDeviceImprovement(gpu::Device& device, const World& world, double gamma);

} // namespace core::grid
