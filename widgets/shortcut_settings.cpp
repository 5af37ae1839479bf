#include "widgets/shortcut_settings.h"

#include <QAction>
#include <QSettings>

#include "widgets/actions.h"

namespace widgets {

namespace {
const QString kGroup = QStringLiteral("shortcuts");
}

void loadShortcuts(ActionTable& actions)
{
    QSettings settings;
    settings.beginGroup(kGroup);
    const QStringList chosen = settings.childKeys();
    for (QAction* action : actions.all())
        if (chosen.contains(action->objectName()))
            actions.setShortcut(
                action->objectName().toStdString(),
                QKeySequence(settings.value(action->objectName()).toString(), QKeySequence::PortableText));
    for (const QString& id : chosen) {
        for (const QAction* action : actions.all()) {
            if (action->objectName() != id)
                continue;
            const QAction* other = actions.conflict(id.toStdString(), action->shortcut());
            if (other && !chosen.contains(other->objectName()))
                actions.setShortcut(other->objectName().toStdString(), {});
        }
    }
}

void saveShortcuts(const ActionTable& actions)
{
    QSettings settings;
    settings.beginGroup(kGroup);
    for (const QAction* action : actions.all()) {
        const QString id = action->objectName();
        if (action->shortcut() == actions.defaultShortcut(id.toStdString()))
            settings.remove(id);
        else
            settings.setValue(id, action->shortcut().toString(QKeySequence::PortableText));
    }
}

} // namespace widgets
