#include "core/grid/learners/agent_makers.h"

#include <utility>

#include "core/grid/learners/control.h"
#include "core/grid/learners/linear.h"
#include "core/grid/learners/monte_carlo.h"
#include "core/grid/learners/policy_gradient.h"
#include "core/grid/learners/temporal_difference.h"

namespace core::grid {
namespace {

double settingOr(const Settings& settings, const char* name, double fallback)
{
    const auto found = settings.find(name);
    return found == settings.end() ? fallback : found->second;
}

int whole(const Settings& settings, const char* name) { return static_cast<int>(settings.at(name)); }

EpisodeRules episodesOf(const Settings& settings)
{
    return {.gamma = settings.at("gamma"),
            .maxSteps = static_cast<int>(settingOr(settings, "max-steps", settingOr(settings, "length", 10000))),
            .exploringStarts = false};
}

Features featuresOf(const World& world, const Settings& settings)
{
    return {world, static_cast<FeatureKind>(whole(settings, "features")), whole(settings, "order"),
            whole(settings, "tiles")};
}

template <typename Learner, typename... More>
std::unique_ptr<Agent> prediction(const World& world, const Settings& settings, uint64_t seed, uint64_t run,
                                  More... more)
{
    return std::make_unique<Learner>(world, evaluatedPolicy(world, settings, {}), tabularRules(settings), more..., seed,
                                     run);
}

template <typename Learner, typename... More>
std::unique_ptr<Agent> control(const World& world, const Settings& settings, uint64_t seed, uint64_t run, More... more)
{
    return std::make_unique<Learner>(world, tabularRules(settings), more..., seed, run);
}

GradientRules gradientRulesOf(const Settings& settings)
{
    return {episodesOf(settings), settings.at("policy-alpha"), settings.at("value-alpha")};
}

} // namespace

TabularRules tabularRules(const Settings& settings)
{
    return {.episodes = episodesOf(settings),
            .stepSize = {.alpha = settings.at("alpha"), .power = settingOr(settings, "alpha-power", 0)},
            .epsilon = settingOr(settings, "epsilon", 0),
            .initial = settingOr(settings, "initial", 0)};
}

Policy evaluatedPolicy(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    const double epsilon = settings.at("epsilon");
    if (epsilon == 1)
        return uniformPolicy(world);
    const double gamma = settings.at("gamma");
    return greedyPolicy(world, iterateValues(world, gamma, 0, {}, control).values, gamma, epsilon);
}

std::unique_ptr<Agent> makeMeanEstimation(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return prediction<MeanEstimation>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeTdZero(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return prediction<TdZero>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeNStepTd(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return prediction<NStepTd>(world, settings, seed, run, whole(settings, "steps"));
}

std::unique_ptr<Agent> makeTdLambda(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return prediction<TdLambda>(world, settings, seed, run, settings.at("lambda"));
}

std::unique_ptr<Agent> makeLinearTd(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<LinearTd>(world, evaluatedPolicy(world, settings, {}), featuresOf(world, settings),
                                      tabularRules(settings), seed, run);
}

std::unique_ptr<Agent> makeMcExploringStarts(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    TabularRules rules = tabularRules(settings);
    rules.episodes.exploringStarts = true;
    return std::make_unique<MonteCarlo>(world, rules, static_cast<Visits>(whole(settings, "visits")), seed, run);
}

std::unique_ptr<Agent> makeMcEpsilonGreedy(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<MonteCarlo>(world, settings, seed, run, static_cast<Visits>(whole(settings, "visits")));
}

std::unique_ptr<Agent> makeSarsa(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<Sarsa>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeExpectedSarsa(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<ExpectedSarsa>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeNStepSarsa(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<NStepSarsa>(world, settings, seed, run, whole(settings, "steps"));
}

std::unique_ptr<Agent> makeQLearning(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<QLearning>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeDoubleQLearning(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<DoubleQLearning>(world, settings, seed, run);
}

std::unique_ptr<Agent> makeDynaQ(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return control<DynaQ>(world, settings, seed, run, whole(settings, "planning"));
}

std::unique_ptr<Agent> makeLinearSarsa(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<LinearControl>(world, featuresOf(world, settings), LinearTarget::Sarsa,
                                           tabularRules(settings), seed, run);
}

std::unique_ptr<Agent> makeLinearQLearning(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<LinearControl>(world, featuresOf(world, settings), LinearTarget::QLearning,
                                           tabularRules(settings), seed, run);
}

DeepQRules deepQRules(const Settings& settings)
{
    return {.episodes = episodesOf(settings),
            .alpha = settings.at("alpha"),
            .epsilon = settings.at("epsilon"),
            .hidden = whole(settings, "hidden"),
            .batch = whole(settings, "batch"),
            .memory = whole(settings, "memory"),
            .targetEvery = whole(settings, "target-every")};
}

std::unique_ptr<Agent> makeDeepQ(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<DeepQ>(world, deepQRules(settings), makeHostTrainer, seed, run);
}

std::unique_ptr<Agent> makeReinforce(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<Reinforce>(world, gradientRulesOf(settings), seed, run);
}

std::unique_ptr<Agent> makeActorCritic(const World& world, const Settings& settings, uint64_t seed, uint64_t run)
{
    return std::make_unique<ActorCritic>(world, gradientRulesOf(settings), seed, run);
}

Values truthOfPolicy(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return evaluateIteratively(world, evaluatedPolicy(world, settings, control), settings.at("gamma"), {}, control)
        .values;
}

Values truthOfSoft(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return iterateValues(world, settings.at("gamma"), settingOr(settings, "epsilon", 0), {}, control).values;
}

Values truthOfBest(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    return iterateValues(world, settings.at("gamma"), 0, {}, control).values;
}

} // namespace core::grid
