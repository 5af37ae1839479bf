#include "widgets/panes/segment/segment_overlays.h"

#include <algorithm>

#include <QPainter>
#include <QPainterPath>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

constexpr double kMarkRadius = 8;
constexpr int kTintAlpha = 110;
constexpr int kOutdatedAlpha = 90;
constexpr double kSmallestStep = 1; ///< logical pixels between corners of an outline that are drawn

/// Whether the straight line between two points can be seen; lines that pass by outside count as seen at most.
bool isSeen(QPointF from, QPointF to, const QRectF& visible)
{
    return std::max(from.x(), to.x()) >= visible.left() && std::min(from.x(), to.x()) <= visible.right() &&
           std::max(from.y(), to.y()) >= visible.top() && std::min(from.y(), to.y()) <= visible.bottom();
}

/// The rings in view coordinates: only what can be seen, without corners closer to each other than the eye tells apart.
QPainterPath outlinePath(const CandidateView& candidate, const ViewTransform& transform, const QRectF& visible)
{
    QPainterPath path;
    const QRectF near = visible.adjusted(-4, -4, 4, 4);
    for (const auto& ring : candidate.outline) {
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

void paintBoxMark(QPainter& painter, const QRectF& box, bool selected)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 220), selected ? 5 : 3.5));
    painter.drawRect(box);
    painter.setPen(QPen(lightTokens().object, selected ? 2.5 : 1.5));
    painter.drawRect(box);
}

} // namespace

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

void MaskOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const CandidateView* candidate = m_document.chosenCandidate();
    if (!candidate)
        return;
    const bool outdated = m_document.isOutdated();
    QColor tint = outdated ? QColor(128, 128, 128) : lightTokens().mask;
    tint.setAlpha(outdated ? kOutdatedAlpha : kTintAlpha);
    candidate->coverage.tint(painter, transform, visible, tint);
    const QPainterPath path = outlinePath(*candidate, transform, visible);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, outdated ? 120 : 220), 3, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
    painter.setPen(QPen(outdated ? QColor(110, 110, 110) : lightTokens().mask.darker(120), 1.5, Qt::SolidLine,
                        Qt::FlatCap, Qt::BevelJoin));
    painter.drawPath(path);
}

void PromptOverlay::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    const double reach = kMarkRadius + 5;
    int row = 0;
    for (const PromptItem& item : m_document.prompts()) {
        const bool selected = row++ == m_document.selected();
        if (item.kind == PromptItem::Kind::Box) {
            paintBoxMark(painter, transform.toView(item.box), selected);
            continue;
        }
        const QPointF centre = transform.toView(item.point);
        if (visible.adjusted(-reach, -reach, reach, reach).contains(centre))
            paintPointMark(painter, centre, kMarkRadius, item.kind == PromptItem::Kind::Object, selected);
    }
}

} // namespace widgets::segment
