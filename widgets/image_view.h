#pragma once
// The canvas: a picture with overlays, zoom and pan.

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "widgets/canvas_tool.h"
#include "widgets/image_levels.h"
#include "widgets/view_transform.h"

namespace widgets {

/// Something drawn over the picture, in view coordinates, so that its lines keep their width at any zoom.
class ImageOverlay {
public:
    virtual ~ImageOverlay() = default;
    virtual void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const = 0;
};

/// Shows a picture. Wheel: zoom at the cursor. Middle button, or space with the left button: drag the picture. Double
/// click: fit. Positions in signals are image coordinates: (0, 0) is the top left corner of the first pixel.
class ImageView : public QWidget {
    Q_OBJECT
public:
    explicit ImageView(QWidget* parent = nullptr);

    /// Shows another picture, fitted; null: none. Keeps the view where it is if the size is the same and `keepView`.
    void setPicture(std::shared_ptr<const ImageLevels> picture, bool keepView = false);
    /// The same picture renewed: of the same size, so that nothing that is going on is disturbed.
    void renewPicture(std::shared_ptr<const ImageLevels> picture);
    /// How many device pixels an image pixel may have: more for pictures whose pixels are cells.
    void setLargestScale(double scale);
    /// Pixels that stay free around a fitted picture.
    void setFitMargin(double margin);
    const ImageLevels* picture() const { return m_picture.get(); }
    /// Overlays in painting order; they belong to the caller and must live as long as they are set.
    void setOverlays(std::vector<const ImageOverlay*> overlays);
    /// What the mouse does; null: clicks and boxes. The tool belongs to the caller and must live as long as it is set.
    void setTool(CanvasTool* tool);
    /// Greys the picture and the overlays while what they show is being renewed.
    void setVeiled(bool veiled);
    void setGuidesVisible(bool visible);
    bool guidesVisible() const { return m_guides; }

    const ViewTransform& transform() const { return m_transform; }
    /// Device pixels per image pixel: 1 is actual size.
    double zoom() const;
    bool isFitted() const { return m_fitted; }
    bool isDragging() const { return m_drag != Drag::None || (m_tool && m_tool->isBusy()); }
    /// Zooms so that the image point under `anchor` (view coordinates) stays there.
    void setZoom(double zoom, QPointF anchor);

    /// Looks at a place of the picture (image coordinates), which comes to the middle.
    void look(double zoom, QPointF centre);
    /// What of the picture is in the middle of the view.
    QPointF centre() const { return m_transform.toImage(QPointF(width(), height()) / 2); }

public slots:
    void fit();
    void actualSize();
    void zoomIn();
    void zoomOut();
    /// Gives up a box that is being dragged, or what the tool is drawing.
    void cancelDrag();

signals:
    /// A press and release of the left or right button inside the picture.
    void clicked(QPointF position, Qt::MouseButton button);
    /// The click before turned out to be the first half of a double click, which fits the view: forget it.
    void clickRetracted();
    /// A box dragged with the left button, clipped to the picture.
    void boxDragged(QRectF box);
    /// The cursor moved over the picture (inside) or left it.
    void hovered(QPointF position, bool inside);
    void zoomChanged(double zoom);
    /// The person has moved the picture, or zoomed.
    void looked();
    void filesDropped(const QStringList& paths);
    void imageDropped(const QImage& image);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class Drag { None, Press, Box, Pan, Tool };

    /// The middle of the device pixel under the cursor, in view coordinates: the one that is seen there.
    QPointF pointed(const QMouseEvent* event) const;
    CanvasPointer pointer(const QMouseEvent* event) const;
    void endDrag();
    bool contains(QPointF imagePosition) const;
    QPointF clamped(QPointF imagePosition) const;
    double fittedScale() const;
    void keepInSight();
    void updateCursor();
    void paintGuides(QPainter& painter) const;
    void paintRubberBand(QPainter& painter) const;

    std::shared_ptr<const ImageLevels> m_picture;
    std::vector<const ImageOverlay*> m_overlays;
    ViewTransform m_transform;
    double m_largestScale = 64; ///< device pixels per image pixel
    CanvasTool* m_tool = nullptr;
    double m_margin = 16;
    bool m_fitted = true;
    bool m_veiled = false;
    bool m_guides = true;
    bool m_spaceHeld = false;
    bool m_dropHover = false;
    Drag m_drag = Drag::None;
    Qt::MouseButton m_button = Qt::NoButton;
    QPointF m_pressed;               ///< view coordinates
    QPointF m_last;                  ///< view coordinates
    std::optional<QPointF> m_cursor; ///< view coordinates, while over the picture
    QRectF m_band;                   ///< image coordinates
};

} // namespace widgets
