#pragma once

#include <array>
#include <cstdint>

namespace core {

/// Perceptually even maps for magnitudes, dark to bright; Cividis reads the same with red-green blindness.
/// Sources: Smith and van der Walt 2015 (Viridis, Magma); Nuñez, Anderton and Renslow 2018 (Cividis).
enum class ColourMap { Viridis, Magma, Cividis };

/// 256 colours, RGB, from the smallest to the largest magnitude. The same object at every call; thread-safe.
const std::array<std::array<uint8_t, 3>, 256>& colourTable(ColourMap map);

/// For signed values: blue, white (entries 127 and 128) at zero, red; as even on either side. Thread-safe. Source of
/// the colours: ColorBrewer's RdBu, turned round.
const std::array<std::array<uint8_t, 3>, 256>& divergingTable();

} // namespace core
