// Recurrent layers, unrolled over time: with the shapes bound, the number of steps is known. What depends on the input
// only is one product for all steps; each step then costs one product with the state and one element-by-element pass or
// two. Letters: T steps, B batch, I inputs, H hidden, D directions, G gates.

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <optional>

#include "core/onnx/decompose/rules.h"
#include "gpu/base/error.h"

namespace core::onnx {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

/// What one direction keeps while it is unrolled.
struct State {
    std::string hidden; ///< (B, H)
    std::string cell;   ///< (B, H), LSTM only
};

/// A layer of `gates` gates; inputs as RNN, GRU and LSTM share them: X, W, R, B, sequence_lens, initial_h.
class Unrolled {
public:
    Unrolled(Decomposition& d, int64_t gates, std::vector<std::string> activations)
        : m_d(d),
          m_gates(gates),
          m_activations(std::move(activations)),
          m_batchFirst(d.node().intAttribute("layout", 0))
    {
        const gpu::Shape& x = d.call().shape(0);
        const gpu::Shape& w = d.call().shape(1);
        const gpu::Shape& r = d.call().shape(2);
        const bool fits = x.rank() == 3 && w.rank() == 3 && r.rank() == 3 && w[0] == r[0] && r[2] > 0 &&
                          w[1] == gates * r[2] && w[2] == x[2] && r[1] == gates * r[2];
        const auto isOr = [&d](size_t k, const gpu::Shape& shape) {
            return !d.call().has(k) || d.call().shape(k) == shape;
        };
        if (!fits || !isOr(3, {r[0], 2 * gates * r[2]}) || !isOr(7, {r[0], 3 * r[2]}))
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "An input of shape %1 does not fit weights of shape %2"),
                                                  {x.toString(), r.toString()}});
        m_steps = x[m_batchFirst ? 1 : 0];
        m_batch = x[m_batchFirst ? 0 : 1];
        m_directions = r[0];
        m_hidden = r[2];
        readAttributes();
        checkUnrolled(m_steps * m_directions);
        m_x = m_batchFirst ? d.transpose(d.input(0), {1, 0, 2}) : d.input(0);
        if (d.call().has(4))
            m_lengths = d.call().value(4).toInt64s();
        if (d.call().has(4) && static_cast<int64_t>(m_lengths.size()) != m_batch)
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "%1 lengths of sequences do not fit shape %2"),
                                                  {std::to_string(m_lengths.size()), x.toString()}});
        constantElements({m_steps, static_cast<int64_t>(m_lengths.size())}); // of the masks
    }

    /// step(direction, x (B, G * H), state) gives the next state.
    template <typename Step>
    void run(Step&& step)
    {
        std::vector<Decomposition::Names> hidden(static_cast<size_t>(m_steps)); // (1, 1, B, H) each
        Decomposition::Names lastHidden, lastCell;
        for (int64_t direction = 0; direction < m_directions; ++direction) {
            const std::string projected = projection(direction);
            const bool backward = direction == 1 || m_backwardOnly;
            State state{initial(5, direction), m_gates == 4 ? initial(6, direction) : std::string()};
            for (int64_t k = 0; k < m_steps; ++k) {
                const int64_t time = backward ? m_steps - 1 - k : k;
                const std::string x = m_d.squeeze(m_d.slice(projected, 0, time, time + 1), 0);
                const State next = step(direction, x, state);
                hidden[static_cast<size_t>(time)].push_back(advance(state, next, time));
            }
            lastHidden.push_back(m_d.reshape(state.hidden, std::vector<int64_t>{1, m_batch, m_hidden}));
            if (m_gates == 4)
                lastCell.push_back(m_d.reshape(state.cell, std::vector<int64_t>{1, m_batch, m_hidden}));
        }
        finish(hidden, lastHidden, lastCell);
    }

    /// Columns of gates [first, end) of (B, G * H).
    std::string gates(const std::string& all, int64_t first, int64_t end)
    {
        return m_d.slice(all, 1, first * m_hidden, end * m_hidden);
    }
    /// state (B, H) times the recurrent weights of gates [first, end).
    std::string recurrent(const std::string& state, int64_t direction, int64_t first, int64_t end)
    {
        return m_d.add("Gemm", {state, rows(2, direction, first * m_hidden, end * m_hidden)}, {{"transB", int64_t{1}}});
    }
    /// Entries [first, end) * H of a direction's row of input k (bias or peepholes), or nothing.
    std::string vector(size_t k, int64_t direction, int64_t first, int64_t end)
    {
        return m_d.call().has(k) ? rows(k, direction, first * m_hidden, end * m_hidden) : std::string();
    }
    std::string plus(const std::string& a, const std::string& b) { return b.empty() ? a : m_d.add("Add", {a, b}); }
    /// Activation k of a direction, after the clip.
    std::string activate(const std::string& x, int64_t direction, size_t k)
    {
        std::string y = x;
        if (m_clip)
            y = m_d.add("Clip", {y, m_d.number(-*m_clip), m_d.number(*m_clip)});
        const size_t perDirection = m_activations.size() / static_cast<size_t>(m_directions);
        return m_d.add(m_activations[static_cast<size_t>(direction) * perDirection + k], {y});
    }

