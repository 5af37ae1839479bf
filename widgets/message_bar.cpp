#include "widgets/message_bar.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "widgets/icons.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr int kMargin = 12;
constexpr int kWidest = 720;
constexpr int kDetailsHeight = 84;

/// The kind's name for the details, which people paste into reports: not translated.
const char* nameOf(gpu::ErrorKind kind)
{
    using gpu::ErrorKind;
    switch (kind) {
    case ErrorKind::InvalidInput:
        return "invalid input";
    case ErrorKind::NotFound:
        return "not found";
    case ErrorKind::Unsupported:
        return "unsupported";
    case ErrorKind::LimitExceeded:
        return "limit exceeded";
    case ErrorKind::OutOfMemory:
        return "out of memory";
    case ErrorKind::DeviceLost:
        return "device lost";
    case ErrorKind::Io:
        return "input/output";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

} // namespace

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_text(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_button(new QPushButton(this)),
      m_unfold(new QToolButton(this)),
      m_close(new QToolButton(this)),
      m_details(new QPlainTextEdit(this))
{
    setObjectName(QStringLiteral("messageBar"));
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setHorizontalSpacing(8);
    layout->setVerticalSpacing(2);
    layout->addWidget(m_icon, 0, 0, Qt::AlignTop);
    layout->addWidget(m_text, 0, 1);
    layout->addWidget(m_hint, 1, 1);
    layout->addWidget(m_button, 0, 2, 2, 1, Qt::AlignVCenter);
    layout->addWidget(m_unfold, 0, 3, Qt::AlignTop);
    layout->addWidget(m_close, 0, 4, Qt::AlignTop);
    layout->addWidget(m_details, 2, 1, 1, 4);
    layout->setColumnStretch(1, 1);
    for (QLabel* label : {m_text, m_hint}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setTextFormat(Qt::PlainText);
    }
    setTextRole(m_text, TextRole::Heading);
    setTextRole(m_hint, TextRole::Quiet);
    m_details->setReadOnly(true);
    m_details->setFixedHeight(kDetailsHeight);
    m_unfold->setCheckable(true);
    m_close->setIcon(icon(QStringLiteral("close")));
    m_close->setIconSize(QSize(14, 14));
    connect(m_unfold, &QToolButton::toggled, this, [this](bool open) {
        m_details->setVisible(open);
        place();
    });
    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_button, &QPushButton::clicked, this, [this] {
        const std::function<void()> action = m_action;
        dismiss();
        if (action)
            action();
    });
    parent->installEventFilter(this);
    retranslate();
    hide();
}

void MessageBar::showError(const gpu::Error& error, const QString& actionTitle, std::function<void()> action)
{
    m_action = std::move(action);
    m_button->setText(actionTitle);
    m_button->setVisible(!actionTitle.isEmpty());
    const QString details = QStringLiteral("%1: %2\n%3")
                                .arg(QLatin1String(nameOf(error.kind())), QString::fromUtf8(error.what()),
                                     QString::fromStdString(error.hint().english()));
    present(Severity::Error, translated(error.message()), translated(error.hint()), details.trimmed());
}

void MessageBar::showNotice(const QString& text, const QString& hint, const QString& actionTitle,
                            std::function<void()> action)
{
    m_action = std::move(action);
    m_button->setText(actionTitle);
    m_button->setVisible(!actionTitle.isEmpty());
    present(Severity::Notice, text, hint, {});
}

void MessageBar::clear()
{
    if (!m_pinned)
        dismiss();
}

void MessageBar::dismiss()
{
    m_pinned = false;
    m_action = {};
    hide();
}

QString MessageBar::text() const { return m_text->text(); }

QString MessageBar::hint() const { return m_hint->text(); }

void MessageBar::present(Severity severity, const QString& text, const QString& hint, const QString& details)
{
    m_severity = severity;
    m_pinned = false;
    const bool failed = severity == Severity::Error;
    setProperty("severity", failed ? QStringLiteral("error") : QStringLiteral("notice"));
    style()->unpolish(this);
    style()->polish(this);
    paintIcon();
    m_text->setText(text);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_details->setPlainText(details);
    m_unfold->setVisible(!details.isEmpty());
    m_unfold->setChecked(false);
    m_details->hide();
    show();
    raise();
    place();
}

void MessageBar::paintIcon()
{
    const bool failed = m_severity == Severity::Error;
    m_icon->setPixmap(iconPixmap(failed ? QStringLiteral("error") : QStringLiteral("done"), 20,
                                 failed ? tokens().danger : tokens().accent, devicePixelRatioF()));
}

void MessageBar::place()
{
    if (isHidden())
        return;
    const int width = std::clamp(parentWidget()->width() - 2 * kMargin, 80, kWidest);
    layout()->activate();
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    setGeometry((parentWidget()->width() - width) / 2, kMargin, width, height);
}

void MessageBar::retranslate()
{
    m_unfold->setText(tr("Details"));
    m_unfold->setToolTip(tr("Show or hide the details"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    m_details->setAccessibleName(tr("Details"));
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void MessageBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

} // namespace widgets
