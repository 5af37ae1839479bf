#pragma once

#include <memory>
#include <vector>

#include <QColor>
#include <QImage>

#include "core/image/image.h"
#include "widgets/view_transform.h"

class QPainter;

namespace widgets {

/// A picture with its halved copies, so that painting costs what the view shows, not what the picture holds. Immutable
/// once made; making one may take long for a large picture and is work for the compute thread.
class ImageLevels {
public:
    ImageLevels() = default;
    /// Shares the bytes of the picture.
    explicit ImageLevels(std::shared_ptr<const core::Image> image);
    /// Shares the bytes of the mask; painted with tint().
    explicit ImageLevels(std::shared_ptr<const core::Mask> mask);

    bool empty() const { return m_levels.empty(); }
    QSize size() const { return empty() ? QSize() : m_levels.front().size(); }
    /// The colour of one pixel. The pixel must lie inside.
    QColor pixel(QPoint position) const { return m_levels.front().pixelColor(position); }

    /// Paints what of the picture lies in `visible` (view coordinates). Pixels are sharp from 4 device pixels each on.
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const;
    /// The same for a mask: its object pixels in `colour` (with its alpha).
    void tint(QPainter& painter, const ViewTransform& transform, const QRectF& visible, const QColor& colour) const;
    /// The whole picture in at most `bounds`, keeping its proportions, not enlarged.
    QImage thumbnail(QSize bounds) const;

private:
    struct Cut {
        QImage image;
        QRectF target;
    };
    void addLevels();
    Cut cut(double deviceScale, const ViewTransform& transform, const QRectF& visible) const;

    std::vector<QImage> m_levels; ///< each half the size of the one before
};

} // namespace widgets
