#pragma once

#include <QPainterPath>

#include "widgets/image_view.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The masks of all visible objects in the colours of their classes, the current one stronger and on top, and what is
/// lit. Grey while a newer mask is being computed.
class MaskOverlay final : public ImageOverlay {
public:
    explicit MaskOverlay(const SegmentDocument& document) : m_document(document) {}
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
    void paintLayer(QPainter& painter, const ViewTransform& transform, const QRectF& visible, const MaskLayer& layer,
                    bool current) const;

    const SegmentDocument& m_document;
};

/// The prompts: an object point is a green disc with a plus, a background point a red disc with a minus.
class PromptOverlay final : public ImageOverlay {
public:
    explicit PromptOverlay(const SegmentDocument& document) : m_document(document) {}
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
    const SegmentDocument& m_document;
};

/// The rings in view coordinates: only what can be seen, without corners closer to each other than the eye tells apart.
QPainterPath outlinePath(const ObjectView& object, const ViewTransform& transform, const QRectF& visible);

/// The frame of a box prompt, in logical pixels.
void paintBoxMark(QPainter& painter, const QRectF& box, bool selected);

/// The disc of a point prompt around `centre`, in logical pixels; also used in lists.
void paintPointMark(QPainter& painter, QPointF centre, double radius, bool object, bool selected);

} // namespace widgets::segment
