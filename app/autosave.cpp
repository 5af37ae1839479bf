#include "app/autosave.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QStandardPaths>

#include "core/assets/atomic_file.h"
#include "core/workspace/workspace_file.h"
#include "gpu/base/error.h"

namespace app {

namespace {

const QString kLock = QStringLiteral("lock");
const QString kWorkspace = QStringLiteral("workspace.tessera");
const QString kFacts = QStringLiteral("facts.json");
const QString kTried = QStringLiteral("tried");

std::filesystem::path pathOf(const QString& text) { return QFile::encodeName(text).toStdString(); }

QString folderOf(const LeftWork& work) { return QFile::decodeName(work.workspace.parent_path().c_str()); }

QJsonObject readFacts(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// A lock that only the end of its process gives free: not time.
template <typename Pointer>
Pointer lockFor(const QString& folder)
{
    Pointer lock(new QLockFile(folder + QLatin1Char('/') + kLock));
    lock->setStaleLockTime(0);
    return lock;
}

[[noreturn]] void throwUnwritable(const QString& folder)
{
    throw gpu::Error(gpu::ErrorKind::Io, {gpu::mark("Autosave", "Nothing can be kept in %1"), {folder.toStdString()}},
                     gpu::mark("Autosave", "Save your work often: it is not kept by itself."));
}

} // namespace

QString Autosave::defaultRoot()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tessera/autosave");
}

Autosave::Autosave(QString root) : m_root(std::move(root)) {}

Autosave::~Autosave()
{
    if (!m_ended || m_folder.isEmpty())
        return;
    m_lock->unlock();
    QDir(m_folder).removeRecursively();
}

std::filesystem::path Autosave::workspacePath()
{
    if (m_folder.isEmpty()) {
        const QString name = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss-zzz-")) +
                             QString::number(QCoreApplication::applicationPid());
        const QString folder = m_root + QLatin1Char('/') + name;
        // Pictures that were pasted lie in it too: nobody else may look.
        if (!QDir().mkpath(folder) ||
            !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            throwUnwritable(m_root);
        auto lock = lockFor<std::unique_ptr<QLockFile>>(folder);
        if (!lock->tryLock(0))
            throwUnwritable(folder);
        m_lock = std::move(lock);
        m_folder = folder;
    }
    return pathOf(m_folder + QLatin1Char('/') + kWorkspace);
}

void Autosave::keep(const core::workspace::Workspace& workspace, const QString& file, bool modified)
{
    const std::filesystem::path path = workspacePath();
    if (workspace.segment.pictures.empty() && workspace.grid.world.empty()) { // nothing that anybody would miss
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return;
    }
    core::workspace::save(path, workspace, core::FileAccess::OwnerOnly);
    const QByteArray facts = QJsonDocument(QJsonObject{{"file", file}, {"modified", modified}}).toJson();
    core::writeFileAtomically(path.parent_path() / kFacts.toStdString(),
                              std::string_view(facts.constData(), static_cast<size_t>(facts.size())),
                              core::FileAccess::OwnerOnly);
}

std::vector<LeftWork> Autosave::leftWork() const
{
    std::vector<LeftWork> found;
    for (const QFileInfo& entry : QDir(m_root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = entry.filePath();
        const QFileInfo workspace(folder + QLatin1Char('/') + kWorkspace);
        if (folder == m_folder || !workspace.isFile())
            continue;
        auto lock = lockFor<std::shared_ptr<QLockFile>>(folder);
        if (!lock->tryLock(0))
            continue; // its window lives
        const QJsonObject facts = readFacts(folder + QLatin1Char('/') + kFacts);
        found.push_back({pathOf(workspace.filePath()), facts["file"].toString(), facts["modified"].toBool(true),
                         QFile::exists(folder + QLatin1Char('/') + kTried), workspace.lastModified(), lock});
    }
    std::ranges::stable_sort(found, std::greater(), &LeftWork::when);
    return found;
}

void Autosave::markTried(const LeftWork& work)
{
    core::writeFileAtomically(pathOf(folderOf(work)) / kTried.toStdString(), std::string_view());
}

void Autosave::drop(const LeftWork& work)
{
    work.lock->unlock();
    QDir(folderOf(work)).removeRecursively();
}

} // namespace app
