#pragma once
// What the mouse does on the canvas besides looking around. The view owns zoom and pan; a tool gets what is left.

#include <optional>

#include <QCursor>
#include <QPointF>
#include <QRectF>

#include "widgets/view_transform.h"

class QKeyEvent;
class QPainter;

namespace widgets {

/// Where the mouse is and what is held.
struct CanvasPointer {
    QPointF image;       ///< image coordinates; may lie outside the picture
    QPointF view;        ///< view coordinates
    bool inside = false; ///< over the picture
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers modifiers;
    const ViewTransform* transform = nullptr;
};

class CanvasTool {
public:
    virtual ~CanvasTool() = default;

    /// Left or right button down. True: the tool has the mouse until the button is up; false: the view does what it
    /// does without a tool (a click, a box).
    virtual bool press(const CanvasPointer& pointer) = 0;
    /// The mouse moved, with the button of the press or without.
    virtual void move(const CanvasPointer&) {}
    virtual void release(const CanvasPointer&) {}
    /// True: the tool used it; false: the view fits the picture.
    virtual bool doubleClick(const CanvasPointer&) { return false; }
    virtual bool key(QKeyEvent*) { return false; }
    /// Whether something is being drawn.
    virtual bool isBusy() const { return false; }
    /// Gives up what is being drawn.
    virtual void cancel() {}
    /// Whether the view may still make clicks and boxes of what the tool does not take.
    virtual bool leavesClicks() const { return false; }
    /// Draws over the overlays, in view coordinates. `cursor` is the mouse over the picture.
    virtual void paint(QPainter&, const ViewTransform&, const std::optional<QPointF>& /*cursor*/) const {}
    virtual QCursor cursor() const { return Qt::CrossCursor; }
};

} // namespace widgets
