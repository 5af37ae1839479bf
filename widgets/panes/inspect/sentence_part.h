#pragma once

#include <QWidget>

#include "widgets/panes/inspect/inspect_document.h"
#include "widgets/panes/inspect/tokenizer_part.h"

class QLabel;
class QLineEdit;
class QTimer;

namespace widgets::inspect {

/// The sentence that a text model reads, or the pair, and the tokens that they become.
class SentencePart : public QWidget {
    Q_OBJECT
public:
    explicit SentencePart(InspectDocument& document, QWidget* parent = nullptr);

    QLineEdit* first() const { return m_first; }
    QLineEdit* second() const { return m_second; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QLineEdit* makeField(const char* name);
    void commit();
    void refresh();
    void retranslate();
    QString whyNoPair() const;
    QString tokensText() const;

    InspectDocument& m_document;
    QTimer* m_pause; ///< in the typing
    QLineEdit* m_first;
    QLineEdit* m_second;
    QLabel* m_whyNoPair;
    QLabel* m_tokens;
    TokenizerPart* m_tokenizer;
};

} // namespace widgets::inspect
