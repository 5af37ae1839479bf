#include "widgets/heatmap_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include "core/image/colour_maps.h"

namespace widgets {

namespace {

using core::report::HeatmapColours;
using core::report::HeatmapData;

constexpr double kGap = 4;
constexpr double kMargin = 8;
constexpr double kBarWidth = 12;
constexpr double kRoomPerBarTick = 32; ///< pixels
constexpr double kWidestLabel = 140;   ///< pixels
constexpr double kLargestCell = 72;    ///< pixels
constexpr double kLargestAspect = 4;   ///< up to which the cells are squares
constexpr double kParted = 12;         ///< pixels: cells of at least this size have a line between them

const std::array<std::array<uint8_t, 3>, 256>& tableOf(HeatmapColours colours)
{
    switch (colours) {
    case HeatmapColours::Magma:
        return core::colourTable(core::ColourMap::Magma);
    case HeatmapColours::Cividis:
        return core::colourTable(core::ColourMap::Cividis);
    case HeatmapColours::Diverging:
        return core::divergingTable();
    case HeatmapColours::Viridis:
        break;
    }
    return core::colourTable(core::ColourMap::Viridis);
}

double widest(const std::vector<std::string>& texts, const QFontMetricsF& metrics)
{
    double width = 0;
    for (const std::string& text : texts)
        width = std::max(width, metrics.horizontalAdvance(QString::fromStdString(text)));
    return std::min(width, kWidestLabel);
}

/// Every how many cells there is room for a label.
size_t strideOf(double cell, double room) { return static_cast<size_t>(std::max(1.0, std::ceil(room / cell))); }

void drawTurned(QPainter& painter, QPointF centre, QSizeF size, int flags, const QString& text)
{
    painter.save();
    painter.translate(centre);
    painter.rotate(-90);
    painter.drawText(QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height()), flags, text);
    painter.restore();
}

} // namespace

QString heatmapNumber(double value)
{
    return std::floor(value) == value && std::abs(value) < 1e6 ? numberText(value, 6) : numberText(value, 3);
}

HeatmapPainter::HeatmapPainter(const HeatmapData& map, FigureStyle style, const QRectF& area)
    : m_map(map), m_style(std::move(style)), m_range(core::report::heatmapRange(map)), m_area(area)
{
    const QFontMetricsF small(smallFont(m_style.font));
    QRectF inner = area.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (!map.title.empty())
        inner.setTop(inner.top() + QFontMetricsF(boldFont(m_style.font)).height() + kMargin);
    m_barTicks =
        linearTicks(m_range.low, m_range.high, std::max(2, static_cast<int>(inner.height() / 2 / kRoomPerBarTick)));
    double tickWidth = 0;
    for (const Tick& tick : m_barTicks)
        tickWidth = std::max(tickWidth, small.horizontalAdvance(tick.text));
    const double barRoom =
        2 * kMargin + kBarWidth + kGap + tickWidth + (map.colouringTitle().empty() ? 0 : kGap + small.height());
    layOutCells(inner.adjusted(0, 0, -barRoom, 0));
    m_bar = QRectF(m_cells.right() + 2 * kMargin, m_cells.top(), kBarWidth,
                   std::max(m_cells.height(), std::min(96.0, inner.height())));
    m_barTicks =
        linearTicks(m_range.low, m_range.high, std::max(2, static_cast<int>(m_bar.height() / kRoomPerBarTick)));
    m_numbers = numbersFit();
}

double HeatmapPainter::rowLabelWidth(double available) const
{
    return std::min(widest(m_map.rowLabels, QFontMetricsF(smallFont(m_style.font))), 0.3 * available);
}

double HeatmapPainter::columnLabelHeight(double cellWidth) const
{
    const QFontMetricsF small(smallFont(m_style.font));
    const double width = widest(m_map.columnLabels, small);
    return width + kGap > cellWidth ? width : small.height();
}

void HeatmapPainter::layOutCells(QRectF area)
{
    const QFontMetricsF small(smallFont(m_style.font));
    const auto rows = static_cast<double>(std::max<size_t>(1, m_map.rows()));
    const auto columns = static_cast<double>(std::max<size_t>(1, m_map.columns()));
    if (!m_map.rowTitle.empty())
        area.setLeft(area.left() + small.height() + kGap);
    if (!m_map.columnTitle.empty())
        area.setBottom(area.bottom() - small.height() - kGap);
    area.setLeft(area.left() + rowLabelWidth(area.width()) + kGap);
    // Upright labels take height from the cells, which may turn them upright: the second look decides.
    double width = std::max(1.0, area.width() / columns);
    double height = 1;
    for (int look = 0; look < 2; ++look) {
        const double labels = columnLabelHeight(width) + kGap;
        height = std::max(1.0, (area.height() - labels) / rows);
        if (std::max(rows / columns, columns / rows) <= kLargestAspect)
            width = height = std::min({width, height, kLargestCell});
    }
    width = std::min(width, kLargestCell);
    height = std::min(height, kLargestCell);
    m_turned = widest(m_map.columnLabels, small) + kGap > width;
    m_cells = QRectF(area.left(), area.top(), width * columns, height * rows);
}

