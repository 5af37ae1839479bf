#include "core/grid/learners.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/grid/learners/agent_makers.h"
#include "core/grid/learners/batch_runs.h"
#include "core/grid/learners/exact_runs.h"
#include "core/grid/learners/parameters.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using namespace parameters;

constexpr Parameter kClosedFormParameters[] = {kGamma, kEvaluatedEpsilon};
constexpr Parameter kEvaluationParameters[] = {kGamma, kEvaluatedEpsilon, kTolerance, kMaxSweeps};
constexpr Parameter kValueIterationParameters[] = {kGamma, kSoftEpsilon, kTolerance, kMaxSweeps};
constexpr Parameter kPolicyIterationParameters[] = {kGamma};
constexpr Parameter kTruncatedParameters[] = {kGamma, kSweeps, kTolerance, kMaxSweeps};
constexpr Parameter kPrioritisedParameters[] = {kGamma, kTolerance, kMaxBackups};
constexpr Parameter kMcBasicParameters[] = {kGamma, kLength};
constexpr Parameter kMeanParameters[] = {kGamma,   kMeanAlpha, kMeanPower, kEvaluatedEpsilon,
                                         kInitial, kEpisodes,  kMaxSteps};
constexpr Parameter kTdParameters[] = {kGamma, kAlpha, kAlphaPower, kEvaluatedEpsilon, kInitial, kEpisodes, kMaxSteps};
constexpr Parameter kNStepTdParameters[] = {kGamma,   kAlpha,    kAlphaPower, kSteps, kEvaluatedEpsilon,
                                            kInitial, kEpisodes, kMaxSteps};
constexpr Parameter kTdLambdaParameters[] = {kGamma,   kAlpha,    kAlphaPower, kLambda, kEvaluatedEpsilon,
                                             kInitial, kEpisodes, kMaxSteps};
constexpr Parameter kLinearTdParameters[] = {kGamma, kSmallAlpha,       kAlphaPower, kFeatures, kOrder,
                                             kTiles, kEvaluatedEpsilon, kEpisodes,   kMaxSteps};
constexpr Parameter kExploringParameters[] = {kGamma, kMeanAlpha, kMeanPower, kVisits, kInitial, kEpisodes, kLength};
constexpr Parameter kMcSoftParameters[] = {kGamma,         kMeanAlpha, kMeanPower, kVisits,
                                           kActingEpsilon, kInitial,   kEpisodes,  kMaxSteps};
constexpr Parameter kControlParameters[] = {kGamma,   kAlpha,    kAlphaPower, kActingEpsilon,
                                            kInitial, kEpisodes, kMaxSteps};
constexpr Parameter kNStepSarsaParameters[] = {kGamma,         kAlpha,   kAlphaPower, kSteps,
                                               kActingEpsilon, kInitial, kEpisodes,   kMaxSteps};
constexpr Parameter kOffPolicyParameters[] = {kGamma,   kAlpha,      kAlphaPower, kUniformEpsilon,
                                              kInitial, kOneEpisode, kLongEpisode};
constexpr Parameter kDynaParameters[] = {kGamma,         kAlpha,   kAlphaPower, kPlanning,
                                         kActingEpsilon, kInitial, kEpisodes,   kMaxSteps};
constexpr Parameter kLinearControlParameters[] = {kGamma, kSmallAlpha,    kAlphaPower, kFeatures, kOrder,
                                                  kTiles, kActingEpsilon, kEpisodes,   kMaxSteps};
constexpr Parameter kDeepParameters[] = {kGamma,  kAdamAlpha,   kSearchingEpsilon, kHidden,      kBatch,
                                         kMemory, kTargetEvery, kFewEpisodes,      kShortEpisode};
constexpr Parameter kGradientParameters[] = {kGamma, kPolicyAlpha, kValueAlpha, kEpisodes, kMaxSteps};

// Formulas of several learners.
constexpr const char* kBellmanOptimality =
    "<i>V</i>(<i>s</i>) ← max<sub>a</sub> Σ<sub>s′,r</sub> <i>p</i>(<i>s</i>′, <i>r</i>|<i>s</i>, "
    "<i>a</i>) [<i>r</i> + γ<i>V</i>(<i>s</i>′)]";
constexpr const char* kMonteCarlo =
    "<i>Q</i>(<i>S</i>, <i>A</i>) ← <i>Q</i>(<i>S</i>, <i>A</i>) + α [<i>G</i> − <i>Q</i>(<i>S</i>, "
    "<i>A</i>)]";
