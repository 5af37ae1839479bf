#pragma once
// Worlds from random numbers: the same size and seed give the same world everywhere, and every free cell of it has a
// way to the goal. Each move costs 1 (into a forbidden cell 10), the goal ends: the best value of a cell is what its
// cheapest way costs.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/grid/world.h"
#include "gpu/base/text.h"

namespace core::grid {

struct Generator {
    const char* name; ///< of the command line, e.g. "maze"
    gpu::Text title;  ///< one line
    void (*carve)(World& world, uint64_t seed);
};

std::span<const Generator> generators();

/// rows, columns: 1 … kMaxSide, at least two cells. Throws NotFound for the name, and as checkSides.
World generateWorld(std::string_view name, int rows, int columns, uint64_t seed);

/// The world of "maze:ROWSxCOLUMNS:SEED" (the seed may be left out and is 1 then), or nothing if the text does not
/// begin with a generator's name and a colon. Throws InvalidInput for what follows the colon, and as generateWorld.
std::optional<World> generatedWorld(std::string_view text);

/// The discount rate of generated worlds: ways count by their cost.
inline constexpr double kGeneratedGamma = 1;

} // namespace core::grid
