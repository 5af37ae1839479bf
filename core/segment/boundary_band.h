#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace core::segment {

/// Width of the boundary band: 2 % of the picture's diagonal, rounded, at least 1. Source: Cheng et al. 2021.
int boundaryBandWidth(int width, int height);

/// Which pixels lie in the inner boundary band of their own class: those that `bandWidth` erosions of the class's mask
/// by a 3x3 square take away, where everything outside the picture is background. labels: (height, width) row-major;
/// the result has 1 for band and 0 for interior. One pass for all classes: such a pixel has, at most bandWidth rows and
/// columns away, another label or the picture's end.
std::vector<uint8_t> boundaryBand(std::span<const uint16_t> labels, int width, int height, int bandWidth);

} // namespace core::segment
