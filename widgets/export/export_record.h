#pragma once
// How something was exported, as a workspace keeps it, and the same again from that.

#include <QByteArray>
#include <QString>

#include "core/workspace/workspace.h"
#include "widgets/export/export_item.h"
#include "widgets/export/figure_writer.h"

namespace widgets {

core::workspace::ExportRecord exportRecord(const ExportItem& item, const FigureOptions& options, const QString& path);
core::workspace::ExportRecord exportRecord(const ExportItem& item, TableFormat format, const QString& path);

/// The bytes of the file that the record tells of, from what the item holds now: the same bytes if that is the same,
/// but for a PDF's dates and ids. Throws InvalidInput for a format that the item cannot have, and like figureBytes. On
/// the thread of the QApplication.
QByteArray exportedBytes(const ExportItem& item, const core::workspace::ExportRecord& record,
                         const Provenance& provenance);

} // namespace widgets
