#include "core/report/chart_data.h"

#include <algorithm>

#include "gpu/base/error.h"

namespace core::report {

Table chartTable(const ChartData& chart)
{
    const bool banded = std::ranges::any_of(chart.series, [](const ChartSeries& s) { return !s.band.empty(); });
    Table table{{"series", "x", "y"}, {}};
    if (banded)
        table.columns.insert(table.columns.end(), {"low", "high"});
    for (const ChartSeries& series : chart.series) {
        if (!series.band.empty() && series.band.size() != series.points.size())
            throw gpu::Error(gpu::ErrorKind::Internal,
                             {gpu::mark("report", "A band of %1 values does not fit a series of %2 points"),
                              {std::to_string(series.band.size()), std::to_string(series.points.size())}});
        for (size_t i = 0; i < series.points.size(); ++i) {
            std::vector<Cell> row{series.name, series.points[i].x, series.points[i].y};
            if (banded && series.band.empty())
                row.insert(row.end(), {std::monostate(), std::monostate()});
            else if (banded)
                row.insert(row.end(), {series.band[i].low, series.band[i].high});
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

} // namespace core::report
