#include "widgets/panes/segment/object_view.h"

#include <algorithm>
#include <cstddef>

#include <QPainter>

namespace widgets::segment {

std::shared_ptr<const ObjectView> viewOf(const core::Mask& mask, const core::segment::FilterCounts& removed)
{
    auto view = std::make_shared<ObjectView>();
    view->picture = QSize(mask.width, mask.height);
    view->removed = removed;
    const core::PixelBox box = core::objectBox(mask);
    if (box.empty())
        return view;
    view->box = QRect(box.x, box.y, box.width, box.height);
    view->piece = std::make_shared<const core::Mask>(core::cutOut(mask, box));
    view->coverage = ImageLevels(view->piece);
    const auto& values = view->piece->values;
    view->area = static_cast<int64_t>(values.size()) - std::count(values.begin(), values.end(), uint8_t{0});
    view->outline = core::segment::traceOutline(*view->piece);
    for (auto& ring : view->outline)
        for (core::segment::GridPoint& corner : ring)
            corner = {corner.x + box.x, corner.y + box.y};
    return view;
}

core::Mask ObjectView::mask() const
{
    core::Mask whole{picture.width(), picture.height(), {}};
    whole.values.resize(static_cast<size_t>(picture.width()) * static_cast<size_t>(picture.height()), 0);
    for (int y = 0; y < box.height(); ++y) {
        const auto from = piece->values.begin() + static_cast<ptrdiff_t>(y) * box.width();
        std::copy(from, from + box.width(),
                  whole.values.begin() + static_cast<ptrdiff_t>(box.y() + y) * whole.width + box.x());
    }
    return whole;
}

bool ObjectView::contains(QPoint pixel) const
{
    return box.contains(pixel) && coverage.pixel(pixel - box.topLeft()).red() != 0;
}

size_t ObjectView::bytes() const
{
    size_t sum = sizeof(ObjectView);
    if (piece)
        sum += piece->values.size() * 4 / 3; // with the halved copies
    for (const auto& ring : outline)
        sum += ring.capacity() * sizeof(core::segment::GridPoint) + sizeof(ring);
    return sum;
}

void ObjectView::tint(QPainter& painter, const ViewTransform& transform, const QRectF& visible,
                      const QColor& colour) const
{
    ViewTransform inner = transform;
    inner.origin = transform.toView(QPointF(box.topLeft()));
    coverage.tint(painter, inner, visible, colour);
}

} // namespace widgets::segment
