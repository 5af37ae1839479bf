#include "core/grid/device_world.h"

#include "gpu/base/error.h"

namespace core::grid {
namespace {

gpu::GridPlace placeOf(const World& world, int state)
{
    return {static_cast<uint32_t>(state / world.columns), static_cast<uint32_t>(state % world.columns)};
}

gpu::GridCell deviceCell(Cell cell, bool absorbGoal)
{
    switch (cell) {
    case Cell::Wall:
        return gpu::GridCell::Wall;
    case Cell::Forbidden:
        return gpu::GridCell::Forbidden;
    case Cell::Goal:
        return absorbGoal ? gpu::GridCell::Goal : gpu::GridCell::GoalThatGoesOn;
    case Cell::Hole:
        return gpu::GridCell::Hole;
    default:
        return gpu::GridCell::Free;
    }
}

gpu::GridForbidden deviceRule(ForbiddenRule rule)
{
    switch (rule) {
    case ForbiddenRule::Bounce:
        return gpu::GridForbidden::Bounce;
    case ForbiddenRule::Restart:
        return gpu::GridForbidden::Restart;
    default:
        return gpu::GridForbidden::Enter;
    }
}

} // namespace

std::vector<gpu::GridCell> deviceCells(const World& world)
{
    std::vector<gpu::GridCell> cells;
    cells.reserve(world.cells.size());
    for (const Cell cell : world.cells)
        cells.push_back(deviceCell(cell, world.rules.absorbGoal));
    return cells;
}

bool hasKernelRules(const World& world) { return !world.table && !world.rules.payOnLeaving; }

gpu::GridWorld makeDeviceWorld(gpu::Device& device, const World& world, double gamma)
{
    if (!hasKernelRules(world))
        throw gpu::Error(gpu::ErrorKind::Unsupported,
                         gpu::mark("Grid", "Kernels make the moves of worlds of rules that pay on entering only."),
                         gpu::mark("Grid", "Leave out --device, or take value iteration."));
    const Rules& rules = world.rules;
    const std::vector<gpu::GridCell> cells = deviceCells(world);
    std::vector<gpu::GridTeleport> teleports;
    for (const Teleport& teleport : rules.teleports)
        teleports.push_back(
            {placeOf(world, teleport.from), placeOf(world, teleport.to), static_cast<float>(teleport.reward)});
    const double both = rules.rewards.boundary + (rules.forbiddenAtBoundary ? rules.rewards.forbidden : 0);
    gpu::GridDescription description{.rows = world.rows,
                                     .columns = world.columns,
                                     .cells = cells,
                                     .actions = static_cast<uint32_t>(world.actions()),
                                     .forbidden = deviceRule(rules.forbidden),
                                     .start = {},
                                     .winds = rules.wind,
                                     .teleports = teleports,
                                     .gamma = static_cast<float>(gamma),
                                     .stepReward = static_cast<float>(rules.rewards.step),
                                     .forbiddenReward = static_cast<float>(rules.rewards.forbidden),
                                     .goalReward = static_cast<float>(rules.rewards.goal),
                                     .holeReward = static_cast<float>(rules.rewards.hole),
                                     .boundaryReward = static_cast<float>(rules.rewards.boundary),
                                     .forbiddenBoundaryReward = static_cast<float>(both),
                                     .slip = static_cast<float>(rules.slip)};
    if (world.start() >= 0)
        description.start = placeOf(world, world.start());
    return gpu::makeGridWorld(device, description);
}

} // namespace core::grid
