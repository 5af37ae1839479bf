#include "core/grid/book_experiments.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/grid/deep_q_figures.h"
#include "core/grid/experiment.h"
#include "core/grid/learners.h"
#include "core/grid/learners/fixed_point.h"
#include "core/grid/presets.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::RunControl;

constexpr uint64_t kSeed = 1;
constexpr double kQuantile = 2.5758; // of the normal distribution, 99.5 %

std::unique_ptr<Agent> agentOf(const char* name, const char* world, Settings given, uint64_t run)
{
    const Preset& known = preset(world);
    given.emplace("gamma", known.gamma);
    const Learner& chosen = learner(name);
    return chosen.makeAgent(known.make(), settingsOf(chosen, given), kSeed, run);
}

void live(Agent& agent, int episodes, const RunControl& control)
{
    for (int episode = 0; episode < episodes; ++episode) {
        control.throwIfStopped();
        agent.episode();
    }
}

/// Return and length of the greedy way from the start; a length of 0 if it never ends.
AgentStep greedyWay(const Agent& agent)
{
    const World& world = agent.world();
    const Policy policy = agent.policy();
    AgentStep way;
    int state = world.start();
    while (way.episodeLength < world.states()) {
        const double* row = &policy[static_cast<size_t>(state) * static_cast<size_t>(world.actions())];
        const auto action = static_cast<int>(std::max_element(row, row + world.actions()) - row);
        const Outcome outcome = *transition(world, state, action).begin();
        way.episodeReturn += outcome.reward;
        ++way.episodeLength;
        if (outcome.done)
            return way;
        state = outcome.next;
    }
    return {};
}

/// How far linear TD is, root mean square, from the fixed point that its features have. Zhao's settings: uniform
/// policy, alpha 0.0005, 500 episodes of 500 steps.
double distanceFromFixedPoint(FeatureKind kind, int order, int tiles, uint64_t run, const RunControl& control)
{
    const auto agent = agentOf("linear-td", "zhao-3.4a",
                               {{"features", static_cast<double>(kind)},
                                {"order", order},
                                {"tiles", tiles},
                                {"alpha", 0.0005},
                                {"max-steps", 500}},
                               run);
    live(*agent, 500, control);
    const World& world = agent->world();
    const Policy uniform = uniformPolicy(world);
    const Values settled =
        linearFixedPoint(world, uniform, Features(world, kind, order, tiles), 0.9, occupancy(world, uniform, 500));
    return errorOf(world, agent->values(), settled).rootMeanSquare;
}

template <FeatureKind kind, int order, int tiles = 1>
double linearTdSample(uint64_t run, const RunControl& control)
{
    return distanceFromFixedPoint(kind, order, tiles, run, control);
}

/// Mean of a number over the next episodes.
template <typename Number>
double meanOver(Agent& agent, int episodes, const RunControl& control, const Number& number)
{
    double sum = 0;
    for (int episode = 0; episode < episodes; ++episode) {
        control.throwIfStopped();
        sum += number(agent.episode());
    }
    return sum / episodes;
}

double lengthOf(const AgentStep& last) { return last.episodeLength; }
double returnOf(const AgentStep& last) { return last.episodeReturn; }

/// Mean length of the last 100 of 500 episodes.
double sarsaLength(uint64_t run, const RunControl& control)
{
    const auto agent = agentOf("sarsa", "zhao-7.2", {{"alpha", 0.1}, {"epsilon", 0.1}}, run);
    live(*agent, 400, control);
    return meanOver(*agent, 100, control, lengthOf);
}

/// Mean return of the last 50 of 500 episodes less that of the first 50.
double linearGain(const char* name, double alpha, uint64_t run, const RunControl& control)
{
    const auto agent =
        agentOf(name, "zhao-8.9", {{"features", 1}, {"order", 5}, {"alpha", alpha}, {"epsilon", 0.1}}, run);
    const double first = meanOver(*agent, 50, control, returnOf);
    live(*agent, 400, control);
    return meanOver(*agent, 50, control, returnOf) - first;
}

double linearSarsaGain(uint64_t run, const RunControl& control)
{
    return linearGain("linear-sarsa", 0.001, run, control);
}
double linearQLearningGain(uint64_t run, const RunControl& control)
{
    return linearGain("linear-q-learning", 0.01, run, control);
}

/// What is left of the loss and of the value error, after training on one episode of so many steps.
template <int steps, int batch>
double deepLossLeft(uint64_t run, const RunControl& control)
{
    const DeepQFigure figure = trainOnOneEpisode(steps, batch, kSeed, run, control);
    return figure.lastLoss / figure.firstLoss;
}
template <int steps, int batch>
double deepErrorLeft(uint64_t run, const RunControl& control)
{
    const DeepQFigure figure = trainOnOneEpisode(steps, batch, kSeed, run, control);
    return figure.lastError / figure.firstError;
}

