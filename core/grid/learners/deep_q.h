#pragma once
// Deep Q-learning: action values by a small network, learnt from remembered moves. Letters: B moves of a batch, S
// states, H hidden units, A actions.

#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "core/grid/agent.h"

namespace core::grid {

/// q(s) = relu(x(s) W1 + b1) W2 + b2, x(s) being 1 in the place of the state and 0 elsewhere: (S), W1 (S, H), b1 (H),
/// W2 (H, A), b2 (A), all weights in one row in this order.
struct QNetworkShape {
    int states = 0;
    int hidden = 0;
    int actions = 0;

    size_t firstBias() const { return size_t(states) * size_t(hidden); }
    size_t secondLayer() const { return firstBias() + size_t(hidden); }
    size_t secondBias() const { return secondLayer() + size_t(hidden) * size_t(actions); }
    size_t weights() const { return secondBias() + size_t(actions); }
};

/// Rows of W1 beyond which a network is refused.
inline constexpr int kMaxNetworkStates = 1024;

struct NetworkRules {
    double gamma = 0.9;
    double alpha = 0.01; ///< step size of Adam
};

/// Trains one network. Both of them begin with the same weights.
class NetworkTrainer {
public:
    virtual ~NetworkTrainer() = default;
    /// One step of Adam on the mean Huber loss of q(S, A) against R + gamma max_a q'(S', a), q' being the target
    /// network (nothing after the end). Mnih et al. 2015, Algorithm 1; Kingma and Ba 2015, Algorithm 1.
    virtual void train(std::span<const Move> batch) = 0;
    /// The target network becomes the network of now.
    virtual void renewTarget() = 0;
    virtual const std::vector<double>& weights() const = 0;
    virtual const std::vector<double>& targetWeights() const = 0;
};

/// Weights by chance: uniform within sqrt(6 / inputs that are not 0), biases 0. Source: He et al. 2015.
std::vector<double> firstWeights(const QNetworkShape& shape, gpu::RandomStream& random);

/// (A) action values of one state.
std::vector<double> networkValues(const QNetworkShape& shape, const std::vector<double>& weights, int state);

/// The gradient of the loss that NetworkTrainer::train descends.
std::vector<double> networkGradient(const QNetworkShape& shape, const NetworkRules& rules,
                                    const std::vector<double>& weights, const std::vector<double>& target,
                                    std::span<const Move> batch);
/// That loss.
double networkLoss(const QNetworkShape& shape, const NetworkRules& rules, const std::vector<double>& weights,
                   const std::vector<double>& target, std::span<const Move> batch);

/// How the weights follow the gradient, so that host and device agree: weights -= rate m / (sqrt(v) + epsilon).
struct AdamRule {
    static constexpr double kMean = 0.9;
    static constexpr double kSquare = 0.999;
    static constexpr double kEpsilon = 1e-8;
    /// The rate of the step-th step (from 1).
    static double rate(double alpha, int64_t step);
};

/// On the host in double.
std::unique_ptr<NetworkTrainer> makeHostTrainer(const QNetworkShape& shape, const NetworkRules& rules,
                                                std::vector<double> weights);

/// What deep Q-learning is told.
struct DeepQRules {
    EpisodeRules episodes;
    double alpha = 0.01;
    double epsilon = 0.1;
    int hidden = 32;
    int batch = 32;
    int memory = 2000;     ///< moves that are remembered; the oldest give way
    int targetEvery = 100; ///< moves between two renewals of the target network
};

using TrainerMaker = std::function<std::unique_ptr<NetworkTrainer>(
    const QNetworkShape& shape, const NetworkRules& rules, std::vector<double> weights)>;

/// Acts epsilon-greedily on the network, remembers every move, and trains on a batch of remembered moves after each.
/// Mnih et al. 2015, Algorithm 1. Throws LimitExceeded for more than kMaxNetworkStates cells.
class DeepQ final : public Agent {
public:
    DeepQ(const World& world, const DeepQRules& rules, const TrainerMaker& trainer, uint64_t seed, uint64_t run);

    Values values() const override;
    std::vector<double> actionValues() const override;
    Policy policy() const override;

private:
    int choose(int state) override;
    void learn(const Move& move, AgentStep& step) override;

    DeepQRules m_rules;
    QNetworkShape m_shape;
    std::unique_ptr<NetworkTrainer> m_trainer;
    std::vector<Move> m_memory;
    size_t m_oldest = 0;
    int64_t m_moves = 0;
};

} // namespace core::grid
