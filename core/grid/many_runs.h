#pragma once
// Many runs of one learner with other random numbers, on the host or on a device.

#include <optional>

#include "core/grid/learners.h"

namespace core::grid {

/// Why the runs of this learner stay on the host; nothing if a device can take them.
std::optional<gpu::Message> whyOnHost(const Learner& learner, const World& world, const Settings& settings);

/// As many episodes as the settings say, with the errors measured against what the learner should come to. The learner
/// is one with agents. Throws Cancelled.
ExperimentPlan planOf(const Learner& learner, const World& world, const Settings& settings, int runs,
                      const gpu::RunControl& control = {});

/// Runs the plan: by the learner's kernels on a device, or one run after the other on the host (null). The same seed
/// gives the same runs. Throws as runExperiment and Learner::runBatch.
Experiment runMany(gpu::Device* device, const Learner& learner, const World& world, const Settings& settings,
                   const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control = {});

} // namespace core::grid