bool HeatmapPainter::numbersFit() const
{
    if (m_map.values.empty() || m_map.values.size() > 4096)
        return false;
    const QFontMetricsF small(smallFont(m_style.font));
    const QRectF cell = cellArea({0, 0});
    if (cell.height() < small.height())
        return false;
    return std::ranges::all_of(m_map.values, [&](double value) {
        return !std::isfinite(value) || small.horizontalAdvance(heatmapNumber(value)) + 2 * kGap <= cell.width();
    });
}

QRectF HeatmapPainter::cellArea(HeatmapCell cell) const
{
    const double width = m_cells.width() / static_cast<double>(std::max<size_t>(1, m_map.columns()));
    const double height = m_cells.height() / static_cast<double>(std::max<size_t>(1, m_map.rows()));
    return {m_cells.left() + cell.column * width, m_cells.top() + cell.row * height, width, height};
}

std::optional<HeatmapCell> HeatmapPainter::cellAt(QPointF position) const
{
    if (m_map.values.empty() || !m_cells.contains(position))
        return std::nullopt;
    const auto place = [](double part, size_t count) {
        return std::clamp(static_cast<int>(part * static_cast<double>(count)), 0, static_cast<int>(count) - 1);
    };
    return HeatmapCell{place((position.y() - m_cells.top()) / m_cells.height(), m_map.rows()),
                       place((position.x() - m_cells.left()) / m_cells.width(), m_map.columns())};
}

QColor HeatmapPainter::colourOf(double value) const
{
    if (!std::isfinite(value))
        return m_style.ground;
    const double part = std::clamp((value - m_range.low) / (m_range.high - m_range.low), 0.0, 1.0);
    const auto [red, green, blue] = tableOf(m_map.colours)[static_cast<size_t>(std::lround(255 * part))];
    return {red, green, blue};
}

void HeatmapPainter::paint(QPainter& painter) const
{
    painter.save();
    paintTitles(painter);
    if (!m_map.values.empty()) {
        paintCells(painter);
        paintLabels(painter);
        paintBar(painter);
        if (m_numbers)
            paintNumbers(painter);
    }
    painter.restore();
}

void HeatmapPainter::paintCells(QPainter& painter) const
{
    const QRectF first = cellArea({0, 0});
    if (std::min(first.width(), first.height()) >= kParted) {
        painter.setPen(Qt::NoPen);
        for (size_t row = 0; row < m_map.rows(); ++row)
            for (size_t column = 0; column < m_map.columns(); ++column) {
                painter.setBrush(colourOf(m_map.shadeAt(row, column)));
                painter.drawRect(cellArea({static_cast<int>(row), static_cast<int>(column)}).adjusted(0, 0, -1, -1));
            }
    } else { // as one picture: no seams between cells
        QImage image(static_cast<int>(m_map.columns()), static_cast<int>(m_map.rows()), QImage::Format_RGB32);
        for (size_t row = 0; row < m_map.rows(); ++row)
            for (size_t column = 0; column < m_map.columns(); ++column)
                image.setPixel(static_cast<int>(column), static_cast<int>(row),
                               colourOf(m_map.shadeAt(row, column)).rgb());
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(m_cells, image);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style.grid, 1));
    painter.drawRect(m_cells.adjusted(-0.5, -0.5, 0, 0));
}

void HeatmapPainter::paintNumbers(QPainter& painter) const
{
    painter.setFont(smallFont(m_style.font));
    for (size_t row = 0; row < m_map.rows(); ++row)
        for (size_t column = 0; column < m_map.columns(); ++column) {
            const double value = m_map.at(row, column);
            if (!std::isfinite(value))
                continue;
            painter.setPen(textOn(colourOf(m_map.shadeAt(row, column))));
            painter.drawText(cellArea({static_cast<int>(row), static_cast<int>(column)}), Qt::AlignCenter,
                             heatmapNumber(value));
        }
}

