#include "core/grid/learners/batch_runs.h"

#include <utility>

#include "core/grid/device_experiment.h"
#include "core/grid/learners/agent_makers.h"
#include "core/grid/learners/deep_q_device.h"

namespace core::grid {
namespace {

BatchLearner learnerOf(gpu::GridLearner learner, const Settings& settings)
{
    const bool isSoft = learner == gpu::GridLearner::Sarsa || learner == gpu::GridLearner::ExpectedSarsa;
    return {.learner = learner, .rules = tabularRules(settings), .targetEpsilon = isSoft ? settings.at("epsilon") : 0};
}

} // namespace

Experiment runQLearningBatch(gpu::Device& device, const World& world, const Settings& settings,
                             const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control)
{
    return runExperimentOnDevice(device, world, learnerOf(gpu::GridLearner::QLearning, settings), plan, seed, control);
}

Experiment runSarsaBatch(gpu::Device& device, const World& world, const Settings& settings, const ExperimentPlan& plan,
                         uint64_t seed, const gpu::RunControl& control)
{
    return runExperimentOnDevice(device, world, learnerOf(gpu::GridLearner::Sarsa, settings), plan, seed, control);
}

Experiment runExpectedSarsaBatch(gpu::Device& device, const World& world, const Settings& settings,
                                 const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control)
{
    return runExperimentOnDevice(device, world, learnerOf(gpu::GridLearner::ExpectedSarsa, settings), plan, seed,
                                 control);
}

Experiment runDoubleQLearningBatch(gpu::Device& device, const World& world, const Settings& settings,
                                   const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control)
{
    return runExperimentOnDevice(device, world, learnerOf(gpu::GridLearner::DoubleQLearning, settings), plan, seed,
                                 control);
}

Experiment runDeepQBatch(gpu::Device& device, const World& world, const Settings& settings, const ExperimentPlan& plan,
                         uint64_t seed, const gpu::RunControl& control)
{
    const DeepQRules rules = deepQRules(settings);
    const TrainerMaker trainer = [&](const QNetworkShape& shape, const NetworkRules& network,
                                     std::vector<double> weights) {
        return makeDeviceTrainer(device, rules.batch, shape, network, std::move(weights), control);
    };
    return runExperiment([&](uint64_t run) { return std::make_unique<DeepQ>(world, rules, trainer, seed, run); }, plan,
                         control);
}

} // namespace core::grid
