#include "core/grid/learners/exact_runs.h"

#include "core/grid/device_values.h"
#include "core/grid/learners/agent_makers.h"
#include "core/grid/prioritised_sweeping.h"

namespace core::grid {
namespace {

Stopping stoppingOf(const Settings& settings)
{
    return {settings.at("tolerance"), static_cast<int>(settings.at("max-sweeps"))};
}

} // namespace

Solution runClosedForm(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return evaluateClosedForm(world, evaluatedPolicy(world, settings, control), settings.at("gamma"), control);
}

Solution runIterativeEvaluation(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return evaluateIteratively(world, evaluatedPolicy(world, settings, control), settings.at("gamma"),
                               stoppingOf(settings), control);
}

Solution runValueIteration(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return iterateValues(world, settings.at("gamma"), settings.at("epsilon"), stoppingOf(settings), control);
}

Solution runValueIterationOnDevice(gpu::Device& device, const World& world, const Settings& settings,
                                   const gpu::RunControl& control)
{
    return iterateValuesOnDevice(device, world, settings.at("gamma"), settings.at("epsilon"), stoppingOf(settings),
                                 control);
}

Solution runEvaluationOnDevice(gpu::Device& device, const World& world, const Settings& settings,
                               const gpu::RunControl& control)
{
    return evaluateOnDevice(device, world, evaluatedPolicy(world, settings, control), settings.at("gamma"),
                            stoppingOf(settings), control);
}

Solution runPolicyIterationOnDevice(gpu::Device& device, const World& world, const Settings& settings,
                                    const gpu::RunControl& control)
{
    return iteratePoliciesOnDevice(device, world, settings.at("gamma"), control);
}

Solution runTruncatedOnDevice(gpu::Device& device, const World& world, const Settings& settings,
                              const gpu::RunControl& control)
{
    return iterateTruncatedOnDevice(device, world, settings.at("gamma"), static_cast<int>(settings.at("sweeps")),
                                    stoppingOf(settings), control);
}

Solution runPolicyIteration(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return iteratePolicies(world, uniformPolicy(world), settings.at("gamma"), control);
}

Solution runTruncated(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return iterateTruncated(world, settings.at("gamma"), static_cast<int>(settings.at("sweeps")), stoppingOf(settings),
                            control);
}

// MC Basic with exact expectations: improving until nothing changes, an episode of L steps after every action sees what
// L sweeps of value iteration from 0 see.
Solution runMcBasic(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    Solution solution = iterateValues(world, settings.at("gamma"), 0,
                                      {.tolerance = -1, .maxSweeps = static_cast<int>(settings.at("length"))}, control);
    solution.converged = true; // to what episodes of this length can show
    return solution;
}

Solution runPrioritised(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return sweepByPriority(world, settings.at("gamma"), settings.at("tolerance"),
                           static_cast<int64_t>(settings.at("max-backups")), control);
}

} // namespace core::grid
