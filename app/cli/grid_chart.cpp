#include "app/cli/grid_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <vector>

#include <QFileInfo>
#include <QPainter>

#include "app/cli/terminal.h"
#include "app/cli/words.h"
#include "core/assets/sha256.h"
#include "core/grid/convergence.h"
#include "core/report/chart_data.h"
#include "gpu/base/error.h"
#include "widgets/chart_view.h"
#include "widgets/export/figure_writer.h"
#include "widgets/heatmap_painter.h"
#include "widgets/heatmap_view.h"

namespace app::cli {
namespace {

using namespace core::grid;
using core::report::ChartData;
using core::report::ChartSeries;
using core::report::HeatmapData;

constexpr int kMostDrawn = 200; // cells along a side

struct ChartWord {
    const char* word;
    GridChart chart;
};

constexpr std::array kWords{ChartWord{"convergence", GridChart::Convergence}, ChartWord{"return", GridChart::Return},
                            ChartWord{"length", GridChart::Length}, ChartWord{"error", GridChart::Error},
                            ChartWord{"values", GridChart::Values}};

std::string utf8(const QString& text) { return text.toStdString(); }

bool isExact(const Learner& learner) { return learner.family == LearnerFamily::Exact; }

/// Not sweeps: what is written of each is the Bellman residual.
bool hasRounds(const Learner& learner)
{
    const std::string_view name = learner.name;
    return name == "closed-form" || name == "policy-iteration" || name == "prioritised-sweeping";
}

bool fits(const Learner& learner, GridChart chart)
{
    if (chart == GridChart::Values)
        return true;
    return chart == GridChart::Convergence ? isExact(learner) : learner.makeAgent != nullptr;
}

QString titleOf(const GridAnswer& answer)
{
    return CommandLine::tr("%1: %2").arg(answer.request.name, translated({answer.request.learner->title}));
}

ChartData convergenceChart(const GridAnswer& answer, const gpu::RunControl& control)
{
    const GridRequest& request = answer.request;
    const bool rounds = hasRounds(*request.learner);
    ChartData chart{
        .title = utf8(titleOf(answer)),
        .xAxis = {.title = utf8(rounds ? CommandLine::tr("Round") : CommandLine::tr("Sweep")), .whole = true},
        .yAxis = {.title = utf8(CommandLine::tr("Difference of values")), .log = true}};
    ChartSeries change{.name = utf8(rounds ? CommandLine::tr("Bellman residual") : CommandLine::tr("Largest change"))};
    ChartSeries rmse{.name = utf8(CommandLine::tr("Error (RMSE)"))};
    ChartSeries largest{.name = utf8(CommandLine::tr("Largest error"))};
    for (const ConvergencePoint& point : convergenceOf(*request.learner, request.world, request.settings, control)) {
        const double x = point.iteration;
        change.points.push_back({x, point.change});
        rmse.points.push_back({x, point.rootMeanSquare});
        largest.points.push_back({x, point.largest});
    }
    chart.series = {std::move(change), std::move(rmse), std::move(largest)};
    return chart;
}

void add(ChartSeries& series, double x, double mean, double deviation)
{
    series.points.push_back({x, mean});
    series.band.push_back({mean - deviation, mean + deviation});
}

ChartData episodeChart(const GridAnswer& answer, GridChart kind)
{
    ChartData chart{.title = utf8(titleOf(answer)),
                    .xAxis = {.title = utf8(CommandLine::tr("Episode")), .whole = true}};
    ChartSeries series;
    ChartSeries largest{.name = utf8(CommandLine::tr("Largest error"))};
    const bool many = answer.request.runs > 1;
    for (const EpisodeSummary& row : answer.experiment->episodes) {
        const double x = row.episode;
        if (kind == GridChart::Return)
            add(series, x, row.meanReturn, row.deviationReturn);
        else if (kind == GridChart::Length)
            series.points.push_back({x, row.meanLength});
        else if (row.meanError >= 0) {
            add(series, x, row.meanError, row.deviationError);
            largest.points.push_back({x, row.largestError});
        }
    }
    if (many)
        chart.title = utf8(CommandLine::tr("%1 (mean of %2 runs, ± one standard deviation)")
                               .arg(titleOf(answer))
                               .arg(answer.request.runs));
    else
        series.band.clear();
    if (kind == GridChart::Return) {
        chart.yAxis.title = utf8(CommandLine::tr("Return"));
        series.name = utf8(CommandLine::tr("Return"));
    } else if (kind == GridChart::Length) {
        chart.yAxis.title = utf8(CommandLine::tr("Length"));
        series.name = utf8(CommandLine::tr("Length"));
    } else {
        chart.yAxis.title = utf8(CommandLine::tr("Difference from the exact values"));
        series.name = utf8(CommandLine::tr("Error (RMSE)"));
    }
    chart.series.push_back(std::move(series));
    if (kind == GridChart::Error)
        chart.series.push_back(std::move(largest));
    return chart;
}

HeatmapData valueMap(const GridAnswer& answer)
{
    const World& world = answer.request.world;
    if (world.rows > kMostDrawn || world.columns > kMostDrawn)
        throw gpu::Error(gpu::ErrorKind::LimitExceeded,
                         {gpu::mark("GridVerb", "A map of %1 x %2 cells is too large to be drawn cell by cell."),
                          {std::to_string(world.rows), std::to_string(world.columns)}},
                         {gpu::mark("GridVerb", "At most %1 cells along a side; --csv and --json have all values."),
                          {std::to_string(kMostDrawn)}});
    HeatmapData map;
    map.title = utf8(titleOf(answer));
    map.rowTitle = utf8(CommandLine::tr("Row"));
    map.columnTitle = utf8(CommandLine::tr("Column"));
    map.valueTitle = utf8(CommandLine::tr("Value"));
    for (int row = 1; row <= world.rows; ++row)
        map.rowLabels.push_back(std::to_string(row));
    for (int column = 1; column <= world.columns; ++column)
        map.columnLabels.push_back(std::to_string(column));
    for (int state = 0; state < world.states(); ++state)
        map.values.push_back(world.isWall(state) ? std::numeric_limits<double>::quiet_NaN()
                                                 : answer.solution.values[static_cast<size_t>(state)]);
    return map;
}

/// The way of an action on the picture; {0, 0} stays.
QPointF directionOf(ActionSet actions, int action)
{
    if (actions == ActionSet::LeftRight)
        return {action == 0 ? -1.0 : 1.0, 0};
    if (actions != ActionSet::Eight && action == 4)
        return {0, 0};
    const double turn = (actions == ActionSet::Eight ? action : 2 * action) * std::numbers::pi / 4;
    return {std::sin(turn), -std::cos(turn)};
}

/// A small arrow between the number in the middle of a cell and its edge; a ring in the corner for staying.
void paintAction(QPainter& painter, const QRectF& cell, QPointF direction)
{
    const double side = std::min(cell.width(), cell.height());
    if (direction.isNull()) {
        painter.drawEllipse(cell.center() + QPointF(0.36, -0.36) * side, 0.07 * side, 0.07 * side);
        return;
    }
    const QPointF tip = cell.center() + direction * 0.47 * side;
    const QPointF back = direction * 0.1 * side;
    const QPointF aside(-back.y() * 0.7, back.x() * 0.7);
    painter.drawLine(cell.center() + direction * 0.3 * side, tip);
    painter.drawPolyline(QPolygonF{tip - back + aside, tip, tip - back - aside});
}

/// The map, and on each cell its best actions.
widgets::FigureSource policyFigure(const GridAnswer& answer)
{
    struct Drawn {
        HeatmapData map;
        ActionSet actions;
        std::vector<std::vector<int>> best;
    };
    auto drawn = std::make_shared<Drawn>();
    const World& world = answer.request.world;
    drawn->map = valueMap(answer);
    drawn->actions = world.rules.actions;
    for (int state = 0; state < world.states(); ++state)
        drawn->best.push_back(bestOf(answer, state));
    const auto paint = [drawn](QPainter& painter, const QRectF& area, bool dark) {
        const widgets::HeatmapPainter map(drawn->map, widgets::paperStyle(dark), area);
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        map.paint(painter);
        const int columns = static_cast<int>(drawn->map.columns());
        for (int state = 0; state < static_cast<int>(drawn->best.size()); ++state) {
            const QRectF cell = map.cellArea({state / columns, state % columns});
            const QColor ink = widgets::textOn(map.colourOf(drawn->map.values[static_cast<size_t>(state)]));
            painter.setPen(QPen(ink, std::max(0.6, std::min(cell.width(), cell.height()) / 30)));
            for (const int action : drawn->best[static_cast<size_t>(state)])
                paintAction(painter, cell, directionOf(drawn->actions, action));
        }
        painter.restore();
    };
    widgets::FigureSource figure = widgets::heatmapFigure(drawn->map); // for its size
    figure.paint = [paint](QPainter& painter, const QRectF& area) { paint(painter, area, false); };
    figure.paintOnDark = [paint](QPainter& painter, const QRectF& area) { paint(painter, area, true); };
    return figure;
}

std::optional<widgets::FigureFormat> formatOf(const QString& path)
{
    const QString extension = QFileInfo(path).suffix().toLower();
    for (const auto format : {widgets::FigureFormat::Svg, widgets::FigureFormat::Png, widgets::FigureFormat::Pdf})
        if (extension == widgets::extensionOf(format))
            return format;
    return std::nullopt;
}

widgets::Provenance provenanceOf(const GridAnswer& answer)
{
    const QFileInfo file(answer.request.name);
    const bool isFile = file.isFile();
    return {file.fileName(),
            isFile ? QString::fromStdString(core::sha256OfFile(answer.request.name.toStdString())) : QString(),
            answer.device ? QString::fromStdString(answer.device->name) : QStringLiteral("host")};
}

} // namespace

GridChart gridChartOf(const GridRequest& request, const std::optional<QString>& word)
{
    if (!formatOf(*request.chart))
        throw UsageError(
            CommandLine::tr("--chart wants a file named .svg, .png or .pdf, not \"%1\"").arg(*request.chart));
    const Learner& learner = *request.learner;
    if (!word) {
        if (learner.makeAgent != nullptr)
            return learner.family == LearnerFamily::Control ? GridChart::Return : GridChart::Error;
        return isExact(learner) ? GridChart::Convergence : GridChart::Values;
    }
    const auto* const known = std::ranges::find_if(kWords, [&](const ChartWord& row) { return *word == row.word; });
    if (known == kWords.end())
        throw UsageError(
            CommandLine::tr("--chart-of wants convergence, return, length, error or values, not \"%1\"").arg(*word));
    if (!fits(learner, known->chart))
        throw UsageError(CommandLine::tr("--chart-of: %1 has no %2").arg(learner.name, *word));
    return known->chart;
}

void writeGridChart(const QString& path, GridChart chart, const GridAnswer& answer, const gpu::RunControl& control)
{
    const widgets::FigureSource figure = chart == GridChart::Values ? policyFigure(answer)
                                         : chart == GridChart::Convergence
                                             ? widgets::chartFigure(convergenceChart(answer, control))
                                             : widgets::chartFigure(episodeChart(answer, chart));
    widgets::FigureOptions options;
    options.format = *formatOf(path);
    options.scale = options.format == widgets::FigureFormat::Png ? 2 : 1;
    options.title = titleOf(answer);
    widgets::writeFigure(path, figure, options, provenanceOf(answer));
}

} // namespace app::cli
