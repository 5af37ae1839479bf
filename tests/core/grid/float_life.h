#pragma once
// The twin of learn_episodes.comp: one life in single precision, every operation in the kernel's order, but transitions
// and random numbers as the program's own.

#include <vector>

#include "core/grid/world.h"
#include "gpu/base/random.h"
#include "gpu/ops/learn_episodes.h"

namespace reference {

class FloatLife {
public:
    FloatLife(const core::grid::World& world, const gpu::LivesPlan& plan, float gamma, uint64_t run);

    /// Lives all episodes of the plan.
    void live();

    std::vector<float> returns;
    std::vector<int> lengths;
    std::vector<std::vector<float>> tables; ///< one or two of (S, A)

private:
    using Row = std::vector<float>;

    Row row(size_t table, int state) const;
    Row actedOn(int state) const;
    int greedy(const Row& row);
    int soft(const Row& row);
    float expected(const Row& row) const;
    core::grid::Outcome sample(int state, int action);
    void learn(int state, int action, const core::grid::Outcome& outcome);
    void episode();

    const core::grid::World& m_world;
    gpu::LivesPlan m_plan;
    float m_gamma;
    gpu::RandomStream m_random;
    std::vector<int> m_starts;
    int m_planned = 0;
};

} // namespace reference
