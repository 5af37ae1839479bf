#pragma once
// Figures and tables into files: right in a paper whatever the theme, and telling where they come from.

#include <QByteArray>
#include <QImage>
#include <QString>

#include "widgets/export/export_item.h"

namespace widgets {

enum class FigureFormat { Png, Svg, Pdf };
enum class FigureGround { Light, Dark, Transparent };
enum class TableFormat { Csv, Json };

struct FigureOptions {
    FigureFormat format = FigureFormat::Png;
    double widthMm = 0;     ///< 0: widthPixels counts. The height follows the figure
    double widthPixels = 0; ///< of 1/96 inch; 0: the figure's natural size
    double scale = 1;       ///< 1 … 4 pixels of a PNG for each of these; SVG and PDF know no pixels
    FigureGround ground = FigureGround::Light;
    bool textAsPaths = true; ///< in SVG and PDF: or as text, which others can edit if they have the fonts
    QString title;           ///< for the metadata
};

/// Caps, beyond which figures are refused.
constexpr double kSmallestFigureMm = 5;
constexpr double kLargestFigureMm = 5000; ///< PDF ends at 5080
constexpr double kMostFigurePixels = 100e6;

/// The figure with the options' width, in pixels of 1/96 inch.
QSizeF figureSize(const FigureSource& figure, const FigureOptions& options);
/// The pixels of a PNG.
QSize figurePixels(const FigureSource& figure, const FigureOptions& options);

/// A picture of the figure as a PNG would have it. Throws LimitExceeded naming the cap, InvalidInput for a scale
/// outside 1 … 4.
QImage figureImage(const FigureSource& figure, const FigureOptions& options);
/// The bytes of the file. The same figure, options and provenance give the same bytes, but for a PDF's dates and ids.
/// To be called on the thread of the QApplication. Throws like figureImage.
QByteArray figureBytes(const FigureSource& figure, const FigureOptions& options, const Provenance& provenance);
/// Writes the whole file or none, and gives back its path: the one given, with the format's extension if it had none.
/// Throws InvalidInput for the extension of another format, Io, and like figureImage.
QString writeFigure(const QString& path, const FigureSource& figure, const FigureOptions& options,
                    const Provenance& provenance);

/// CSV as it is; JSON with {"tessera", "columns", "rows"}.
QByteArray tableBytes(const core::report::Table& table, TableFormat format, const Provenance& provenance);
/// Likewise for tables.
QString writeTable(const QString& path, const core::report::Table& table, TableFormat format,
                   const Provenance& provenance);

/// "png" and so on.
QString extensionOf(FigureFormat format);
QString extensionOf(TableFormat format);
/// `path` with the extension if it has none that means a format. Throws InvalidInput if it has that of another one.
QString withExtension(const QString& path, const QString& extension);

} // namespace widgets
