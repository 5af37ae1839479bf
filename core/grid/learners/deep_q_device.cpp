#include "core/grid/learners/deep_q_device.h"

#include <algorithm>
#include <array>
#include <utility>

#include "gpu/buffer.h"
#include "gpu/device.h"
#include "gpu/ops/elementwise.h"
#include "gpu/ops/matmul.h"
#include "gpu/ops/reduce.h"

namespace core::grid {
namespace {

using gpu::ElementOp;
using gpu::ElementOperand;
using gpu::Layout;
using gpu::Shape;
using gpu::Tensor;

std::vector<float> floatsOf(const std::vector<double>& values)
{
    std::vector<float> floats;
    floats.reserve(values.size());
    for (const double value : values)
        floats.push_back(static_cast<float>(value));
    return floats;
}

ElementOperand in(uint32_t index) { return ElementOperand::input(index); }
ElementOperand made(uint32_t index) { return ElementOperand::result(index); }
ElementOperand number(double value) { return ElementOperand::constant(static_cast<float>(value)); }

/// The four parts of a row of weights, or of their gradient.
struct Parts {
    Tensor firstLayer;
    Tensor firstBias;
    Tensor secondLayer;
    Tensor secondBias;

    Parts(const Tensor& row, const QNetworkShape& shape)
        : firstLayer(part(row, 0, Shape{shape.states, shape.hidden})),
          firstBias(part(row, shape.firstBias(), Shape{1, shape.hidden})),
          secondLayer(part(row, shape.secondLayer(), Shape{shape.hidden, shape.actions})),
          secondBias(part(row, shape.secondBias(), Shape{1, shape.actions}))
    {
    }

    static Tensor part(const Tensor& row, size_t first, const Shape& shape)
    {
        Layout layout = Layout::rowMajor(shape);
        layout.offset = row.offset() + static_cast<int64_t>(first);
        return row.with(layout);
    }
};

Tensor transposed(const Tensor& matrix)
{
    constexpr std::array<int64_t, 2> kTurned{1, 0};
    return matrix.with(matrix.layout().transposed(kTurned));
}

/// The bias as a product of matrices wants it.
Tensor row(const Tensor& bias) { return bias.with(*bias.layout().reshaped(Shape{bias.shape()[1]})); }

/// The network and its gradient for batches of one size.
class DeviceNetwork {
public:
    DeviceNetwork(gpu::Device& device, int batch, const QNetworkShape& shape, const NetworkRules& rules)
        : m_device(device),
          m_batch(batch),
          m_shape(shape),
          m_gamma(rules.gamma),
          m_states(Tensor::allocate(device, Shape{batch, shape.states})),
          m_nexts(Tensor::allocate(device, Shape{batch, shape.states})),
          m_taken(Tensor::allocate(device, Shape{batch, shape.actions})),
          m_rewards(Tensor::allocate(device, Shape{batch, 1})),
          m_discounts(Tensor::allocate(device, Shape{batch, 1})),
          m_weights(Tensor::allocate(device, flat())),
          m_target(Tensor::allocate(device, flat())),
          m_gradient(Tensor::allocate(device, flat()))
    {
    }

    Shape flat() const { return Shape{static_cast<int64_t>(m_shape.weights())}; }
    const Tensor& weights() const { return m_weights; }
    const Tensor& target() const { return m_target; }
    const Tensor& gradient() const { return m_gradient; }

    static void put(gpu::Device& device, const Tensor& tensor, const std::vector<float>& values)
    {
        device.upload(*tensor.buffer(), 0, std::as_bytes(std::span(values)));
    }

    /// The moves of the next run.
    void setBatch(std::span<const Move> batch)
    {
        const auto width = static_cast<size_t>(m_shape.states);
        const auto actions = static_cast<size_t>(m_shape.actions);
        std::vector<float> states(batch.size() * width);
        std::vector<float> nexts(states.size());
        std::vector<float> taken(batch.size() * actions);
        std::vector<float> rewards;
        std::vector<float> discounts;
        for (size_t k = 0; k < batch.size(); ++k) {
            const Move& move = batch[k];
            states[k * width + static_cast<size_t>(move.state)] = 1;
            nexts[k * width + static_cast<size_t>(move.next)] = 1;
            taken[k * actions + static_cast<size_t>(move.action)] = 1;
            rewards.push_back(static_cast<float>(move.reward));
            discounts.push_back(static_cast<float>(move.done ? 0 : m_gamma));
        }
        put(m_device, m_states, states);
        put(m_device, m_nexts, nexts);
        put(m_device, m_taken, taken);
        put(m_device, m_rewards, rewards);
        put(m_device, m_discounts, discounts);
    }

