#include "widgets/panes/grid/grid_figures.h"

#include <algorithm>
#include <string>

#include <QCoreApplication>
#include <QPainter>

#include "core/grid/write_world.h"
#include "gpu/base/error.h"
#include "widgets/panes/grid/scale_bar.h"

namespace widgets::grid {

namespace {

using core::report::Table;

constexpr double kCell = 64;         ///< natural side of a cell
constexpr double kLargestSide = 960; ///< natural side of a map
constexpr double kBarRoom = 56;      ///< below the map
constexpr double kBarHeight = 10;
constexpr double kFrame = 2;
constexpr int kMostTableCells = 1 << 18;
constexpr int kVectorCells = 64 * 64; ///< more cells are an image inside the figure

QSizeF mapSize(const core::grid::World& world)
{
    const double cell = std::min(kCell, kLargestSide / std::max(world.rows, world.columns));
    return {world.columns * cell, world.rows * cell};
}

void paintMap(QPainter& painter, const QRectF& area, GridScene scene, bool dark)
{
    scene.dark = dark;
    const core::grid::World& world = *scene.world;
    const QSizeF natural = mapSize(world) + QSizeF(2 * kFrame, 0);
    const double factor = area.width() / natural.width();
    painter.save();
    painter.translate(area.topLeft());
    painter.scale(factor, factor);
    painter.setRenderHint(QPainter::Antialiasing);
    const ViewTransform transform{mapSize(world).width() / world.columns, QPointF(kFrame, kFrame)};
    const QRectF all(QPointF(), mapSize(world) + QSizeF(2 * kFrame, 2 * kFrame));
    const GridPainter cells(scene, transform, all);
    if (world.states() <= kVectorCells)
        cells.paintGround(painter);
    else
        rasterOf(world, scene.snapshot.get(), scene.display, scaleOf(scene.snapshot.get(), scene.display), dark)
            ->paint(painter, transform, all);
    cells.paint(painter);
    if (!scene.scale.isEmpty) {
        const FigureStyle style = paperStyle(dark);
        const double top = all.bottom() + 22;
        painter.setFont(style.font);
        painter.setPen(style.text);
        painter.drawText(QPointF(kFrame + 8, top - 6),
                         QCoreApplication::translate("GridLayers", layerTitle(scene.display.layer)));
        paintScale(painter, QRectF(kFrame + 8, top, std::max(40.0, mapSize(world).width() - 16), kBarHeight),
                   scene.scale, style);
    }
    painter.restore();
}

int64_t rowOf(const GridScene& scene, int state) { return state / scene.world->columns + 1; }
int64_t columnOf(const GridScene& scene, int state) { return state % scene.world->columns + 1; }

std::string actionOf(const GridScene& scene, int action)
{
    return core::grid::actionName(scene.world->rules.actions, action);
}

/// A table of so many cells is kept in memory, and shown as a whole before it is written.
TableSource tableSource(const GridScene& scene, Table (*make)(const GridScene&))
{
    return [scene, make] {
        if (scene.world->states() > kMostTableCells)
            throw gpu::Error(
                gpu::ErrorKind::LimitExceeded,
                {gpu::mark("GridFigures", "A table of %1 cells is too large to be exported here."),
                 {std::to_string(scene.world->states())}},
                {gpu::mark("GridFigures", "Save the world; tessera grid solve FILE --csv writes its table.")});
        return make(scene);
    };
}

} // namespace

FigureSource mapFigure(const GridScene& scene)
{
    GridScene still = scene;
    still.selected = still.hovered = still.hoveredAction = -1;
    const QSizeF map = mapSize(*scene.world);
    const QSizeF size(map.width() + 2 * kFrame, map.height() + 2 * kFrame + (scene.scale.isEmpty ? 0 : kBarRoom));
    return {size, [still](QPainter& painter, const QRectF& area) { paintMap(painter, area, still, false); },
            [still](QPainter& painter, const QRectF& area) { paintMap(painter, area, still, true); }};
}

Table valueTable(const GridScene& scene)
{
    Table table;
    table.columns = {"row", "column", "cell", "value", "visits", "error"};
    for (int state = 0; state < scene.world->states(); ++state) {
        const auto at = static_cast<size_t>(state);
        const auto cell = [&](const auto& numbers) {
            return scene.world->isWall(state) ? core::report::Cell() : core::report::Cell(numbers[at]);
        };
        table.rows.push_back({rowOf(scene, state), columnOf(scene, state),
                              std::string(1, core::grid::letterOf(scene.world->cell(state))),
                              cell(scene.snapshot->view.values), static_cast<int64_t>(scene.snapshot->view.visits[at]),
                              cell(scene.snapshot->view.errors)});
    }
    return table;
}

Table policyTable(const GridScene& scene)
{
    Table table;
    table.columns = {"row", "column", "action", "share"};
    for (int state = 0; state < scene.world->states(); ++state)
        for (const Arrow& arrow : arrowsOf(scene, state))
            table.rows.push_back(
                {rowOf(scene, state), columnOf(scene, state), actionOf(scene, arrow.action), arrow.share});
    return table;
}

Table actionValueTable(const GridScene& scene)
{
    Table table;
    table.columns = {"row", "column", "action", "value"};
    for (int state = 0; state < scene.world->states(); ++state) {
        const std::vector<double> numbers = actionNumbers(scene, state);
        for (size_t action = 0; action < numbers.size(); ++action)
            table.rows.push_back({rowOf(scene, state), columnOf(scene, state),
                                  actionOf(scene, static_cast<int>(action)), numbers[action]});
    }
    return table;
}

std::vector<ExportItem> exportItemsOf(const GridScene& scene)
{
    const auto words = [](const char* text) { return QCoreApplication::translate("GridFigures", text); };
    std::vector<ExportItem> items{
        {QStringLiteral("grid.map"), words(QT_TRANSLATE_NOOP("GridFigures", "Map")), mapFigure(scene)}};
    if (!scene.snapshot)
        return items;
    items.push_back({QStringLiteral("grid.values"), words(QT_TRANSLATE_NOOP("GridFigures", "Values")),
                     tableSource(scene, valueTable)});
    items.push_back({QStringLiteral("grid.policy"), words(QT_TRANSLATE_NOOP("GridFigures", "Policy")),
                     tableSource(scene, policyTable)});
    items.push_back({QStringLiteral("grid.action-values"), words(QT_TRANSLATE_NOOP("GridFigures", "Action values")),
                     tableSource(scene, actionValueTable)});
    return items;
}

} // namespace widgets::grid
