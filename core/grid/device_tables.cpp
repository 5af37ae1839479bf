#include "core/grid/device_tables.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "gpu/base/error.h"
#include "gpu/device.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::Shape;
using gpu::Tensor;

/// What an action of the tables comes to in a state: outcomes that differ in their reward only are one.
struct Row {
    std::map<int, double> weights; ///< of where it leads
    double reward = 0;

    void add(const World& world, int state, int action, double gamma, double share)
    {
        for (const Outcome& outcome : transition(world, state, action)) {
            reward += share * outcome.probability * outcome.reward;
            weights[outcome.next] += outcome.done ? 0 : share * gamma * outcome.probability;
        }
    }
};

/// One row for each action, or for the policy.
class Rows {
public:
    Rows(const World& world, double gamma, const Policy* policy) : m_world(world), m_gamma(gamma), m_policy(policy) {}

    int actions() const { return m_policy ? 1 : m_world.actions(); }

    Row row(int state, int action) const
    {
        Row row;
        if (m_policy == nullptr) {
            row.add(m_world, state, action, m_gamma, 1);
            return row;
        }
        const size_t first = static_cast<size_t>(state) * static_cast<size_t>(m_world.actions());
        for (int a = 0; a < m_world.actions(); ++a)
            if (const double share = (*m_policy)[first + static_cast<size_t>(a)]; share != 0)
                row.add(m_world, state, a, m_gamma, share);
        return row;
    }

    /// The most places that one row leads to.
    size_t branches() const
    {
        size_t most = 1;
        for (int state = 0; state < m_world.states(); ++state)
            for (int action = 0; action < actions(); ++action)
                most = std::max(most, row(state, action).weights.size());
        return most;
    }

private:
    const World& m_world;
    double m_gamma;
    const Policy* m_policy;
};

void checkSize(const gpu::Device& device, uint64_t elements)
{
    const gpu::DeviceLimits& limits = device.limits();
    const bool throughTexels = device.family() == gpu::KernelFamily::Software;
    if (elements * sizeof(float) <= limits.maxStorageBufferBytes &&
        (!throughTexels || elements <= limits.maxTexelBufferElements) && elements < uint64_t{1} << 31)
        return;
    throw gpu::Error(gpu::ErrorKind::LimitExceeded,
                     {mark("Grid", "The transition tables of this world (%1 entries) are too large for %2."),
                      {std::to_string(elements), device.info().name}},
                     {mark("Grid", "Leave out --device: the host keeps no tables.")});
}

} // namespace

gpu::DecisionTables makeDeviceTables(gpu::Device& device, const World& world, double gamma, const Policy* policy)
{
    const Rows rows(world, gamma, policy);
    const auto states = static_cast<size_t>(world.states());
    const auto actions = static_cast<size_t>(rows.actions());
    const size_t outcomes = rows.branches();
    checkSize(device, states * actions * outcomes);
    std::vector<int32_t> next(states * actions * outcomes);
    std::vector<float> weight(states * actions * outcomes);
    std::vector<float> reward(states * actions);
    for (size_t action = 0; action < actions; ++action)
        for (size_t state = 0; state < states; ++state) {
            const Row row = rows.row(static_cast<int>(state), static_cast<int>(action));
            reward[action * states + state] = static_cast<float>(row.reward);
            size_t at = action * outcomes * states + state;
            for (const auto& [to, share] : row.weights) {
                next[at] = to;
                weight[at] = static_cast<float>(share);
                at += states;
            }
        }
    const Shape model{rows.actions(), static_cast<int64_t>(outcomes), world.states()};
    return {Tensor::fromInts(device, model, next), Tensor::fromFloats(device, model, weight),
            Tensor::fromFloats(device, Shape{rows.actions(), world.states()}, reward)};
}

} // namespace core::grid
