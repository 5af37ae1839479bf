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

// An option of a record, or `otherwise` if it is not there or of another type.
double numberIn(const core::workspace::ExportRecord& record, const char* name, double otherwise = 0);
bool flagIn(const core::workspace::ExportRecord& record, const char* name, bool otherwise = false);
std::string textIn(const core::workspace::ExportRecord& record, const char* name, const std::string& otherwise = {});

/// The language that the window was in, for applyLanguage(); empty: not recorded.
QString languageOf(const core::workspace::ExportRecord& record);

/// The bytes of the file that the record tells of, from what the item holds now: the same bytes if that is the same,
/// but for a PDF's dates and ids. Throws InvalidInput for a format that the item cannot have, and like figureBytes. On
/// the thread of the QApplication.
QByteArray exportedBytes(const ExportItem& item, const core::workspace::ExportRecord& record,
                         const Provenance& provenance);

} // namespace widgets
