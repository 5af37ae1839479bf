#include "core/grid/edit.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

void refuseTable(const World& world)
{
    if (world.table)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Grid", "The moves of this world stand in a table, which its cells do not change.")},
                    {mark("Grid", "Solve it as it is, or begin with another world.")});
}

void checkState(const World& world, int state)
{
    if (state < 0 || state >= world.states())
        throw Error(ErrorKind::InvalidInput,
                    {mark("Grid", "There is no cell %1 in a world of %2 x %3 cells."),
                     {std::to_string(state), std::to_string(world.rows), std::to_string(world.columns)}},
                    {mark("Grid", "Choose a cell of the map.")});
}

/// Teleports that can no longer take place go.
void dropTeleports(World& world)
{
    std::erase_if(world.rules.teleports, [&world](const Teleport& teleport) {
        const Cell from = world.cell(teleport.from);
        const bool ends = from == Cell::Hole || (from == Cell::Goal && world.rules.absorbGoal);
        return ends || from == Cell::Wall || world.isWall(teleport.to);
    });
}

void dropCalm(std::vector<int>& wind)
{
    if (std::ranges::all_of(wind, [](int strength) { return strength == 0; }))
        wind.clear();
}

} // namespace

World emptyWorld(int rows, int columns)
{
    checkSides(rows, columns);
    World world;
    world.rows = rows;
    world.columns = columns;
    world.cells.assign(static_cast<size_t>(rows) * static_cast<size_t>(columns), Cell::Free);
    return world;
}

World resized(World world, int rows, int columns)
{
    refuseTable(world);
    World other = emptyWorld(rows, columns);
    other.rules = std::move(world.rules);
    for (int row = 0; row < std::min(rows, world.rows); ++row)
        std::copy_n(world.cells.begin() + std::ptrdiff_t{row} * world.columns, std::min(columns, world.columns),
                    other.cells.begin() + std::ptrdiff_t{row} * columns);
    if (!other.rules.wind.empty())
        other.rules.wind.resize(static_cast<size_t>(columns));
    dropCalm(other.rules.wind);
    const auto inside = [&](int state) { return state / world.columns < rows && state % world.columns < columns; };
    const auto moved = [&](int state) { return state / world.columns * columns + state % world.columns; };
    std::erase_if(other.rules.teleports,
                  [&](const Teleport& teleport) { return !inside(teleport.from) || !inside(teleport.to); });
    for (Teleport& teleport : other.rules.teleports)
        teleport = {moved(teleport.from), moved(teleport.to), teleport.reward};
    return other;
}

World withCells(World world, std::span<const int> states, Cell cell)
{
    refuseTable(world);
    for (const int state : states)
        checkState(world, state);
    if (states.empty())
        return world;
    if (cell == Cell::Start) {
        std::ranges::replace(world.cells, Cell::Start, Cell::Free);
        world.cells[static_cast<size_t>(states.back())] = Cell::Start;
    } else {
        for (const int state : states)
            world.cells[static_cast<size_t>(state)] = cell;
    }
    dropTeleports(world);
    return world;
}

World cleared(World world, Cell cell)
{
    refuseTable(world);
    std::ranges::fill(world.cells, cell == Cell::Start ? Cell::Free : cell);
    if (cell == Cell::Start)
        world.cells.front() = Cell::Start;
    dropTeleports(world);
    return world;
}

std::vector<int> rectangle(const World& world, int corner, int opposite)
{
    checkState(world, corner);
    checkState(world, opposite);
    const auto [top, bottom] = std::minmax({corner / world.columns, opposite / world.columns});
    const auto [left, right] = std::minmax({corner % world.columns, opposite % world.columns});
    std::vector<int> states;
    states.reserve(static_cast<size_t>(bottom - top + 1) * static_cast<size_t>(right - left + 1));
    for (int row = top; row <= bottom; ++row)
        for (int column = left; column <= right; ++column)
            states.push_back(row * world.columns + column);
    return states;
}

std::vector<int> region(const World& world, int state)
{
    checkState(world, state);
    const Cell cell = world.cell(state);
    std::vector<bool> seen(world.cells.size());
    std::vector<int> states;
    std::vector<int> open;
    const auto visit = [&](int at) {
        if (seen[static_cast<size_t>(at)] || world.cell(at) != cell)
            return;
        seen[static_cast<size_t>(at)] = true;
        open.push_back(at);
    };
    visit(state);
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        states.push_back(at);
        const int row = at / world.columns;
        const int column = at % world.columns;
        if (row > 0)
            visit(at - world.columns);
        if (row + 1 < world.rows)
            visit(at + world.columns);
        if (column > 0)
            visit(at - 1);
        if (column + 1 < world.columns)
            visit(at + 1);
    }
    std::ranges::sort(states);
    return states;
}

std::vector<int> stroke(const World& world, int from, int to)
{
    checkState(world, from);
    checkState(world, to);
    int row = from / world.columns;
    int column = from % world.columns;
    const int lastRow = to / world.columns;
    const int lastColumn = to % world.columns;
    const int down = lastRow > row ? 1 : -1;
    const int right = lastColumn > column ? 1 : -1;
    const int height = std::abs(lastRow - row);
    const int width = std::abs(lastColumn - column);
    int error = width - height;
    std::vector<int> states{from};
    while (row != lastRow || column != lastColumn) {
        const int twice = 2 * error;
        if (twice > -height) {
            error -= height;
            column += right;
        }
        if (twice < width) {
            error += width;
            row += down;
        }
        states.push_back(row * world.columns + column);
    }
    return states;
}

World withTeleport(World world, const Teleport& teleport)
{
    refuseTable(world);
    std::erase_if(world.rules.teleports, [&](const Teleport& other) { return other.from == teleport.from; });
    world.rules.teleports.push_back(teleport);
    checkTeleports(world);
    return world;
}

World withoutTeleport(World world, int from)
{
    refuseTable(world);
    std::erase_if(world.rules.teleports, [from](const Teleport& teleport) { return teleport.from == from; });
    return world;
}

World withWind(World world, int column, int wind)
{
    refuseTable(world);
    checkState(world, column < world.columns ? column : -1);
    world.rules.wind.resize(static_cast<size_t>(world.columns));
    world.rules.wind[static_cast<size_t>(column)] = wind;
    dropCalm(world.rules.wind);
    checkRules(world.rules, world.columns);
    return world;
}

World withSlip(World world, double slip)
{
    refuseTable(world);
    world.rules.slip = slip;
    checkRules(world.rules, world.columns);
    return world;
}

} // namespace core::grid
