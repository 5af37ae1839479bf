#pragma once

#include <QWidget>

#include "widgets/panes/grid/grid_painter.h"

class QLabel;

namespace widgets {
class FormulaLabel;
class TableView;
} // namespace widgets

namespace widgets::grid {

/// The selected cell: what it is, its value, its last backup with the numbers filled in, and its actions.
class CellPart : public QWidget {
    Q_OBJECT
public:
    CellPart(GridDocument& document, const GridScene& scene, QWidget* parent = nullptr);

    /// Something of the scene has changed.
    void refresh();
    QString facts() const;
    FormulaLabel* formula() const { return m_formula; }
    TableView* actionTable() const { return m_actions; }

signals:
    /// An action of the selected cell is pointed at; -1: none.
    void actionHovered(int action);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshFacts(int state);
    void refreshFormula(int state);
    void refreshActions(int state);

    GridDocument& m_document;
    const GridScene& m_scene;
    QLabel* m_facts;
    FormulaLabel* m_formula;
    TableView* m_actions;
};

/// What a kind of cell is called.
QString cellKind(core::grid::Cell cell);
/// What an action is called.
QString actionTitle(core::grid::ActionSet actions, int action);

} // namespace widgets::grid
