#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace widgets {

class JobRunner;

/// What runs, how far it is, and a button that stops it. Keeps its room while nothing runs; a job shorter than a
/// moment does not make it flicker.
class ProgressStrip : public QWidget {
    Q_OBJECT
public:
    explicit ProgressStrip(JobRunner& jobs, QWidget* parent = nullptr);
    QToolButton* cancelButton() const { return m_cancel; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void show(bool visible);
    void retranslate();

    JobRunner& m_jobs;
    QLabel* m_label;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
    QTimer m_delay;
};

} // namespace widgets
