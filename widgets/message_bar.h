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

    void showError(const gpu::Error& error);
    /// A notice; with `actionTitle`, a button that calls `action`.
    void showNotice(const QString& text, const QString& hint = {}, const QString& actionTitle = {},
                    std::function<void()> action = {});
    void clear();

    Severity severity() const { return m_severity; }
    QString text() const;
    QString hint() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void present(Severity severity, const QString& text, const QString& hint, const QString& details);
    void place();
    void retranslate();
    void paintIcon();

    Severity m_severity = Severity::Notice;
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
