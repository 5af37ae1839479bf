#pragma once

#include <QWidget>

#include "widgets/panes/grid/cell_part.h"
#include "widgets/panes/grid/display_part.h"
#include "widgets/panes/grid/learner_part.h"
#include "widgets/panes/grid/rules_part.h"
#include "widgets/panes/grid/world_part.h"

namespace widgets {
class Section;
}

namespace widgets::grid {

/// The right-hand side of the pane: world, algorithm, what is shown, and the selected cell.
class GridInspector : public QWidget {
    Q_OBJECT
public:
    GridInspector(GridDocument& document, WorldEdits& edits, const GridScene& scene, ActionTable& actions,
                  QWidget* parent = nullptr);

    WorldPart* world() const { return m_world; }
    RulesPart* rules() const { return m_rules; }
    Section* rulesSection() const { return m_rulesSection; }
    LearnerPart* learner() const { return m_learner; }
    DisplayPart* display() const { return m_display; }
    CellPart* cell() const { return m_cell; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    WorldPart* m_world;
    RulesPart* m_rules;
    LearnerPart* m_learner;
    DisplayPart* m_display;
    CellPart* m_cell;
    Section* m_worldSection;
    Section* m_rulesSection;
    Section* m_learnerSection;
    Section* m_displaySection;
    Section* m_cellSection;
};

} // namespace widgets::grid
