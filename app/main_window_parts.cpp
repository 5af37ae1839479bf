// The fixed parts of the main window: rail, inspector, panels, status bar, and their texts.
#include <QAction>
#include <QActionGroup>
#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>

#include "app/main_window.h"
#include "app/window_menus.h"
#include "widgets/icons.h"
#include "widgets/message_text.h"
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
    m_shellPanels = {{"history", QT_TRANSLATE_NOOP("Panels", "History"), "history", m_history}};
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
    auto* device = new QWidget(this);
    auto* layout = new QHBoxLayout(device);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(0);
    auto* mark = new QToolButton(device);
    mark->setObjectName(QStringLiteral("deviceMark"));
    mark->setIcon(widgets::icon(QStringLiteral("device")));
    mark->setIconSize(QSize(16, 16));
    mark->setAttribute(Qt::WA_TransparentForMouseEvents);
    mark->setFocusPolicy(Qt::NoFocus);
    m_device = new QLabel(device);
    m_device->setObjectName(QStringLiteral("deviceName"));
    layout->addWidget(mark);
    layout->addWidget(m_device);
    layout->addStretch();
    m_progress = new widgets::ProgressStrip(*m_jobs, this);
    m_readOut = new QLabel(this);
    m_readOut->setObjectName(QStringLiteral("readOut"));
    m_readOut->setFixedWidth(kReadOutWidth);
    m_zoom = new QLabel(this);
    m_zoom->setObjectName(QStringLiteral("zoom"));
    m_zoom->setFixedWidth(kZoomWidth);
    m_zoom->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(device, 1);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_readOut);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::refreshDevice()
{
    QString text = tr("opening …");
    QString tip;
    if (m_deviceState == DeviceState::Open) {
        text = QString::fromStdString(m_deviceInUse.name);
        tip = tr("Computes on %1 (%2), driver %3")
                  .arg(text, QString::fromStdString(m_deviceInUse.type), QString::fromStdString(m_deviceInUse.driver));
    } else if (m_deviceState == DeviceState::Failed) {
        text = tr("no device");
        if (m_deviceError)
            tip = widgets::translated(m_deviceError->message()) + QLatin1Char('\n') +
                  widgets::translated(m_deviceError->hint());
    }
    m_device->setText(text);
    m_device->setToolTip(tip);
    m_device->setAccessibleName(tr("Device: %1").arg(text));
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
    refreshDevice();
    refreshActions();
}

} // namespace app
