#include "widgets/recent_files.h"

#include <filesystem>
#include <string>
#include <vector>

#include <QFileInfo>
#include <QSettings>

#include "widgets/job_runner.h"

namespace widgets {

namespace {
const QString kKey = QStringLiteral("files/recent");
}

RecentFiles::RecentFiles(JobRunner& jobs, QObject* parent)
    : QObject(parent), m_jobs(jobs), m_paths(QSettings().value(kKey).toStringList().mid(0, kMost))
{
}

void RecentFiles::add(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_paths.removeAll(absolute);
    m_paths.prepend(absolute);
    m_paths = m_paths.mid(0, kMost);
    m_missing.remove(absolute);
    save();
}

void RecentFiles::clear()
{
    m_paths.clear();
    m_missing.clear();
    save();
}

void RecentFiles::save()
{
    QSettings().setValue(kKey, m_paths);
    emit changed();
}

void RecentFiles::check()
{
    if (m_paths.isEmpty())
        return;
    std::vector<std::string> paths;
    for (const QString& path : m_paths)
        paths.push_back(path.toStdString());
    using Missing = std::vector<std::string>;
    m_jobs.run<Missing>(
        QStringLiteral("files.recent"), gpu::mark("RecentFiles", "Looking for recent files"),
        [paths](core::JobContext& context) {
            Missing missing;
            for (const std::string& path : paths) {
                context.control.throwIfStopped();
                std::error_code error;
                if (!std::filesystem::is_regular_file(path, error))
                    missing.push_back(path);
            }
            return missing;
        },
        this,
        [this](const Outcome<Missing>& outcome) {
            if (!outcome.value)
                return;
            QSet<QString> missing;
            for (const std::string& path : *outcome.value)
                missing.insert(QString::fromStdString(path));
            if (missing == m_missing)
                return;
            m_missing = missing;
            emit changed();
        },
        Lane::Files);
}

} // namespace widgets
