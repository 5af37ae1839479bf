#pragma once

#include <vector>

#include <QObject>
#include <QPointer>

#include "widgets/panes/pane.h"
#include "widgets/panes/segment/geometry_panel.h"
#include "widgets/panes/segment/metrics_panel.h"

namespace widgets::segment {

/// What the pane has of metrics and geometry: the watch that rates, both panels, their actions and their exports.
class MetricsParts : public QObject {
    Q_OBJECT
public:
    /// The panels belong to `owner` until the window adopts them.
    MetricsParts(SegmentDocument& document, const PaneServices& services, QWidget* owner);
    ~MetricsParts() override;

    std::vector<PanePanel> panels() const;
    std::vector<ExportItem> exportItems() const;
    /// The polygon of the current object, while the panel of geometry is open.
    const ImageOverlay* overlay() const { return m_geometry->overlay(); }
    MetricsWatch& watch() { return m_watch; }
    MetricsPanel* metricsPanel() const { return m_metrics; }
    GeometryPanel* geometryPanel() const { return m_geometry; }

signals:
    void failed(const gpu::Error& error);
    void noted(const QString& text, const QString& hint);
    void overlayChanged();
    /// There is a new object to be drawn by hand.
    void drawingStarted();

private:
    void connectActions();
    void refreshActions();
    void askForFile();

    SegmentDocument& m_document;
    PaneServices m_services;
    QWidget* m_owner;
    MetricsWatch m_watch;
    QPointer<MetricsPanel> m_metrics; ///< the window may delete them first
    QPointer<GeometryPanel> m_geometry;
};

} // namespace widgets::segment
