#pragma once
// Learners from settings: what the table of learners points to.

#include <memory>

#include "core/grid/learners.h"
#include "core/grid/learners/deep_q.h"
#include "core/grid/learners/tabular.h"

namespace core::grid {

/// What the settings of a tabular learner say.
TabularRules tabularRules(const Settings& settings);
/// And those of deep Q-learning.
DeepQRules deepQRules(const Settings& settings);

using AgentFactory = std::unique_ptr<Agent>(const World& world, const Settings& settings, uint64_t seed, uint64_t run);
using TruthFunction = Values(const World& world, const Settings& settings, const gpu::RunControl& control);

AgentFactory makeMeanEstimation;
AgentFactory makeTdZero;
AgentFactory makeNStepTd;
AgentFactory makeTdLambda;
AgentFactory makeLinearTd;
AgentFactory makeMcExploringStarts;
AgentFactory makeMcEpsilonGreedy;
AgentFactory makeSarsa;
AgentFactory makeExpectedSarsa;
AgentFactory makeNStepSarsa;
AgentFactory makeQLearning;
AgentFactory makeDoubleQLearning;
AgentFactory makeDynaQ;
AgentFactory makeLinearSarsa;
AgentFactory makeLinearQLearning;
AgentFactory makeDeepQ;
AgentFactory makeReinforce;
AgentFactory makeActorCritic;

/// The epsilon-greedy policy with the best policy's actions that prediction evaluates; epsilon 1: uniform.
Policy evaluatedPolicy(const World& world, const Settings& settings, const gpu::RunControl& control);

TruthFunction truthOfPolicy; ///< of evaluatedPolicy
TruthFunction truthOfSoft;   ///< of the best epsilon-greedy policy
TruthFunction truthOfBest;   ///< of the best policy

} // namespace core::grid
