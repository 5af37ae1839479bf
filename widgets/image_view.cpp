#include "widgets/image_view.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QPaintEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace widgets {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kKeptInSight = 48; ///< logical pixels of the picture that panning leaves visible
constexpr int kVeilAlpha = 130;

} // namespace

ImageView::ImageView(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    updateCursor();
}

void ImageView::setPicture(std::shared_ptr<const ImageLevels> picture, bool keepView)
{
    const bool same = keepView && m_picture && picture && m_picture->size() == picture->size();
    m_picture = std::move(picture);
    cancelDrag();
    m_cursor.reset();
    emit hovered({}, false);
    if (!same)
        fit();
    updateCursor();
    update();
}

void ImageView::renewPicture(std::shared_ptr<const ImageLevels> picture)
{
    if (!m_picture || !picture || m_picture->size() != picture->size()) {
        setPicture(std::move(picture));
        return;
    }
    m_picture = std::move(picture);
    update();
}

void ImageView::setFitMargin(double margin)
{
    m_margin = margin;
    if (m_fitted)
        fit();
}

void ImageView::setLargestScale(double scale)
{
    m_largestScale = scale;
    if (m_fitted)
        fit();
}

void ImageView::setOverlays(std::vector<const ImageOverlay*> overlays)
{
    m_overlays = std::move(overlays);
    update();
}

void ImageView::setTool(CanvasTool* tool)
{
    if (m_picture || m_tool)
        cancelDrag();
    m_tool = tool;
    updateCursor();
    update();
}

void ImageView::setVeiled(bool veiled)
{
    if (m_veiled != veiled)
        update();
    m_veiled = veiled;
}

void ImageView::setGuidesVisible(bool visible)
{
    m_guides = visible;
    update();
}

double ImageView::zoom() const { return m_transform.scale * devicePixelRatioF(); }

double ImageView::fittedScale() const
{
    const QSizeF room(std::max(1.0, width() - 2 * m_margin), std::max(1.0, height() - 2 * m_margin));
    const QSizeF size = m_picture->size();
    return std::min({room.width() / size.width(), room.height() / size.height(), m_largestScale / devicePixelRatioF()});
}

void ImageView::setZoom(double zoom, QPointF anchor)
{
    if (!m_picture)
        return;
    const double smallest = std::min(fittedScale(), 1 / devicePixelRatioF()) / 4;
    const double scale = std::clamp(zoom / devicePixelRatioF(), smallest, m_largestScale / devicePixelRatioF());
    const QPointF fixed = m_transform.toImage(anchor);
    m_transform.scale = scale;
    m_transform.origin = anchor - fixed * scale;
    m_fitted = false;
    update();
    emit zoomChanged(this->zoom());
    emit looked();
}

void ImageView::look(double zoom, QPointF centre)
{
    if (!m_picture)
        return;
    m_transform.origin = QPointF(width(), height()) / 2 - centre * m_transform.scale;
    setZoom(zoom, QPointF(width(), height()) / 2);
    keepInSight();
}

void ImageView::fit()
{
    const bool wasFitted = std::exchange(m_fitted, true);
    if (m_picture) {
        m_transform.scale = fittedScale();
        const QSizeF shown = QSizeF(m_picture->size()) * m_transform.scale;
        m_transform.origin = QPointF((width() - shown.width()) / 2, (height() - shown.height()) / 2);
    }
    update();
    emit zoomChanged(zoom());
    if (!wasFitted) // another size of the window is no other look at the picture
        emit looked();
}

void ImageView::actualSize() { setZoom(1, m_cursor.value_or(QPointF(width() / 2.0, height() / 2.0))); }

void ImageView::zoomIn() { setZoom(zoom() * kZoomStep, QPointF(width() / 2.0, height() / 2.0)); }

void ImageView::zoomOut() { setZoom(zoom() / kZoomStep, QPointF(width() / 2.0, height() / 2.0)); }

void ImageView::cancelDrag()
{
    if (m_tool && m_tool->isBusy())
        m_tool->cancel();
    endDrag();
}

