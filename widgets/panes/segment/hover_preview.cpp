#include "widgets/panes/segment/hover_preview.h"

#include <utility>

#include <QPainter>

#include "widgets/panes/segment/segment_overlays.h"
#include "widgets/theme.h"

namespace widgets::segment {

namespace {
const QString kHover = QStringLiteral("segment.hover");
}

HoverPreview::HoverPreview(const SegmentDocument& document, JobRunner& runner,
                           std::shared_ptr<core::segment::Engine> engine, QObject* parent)
    : QObject(parent), m_document(document), m_runner(runner), m_engine(std::move(engine))
{
    const auto forget = [this] {
        m_runner.cancel(kHover); // what was asked for is no longer there
        show(nullptr);
    };
    connect(&m_document, &SegmentDocument::promptsChanged, this, forget);
    connect(&m_document, &SegmentDocument::pictureChanged, this, forget);
}

void HoverPreview::setActive(bool active)
{
    m_active = active;
    if (!active)
        point(std::nullopt);
}

void HoverPreview::point(std::optional<QPointF> place)
{
    m_wanted = m_active ? place : std::nullopt;
    if (!m_wanted) {
        m_runner.cancel(kHover);
        show(nullptr);
    }
    ask();
}

void HoverPreview::ask()
{
    if (!m_wanted || m_asked || !m_document.encoded())
        return;
    m_asked = m_wanted;
    core::segment::SceneObject object;
    if (const auto current = m_document.currentObject())
        object = *current;
    object.prompts.push_back({core::segment::ScenePrompt::Kind::Object, {m_asked->x(), m_asked->y()}, {}});
    const auto work = [engine = m_engine, object, encoded = m_document.encoded()](core::JobContext& context) {
        const core::segment::Prediction prediction =
            engine->predict(*encoded->embedding, core::segment::promptsOf(object), context);
        return viewOf(prediction.candidates[static_cast<size_t>(prediction.best)].mask);
    };
    m_runner.run<std::shared_ptr<const ObjectView>>(
        kHover, gpu::mark("SegmentPane", "Looking ahead"), work, this,
        [this, encoded = m_document.encoded()](const Outcome<std::shared_ptr<const ObjectView>>& outcome) {
            const std::optional<QPointF> asked = std::exchange(m_asked, std::nullopt);
            // A preview that fails stays away: the click itself says what is wrong.
            if (outcome.value && m_wanted && encoded == m_document.encoded())
                show(*outcome.value);
            if (m_wanted != asked)
                ask();
        });
}

void HoverPreview::show(std::shared_ptr<const ObjectView> view)
{
    if (std::exchange(m_shown, std::move(view)) != m_shown)
        emit changed();
}

void HoverPreview::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    if (!m_shown)
        return;
    const QPainterPath path = outlinePath(*m_shown, transform, visible);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 3));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::white, 1.5, Qt::DashLine));
    painter.drawPath(path);
}

} // namespace widgets::segment
