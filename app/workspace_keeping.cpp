// What a workspace session does against crashes.
#include <utility>

#include <QLocale>
#include <QTimer>

#include "app/workspace_session.h"
#include "widgets/message_bar.h"

namespace app {

namespace {

using gpu::mark;
using widgets::Lane;
using widgets::Outcome;

const QString kKeep = QStringLiteral("workspace.keep");
const QString kLook = QStringLiteral("workspace.look");

} // namespace

WorkspaceSession::WorkspaceSession(QWidget* window, std::vector<widgets::Pane*> panes,
                                   std::function<widgets::Pane*()> front, widgets::JobRunner& jobs)
    : QObject(window),
      m_window(window),
      m_panes(std::move(panes)),
      m_front(std::move(front)),
      m_jobs(jobs),
      m_timer(new QTimer(this)),
      m_keeper(std::make_unique<widgets::JobRunner>())
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(KeepPace::kDelay);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (m_pace.timeIsUp())
            keep();
    });
    for (widgets::Pane* pane : m_panes) {
        connect(pane, &widgets::Pane::stateChanged, this, &WorkspaceSession::noteChange);
        connect(pane, &widgets::Pane::keptChanged, this, &WorkspaceSession::keepSoon);
    }
}

WorkspaceSession::~WorkspaceSession() = default;

void WorkspaceSession::noteChange()
{
    keepSoon();
    emit changed();
}

void WorkspaceSession::keepSoon()
{
    if (m_autosave && m_pace.changed())
        m_timer->start();
}

void WorkspaceSession::keep()
{
    m_keeper->run<bool>(
        kKeep, mark("WorkspaceSession", "Keeping the workspace"),
        [taken = capture(), autosave = m_autosave, file = m_file, modified = isModified(),
         restored = m_restored](core::JobContext&) {
            autosave->keep(taken.collect(autosave->workspacePath()), file, modified);
            for (const LeftWork& work : restored)
                Autosave::drop(work);
            return true;
        },
        this,
        [this, count = static_cast<std::ptrdiff_t>(m_restored.size())](const Outcome<bool>& outcome) {
            // Said once: the person can save elsewhere, and goes on working.
            if (outcome.error && !std::exchange(m_keepingFailed, true))
                report(*outcome.error);
            if (outcome.value) {
                m_keepingFailed = false;
                m_restored.erase(m_restored.begin(), m_restored.begin() + count);
            }
            if (m_pace.ended())
                keep();
        },
        Lane::Files);
}

void WorkspaceSession::startAutosave(bool restore)
{
    m_autosave = std::make_shared<Autosave>();
    lookForLeftWork(restore);
}

void WorkspaceSession::endAutosave()
{
    m_timer->stop();
    m_pace = {};
    m_keeper.reset(); // its thread has ended when this returns
    m_keeper = std::make_unique<widgets::JobRunner>();
    for (const LeftWork& work : std::exchange(m_restored, {}))
        Autosave::drop(work);
    if (m_autosave)
        m_autosave->end();
    m_autosave.reset();
}

void WorkspaceSession::lookForLeftWork(bool restoreIt)
{
    using Found = std::vector<LeftWork>;
    m_keeper->run<Found>(
        kLook, mark("WorkspaceSession", "Looking for work that was left"),
        [autosave = m_autosave](core::JobContext&) { return autosave->leftWork(); }, this,
        [this, restoreIt](const Outcome<Found>& outcome) {
            if (!outcome.value || outcome.value->empty())
                return;
            const LeftWork latest = outcome.value->front();
            if (restoreIt && !latest.tried && !isModified()) {
                restore(latest);
                return;
            }
            m_front()->messageBar()->showNotice(
                tr("Tessera ended unexpectedly."),
                tr("What was open then was kept at %1.")
                    .arg(QLocale().toString(latest.when.toLocalTime(), QLocale::ShortFormat)),
                tr("Bring it back"), [this, latest] { whenSafe([this, latest] { restore(latest); }); });
            m_front()->messageBar()->pin();
        },
        Lane::Files);
}

void WorkspaceSession::restore(const LeftWork& work)
{
    load({work.workspace, work.file, work.modified, std::make_shared<const LeftWork>(work)});
}

} // namespace app