void ImageView::endDrag()
{
    m_drag = Drag::None;
    m_button = Qt::NoButton;
    m_band = QRectF();
    updateCursor();
    update();
}

bool ImageView::contains(QPointF p) const
{
    return m_picture && p.x() >= 0 && p.y() >= 0 && p.x() < m_picture->size().width() &&
           p.y() < m_picture->size().height();
}

QPointF ImageView::clamped(QPointF p) const
{
    return {std::clamp(p.x(), 0.0, static_cast<double>(m_picture->size().width())),
            std::clamp(p.y(), 0.0, static_cast<double>(m_picture->size().height()))};
}

void ImageView::keepInSight()
{
    const QRectF shown = m_transform.toView(QRectF(QPointF(), QSizeF(m_picture->size())));
    const double keepX = std::min(kKeptInSight, shown.width());
    const double keepY = std::min(kKeptInSight, shown.height());
    m_transform.origin.setX(std::clamp(m_transform.origin.x(), keepX - shown.width(), width() - keepX));
    m_transform.origin.setY(std::clamp(m_transform.origin.y(), keepY - shown.height(), height() - keepY));
}

void ImageView::updateCursor()
{
    if (m_drag == Drag::Pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_spaceHeld)
        setCursor(Qt::OpenHandCursor);
    else
        setCursor(m_picture && m_cursor ? (m_tool ? m_tool->cursor() : QCursor(Qt::CrossCursor)) : Qt::ArrowCursor);
}

void ImageView::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.fillRect(event->rect(), tokens().window);
    const QRectF visible(rect());
    if (m_picture) {
        m_picture->paint(painter, m_transform, visible);
        for (const ImageOverlay* overlay : m_overlays) {
            painter.save();
            painter.setRenderHint(QPainter::Antialiasing);
            overlay->paint(painter, m_transform, visible);
            painter.restore();
        }
        if (m_veiled) {
            QColor veil = tokens().window;
            veil.setAlpha(kVeilAlpha);
            painter.fillRect(m_transform.toView(QRectF(QPointF(), QSizeF(m_picture->size()))), veil);
        }
        if (m_guides && m_cursor && m_drag != Drag::Pan)
            paintGuides(painter);
        if (m_drag == Drag::Box)
            paintRubberBand(painter);
        if (m_tool) {
            painter.setRenderHint(QPainter::Antialiasing);
            m_tool->paint(painter, m_transform, m_drag == Drag::Pan || m_spaceHeld ? std::nullopt : m_cursor);
        }
    }
    if (m_dropHover) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(visible.adjusted(1, 1, -1, -1));
    }
}

void ImageView::paintGuides(QPainter& painter) const
{
    // A light and a dark line side by side are seen on any picture.
    const QRectF area = m_transform.toView(QRectF(QPointF(), QSizeF(m_picture->size()))).intersected(QRectF(rect()));
    const double x = std::floor(m_cursor->x()) + 0.5;
    const double y = std::floor(m_cursor->y()) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto cross = [&](double shift, const QColor& colour) {
        painter.setPen(QPen(colour, 1));
        painter.drawLine(QPointF(x + shift, area.top()), QPointF(x + shift, area.bottom()));
        painter.drawLine(QPointF(area.left(), y + shift), QPointF(area.right(), y + shift));
    };
    cross(1, QColor(0, 0, 0, 70));
    cross(0, QColor(255, 255, 255, 110));
}

void ImageView::paintRubberBand(QPainter& painter) const
{
    const QRectF band = m_transform.toView(m_band);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 200), 3));
    painter.drawRect(band);
    painter.setPen(QPen(lightTokens().accent, 1.5));
    painter.drawRect(band);
}

void ImageView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_fitted) {
        fit();
    } else if (m_picture) {
        if (event->oldSize().isValid()) { // what is in the middle stays there
            const QSize grown = event->size() - event->oldSize();
            m_transform.origin += QPointF(grown.width(), grown.height()) / 2;
        }
        keepInSight();
    }
}

} // namespace widgets
