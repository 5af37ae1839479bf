#pragma once

#include "widgets/image_view.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// The chosen mask over the picture: a tint and an outline; grey while a newer one is being computed.
class MaskOverlay final : public ImageOverlay {
public:
    explicit MaskOverlay(const SegmentDocument& document) : m_document(document) {}
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
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

/// The disc of a point prompt around `centre`, in logical pixels; also used in lists.
void paintPointMark(QPainter& painter, QPointF centre, double radius, bool object, bool selected);

} // namespace widgets::segment
