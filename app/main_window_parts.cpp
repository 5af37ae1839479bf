// The fixed parts of the main window: rail, inspector, panels, status bar, and their texts.
#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QLayout>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QUndoView>

#include "app/device_button.h"
#include "app/main_window.h"
#include "app/window_menus.h"
#include "widgets/icons.h"
#include "widgets/message_bar.h"
#include "widgets/panel_dock.h"
#include "widgets/panes/registry.h"
#include "widgets/progress_strip.h"

namespace app {

namespace {

constexpr int kRailWidth = 56;
constexpr int kInspectorWidth = 320;
constexpr int kReadOutWidth = 290;
constexpr int kZoomWidth = 72;
constexpr QSize kIconSize(20, 20);

} // namespace

void MainWindow::makeRail()
{
    m_rail = new QToolBar(this);
    m_rail->setObjectName(QStringLiteral("rail"));
    m_rail->setMovable(false);
    m_rail->setFixedWidth(kRailWidth);
    m_rail->setIconSize(kIconSize);
    m_rail->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    m_rail->layout()->setContentsMargins(0, 0, 0, 0);
    m_rail->setContextMenuPolicy(Qt::PreventContextMenu);
    m_railGroup = new QActionGroup(this);
    int index = 0;
    for (const widgets::PaneEntry& entry : widgets::paneRegistry()) {
        QAction* action = m_actions.action(std::string("pane.") + entry.id);
        m_rail->addAction(action);
        m_rail->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
        m_railGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, index] { showPane(index); });
        ++index;
    }
    addToolBar(Qt::LeftToolBarArea, m_rail);
}

void MainWindow::makeInspector()
{
    m_inspectorDock = new QDockWidget(this);
    m_inspectorDock->setObjectName(QStringLiteral("inspectorDock"));
    m_inspectorDock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_inspectorDock->setWidget(m_inspectors);
    m_inspectors->setMinimumWidth(kInspectorWidth - 20);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    addDockWidget(Qt::RightDockWidgetArea, m_inspectorDock);
    resizeDocks({m_inspectorDock}, {kInspectorWidth}, Qt::Horizontal);
}

void MainWindow::makePanels()
{
    m_history = new QUndoView(this);
    m_history->setObjectName(QStringLiteral("history"));
    m_history->setFrameShape(QFrame::NoFrame);
    m_history->setUniformItemSizes(true); // thousands of steps
    m_recorderPanel = new widgets::RecorderPanel(m_recorder, m_actions, this);
    m_shellPanels = {{"history", QT_TRANSLATE_NOOP("Panels", "History"), "history", m_history},
                     {"recorder", QT_TRANSLATE_NOOP("Panels", "Recorder"), "recorder", m_recorderPanel}};
    m_panelDock = new widgets::PanelDock(this);
    addDockWidget(Qt::BottomDockWidgetArea, m_panelDock);

    std::vector<widgets::PanePanel> all = m_shellPanels;
    for (const auto& panels : m_panelsOfPanes)
        all.insert(all.end(), panels.begin(), panels.end());
    for (const widgets::PanePanel& panel : all) {
        const std::string id = std::string("panel.") + panel.id;
        m_actions.add({.id = id.c_str(),
                       .title = panel.title,
                       .iconName = panel.iconName,
                       .shortcut = "",
                       .checkable = true,
                       .context = "Panels"});
    }
}

void MainWindow::makeStatusBar()
{
    m_device = new DeviceButton(m_engine, *m_jobs, this);
    connect(m_device, &DeviceButton::failed, this, &MainWindow::showError);
    connect(m_device, &DeviceButton::losing, this, [this] {
        currentPane()->messageBar()->showNotice(tr("The device is as good as lost."),
                                                tr("The next work on it fails, then it is opened again."));
    });
    m_progress = new widgets::ProgressStrip(*m_jobs, this);
    m_readOut = new QLabel(this);
    m_readOut->setObjectName(QStringLiteral("readOut"));
    m_readOut->setFixedWidth(kReadOutWidth);
    m_zoom = new QLabel(this);
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->setFixedWidth(kZoomWidth);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_device);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_readOut);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::retranslate()
{
    m_actions.retranslate();
    m_menus->retranslate();
    m_history->setEmptyLabel(tr("Start"));
    m_inspectorDock->setWindowTitle(tr("Inspector"));
    m_rail->setWindowTitle(tr("Panes"));
    m_rail->setAccessibleName(tr("Panes"));
    m_zoom->setToolTip(tr("Zoom"));
    m_readOut->setToolTip(tr("Position and value under the cursor"));
    refreshActions();
}

} // namespace app
