#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/autosave.h"
#include "app/keep_pace.h"
#include "widgets/job_runner.h"
#include "widgets/panes/pane.h"

class QTimer;
class QWidget;

namespace app {

/// The workspace of a window: what its panes show as one document that is saved, opened, kept while it changes, and
/// brought back after a crash. On the UI thread only values are taken; everything else is done beside it.
class WorkspaceSession : public QObject {
    Q_OBJECT
public:
    /// `panes` and `jobs` outlive it. `front` tells the pane in front.
    WorkspaceSession(QWidget* window, std::vector<widgets::Pane*> panes, std::function<widgets::Pane*()> front,
                     widgets::JobRunner& jobs);
    ~WorkspaceSession() override;

    /// The file that save() writes; empty: none yet.
    const QString& file() const { return m_file; }
    /// Its name without folder and extension; empty: none yet.
    QString name() const;
    bool isModified() const;
    void setDevice(const core::segment::DeviceSummary& device) { m_device = device; }

    static bool isWorkspace(const QString& path);

    // Each asks first if something would be lost.
    void createNew();
    void open(const QString& path);
    void askForFile();
    /// Calls `next` at once if nothing is unsaved, else once the person has decided and what they wanted is done.
    void whenSafe(std::function<void()> next);

    void save(std::function<void()> next = {});
    void saveAs(std::function<void()> next = {});
    /// Writes it there; from then on that is its file. Calls `next` once it is written.
    void saveTo(const QString& path, std::function<void()> next = {});

    /// From now on the work is kept in the autosave folder. What a crash has left there is brought back, or offered
    /// if `restore` is false.
    void startAutosave(bool restore);
    /// The person closes the window: nothing is to be kept.
    void endAutosave();

signals:
    /// file() or isModified() may have changed.
    void changed();
    /// The pane with this id was in front when the workspace that is open now was saved.
    void paneWanted(const QString& id);
    /// A workspace was opened or saved.
    void used(const QString& path);

private:
    /// Where a workspace comes from, and what it counts as once it is open.
    struct Origin {
        std::filesystem::path path;
        QString file;
        bool modified = false;
        std::shared_ptr<const LeftWork> left; ///< null: a file that the person opened
    };
    /// What is to be written, taken on the UI thread.
    struct Capture {
        core::workspace::Workspace workspace; ///< all but the panes' parts
        std::vector<widgets::PaneSnapshot> panes;

        /// The whole workspace, to be written to `file`. On a job's thread.
        core::workspace::Workspace collect(const std::filesystem::path& file) const;
    };

    Capture capture() const;
    void load(const Origin& origin);
    void show(const Origin& origin, std::shared_ptr<const core::workspace::Workspace> workspace);
    void finish(const Origin& origin);
    /// `pane`: whose file was not to be had.
    void offerToLocate(const Origin& origin, const std::shared_ptr<const core::workspace::Workspace>& workspace,
                       const widgets::Pane& pane, const gpu::Error& error);
    void locate(const Origin& origin, const std::shared_ptr<core::workspace::Workspace>& moved,
                const widgets::NeededFile& file);
    void ask(std::function<void()> next);
    void report(const gpu::Error& error);

    void noteChange();
    void keepSoon();
    void keep();
    void lookForLeftWork(bool restore);
    void restore(const LeftWork& work);

    QWidget* m_window;
    std::vector<widgets::Pane*> m_panes;
    std::function<widgets::Pane*()> m_front;
    widgets::JobRunner& m_jobs;
    core::segment::DeviceSummary m_device;
    QString m_file;
    std::shared_ptr<Autosave> m_autosave; ///< null: not started; used by the keeper's thread
    QTimer* m_timer;
    KeepPace m_pace;
    bool m_keepingFailed = false;                 ///< and the person knows
    std::vector<LeftWork> m_restored;             ///< to be dropped once this window has kept their work itself
    std::unique_ptr<widgets::JobRunner> m_keeper; ///< does not wait for the window's other files
};

} // namespace app
