#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QWidget>

#include "core/grid/conventions.h"
#include "widgets/panes/grid/world_edits.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace widgets::grid {

class CheckedField;

/// The rules of the world: named conventions, each explained, rewards, slip and noise, and its size.
class RulesPart : public QWidget {
    Q_OBJECT
public:
    RulesPart(GridDocument& document, WorldEdits& edits, QWidget* parent = nullptr);

    /// "step", "forbidden", "boundary", "goal", "hole", "slip", "noise", "rows", "columns".
    CheckedField* field(const std::string& name) const { return m_fields.at(name); }
    /// Of a group of conventions.
    QComboBox* conventionBox(const std::string& group) const { return m_boxes.at(group).box; }

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Group {
        QLabel* title = nullptr;
        QComboBox* box = nullptr;
        QLabel* explanation = nullptr;
    };
    void addGroup(QVBoxLayout* layout, const core::grid::ConventionGroup& group);
    void addSizeFields(QVBoxLayout* layout);
    void addRuleFields(QVBoxLayout* layout);
    void addField(QVBoxLayout* layout, const std::string& name, std::function<core::grid::World(double)> change);
    void refresh();
    void retranslate();

    GridDocument& m_document;
    WorldEdits& m_edits;
    std::map<std::string, Group> m_boxes;
    std::map<std::string, CheckedField*> m_fields;
};

} // namespace widgets::grid
