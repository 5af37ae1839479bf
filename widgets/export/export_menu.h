#pragma once
// Copying and exporting, from the context menus of charts, maps and tables.

#include <functional>
#include <vector>

#include <QString>

#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/export/figure_writer.h"

class QMenu;
class QMimeData;
class QWidget;

namespace widgets {

/// Rows with tabs between the cells, a header first, for spreadsheets. Tabs and line breaks within a cell become
/// blanks.
QString tabSeparated(const core::report::Table& table);

/// For the clipboard: a figure as a picture and as SVG; a table as text, tab-separated, and as CSV. Throws like
/// figureBytes.
QMimeData* mimeDataOf(const ExportItem& item, const FigureOptions& options, const Provenance& provenance);

/// Adds for each figure "Copy picture" and "Export picture…", for each table "Copy data" and "Export data…". Both ask
/// for details in the ExportDialog, above `window`.
void addExportActions(QMenu& menu, QWidget* window, const std::vector<ExportItem>& items, const Provenance& provenance);

/// Is told of everything that a dialog of exportItems() has written.
void setExportListener(std::function<void(const core::workspace::ExportRecord&)> listener);

/// Opens the ExportDialog for these items, the first one chosen.
void exportItems(QWidget* window, std::vector<ExportItem> items, const Provenance& provenance);

} // namespace widgets
