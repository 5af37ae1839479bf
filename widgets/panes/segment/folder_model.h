#pragma once

#include <optional>
#include <vector>

#include <QAbstractListModel>
#include <QHash>

#include "core/segment/predictor.h"
#include "widgets/panes/segment/folder_files.h"

namespace widgets::segment {

/// What is known of the embedding of a picture. Unknown until the picture was looked at: its key is the hash of its
/// pixels.
enum class EmbeddingState { Unknown, None, Computing, Memory, Disk };

/// The pictures of a folder with what is known of each. UI thread; pictures are read by others.
class FolderModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { ThumbnailRole = Qt::UserRole, StateRole, BrokenRole, ObjectsRole, PathRole };

    explicit FolderModel(QObject* parent = nullptr);

    void setFiles(std::vector<FolderFile> files);
    const FolderFile& file(int row) const { return m_entries[static_cast<size_t>(row)].file; }
    /// -1: not in the folder.
    int rowOf(const QString& path) const { return m_rows.value(path, -1); }

    bool needsThumbnail(int row) const;
    void setThumbnail(const QString& path, FolderThumbnail thumbnail);
    /// Hash of its pixels, once known; else empty.
    const std::string& pixelSha256(int row) const { return m_entries[static_cast<size_t>(row)].pixelSha256; }
    void setPixelSha256(const QString& path, const std::string& sha256);
    bool isBroken(int row) const { return m_entries[static_cast<size_t>(row)].error != nullptr; }
    void setState(const QString& path, EmbeddingState state);
    EmbeddingState state(int row) const { return m_entries[static_cast<size_t>(row)].state; }
    /// How many objects the person has made of it.
    void setObjects(const QString& path, int count);
    void retranslate();

    static QString wordsOf(EmbeddingState state);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    struct Entry {
        FolderFile file;
        QImage thumbnail;
        QSize size;
        std::string pixelSha256;
        std::shared_ptr<const gpu::Error> error;
        EmbeddingState state = EmbeddingState::Unknown;
        int objects = 0;
    };
    QString toolTip(const Entry& entry) const;
    void changed(int row);
    void forgetThumbnails();

    std::vector<Entry> m_entries;
    QHash<QString, int> m_rows;    ///< by path
    std::vector<int> m_thumbnails; ///< rows that have one, oldest first
};

} // namespace widgets::segment
