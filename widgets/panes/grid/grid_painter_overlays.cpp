// What lies over the cells: wind, teleports, ways, outcomes of an action, and the numbers of a book.
#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "widgets/figure_style.h"
#include "widgets/formula.h"
#include "widgets/panes/grid/grid_painter.h"
#include "widgets/panes/grid/grid_shapes.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

void GridPainter::paintWind(QPainter& painter) const
{
    if (m_world.rules.wind.empty())
        return;
    const double size = std::clamp(0.14 * m_side, 7.0, 13.0);
    painter.setFont(sized(size));
    forEachVisible([&](int state) {
        const int wind = m_world.rules.wind[static_cast<size_t>(state % m_world.columns)];
        if (wind == 0 || m_world.isWall(state) || m_side < kLettersFrom)
            return;
        QColor ink = inkOn(state);
        ink.setAlpha(150);
        painter.setPen(ink);
        const QString text = (wind > 0 ? QStringLiteral("↑") : QStringLiteral("↓")) + QString::number(std::abs(wind));
        const QRectF area = cellArea(state);
        painter.drawText(area.adjusted(3, 2, -3, -2), Qt::AlignTop | Qt::AlignRight, text);
    });
}

void GridPainter::paintTeleports(QPainter& painter) const
{
    const QColor colour(0x9C, 0x2F, 0x73);
    for (const core::grid::Teleport& teleport : m_world.rules.teleports) {
        const QPointF aside(0.36 * m_side, 0); // numbers and arrows stay free
        const QPointF from = centre(teleport.from) + aside;
        const QPointF to = centre(teleport.to) + aside;
        const QPointF way = to - from;
        QPainterPath path(from);
        // A bow, so that arrows between the same cells do not hide each other.
        const QPointF bow = from + way / 2 + QPointF(way.y(), -way.x()) * 0.06;
        path.quadTo(bow, to);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(255, 255, 255, 190), 4));
        painter.drawPath(path);
        painter.setPen(QPen(colour, 2, Qt::DashLine));
        painter.drawPath(path);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        const QPointF end = (to - bow) / std::max(1.0, std::hypot((to - bow).x(), (to - bow).y()));
        painter.drawPath(arrowPath(to - end * 14, to, 3));
        painter.drawEllipse(from, 4, 4);
    }
}

void GridPainter::paintTrajectory(QPainter& painter) const
{
    const core::grid::SessionView& view = m_scene.snapshot->view;
    if (!view.trajectory.empty()) {
        QPolygonF line;
        for (const int state : view.trajectory)
            line << centre(state);
        painter.setBrush(Qt::NoBrush);
        if (m_side >= kMarksFrom) {
            painter.setPen(QPen(QColor(255, 255, 255, 170), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
        }
        painter.setPen(
            QPen(QColor(0xD5, 0x5E, 0x00), m_side >= kMarksFrom ? 2 : 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        painter.setPen(QPen(Qt::white, 1.5));
        painter.setBrush(QColor(0xD5, 0x5E, 0x00));
        const double dot = std::clamp(0.08 * m_side, 3.0, 7.0);
        painter.drawEllipse(line.back(), dot, dot);
    } else if (view.at >= 0 && view.rounds + view.steps > 0 && m_side >= kMarksFrom) {
        // A sweep: the state that comes next.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(0xD5, 0x5E, 0x00), 2, Qt::DotLine));
        painter.drawRect(cellArea(view.at).adjusted(3, 3, -3, -3));
    }
}

void GridPainter::paintPrinted(QPainter& painter) const
{
    const double size = std::clamp(0.2 * m_side, 7.0, 20.0);
    const double gap = std::clamp(0.1 * m_side, 3.0, 6.0);
    const QFont font = sized(std::clamp(0.13 * m_side, 8.0, 14.0));
    for (const core::grid::BookCell& cell : m_scene.book->cells) {
        const QRectF area = cellArea(cell.state);
        // A tick on green, a cross on red: told apart by their shape, too.
        const QColor colour = cell.matches ? QColor(0x00, 0x7A, 0x57) : QColor(0xB3, 0x26, 0x1E);
        const double width = std::clamp(0.035 * m_side, 1.5, 4.0);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::white, width + 2));
        painter.drawRect(area.adjusted(3, 3, -3, -3));
        painter.setPen(QPen(colour, width));
        painter.drawRect(area.adjusted(3, 3, -3, -3));
        if (m_side < kNumbersFrom)
            continue;
        const QRectF badge(area.right() - size - gap, area.top() + gap, size, size);
        painter.setPen(QPen(Qt::white, 1));
        painter.setBrush(colour);
        painter.drawEllipse(badge);
        painter.setPen(QPen(Qt::white, 0.12 * size, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&badge](double x, double y) {
            return badge.topLeft() + QPointF(x * badge.width(), y * badge.height());
        };
        if (cell.matches) {
            painter.drawPolyline(QPolygonF{at(0.28, 0.52), at(0.44, 0.68), at(0.72, 0.36)});
        } else {
            painter.drawLine(at(0.32, 0.32), at(0.68, 0.68));
            painter.drawLine(at(0.68, 0.32), at(0.32, 0.68));
        }
        painter.setFont(font);
        painter.setPen(inkOn(cell.state));
        const QString text = numberText(cell.printed, 6);
        if (m_side >= kPrintedFrom)
            painter.drawText(QRectF(area.left(), badge.top(), m_side, size), Qt::AlignCenter, text);
    }
}

void GridPainter::paintOutcomes(QPainter& painter) const
{
    if (m_scene.hovered < 0 || m_scene.hoveredAction < 0 || m_side < kArrowsFrom)
        return;
    const QColor colour(0x00, 0x72, 0xB2);
    const QFont font = boldFont(sized(std::clamp(0.15 * m_side, 9.0, 13.0)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    // Outcomes that differ in their reward only are one place.
    std::vector<std::pair<int, double>> places;
    for (const core::grid::Outcome& outcome : core::grid::transition(m_world, m_scene.hovered, m_scene.hoveredAction)) {
        const auto known = std::find_if(places.begin(), places.end(),
                                        [&outcome](const auto& place) { return place.first == outcome.next; });
        if (known == places.end())
            places.emplace_back(outcome.next, outcome.probability);
        else
            known->second += outcome.probability;
    }
    for (const auto& [next, probability] : places) {
        const QPointF to = centre(next);
        if (next != m_scene.hovered) {
            const QPainterPath arrow = arrowPath(centre(m_scene.hovered), to, 2 + 3 * probability);
            painter.setPen(QPen(QColor(255, 255, 255, 200), 2));
            painter.setBrush(colour);
            painter.drawPath(arrow);
        }
        const QString text = formula::number(probability, 2);
        const QSizeF size(metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        const QRectF label(to - QPointF(size.width() / 2, size.height() / 2), size);
        painter.setPen(QPen(Qt::white, 1));
        painter.setBrush(colour);
        painter.drawRoundedRect(label, 4, 4);
        painter.drawText(label, Qt::AlignCenter, text);
    }
}

void GridPainter::paintOutline(QPainter& painter, int state, double width) const
{
    const QRectF area = cellArea(state);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 220), width + 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(area);
    painter.setPen(QPen(lightTokens().accent, width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(area);
}

} // namespace widgets::grid
