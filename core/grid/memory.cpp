#include "core/grid/memory.h"

#include <string>

#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::mark;

constexpr int64_t kNumber = sizeof(double);
constexpr int64_t kMebibyte = int64_t{1} << 20;

/// What is kept for each state and action.
int64_t bytesOfPair(const Learner& learner, const World& world)
{
    const std::string_view name = learner.name;
    if (learner.family == LearnerFamily::Exact) {
        if (name == "prioritised-sweeping") // the ways back to each state
            return (world.rules.slip > 0 ? 3 : 1) * static_cast<int64_t>(sizeof(int));
        return name == "value-iteration" || name == "mc-basic" ? 0 : kNumber; // a policy
    }
    const int64_t reported = kNumber; // the policy
    if (learner.family == LearnerFamily::Prediction)
        return reported + kNumber;
    const int64_t entries = 2 * kNumber; // a value and how often it was updated
    if (name == "double-q-learning")
        return reported + kNumber + 2 * entries;
    if (name == "dyna-q")
        return reported + kNumber + entries + kNumber + static_cast<int64_t>(sizeof(Move));
    return reported + kNumber + entries;
}

/// What is kept for each state: a cell, two value functions, and of learners means and deviations over runs, too.
int64_t bytesOfState(const Learner& learner)
{
    const int64_t values = static_cast<int64_t>(sizeof(Cell)) + 2 * kNumber;
    if (learner.family != LearnerFamily::Exact)
        return values + 7 * kNumber;
    return std::string_view(learner.name) == "prioritised-sweeping" ? values + 4 * kNumber : values;
}

} // namespace

int64_t bytesNeeded(const Learner& learner, const World& world)
{
    return int64_t{world.states()} * (bytesOfState(learner) + bytesOfPair(learner, world) * world.actions());
}

void checkMemory(const Learner& learner, const World& world)
{
    const int64_t bytes = bytesNeeded(learner, world);
    if (bytes > limits::learnerBytes.value())
        limits::learnerBytes.refuse({mark("Grid", "%1 takes about %2 MiB on a world of %3 x %4 cells."),
                                     {learner.name, std::to_string((bytes + kMebibyte - 1) / kMebibyte),
                                      std::to_string(world.rows), std::to_string(world.columns)}});
}

} // namespace core::grid