private:
    void readAttributes()
    {
        const Node& node = m_d.node();
        const std::string direction = node.stringAttribute("direction", "forward");
        m_backwardOnly = direction == "reverse";
        if ((direction == "bidirectional") != (m_directions == 2) || m_directions < 1 || m_directions > 2)
            throw Error(ErrorKind::InvalidInput, {mark("onnx", "The direction %1 does not fit %2 sets of weights"),
                                                  {direction, std::to_string(m_directions)}});
        for (const char* unsupported : {"activation_alpha", "activation_beta"})
            if (node.has(unsupported))
                throw Error(ErrorKind::Unsupported, {mark("onnx", "Its attribute %1 is not supported"), {unsupported}});
        if (node.has("clip"))
            m_clip = node.floatAttribute("clip", 0);
        Decomposition::Names all;
        for (int64_t k = 0; k < m_directions; ++k)
            all.insert(all.end(), m_activations.begin(), m_activations.end());
        const auto given = node.attributes.find("activations");
        if (given != node.attributes.end())
            if (const auto* names = std::get_if<std::vector<std::string>>(&given->second); names && !names->empty()) {
                if (names->size() != all.size())
                    throw Error(ErrorKind::InvalidInput, {mark("onnx", "%1 activations are needed, not %2"),
                                                          {std::to_string(all.size()), std::to_string(names->size())}});
                all = *names;
            }
        static const std::vector<std::string> kKnown{"Relu", "Tanh", "Sigmoid", "Softsign", "Softplus"};
        for (const std::string& name : all)
            if (std::find(kKnown.begin(), kKnown.end(), name) == kKnown.end())
                throw Error(ErrorKind::Unsupported, {mark("onnx", "Its activation %1 is not supported"), {name}});
        m_activations = std::move(all);
    }

    /// Rows [first, end) of a direction's part of input k. The same tensor whenever it is asked for, so that a weight
    /// is packed once; of a constant, a part of its memory.
    std::string rows(size_t k, int64_t direction, int64_t first, int64_t end)
    {
        std::string& known = m_rows[{static_cast<int64_t>(k), direction, first, end}];
        if (!known.empty())
            return known;
        const gpu::Shape& whole = m_d.call().shape(k);
        if (const HostTensor* value = m_d.call().values[k]) {
            gpu::Shape shape = whole;
            shape.erase(0);
            const int64_t width = shape.elementCount() / shape[0];
            const int64_t offset = (direction * whole[1] + first) * width * elementBytes(value->type());
            shape[0] = end - first;
            const auto owner = std::make_shared<const HostTensor>(*value);
            return known = m_d.constant(
                       {value->type(), shape, {owner, value->bytes().subspan(static_cast<size_t>(offset)).data()}});
        }
        const std::string part = m_d.squeeze(m_d.slice(m_d.input(k), 0, direction, direction + 1), 0);
        return known = m_d.slice(part, 0, first, end);
    }

    /// X times the input weights, plus the input's bias: (T, B, G * H).
    std::string projection(int64_t direction)
    {
        const std::string flat = m_d.reshape(m_x, std::vector<int64_t>{m_steps * m_batch, m_d.call().shape(0).back()});
        const std::string product =
            m_d.add("Gemm", {flat, rows(1, direction, 0, m_gates * m_hidden)}, {{"transB", int64_t{1}}});
        const std::vector<int64_t> shape{m_steps, m_batch, m_gates * m_hidden};
        return m_d.reshape(plus(product, vector(3, direction, 0, m_gates)), shape);
    }

    std::string initial(size_t k, int64_t direction)
    {
        if (m_d.call().has(k)) {
            const int64_t axis = m_batchFirst ? 1 : 0;
            return m_d.squeeze(m_d.slice(m_d.input(k), axis, direction, direction + 1), axis);
        }
        const std::vector<int64_t> shape{m_batch, m_hidden};
        return m_d.add("Expand", {m_d.number(0), m_d.constant(HostTensor::fromInt64s(shape))});
    }

    /// Takes the next state where the sequence still runs; gives the step's output, (1, 1, B, H).
    std::string advance(State& state, const State& next, int64_t time)
    {
        std::string output = next.hidden;
        const bool all = std::all_of(m_lengths.begin(), m_lengths.end(), [time](int64_t n) { return time < n; });
        if (all) {
            state = next;
        } else {
            std::vector<std::byte> runs;
            for (const int64_t length : m_lengths)
                runs.push_back(static_cast<std::byte>(time < length ? 1 : 0));
            const std::string mask = m_d.constant(
                HostTensor::fromBytes(ElementType::Bool, {static_cast<int64_t>(m_lengths.size()), 1}, runs));
            output = m_d.add("Where", {mask, next.hidden, m_d.number(0)});
            state.hidden = m_d.add("Where", {mask, next.hidden, state.hidden});
            if (m_gates == 4)
                state.cell = m_d.add("Where", {mask, next.cell, state.cell});
        }
        return m_d.reshape(output, std::vector<int64_t>{1, 1, m_batch, m_hidden});
    }

    void finish(const std::vector<Decomposition::Names>& hidden, const Decomposition::Names& lastHidden,
                const Decomposition::Names& lastCell)
    {
        Decomposition::Names rows;
        for (const Decomposition::Names& directions : hidden)
            rows.push_back(m_d.add("Concat", directions, {{"axis", int64_t{1}}}));
        std::string y = rows.empty() ? std::string() : m_d.add("Concat", rows, {{"axis", int64_t{0}}});
        std::string h = m_d.add("Concat", lastHidden, {{"axis", int64_t{0}}});
        std::string c = lastCell.empty() ? std::string() : m_d.add("Concat", lastCell, {{"axis", int64_t{0}}});
        if (m_batchFirst) {
            y = y.empty() ? y : m_d.transpose(y, {2, 0, 1, 3});
            h = m_d.transpose(h, {1, 0, 2});
            c = c.empty() ? c : m_d.transpose(c, {1, 0, 2});
        }
        if (!y.empty())
            m_d.result(0, y);
        m_d.result(1, h);
        if (!c.empty())
            m_d.result(2, c);
    }

    Decomposition& m_d;
    int64_t m_gates;
    std::vector<std::string> m_activations;
    bool m_batchFirst;
    bool m_backwardOnly = false;
    std::optional<double> m_clip;
    int64_t m_steps = 0, m_batch = 0, m_directions = 0, m_hidden = 0;
    std::string m_x; ///< (T, B, I)
    std::vector<int64_t> m_lengths;
    std::map<std::array<int64_t, 4>, std::string> m_rows;
};

