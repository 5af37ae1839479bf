#include "widgets/action_button.h"

#include <utility>

#include <QAction>
#include <QPushButton>

namespace widgets {

void followAction(QPushButton* button, QAction* action)
{
    auto follow = [button, action, hadFocus = false]() mutable {
        // Qt would move the focus on to some other control for as long as the action cannot be used.
        if (!action->isEnabled() && button->hasFocus()) {
            hadFocus = true;
            button->clearFocus();
        }
        button->setText(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
        if (action->isEnabled() && std::exchange(hadFocus, false) && !button->window()->focusWidget())
            button->setFocus(Qt::OtherFocusReason);
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

} // namespace widgets
