#pragma once
// The pictures of a folder: functions of values for other threads, no widgets.

#include <memory>
#include <optional>
#include <vector>

#include <QImage>
#include <QSize>
#include <QString>

#include "core/jobs/job_queue.h"
#include "widgets/panes/segment/segment_work.h"

namespace widgets::segment {

/// A file that may be a picture, as its ending says.
struct FolderFile {
    QString path; ///< absolute
    QString name;
    qint64 bytes = 0;
    qint64 modified = 0; ///< milliseconds since 1970, UTC

    friend bool operator==(const FolderFile&, const FolderFile&) = default;
};

/// A picture seen small, or why it cannot be seen.
struct FolderThumbnail {
    QImage image; ///< null: broken
    QSize size;   ///< of the picture
    std::string pixelSha256;
    std::shared_ptr<const gpu::Error> error;
};

/// Where a picture was read from, absolute; empty: from no file.
QString pathOf(const Picture& picture);

/// The pictures in the folder itself, not in folders below, sorted as people count: "2.png" before "10.png". Throws
/// NotFound, Io (a folder that must not be read), Cancelled.
std::vector<FolderFile> listPictures(const QString& folder, core::JobContext& context);

/// In at most `bounds` pixels. What is wrong with a file is part of the result; throws Cancelled only.
FolderThumbnail makeThumbnail(const QString& path, QSize bounds, core::JobContext& context);

/// Endings of the picture files that can be read, in lower case with their dot.
const QStringList& pictureEndings();

} // namespace widgets::segment
