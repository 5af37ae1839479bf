#pragma once
// The tools that draw into the mask: brush, eraser, polygon, lasso. Each shape becomes one edit of the document.

#include <vector>

#include "widgets/canvas_tool.h"
#include "widgets/panes/segment/segment_document.h"

namespace widgets::segment {

/// What the drawing tools share; set by the inspector and by keys.
class EditSettings : public QObject {
    Q_OBJECT
public:
    static constexpr int kSmallestRadius = 1;
    static constexpr int kLargestRadius = 500;

    using QObject::QObject;

    /// Of the brush, in pixels of the picture.
    int radius() const { return m_radius; }
    void setRadius(int radius);
    /// One notch larger or smaller.
    void growRadius(bool larger);
    /// Whether polygon and lasso cut out instead of adding.
    bool subtracts() const { return m_subtracts; }
    void setSubtracts(bool subtracts);

signals:
    void changed();

private:
    int m_radius = 12;
    bool m_subtracts = false;
};

/// A round brush. The left button adds (erases, for the eraser), the right one does the opposite.
class BrushTool final : public CanvasTool {
public:
    BrushTool(SegmentDocument& document, const EditSettings& settings, bool adds)
        : m_document(document), m_settings(settings), m_adds(adds)
    {
    }

    bool press(const CanvasPointer& pointer) override;
    void move(const CanvasPointer& pointer) override;
    void release(const CanvasPointer& pointer) override;
    bool isBusy() const override { return !m_path.empty(); }
    void cancel() override { m_path.clear(); }
    void paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const override;
    QCursor cursor() const override { return Qt::BlankCursor; }

private:
    void take(QPointF point);

    SegmentDocument& m_document;
    const EditSettings& m_settings;
    bool m_adds;
    bool m_strokeAdds = true;
    std::vector<core::segment::ImagePoint> m_path; ///< empty: no stroke
};

/// A closed ring: corner by corner (polygon; double click or Enter closes, Backspace takes one back) or in one drag
/// (lasso). Cuts out if the settings say so, or with Alt held when it closes.
class RingTool final : public CanvasTool {
public:
    enum class Way { Corners, Drag };

    RingTool(SegmentDocument& document, const EditSettings& settings, Way way)
        : m_document(document), m_settings(settings), m_way(way)
    {
    }

    bool press(const CanvasPointer& pointer) override;
    void move(const CanvasPointer& pointer) override;
    void release(const CanvasPointer& pointer) override;
    bool doubleClick(const CanvasPointer& pointer) override;
    bool key(QKeyEvent* event) override;
    bool isBusy() const override { return !m_ring.empty(); }
    void cancel() override { m_ring.clear(); }
    void paint(QPainter& painter, const ViewTransform& transform, const std::optional<QPointF>& cursor) const override;

private:
    void close(Qt::KeyboardModifiers modifiers);

    SegmentDocument& m_document;
    const EditSettings& m_settings;
    Way m_way;
    std::vector<core::segment::ImagePoint> m_ring; ///< empty: nothing is drawn
};

} // namespace widgets::segment
