#include "core/grid/deep_q_figures.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "core/grid/learners/deep_q.h"
#include "core/grid/presets.h"

namespace core::grid {
namespace {

constexpr double kGamma = 0.9;
constexpr int kHidden = 100;
constexpr double kAlpha = 0.01;
constexpr int kIterations = 2500;
constexpr int kTargetEvery = 25;
constexpr int kLooked = 50; ///< iterations whose mean loss is told

std::vector<Move> uniformEpisode(const World& world, int steps, gpu::RandomStream& random)
{
    std::vector<Move> moves;
    int state = std::max(0, world.start());
    while (static_cast<int>(moves.size()) < steps) {
        const auto action = static_cast<int>(random.below(static_cast<uint32_t>(world.actions())));
        const Outcome outcome = *transition(world, state, action).begin(); // nothing slips there
        moves.push_back({state, action, outcome.reward, outcome.next, outcome.done});
        state = outcome.next;
    }
    return moves;
}

double valueError(const QNetworkShape& shape, const std::vector<double>& weights, const Values& best)
{
    double sum = 0;
    for (int state = 0; state < shape.states; ++state) {
        const double value = std::ranges::max(networkValues(shape, weights, state));
        sum += (value - best[static_cast<size_t>(state)]) * (value - best[static_cast<size_t>(state)]);
    }
    return std::sqrt(sum / shape.states);
}

} // namespace

DeepQFigure trainOnOneEpisode(int steps, int batch, uint64_t seed, uint64_t run, const gpu::RunControl& control)
{
    World world = preset("zhao-8.9").make();
    world.rules.absorbGoal = false; // the episode goes on for all its steps
    const Values best = iterateValues(world, kGamma).values;
    gpu::RandomStream random(seed, run);
    const std::vector<Move> moves = uniformEpisode(world, steps, random);
    const QNetworkShape shape{world.states(), kHidden, world.actions()};
    const NetworkRules rules{kGamma, kAlpha};
    const std::unique_ptr<NetworkTrainer> trainer = makeHostTrainer(shape, rules, firstWeights(shape, random));
    DeepQFigure figure;
    figure.firstError = valueError(shape, trainer->weights(), best);
    std::vector<Move> some(static_cast<size_t>(batch));
    for (int iteration = 0; iteration < kIterations; ++iteration) {
        control.throwIfStopped();
        if (iteration % kTargetEvery == 0)
            trainer->renewTarget();
        for (Move& move : some)
            move = moves[random.below(static_cast<uint32_t>(moves.size()))];
        const auto loss = [&] { return networkLoss(shape, rules, trainer->weights(), trainer->targetWeights(), some); };
        if (iteration < kLooked)
            figure.firstLoss += loss() / kLooked;
        if (iteration >= kIterations - kLooked)
            figure.lastLoss += loss() / kLooked;
        trainer->train(some);
    }
    figure.lastError = valueError(shape, trainer->weights(), best);
    return figure;
}

} // namespace core::grid
