#include "app/window_menus.h"

#include <array>

#include <QAction>
#include <QCoreApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include "app/recent_menu.h"
#include "app/window_choices.h"
#include "widgets/icons.h"

namespace app {

namespace {

constexpr QSize kIconSize(20, 20);

constexpr std::array<const char*, 3> kOpening{"file.open", "file.samples", "file.paste"};
constexpr std::array<const char*, 4> kWorkspace{"file.new-workspace", "file.open-workspace", "file.save-workspace",
                                                "file.save-workspace-as"};
constexpr std::array<const char*, 2> kProgram{"app.palette", "app.shortcuts"};
constexpr std::array<const char*, 2> kEditing{"edit.undo", "edit.redo"};
constexpr std::array<const char*, 5> kZooming{"view.fit", "view.actual-size", "view.zoom-in", "view.zoom-out",
                                              "view.guides"};
constexpr std::array<const char*, 2> kWindow{"window.inspector", "window.panels"};
constexpr std::array<const char*, 5> kMoving{"", "window.next-area", "window.previous-area", "", "window.reset-layout"};
constexpr std::array<const char*, 2> kHelp{"help.contents", ""};
constexpr std::array<const char*, 2> kAbout{"", "help.about"};
constexpr std::array<const char*, 1> kDebug{"debug.loseDevice"};

constexpr std::array<const char*, 5> kToolBarStart{"file.open", "file.samples", "", "edit.undo", "edit.redo"};
constexpr std::array<const char*, 4> kToolBarEnd{"view.fit", "view.actual-size", "view.zoom-out", "view.zoom-in"};
/// These say their verb beside the icon.
constexpr std::array<const char*, 2> kWithText{"file.open", "file.samples"};

} // namespace

WindowMenus::WindowMenus(widgets::ActionTable& actions, widgets::RecentFiles& recent, QMainWindow& window)
    : QObject(&window), m_actions(actions), m_window(window), m_toolBar(new QToolBar(&window))
{
    m_toolBar->setObjectName(QStringLiteral("tools"));
    m_toolBar->setMovable(false);
    m_toolBar->setIconSize(kIconSize);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    window.addToolBar(Qt::TopToolBarArea, m_toolBar);
    m_file = addMenu(QT_TR_NOOP("&File"));
    m_recent = new RecentMenu(recent, actions, &window);
    m_titles.emplace_back(m_recent, QT_TR_NOOP("Open &recent"));
    m_edit = addMenu(QT_TR_NOOP("&Edit"));
    m_view = addMenu(QT_TR_NOOP("&View"));
    m_pane = addMenu("");
    m_windowMenu = addMenu(QT_TR_NOOP("&Window"));
    QMenu* help = addMenu(QT_TR_NOOP("&Help"));
    m_actions.fill(help, kHelp);
    help->addMenu(addSubmenu(QT_TR_NOOP("&Debug"), "device", kDebug));
    m_actions.fill(help, kAbout);
    m_panels = addSubmenu(QT_TR_NOOP("Pane&l"), "panels", {});
    m_theme = addSubmenu(QT_TR_NOOP("&Theme"), "theme", kThemeActions);
    m_language = addSubmenu(QT_TR_NOOP("&Language"), "language", kLanguageActions);
}

QMenu* WindowMenus::addMenu(const char* title)
{
    QMenu* menu = m_window.menuBar()->addMenu(QString());
    menu->setToolTipsVisible(true);
    m_titles.emplace_back(menu, title);
    return menu;
}

QMenu* WindowMenus::addSubmenu(const char* title, const char* iconName, std::span<const char* const> ids)
{
    auto* menu = new QMenu(&m_window);
    menu->setToolTipsVisible(true);
    menu->setIcon(widgets::icon(QString::fromLatin1(iconName)));
    m_actions.fill(menu, ids);
    m_titles.emplace_back(menu, title);
    return menu;
}

void WindowMenus::showPane(const widgets::PaneEntry& entry, const widgets::Pane& pane, const QStringList& panels)
{
    m_paneTitle = entry.title;
    const widgets::PaneActions places = pane.actionPlaces();
    fillMenus(places, panels);
    fillToolBar(places);
    retranslate();
}

void WindowMenus::fillMenus(const widgets::PaneActions& places, const QStringList& panels)
{
    for (QMenu* menu : {m_file, m_edit, m_view, m_pane, m_windowMenu, m_panels})
        menu->clear();
    const auto part = [this](QMenu* menu, std::span<const char* const> ids) {
        if (!menu->isEmpty() && !ids.empty())
            menu->addSeparator();
        m_actions.fill(menu, ids);
    };
    part(m_file, kOpening);
    part(m_file, kWorkspace);
    m_file->insertMenu(m_actions.action("file.samples"), m_recent);
    part(m_file, places.file);
    part(m_file, std::array{"file.export"});
    part(m_file, std::array{"app.quit"});
    part(m_edit, kEditing);
    part(m_edit, places.edit);
    part(m_edit, kProgram);
    part(m_view, kZooming);
    part(m_view, places.view);
    m_view->addSeparator();
    m_view->addMenu(m_theme);
    m_view->addMenu(m_language);
    part(m_pane, places.menu);
    m_pane->menuAction()->setVisible(!places.menu.empty());
    for (const widgets::PaneEntry& other : widgets::paneRegistry())
        m_windowMenu->addAction(m_actions.action(std::string("pane.") + other.id));
    part(m_windowMenu, kWindow);
    m_windowMenu->addMenu(m_panels);
    for (const QString& panel : panels)
        m_panels->addAction(m_actions.action(("panel." + panel).toStdString()));
    m_actions.fill(m_windowMenu, kMoving);
}

void WindowMenus::fillToolBar(const widgets::PaneActions& places)
{
    for (QAction* action : m_toolBar->actions())
        if (action->parent() == m_toolBar)
            delete action; // a separator, which clear() would leave behind
    m_toolBar->clear();
    m_actions.fill(m_toolBar, kToolBarStart);
    m_toolBar->addSeparator();
    if (!places.toolBar.empty()) {
        m_actions.fill(m_toolBar, places.toolBar);
        m_toolBar->addSeparator();
    }
    m_actions.fill(m_toolBar, kToolBarEnd);
    for (const char* id : kWithText)
        if (auto* button = qobject_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions.action(id))))
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    // A bar's buttons are for the mouse only, unless told otherwise.
    for (auto* button : m_toolBar->findChildren<QToolButton*>(Qt::FindDirectChildrenOnly))
        if (m_toolBar->actions().contains(button->defaultAction()))
            button->setFocusPolicy(Qt::TabFocus);
}

QWidget* WindowMenus::buttonOf(const char* id) const { return m_toolBar->widgetForAction(m_actions.action(id)); }

void WindowMenus::retranslate()
{
    for (const auto& [menu, title] : m_titles)
        menu->setTitle(menu == m_pane ? QCoreApplication::translate("Panes", m_paneTitle) : tr(title));
    m_toolBar->setWindowTitle(tr("Tools"));
    m_toolBar->setAccessibleName(tr("Tools"));
}

} // namespace app
