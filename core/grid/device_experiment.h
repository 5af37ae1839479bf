#pragma once
// Thousands of lives of one tabular learner at once, by compute kernels in single precision.

#include <optional>

#include "core/grid/experiment.h"
#include "core/grid/learners/tabular.h"
#include "gpu/base/error.h"
#include "gpu/ops/learn_episodes.h"

namespace gpu {
class Device;
}

namespace core::grid {

/// What learns, and how.
struct BatchLearner {
    gpu::GridLearner learner = gpu::GridLearner::QLearning;
    TabularRules rules;
    double targetEpsilon = 0; ///< share of random actions in the policy that is learnt about
};

/// Why a learner with these rules cannot live in that world on a device; nothing if it can.
std::optional<gpu::Error> refusalOf(const World& world, const TabularRules& rules);

/// As runExperiment with that learner's agent: run k draws from stream k of the seed exactly as an agent does, so the
/// result differs from the host's by rounding only (which may break a tie otherwise), and does not depend on how many
/// runs share a batch. runsAtOnce 0: as many as fit. Throws refusalOf(), LimitExceeded if the world does not fit,
/// Cancelled. Compute thread only.
Experiment runExperimentOnDevice(gpu::Device& device, const World& world, const BatchLearner& learner,
                                 const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control = {},
                                 uint32_t runsAtOnce = 0);

} // namespace core::grid
