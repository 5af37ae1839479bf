#include "core/grid/learners.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/grid/device_values.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr Parameter kGamma{
    "gamma", mark("Grid", "discount rate, 1 only where episodes end (a built-in world brings its own)"), 0, 1, 0.9,
    false};
constexpr Parameter kTolerance{"tolerance", mark("Grid", "stop when no value changes by more in a sweep"), 0, 1, 1e-10,
                               false};
constexpr Parameter kMaxSweeps{"max-sweeps", mark("Grid", "stop after so many sweeps"), 1, 1e9, 100000, true};
constexpr Parameter kEvaluatedEpsilon{
    "epsilon", mark("Grid", "share of random actions in the policy, else the best action; 1 is uniform"), 0, 1, 1,
    false};
constexpr Parameter kSoftEpsilon{
    "epsilon", mark("Grid", "share of random actions in the best epsilon-greedy policy"), 0, 1, 0, false};
constexpr Parameter kSweeps{"sweeps", mark("Grid", "sweeps of evaluation between two improvements"), 1, 1e6, 5, true};
constexpr Parameter kLength{"length", mark("Grid", "steps of an episode"), 1, 1e6, 100, true};

Stopping stoppingOf(const Settings& settings)
{
    return {settings.at("tolerance"), static_cast<int>(settings.at("max-sweeps"))};
}

/// The epsilon-greedy policy that is consistent with the best one.
Policy evaluatedPolicy(const World& world, const Settings& settings, const gpu::RunControl& control)
{
    const double epsilon = settings.at("epsilon");
    if (epsilon == 1)
        return uniformPolicy(world);
    const double gamma = settings.at("gamma");
    return greedyPolicy(world, iterateValues(world, gamma, 0, {}, control).values, gamma, epsilon);
}

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

constexpr Parameter kClosedFormParameters[] = {kGamma, kEvaluatedEpsilon};
constexpr Parameter kEvaluationParameters[] = {kGamma, kEvaluatedEpsilon, kTolerance, kMaxSweeps};
constexpr Parameter kValueIterationParameters[] = {kGamma, kSoftEpsilon, kTolerance, kMaxSweeps};
constexpr Parameter kPolicyIterationParameters[] = {kGamma};
constexpr Parameter kTruncatedParameters[] = {kGamma, kSweeps, kTolerance, kMaxSweeps};
constexpr Parameter kMcBasicParameters[] = {kGamma, kLength};

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
        {"closed-form", mark("Grid", "Policy evaluation in closed form"), "Zhao, section 2.7.1", kClosedFormParameters,
         runClosedForm},
        {"policy-evaluation", mark("Grid", "Iterative policy evaluation"),
         "Zhao, section 2.7.2; Sutton and Barto, section 4.1", kEvaluationParameters, runIterativeEvaluation},
        {"value-iteration", mark("Grid", "Value iteration"), "Zhao, Algorithm 4.1; Sutton and Barto, section 4.4",
         kValueIterationParameters, runValueIteration, runValueIterationOnDevice},
        {"policy-iteration", mark("Grid", "Policy iteration"), "Zhao, Algorithm 4.2; Sutton and Barto, section 4.3",
         kPolicyIterationParameters, runPolicyIteration},
        {"truncated-policy-iteration", mark("Grid", "Truncated policy iteration"), "Zhao, Algorithm 4.3",
         kTruncatedParameters, runTruncated},
        {"mc-basic", mark("Grid", "MC Basic with exact expectations"), "Zhao, Algorithm 5.1 and Fig 5.4",
         kMcBasicParameters, runMcBasic},
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
