#pragma once

#include <QComboBox>

namespace widgets {

/// A combo box whose closed face ends what is too long in "…"; the tooltip then has the whole of it.
class ChoiceBox : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;

    /// What is seen while the list is closed.
    QString shownText() const;

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override;
    bool event(QEvent* event) override;
};

} // namespace widgets
