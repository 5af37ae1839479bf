#pragma once
// Worlds as text that parse.h reads back.

#include <string>

#include "core/grid/world.h"

namespace core::grid {

/// The letter of a cell in text maps; `.` for a free one.
char letterOf(Cell cell);

/// The whole world as JSON: parseJson reads an equal one back.
std::string toJson(const World& world);

/// The cells alone as a text map, one row a line. Rules, teleports and wind are not in it: see rulesAreThoseOfMaps.
std::string toMap(const World& world);

/// The cells as Gymnasium's `desc`: a JSON list of rows of S, F, H and G. Throws InvalidInput naming the first cell
/// that Gymnasium has no letter for.
std::string toGymnasium(const World& world);

/// Whether parseMap of toMap gives an equal world.
bool rulesAreThoseOfMaps(const World& world);

} // namespace core::grid