double offPolicyError(uint64_t run, const RunControl& control)
{
    const auto agent = agentOf("q-learning-off-policy", "zhao-3.4a", {{"alpha", 0.1}, {"max-steps", 100000}}, run);
    live(*agent, 1, control);
    return errorOf(agent->world(), agent->values(), iterateValues(agent->world(), 0.9).values).largest;
}

/// Mean length of the episodes that begin after 8000 steps, when the figure ends.
double windyLength(uint64_t run, const RunControl& control)
{
    const auto agent = agentOf("sarsa", "sutton-6.5", {{"alpha", 0.5}, {"epsilon", 0.1}}, run);
    for (int steps = 0; steps < 8000;) {
        control.throwIfStopped();
        steps += agent->episode().episodeLength;
    }
    return meanOver(*agent, 200, control, lengthOf);
}

/// Mean return of the last 300 of 500 episodes on the cliff.
double cliffReturn(const char* name, uint64_t run, const RunControl& control)
{
    const auto agent = agentOf(name, "sutton-6.6", {{"alpha", 0.5}, {"epsilon", 0.1}}, run);
    live(*agent, 200, control);
    return meanOver(*agent, 300, control, returnOf);
}

double cliffSarsa(uint64_t run, const RunControl& control) { return cliffReturn("sarsa", run, control); }
double cliffQLearning(uint64_t run, const RunControl& control) { return cliffReturn("q-learning", run, control); }

/// Return of the greedy way once it leads to the goal: after 500 episodes, or a few more.
double cliffWay(const char* name, uint64_t run, const RunControl& control)
{
    const auto agent = agentOf(name, "sutton-6.6", {{"alpha", 0.5}, {"epsilon", 0.1}}, run);
    live(*agent, 500, control);
    AgentStep way = greedyWay(*agent);
    for (int more = 0; way.episodeLength == 0 && more < 500; ++more) {
        live(*agent, 1, control);
        way = greedyWay(*agent);
    }
    return way.episodeReturn;
}

double cliffWayOfSarsa(uint64_t run, const RunControl& control) { return cliffWay("sarsa", run, control); }
double cliffWayOfQLearning(uint64_t run, const RunControl& control) { return cliffWay("q-learning", run, control); }

/// Ten groups of 100 states, the staircase of Sutton and Barto's Fig 9.1: distance from the fixed point.
double aggregationDistance(uint64_t run, const RunControl& control)
{
    const auto agent =
        agentOf("linear-td", "random-walk-1000",
                {{"features", static_cast<double>(FeatureKind::Aggregation)}, {"tiles", 10}, {"alpha", 0.002}}, run);
    live(*agent, 10000, control);
    const World& world = agent->world();
    const Policy uniform = uniformPolicy(world);
    const Values settled = linearFixedPoint(world, uniform, Features(world, FeatureKind::Aggregation, 0, 10), 1,
                                            occupancy(world, uniform, 500));
    return errorOf(world, agent->values(), settled).rootMeanSquare;
}

/// Sutton and Barto, Fig 7.2: root mean square error, averaged over the first ten episodes.
double nStepError(int steps, double alpha, uint64_t run, const RunControl& control)
{
    const auto agent = agentOf("n-step-td", "random-walk-19", {{"steps", steps}, {"alpha", alpha}}, run);
    Values truth(agent->world().cells.size());
    for (size_t state = 1; state + 1 < truth.size(); ++state)
        truth[state] = (static_cast<double>(state) - 10) / 10;
    double sum = 0;
    for (int episode = 0; episode < 10; ++episode) {
        live(*agent, 1, control);
        sum += errorOf(agent->world(), agent->values(), truth).rootMeanSquare;
    }
    return sum / 10;
}

double fourSteps(uint64_t run, const RunControl& control) { return nStepError(4, 0.4, run, control); }
double fourStepsAndOne(uint64_t run, const RunControl& control)
{
    return nStepError(1, 0.8, run, control) - nStepError(4, 0.4, run, control);
}
double fourStepsAndMany(uint64_t run, const RunControl& control)
{
    return nStepError(512, 0.02, run, control) - nStepError(4, 0.4, run, control);
}

/// The value that a learner gives the start of van Hasselt's world.
double startValue(const char* name, uint64_t run, const RunControl& control)
{
    const auto agent = agentOf(name, "van-hasselt", {{"alpha", 1}, {"alpha-power", 1}, {"epsilon", 0.1}}, run);
    live(*agent, 400, control);
    return agent->values()[static_cast<size_t>(agent->world().start())];
}

double overestimate(uint64_t run, const RunControl& control)
{
    return startValue("q-learning", run, control) - ((5 * 0.95 - 1) * 0.95 - 1) * 0.95 + 1;
}

double doubleLess(uint64_t run, const RunControl& control)
{
    return startValue("q-learning", run, control) - startValue("double-q-learning", run, control);
}

constexpr gpu::Text kDistance = mark("Grid", "distance from the fixed point (RMSE)");
constexpr gpu::Text kWay = mark("Grid", "return of the greedy way");
constexpr gpu::Text kLossLeft = mark("Grid", "loss after training, as a part of that before");
constexpr gpu::Text kErrorLeft = mark("Grid", "error of the values after training, as a part of that before");
constexpr gpu::Text kReturn = mark("Grid", "mean return of the last 300 episodes");

} // namespace

