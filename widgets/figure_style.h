#pragma once
// How charts and maps are dressed: in the colours of the window on the screen, in fixed ones on paper.

#include <cstddef>

#include <QColor>
#include <QFont>

namespace widgets {

struct FigureStyle {
    QColor ground; ///< behind everything; whoever owns the surface fills it
    QColor text;
    QColor quietText; ///< ticks
    QColor grid;
    QColor frame;       ///< axes and outlines
    QColor accent;      ///< cursor and selection
    QFont font;         ///< normal text; ticks are 0.9 of it
    double density = 1; ///< columns of data per pixel of width that lines are thinned out to
};

/// The colours and the font of the window's theme.
FigureStyle screenStyle(const QFont& font);
/// For exports: the same in every window, session and language. Text is DejaVu Sans of 12 px, as measured without
/// hints.
FigureStyle paperStyle(bool dark = false);
/// The font of exports.
QFont figureFont(double pixels = 12);

/// Colour of the series or class `index` (Okabe and Ito, seven), made lighter where it has less than 3:1 to a dark
/// ground.
QColor seriesColour(size_t index, const QColor& ground);

/// Black or white, whichever is read better on it.
QColor textOn(const QColor& ground);

/// 0.9 of a font; bold.
QFont smallFont(QFont font);
QFont boldFont(QFont font);

} // namespace widgets
