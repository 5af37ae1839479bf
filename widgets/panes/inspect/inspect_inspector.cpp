#include "widgets/panes/inspect/inspect_inspector.h"

#include <QEvent>

#include "widgets/section.h"

namespace widgets::inspect {

InspectInspector::InspectInspector(InspectDocument& document, ActionTable& actions, QWidget* parent) : QWidget(parent)
{
    auto* content = new QWidget(this);
    m_model = new ModelPart(document, content);
    m_run = new RunPart(document, actions, content);
    m_node = new NodePart(document, actions, content);
    m_modelSection = new Section(m_model, content);
    m_runSection = new Section(m_run, content);
    m_nodeSection = new Section(m_node, content);
    Section* const sections[] = {m_runSection, m_nodeSection, m_modelSection};
    for (Section* section : sections)
        section->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    stackSections(this, content, sections);
    retranslate();
}

void InspectInspector::retranslate()
{
    m_modelSection->setTitle(tr("Model"));
    m_runSection->setTitle(tr("Run"));
    m_nodeSection->setTitle(tr("Node"));
}

void InspectInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::inspect
