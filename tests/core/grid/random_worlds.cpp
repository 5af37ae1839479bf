#include "tests/core/grid/random_worlds.h"

#include <algorithm>
#include <cmath>

#include "gpu/base/random.h"

namespace worlds {

using namespace core::grid;

namespace {

Cell randomCell(gpu::RandomStream& random)
{
    constexpr Cell kLikely[] = {Cell::Free, Cell::Free,      Cell::Free, Cell::Free, Cell::Wall,
                                Cell::Wall, Cell::Forbidden, Cell::Goal, Cell::Hole, Cell::Forbidden};
    return kLikely[random.below(std::size(kLikely))];
}

double randomReward(gpu::RandomStream& random) { return 4 * random.uniform() - 2; }

void addTeleports(World& world, gpu::RandomStream& random)
{
    std::vector<int> live;
    for (int state = 0; state < world.states(); ++state)
        if (!world.isWall(state) && !world.isTerminal(state))
            live.push_back(state);
    const size_t count = std::min<size_t>(3, live.size());
    for (size_t k = 0; k < count; ++k) {
        const size_t at = random.below(static_cast<uint32_t>(live.size()));
        const int to = live[random.below(static_cast<uint32_t>(live.size()))];
        world.rules.teleports.push_back({live[at], to, randomReward(random)});
        live.erase(live.begin() + static_cast<std::ptrdiff_t>(at));
        if (live.empty())
            return;
    }
}

} // namespace

World randomWorld(uint64_t seed, int rows, int columns, const Wanted& wanted)
{
    gpu::RandomStream random(seed);
    World world;
    world.rows = rows;
    world.columns = columns;
    for (int cell = 0; cell < rows * columns; ++cell)
        world.cells.push_back(randomCell(random));
    world.cells[random.below(static_cast<uint32_t>(world.cells.size()))] = Cell::Start;
    Rules& rules = world.rules;
    rules.actions = wanted.actions;
    rules.forbidden = wanted.forbidden;
    rules.slip = wanted.slip;
    rules.absorbGoal = wanted.absorbGoal;
    rules.forbiddenAtBoundary = wanted.forbiddenAtBoundary;
    rules.noise = wanted.noise;
    rules.rewards = {.step = randomReward(random),
                     .forbidden = randomReward(random),
                     .boundary = randomReward(random),
                     .goal = randomReward(random),
                     .hole = randomReward(random)};
    if (wanted.wind)
        for (int column = 0; column < columns; ++column)
            rules.wind.push_back(static_cast<int>(random.below(5)) - 2);
    if (wanted.teleports)
        addTeleports(world, random);
    return world;
}

Policy randomPolicy(uint64_t seed, const World& world, double epsilon)
{
    gpu::RandomStream random(seed, 1);
    const auto width = static_cast<size_t>(world.actions());
    Policy policy(world.cells.size() * width, epsilon / world.actions());
    for (size_t row = 0; row < policy.size(); row += width)
        policy[row + random.below(static_cast<uint32_t>(width))] += 1 - epsilon;
    return policy;
}

double relativeError(const Values& values, const Values& exact)
{
    double largest = 0;
    double scale = 1;
    for (size_t s = 0; s < exact.size(); ++s) {
        largest = std::max(largest, std::abs(values[s] - exact[s]));
        scale = std::max(scale, std::abs(exact[s]));
    }
    return largest / scale;
}

} // namespace worlds
