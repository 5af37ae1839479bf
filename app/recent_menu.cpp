#include "app/recent_menu.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>

#include "widgets/actions.h"
#include "widgets/recent_files.h"

namespace app {

namespace {
constexpr int kFolderWidth = 280;
}

RecentMenu::RecentMenu(widgets::RecentFiles& recent, widgets::ActionTable& actions, QWidget* parent)
    : QMenu(parent), m_recent(recent), m_actions(actions)
{
    setObjectName(QStringLiteral("recentMenu"));
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, [this] {
        fill();
        m_recent.check();
    });
    // What turns out to be missing while the menu is open greys at once.
    connect(&m_recent, &widgets::RecentFiles::changed, this, [this] {
        if (isVisible())
            fill();
    });
}

void RecentMenu::fill()
{
    clear();
    int number = 1;
    for (const QString& path : m_recent.paths()) {
        const QFileInfo file(path);
        const QString folder =
            fontMetrics().elidedText(QDir::toNativeSeparators(file.absolutePath()), Qt::ElideMiddle, kFolderWidth);
        const QString key = number < 10 ? QStringLiteral("&%1  ").arg(number) : QStringLiteral("%1  ").arg(number);
        QString text = file.fileName() + QLatin1Char('\t') + folder;
        QAction* action = addAction(key + text.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setData(path);
        const bool missing = m_recent.isMissing(path);
        action->setEnabled(!missing);
        const QString shown = QDir::toNativeSeparators(path);
        action->setToolTip(missing ? shown + QLatin1Char('\n') + tr("The file is not there any more.") : shown);
        connect(action, &QAction::triggered, this, [this, path] { emit chosen(path); });
        ++number;
    }
    if (m_recent.paths().isEmpty())
        addAction(tr("Nothing has been opened yet"))->setEnabled(false);
    addSeparator();
    addAction(m_actions.action("file.clear-recent"));
}

} // namespace app
