#include "widgets/panes/grid/grid_shapes.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

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

void paintDashes(QPainter& painter, const QRectF& area, double width, const QColor& colour)
{
    const double thick = std::max(1.0, std::round(width));
    const double dash = 4 * thick;
    const double step = 6 * thick;
    const auto fill = [&](double x, double y, double w, double h) {
        painter.fillRect(QRectF(std::round(x), std::round(y), std::round(w), std::round(h)), colour);
    };
    for (double along = 0; along < area.width(); along += step) {
        const double length = std::min(dash, area.width() - along);
        fill(area.left() + along, area.top(), length, thick);
        fill(area.left() + along, area.bottom() - thick, length, thick);
    }
    for (double along = 0; along < area.height(); along += step) {
        const double length = std::min(dash, area.height() - along);
        fill(area.left(), area.top() + along, thick, length);
        fill(area.right() - thick, area.top() + along, thick, length);
    }
}

QPointF unit(QPoint way) { return QPointF(way) / std::max(1.0, std::hypot(way.x(), way.y())); }

} // namespace widgets::grid
