#include "widgets/panes/segment/segment_work.h"
#include "core/limits.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include <QFileInfo>
#include <QPainter>

#include "widgets/theme.h"

namespace widgets::segment {

namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

QImage thumbnailOf(const ImageLevels& picture, const ObjectView& object, QSize bounds)
{
    QImage image = picture.thumbnail(bounds).convertToFormat(QImage::Format_RGB32);
    QPainter painter(&image);
    const double scale = static_cast<double>(image.width()) / picture.size().width();
    // What is outside the object steps back, so that the object is seen at a glance.
    QColor colour = lightTokens().mask;
    colour.setAlpha(150);
    painter.fillRect(image.rect(), QColor(255, 255, 255, 70));
    object.tint(painter, {scale, {}}, QRectF(image.rect()), colour);
    return image;
}

} // namespace

std::shared_ptr<const Picture> presentPicture(core::LoadedImage&& loaded, const QString& name,
                                              core::JobContext& context)
{
    context.control.throwIfStopped();
    auto picture = std::make_shared<Picture>();
    picture->loaded = std::make_shared<const core::LoadedImage>(std::move(loaded));
    picture->levels = ImageLevels(std::shared_ptr<const core::Image>(picture->loaded, &picture->loaded->image));
    picture->name = name;
    return picture;
}

std::shared_ptr<const Picture> loadPicture(const QString& path, core::JobContext& context)
{
    context.control.throwIfStopped();
    return presentPicture(core::loadImage(path.toStdString()), QFileInfo(path).fileName(), context);
}

std::shared_ptr<const Picture> takePicture(const QImage& image, const QString& name, core::JobContext& context)
{
    if (image.isNull())
        throw Error(ErrorKind::Unsupported, mark("SegmentPane", "There is no picture on the clipboard"),
                    mark("SegmentPane", "Copy a picture first, or open a file"));
    const int64_t maxPixels = core::limits::picturePixels.value();
    if (int64_t{image.width()} * image.height() > maxPixels)
        core::limits::picturePixels.refuse(
            {mark("SegmentPane", "The picture has %1 x %2 pixels, more than the %3 megapixels that are taken"),
             {std::to_string(image.width()), std::to_string(image.height()), std::to_string(maxPixels / 1'000'000)}});
    QImage flat = image;
    if (image.hasAlphaChannel()) {
        flat = QImage(image.size(), QImage::Format_RGB32);
        flat.fill(Qt::white);
        QPainter(&flat).drawImage(QRect(QPoint(), image.size()), image);
    }
    flat.convertTo(QImage::Format_RGB888);
    core::LoadedImage loaded;
    loaded.image.width = flat.width();
    loaded.image.height = flat.height();
    const size_t rowBytes = size_t{3} * static_cast<size_t>(flat.width());
    loaded.image.rgb.resize(rowBytes * static_cast<size_t>(flat.height()));
    for (int y = 0; y < flat.height(); ++y)
        std::memcpy(loaded.image.rgb.data() + static_cast<size_t>(y) * rowBytes, flat.constScanLine(y), rowBytes);
    loaded.pixelSha256 = core::pixelHash(loaded.image);
    return presentPicture(std::move(loaded), name, context);
}

size_t SegmentResult::bytes() const
{
    size_t sum = sizeof(SegmentResult);
    for (const CandidateView& candidate : candidates)
        sum += (candidate.view ? candidate.view->bytes() : 0) + static_cast<size_t>(candidate.thumbnail.sizeInBytes());
    return sum;
}

std::shared_ptr<const SegmentResult> presentPrediction(core::segment::Prediction prediction, const Picture& picture,
                                                       QSize thumbnail, core::JobContext& context)
{
    auto result = std::make_shared<SegmentResult>();
    result->best = prediction.best;
    for (size_t i = 0; i < prediction.candidates.size(); ++i) {
        context.control.throwIfStopped();
        CandidateView& view = result->candidates[i];
        core::segment::Candidate& candidate = prediction.candidates[i];
        view.predictedIou = candidate.predictedIou;
        view.stability = candidate.stability;
        view.view = viewOf(candidate.mask);
        candidate.mask = {};
        view.thumbnail = thumbnailOf(picture.levels, *view.view, thumbnail);
    }
    return result;
}

QString withPngExtension(const QString& path)
{
    return path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? path : path + QStringLiteral(".png");
}

} // namespace widgets::segment
