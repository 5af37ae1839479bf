#pragma once
// A chart on the screen, and the same as a figure.

#include <functional>
#include <memory>
#include <optional>

#include <QChartView>

#include "core/report/chart_data.h"
#include "widgets/chart_plot.h"
#include "widgets/export/export_item.h"

namespace widgets {

/// Shows lines in one pair of axes. Moving the mouse reads out the nearest x, as left and right do. Wheel: zoom at the
/// cursor (with Shift only along x, with Ctrl only along y). Drag: zoom to a rectangle; with the middle button: move.
/// Double click, or 0: everything. A click on a name of the legend, or its number's key, hides and shows a series.
class ChartView : public QChartView {
    Q_OBJECT
public:
    explicit ChartView(QWidget* parent = nullptr);

    /// Shows other data. With `keepView` the zoom and the hidden series stay, if the series are as many as before.
    void setData(const core::report::ChartData& data, bool keepView = false);
    const core::report::ChartData& data() const { return m_plot->data(); }
    /// What stands in the middle while there is nothing to draw.
    void setEmptyText(const QString& text);

    bool isZoomed() const;
    void resetZoom();
    const ChartPlot& plot() const { return *m_plot; }
    /// What the cursor reads now; empty: nothing.
    const std::vector<ChartHit>& reading() const { return m_reading; }

    /// Names chart and data for exports ("segment.iou-per-click"), and tells where they come from. The context menu has
    /// them from then on.
    void setExport(const QString& id, std::function<Provenance()> provenance);
    /// The picture (its id), and all points ("ID-data").
    std::vector<ExportItem> exportItems() const;
    /// What is seen now (zoom and hidden series included) for a light background. Values are captured.
    FigureSource figure() const;

signals:
    /// The reading in words, for a status bar; empty outside.
    void readOut(const QString& text);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& area) override;

private:
    enum class Drag { None, Band, Pan };

    void applyTheme();
    void read(std::optional<double> x);
    void readNext(int direction);
    void zoomAt(QPointF position, double factor, Qt::KeyboardModifiers modifiers);
    void zoomTo(const QRectF& pixels);
    std::optional<size_t> nameAt(QPointF position) const;
    void toggle(size_t series);
    void describe();
    void paintReading(QPainter& painter) const;

    ChartPlot* m_plot;
    QString m_emptyText;
    QString m_exportId;
    std::function<Provenance()> m_provenance;
    std::vector<ChartHit> m_reading;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    QPointF m_last;
    ChartRange m_pressedRange;
};

/// The same chart without a window, whole; natural size 640 x 400. To be painted on the thread of the QApplication
/// (its platform may be offscreen).
FigureSource chartFigure(const core::report::ChartData& data);

} // namespace widgets