/// h = f(x + h R + biases). Source: ONNX RNN-7, -14.
void rnn(Decomposition& d)
{
    Unrolled layer(d, 1, {"Tanh"});
    layer.run([&](int64_t direction, const std::string& x, const State& state) {
        const std::string sum = d.add("Add", {x, layer.recurrent(state.hidden, direction, 0, 1)});
        return State{layer.activate(layer.plus(sum, layer.vector(3, direction, 1, 2)), direction, 0), {}};
    });
}

/// Gates z, r, h. Source: ONNX GRU-7, -14.
void gru(Decomposition& d)
{
    Unrolled layer(d, 3, {"Sigmoid", "Tanh"});
    const bool resetAfter = d.node().intAttribute("linear_before_reset", 0) != 0;
    layer.run([&](int64_t direction, const std::string& x, const State& state) {
        const std::string& h = state.hidden;
        const std::string sum = d.add("Add", {layer.gates(x, 0, 2), layer.recurrent(h, direction, 0, 2)});
        const std::string both = layer.activate(layer.plus(sum, layer.vector(3, direction, 3, 5)), direction, 0);
        const std::string update = layer.gates(both, 0, 1);
        const std::string reset = layer.gates(both, 1, 2);
        const std::string bias = layer.vector(3, direction, 5, 6);
        const std::string back = resetAfter
                                     ? d.add("Mul", {reset, layer.plus(layer.recurrent(h, direction, 2, 3), bias)})
                                     : layer.plus(layer.recurrent(d.add("Mul", {reset, h}), direction, 2, 3), bias);
        const std::string fresh = layer.activate(d.add("Add", {layer.gates(x, 2, 3), back}), direction, 1);
        const std::string rest = d.add("Sub", {d.number(1), update});
        return State{d.add("Add", {d.add("Mul", {rest, fresh}), d.add("Mul", {update, h})}), {}};
    });
}

/// Gates i, o, f, c; peepholes i, o, f. Source: ONNX LSTM-7, -14.
void lstm(Decomposition& d)
{
    Unrolled layer(d, 4, {"Sigmoid", "Tanh", "Tanh"});
    const bool coupled = d.node().intAttribute("input_forget", 0) != 0;
    layer.run([&](int64_t direction, const std::string& x, const State& state) {
        std::string sum = d.add("Add", {x, layer.recurrent(state.hidden, direction, 0, 4)});
        sum = layer.plus(sum, layer.vector(3, direction, 4, 8));
        const auto gate = [&](int64_t k, const std::string& cell) {
            const std::string peephole = k < 3 ? layer.vector(7, direction, k, k + 1) : std::string();
            const std::string part = layer.gates(sum, k, k + 1);
            const std::string seen = peephole.empty() ? part : d.add("Add", {part, d.add("Mul", {peephole, cell})});
            return layer.activate(seen, direction, k < 3 ? 0 : 1);
        };
        const std::string in = gate(0, state.cell);
        const std::string forget = coupled ? d.add("Sub", {d.number(1), in}) : gate(2, state.cell);
        const std::string cell =
            d.add("Add", {d.add("Mul", {forget, state.cell}), d.add("Mul", {in, gate(3, state.cell)})});
        const std::string hidden = d.add("Mul", {gate(1, cell), layer.activate(cell, direction, 2)});
        return State{hidden, cell};
    });
}

constexpr DecompositionRow kRules[] = {{"GRU", gru}, {"LSTM", lstm}, {"RNN", rnn}};

} // namespace

std::span<const DecompositionRow> recurrentDecompositions() { return kRules; }

} // namespace core::onnx