std::span<const BookExperiment> bookExperiments()
{
    using enum FeatureKind;
    static const BookExperiment kExperiments[] = {
        {"Zhao, Fig 7.2 Sarsa", "zhao-7.2", mark("Grid", "mean length of the last 100 of 500 episodes"), 9, 20, 20,
         sarsaLength},
        {"Zhao, Fig 7.4 Q-learning", "zhao-3.4a", mark("Grid", "largest error after 100,000 steps"), 0, 0.05, 5,
         offPolicyError},
        {"Zhao, Fig 8.7 polynomial, 3", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Polynomial, 1>},
        {"Zhao, Fig 8.7 polynomial, 6", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Polynomial, 2>},
        {"Zhao, Fig 8.7 polynomial, 10", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Polynomial, 3>},
        {"Zhao, Fig 8.8 Fourier, 4", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Fourier, 1>},
        {"Zhao, Fig 8.8 Fourier, 9", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Fourier, 2>},
        {"Zhao, Fig 8.8 Fourier, 16", "zhao-3.4a", kDistance, 0, 0.1, 5, linearTdSample<Fourier, 3>},
        {"Zhao, Fig 8.9 linear Sarsa", "zhao-8.9",
         mark("Grid", "return of the last 50 of 500 episodes more than that of the first 50"), 10, 300, 10,
         linearSarsaGain},
        {"Zhao, Fig 8.10 linear Q-learning", "zhao-8.9",
         mark("Grid", "return of the last 50 of 500 episodes more than that of the first 50, alpha 0.01"), 50, 600, 10,
         linearQLearningGain},
        {"Zhao, Fig 8.11 deep Q, loss", "zhao-8.9", kLossLeft, 0, 0.05, 10, deepLossLeft<1000, 100>},
        {"Zhao, Fig 8.11 deep Q, values", "zhao-8.9", kErrorLeft, 0, 0.1, 10, deepErrorLeft<1000, 100>},
        {"Zhao, Fig 8.12 deep Q, loss", "zhao-8.9", kLossLeft, 0, 0.05, 20, deepLossLeft<100, 50>},
        {"Zhao, Fig 8.12 deep Q, values", "zhao-8.9", kErrorLeft, 0.4, 2, 20, deepErrorLeft<100, 50>},
        {"Sutton and Barto, Ex 6.5 Sarsa", "sutton-6.5", mark("Grid", "mean length of an episode after 8000 steps"), 17,
         25, 20, windyLength},
        {"Sutton and Barto, Ex 6.6 Sarsa", "sutton-6.6", kReturn, -32, -20, 30, cliffSarsa},
        {"Sutton and Barto, Ex 6.6 Q", "sutton-6.6", kReturn, -55, -40, 30, cliffQLearning},
        {"Sutton and Barto, Ex 6.6 safe way", "sutton-6.6", kWay, -19, -15, 30, cliffWayOfSarsa},
        {"Sutton and Barto, Ex 6.6 best way", "sutton-6.6", kWay, -13.5, -12.5, 10, cliffWayOfQLearning},
        {"Sutton and Barto, Fig 7.2 n = 4", "random-walk-19", mark("Grid", "RMSE over the first 10 episodes"), 0.25,
         0.3, 100, fourSteps},
        {"Sutton and Barto, Fig 7.2 n = 1", "random-walk-19", mark("Grid", "RMSE more than that of n = 4"), 0.01, 1,
         100, fourStepsAndOne},
        {"Sutton and Barto, Fig 7.2 n = 512", "random-walk-19", mark("Grid", "RMSE more than that of n = 4"), 0.05, 1,
         100, fourStepsAndMany},
        {"Sutton and Barto, Fig 9.1", "random-walk-1000", kDistance, -0.05, 0.05, 5, aggregationDistance},
        {"van Hasselt, Q-learning", "van-hasselt", mark("Grid", "value of the start more than the best one"), 0.1, 20,
         60, overestimate},
        {"van Hasselt, double Q-learning", "van-hasselt", mark("Grid", "value of the start less than Q-learning's"),
         0.5, 20, 60, doubleLess},
    };
    return kExperiments;
}

Measured measure(const BookExperiment& experiment, const gpu::RunControl& control)
{
    double sum = 0;
    double squares = 0;
    for (int run = 0; run < experiment.runs; ++run) {
        const double value = experiment.sample(static_cast<uint64_t>(run), control);
        sum += value;
        squares += value * value;
    }
    const double mean = sum / experiment.runs;
    const double variance = std::max(0.0, squares - sum * mean) / std::max(1, experiment.runs - 1);
    return {mean, kQuantile * std::sqrt(variance / experiment.runs)};
}

bool agrees(const BookExperiment& experiment, const Measured& measured)
{
    return measured.mean - measured.halfWidth >= experiment.low &&
           measured.mean + measured.halfWidth <= experiment.high;
}

} // namespace core::grid
