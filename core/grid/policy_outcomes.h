#pragma once
// What a policy may come to in one state.

#include "core/grid/dynamic_programming.h"

namespace core::grid {

/// Calls visit(outcome, probability of the outcome under the policy) for all outcomes that can happen.
template <typename Visit>
void forPolicyOutcomes(const World& world, const Policy& policy, int state, const Visit& visit)
{
    const size_t row = static_cast<size_t>(state) * static_cast<size_t>(world.actions());
    for (int action = 0; action < world.actions(); ++action) {
        const double share = policy[row + static_cast<size_t>(action)];
        if (share == 0)
            continue;
        for (const Outcome& outcome : transition(world, state, action))
            if (outcome.probability > 0)
                visit(outcome, share * outcome.probability);
    }
}

} // namespace core::grid
