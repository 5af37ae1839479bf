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

Solution sweepByPriority(const World& world, double gamma, double tolerance, int64_t maxBackups,
                         const gpu::RunControl& control)
{
    checkGamma(world, gamma);
    const Predecessors predecessors(world);
    Solution solution;
    solution.values.assign(world.cells.size(), 0);
    std::vector<double> errors(world.cells.size());
    // An entry is out of date once the error of its state has changed; it is passed over then.
    std::priority_queue<std::pair<double, int>> queue;
    const auto look = [&](int state) {
        const double error =
            std::abs(bestValue(world, solution.values, gamma, state) - solution.values[static_cast<size_t>(state)]);
        errors[static_cast<size_t>(state)] = error;
        if (error > tolerance)
            queue.emplace(error, -state); // equals: the first state first
    };
    for (int state = 0; state < world.states(); ++state)
        if (world.isLive(state))
            look(state);
    int64_t backups = 0;
    while (!queue.empty() && backups < maxBackups) {
        const auto [error, negative] = queue.top();
        queue.pop();
        const int state = -negative;
        if (error != errors[static_cast<size_t>(state)])
            continue;
        if (backups++ % kBackupsPerLook == 0)
            control.throwIfStopped();
        solution.values[static_cast<size_t>(state)] = bestValue(world, solution.values, gamma, state);
        look(state);
        const auto [begin, end] = predecessors.of(state);
        for (const int* from = begin; from != end; ++from)
            if (*from != state)
                look(*from);
    }
    solution.iterations = static_cast<int>(backups);
    solution.residual = softResidual(world, solution.values, gamma, 0);
    solution.converged = solution.residual <= tolerance;
    return solution;
}

} // namespace core::grid