    /// The gradient of the mean Huber loss.
    void recordGradient(gpu::Recorder& recorder) const
    {
        const Parts weights(m_weights, m_shape);
        const Parts target(m_target, m_shape);
        const Parts gradient(m_gradient, m_shape);
        const Tensor hidden = recorder.scratch(Shape{m_batch, m_shape.hidden});
        const Tensor values = forward(recorder, weights, m_states, hidden);
        const Tensor after = forward(recorder, target, m_nexts, recorder.scratch(Shape{m_batch, m_shape.hidden}));
        const Tensor best = recorder.scratch(Shape{m_batch, 1});
        gpu::reduce(recorder, after, best, std::array{1}, gpu::ReduceOp::Max);
        const Tensor slopes = recorder.scratch(Shape{m_batch, m_shape.actions});
        // slope = taken clip(q - (reward + discount best), -1, 1) / B
        const gpu::ElementProgram loss{
            {ElementOp::Mul, in(3), in(4), {}},   {ElementOp::Add, in(2), made(0), {}},
            {ElementOp::Sub, in(0), made(1), {}}, {ElementOp::Clip, made(2), number(-1), number(1)},
            {ElementOp::Mul, made(3), in(1), {}}, {ElementOp::Mul, made(4), number(1.0 / m_batch), {}}};
        gpu::elementwise(recorder, loss, std::array{values, m_taken, m_rewards, m_discounts, best}, slopes);
        gpu::matmul(recorder, transposed(hidden), slopes, gradient.secondLayer);
        gpu::reduce(recorder, slopes, gradient.secondBias, std::array{0}, gpu::ReduceOp::Sum);
        const Tensor through = recorder.scratch(hidden.shape());
        gpu::matmul(recorder, slopes, transposed(weights.secondLayer), through);
        const Tensor opened = recorder.scratch(hidden.shape());
        const gpu::ElementProgram open{{ElementOp::Greater, in(0), number(0), {}},
                                       {ElementOp::Select, made(0), in(1), number(0)}};
        gpu::elementwise(recorder, open, std::array{hidden, through}, opened);
        gpu::matmul(recorder, transposed(m_states), opened, gradient.firstLayer);
        gpu::reduce(recorder, opened, gradient.firstBias, std::array{0}, gpu::ReduceOp::Sum);
    }

private:
    Tensor forward(gpu::Recorder& recorder, const Parts& weights, const Tensor& states, const Tensor& hidden) const
    {
        gpu::matmul(recorder, states, weights.firstLayer, hidden,
                    {.bias = row(weights.firstBias), .activation = gpu::Activation::Relu, .residual = {}});
        const Tensor values = recorder.scratch(Shape{m_batch, m_shape.actions});
        gpu::matmul(recorder, hidden, weights.secondLayer, values, {.bias = row(weights.secondBias), .residual = {}});
        return values;
    }

    gpu::Device& m_device;
    int m_batch;
    QNetworkShape m_shape;
    double m_gamma;
    Tensor m_states;
    Tensor m_nexts;
    Tensor m_taken;
    Tensor m_rewards;
    Tensor m_discounts; ///< gamma, 0 where the episode ends
    Tensor m_weights;
    Tensor m_target;
    Tensor m_gradient;
};

class DeviceTrainer final : public NetworkTrainer {
public:
    DeviceTrainer(gpu::Device& device, int batch, const QNetworkShape& shape, const NetworkRules& rules,
                  std::vector<double> weights, gpu::RunControl control)
        : m_device(device),
          m_alpha(rules.alpha),
          m_network(device, batch, shape, rules),
          m_weights(std::move(weights)),
          m_target(m_weights),
          m_control(std::move(control)),
          m_rate(Tensor::allocate(device, Shape{1})),
          m_mean(Tensor::fromFloats(device, m_network.flat(), std::vector<float>(shape.weights()))),
          m_square(Tensor::fromFloats(device, m_network.flat(), std::vector<float>(shape.weights()))),
          m_step(record())
    {
        DeviceNetwork::put(m_device, m_network.weights(), floatsOf(m_weights));
        DeviceNetwork::put(m_device, m_network.target(), floatsOf(m_target));
    }