constexpr const char* kQLearning =
    "<i>Q</i>(<i>S</i>, <i>A</i>) ← <i>Q</i>(<i>S</i>, <i>A</i>) + α [<i>R</i> + γ max<sub>a</sub> "
    "<i>Q</i>(<i>S</i>′, <i>a</i>) − <i>Q</i>(<i>S</i>, <i>A</i>)]";

std::string shortNumber(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

} // namespace

std::span<const Learner> learners()
{
    static const Learner kLearners[] = {
        {.name = "closed-form",
         .title = mark("Grid", "Policy evaluation in closed form"),
         .source = "Zhao, section 2.7.1",
         .parameters = kClosedFormParameters,
         .family = LearnerFamily::Exact,
         .update = "<i>v</i> = (<i>I</i> − γ<i>P</i><sub>π</sub>)<sup>−1</sup> <i>r</i><sub>π</sub>",
         .run = runClosedForm},
        {.name = "policy-evaluation",
         .title = mark("Grid", "Iterative policy evaluation"),
         .source = "Zhao, section 2.7.2; Sutton and Barto, section 4.1",
         .parameters = kEvaluationParameters,
         .family = LearnerFamily::Exact,
         .update = "<i>V</i>(<i>s</i>) ← Σ<sub>a</sub> π(<i>a</i>|<i>s</i>) Σ<sub>s′,r</sub> <i>p</i>(<i>s</i>′, "
                   "<i>r</i>|<i>s</i>, <i>a</i>) [<i>r</i> + γ<i>V</i>(<i>s</i>′)]",
         .run = runIterativeEvaluation,
         .runOnDevice = runEvaluationOnDevice},
        {.name = "value-iteration",
         .title = mark("Grid", "Value iteration"),
         .source = "Zhao, Algorithm 4.1; Sutton and Barto, section 4.4",
         .parameters = kValueIterationParameters,
         .family = LearnerFamily::Exact,
         .update = kBellmanOptimality,
         .run = runValueIteration,
         .runOnDevice = runValueIterationOnDevice},
        {.name = "policy-iteration",
         .title = mark("Grid", "Policy iteration"),
         .source = "Zhao, Algorithm 4.2; Sutton and Barto, section 4.3",
         .parameters = kPolicyIterationParameters,
         .family = LearnerFamily::Exact,
         .update = "π(<i>s</i>) ← arg max<sub>a</sub> Σ<sub>s′,r</sub> <i>p</i>(<i>s</i>′, <i>r</i>|<i>s</i>, "
                   "<i>a</i>) [<i>r</i> + γ<i>V</i><sub>π</sub>(<i>s</i>′)]",
         .run = runPolicyIteration,
         .runOnDevice = runPolicyIterationOnDevice},
        {.name = "truncated-policy-iteration",
         .title = mark("Grid", "Truncated policy iteration"),
         .source = "Zhao, Algorithm 4.3",
         .parameters = kTruncatedParameters,
         .family = LearnerFamily::Exact,
         .update = "<i>V</i> ← <i>T</i><sub>π</sub><sup><i>j</i></sup> <i>V</i>, π ← greedy(<i>V</i>)",
         .run = runTruncated,
         .runOnDevice = runTruncatedOnDevice},
        {.name = "prioritised-sweeping",
         .title = mark("Grid", "Prioritised sweeping"),
         .source = "Moore and Atkeson 1993; Sutton and Barto, section 8.4",
         .parameters = kPrioritisedParameters,
         .family = LearnerFamily::Exact,
         .update = kBellmanOptimality,
         .run = runPrioritised},
        {.name = "mc-basic",
         .title = mark("Grid", "MC Basic with exact expectations"),
         .source = "Zhao, Algorithm 5.1 and Fig 5.4",
         .parameters = kMcBasicParameters,
         .family = LearnerFamily::Exact,
         .update = "<i>Q</i>(<i>s</i>, <i>a</i>) ← E[<i>G</i><sub><i>L</i></sub> | <i>s</i>, <i>a</i>]",
         .run = runMcBasic},
        {.name = "mean-estimation",
         .title = mark("Grid", "Mean estimation and Robbins-Monro"),
         .source = "Zhao, sections 6.1 and 6.2",
         .parameters = kMeanParameters,
         .family = LearnerFamily::Prediction,
         .update = "<i>w</i><sub><i>k</i>+1</sub> = <i>w</i><sub><i>k</i></sub> − <i>a</i><sub><i>k</i></sub> "
                   "(<i>w</i><sub><i>k</i></sub> − <i>x</i><sub><i>k</i></sub>)",
         .run = nullptr,
         .makeAgent = makeMeanEstimation,
         .truth = truthOfPolicy},
        {.name = "td-0",
         .title = mark("Grid", "TD(0)"),
         .source = "Sutton and Barto, section 6.1; Zhao, section 7.1",
         .parameters = kTdParameters,
         .family = LearnerFamily::Prediction,
         .update = "<i>V</i>(<i>S</i>) ← <i>V</i>(<i>S</i>) + α [<i>R</i> + γ<i>V</i>(<i>S</i>′) − <i>V</i>(<i>S</i>)]",
         .run = nullptr,
         .makeAgent = makeTdZero,
         .truth = truthOfPolicy},
        {.name = "n-step-td",
         .title = mark("Grid", "n-step TD"),
         .source = "Sutton and Barto, section 7.1",
         .parameters = kNStepTdParameters,
         .family = LearnerFamily::Prediction,
         .update = "<i>V</i>(<i>S</i>) ← <i>V</i>(<i>S</i>) + α [<i>G</i><sub>t:t+n</sub> − <i>V</i>(<i>S</i>)]",
         .run = nullptr,
         .makeAgent = makeNStepTd,
         .truth = truthOfPolicy},
        {.name = "td-lambda",
         .title = mark("Grid", "TD(lambda)"),
         .source = "Sutton and Barto, section 12.2",
         .parameters = kTdLambdaParameters,
         .family = LearnerFamily::Prediction,
         .update = "<i>V</i>(<i>s</i>) ← <i>V</i>(<i>s</i>) + α [<i>R</i> + γ<i>V</i>(<i>S</i>′) − <i>V</i>(<i>S</i>)] "
                   "<i>e</i>(<i>s</i>)",
         .run = nullptr,
         .makeAgent = makeTdLambda,
         .truth = truthOfPolicy},
        {.name = "linear-td",
         .title = mark("Grid", "TD with linear features"),
         .source = "Sutton and Barto, section 9.3; Zhao, section 8.2",
         .parameters = kLinearTdParameters,
         .family = LearnerFamily::Prediction,
         .update = "<i>w</i> ← <i>w</i> + α [<i>R</i> + γ<i>w</i>·<i>x</i>(<i>S</i>′) − <i>w</i>·<i>x</i>(<i>S</i>)] "
                   "<i>x</i>(<i>S</i>)",
         .run = nullptr,
         .makeAgent = makeLinearTd,
         .truth = truthOfPolicy,
         .form = BackupForm::Weights},
        {.name = "mc-exploring-starts",
         .title = mark("Grid", "MC exploring starts"),
         .source = "Sutton and Barto, section 5.3; Zhao, Algorithm 5.2",
         .parameters = kExploringParameters,
         .family = LearnerFamily::Control,
         .update = kMonteCarlo,
         .run = nullptr,
         .makeAgent = makeMcExploringStarts,
         .truth = truthOfBest},
        {.name = "mc-epsilon-greedy",
         .title = mark("Grid", "MC epsilon-greedy"),
         .source = "Sutton and Barto, section 5.4; Zhao, Algorithm 5.3",
         .parameters = kMcSoftParameters,
         .family = LearnerFamily::Control,
         .update = kMonteCarlo,
         .run = nullptr,
         .makeAgent = makeMcEpsilonGreedy,
         .truth = truthOfSoft},
        {.name = "sarsa",
         .title = mark("Grid", "Sarsa"),
         .source = "Sutton and Barto, section 6.4; Zhao, Algorithm 7.1",
         .parameters = kControlParameters,
         .family = LearnerFamily::Control,
         .update = "<i>Q</i>(<i>S</i>, <i>A</i>) ← <i>Q</i>(<i>S</i>, <i>A</i>) + α [<i>R</i> + γ<i>Q</i>(<i>S</i>′, "
                   "<i>A</i>′) − <i>Q</i>(<i>S</i>, <i>A</i>)]",
         .run = nullptr,
         .makeAgent = makeSarsa,
         .truth = truthOfSoft,
         .runBatch = runSarsaBatch},
        {.name = "expected-sarsa",
         .title = mark("Grid", "Expected Sarsa"),
         .source = "Sutton and Barto, section 6.6; Zhao, section 7.3",
         .parameters = kControlParameters,
         .family = LearnerFamily::Control,
         .update = "<i>Q</i>(<i>S</i>, <i>A</i>) ← <i>Q</i>(<i>S</i>, <i>A</i>) + α [<i>R</i> + γ Σ<sub>a</sub> "
                   "π(<i>a</i>|<i>S</i>′) <i>Q</i>(<i>S</i>′, <i>a</i>) − <i>Q</i>(<i>S</i>, <i>A</i>)]",
         .run = nullptr,
         .makeAgent = makeExpectedSarsa,
         .truth = truthOfSoft,
         .runBatch = runExpectedSarsaBatch},
        {.name = "n-step-sarsa",
         .title = mark("Grid", "n-step Sarsa"),
         .source = "Sutton and Barto, section 7.2; Zhao, section 7.4",
         .parameters = kNStepSarsaParameters,
         .family = LearnerFamily::Control,
         .update = "<i>Q</i>(<i>S</i>, <i>A</i>) ← <i>Q</i>(<i>S</i>, <i>A</i>) + α [<i>G</i><sub>t:t+n</sub> − "
                   "<i>Q</i>(<i>S</i>, <i>A</i>)]",
         .run = nullptr,
         .makeAgent = makeNStepSarsa,
         .truth = truthOfSoft},
        {.name = "q-learning",
         .title = mark("Grid", "Q-learning"),
         .source = "Sutton and Barto, section 6.5; Zhao, Algorithm 7.2",
         .parameters = kControlParameters,
         .family = LearnerFamily::Control,
         .update = kQLearning,
         .run = nullptr,
         .makeAgent = makeQLearning,
         .truth = truthOfBest,
         .runBatch = runQLearningBatch},
        {.name = "q-learning-off-policy",
         .title = mark("Grid", "Q-learning from a random walk"),
         .source = "Zhao, Algorithm 7.3 and Fig 7.4",
         .parameters = kOffPolicyParameters,
         .family = LearnerFamily::Control,
         .update = kQLearning,
         .run = nullptr,
         .makeAgent = makeQLearning,
         .truth = truthOfBest,
         .runBatch = runQLearningBatch},
        {.name = "double-q-learning",
         .title = mark("Grid", "Double Q-learning"),
         .source = "Sutton and Barto, section 6.7; van Hasselt 2010",
         .parameters = kControlParameters,
         .family = LearnerFamily::Control,
         .update = "<i>Q</i><sub>1</sub>(<i>S</i>, <i>A</i>) ← <i>Q</i><sub>1</sub>(<i>S</i>, <i>A</i>) + α [<i>R</i> "
                   "+ γ<i>Q</i><sub>2</sub>(<i>S</i>′, arg max<sub>a</sub> <i>Q</i><sub>1</sub>(<i>S</i>′, <i>a</i>)) "
                   "− <i>Q</i><sub>1</sub>(<i>S</i>, <i>A</i>)]",
         .run = nullptr,
         .makeAgent = makeDoubleQLearning,
         .truth = truthOfBest,
         .runBatch = runDoubleQLearningBatch},
        {.name = "dyna-q",
         .title = mark("Grid", "Dyna-Q"),
         .source = "Sutton and Barto, section 8.2",
         .parameters = kDynaParameters,
         .family = LearnerFamily::Control,
         .update = kQLearning,
         .run = nullptr,
         .makeAgent = makeDynaQ,
         .truth = truthOfBest},
        {.name = "linear-sarsa",
         .title = mark("Grid", "Sarsa with linear features"),
         .source = "Sutton and Barto, section 10.1; Zhao, Algorithm 8.2",
         .parameters = kLinearControlParameters,
         .family = LearnerFamily::Control,
         .update = "<i>w</i> ← <i>w</i> + α [<i>R</i> + γ<i>w</i>·<i>x</i>(<i>S</i>′, <i>A</i>′) − "
                   "<i>w</i>·<i>x</i>(<i>S</i>, <i>A</i>)] <i>x</i>(<i>S</i>, <i>A</i>)",
         .run = nullptr,
         .makeAgent = makeLinearSarsa,
         .truth = truthOfSoft,
         .form = BackupForm::Weights},
        {.name = "linear-q-learning",
         .title = mark("Grid", "Q-learning with linear features"),
         .source = "Zhao, Algorithm 8.3",
         .parameters = kLinearControlParameters,
         .family = LearnerFamily::Control,
         .update = "<i>w</i> ← <i>w</i> + α [<i>R</i> + γ max<sub>a</sub> <i>w</i>·<i>x</i>(<i>S</i>′, <i>a</i>) − "
                   "<i>w</i>·<i>x</i>(<i>S</i>, <i>A</i>)] <i>x</i>(<i>S</i>, <i>A</i>)",
         .run = nullptr,
         .makeAgent = makeLinearQLearning,
         .truth = truthOfBest,
         .form = BackupForm::Weights},
        {.name = "deep-q",
         .title = mark("Grid", "Deep Q-learning"),
         .source = "Mnih et al. 2015, Algorithm 1",
         .parameters = kDeepParameters,
         .family = LearnerFamily::Control,
         .update = "<i>w</i> ← <i>w</i> + α [<i>R</i> + γ max<sub>a</sub> <i>q</i>(<i>S</i>′, <i>a</i>, <i>w</i>⁻) − "
                   "<i>q</i>(<i>S</i>, <i>A</i>, <i>w</i>)] ∇<i>q</i>(<i>S</i>, <i>A</i>, <i>w</i>)",
         .run = nullptr,
         .makeAgent = makeDeepQ,
         .truth = truthOfBest,
         .form = BackupForm::Weights,
         .runBatch = runDeepQBatch},
        {.name = "reinforce",
         .title = mark("Grid", "REINFORCE with a baseline"),
         .source = "Sutton and Barto, section 13.4; Zhao, Algorithm 9.1",
         .parameters = kGradientParameters,
         .family = LearnerFamily::Control,
         .update = "θ ← θ + α γ<sup>t</sup> [<i>G</i> − <i>v</i>(<i>S</i>)] ∇ ln π(<i>A</i>|<i>S</i>)",
         .run = nullptr,
         .makeAgent = makeReinforce,
         .truth = truthOfBest},
        {.name = "actor-critic",
         .title = mark("Grid", "Actor-critic"),
         .source = "Sutton and Barto, section 13.5; Zhao, Algorithm 10.2",
         .parameters = kGradientParameters,
         .family = LearnerFamily::Control,
         .update =
             "θ ← θ + α γ<sup>t</sup> [<i>R</i> + γ<i>v</i>(<i>S</i>′) − <i>v</i>(<i>S</i>)] ∇ ln π(<i>A</i>|<i>S</i>)",
         .run = nullptr,
         .makeAgent = makeActorCritic,
         .truth = truthOfBest},
    };
    return kLearners;
}

