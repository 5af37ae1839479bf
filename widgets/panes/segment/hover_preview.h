#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QPointF>

#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// Shows what a click under the cursor would give: an outline, computed for the present prompts and that point. At most
/// one request runs; of those that come meanwhile the newest follows, so that a moving mouse neither queues nor
/// starves. Nothing of it gets into the document.
class HoverPreview : public QObject, public ImageOverlay {
    Q_OBJECT
public:
    HoverPreview(const SegmentDocument& document, JobRunner& runner, std::shared_ptr<core::segment::Engine> engine,
                 QObject* parent = nullptr);

    void setActive(bool active);
    bool isActive() const { return m_active; }
    /// The cursor is over this place of the picture; nothing: it left, or a click is on its way.
    void point(std::optional<QPointF> place);
    /// What is shown, or null.
    const std::shared_ptr<const ObjectView>& shown() const { return m_shown; }

    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

signals:
    void changed();

private:
    void ask();
    void show(std::shared_ptr<const ObjectView> view);

    const SegmentDocument& m_document;
    JobRunner& m_runner;
    std::shared_ptr<core::segment::Engine> m_engine;
    bool m_active = false;
    std::optional<QPointF> m_wanted;
    std::optional<QPointF> m_asked; ///< what the running request is for
    std::shared_ptr<const ObjectView> m_shown;
};

} // namespace widgets::segment
