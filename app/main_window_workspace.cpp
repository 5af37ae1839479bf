// The window as one document: the workspace.
#include <QAction>
#include <QStackedWidget>

#include "app/device_button.h"
#include "app/main_window.h"
#include "app/workspace_session.h"
#include "widgets/device_in_use.h"
#include "widgets/panes/registry.h"

namespace app {

void MainWindow::makeWorkspace()
{
    std::vector<widgets::Pane*> panes;
    for (int i = 0; i < m_panes->count(); ++i)
        panes.push_back(qobject_cast<widgets::Pane*>(m_panes->widget(i)));
    m_workspace = new WorkspaceSession(
        this, std::move(panes), [this] { return currentPane(); }, *m_jobs);
    connect(m_workspace, &WorkspaceSession::changed, this, &MainWindow::refreshTitle);
    connect(m_workspace, &WorkspaceSession::used, this, &MainWindow::noteOpened);
    connect(m_workspace, &WorkspaceSession::paneWanted, this, [this](const QString& id) {
        const auto entries = widgets::paneRegistry();
        for (size_t index = 0; index < entries.size(); ++index)
            if (id == QLatin1String(entries[index].id))
                showPane(static_cast<int>(index));
    });
    connect(m_device, &DeviceButton::deviceChanged, m_workspace, &WorkspaceSession::setDevice);
    connect(m_device, &DeviceButton::deviceChanged, this, [this](const core::segment::DeviceSummary& device) {
        const QString name = QString::fromStdString(device.name);
        widgets::setDeviceInUse(name);
        for (int i = 0; i < m_panes->count(); ++i)
            qobject_cast<widgets::Pane*>(m_panes->widget(i))->deviceChanged(name);
    });
    const auto on = [this](const char* id, auto handler) {
        connect(m_actions.action(id), &QAction::triggered, m_workspace, handler);
    };
    on("file.new-workspace", [this] { m_workspace->createNew(); });
    on("file.open-workspace", [this] { m_workspace->askForFile(); });
    on("file.save-workspace", [this] { m_workspace->save(); });
    on("file.save-workspace-as", [this] { m_workspace->saveAs(); });
}

void MainWindow::refreshTitle()
{
    const QString picture = currentPane()->documentName();
    const QString workspace = m_workspace->name();
    QString title;
    if (!workspace.isEmpty())
        title = picture.isEmpty() ? tr("%1[*] – Tessera").arg(workspace)
                                  : tr("%1 – %2[*] – Tessera").arg(picture, workspace);
    else
        title = picture.isEmpty() ? QStringLiteral("Tessera[*]") : tr("%1[*] – Tessera").arg(picture);
    setWindowTitle(title);
    setWindowModified(m_workspace->isModified());
    const bool empty = picture.isEmpty() && workspace.isEmpty();
    const QString nothing = tr("There is nothing to keep yet: open a picture first.");
    m_actions.setBlocked("file.save-workspace", empty ? nothing : QString());
    m_actions.setBlocked("file.save-workspace-as", empty ? nothing : QString());
}

} // namespace app
