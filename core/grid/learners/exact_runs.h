#pragma once
// The exact algorithms with their settings: what the table of learners points to.

#include "core/grid/learners.h"

namespace core::grid {

using SolveFunction = Solution(const World& world, const Settings& settings, const gpu::RunControl& control);
using DeviceSolveFunction = Solution(gpu::Device& device, const World& world, const Settings& settings,
                                     const gpu::RunControl& control);

SolveFunction runClosedForm;
SolveFunction runIterativeEvaluation;
SolveFunction runValueIteration;
SolveFunction runPolicyIteration;
SolveFunction runTruncated;
SolveFunction runMcBasic;
SolveFunction runPrioritised;

DeviceSolveFunction runValueIterationOnDevice;
DeviceSolveFunction runEvaluationOnDevice;
DeviceSolveFunction runPolicyIterationOnDevice;
DeviceSolveFunction runTruncatedOnDevice;

} // namespace core::grid
