#include "core/grid/learners/deep_q.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/grid/learners/tabular.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::mark;

double huber(double error) { return std::abs(error) <= 1 ? error * error / 2 : std::abs(error) - 0.5; }

/// (H) after the activation.
std::vector<double> hiddenUnits(const QNetworkShape& shape, const std::vector<double>& weights, int state)
{
    const auto width = static_cast<size_t>(shape.hidden);
    std::vector<double> units(width);
    for (size_t unit = 0; unit < width; ++unit)
        units[unit] =
            std::max(0.0, weights[static_cast<size_t>(state) * width + unit] + weights[shape.firstBias() + unit]);
    return units;
}

/// (A) of the units.
std::vector<double> outputs(const QNetworkShape& shape, const std::vector<double>& weights,
                            const std::vector<double>& units)
{
    const auto width = static_cast<size_t>(shape.actions);
    const auto bias = weights.begin() + static_cast<std::ptrdiff_t>(shape.secondBias());
    std::vector<double> values(bias, bias + shape.actions);
    for (size_t unit = 0; unit < units.size(); ++unit)
        for (size_t action = 0; action < width; ++action)
            values[action] += units[unit] * weights[shape.secondLayer() + unit * width + action];
    return values;
}

/// What comes after a move, by the target network.
double followingOf(const QNetworkShape& shape, const std::vector<double>& target, const Move& move)
{
    return move.done ? 0 : std::ranges::max(networkValues(shape, target, move.next));
}

double aimOf(const QNetworkShape& shape, const NetworkRules& rules, const std::vector<double>& target, const Move& move)
{
    return move.reward + rules.gamma * followingOf(shape, target, move);
}

class HostTrainer final : public NetworkTrainer {
public:
    HostTrainer(const QNetworkShape& shape, const NetworkRules& rules, std::vector<double> weights)
        : m_shape(shape),
          m_rules(rules),
          m_weights(std::move(weights)),
          m_target(m_weights),
          m_mean(m_weights.size()),
          m_square(m_weights.size())
    {
    }

    void train(std::span<const Move> batch) override
    {
        const std::vector<double> gradient = networkGradient(m_shape, m_rules, m_weights, m_target, batch);
        const double rate = AdamRule::rate(m_rules.alpha, ++m_steps);
        for (size_t k = 0; k < gradient.size(); ++k) {
            m_mean[k] = AdamRule::kMean * m_mean[k] + (1 - AdamRule::kMean) * gradient[k];
            m_square[k] = AdamRule::kSquare * m_square[k] + (1 - AdamRule::kSquare) * gradient[k] * gradient[k];
            m_weights[k] -= rate * m_mean[k] / (std::sqrt(m_square[k]) + AdamRule::kEpsilon);
        }
    }
    void renewTarget() override { m_target = m_weights; }
    const std::vector<double>& weights() const override { return m_weights; }
    const std::vector<double>& targetWeights() const override { return m_target; }

private:
    QNetworkShape m_shape;
    NetworkRules m_rules;
    std::vector<double> m_weights;
    std::vector<double> m_target;
    std::vector<double> m_mean;
    std::vector<double> m_square;
    int64_t m_steps = 0;
};

void checkSize(const World& world)
{
    if (world.states() <= kMaxNetworkStates)
        return;
    throw gpu::Error(
        gpu::ErrorKind::LimitExceeded,
        {mark("Grid", "A network for %1 cells is too large."), {std::to_string(world.states())}},
        {mark("Grid", "Deep Q-learning takes worlds of at most %1 cells."), {std::to_string(kMaxNetworkStates)}});
}

} // namespace

double AdamRule::rate(double alpha, int64_t step)
{
    const auto power = static_cast<double>(step);
    return alpha * std::sqrt(1 - std::pow(kSquare, power)) / (1 - std::pow(kMean, power));
}

std::vector<double> firstWeights(const QNetworkShape& shape, gpu::RandomStream& random)
{
    std::vector<double> weights(shape.weights());
    // One input of the first layer is not 0; in single precision, too, the weights are exactly these.
    const auto fill = [&](size_t first, size_t last, double limit) {
        for (size_t k = first; k < last; ++k)
            weights[k] = static_cast<double>(static_cast<float>(limit * (2 * random.uniform() - 1)));
    };
    fill(0, shape.firstBias(), std::sqrt(6.0 / shape.hidden));
    fill(shape.secondLayer(), shape.secondBias(), std::sqrt(6.0 / shape.hidden));
    return weights;
}

std::vector<double> networkValues(const QNetworkShape& shape, const std::vector<double>& weights, int state)
{
    return outputs(shape, weights, hiddenUnits(shape, weights, state));
}

