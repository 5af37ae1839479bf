#pragma once
// Long series thinned out to what a screen can show.

#include <cstddef>
#include <span>
#include <vector>

#include "core/report/chart_data.h"

namespace widgets {

/// The indices of the points that a picture of the series needs, ascending.
///
/// Keeps of every run of neighbouring points that fall into the same of `columns` columns between `from` and `to` the
/// first, the lowest, the highest and the last, in their order: the picture is that of all points, a peak of one point
/// included. What lies left of `from` or right of `to` counts as one column each, so that lines leave the picture where
/// they should. Points must be finite; in any order. Source: Jugel et al. 2014 (M4).
std::vector<size_t> decimated(std::span<const core::report::ChartPoint> points, double from, double to, int columns);

} // namespace widgets
