#include "core/grid/many_runs.h"

#include "core/grid/device_experiment.h"
#include "core/grid/learners/agent_makers.h"
#include "core/grid/learners/batch_runs.h"

namespace core::grid {

std::optional<gpu::Message> whyOnHost(const Learner& learner, const World& world, const Settings& settings)
{
    if (!learner.runBatch)
        return gpu::mark("Grid", "There are no kernels for the runs of this algorithm.");
    if (learner.runBatch == runDeepQBatch)
        return std::nullopt; // the kernels see the network only
    if (const std::optional<gpu::Error> refusal = refusalOf(world, tabularRules(settings)))
        return refusal->message();
    return std::nullopt;
}

ExperimentPlan planOf(const Learner& learner, const World& world, const Settings& settings, int runs,
                      const gpu::RunControl& control)
{
    ExperimentPlan plan;
    plan.episodes = static_cast<int>(settings.at("episodes"));
    plan.runs = runs;
    plan.truth = learner.truth(world, settings, control);
    return plan;
}

Experiment runMany(gpu::Device* device, const Learner& learner, const World& world, const Settings& settings,
                   const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control)
{
    if (device)
        return learner.runBatch(*device, world, settings, plan, seed, control);
    return runExperiment([&](uint64_t run) { return learner.makeAgent(world, settings, seed, run); }, plan, control);
}

} // namespace core::grid
