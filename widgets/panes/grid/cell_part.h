#pragma once

#include <QStringList>
#include <QWidget>

#include "widgets/panes/grid/grid_painter.h"

class QLabel;

namespace widgets {
class TableView;
} // namespace widgets

namespace widgets::grid {

class CheckedField;

/// The selected cell: what it is, its value, its last backup with the numbers filled in, and its actions.
class CellPart : public QWidget {
    Q_OBJECT
public:
    CellPart(GridDocument& document, const GridScene& scene, QWidget* parent = nullptr);

    /// Something of the scene has changed.
    void refresh();
    QString facts() const;
    /// The backup with its numbers, in plain text; empty: none.
    QString formula() const;
    /// The wind of the selected cell's column.
    CheckedField* windField() const { return m_wind; }
    /// The reward of the teleport that begins in the selected cell.
    CheckedField* teleportField() const { return m_teleport; }
    TableView* actionTable() const { return m_actions; }

signals:
    /// An action of the selected cell is pointed at; -1: none.
    void actionHovered(int action);

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeFields();
    void retranslate();
    void refreshFacts(int state);
    void refreshFormula(int state);
    void refreshFields(int state);
    QStringList exactLines(int state) const;
    void refreshActions(int state);

    GridDocument& m_document;
    const GridScene& m_scene;
    QLabel* m_facts;
    QLabel* m_formulaTitle;
    QLabel* m_formula; ///< wraps, which a FormulaLabel does not: sums over outcomes are long
    TableView* m_actions;
    CheckedField* m_wind = nullptr;
    CheckedField* m_teleport = nullptr;
    int m_action = -1; ///< pointed at
};

/// What a kind of cell is called.
QString cellKind(core::grid::Cell cell);
/// What an action is called.
QString actionTitle(core::grid::ActionSet actions, int action);

} // namespace widgets::grid
