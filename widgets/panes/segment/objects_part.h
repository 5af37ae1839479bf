#pragma once

#include <span>

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/segment/object_list_model.h"

class QComboBox;
class QLabel;
class QTableView;
class QToolButton;

namespace widgets::segment {

/// The part of the inspector that lists the objects and gives the current one its class. It also serves the actions on
/// objects.
class ObjectsPart : public QWidget {
    Q_OBJECT
public:
    ObjectsPart(SegmentDocument& document, ActionTable& actions, QWidget* parent = nullptr);

    static std::span<const ActionSpec> actionSpecs();
    QTableView* table() const { return m_table; }
    QComboBox* classes() const { return m_classes; }
    void retranslate();

private:
    void makeTable();
    void connectActions();
    void refresh();
    void refreshClasses();
    void refreshActions();
    void shift(int by);
    void editClasses();

    SegmentDocument& m_document;
    ActionTable& m_actions;
    ObjectListModel m_model;
    QTableView* m_table;
    QLabel* m_classTitle;
    QComboBox* m_classes;
    QToolButton* m_editClasses;
};

} // namespace widgets::segment
