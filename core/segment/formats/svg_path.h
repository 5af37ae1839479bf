#pragma once

#include <string_view>
#include <vector>

#include "core/segment/formats/run_shapes.h"

namespace core::segment {

/// The rings of an SVG path of straight lines, each closed whether it says so or not. Throws Unsupported for curves and
/// arcs, Corrupt for anything else that is no path. Source: SVG 1.1, section 8.3.
std::vector<PointRing> ringsOfPath(std::string_view path);

/// The ring of a polygon's `points`. Throws Corrupt.
PointRing ringOfPoints(std::string_view points);

} // namespace core::segment
