#include "widgets/panes/grid/grid_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "widgets/figure_style.h"
#include "widgets/formula.h"
#include "widgets/theme.h"
#include "widgets/ticks.h"

namespace widgets::grid {

namespace {

using core::grid::Cell;
using core::grid::World;

// From which side of a cell on, in logical pixels, a thing can be made out.
constexpr double kLinesFrom = 7;
constexpr double kMarksFrom = 10;
constexpr double kArrowsFrom = 16;
constexpr double kLettersFrom = 26;
constexpr double kNumbersFrom = 34;
constexpr double kTriangleNumbersFrom = 62;

struct Mark {
    Cell cell;
    const char* letter; ///< of the text maps
    QRgb colour;
};
constexpr std::array<Mark, 4> kMarks{{{Cell::Start, "S", 0xFF0072B2},
                                      {Cell::Goal, "G", 0xFF007A57},
                                      {Cell::Forbidden, "X", 0xFFB84A00},
                                      {Cell::Hole, "H", 0xFF202226}}};

const Mark* markOf(Cell cell)
{
    const auto* found = std::find_if(kMarks.begin(), kMarks.end(), [cell](const Mark& m) { return m.cell == cell; });
    return found == kMarks.end() ? nullptr : found;
}

QFont sized(double pixels)
{
    QFont font = figureFont(pixels);
    font.setStyleHint(QFont::SansSerif);
    return font;
}

/// A line with a head at its end, as one shape that is filled.
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

} // namespace

GridPainter::GridPainter(const GridScene& scene, const ViewTransform& transform, const QRectF& visible)
    : m_scene(scene), m_world(*scene.world), m_transform(transform), m_side(transform.scale)
{
    const QRectF seen = transform.toImage(visible);
    m_cells = seen.toAlignedRect().intersected(QRect(0, 0, m_world.columns, m_world.rows));
}

QRectF GridPainter::cellArea(int state) const
{
    return m_transform.toView(QRectF(state % m_world.columns, state / m_world.columns, 1, 1));
}

QColor GridPainter::inkOn(int state) const
{
    return textOn(cellColour(m_world, m_scene.snapshot.get(), m_scene.display, m_scene.scale, m_scene.dark, state));
}

template <typename Paint>
void GridPainter::forEachVisible(const Paint& paint) const
{
    for (int row = m_cells.top(); row <= m_cells.bottom(); ++row)
        for (int column = m_cells.left(); column <= m_cells.right(); ++column)
            paint(row * m_world.columns + column);
}

void GridPainter::paintGround(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    forEachVisible([&](int state) {
        painter.fillRect(cellArea(state), cellColour(m_world, m_scene.snapshot.get(), m_scene.display, m_scene.scale,
                                                     m_scene.dark, state));
    });
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void GridPainter::paint(QPainter& painter) const
{
    if (m_side >= kLinesFrom)
        paintLines(painter);
    if (m_side >= kMarksFrom)
        forEachVisible([&](int state) {
            const bool live = isNumbered(m_world, state);
            if (live && m_scene.snapshot && m_scene.display.actionValues && m_side >= kLettersFrom) {
                paintTriangles(painter, state);
            } else if (live && m_scene.snapshot) {
                if (m_scene.display.arrows && m_side >= kArrowsFrom)
                    paintArrows(painter, state);
                if (m_scene.display.numbers && m_side >= kNumbersFrom && !m_scene.scale.isEmpty)
                    paintNumber(painter, state);
            }
            paintMark(painter, state);
        });
    if (m_side >= kArrowsFrom) {
        paintWind(painter);
        paintTeleports(painter);
    }
    if (m_scene.book)
        paintPrinted(painter);
    else if (m_scene.display.trajectory && m_scene.snapshot)
        paintTrajectory(painter);
    if (m_scene.hovered >= 0)
        paintOutline(painter, m_scene.hovered, 1);
    if (m_scene.selected >= 0)
        paintOutline(painter, m_scene.selected, 2);
    paintOutcomes(painter);
}

void GridPainter::paintLines(QPainter& painter) const
{
    QColor line = m_scene.dark ? darkTokens().window : lightTokens().borderStrong;
    line.setAlpha(m_side < 16 ? 90 : 150);
    painter.setPen(QPen(line, 1));
    const QRectF all = m_transform.toView(QRectF(m_cells));
    for (int column = m_cells.left(); column <= m_cells.right() + 1; ++column) {
        const double x = m_transform.toView(QPointF(column, 0)).x();
        painter.drawLine(QPointF(x, all.top()), QPointF(x, all.bottom()));
    }
    for (int row = m_cells.top(); row <= m_cells.bottom() + 1; ++row) {
        const double y = m_transform.toView(QPointF(0, row)).y();
        painter.drawLine(QPointF(all.left(), y), QPointF(all.right(), y));
    }
}

void GridPainter::paintMark(QPainter& painter, int state) const
{
    const Mark* mark = markOf(m_world.cell(state));
    if (!mark)
        return;
    const QRectF area = cellArea(state);
    const double size = std::clamp(0.2 * m_side, 5.0, 18.0);
    const double gap = std::min(4.0, 0.08 * m_side);
    const QRectF badge(area.topLeft() + QPointF(gap, gap), QSizeF(size, size));
    if (mark->cell == Cell::Forbidden) { // seen without its colour, too
        QColor frame = QColor::fromRgba(mark->colour);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(frame, std::clamp(0.03 * m_side, 1.0, 3.0), Qt::DashLine));
        painter.drawRect(area.adjusted(1.5, 1.5, -1.5, -1.5));
    }
    painter.setPen(QPen(QColor(255, 255, 255, 200), 1));
    painter.setBrush(QColor::fromRgba(mark->colour));
    painter.drawRoundedRect(badge, size / 5, size / 5);
    if (m_side < kLettersFrom * 2)
        return;
    painter.setPen(Qt::white);
    painter.setFont(boldFont(sized(0.72 * size)));
    painter.drawText(badge, Qt::AlignCenter, QString::fromLatin1(mark->letter));
}

void GridPainter::paintTriangles(QPainter& painter, int state) const
{
    const std::vector<double> numbers = actionNumbers(m_scene, state);
    const std::vector<Arrow> best = arrowsOf(m_scene, state);
    const QRectF area = cellArea(state);
    const QPointF middle = area.center();
    const double half = m_side / 2;
    const bool eight = numbers.size() == 8;
    const QFont font = sized(std::clamp(0.1 * m_side, 8.0, 13.0));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    for (size_t action = 0; action < numbers.size(); ++action) {
        const QPoint way = directionOf(m_world.rules.actions, static_cast<int>(action));
        const bool isBest = std::any_of(best.begin(), best.end(), [action](const Arrow& arrow) {
            return arrow.action == static_cast<int>(action);
        });
        QPolygonF part;
        if (way.isNull()) {
            const double inner = 0.32 * half;
            part << middle + QPointF(0, -inner) << middle + QPointF(inner, 0) << middle + QPointF(0, inner)
                 << middle + QPointF(-inner, 0);
        } else if (eight) {
            const QPointF towards = unit(way) * 0.72 * half;
            const QPointF across = QPointF(-unit(way).y(), unit(way).x()) * 0.2 * half;
            part << middle + towards * 0.3 << middle + towards * 0.75 + across << middle + towards * 1.15
                 << middle + towards * 0.75 - across;
        } else {
            const QPointF outer = QPointF(way) * half;
            const QPointF across(-outer.y(), outer.x());
            part << middle << middle + outer + across << middle + outer - across;
        }
        const QColor colour = m_scene.scale.isEmpty ? QColor(Qt::gray) : m_scene.scale.colour(numbers[action]);
        painter.setPen(QPen(QColor(0, 0, 0, 60), 1));
        painter.setBrush(colour);
        painter.drawPolygon(part);
        const QPointF at = middle + unit(way) * (eight ? 0.62 : 0.66) * half;
        const QColor ink = textOn(colour);
        if (isBest) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            const double dot = std::clamp(0.025 * m_side, 1.5, 3.5);
            const QPointF place = way.isNull() ? middle + QPointF(0, 0.2 * half) : middle + unit(way) * 0.3 * half;
            painter.drawEllipse(place, dot, dot);
        }
        if (m_side < kTriangleNumbersFrom || eight)
            continue;
        painter.setPen(ink);
        const QString text = formula::number(numbers[action], decimalsFor(m_scene.scale));
        const double width = metrics.horizontalAdvance(text);
        if (way.isNull() ? width < 0.6 * half : width < 0.62 * m_side)
            painter.drawText(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half), Qt::AlignCenter, text);
    }
}

