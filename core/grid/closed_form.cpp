#include "core/grid/closed_form.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/grid/linear_equations.h"
#include "core/grid/policy_outcomes.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

constexpr int kNone = -1;

std::vector<int> liveStates(const World& world)
{
    std::vector<int> live;
    for (int state = 0; state < world.states(); ++state)
        if (world.isLive(state))
            live.push_back(state);
    if (live.size() > kMaxClosedForm)
        throw Error(ErrorKind::LimitExceeded,
                    {mark("Grid", "The closed form of %1 states is a matrix that is too large."),
                     {std::to_string(live.size())}},
                    {mark("Grid", "At most %1 states; take value iteration or iterative policy evaluation instead."),
                     {std::to_string(kMaxClosedForm)}});
    return live;
}

/// The live states from which the policy can come to an end.
std::vector<bool> endingStates(const World& world, const Policy& policy, const std::vector<int>& live)
{
    std::vector<bool> ends(world.cells.size());
    for (bool changed = true; changed;) {
        changed = false;
        for (const int state : live) {
            const auto s = static_cast<size_t>(state);
            if (ends[s])
                continue;
            forPolicyOutcomes(world, policy, state, [&](const Outcome& outcome, double) {
                if (outcome.done || ends[static_cast<size_t>(outcome.next)])
                    ends[s] = true;
            });
            changed = changed || ends[s];
        }
    }
    return ends;
}

/// Without discount, drops the states whose equations say nothing: the policy goes round without end and without pay,
/// so their value is 0.
void dropEndless(const World& world, const Policy& policy, std::vector<int>& live)
{
    const std::vector<bool> ends = endingStates(world, policy, live);
    for (const int state : live) {
        if (ends[static_cast<size_t>(state)])
            continue;
        forPolicyOutcomes(world, policy, state, [&](const Outcome& outcome, double) {
            if (outcome.reward != 0)
                throw Error(
                    ErrorKind::InvalidInput,
                    {mark("Grid", "From cell %1 the policy never ends, so with gamma 1 its value may be infinite."),
                     {cellName(world, state)}},
                    {mark("Grid", "Choose gamma below 1, or another policy.")});
        });
    }
    std::erase_if(live, [&](int state) { return !ends[static_cast<size_t>(state)]; });
}

LinearEquations equationsOf(const World& world, const Policy& policy, double gamma, const std::vector<int>& live)
{
    std::vector<int> place(world.cells.size(), kNone);
    for (size_t row = 0; row < live.size(); ++row)
        place[static_cast<size_t>(live[row])] = static_cast<int>(row);
    LinearEquations equations(live.size());
    for (size_t row = 0; row < live.size(); ++row) {
        equations.at(row, row) += 1;
        forPolicyOutcomes(world, policy, live[row], [&](const Outcome& outcome, double probability) {
            equations.right[row] += probability * outcome.reward;
            const int column = outcome.done ? kNone : place[static_cast<size_t>(outcome.next)];
            if (column != kNone)
                equations.at(row, static_cast<size_t>(column)) -= gamma * probability;
        });
    }
    return equations;
}

} // namespace

Values solveClosedForm(const World& world, const Policy& policy, double gamma, const gpu::RunControl& control)
{
    std::vector<int> live = liveStates(world);
    if (gamma == 1)
        dropEndless(world, policy, live);
    const std::vector<double> x = solveEquations(equationsOf(world, policy, gamma, live), control);
    Values values(world.cells.size(), 0);
    for (size_t row = 0; row < live.size(); ++row)
        values[static_cast<size_t>(live[row])] = x[row];
    return values;
}

} // namespace core::grid
