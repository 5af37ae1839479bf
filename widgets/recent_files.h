#pragma once

#include <QObject>
#include <QSet>
#include <QStringList>

namespace widgets {

class JobRunner;

/// The files opened last, remembered in the settings. Whether they are still there is looked up beside the UI thread: a
/// folder may lie on a slow network.
class RecentFiles : public QObject {
    Q_OBJECT
public:
    static constexpr int kMost = 10;

    explicit RecentFiles(JobRunner& jobs, QObject* parent = nullptr);

    /// Absolute paths, the last one first.
    const QStringList& paths() const { return m_paths; }
    bool isMissing(const QString& path) const { return m_missing.contains(path); }
    void add(const QString& path);
    void clear();
    /// Looks again which are missing; changed() follows if that differs.
    void check();

signals:
    void changed();

private:
    void save();

    JobRunner& m_jobs;
    QStringList m_paths;
    QSet<QString> m_missing;
};

} // namespace widgets