void GridPainter::paintArrows(QPainter& painter, int state) const
{
    const bool withNumber = m_scene.display.numbers && m_side >= kNumbersFrom;
    const QPointF middle = centre(state) - QPointF(0, withNumber ? 0.08 * m_side : 0);
    const double reach = (withNumber ? 0.28 : 0.38) * m_side;
    const double width = std::clamp(0.04 * m_side, 1.2, 4.0);
    QColor ink = inkOn(state);
    ink.setAlpha(215);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    for (const Arrow& arrow : arrowsOf(m_scene, state)) {
        const QPoint way = directionOf(m_world.rules.actions, arrow.action);
        if (way.isNull()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(ink, width));
            painter.drawEllipse(middle, 0.12 * m_side * arrow.share, 0.12 * m_side * arrow.share);
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
        } else {
            painter.drawPath(arrowPath(middle, middle + unit(way) * reach * arrow.share, width));
        }
    }
}

void GridPainter::paintNumber(QPainter& painter, int state) const
{
    const bool withArrows = m_scene.display.arrows && m_side >= kArrowsFrom;
    const QRectF area = cellArea(state);
    const double number = shownNumber(m_scene.snapshot->view, m_scene.display.layer, state);
    const bool whole = m_scene.display.layer == Layer::Visits;
    const QString text =
        whole ? formula::number(static_cast<qint64>(number)) : formula::number(number, decimalsFor(m_scene.scale));
    const QFont font = sized(std::clamp((withArrows ? 0.16 : 0.22) * m_side, 8.0, 20.0));
    if (QFontMetricsF(font).horizontalAdvance(text) > m_side - 4)
        return;
    painter.setFont(font);
    painter.setPen(inkOn(state));
    if (withArrows)
        painter.drawText(area.adjusted(0, 0.66 * m_side, 0, -0.05 * m_side), Qt::AlignCenter, text);
    else
        painter.drawText(area, Qt::AlignCenter, text);
}

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
    const double size = std::clamp(0.2 * m_side, 10.0, 20.0);
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
        const QRectF badge(area.right() - size - 6, area.top() + 6, size, size);
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
        if (m_side >= kTriangleNumbersFrom)
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

void GridOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    if (m_scene.world)
        GridPainter(m_scene, transform, visible).paint(painter);
}

} // namespace widgets::grid