std::vector<double> networkGradient(const QNetworkShape& shape, const NetworkRules& rules,
                                    const std::vector<double>& weights, const std::vector<double>& target,
                                    std::span<const Move> batch)
{
    std::vector<double> gradient(shape.weights());
    const auto hidden = static_cast<size_t>(shape.hidden);
    const auto actions = static_cast<size_t>(shape.actions);
    for (const Move& move : batch) {
        const std::vector<double> units = hiddenUnits(shape, weights, move.state);
        const auto action = static_cast<size_t>(move.action);
        const double error = outputs(shape, weights, units)[action] - aimOf(shape, rules, target, move);
        const double slope = std::clamp(error, -1.0, 1.0) / static_cast<double>(batch.size());
        gradient[shape.secondBias() + action] += slope;
        for (size_t unit = 0; unit < hidden; ++unit) {
            const size_t at = shape.secondLayer() + unit * actions + action;
            gradient[at] += units[unit] * slope;
            if (units[unit] <= 0)
                continue;
            gradient[shape.firstBias() + unit] += weights[at] * slope;
            gradient[static_cast<size_t>(move.state) * hidden + unit] += weights[at] * slope;
        }
    }
    return gradient;
}

double networkLoss(const QNetworkShape& shape, const NetworkRules& rules, const std::vector<double>& weights,
                   const std::vector<double>& target, std::span<const Move> batch)
{
    double sum = 0;
    for (const Move& move : batch)
        sum += huber(networkValues(shape, weights, move.state)[static_cast<size_t>(move.action)] -
                     aimOf(shape, rules, target, move));
    return sum / static_cast<double>(batch.size());
}

std::unique_ptr<NetworkTrainer> makeHostTrainer(const QNetworkShape& shape, const NetworkRules& rules,
                                                std::vector<double> weights)
{
    return std::make_unique<HostTrainer>(shape, rules, std::move(weights));
}

DeepQ::DeepQ(const World& world, const DeepQRules& rules, const TrainerMaker& trainer, uint64_t seed, uint64_t run)
    : Agent(world, rules.episodes, seed, run), m_rules(rules), m_shape{world.states(), rules.hidden, world.actions()}
{
    checkSize(world);
    m_trainer = trainer(m_shape, {rules.episodes.gamma, rules.alpha}, firstWeights(m_shape, random()));
    m_memory.reserve(static_cast<size_t>(rules.memory));
}

int DeepQ::choose(int state)
{
    if (m_rules.epsilon > 0 && random().chance(m_rules.epsilon))
        return static_cast<int>(random().below(static_cast<uint32_t>(actions())));
    const std::vector<double> values = networkValues(m_shape, m_trainer->weights(), state);
    return static_cast<int>(std::ranges::max_element(values) - values.begin());
}

void DeepQ::learn(const Move& move, AgentStep& step)
{
    if (m_memory.size() < static_cast<size_t>(m_rules.memory)) {
        m_memory.push_back(move);
    } else {
        m_memory[m_oldest] = move;
        m_oldest = (m_oldest + 1) % m_memory.size();
    }
    if (m_moves++ % m_rules.targetEvery == 0)
        m_trainer->renewTarget();
    if (m_memory.size() < static_cast<size_t>(m_rules.batch))
        return;
    std::vector<Move> batch;
    for (int k = 0; k < m_rules.batch; ++k)
        batch.push_back(m_memory[random().below(static_cast<uint32_t>(m_memory.size()))]);
    const auto action = static_cast<size_t>(move.action);
    const double before = networkValues(m_shape, m_trainer->weights(), move.state)[action];
    const Target parts = targetOf(move, gamma(), followingOf(m_shape, m_trainer->targetWeights(), move));
    m_trainer->train(batch);
    const double after = networkValues(m_shape, m_trainer->weights(), move.state)[action];
    // What the whole batch moved this value by, as a part of what it was off.
    const double moved = parts.value() - before;
    const double share = moved == 0 ? 0 : (after - before) / (m_rules.alpha * moved);
    step.backups.push_back({.state = move.state,
                            .action = move.action,
                            .before = before,
                            .target = parts.value(),
                            .stepSize = m_rules.alpha,
                            .after = after,
                            .parts = parts,
                            .eligibility = share});
}

std::vector<double> DeepQ::actionValues() const
{
    std::vector<double> values(world().cells.size() * static_cast<size_t>(actions()));
    for (int state = 0; state < world().states(); ++state)
        if (isLive(state))
            std::ranges::copy(networkValues(m_shape, m_trainer->weights(), state),
                              values.begin() + static_cast<std::ptrdiff_t>(cell(state, 0)));
    return values;
}

Values DeepQ::values() const
{
    Values values(world().cells.size());
    for (int state = 0; state < world().states(); ++state)
        if (isLive(state))
            values[static_cast<size_t>(state)] = std::ranges::max(networkValues(m_shape, m_trainer->weights(), state));
    return values;
}

Policy DeepQ::policy() const { return softPolicyOf(world(), actionValues(), 0); }

} // namespace core::grid
