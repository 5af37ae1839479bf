#pragma once
// Matrices of numbers as plain values, to be shown in colours.

#include <optional>
#include <string>
#include <vector>

#include "core/report/table.h"

namespace core::report {

enum class HeatmapColours {
    Viridis,  ///< magnitudes
    Magma,    ///< magnitudes
    Cividis,  ///< magnitudes; the same to eyes that do not tell red from green
    Diverging ///< signed values: blue, white at zero, red
};

struct HeatmapData {
    std::string title;                     ///< for people, UTF-8, as are all texts here
    std::string rowTitle;                  ///< what the rows are: "Truth"
    std::string columnTitle;               ///< what the columns are: "Prediction"
    std::string valueTitle;                ///< what the numbers are, with their unit: "Pixels"; beside the colour bar
    std::vector<std::string> rowLabels;    ///< their number is that of the rows
    std::vector<std::string> columnLabels; ///< their number is that of the columns
    std::vector<double> values;            ///< row-major; NaN: an empty cell
    std::vector<double> shades; ///< what colours the cells where that is not their values (a share, a logarithm), as
                                ///< many as values; the colour bar is of these. Empty: the values
    std::string shadeTitle;     ///< what the shades are; beside the colour bar
    HeatmapColours colours = HeatmapColours::Viridis;
    std::optional<double> low;  ///< where the colours start; without it the smallest value
    std::optional<double> high; ///< where they end. Diverging: both ends are as far from zero as the farther one

    size_t rows() const { return rowLabels.size(); }
    size_t columns() const { return columnLabels.size(); }
    /// The value of a cell. Row and column must exist.
    double at(size_t row, size_t column) const { return values[row * columns() + column]; }
    /// What colours the cells.
    const std::vector<double>& colouring() const { return shades.empty() ? values : shades; }
    const std::string& colouringTitle() const { return shades.empty() ? valueTitle : shadeTitle; }
    double shadeAt(size_t row, size_t column) const { return colouring()[row * columns() + column]; }

    friend bool operator==(const HeatmapData&, const HeatmapData&) = default;
};

/// Where the colours start and end; equal ends are moved apart. {0, 1} if no value is finite.
struct HeatmapRange {
    double low = 0;
    double high = 1;
};
HeatmapRange heatmapRange(const HeatmapData& map);

/// One row per row of the matrix: "row" with its label, then a column for each column's label (a label that comes again
/// gets a number). Whole numbers are written as such. Throws Internal if the values do not fit the labels.
Table heatmapTable(const HeatmapData& map);

} // namespace core::report
