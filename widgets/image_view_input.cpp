// The mouse, the keys and drag and drop of the canvas.
#include <cmath>

#include <QApplication>
#include <QDragEnterEvent>
#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QWheelEvent>

#include "widgets/image_view.h"
#include "widgets/local_files.h"

namespace widgets {

namespace {

constexpr double kWheelNotch = 120; ///< angleDelta of one notch
constexpr double kZoomPerNotch = 1.25;

} // namespace

QPointF ImageView::pointed(const QMouseEvent* event) const
{
    return event->position() + QPointF(0.5, 0.5) / devicePixelRatioF();
}

CanvasPointer ImageView::pointer(const QMouseEvent* event) const
{
    const QPointF position = pointed(event);
    const QPointF inImage = m_transform.toImage(position);
    return {inImage, position, contains(inImage), m_button, event->modifiers(), &m_transform};
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    const QPoint pixels = event->pixelDelta();
    const double notches =
        event->angleDelta().y() != 0 ? event->angleDelta().y() / kWheelNotch : pixels.y() / kWheelNotch;
    if (m_picture && notches != 0)
        setZoom(zoom() * std::pow(kZoomPerNotch, notches), event->position());
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (!m_picture || m_drag != Drag::None)
        return;
    m_pressed = m_last = pointed(event);
    m_button = event->button();
    const bool pans = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (pans) {
        m_drag = Drag::Pan;
    } else if (event->button() == Qt::LeftButton || event->button() == Qt::RightButton) {
        if (m_tool && m_tool->press(pointer(event)))
            m_drag = Drag::Tool;
        else if (!m_tool || m_tool->leavesClicks())
            m_drag = Drag::Press;
    }
    updateCursor();
    update();
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = pointed(event);
    const QPointF inImage = m_transform.toImage(position);
    const bool inside = contains(inImage);
    m_cursor = inside ? std::optional(position) : std::nullopt;
    if (m_drag == Drag::Press && m_button == Qt::LeftButton &&
        (position - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_drag = Drag::Box;
    if (m_drag == Drag::Box)
        m_band = QRectF(clamped(m_transform.toImage(m_pressed)), clamped(inImage)).normalized();
    if (m_drag == Drag::Pan) {
        m_transform.origin += position - m_last;
        m_fitted = false;
        keepInSight();
        emit looked();
    }
    if (m_tool && (m_drag == Drag::None || m_drag == Drag::Tool))
        m_tool->move(pointer(event));
    m_last = position;
    emit hovered(inImage, inside);
    updateCursor();
    update();
}

void ImageView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != m_button || m_drag == Drag::None)
        return;
    const Drag ended = m_drag;
    const QRectF band = m_band;
    const Qt::MouseButton button = m_button;
    const CanvasPointer released = pointer(event);
    endDrag();
    if (ended == Drag::Tool) {
        m_tool->release(released);
        updateCursor();
        return;
    }
    // The press decides where a click is: the hand may tremble before the release.
    const QPointF position = m_transform.toImage(m_pressed);
    if (ended == Drag::Press && contains(position))
        emit clicked(position, button);
    else if (ended == Drag::Box && band.width() >= 1 && band.height() >= 1)
        emit boxDragged(band);
}

void ImageView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        mousePressEvent(event);
        return;
    }
    if (m_spaceHeld || !m_picture)
        return;
    if (m_tool && m_tool->doubleClick(pointer(event))) {
        update();
        return;
    }
    if (m_tool && !m_tool->leavesClicks()) { // two quick strokes
        mousePressEvent(event);
        return;
    }
    if (contains(m_transform.toImage(pointed(event))))
        emit clickRetracted();
    fit();
}

void ImageView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    m_cursor.reset();
    emit hovered({}, false);
    updateCursor();
    update();
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = true;
        updateCursor();
    } else if (m_tool && m_picture && m_tool->key(event)) {
        update();
    } else if (event->key() == Qt::Key_Escape && isDragging()) {
        cancelDrag();
    } else if (event->key() != Qt::Key_Space) {
        QWidget::keyPressEvent(event);
    }
}

void ImageView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        updateCursor();
    } else {
        QWidget::keyReleaseEvent(event);
    }
}

void ImageView::focusOutEvent(QFocusEvent* event)
{
    m_spaceHeld = false;
    updateCursor();
    QWidget::focusOutEvent(event);
}

void ImageView::dragEnterEvent(QDragEnterEvent* event)
{
    if (!localFiles(event->mimeData()).isEmpty() || event->mimeData()->hasImage()) {
        m_dropHover = true;
        update();
        event->acceptProposedAction();
    }
}

void ImageView::dragLeaveEvent(QDragLeaveEvent* event)
{
    QWidget::dragLeaveEvent(event);
    m_dropHover = false;
    update();
}

void ImageView::dropEvent(QDropEvent* event)
{
    m_dropHover = false;
    update();
    const QStringList files = localFiles(event->mimeData());
    if (!files.isEmpty())
        emit filesDropped(files);
    else if (event->mimeData()->hasImage())
        emit imageDropped(qvariant_cast<QImage>(event->mimeData()->imageData()));
    event->acceptProposedAction();
}

} // namespace widgets
