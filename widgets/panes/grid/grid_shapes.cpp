#include "widgets/panes/grid/grid_shapes.h"

#include <algorithm>
#include <cmath>

#include "widgets/figure_style.h"

namespace widgets::grid {

QFont sized(double pixels)
{
    QFont font = figureFont(pixels);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

QPainterPath arrowPath(QPointF from, QPointF to, double width)
{
    const QPointF way = to - from;
    const double length = std::hypot(way.x(), way.y());
    QPainterPath path;
    if (length < 1)
        return path;
    const QPointF along = way / length;
    const QPointF across(-along.y(), along.x());
    const double head = std::min(length, 3.6 * width);
    const QPointF neck = to - along * head;
    path.moveTo(from + across * width / 2);
    path.lineTo(neck + across * width / 2);
    path.lineTo(neck + across * 1.6 * width);
    path.lineTo(to);
    path.lineTo(neck - across * 1.6 * width);
    path.lineTo(neck - across * width / 2);
    path.lineTo(from - across * width / 2);
    path.closeSubpath();
    return path;
}

QPointF unit(QPoint way) { return QPointF(way) / std::max(1.0, std::hypot(way.x(), way.y())); }

} // namespace widgets::grid
