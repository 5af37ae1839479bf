#pragma once
// What a world and its learner give for exports.

#include "core/report/table.h"
#include "widgets/export/export_item.h"
#include "widgets/panes/grid/grid_painter.h"

namespace widgets::grid {

/// The map as it is coloured now, whole, with its colour bar. Values are captured.
FigureSource mapFigure(const GridScene& scene);

/// One row a cell: row, column (from 1), cell (its letter), value, visits, error.
core::report::Table valueTable(const GridScene& scene);
/// One row for each cell and best action: row, column, action, share (of its probability in that of the likeliest).
core::report::Table policyTable(const GridScene& scene);
/// One row for each cell and action: row, column, action, value.
core::report::Table actionValueTable(const GridScene& scene);

/// The figure, and once something was learnt the tables.
std::vector<ExportItem> exportItemsOf(const GridScene& scene);

} // namespace widgets::grid
