#pragma once
// A matrix of numbers in colours, on the screen and as a figure.

#include <functional>
#include <optional>
#include <vector>

#include <QWidget>

#include "core/report/heatmap_data.h"
#include "widgets/export/export_item.h"
#include "widgets/heatmap_painter.h"

namespace widgets {

/// Cells in colours with labels, numbers where they fit, and a colour bar. Moving the mouse reads cells out; a click or
/// the arrow keys select one (Home, End: ends of the row, with Ctrl of the matrix; Esc: none).
class HeatmapView : public QWidget {
    Q_OBJECT
public:
    explicit HeatmapView(QWidget* parent = nullptr);

    /// Shows another matrix. The selected cell stays if there still is one.
    void setData(const core::report::HeatmapData& data);
    const core::report::HeatmapData& data() const { return m_data; }
    /// What stands in the middle while there are no cells.
    void setEmptyText(const QString& text);

    std::optional<HeatmapCell> selectedCell() const { return m_selected; }
    void select(std::optional<HeatmapCell> cell);
    /// In widget coordinates.
    QRectF cellArea(HeatmapCell cell) const { return painter().cellArea(cell); }

    /// Names map and numbers for exports ("segment.confusion"), and tells where they come from. The context menu has
    /// them from then on.
    void setExport(const QString& id, std::function<Provenance()> provenance);
    /// The picture (its id), and the numbers ("ID-data").
    std::vector<ExportItem> exportItems() const;
    FigureSource figure() const;
    QSize sizeHint() const override;

signals:
    /// The mouse is over a cell.
    void hovered(int row, int column, double value);
    /// The mouse has left the cells.
    void left();
    /// A cell was selected; -1, -1: none is any more.
    void selected(int row, int column);
    /// The cell under the mouse, else the selected one, in words, for a status bar; empty: neither.
    void readOut(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    HeatmapPainter painter() const;
    void hover(std::optional<HeatmapCell> cell);
    void announce();
    void describe();
    QString words(HeatmapCell cell) const;

    core::report::HeatmapData m_data;
    QString m_emptyText;
    QString m_exportId;
    std::function<Provenance()> m_provenance;
    std::optional<HeatmapCell> m_hovered;
    std::optional<HeatmapCell> m_selected;
};

/// The same map without a window. Its natural size follows from the number of cells. To be painted on the thread of the
/// QApplication (its platform may be offscreen).
FigureSource heatmapFigure(const core::report::HeatmapData& data);

} // namespace widgets
