#pragma once

#include <QImage>

#include "widgets/image_view.h"
#include "widgets/panes/segment/attention_model.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// A map in colours; tiles have one pixel a cell, else eight. Only the part of the grid that lies on the picture.
QImage heatImage(const core::HeatMap& heat, double scale, const AttentionStyle& style);
/// Where that image lies over a picture that fills `picture`: the last cells may stick out, and are clipped.
QRectF heatArea(const core::HeatMap& heat, const QRectF& picture);
/// Paints it within `picture`, tiles with sharp borders.
void paintHeat(QPainter& painter, const QImage& image, const core::HeatMap& heat, const QRectF& picture,
               const AttentionStyle& style);

/// The chosen map over the canvas, while the attention is looked at, with the outline of the current mask, and the cell
/// under the cursor.
class AttentionOverlay final : public ImageOverlay {
public:
    AttentionOverlay(const AttentionModel& model, const SegmentDocument& document)
        : m_model(model), m_document(document)
    {
    }
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
    void paintOutline(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const;
    void paintCell(QPainter& painter, const ViewTransform& transform, size_t cell) const;

    const AttentionModel& m_model;
    const SegmentDocument& m_document;
    mutable std::shared_ptr<const AttentionMaps> m_maps; ///< what m_image was made of
    mutable int m_head = 0;
    mutable AttentionStyle m_style;
    mutable QImage m_image;
};

} // namespace widgets::segment
