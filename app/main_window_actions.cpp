// What the window's own actions do, and when they cannot.
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QMimeData>
#include <QPointer>
#include <QUndoStack>

#include "app/device_button.h"
#include "app/main_window.h"
#include "app/recent_menu.h"
#include "app/window_menus.h"
#include "widgets/command_palette.h"
#include "widgets/export/export_menu.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panel_dock.h"
#include "widgets/recent_files.h"

namespace app {

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto handler) {
        connect(m_actions.action(id), &QAction::triggered, this, handler);
    };
    on("file.open", [this] { askForFile(); });
    on("file.samples", [this] { currentPane()->showSamples(m_menus->buttonOf("file.samples")); });
    on("file.paste", [this] { paste(); });
    on("file.export",
       [this] { widgets::exportItems(this, currentPane()->exportItems(), currentPane()->provenance()); });
    widgets::setExportListener([window = QPointer(this)](const core::workspace::ExportRecord& record) {
        if (window && window->currentPane())
            window->currentPane()->recordExport(record);
    });
    on("app.quit", [this] { close(); });
    on("edit.undo", [this] { currentPane()->undoStack()->undo(); });
    on("edit.redo", [this] { currentPane()->undoStack()->redo(); });
    on("window.inspector", [this](bool visible) { m_inspectorDock->setVisible(visible); });
    connect(m_inspectorDock, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!isMinimized() && isVisible())
            m_actions.action("window.inspector")->setChecked(visible);
    });
    on("window.next-area", [this] { moveFocus(1); });
    on("window.previous-area", [this] { moveFocus(-1); });
    on("window.reset-layout", [this] { resetLayout(); });
    on("app.palette", [this] { m_palette->open(); });
    on("app.shortcuts", [this] { showShortcuts(); });
    on("debug.loseDevice", [this] { m_device->loseDevice(); });
    on("help.contents", [this] { showHelp(); });
    on("help.about", [this] { about(); });
    connect(QApplication::clipboard(), &QClipboard::dataChanged, this, &MainWindow::refreshActions);
    on("file.clear-recent", [this] { m_recent->clear(); });
    connect(m_recent.get(), &widgets::RecentFiles::changed, this, &MainWindow::refreshActions);
    connect(m_menus->recentMenu(), &RecentMenu::chosen, this, [this](const QString& path) { openFiles({path}); });
    connectCanvasActions();
    connectPanelActions();
}

void MainWindow::connectCanvasActions()
{
    using widgets::ImageView;
    const auto on = [this](const char* id, auto handler) {
        connect(m_actions.action(id), &QAction::triggered, this, [this, handler](bool checked) {
            if (ImageView* canvas = currentPane()->canvas())
                handler(*canvas, checked);
        });
    };
    on("view.fit", [](ImageView& canvas, bool) { canvas.fit(); });
    on("view.actual-size", [](ImageView& canvas, bool) { canvas.actualSize(); });
    on("view.zoom-in", [](ImageView& canvas, bool) { canvas.zoomIn(); });
    on("view.zoom-out", [](ImageView& canvas, bool) { canvas.zoomOut(); });
    on("view.guides", [](ImageView& canvas, bool visible) { canvas.setGuidesVisible(visible); });
}

void MainWindow::connectPanelActions()
{
    const QString prefix = QStringLiteral("panel.");
    for (QAction* action : m_actions.all()) {
        if (!action->objectName().startsWith(prefix))
            continue;
        const QString panel = action->objectName().mid(prefix.size());
        connect(action, &QAction::triggered, this, [this, panel] {
            if (m_panelDock->isOpen() && m_panelDock->current() == panel) {
                m_panelDock->setOpen(false);
                return;
            }
            m_panelDock->openPanel(panel);
            m_panelDock->focusInside();
        });
    }
    connect(m_actions.action("window.panels"), &QAction::triggered, m_panelDock, &widgets::PanelDock::setOpen);
    connect(m_panelDock, &widgets::PanelDock::changed, this, [this, prefix] {
        m_actions.action("window.panels")->setChecked(m_panelDock->isOpen());
        const QString open = m_panelDock->isOpen() ? prefix + m_panelDock->current() : QString();
        for (QAction* action : m_actions.all())
            if (action->objectName().startsWith(prefix))
                action->setChecked(action->objectName() == open);
    });
}

void MainWindow::refreshActions()
{
    const widgets::Pane* pane = currentPane();
    if (!pane)
        return;
    refreshUndo();
    QString needsPicture = pane->hasPicture() ? QString() : tr("Open a picture first.");
    widgets::ImageView* canvas = currentPane()->canvas();
    if (!canvas)
        needsPicture = tr("This pane has no canvas to zoom.");
    for (const char* id : {"view.fit", "view.actual-size", "view.zoom-in", "view.zoom-out", "view.guides"})
        m_actions.setBlocked(id, needsPicture);
    m_actions.action("view.guides")->setChecked(canvas && canvas->guidesVisible());
    const QMimeData* clipboard = QApplication::clipboard()->mimeData();
    const bool text = clipboard && clipboard->hasText() && pane->takesText();
    const bool pastable = clipboard && (clipboard->hasImage() || clipboard->hasUrls() || text);
    m_actions.setBlocked("file.paste", pastable            ? QString()
                                       : pane->takesText() ? tr("There is no text and no file on the clipboard.")
                                                           : tr("There is no picture on the clipboard."));
    m_actions.setBlocked("file.clear-recent",
                         m_recent->paths().isEmpty() ? tr("Nothing has been opened yet.") : QString());
    m_actions.setBlocked("file.export", pane->hasExports() ? QString() : tr("There is nothing to export yet."));
    refreshTitle();
}

void MainWindow::refreshUndo()
{
    const QUndoStack& stack = *currentPane()->undoStack();
    m_actions.setBlocked("edit.undo", stack.canUndo() ? QString() : tr("There is nothing to undo."));
    m_actions.setBlocked("edit.redo", stack.canRedo() ? QString() : tr("There is nothing to redo."));
    // "Undo add object point": a step's text begins with a capital, as in the history.
    const auto titled = [](const QString& pattern, const QString& step) {
        QString inner = step;
        if (inner.size() > 1 && inner.at(1).isLower())
            inner[0] = inner.at(0).toLower();
        return step.isEmpty() ? QString() : pattern.arg(inner);
    };
    m_actions.setTitle("edit.undo", titled(tr("&Undo %1"), stack.undoText()));
    m_actions.setTitle("edit.redo", titled(tr("&Redo %1"), stack.redoText()));
}

} // namespace app
