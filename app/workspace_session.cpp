#include "app/workspace_session.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

#include "core/workspace/workspace_file.h"
#include "widgets/message_bar.h"
#include "widgets/panes/registry.h"

namespace app {

namespace {

using core::workspace::Workspace;
using gpu::mark;
using widgets::Lane;
using widgets::Outcome;

const QString kFolderKey = QStringLiteral("files/workspaceFolder");
const QString kSuffix = QStringLiteral("tessera");
const QString kLoad = QStringLiteral("workspace.load");
const QString kSave = QStringLiteral("workspace.save");

std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

} // namespace

Workspace WorkspaceSession::Capture::collect(const std::filesystem::path& file) const
{
    Workspace whole = workspace;
    for (const widgets::PaneSnapshot& pane : panes)
        if (pane.write)
            pane.write(whole, file);
    return whole;
}

WorkspaceSession::Capture WorkspaceSession::capture() const
{
    Capture taken;
    taken.workspace.program = QCoreApplication::applicationVersion().toStdString();
    taken.workspace.device = m_device;
    const auto entries = widgets::paneRegistry();
    for (size_t i = 0; i < m_panes.size(); ++i) {
        if (m_panes[i] == m_front())
            taken.workspace.pane = entries[i].id;
        taken.panes.push_back(m_panes[i]->snapshot());
    }
    return taken;
}

QString WorkspaceSession::name() const { return QFileInfo(m_file).completeBaseName(); }

bool WorkspaceSession::isWorkspace(const QString& path)
{
    return path.endsWith(QLatin1Char('.') + kSuffix, Qt::CaseInsensitive);
}

bool WorkspaceSession::isModified() const
{
    return std::ranges::any_of(m_panes, [](const widgets::Pane* pane) { return pane->isModified(); });
}

void WorkspaceSession::report(const gpu::Error& error) { m_front()->showError(error); }

void WorkspaceSession::createNew()
{
    whenSafe([this] {
        for (widgets::Pane* pane : m_panes)
            pane->closeDocument();
        m_file.clear();
        noteChange();
    });
}

void WorkspaceSession::askForFile()
{
    auto* dialog = new QFileDialog(m_window, tr("Open workspace"), QSettings().value(kFolderKey).toString(),
                                   tr("Workspaces (*.tessera);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &WorkspaceSession::open);
    dialog->open();
}

void WorkspaceSession::open(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    whenSafe([this, absolute] { load({pathOf(absolute), absolute, false, nullptr}); });
}

void WorkspaceSession::load(const Origin& origin)
{
    using Loaded = std::shared_ptr<const Workspace>;
    m_jobs.run<Loaded>(
        kLoad, mark("WorkspaceSession", "Opening the workspace"),
        [origin](core::JobContext&) -> Loaded {
            if (origin.left)
                Autosave::markTried(*origin.left);
            return std::make_shared<const Workspace>(core::workspace::load(origin.path));
        },
        this,
        [this, origin](const Outcome<Loaded>& outcome) {
            if (outcome.error)
                report(*outcome.error);
            else if (outcome.value)
                show(origin, *outcome.value);
        },
        Lane::Files);
}

void WorkspaceSession::show(const Origin& origin, std::shared_ptr<const Workspace> workspace)
{
    using Steps = std::vector<std::function<void()>>;
    std::vector<widgets::PaneRestorer> restorers;
    for (widgets::Pane* pane : m_panes)
        restorers.push_back(pane->restorer());
    const auto reading = std::make_shared<size_t>(0); // place of the pane whose files are read
    m_jobs.run<Steps>(
        kLoad, mark("WorkspaceSession", "Opening the workspace"),
        [restorers = std::move(restorers), workspace, folder = origin.path.parent_path(),
         reading](core::JobContext& context) {
            Steps steps;
            for (*reading = 0; *reading < restorers.size(); ++*reading)
                if (const widgets::PaneRestorer& restorer = restorers[*reading])
                    steps.push_back(restorer(*workspace, folder, context));
            return steps;
        },
        this,
        [this, origin, workspace, reading](const Outcome<Steps>& outcome) {
            if (outcome.error)
                offerToLocate(origin, workspace, *m_panes[std::min(*reading, m_panes.size() - 1)], *outcome.error);
            if (!outcome.value)
                return;
            // Everything was read: only now what was open goes.
            for (const std::function<void()>& step : *outcome.value)
                step();
            emit paneWanted(QString::fromStdString(workspace->pane));
            finish(origin);
        },
        Lane::Files);
}

void WorkspaceSession::finish(const Origin& origin)
{
    m_file = origin.file;
    if (origin.modified)
        m_front()->setModified();
    if (origin.left) {
        m_restored.push_back(*origin.left);
        m_front()->messageBar()->showNotice(
            tr("Tessera ended unexpectedly. What was open is back."),
            tr("Kept at %1.").arg(QLocale().toString(origin.left->when.toLocalTime(), QLocale::ShortFormat)));
        m_front()->messageBar()->pin();
    } else {
        QSettings().setValue(kFolderKey, QFileInfo(m_file).absolutePath());
        emit used(m_file);
    }
    noteChange();
}

void WorkspaceSession::offerToLocate(const Origin& origin, const std::shared_ptr<const Workspace>& workspace,
                                     const widgets::Pane& pane, const gpu::Error& error)
{
    const auto moved = std::make_shared<Workspace>(*workspace);
    const widgets::NeededFile file = pane.neededFile(*moved);
    if (!file.path || error.kind() == gpu::ErrorKind::Cancelled) {
        report(error);
        return;
    }
    m_front()->messageBar()->showError(error, tr("Locate…"),
                                       [this, origin, moved, file] { locate(origin, moved, file); });
    m_front()->messageBar()->pin();
}

void WorkspaceSession::locate(const Origin& origin, const std::shared_ptr<Workspace>& moved,
                              const widgets::NeededFile& file)
{
    const QString old = QString::fromStdString(*file.path);
    auto* dialog = new QFileDialog(m_window, tr("Where is %1 now?").arg(QFileInfo(old).fileName()),
                                   QFileInfo(m_file.isEmpty() ? old : m_file).absolutePath(), tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, origin, moved, file](const QString& path) {
        *file.path = QFileInfo(path).absoluteFilePath().toStdString();
        file.relative->clear();
        show(origin, std::make_shared<const Workspace>(*moved));
    });
    dialog->open();
}

void WorkspaceSession::save(std::function<void()> next)
{
    if (m_file.isEmpty())
        saveAs(std::move(next));
    else
        saveTo(m_file, std::move(next));
}

void WorkspaceSession::saveAs(std::function<void()> next)
{
    const QString folder = m_file.isEmpty() ? QSettings().value(kFolderKey, QDir::homePath()).toString()
                                            : QFileInfo(m_file).absolutePath();
    auto* dialog = new QFileDialog(m_window, tr("Save workspace"), folder, tr("Workspaces (*.tessera)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(kSuffix);
    const QString document = QFileInfo(m_front()->documentName()).completeBaseName();
    const QString stem = !m_file.isEmpty() ? name() : document.isEmpty() ? tr("workspace") : document;
    dialog->selectFile(stem + QLatin1Char('.') + kSuffix);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, next = std::move(next)](const QString& path) { saveTo(path, next); });
    dialog->open();
}

void WorkspaceSession::saveTo(const QString& path, std::function<void()> next)
{
    const Capture taken = capture();
    m_jobs.run<bool>(
        kSave, mark("WorkspaceSession", "Saving the workspace"),
        [taken, file = pathOf(path)](core::JobContext&) {
            core::workspace::save(file, taken.collect(file));
            return true;
        },
        this,
        [this, path, panes = taken.panes, next = std::move(next)](const Outcome<bool>& outcome) {
            if (outcome.error)
                report(*outcome.error);
            if (!outcome.value)
                return;
            m_file = path;
            for (const widgets::PaneSnapshot& pane : panes)
                if (pane.saved)
                    pane.saved();
            QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
            emit used(path);
            noteChange();
            if (next)
                next();
        },
        Lane::Files);
}

void WorkspaceSession::whenSafe(std::function<void()> next)
{
    if (isModified())
        ask(std::move(next));
    else
        next();
}

void WorkspaceSession::ask(std::function<void()> next)
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Unsaved changes"),
                        m_file.isEmpty() ? tr("Save what was made?") : tr("Save the changes to %1?").arg(name()),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box->setObjectName(QStringLiteral("unsavedChanges"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What is not saved is lost."));
    box->button(QMessageBox::Save)->setText(tr("&Save"));
    box->button(QMessageBox::Discard)->setText(tr("&Discard"));
    box->button(QMessageBox::Cancel)->setText(tr("&Cancel"));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::buttonClicked, this, [this, box, next = std::move(next)](QAbstractButton* button) {
        switch (box->standardButton(button)) {
        case QMessageBox::Save:
            save(next);
            break;
        case QMessageBox::Discard:
            next();
            break;
        default:
            break;
        }
    });
    box->open();
}

} // namespace app
