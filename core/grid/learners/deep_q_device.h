#pragma once
// The training of a deep Q-network by compute kernels.

#include "core/grid/learners/deep_q.h"
#include "gpu/base/progress.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// As makeHostTrainer, in single precision: products of matrices and programs of element operations, recorded once and
/// run for every batch, which always has `batch` moves. The weights come back to the host after each, because acting on
/// them is little work. The device must outlive the trainer. Compute thread only.
std::unique_ptr<NetworkTrainer> makeDeviceTrainer(gpu::Device& device, int batch, const QNetworkShape& shape,
                                                  const NetworkRules& rules, std::vector<double> weights,
                                                  const gpu::RunControl& control = {});

/// networkGradient on the device.
std::vector<float> deviceGradient(gpu::Device& device, const QNetworkShape& shape, const NetworkRules& rules,
                                  const std::vector<double>& weights, const std::vector<double>& target,
                                  std::span<const Move> batch);

} // namespace core::grid
