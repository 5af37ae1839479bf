#pragma once
// A matrix in colours: where everything stands, and how it is painted. The same on the screen and in exports.

#include <optional>
#include <utility>
#include <vector>

#include <QRectF>
#include <QString>

#include "core/report/heatmap_data.h"
#include "widgets/figure_style.h"
#include "widgets/ticks.h"

class QPainter;

namespace widgets {

/// A row and a column of a matrix.
struct HeatmapCell {
    int row = 0;
    int column = 0;

    friend bool operator==(const HeatmapCell&, const HeatmapCell&) = default;
};

class HeatmapPainter {
public:
    /// Lays the map out within `area`. `map` must outlive this.
    HeatmapPainter(const core::report::HeatmapData& map, FigureStyle style, const QRectF& area);

    void paint(QPainter& painter) const;
    /// An outline around a cell.
    void paintMark(QPainter& painter, HeatmapCell cell, const QColor& colour) const;

    const QRectF& cells() const { return m_cells; }
    const QRectF& colourBar() const { return m_bar; }
    QRectF cellArea(HeatmapCell cell) const;
    std::optional<HeatmapCell> cellAt(QPointF position) const;
    /// Whether the cells are large enough for their numbers.
    bool hasNumbers() const { return m_numbers; }
    /// The colour of a value; empty cells have the ground's.
    QColor colourOf(double value) const;

private:
    double rowLabelWidth(double available) const;
    double columnLabelHeight(double cellWidth) const;
    void layOutCells(QRectF area);
    bool numbersFit() const;
    void paintCells(QPainter& painter) const;
    void paintNumbers(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintBar(QPainter& painter) const;

    const core::report::HeatmapData& m_map;
    FigureStyle m_style;
    core::report::HeatmapRange m_range;
    QRectF m_area;
    QRectF m_cells;
    QRectF m_bar;
    std::vector<Tick> m_barTicks;
    bool m_turned = false; ///< column labels stand upright
    bool m_numbers = false;
};

/// The number of a cell: whole ones in full, others with three digits.
QString heatmapNumber(double value);

} // namespace widgets
