#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "widgets/export/export_item.h"
#include "widgets/image_view.h"
#include "widgets/job_runner.h"
#include "widgets/panes/segment/geometry_model.h"
#include "widgets/panes/segment/segment_document.h"

class QLabel;
class QSlider;
class QTableView;

namespace widgets::segment {

/// A mask's polygons in the picture, with their corners.
class PolygonOverlay final : public ImageOverlay {
public:
    using Polygons = std::vector<core::segment::Polygon>;

    void setPolygons(std::shared_ptr<const Polygons> polygons) { m_polygons = std::move(polygons); }
    void paint(QPainter& painter, const ViewTransform& transform, const QRectF& visible) const override;

private:
    std::shared_ptr<const Polygons> m_polygons;
};

/// Area, perimeter, box, centroid, orientation, hull, parts and holes of every object, and the polygon of the current
/// one within a tolerance, which is drawn on the canvas while the panel is open. Measures only while it is seen.
class GeometryPanel : public QWidget {
    Q_OBJECT
public:
    GeometryPanel(SegmentDocument& document, JobRunner& runner, QWidget* parent = nullptr);

    const ImageOverlay* overlay() const { return &m_overlay; }
    QTableView* table() const { return m_table; }
    QSlider* toleranceSlider() const { return m_slider; }
    const GeometryModel& model() const { return m_model; }
    /// Pixels that the polygon may be away from the mask's corners.
    double tolerance() const;
    /// The nearest one that the slider has; nothing: that of the beginning.
    void setTolerance(std::optional<double> tolerance);
    /// Corners of the polygon that is drawn; 0: none is.
    int64_t corners() const { return m_corners; }
    std::vector<ExportItem> exportItems() const;

signals:
    /// Another polygon is to be drawn.
    void overlayChanged();
    void toleranceChanged();
    void failed(const gpu::Error& error);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using View = std::shared_ptr<const ObjectView>;
    using Polygons = PolygonOverlay::Polygons;
    /// A mask that was measured.
    struct Measured {
        View view;
        std::optional<core::segment::MaskGeometry> geometry;
    };

    void makeTable();
    void refresh();
    void measure();
    void fill();
    void trace();
    void showPolygons(const std::shared_ptr<const Polygons>& polygons);
    void selectCurrent();
    void layOutColumns();
    void say();
    void retranslate();

    SegmentDocument& m_document;
    JobRunner& m_runner;
    GeometryModel m_model;
    PolygonOverlay m_overlay;
    QLabel* m_toleranceTitle;
    QSlider* m_slider;
    QLabel* m_toleranceValue;
    QLabel* m_cornerWords;
    QTableView* m_table;
    QLabel* m_empty;
    std::vector<Measured> m_measured;
    View m_traced;
    double m_tracedTolerance = -1;
    int64_t m_corners = 0;
};

} // namespace widgets::segment
