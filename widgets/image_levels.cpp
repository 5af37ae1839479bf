#include "widgets/image_levels.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>

namespace widgets {

namespace {

constexpr int kSmallestSide = 512; ///< halving stops once the longer side is below this
constexpr double kSharpFrom = 4;   ///< device pixels per image pixel

/// A QImage that keeps the shared bytes alive.
template <typename T>
QImage wrap(const std::shared_ptr<const T>& owner, const uchar* bytes, qsizetype bytesPerLine, QImage::Format format)
{
    auto* keep = new std::shared_ptr<const T>(owner);
    return QImage(
        bytes, owner->width, owner->height, bytesPerLine, format,
        [](void* kept) { delete static_cast<std::shared_ptr<const T>*>(kept); }, keep);
}

double deviceScaleOf(const QPainter& painter, const ViewTransform& transform)
{
    return transform.scale * (painter.device() ? painter.device()->devicePixelRatioF() : 1);
}

/// Grey levels as the alpha of one colour.
QImage tinted(const QImage& grey, const QColor& colour)
{
    QImage alpha = grey;
    QImage result(grey.size(), QImage::Format_ARGB32_Premultiplied);
    QRgb table[256];
    for (int value = 0; value < 256; ++value) {
        QColor shade = colour;
        shade.setAlphaF(static_cast<float>(colour.alphaF() * static_cast<float>(value) / 255.0F));
        table[value] = qPremultiply(shade.rgba());
    }
    for (int y = 0; y < grey.height(); ++y) {
        const uchar* from = alpha.constScanLine(y);
        auto* to = reinterpret_cast<QRgb*>(result.scanLine(y));
        std::transform(from, from + grey.width(), to, [&table](uchar value) { return table[value]; });
    }
    return result;
}

} // namespace

ImageLevels::ImageLevels(std::shared_ptr<const core::Image> image)
{
    if (!image || image->empty())
        return;
    m_levels.push_back(wrap(image, image->rgb.data(), qsizetype{3} * image->width, QImage::Format_RGB888));
    addLevels();
}

ImageLevels::ImageLevels(std::shared_ptr<const core::Mask> mask)
{
    if (!mask || mask->empty())
        return;
    m_levels.push_back(wrap(mask, mask->values.data(), mask->width, QImage::Format_Grayscale8));
    addLevels();
}

void ImageLevels::addLevels()
{
    const QImage::Format format = m_levels.front().format();
    while (std::max(m_levels.back().width(), m_levels.back().height()) > kSmallestSide) {
        const QSize half((m_levels.back().width() + 1) / 2, (m_levels.back().height() + 1) / 2);
        m_levels.push_back(
            m_levels.back().scaled(half, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(format));
    }
}

ImageLevels::Cut ImageLevels::cut(double deviceScale, const ViewTransform& transform, const QRectF& visible) const
{
    size_t level = 0;
    while (level + 1 < m_levels.size() && deviceScale * static_cast<double>(size_t{2} << level) <= 1)
        ++level;
    const QImage& source = m_levels[level];
    const double ratioX = static_cast<double>(source.width()) / size().width();
    const double ratioY = static_cast<double>(source.height()) / size().height();
    const QRectF seen = transform.toImage(visible).intersected(QRectF(QPointF(), QSizeF(size())));
    if (seen.isEmpty())
        return {};
    // One pixel more on each side keeps the interpolation at the edges of the view as it is inside.
    const QRect inLevel = QRectF(seen.x() * ratioX, seen.y() * ratioY, seen.width() * ratioX, seen.height() * ratioY)
                              .toAlignedRect()
                              .adjusted(-1, -1, 1, 1)
                              .intersected(source.rect());
    const QRectF inImage(inLevel.x() / ratioX, inLevel.y() / ratioY, inLevel.width() / ratioX,
                         inLevel.height() / ratioY);
    return {source.copy(inLevel), transform.toView(inImage)};
}

void ImageLevels::paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const
{
    if (empty())
        return;
    const double deviceScale = deviceScaleOf(painter, transform);
    const Cut piece = cut(deviceScale, transform, visible);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, deviceScale < kSharpFrom);
    if (!piece.image.isNull())
        painter.drawImage(piece.target, piece.image);
}

void ImageLevels::tint(QPainter& painter, const ViewTransform& transform, const QRectF& visible,
                       const QColor& colour) const
{
    if (empty())
        return;
    const double deviceScale = deviceScaleOf(painter, transform);
    const Cut piece = cut(deviceScale, transform, visible);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, deviceScale < kSharpFrom);
    if (!piece.image.isNull())
        painter.drawImage(piece.target, tinted(piece.image, colour));
}

QImage ImageLevels::thumbnail(QSize bounds) const
{
    if (empty())
        return {};
    const QSize wanted = size().scaled(bounds.boundedTo(size()), Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    auto level = m_levels.rbegin();
    while (level + 1 != m_levels.rend() && (level->width() < wanted.width() || level->height() < wanted.height()))
        ++level;
    return level->scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(m_levels.front().format());
}

} // namespace widgets
