// Where things are: remembered, reset, and reached by F6.
#include <QAction>
#include <QDockWidget>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

#include "app/main_window.h"
#include "app/window_menus.h"
#include "widgets/panel_dock.h"

namespace app {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kStateKey = QStringLiteral("window/state");
const QString kPanelKey = QStringLiteral("window/panel");
const QString kPanelsOpenKey = QStringLiteral("window/panelsOpen");
const QString kPanelHeightKey = QStringLiteral("window/panelHeight");
/// Raised when the docks and bars change, so that a state of an older version is not applied to other parts.
constexpr int kLayoutVersion = 2;
constexpr QSize kFirstSize(1280, 800);
constexpr QSize kFrame(0, 40); ///< what the window's title bar may take of the screen

/// The first control inside that the keyboard can reach; null: none.
QWidget* firstReachable(const QWidget& part)
{
    for (QWidget* widget : part.findChildren<QWidget*>())
        if ((widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isVisible() && widget->isEnabled())
            return widget;
    return nullptr;
}

} // namespace

void MainWindow::restoreLayout()
{
    m_defaultState = saveState(kLayoutVersion);
    const QSettings settings;
    resize(kFirstSize.boundedTo(screen()->availableSize() - kFrame));
    restoreGeometry(settings.value(kGeometryKey).toByteArray());
    restoreState(settings.value(kStateKey).toByteArray(), kLayoutVersion);
    m_panelDock->setOpenHeight(settings.value(kPanelHeightKey, m_panelDock->openHeight()).toInt());
    if (settings.value(kPanelsOpenKey).toBool())
        m_panelDock->openPanel(settings.value(kPanelKey).toString());
    m_actions.action("window.inspector")->setChecked(!m_inspectorDock->isHidden());
}

void MainWindow::saveLayout()
{
    QSettings settings;
    settings.setValue(kGeometryKey, saveGeometry());
    settings.setValue(kStateKey, saveState(kLayoutVersion));
    settings.setValue(kPanelKey, m_panelDock->current());
    settings.setValue(kPanelsOpenKey, m_panelDock->isOpen());
    settings.setValue(kPanelHeightKey, m_panelDock->openHeight());
}

void MainWindow::resetLayout()
{
    m_panelDock->setOpen(false);
    m_panelDock->setOpenHeight(0);
    restoreState(m_defaultState, kLayoutVersion);
    QSettings settings;
    for (const QString& key : {kGeometryKey, kStateKey, kPanelKey, kPanelsOpenKey, kPanelHeightKey})
        settings.remove(key);
}

void MainWindow::moveFocus(int step)
{
    const std::vector<QWidget*> parts{m_rail, m_menus->toolBar(), m_panes, m_inspectorDock, m_panelDock};
    const auto count = static_cast<int>(parts.size());
    int at = 2; // from the status bar or nowhere: on from the canvas
    for (int i = 0; i < count; ++i)
        if (focusWidget() && parts[static_cast<size_t>(i)]->isAncestorOf(focusWidget()))
            at = i;
    for (int tries = 0; tries < count; ++tries) {
        at = (at + step + count) % count;
        QWidget* part = parts[static_cast<size_t>(at)];
        if (!part->isVisible())
            continue;
        if (part == m_panelDock) {
            m_panelDock->focusInside();
            return;
        }
        if (QWidget* target = part == m_panes ? currentPane() : firstReachable(*part)) {
            target->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace app
