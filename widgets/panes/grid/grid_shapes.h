#pragma once
// What cells are painted with, and from which size on.

#include <QFont>
#include <QPainterPath>
#include <QPoint>

class QColor;
class QPainter;

namespace widgets::grid {

// From which side of a cell on, in logical pixels, a thing can be made out.
inline constexpr double kLinesFrom = 7;
inline constexpr double kMarksFrom = 10;
inline constexpr double kArrowsFrom = 16;
inline constexpr double kLettersFrom = 26;
inline constexpr double kNumbersFrom = 34;
inline constexpr double kTriangleNumbersFrom = 62;
inline constexpr double kPrintedFrom = 62; ///< the numbers of a book

QFont sized(double pixels);

/// A line with a head at its end, as one shape that is filled. Empty for less than a pixel.
QPainterPath arrowPath(QPointF from, QPointF to, double width);

/// A dashed frame inside `area`, in whole pixels: a pen with dashes takes many times as long.
void paintDashes(QPainter& painter, const QRectF& area, double width, const QColor& colour);

/// Of length 1; {0, 0} stays.
QPointF unit(QPoint way);

} // namespace widgets::grid
