#pragma once
// What a pane offers for export: pictures and charts that paint themselves at any size, and tables.

#include <functional>
#include <variant>
#include <vector>

#include <QRectF>
#include <QSizeF>
#include <QString>

#include "core/report/table.h"
#include "core/workspace/workspace.h"

class QPainter;

namespace widgets {

/// A picture or a chart as vectors. `paint` captures values only and paints for a light background, whatever the theme.
/// The background itself is not painted: who asks decides on it.
struct FigureSource {
    QSizeF size;                                              ///< natural size in pixels of 1/96 inch
    std::function<void(QPainter&, const QRectF& area)> paint; ///< fills `area`
    /// The same for a dark background; empty: the figure looks the same on any.
    std::function<void(QPainter&, const QRectF& area)> paintOnDark;
};

/// Rows and columns; called when they are wanted.
using TableSource = std::function<core::report::Table()>;

struct ExportItem {
    QString id;    ///< "segment.overlay": the file's stem and the name in workspaces; never translated
    QString title; ///< for people
    std::variant<FigureSource, TableSource> content;
    /// What a replay has to know beyond the item's id to make it again; item, format and file are filled in once it is
    /// exported.
    core::workspace::ExportRecord record = {};
};

/// What was computed from and with what; goes into the metadata of every file.
struct Provenance {
    QString source;       ///< name of the input, without its folder
    QString sourceSha256; ///< of the input's bytes; empty: not a file
    QString device;       ///< that computed
};

} // namespace widgets
