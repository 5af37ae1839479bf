#pragma once

#include <QWidget>

#include "widgets/panes/inspect/inspect_document.h"

class QLabel;
class QPushButton;

namespace widgets::inspect {

/// Which file cuts the sentence into tokens: the one that is known for the model, or one that a person chooses.
class TokenizerPart : public QWidget {
    Q_OBJECT
public:
    explicit TokenizerPart(InspectDocument& document, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void ask();
    void takeKnown();
    void refresh();
    void retranslate();

    InspectDocument& m_document;
    QLabel* m_name;
    QPushButton* m_choose;
    QPushButton* m_known; ///< back to the model's own
};

} // namespace widgets::inspect
