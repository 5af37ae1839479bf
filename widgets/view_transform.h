#pragma once

#include <QPointF>
#include <QRectF>

namespace widgets {

/// Between image coordinates (pixels, (0, 0) is the top left corner of the first pixel) and a view's logical pixels.
struct ViewTransform {
    double scale = 1; ///< logical pixels per image pixel
    QPointF origin;   ///< where the image's top left corner lies in the view

    QPointF toView(QPointF image) const { return origin + image * scale; }
    QPointF toImage(QPointF view) const { return (view - origin) / scale; }
    QRectF toView(const QRectF& image) const { return {toView(image.topLeft()), image.size() * scale}; }
    QRectF toImage(const QRectF& view) const { return {toImage(view.topLeft()), view.size() / scale}; }
};

} // namespace widgets
