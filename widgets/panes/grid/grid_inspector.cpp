#include "widgets/panes/grid/grid_inspector.h"

#include <QEvent>

#include "widgets/section.h"

namespace widgets::grid {

GridInspector::GridInspector(GridDocument& document, WorldEdits& edits, const GridScene& scene, ActionTable& actions,
                             QWidget* parent)
    : QWidget(parent)
{
    auto* content = new QWidget(this);
    m_world = new WorldPart(document, edits, content);
    m_rules = new RulesPart(document, edits, content);
    m_learner = new LearnerPart(document, content);
    m_display = new DisplayPart(actions, content);
    m_cell = new CellPart(document, scene, content);
    m_worldSection = new Section(m_world, content);
    m_rulesSection = new Section(m_rules, content);
    m_learnerSection = new Section(m_learner, content);
    m_displaySection = new Section(m_display, content);
    m_cellSection = new Section(m_cell, content);
    Section* const sections[] = {m_worldSection, m_learnerSection, m_cellSection, m_displaySection, m_rulesSection};
    for (Section* section : sections) // their texts wrap: the height that they need follows from the width
        section->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    stackSections(this, content, sections);
    m_rulesSection->setOpen(false); // long, and seldom changed
    retranslate();
}

void GridInspector::retranslate()
{
    m_worldSection->setTitle(tr("World"));
    m_rulesSection->setTitle(tr("Rules"));
    m_learnerSection->setTitle(tr("Algorithm"));
    m_displaySection->setTitle(tr("Display"));
    m_cellSection->setTitle(tr("Cell"));
}

void GridInspector::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace widgets::grid
