#pragma once

#include <memory>
#include <vector>

#include <QPoint>
#include <QRect>
#include <QSize>

#include "core/image/image.h"
#include "core/segment/compose.h"
#include "core/segment/outline.h"
#include "widgets/image_levels.h"

namespace widgets::segment {

/// The mask of one object, ready to be shown. Only the smallest box around the object is kept, so that many objects of
/// a large picture have room. Immutable; made on another thread than the window's.
struct ObjectView {
    QSize picture;
    QRect box;                                                  ///< of the object, in the picture; empty: no pixel
    std::shared_ptr<const core::Mask> piece;                    ///< what of the mask lies in the box
    ImageLevels coverage;                                       ///< of the piece
    std::vector<std::vector<core::segment::GridPoint>> outline; ///< in the picture
    int64_t area = 0;                                           ///< object pixels
    core::segment::FilterCounts removed;                        ///< by the filter

    /// The mask of the whole picture: a copy.
    core::Mask mask() const;
    bool contains(QPoint pixel) const;
    /// What it takes of memory, about.
    size_t bytes() const;
    /// Paints the object pixels in this colour.
    void tint(QPainter& painter, const ViewTransform& transform, const QRectF& visible, const QColor& colour) const;
};

std::shared_ptr<const ObjectView> viewOf(const core::Mask& mask, const core::segment::FilterCounts& removed = {});

/// A class's colour for painting.
inline QColor toColour(const core::segment::Rgb& rgb) { return {rgb[0], rgb[1], rgb[2]}; }

} // namespace widgets::segment
