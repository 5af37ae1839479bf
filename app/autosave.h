#pragma once
// What a window keeps on disk while it is open, so that a crash costs a second and not an afternoon.

#include <filesystem>
#include <memory>
#include <vector>

#include <QDateTime>
#include <QString>

#include "core/workspace/workspace.h"

class QLockFile;

namespace app {

/// Work that a window left behind when it ended without being closed. Whoever holds it has its lock.
struct LeftWork {
    std::filesystem::path workspace; ///< the autosaved file
    QString file;                    ///< the workspace that it was opened from or saved to; empty: none
    bool modified = true;            ///< whether it differs from `file`
    bool tried = false;              ///< whether somebody has begun to restore it before: that may be what ended it
    QDateTime when;
    std::shared_ptr<QLockFile> lock;
};

/// One folder per open window: lock, workspace, pasted pictures. Used on one thread at a time.
class Autosave {
public:
    /// $XDG_DATA_HOME/tessera/autosave, else ~/.local/share/tessera/autosave.
    static QString defaultRoot();

    explicit Autosave(QString root = defaultRoot());
    /// Ends without a trace if end() was called, else as a crash would.
    ~Autosave();
    Autosave(const Autosave&) = delete;
    Autosave& operator=(const Autosave&) = delete;

    /// Where keep() writes. The folder and its lock are made by the first call. Throws Io.
    std::filesystem::path workspacePath();
    /// Writes the workspace whole or not at all; one without pictures and worlds is none. `file` and `modified` as in
    /// LeftWork. Throws Io, and what core::workspace::save throws.
    void keep(const core::workspace::Workspace& workspace, const QString& file, bool modified);

    /// What windows that are gone have left, the latest first. What a living window holds is not among it.
    std::vector<LeftWork> leftWork() const;
    /// Notes that somebody begins to restore it. Throws Io.
    static void markTried(const LeftWork& work);
    /// Removes it.
    static void drop(const LeftWork& work);

    /// Nothing is to be kept any more: the window was closed by its person.
    void end() { m_ended = true; }

private:
    QString m_root;
    QString m_folder; ///< of this window; empty: not made yet
    std::unique_ptr<QLockFile> m_lock;
    bool m_ended = false;
};

} // namespace app
