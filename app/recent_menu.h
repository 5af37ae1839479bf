#pragma once

#include <QMenu>

namespace widgets {
class ActionTable;
class RecentFiles;
} // namespace widgets

namespace app {

/// File, Open recent: the recent files with their folders, those that are gone in grey, and a way to clear the list.
class RecentMenu : public QMenu {
    Q_OBJECT
public:
    RecentMenu(widgets::RecentFiles& recent, widgets::ActionTable& actions, QWidget* parent);

signals:
    void chosen(const QString& path);

private:
    void fill();

    widgets::RecentFiles& m_recent;
    widgets::ActionTable& m_actions;
};

} // namespace app
