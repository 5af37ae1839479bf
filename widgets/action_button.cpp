#include "widgets/action_button.h"

#include <QAction>
#include <QPushButton>

namespace widgets {

void followAction(QPushButton* button, QAction* action)
{
    const auto follow = [button, action] {
        button->setText(action->iconText());
        button->setToolTip(action->toolTip());
        button->setEnabled(action->isEnabled());
    };
    follow();
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
}

} // namespace widgets
