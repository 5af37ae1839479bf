#pragma once
// Learners whose runs live together on a device: what the table of learners points to.

#include "core/grid/learners.h"

namespace core::grid {

using BatchFunction = Experiment(gpu::Device& device, const World& world, const Settings& settings,
                                 const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control);

BatchFunction runQLearningBatch;
BatchFunction runSarsaBatch;
BatchFunction runExpectedSarsaBatch;
BatchFunction runDoubleQLearningBatch;
/// One run after the other, each trained by kernels.
BatchFunction runDeepQBatch;

} // namespace core::grid