    void train(std::span<const Move> batch) override
    {
        m_network.setBatch(batch);
        DeviceNetwork::put(m_device, m_rate, {static_cast<float>(AdamRule::rate(m_alpha, ++m_steps))});
        m_step.run(m_control);
        const std::vector<float> weights = m_network.weights().toFloats(m_device);
        m_weights.assign(weights.begin(), weights.end());
    }

    void renewTarget() override
    {
        m_target = m_weights;
        DeviceNetwork::put(m_device, m_network.target(), floatsOf(m_target));
    }

    const std::vector<double>& weights() const override { return m_weights; }
    const std::vector<double>& targetWeights() const override { return m_target; }

private:
    /// gradient, then Adam: m, v and the weights one after the other.
    gpu::CommandList record()
    {
        gpu::Recorder recorder(m_device);
        m_network.recordGradient(recorder);
        const Tensor& gradient = m_network.gradient();
        const gpu::ElementProgram mean{{ElementOp::Mul, in(0), number(AdamRule::kMean), {}},
                                       {ElementOp::Mul, in(1), number(1 - AdamRule::kMean), {}},
                                       {ElementOp::Add, made(0), made(1), {}}};
        gpu::elementwise(recorder, mean, std::array{m_mean, gradient}, m_mean);
        const gpu::ElementProgram square{{ElementOp::Mul, in(0), number(AdamRule::kSquare), {}},
                                         {ElementOp::Mul, in(1), in(1), {}},
                                         {ElementOp::Mul, made(1), number(1 - AdamRule::kSquare), {}},
                                         {ElementOp::Add, made(0), made(2), {}}};
        gpu::elementwise(recorder, square, std::array{m_square, gradient}, m_square);
        const gpu::ElementProgram descent{{ElementOp::Sqrt, in(2), {}, {}},
                                          {ElementOp::Add, made(0), number(AdamRule::kEpsilon), {}},
                                          {ElementOp::Div, in(1), made(1), {}},
                                          {ElementOp::Mul, made(2), in(3), {}},
                                          {ElementOp::Sub, in(0), made(3), {}}};
        gpu::elementwise(recorder, descent, std::array{m_network.weights(), m_mean, m_square, m_rate},
                         m_network.weights());
        return recorder.finish();
    }

    gpu::Device& m_device;
    double m_alpha;
    DeviceNetwork m_network;
    std::vector<double> m_weights;
    std::vector<double> m_target;
    gpu::RunControl m_control;
    Tensor m_rate;
    Tensor m_mean;
    Tensor m_square;
    gpu::CommandList m_step;
    int64_t m_steps = 0;
};

} // namespace

std::unique_ptr<NetworkTrainer> makeDeviceTrainer(gpu::Device& device, int batch, const QNetworkShape& shape,
                                                  const NetworkRules& rules, std::vector<double> weights,
                                                  const gpu::RunControl& control)
{
    // Progress is that of the whole learning, not of a batch.
    return std::make_unique<DeviceTrainer>(device, batch, shape, rules, std::move(weights),
                                           gpu::RunControl{control.stop, {}});
}

std::vector<float> deviceGradient(gpu::Device& device, const QNetworkShape& shape, const NetworkRules& rules,
                                  const std::vector<double>& weights, const std::vector<double>& target,
                                  std::span<const Move> batch)
{
    DeviceNetwork network(device, static_cast<int>(batch.size()), shape, rules);
    DeviceNetwork::put(device, network.weights(), floatsOf(weights));
    DeviceNetwork::put(device, network.target(), floatsOf(target));
    network.setBatch(batch);
    gpu::Recorder recorder(device);
    network.recordGradient(recorder);
    recorder.finish().run();
    return network.gradient().toFloats(device);
}

} // namespace core::grid
