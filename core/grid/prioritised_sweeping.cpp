#include "core/grid/prioritised_sweeping.h"

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace core::grid {
namespace {

constexpr int kBackupsPerLook = 4096; // between two looks at the stop token

/// For each state those from which some action may lead there.
class Predecessors {
public:
    explicit Predecessors(const World& world) : m_offsets(world.cells.size() + 1)
    {
        forEachWay(world, [this](int, int next) { ++m_offsets[static_cast<size_t>(next) + 1]; });
        for (size_t i = 1; i < m_offsets.size(); ++i)
            m_offsets[i] += m_offsets[i - 1];
        m_states.resize(m_offsets.back());
        std::vector<size_t> place(m_offsets.begin(), m_offsets.end() - 1);
        forEachWay(world, [&](int from, int next) { m_states[place[static_cast<size_t>(next)]++] = from; });
    }

    std::pair<const int*, const int*> of(int state) const
    {
        const auto at = static_cast<size_t>(state);
        return {m_states.data() + m_offsets[at], m_states.data() + m_offsets[at + 1]};
    }

private:
    template <typename Visit>
    static void forEachWay(const World& world, const Visit& visit)
    {
        for (int state = 0; state < world.states(); ++state)
            for (int action = 0; world.isLive(state) && action < world.actions(); ++action)
                for (const Outcome& outcome : transition(world, state, action))
                    if (outcome.probability > 0 && !outcome.done)
                        visit(state, outcome.next);
    }

    std::vector<size_t> m_offsets;
    std::vector<int> m_states;
};

} // namespace

struct PrioritySweep::Private {
    Private(const World& of, double discount, double enough)
        : world(of), gamma(discount), tolerance(enough), predecessors(of)
    {
    }

    void look(int state)
    {
        const double error = std::abs(bestValue(world, values, gamma, state) - values[static_cast<size_t>(state)]);
        errors[static_cast<size_t>(state)] = error;
        if (error > tolerance)
            queue.emplace(error, -state); // equals: the first state first
    }

    const World& world;
    double gamma;
    double tolerance;
    Predecessors predecessors;
    Values values;
    std::vector<double> errors;
    /// An entry is out of date once the error of its state has changed; it is passed over then.
    std::priority_queue<std::pair<double, int>> queue;
};

PrioritySweep::PrioritySweep(const World& world, double gamma, double tolerance)
{
    checkGamma(world, gamma);
    m_state = std::make_unique<Private>(world, gamma, tolerance);
    m_state->values.assign(world.cells.size(), 0);
    m_state->errors.assign(world.cells.size(), 0);
    for (int state = 0; state < world.states(); ++state)
        if (world.isLive(state))
            m_state->look(state);
}

PrioritySweep::~PrioritySweep() = default;

const Values& PrioritySweep::values() const { return m_state->values; }

std::optional<std::pair<int, double>> PrioritySweep::peek()
{
    auto& queue = m_state->queue;
    while (!queue.empty() && queue.top().first != m_state->errors[static_cast<size_t>(-queue.top().second)])
        queue.pop();
    if (queue.empty())
        return std::nullopt;
    return std::pair(-queue.top().second, queue.top().first);
}

std::optional<Backup> PrioritySweep::next()
{
    const auto first = peek();
    if (!first)
        return std::nullopt;
    m_state->queue.pop();
    const int state = first->first;
    double& value = m_state->values[static_cast<size_t>(state)];
    Backup backup{.state = state, .before = value, .stepSize = 1};
    backup.target = backup.after = bestValue(m_state->world, m_state->values, m_state->gamma, state);
    value = backup.after;
    m_state->look(state);
    const auto [begin, end] = m_state->predecessors.of(state);
    for (const int* from = begin; from != end; ++from)
        if (*from != state)
            m_state->look(*from);
    return backup;
}

Solution sweepByPriority(const World& world, double gamma, double tolerance, int64_t maxBackups,
                         const gpu::RunControl& control)
{
    PrioritySweep sweep(world, gamma, tolerance);
    int64_t backups = 0;
    while (backups < maxBackups) {
        if (backups % kBackupsPerLook == 0)
            control.throwIfStopped();
        if (!sweep.next())
            break;
        ++backups;
    }
    Solution solution;
    solution.values = sweep.values();
    solution.iterations = static_cast<int>(backups);
    solution.residual = softResidual(world, solution.values, gamma, 0);
    solution.converged = solution.residual <= tolerance;
    return solution;
}

} // namespace core::grid