const Learner& learner(std::string_view name)
{
    std::string names;
    for (const Learner& candidate : learners()) {
        if (name == candidate.name)
            return candidate;
        names += (names.empty() ? "" : ", ") + std::string(candidate.name);
    }
    throw Error(ErrorKind::NotFound, {mark("Grid", "There is no algorithm named \"%1\"."), {std::string(name)}},
                {mark("Grid", "The algorithms are: %1."), {names}});
}

Settings settingsOf(const Learner& learner, const Settings& given)
{
    Settings settings;
    std::string names;
    for (const Parameter& parameter : learner.parameters) {
        settings[parameter.name] = parameter.fallback;
        names += (names.empty() ? "" : ", ") + std::string(parameter.name);
    }
    for (const auto& [name, value] : given) {
        const auto known = std::ranges::find(learner.parameters, name, &Parameter::name);
        if (known == learner.parameters.end())
            throw Error(ErrorKind::InvalidInput, {mark("Grid", "%1 has no parameter \"%2\"."), {learner.name, name}},
                        {mark("Grid", "Its parameters are: %1."), {names}});
        if (!(value >= known->minimum && value <= known->maximum) || (known->whole && std::floor(value) != value))
            throw Error(ErrorKind::InvalidInput,
                        {mark("Grid", "The parameter \"%1\" is %2."), {name, shortNumber(value)}},
                        {known->whole ? mark("Grid", "It is a whole number from %1 to %2.")
                                      : mark("Grid", "It is a number from %1 to %2."),
                         {shortNumber(known->minimum), shortNumber(known->maximum)}});
        settings[name] = value;
    }
    return settings;
}

} // namespace core::grid
