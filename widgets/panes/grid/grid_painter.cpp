#include "widgets/panes/grid/grid_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QPainter>

#include "widgets/figure_style.h"
#include "widgets/formula.h"
#include "widgets/panes/grid/grid_shapes.h"
#include "widgets/theme.h"

namespace widgets::grid {

namespace {

using core::grid::Cell;
using core::grid::World;

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
    const QColor colour = QColor::fromRgba(mark->colour);
    if (mark->cell == Cell::Forbidden) // seen without its colour, too
        paintDashes(painter, area.adjusted(1.5, 1.5, -1.5, -1.5), std::clamp(0.03 * m_side, 1.0, 3.0), colour);
    if (m_side < kLettersFrom) { // there may be thousands
        painter.fillRect(badge.toAlignedRect(), colour);
        return;
    }
    painter.setPen(QPen(QColor(255, 255, 255, 200), 1));
    painter.setBrush(colour);
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
    const bool fine = m_side >= kTriangleNumbersFrom; // smaller ones are many, and their edges are short
    painter.setRenderHint(QPainter::Antialiasing, fine || eight);
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
        painter.setPen(fine || eight ? QPen(QColor(0, 0, 0, 60), 1) : QPen(Qt::NoPen));
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
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void GridPainter::paintArrows(QPainter& painter, int state) const
{
    const bool withNumber = m_scene.display.numbers && m_side >= kNumbersFrom;
    const bool printed = m_scene.book && m_side >= kPrintedFrom; // at the top of the cell
    const double lower = (printed ? 0.09 : 0) - (withNumber ? 0.08 : 0);
    const QPointF middle = centre(state) + QPointF(0, lower * m_side);
    const double reach = ((withNumber ? 0.28 : 0.38) - (printed ? 0.09 : 0)) * m_side;
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

void GridOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    if (m_scene.world)
        GridPainter(m_scene, transform, visible).paint(painter);
}

} // namespace widgets::grid
