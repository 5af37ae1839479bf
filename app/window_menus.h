#pragma once
// The menus and the toolbar: the window's own actions, and between them those of the pane in front.

#include <span>
#include <utility>
#include <vector>

#include <QObject>

#include "widgets/panes/pane.h"
#include "widgets/panes/registry.h"

class QMainWindow;
class QMenu;
class QToolBar;

namespace app {

class RecentMenu;

class WindowMenus : public QObject {
    Q_OBJECT
public:
    WindowMenus(widgets::ActionTable& actions, widgets::RecentFiles& recent, QMainWindow& window);

    /// Fills menus and toolbar for this pane. `panels` are the ids of the tabs of the bottom dock.
    void showPane(const widgets::PaneEntry& entry, const widgets::Pane& pane, const QStringList& panels);
    void retranslate();
    RecentMenu* recentMenu() const { return m_recent; }
    QToolBar* toolBar() const { return m_toolBar; }
    /// The action's button in the toolbar; null: it has none there.
    QWidget* buttonOf(const char* id) const;

private:
    QMenu* addMenu(const char* title);
    QMenu* addSubmenu(const char* title, const char* iconName, std::span<const char* const> ids);
    void fillMenus(const widgets::PaneActions& places, const QStringList& panels);
    void fillToolBar(const widgets::PaneActions& places);

    widgets::ActionTable& m_actions;
    QMainWindow& m_window;
    std::vector<std::pair<QMenu*, const char*>> m_titles; ///< with the source of their titles
    QMenu* m_file = nullptr;
    RecentMenu* m_recent = nullptr;
    QMenu* m_edit = nullptr;
    QMenu* m_view = nullptr;
    QMenu* m_pane = nullptr;
    QMenu* m_windowMenu = nullptr;
    QMenu* m_panels = nullptr;
    QMenu* m_theme = nullptr;
    QMenu* m_language = nullptr;
    const char* m_paneTitle = "";
    QToolBar* m_toolBar = nullptr;
};

} // namespace app
