#pragma once

#include <QWidget>

#include "widgets/actions.h"
#include "widgets/panes/inspect/inspect_document.h"
#include "widgets/panes/inspect/sentence_part.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace widgets::inspect {

/// What the inputs hold, and the buttons that run.
class RunPart : public QWidget {
    Q_OBJECT
public:
    RunPart(InspectDocument& document, ActionTable& actions, QWidget* parent = nullptr);

    QComboBox* inputBox() const { return m_input; }
    QSpinBox* seedBox() const { return m_seed; }
    SentencePart* sentence() const { return m_sentence; }
    /// Takes a picture for the inputs.
    void setPicture(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    void askForPicture();
    void commit();
    void refresh();
    /// Among the inputs only where the model takes text.
    void offerSentence();
    void refreshWhy();
    QString usedText() const;
    void retranslate();

    InspectDocument& m_document;
    QComboBox* m_input;
    QLabel* m_seedTitle;
    QSpinBox* m_seed;
    QPushButton* m_choose;
    QLabel* m_picture;
    SentencePart* m_sentence;
    QPushButton* m_run;
    QLabel* m_why; ///< it cannot run
    QLabel* m_device;
    QLabel* m_used; ///< what the times are of
};

} // namespace widgets::inspect
