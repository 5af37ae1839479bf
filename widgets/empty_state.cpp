#include "widgets/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/theme.h"

namespace widgets {

namespace {

/// A push button that is the face of an action: same title, icon, tooltip and state.
QPushButton* buttonFor(QAction* action, QWidget* parent)
{
    auto* button = new QPushButton(parent);
    const auto follow = [button, action] {
        button->setText(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

} // namespace

EmptyState::EmptyState(QAction* open, QAction* samples, QWidget* canvas)
    : QWidget(canvas), m_sentence(new QLabel(this)), m_open(buttonFor(open, this)), m_samples(buttonFor(samples, this))
{
    m_open->setProperty("primary", true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    setTextRole(m_sentence, TextRole::Title);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_samples);
    buttons->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(16);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addLayout(buttons);
    layout->addStretch();
    canvas->installEventFilter(this);
    setGeometry(canvas->rect());
}

void EmptyState::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

bool EmptyState::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace widgets
