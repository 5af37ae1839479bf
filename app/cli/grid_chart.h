#pragma once
// What `tessera grid solve` draws.

#include <QString>

#include "app/cli/grid_answer.h"

namespace app::cli {

enum class GridChart {
    Convergence, ///< of sweeps: change and errors
    Return,      ///< of episodes: mean, and a band of one standard deviation to either side
    Length,
    Error,
    Values, ///< the map in colours, with the best actions
};

/// The chart that was asked for by its word, or the one that shows most of this learner. Throws UsageError for an
/// unknown word, for one that does not fit the learner, and for a file that is no SVG, PNG or PDF.
GridChart gridChartOf(const GridRequest& request, const std::optional<QString>& word);

/// Writes the figure whole or not at all. On the thread of the QApplication. Throws as the figure writer, and
/// LimitExceeded for a map that is too large to be drawn cell by cell.
void writeGridChart(const QString& path, GridChart chart, const GridAnswer& answer, const gpu::RunControl& control);

} // namespace app::cli
