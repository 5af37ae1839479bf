#include "widgets/panes/segment/segment_overlays.h"

#include <algorithm>

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include "widgets/icons.h"
#include "widgets/panes/segment/highlight.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr double kMarkRadius = 8;
constexpr double kMarkRim = 6; ///< around the disc: its outline, and the ring of a selected one
constexpr int kTintAlpha = 110;
constexpr int kOtherAlpha = 75; ///< of objects that are not current
constexpr int kOutdatedAlpha = 90;
constexpr double kDisabledOpacity = 0.4;
constexpr double kSmallestStep = 1; ///< logical pixels between corners of an outline that are drawn

/// Whether the straight line between two points can be seen; lines that pass by outside count as seen at most.
bool isSeen(QPointF from, QPointF to, const QRectF& visible)
{
    return std::max(from.x(), to.x()) >= visible.left() && std::min(from.x(), to.x()) <= visible.right() &&
           std::max(from.y(), to.y()) >= visible.top() && std::min(from.y(), to.y()) <= visible.bottom();
}

} // namespace

void paintBoxMark(QPainter& painter, const QRectF& box, bool selected)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 220), selected ? 5 : 3.5));
    painter.drawRect(box);
    painter.setPen(QPen(lightTokens().object, selected ? 2.5 : 1.5));
    painter.drawRect(box);
}

QPainterPath outlinePath(const ObjectView& object, const ViewTransform& transform, const QRectF& visible)
{
    QPainterPath path;
    const QRectF near = visible.adjusted(-4, -4, 4, 4);
    for (const auto& ring : object.outline) {
        const auto corner = [&](size_t index) {
            return transform.toView(QPointF(ring[index % ring.size()].x, ring[index % ring.size()].y));
        };
        QPointF last = corner(0);
        bool drawing = false;
        for (size_t i = 1; i <= ring.size(); ++i) {
            const QPointF next = corner(i);
            if (i < ring.size() && (next - last).manhattanLength() < kSmallestStep)
                continue;
            const bool seen = isSeen(last, next, near);
            if (seen && !drawing)
                path.moveTo(last);
            if (seen)
                path.lineTo(next);
            drawing = seen;
            last = next;
        }
    }
    return path;
}

void paintPointMark(QPainter& painter, QPointF centre, double radius, bool object, bool selected)
{
    if (selected) {
        painter.setPen(QPen(QColor(0, 0, 0, 120), 1));
        painter.setBrush(lightTokens().accent);
        painter.drawEllipse(centre, radius + 4, radius + 4);
    }
    painter.setPen(QPen(Qt::white, 1.5));
    painter.setBrush(object ? lightTokens().object : lightTokens().background);
    painter.drawEllipse(centre, radius, radius);
    const double arm = 0.5 * radius;
    painter.setPen(QPen(Qt::white, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0));
    if (object)
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm));
}

namespace {

/// The mark as a picture, painted once: with hundreds of prompts the discs would take longer than all the rest.
QPixmap markPicture(bool object, bool selected, double density)
{
    return keptPixmap(QStringLiteral("prompt/%1/%2/%3").arg(object).arg(selected).arg(density), [&] {
        const double half = kMarkRadius + kMarkRim;
        QPixmap picture((QSizeF(2 * half, 2 * half) * density).toSize());
        picture.setDevicePixelRatio(density);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        paintPointMark(painter, QPointF(half, half), kMarkRadius, object, selected);
        return picture;
    });
}

void paintMark(QPainter& painter, QPointF centre, bool object, bool selected)
{
    if (painter.paintEngine()->type() != QPaintEngine::Raster) { // a vector file keeps vectors
        paintPointMark(painter, centre, kMarkRadius, object, selected);
        return;
    }
    const double density = painter.device()->devicePixelRatioF();
    const QPointF corner = (centre - QPointF(kMarkRadius + kMarkRim, kMarkRadius + kMarkRim)) * density;
    painter.drawPixmap(QPointF(corner.toPoint()) / density, markPicture(object, selected, density));
}

} // namespace

void MaskOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const MaskLayer* current = nullptr;
    for (const MaskLayer& layer : m_document.masks().layers()) {
        if (!layer.visible || !layer.view)
            continue;
        if (layer.id == m_document.scene().current)
            current = &layer;
        else
            paintLayer(painter, transform, visible, layer, false);
    }
    if (current)
        paintLayer(painter, transform, visible, *current, true);
    if (const auto& highlight = m_document.highlight())
        paintHighlight(painter, transform, visible, *highlight);
}

void MaskOverlay::paintLayer(QPainter& painter, const ViewTransform& transform, const QRectF& visible,
                             const MaskLayer& layer, bool current) const
{
    const core::segment::ObjectClass* objectClass = core::segment::classOf(m_document.scene(), layer.label);
    const QColor colour =
        layer.outdated ? QColor(128, 128, 128) : (objectClass ? toColour(objectClass->colour) : lightTokens().mask);
    QColor tint = colour;
    tint.setAlpha(layer.outdated ? kOutdatedAlpha : (current ? kTintAlpha : kOtherAlpha));
    // What is lit has colours of its own, which a tint below would change.
    if (!m_document.highlight())
        layer.view->tint(painter, transform, visible, tint);
    const QPainterPath path = outlinePath(*layer.view, transform, visible);
    painter.setBrush(Qt::NoBrush);
    if (current) {
        painter.setPen(
            QPen(QColor(255, 255, 255, layer.outdated ? 120 : 220), 3, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        painter.drawPath(path);
    }
    painter.setPen(QPen(colour.darker(120), current ? 1.5 : 1, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
}

void PromptOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const double reach = kMarkRadius + 5;
    int row = 0;
    for (const core::segment::ScenePrompt& prompt : m_document.prompts()) {
        const bool selected = row++ == m_document.selected();
        painter.setOpacity(prompt.enabled ? 1 : kDisabledOpacity);
        if (prompt.kind == core::segment::ScenePrompt::Kind::Box) {
            const QRectF box(QPointF(prompt.at.x, prompt.at.y), QPointF(prompt.to.x, prompt.to.y));
            paintBoxMark(painter, transform.toView(box), selected);
            continue;
        }
        const QPointF centre = transform.toView(QPointF(prompt.at.x, prompt.at.y));
        if (visible.adjusted(-reach, -reach, reach, reach).contains(centre))
            paintMark(painter, centre, prompt.kind == core::segment::ScenePrompt::Kind::Object, selected);
    }
}

} // namespace widgets::segment
