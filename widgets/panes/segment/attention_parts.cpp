#include "widgets/panes/segment/attention_parts.h"

#include "widgets/panes/segment/attention_figures.h"

namespace widgets::segment {

AttentionParts::AttentionParts(SegmentDocument& document, const PaneServices& services, QWidget* parent)
    : QObject(parent),
      m_document(document),
      m_model(services.jobs, services.segmentEngine),
      m_overlay(m_model, document),
      m_panel(new AttentionPanel(m_model, parent))
{
    m_panel->hide();
    connect(&m_document, &SegmentDocument::pictureChanged, this, &AttentionParts::feed);
    connect(&m_document, &SegmentDocument::encodedChanged, this, &AttentionParts::feed);
    connect(&m_document, &SegmentDocument::promptsChanged, this, &AttentionParts::feed);
    connect(&m_model, &AttentionModel::attentionChanged, this, &AttentionParts::overlayChanged);
    connect(&m_model, &AttentionModel::choiceChanged, this, &AttentionParts::overlayChanged);
    connect(&m_model, &AttentionModel::styleChanged, this, &AttentionParts::overlayChanged);
    connect(&m_model, &AttentionModel::cursorChanged, this, &AttentionParts::overlayChanged);
}

AttentionParts::~AttentionParts() { delete m_panel; }

std::vector<PanePanel> AttentionParts::panels() const
{
    return {{"segment.attention", QT_TRANSLATE_NOOP("Panels", "Attention"), "attention", m_panel.data()}};
}

std::vector<ExportItem> AttentionParts::exportItems() const { return attentionExports(m_model); }

void AttentionParts::hover(QPointF position, bool inside)
{
    m_model.setCursor(inside && m_model.isActive() ? std::optional(position) : std::nullopt);
}

void AttentionParts::feed()
{
    m_model.setInput({m_document.picture(), m_document.encoded(), m_document.currentObject()});
}

} // namespace widgets::segment
