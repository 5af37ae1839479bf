#include "widgets/panes/segment/attention_overlay.h"

#include <QPainter>
#include <QPainterPath>

#include "widgets/panes/segment/segment_overlays.h"

namespace widgets::segment {

namespace {

constexpr int kFine = 8; ///< pixels a cell between whose centres values are interpolated
constexpr double kOutdatedOpacity = 0.5;

} // namespace

QImage heatImage(const core::HeatMap& heat, double scale, const AttentionStyle& style)
{
    const int fine = style.upsampling == core::Upsampling::Tiles ? 1 : kFine;
    core::HeatMap whole = heat; // all cells, also what sticks out
    whole.across = heat.columns;
    whole.down = heat.rows;
    const core::Image picture =
        core::heatPicture(whole, heat.columns * fine, heat.rows * fine,
                          {.map = style.map, .upsampling = style.upsampling, .largest = scale, .opacity = 1});
    return QImage(picture.rgb.data(), picture.width, picture.height, 3 * picture.width, QImage::Format_RGB888).copy();
}

QRectF heatArea(const core::HeatMap& heat, const QRectF& picture)
{
    return {picture.topLeft(),
            QSizeF(picture.width() * heat.columns / heat.across, picture.height() * heat.rows / heat.down)};
}

void paintHeat(QPainter& painter, const QImage& image, const core::HeatMap& heat, const QRectF& picture,
               const AttentionStyle& style)
{
    painter.save();
    painter.setClipRect(picture, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, style.upsampling == core::Upsampling::Bilinear);
    painter.drawImage(heatArea(heat, picture), image);
    painter.restore();
}

void AttentionOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const AttentionMaps::Map* map = m_model.chosenMap();
    if (!map || !m_model.isActive())
        return;
    if (m_model.style().onCanvas) {
        if (m_maps != m_model.maps() || m_head != m_model.choice().head || m_style != m_model.style()) {
            m_maps = m_model.maps();
            m_head = m_model.choice().head;
            m_style = m_model.style();
            m_image = heatImage(map->heat, m_model.scaleOf(m_head), m_style);
        }
        const auto& grid = m_model.attention()->grid;
        painter.save();
        painter.setOpacity(m_style.opacity * (m_model.isOutdated() ? kOutdatedOpacity : 1));
        paintHeat(painter, m_image, map->heat, transform.toView(QRectF(0, 0, grid.imageWidth, grid.imageHeight)),
                  m_style);
        painter.restore();
        paintOutline(painter, transform, visible);
    }
    if (const std::optional<size_t> cell = m_model.cell())
        paintCell(painter, transform, *cell);
}

/// Where the mask ends, which the map has covered.
void AttentionOverlay::paintOutline(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const auto mask = m_document.currentMask();
    if (!mask)
        return;
    const QPainterPath path = outlinePath(*mask, transform, visible);
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 3, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::white, 1.25, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    painter.restore();
}

void AttentionOverlay::paintCell(QPainter& painter, const ViewTransform& transform, size_t cell) const
{
    const auto& grid = m_model.attention()->grid;
    const auto column = static_cast<double>(cell % core::segment::kAttentionSide);
    const auto row = static_cast<double>(cell / core::segment::kAttentionSide);
    const QRectF area =
        transform.toView(QRectF(column * grid.cellWidth, row * grid.cellHeight, grid.cellWidth, grid.cellHeight));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.drawRect(area);
    painter.setPen(QPen(Qt::white, 1));
    painter.drawRect(area);
    painter.restore();
}

} // namespace widgets::segment
