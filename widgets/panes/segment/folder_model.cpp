#include "widgets/panes/segment/folder_model.h"

#include <QCoreApplication>
#include <QLocale>

#include "widgets/message_text.h"

namespace widgets::segment {

namespace {
/// Some 30 KB each.
constexpr size_t kKeptThumbnails = 600;
} // namespace

FolderModel::FolderModel(QObject* parent) : QAbstractListModel(parent) {}

void FolderModel::setFiles(std::vector<FolderFile> files)
{
    beginResetModel();
    m_entries.clear();
    m_rows.clear();
    m_thumbnails.clear();
    m_entries.reserve(files.size());
    m_rows.reserve(static_cast<qsizetype>(files.size()));
    for (FolderFile& file : files) {
        m_rows.insert(file.path, static_cast<int>(m_entries.size()));
        Entry entry;
        entry.file = std::move(file);
        m_entries.push_back(std::move(entry));
    }
    endResetModel();
}

bool FolderModel::needsThumbnail(int row) const
{
    const Entry& entry = m_entries[static_cast<size_t>(row)];
    return entry.thumbnail.isNull() && !entry.error;
}

void FolderModel::setThumbnail(const QString& path, FolderThumbnail thumbnail)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    Entry& entry = m_entries[static_cast<size_t>(row)];
    entry.thumbnail = std::move(thumbnail.image);
    entry.size = thumbnail.size;
    entry.error = std::move(thumbnail.error);
    if (!thumbnail.pixelSha256.empty())
        entry.pixelSha256 = std::move(thumbnail.pixelSha256);
    if (!entry.thumbnail.isNull())
        m_thumbnails.push_back(row);
    forgetThumbnails();
    changed(row);
}

void FolderModel::forgetThumbnails()
{
    if (m_thumbnails.size() <= kKeptThumbnails)
        return;
    m_entries[static_cast<size_t>(m_thumbnails.front())].thumbnail = {};
    m_thumbnails.erase(m_thumbnails.begin());
}

void FolderModel::setPixelSha256(const QString& path, const std::string& sha256)
{
    if (const int row = rowOf(path); row >= 0)
        m_entries[static_cast<size_t>(row)].pixelSha256 = sha256;
}

void FolderModel::setState(const QString& path, EmbeddingState state)
{
    const int row = rowOf(path);
    if (row < 0 || m_entries[static_cast<size_t>(row)].state == state)
        return;
    m_entries[static_cast<size_t>(row)].state = state;
    changed(row);
}

void FolderModel::setObjects(const QString& path, int count)
{
    const int row = rowOf(path);
    if (row < 0 || m_entries[static_cast<size_t>(row)].objects == count)
        return;
    m_entries[static_cast<size_t>(row)].objects = count;
    changed(row);
}

void FolderModel::retranslate()
{
    if (!m_entries.empty())
        emit dataChanged(index(0), index(static_cast<int>(m_entries.size()) - 1));
}

void FolderModel::changed(int row) { emit dataChanged(index(row), index(row)); }

QString FolderModel::wordsOf(EmbeddingState state)
{
    switch (state) {
    case EmbeddingState::Unknown:
        return tr("not looked at");
    case EmbeddingState::None:
        return tr("not encoded");
    case EmbeddingState::Computing:
        return tr("being encoded");
    case EmbeddingState::Memory:
        return tr("in memory");
    case EmbeddingState::Disk:
        return tr("on disk");
    }
    return {};
}

QString FolderModel::toolTip(const Entry& entry) const
{
    const QLocale locale;
    QStringList lines{entry.file.name};
    if (entry.error) {
        lines << translated(entry.error->message());
        if (!entry.error->hint().empty())
            lines << translated(entry.error->hint());
        return lines.join(QLatin1Char('\n'));
    }
    if (!entry.size.isEmpty())
        lines << tr("%1 × %2 px").arg(locale.toString(entry.size.width()), locale.toString(entry.size.height()));
    lines << locale.formattedDataSize(entry.file.bytes);
    lines << (entry.state == EmbeddingState::Unknown ? tr("Embedding: not known before the picture was looked at")
                                                     : tr("Embedding: %1").arg(wordsOf(entry.state)));
    if (entry.objects > 0)
        lines << tr("%n objects", nullptr, entry.objects);
    return lines.join(QLatin1Char('\n'));
}

int FolderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant FolderModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Entry& entry = m_entries[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.file.name;
    case Qt::ToolTipRole:
        return toolTip(entry);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(entry.file.name, entry.error ? tr("broken") : wordsOf(entry.state));
    case ThumbnailRole:
        return entry.thumbnail;
    case StateRole:
        return static_cast<int>(entry.state);
    case BrokenRole:
        return entry.error != nullptr;
    case ObjectsRole:
        return entry.objects;
    case PathRole:
        return entry.file.path;
    default:
        return {};
    }
}

} // namespace widgets::segment
