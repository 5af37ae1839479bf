#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace widgets {

/// What a canvas shows while nothing is open: one sentence and the two buttons that matter.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(QAction* open, QAction* samples, QWidget* canvas);
    void setSentence(const QString& sentence);
    QPushButton* samplesButton() const { return m_samples; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* m_sentence;
    QPushButton* m_open;
    QPushButton* m_samples;
};

} // namespace widgets
