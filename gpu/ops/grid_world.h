#pragma once
// A grid world on the device, as all kernels on grid worlds want it.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "gpu/kernels/common/grid_rules.params.h"
#include "gpu/tensor.h"

namespace gpu {

/// What a cell is. The numbers are those of common/grid_cells.glsl: from Goal on nothing happens any more.
enum class GridCell : uint8_t { Free, Forbidden, GoalThatGoesOn, Goal, Hole, Wall };

/// What a move into a forbidden cell does, likewise.
enum class GridForbidden : uint32_t { Enter, Bounce, Restart };

/// Row and column.
using GridPlace = std::array<uint32_t, 2>;

struct GridTeleport {
    GridPlace from{};
    GridPlace to{};
    float reward = 0;
};

/// A grid world in plain values. Moves go by the rules of core::grid::transition.
struct GridDescription {
    int64_t rows = 0;
    int64_t columns = 0;
    std::span<const GridCell> cells; ///< rows x columns, row by row
    uint32_t actions = 4;            ///< 2, 4, 5 or 8
    GridForbidden forbidden = GridForbidden::Enter;
    GridPlace start{};          ///< for Restart
    std::span<const int> winds; ///< one for each column, or none
    std::span<const GridTeleport> teleports;
    float gamma = 0;
    float stepReward = 0;
    float forbiddenReward = 0;
    float goalReward = 0;
    float holeReward = 0;
    float boundaryReward = 0;
    float forbiddenBoundaryReward = 0; ///< for bumping from a forbidden cell
    float slip = 0;
};

/// Cells of one byte, four a word, in a frame of walls, which spare the kernels all tests for the border. Values of
/// cells lie in the same places, as floats.
struct GridWorld {
    int64_t rows = 0;
    int64_t columns = 0;
    GridRules rules{};
    Tensor cells;     ///< I32, one word for four cells
    Tensor winds;     ///< I32 (columns); invalid: no wind
    Tensor teleports; ///< I32 (teleports, 5); invalid: none

    /// Frame included: a multiple of 4.
    int64_t framedCells() const { return 4 * cells.elementCount(); }
    /// Where the value of a cell lies.
    int64_t placeOf(int64_t row, int64_t column) const
    {
        return int64_t{rules.origin} + row * int64_t{rules.stride} + column;
    }
};

/// Puts a world on the device. Throws LimitExceeded if its values do not fit one binding, Internal for sizes that do
/// not fit one another.
GridWorld makeGridWorld(Device& device, const GridDescription& description);

/// Writes into each cell the action that a policy takes there: (rows x columns), 0 ... actions - 1.
void setGridPolicy(Device& device, const GridWorld& world, std::span<const uint8_t> actions);
/// The actions that stand in the cells.
std::vector<uint8_t> gridPolicy(Device& device, const GridWorld& world);

/// One float for each cell, frame included, from (rows x columns) values; 0 where none are given.
Tensor makeGridValues(Device& device, const GridWorld& world, std::span<const float> values = {});
/// (rows x columns), row by row.
std::vector<float> gridValues(Device& device, const GridWorld& world, const Tensor& values);

} // namespace gpu
