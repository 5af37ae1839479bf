#include "widgets/panes/grid/grid_curves.h"

#include <algorithm>
#include <limits>
#include <map>

#include <QCoreApplication>

namespace widgets::grid {

namespace {

using core::grid::EpisodeSummary;
using core::grid::SessionRecord;
using core::report::ChartData;
using core::report::ChartSeries;

constexpr size_t kMostSeries = 7;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

QString words(const char* text) { return QCoreApplication::translate("GridCurves", text); }

double numberOf(const SessionRecord& record, CurveKind kind)
{
    switch (kind) {
    case CurveKind::Error:
        return record.error ? record.error->rootMeanSquare : kNothing;
    case CurveKind::LargestError:
        return record.error ? record.error->largest : kNothing;
    case CurveKind::Residual:
        return record.residual;
    case CurveKind::Return:
        return record.episodeReturn;
    case CurveKind::Length:
        return record.episodeLength;
    case CurveKind::Watched:
        break;
    }
    return kNothing;
}

/// Whether runs of that family have such a number.
bool applies(const Curve& run, CurveKind kind)
{
    if (kind == CurveKind::Residual)
        return run.exact;
    if (kind == CurveKind::Return || kind == CurveKind::Length)
        return !run.exact;
    return true;
}

double placeOf(const SessionRecord& record, CurveAxis axis)
{
    return axis == CurveAxis::Rounds ? record.round : static_cast<double>(record.steps);
}

ChartSeries seriesOf(const Curve& run, CurveKind kind, CurveAxis axis)
{
    ChartSeries series;
    series.name = run.name.toStdString();
    for (const SessionRecord& record : run.records)
        series.points.push_back({placeOf(record, axis), numberOf(record, kind)});
    return series;
}

/// One series for each watched cell of a run.
std::vector<ChartSeries> watchedSeries(const Curve& run, CurveAxis axis, int columns)
{
    std::map<int, ChartSeries> cells;
    for (const SessionRecord& record : run.records)
        for (const auto& [state, value] : record.watched) {
            ChartSeries& series = cells[state];
            series.name = (run.name + QStringLiteral(" (%1, %2)").arg(state / columns + 1).arg(state % columns + 1))
                              .toStdString();
            series.points.push_back({placeOf(record, axis), value});
        }
    std::vector<ChartSeries> all;
    for (auto& [state, series] : cells)
        all.push_back(std::move(series));
    return all;
}

ChartSeries bandOf(const SeedCurve& seeds, CurveKind kind)
{
    ChartSeries series;
    series.name = seeds.name.toStdString();
    for (const EpisodeSummary& episode : seeds.episodes) {
        double middle = kNothing;
        double spread = 0;
        if (kind == CurveKind::Error && episode.meanError >= 0) {
            middle = episode.meanError;
            spread = episode.deviationError;
        } else if (kind == CurveKind::LargestError && episode.largestError >= 0) {
            middle = episode.largestError;
        } else if (kind == CurveKind::Return) {
            middle = episode.meanReturn;
            spread = episode.deviationReturn;
        } else if (kind == CurveKind::Length) {
            middle = episode.meanLength;
        }
        series.points.push_back({static_cast<double>(episode.episode), middle});
        series.band.push_back({middle - spread, middle + spread});
    }
    const bool flat = std::all_of(series.band.begin(), series.band.end(),
                                  [](const auto& spread) { return !(spread.high > spread.low); });
    if (flat)
        series.band.clear();
    return series;
}

bool isEmpty(const ChartSeries& series)
{
    return std::none_of(series.points.begin(), series.points.end(),
                        [](const core::report::ChartPoint& point) { return point.y == point.y; });
}

} // namespace

QString curveTitle(CurveKind kind)
{
    switch (kind) {
    case CurveKind::Error:
        return words(QT_TRANSLATE_NOOP("GridCurves", "Error (RMSE)"));
    case CurveKind::LargestError:
        return words(QT_TRANSLATE_NOOP("GridCurves", "Largest error"));
    case CurveKind::Residual:
        return words(QT_TRANSLATE_NOOP("GridCurves", "Bellman residual"));
    case CurveKind::Return:
        return words(QT_TRANSLATE_NOOP("GridCurves", "Return of an episode"));
    case CurveKind::Length:
        return words(QT_TRANSLATE_NOOP("GridCurves", "Length of an episode"));
    case CurveKind::Watched:
        break;
    }
    return words(QT_TRANSLATE_NOOP("GridCurves", "Values of watched cells"));
}

ChartData curveChart(CurveKind kind, CurveAxis axis, const std::vector<Curve>& runs,
                     const std::vector<SeedCurve>& seeds, int columns)
{
    ChartData chart;
    const bool exact = std::any_of(runs.begin(), runs.end(), [](const Curve& run) { return run.exact; });
    const bool lived =
        !seeds.empty() || std::any_of(runs.begin(), runs.end(), [](const Curve& run) { return !run.exact; });
    if (axis == CurveAxis::Steps)
        chart.xAxis.title = words(QT_TRANSLATE_NOOP("GridCurves", "Backups or steps")).toStdString();
    else if (exact && lived)
        chart.xAxis.title = words(QT_TRANSLATE_NOOP("GridCurves", "Sweep or episode")).toStdString();
    else
        chart.xAxis.title = (exact ? words(QT_TRANSLATE_NOOP("GridCurves", "Sweep"))
                                   : words(QT_TRANSLATE_NOOP("GridCurves", "Episode")))
                                .toStdString();
    chart.xAxis.whole = true;
    chart.yAxis.title = curveTitle(kind).toStdString();
    chart.yAxis.log = kind == CurveKind::Error || kind == CurveKind::LargestError || kind == CurveKind::Residual;
    for (const Curve& run : runs) {
        if (!applies(run, kind))
            continue;
        if (kind == CurveKind::Watched) {
            for (ChartSeries& series : watchedSeries(run, axis, columns))
                chart.series.push_back(std::move(series));
        } else {
            chart.series.push_back(seriesOf(run, kind, axis));
        }
    }
    if (axis == CurveAxis::Rounds)
        for (const SeedCurve& many : seeds)
            chart.series.push_back(bandOf(many, kind));
    std::erase_if(chart.series, isEmpty);
    if (chart.series.size() > kMostSeries)
        chart.series.erase(chart.series.begin(), chart.series.end() - static_cast<std::ptrdiff_t>(kMostSeries));
    return chart;
}

} // namespace widgets::grid
