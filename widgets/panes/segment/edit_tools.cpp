#include "widgets/panes/segment/edit_tools.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using core::segment::ImagePoint;
using core::segment::MaskEdit;

constexpr double kSmallestStep = 0.5; ///< pixels of the picture between points of a path
constexpr double kRadiusFactor = 1.25;
constexpr int kStrokeAlpha = 140;

bool isFar(const ImagePoint& from, QPointF to) { return std::hypot(to.x() - from.x, to.y() - from.y) >= kSmallestStep; }

QPainterPath pathOf(const std::vector<ImagePoint>& points, const ViewTransform& transform)
{
    QPainterPath path;
    for (size_t i = 0; i < points.size(); ++i) {
        const QPointF at = transform.toView(QPointF(points[i].x, points[i].y));
        if (i == 0)
            path.moveTo(at);
        else
            path.lineTo(at);
    }
    return path;
}

QColor currentColour(const SegmentDocument& document)
{
    const auto object = document.currentObject();
    const auto* entry = object ? core::segment::classOf(document.scene(), object->label) : nullptr;
    return entry ? toColour(entry->colour) : lightTokens().mask;
}

/// Dark and light side by side: seen on any picture.
void drawTwice(QPainter& painter, const QPainterPath& path, const QColor& colour)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 220), 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace

void EditSettings::setRadius(int radius)
{
    const int valid = std::clamp(radius, kSmallestRadius, kLargestRadius);
    if (std::exchange(m_radius, valid) != valid)
        emit changed();
}

void EditSettings::growRadius(bool larger)
{
    const double wanted = larger ? std::ceil(m_radius * kRadiusFactor) : std::floor(m_radius / kRadiusFactor);
    setRadius(static_cast<int>(wanted));
}

void EditSettings::setSubtracts(bool subtracts)
{
    if (std::exchange(m_subtracts, subtracts) != subtracts)
        emit changed();
}

void BrushTool::take(QPointF point)
{
    if (m_path.empty() || isFar(m_path.back(), point))
        m_path.push_back({point.x(), point.y()});
}

bool BrushTool::press(const CanvasPointer& pointer)
{
    m_strokeAdds = m_adds == (pointer.button == Qt::LeftButton);
    m_path.clear();
    take(pointer.image);
    return true;
}

void BrushTool::move(const CanvasPointer& pointer)
{
    if (isBusy())
        take(pointer.image);
}

void BrushTool::release(const CanvasPointer&)
{
    if (!m_path.empty())
        m_document.addEdit(
            {MaskEdit::Kind::Brush, m_strokeAdds, static_cast<double>(m_settings.radius()), std::exchange(m_path, {})});
}

void BrushTool::paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const
{
    const double radius = m_settings.radius() * transform.scale;
    if (isBusy()) {
        QColor colour = m_strokeAdds ? currentColour(m_document) : QColor(32, 32, 32);
        colour.setAlpha(kStrokeAlpha);
        QPainterPath path = pathOf(m_path, transform);
        if (m_path.size() == 1)
            path.lineTo(path.currentPosition() + QPointF(0.01, 0));
        painter.setPen(QPen(colour, 2 * radius, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(path);
    }
    if (!cursor)
        return;
    QPainterPath mark;
    mark.addEllipse(*cursor, std::max(radius, 2.0), std::max(radius, 2.0));
    mark.moveTo(*cursor - QPointF(3, 0));
    mark.lineTo(*cursor + QPointF(3, 0));
    if (m_adds) {
        mark.moveTo(*cursor - QPointF(0, 3));
        mark.lineTo(*cursor + QPointF(0, 3));
    }
    drawTwice(painter, mark, QColor(28, 29, 31));
}

bool RingTool::press(const CanvasPointer& pointer)
{
    if (pointer.button != Qt::LeftButton)
        return true;
    if (m_way == Way::Drag)
        m_ring.clear();
    if (m_ring.empty() || isFar(m_ring.back(), pointer.image))
        m_ring.push_back({pointer.image.x(), pointer.image.y()});
    return true;
}

void RingTool::move(const CanvasPointer& pointer)
{
    if (m_way == Way::Drag && isBusy() && isFar(m_ring.back(), pointer.image))
        m_ring.push_back({pointer.image.x(), pointer.image.y()});
}

void RingTool::release(const CanvasPointer& pointer)
{
    if (m_way == Way::Drag && isBusy())
        close(pointer.modifiers);
}

bool RingTool::doubleClick(const CanvasPointer& pointer)
{
    if (m_way == Way::Corners && isBusy())
        close(pointer.modifiers);
    return true;
}

bool RingTool::key(QKeyEvent* event)
{
    if (m_way != Way::Corners || !isBusy())
        return false;
    if (event->key() == Qt::Key_Backspace) {
        m_ring.pop_back();
        return true;
    }
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return false;
    close(event->modifiers());
    return true;
}

void RingTool::close(Qt::KeyboardModifiers modifiers)
{
    std::vector<ImagePoint> ring = std::exchange(m_ring, {});
    const bool alt = modifiers & Qt::AltModifier;
    if (ring.size() >= 3)
        m_document.addEdit({MaskEdit::Kind::Polygon, m_settings.subtracts() == alt, 0, std::move(ring)});
}

void RingTool::paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const
{
    if (!isBusy())
        return;
    QPainterPath path = pathOf(m_ring, transform);
    QPainterPath area = path;
    if (cursor && m_way == Way::Corners) {
        path.lineTo(*cursor);
        area.lineTo(*cursor);
    }
    area.closeSubpath();
    area.setFillRule(Qt::OddEvenFill);
    const QColor colour = m_settings.subtracts() ? QColor(32, 32, 32) : currentColour(m_document);
    QColor fill = colour;
    fill.setAlpha(70);
    painter.fillPath(area, fill);
    drawTwice(painter, path, colour);
    if (m_way == Way::Drag)
        return;
    painter.setPen(QPen(Qt::white, 1));
    painter.setBrush(colour);
    for (const ImagePoint& corner : m_ring)
        painter.drawEllipse(transform.toView(QPointF(corner.x, corner.y)), 3.5, 3.5);
}

} // namespace widgets::segment
