#pragma once
// What an editor does to a world, as pure functions: a world and a wish in, another world out. None asks whether the
// result can be solved: that is checkWorld, when something is to be computed. A world whose P stands in a table is
// refused (InvalidInput): its table would no longer belong to its cells. States out of range are refused as well.

#include <span>
#include <vector>

#include "core/grid/world.h"

namespace core::grid {

/// Free cells under the rules of a text map. Throws as checkSides.
World emptyWorld(int rows, int columns);

/// Another size: what lies at the same row and column stays, new cells are free, what lies outside is gone (teleports
/// and winds, too). Throws as checkSides.
World resized(World world, int rows, int columns);

/// The cells of these states. A world has one start: the last state gets it and every other start becomes free. Walls
/// take the teleports away that begin or end there, ends of an episode those that begin there.
World withCells(World world, std::span<const int> states, Cell cell);

/// Every cell of one kind, as withCells.
World cleared(World world, Cell cell);

/// The states of the rectangle between two corners, row by row.
std::vector<int> rectangle(const World& world, int corner, int opposite);
/// The states that a fill beginning in `state` reaches: neighbours above, below and beside it of the same cell,
/// ascending.
std::vector<int> region(const World& world, int state);
/// The states on the straight line from one to the other, both included: what a fast mouse has passed over.
/// Source: Bresenham 1965.
std::vector<int> stroke(const World& world, int from, int to);

/// Also replaces the one that begins in the same cell. Throws InvalidInput where a teleport cannot be (see checkWorld),
/// LimitExceeded above kMaxTeleports.
World withTeleport(World world, const Teleport& teleport);
World withoutTeleport(World world, int from);
/// Wind of one column, upward; all zero is no wind. Throws InvalidInput beyond kMaxSide.
World withWind(World world, int column, int wind);
/// Throws InvalidInput for what is no probability.
World withSlip(World world, double slip);

} // namespace core::grid
