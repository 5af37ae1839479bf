#pragma once

#include <functional>

#include <QFrame>

#include "core/jobs/job_queue.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace widgets {

/// Tells in the pane what failed and what to try, with details to unfold; or a short notice. Lies over its parent's top
/// edge, so that nothing moves when it comes or goes.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    enum class Severity { Notice, Error };

    explicit MessageBar(QWidget* parent);

    /// What failed; with `actionTitle`, a button that calls `action`.
    void showError(const gpu::Error& error, const QString& actionTitle = {}, std::function<void()> action = {});
    /// A notice; with `actionTitle`, a button that calls `action`.
    void showNotice(const QString& text, const QString& hint = {}, const QString& actionTitle = {},
                    std::function<void()> action = {});
    /// What is shown is not true any more.
    void clear();
    /// What is shown stays in spite of clear(): until the person has answered or closed it, or something else is shown.
    void pin() { m_pinned = true; }

    Severity severity() const { return m_severity; }
    QString text() const;
    QString hint() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void present(Severity severity, const QString& text, const QString& hint, const QString& details);
    void dismiss();
    void place();
    void retranslate();
    void paintIcon();

    Severity m_severity = Severity::Notice;
    bool m_pinned = false;
    std::function<void()> m_action;
    QLabel* m_icon;
    QLabel* m_text;
    QLabel* m_hint;
    QPushButton* m_button;
    QToolButton* m_unfold;
    QToolButton* m_close;
    QPlainTextEdit* m_details;
};

} // namespace widgets
