#include "core/report/heatmap_data.h"

#include <algorithm>
#include <cmath>

#include "gpu/base/error.h"

namespace core::report {
namespace {

constexpr double kLargestExact = 9007199254740992.0; // 2^53: whole numbers up to here have no neighbour in between

Cell cellOf(double value)
{
    if (std::floor(value) == value && std::abs(value) <= kLargestExact)
        return static_cast<int64_t>(value);
    return value;
}

std::string unique(const std::string& label, const std::vector<std::string>& taken)
{
    std::string name = label;
    for (int number = 2; std::ranges::find(taken, name) != taken.end(); ++number)
        name = label + " (" + std::to_string(number) + ")";
    return name;
}

} // namespace

HeatmapRange heatmapRange(const HeatmapData& map)
{
    double low = INFINITY;
    double high = -INFINITY;
    for (const double value : map.colouring()) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high)
        low = high = 0;
    low = map.low.value_or(low);
    high = map.high.value_or(high);
    if (map.colours == HeatmapColours::Diverging) {
        high = std::max(std::abs(low), std::abs(high));
        if (high == 0)
            high = 1;
        return {-high, high};
    }
    if (!(low < high))
        high = low + std::max(1.0, std::abs(low));
    return {low, high};
}

Table heatmapTable(const HeatmapData& map)
{
    if (map.values.size() != map.rows() * map.columns())
        throw gpu::Error(
            gpu::ErrorKind::Internal,
            {gpu::mark("report", "%1 values do not fit a matrix of %2 rows and %3 columns"),
             {std::to_string(map.values.size()), std::to_string(map.rows()), std::to_string(map.columns())}});
    Table table{{"row"}, {}};
    for (const std::string& label : map.columnLabels)
        table.columns.push_back(unique(label, table.columns));
    for (size_t row = 0; row < map.rows(); ++row) {
        std::vector<Cell> cells{map.rowLabels[row]};
        for (size_t column = 0; column < map.columns(); ++column)
            cells.push_back(cellOf(map.at(row, column)));
        table.rows.push_back(std::move(cells));
    }
    return table;
}

} // namespace core::report
