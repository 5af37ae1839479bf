#pragma once
// Charts as plain values, so that a window and a command line draw the same one.

#include <optional>
#include <string>
#include <vector>

#include "core/report/table.h"

namespace core::report {

/// A value that is not finite is a gap; so is one that is not positive on a logarithmic axis.
struct ChartPoint {
    double x = 0;
    double y = 0;

    friend bool operator==(const ChartPoint&, const ChartPoint&) = default;
};

/// From low to high at one point: the spread over seeds.
struct ChartSpread {
    double low = 0;
    double high = 0;

    friend bool operator==(const ChartSpread&, const ChartSpread&) = default;
};

struct ChartAxis {
    std::string title;          ///< for people, UTF-8
    std::string unit;           ///< "ms"; empty: a plain number
    bool log = false;           ///< decimal logarithm
    bool whole = false;         ///< counts: no tick between whole numbers
    std::optional<double> from; ///< where the axis starts; without it, where the values do
    std::optional<double> to;

    friend bool operator==(const ChartAxis&, const ChartAxis&) = default;
};

struct ChartSeries {
    std::string name; ///< for people, UTF-8
    std::vector<ChartPoint> points;
    std::vector<ChartSpread> band; ///< empty, or one for each point

    friend bool operator==(const ChartSeries&, const ChartSeries&) = default;
};

/// Lines in one pair of axes. At most seven series are drawn: as many as there are colours that can be told apart.
struct ChartData {
    std::string title; ///< for people, UTF-8; empty: none
    ChartAxis xAxis;
    ChartAxis yAxis;
    std::vector<ChartSeries> series;

    friend bool operator==(const ChartData&, const ChartData&) = default;
};

/// All points of all series, in their order: series, x, y, and low, high if a series has a band. Throws Internal if a
/// band's length is not that of its points.
Table chartTable(const ChartData& chart);

} // namespace core::report