void HeatmapPainter::paintLabels(QPainter& painter) const
{
    const QFont font = smallFont(m_style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_style.quietText);
    const QRectF first = cellArea({0, 0});
    const double left = m_area.left() + kMargin + (m_map.rowTitle.empty() ? 0 : metrics.height() + kGap);
    const double rowWidth = m_cells.left() - kGap - left;
    for (size_t row = 0; row < m_map.rows(); row += strideOf(first.height(), metrics.height())) {
        const QRectF cell = cellArea({static_cast<int>(row), 0});
        painter.drawText(QRectF(left, cell.center().y() - metrics.height() / 2, rowWidth, metrics.height()),
                         Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(QString::fromStdString(m_map.rowLabels[row]), Qt::ElideRight, rowWidth));
    }
    const double length = widest(m_map.columnLabels, metrics);
    const size_t stride = m_turned ? strideOf(first.width(), metrics.height()) : 1;
    for (size_t column = 0; column < m_map.columns(); column += stride) {
        const QRectF cell = cellArea({0, static_cast<int>(column)});
        const QString text =
            metrics.elidedText(QString::fromStdString(m_map.columnLabels[column]), Qt::ElideRight, length + 1);
        if (m_turned)
            drawTurned(painter, {cell.center().x(), m_cells.bottom() + kGap + length / 2},
                       {length + 1, metrics.height()}, Qt::AlignRight | Qt::AlignVCenter, text);
        else
            painter.drawText(QRectF(cell.left(), m_cells.bottom() + kGap, cell.width(), metrics.height()),
                             Qt::AlignCenter, text);
    }
}

void HeatmapPainter::paintTitles(QPainter& painter) const
{
    const QFont font = smallFont(m_style.font);
    const QFontMetricsF metrics(font);
    painter.setPen(m_style.text);
    painter.setFont(boldFont(m_style.font));
    const double width = m_area.width() - 2 * kMargin;
    painter.drawText(
        QRectF(m_area.left() + kMargin, m_area.top() + kMargin, width, QFontMetricsF(painter.font()).height()),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(painter.font()).elidedText(QString::fromStdString(m_map.title), Qt::ElideRight, width));
    painter.setFont(font);
    if (!m_map.rowTitle.empty())
        drawTurned(painter, {m_area.left() + kMargin + metrics.height() / 2, m_cells.center().y()},
                   {std::max(m_cells.height(), 96.0), metrics.height()}, Qt::AlignCenter,
                   QString::fromStdString(m_map.rowTitle));
    if (!m_map.columnTitle.empty()) {
        const double labels = m_turned ? widest(m_map.columnLabels, metrics) : metrics.height();
        const double room = std::max(m_cells.width(), 120.0);
        painter.drawText(
            QRectF(m_cells.center().x() - room / 2, m_cells.bottom() + 2 * kGap + labels, room, metrics.height()),
            Qt::AlignCenter, QString::fromStdString(m_map.columnTitle));
    }
}

void HeatmapPainter::paintBar(QPainter& painter) const
{
    QLinearGradient ramp(m_bar.bottomLeft(), m_bar.topLeft());
    constexpr int kStops = 32;
    for (int i = 0; i <= kStops; ++i) {
        const double part = static_cast<double>(i) / kStops;
        ramp.setColorAt(part, colourOf(std::lerp(m_range.low, m_range.high, part)));
    }
    painter.setPen(QPen(m_style.grid, 1));
    painter.setBrush(ramp);
    painter.drawRect(m_bar);
    const QFont font = smallFont(m_style.font);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    double width = 0;
    for (const Tick& tick : m_barTicks) {
        const double part = (tick.position - m_range.low) / (m_range.high - m_range.low);
        const double y = m_bar.bottom() - part * m_bar.height();
        painter.setPen(QPen(m_style.frame, 1));
        painter.drawLine(QPointF(m_bar.right(), y), QPointF(m_bar.right() + 3, y));
        painter.setPen(m_style.quietText);
        painter.drawText(QPointF(m_bar.right() + kGap + 2, y + metrics.capHeight() / 2), tick.text);
        width = std::max(width, metrics.horizontalAdvance(tick.text));
    }
    if (m_map.colouringTitle().empty())
        return;
    painter.setPen(m_style.text);
    drawTurned(painter, {m_bar.right() + 2 * kGap + 2 + width + metrics.height() / 2, m_bar.center().y()},
               {std::max(m_bar.height(), 96.0), metrics.height()}, Qt::AlignCenter,
               QString::fromStdString(m_map.colouringTitle()));
}

void HeatmapPainter::paintMark(QPainter& painter, HeatmapCell cell, const QColor& colour) const
{
    const QRectF area = cellArea(cell);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_style.ground, 4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(area.adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace widgets
