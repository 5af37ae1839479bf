#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace widgets {

class RecentFiles;

/// What a canvas shows while nothing is open: one sentence, the two buttons that matter, and what was open lately.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(QAction* open, QAction* samples, QWidget* canvas);
    void setSentence(const QString& sentence);
    void setRecent(RecentFiles& recent);
    QPushButton* samplesButton() const { return m_samples; }

signals:
    /// One of the recent files.
    void chosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fillRecent();
    void addRecent(const QString& path, int row);

    QLabel* m_sentence;
    QPushButton* m_open;
    QPushButton* m_samples;
    RecentFiles* m_recent = nullptr;
    QWidget* m_list;
};

} // namespace widgets
