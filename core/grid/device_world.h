#pragma once
// Worlds as kernels want them.

#include "core/grid/world.h"
#include "gpu/ops/grid_world.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// Whether kernels can make the transitions from the cells: the world has rules, and moves pay on entering.
bool hasKernelRules(const World& world);

/// A world of rules, on the device; noise is left out, because it changes no expectation. Throws Unsupported
/// without kernel rules, LimitExceeded if it does not fit. Compute thread only.
gpu::GridWorld makeDeviceWorld(gpu::Device& device, const World& world, double gamma);

/// What a cell is to the kernels.
std::vector<gpu::GridCell> deviceCells(const World& world);

} // namespace core::grid
