#include "widgets/panes/segment/folder_files.h"

#include <algorithm>
#include <utility>

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>

#include "core/image/image_io.h"
#include "widgets/image_levels.h"

namespace widgets::segment {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

bool isPictureName(const QString& name)
{
    return std::ranges::any_of(pictureEndings(), [&name](const QString& ending) {
        return name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive);
    });
}

/// What orders names by letters without their case, and numbers in them by their value: a number becomes its count of
/// digits and then the digits. QCollator knows numbers in some locales only.
QString sortKeyOf(const QString& name)
{
    const QString folded = name.toCaseFolded();
    QString key;
    for (qsizetype at = 0; at < folded.size();) {
        qsizetype end = at;
        while (end < folded.size() && folded[end] >= u'0' && folded[end] <= u'9')
            ++end;
        if (end == at) {
            key += folded[at++];
            continue;
        }
        while (at + 1 < end && folded[at] == u'0')
            ++at;
        key += u'0';
        key += QChar(static_cast<char16_t>(end - at));
        key += QStringView(folded).mid(at, end - at);
        at = end;
    }
    return key;
}

void sortAsPeopleCount(std::vector<FolderFile>& files)
{
    std::vector<std::pair<QString, size_t>> keys;
    keys.reserve(files.size());
    for (size_t i = 0; i < files.size(); ++i)
        keys.emplace_back(sortKeyOf(files[i].name), i);
    std::ranges::sort(keys, [&files](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : files[a.second].name < files[b.second].name;
    });
    std::vector<FolderFile> sorted;
    sorted.reserve(files.size());
    for (const auto& [key, index] : keys)
        sorted.push_back(std::move(files[index]));
    files = std::move(sorted);
}

} // namespace

const QStringList& pictureEndings()
{
    static const QStringList endings{".png",  ".jpg", ".jpeg", ".webp", ".bmp", ".tif",
                                     ".tiff", ".pnm", ".pgm",  ".ppm",  ".pbm"};
    return endings;
}

QString pathOf(const Picture& picture)
{
    const QString path = QString::fromStdString(picture.loaded->path.string());
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

std::vector<FolderFile> listPictures(const QString& folder, core::JobContext& context)
{
    const QFileInfo info(folder);
    if (!info.isDir())
        throw Error(ErrorKind::NotFound, {mark("SegmentPane", "There is no folder %1"), {folder.toStdString()}},
                    mark("SegmentPane", "Choose another folder."));
    if (!info.isReadable() || !info.isExecutable())
        throw Error(ErrorKind::Io, {mark("SegmentPane", "The folder %1 cannot be read"), {folder.toStdString()}},
                    mark("SegmentPane", "Ask for the right to read it, or choose another folder."));
    std::vector<FolderFile> files;
    QDirIterator entries(info.absoluteFilePath(), QDir::Files);
    while (entries.hasNext()) {
        entries.next();
        if (!isPictureName(entries.fileName()))
            continue;
        context.control.throwIfStopped();
        const QFileInfo file = entries.fileInfo();
        files.push_back(
            {file.absoluteFilePath(), file.fileName(), file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    sortAsPeopleCount(files);
    return files;
}

FolderThumbnail makeThumbnail(const QString& path, QSize bounds, core::JobContext& context)
{
    context.control.throwIfStopped();
    FolderThumbnail thumbnail;
    try {
        auto loaded = std::make_shared<const core::LoadedImage>(core::loadImage(path.toStdString()));
        thumbnail.pixelSha256 = loaded->pixelSha256;
        thumbnail.size = QSize(loaded->image.width, loaded->image.height);
        const ImageLevels levels(std::shared_ptr<const core::Image>(loaded, &loaded->image));
        thumbnail.image = levels.thumbnail(bounds);
    } catch (const Error& error) {
        thumbnail.error = std::make_shared<const Error>(error);
    }
    return thumbnail;
}

} // namespace widgets::segment
