#pragma once

#include <map>
#include <string>

#include <QWidget>

#include "widgets/panes/grid/grid_document.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace widgets::grid {

class CheckedField;

/// The algorithm: a list by family, its formula and source, and a form made from its parameters.
class LearnerPart : public QWidget {
    Q_OBJECT
public:
    explicit LearnerPart(GridDocument& document, QWidget* parent = nullptr);

    QComboBox* learnerBox() const { return m_learners; }
    /// Of a numeric parameter of the chosen learner, or "seed"; null: there is none.
    CheckedField* field(const std::string& name) const;
    /// Of a parameter with named values.
    QComboBox* choice(const std::string& name) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeForm();
    void addField(const core::grid::Parameter& parameter);
    void addChoice(const core::grid::Parameter& parameter);
    void refresh();
    void retranslate();

    GridDocument& m_document;
    const core::grid::Learner* m_shown = nullptr;
    QComboBox* m_learners;
    QLabel* m_formula;
    QLabel* m_source;
    QWidget* m_form = nullptr;
    QVBoxLayout* m_place;
    std::map<std::string, CheckedField*> m_fields;
    std::map<std::string, QComboBox*> m_choices;
};

} // namespace widgets::grid
