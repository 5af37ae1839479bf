#include "widgets/panes/grid/grid_display.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QtGlobal>

#include "core/image/colour_maps.h"

namespace widgets::grid {

namespace {

using core::grid::Cell;
using core::grid::SessionView;
using core::grid::World;
using core::report::HeatmapColours;

using Entry = std::array<uint8_t, 3>;

/// What a cell is, where no number colours it.
struct CellColours {
    Entry free;
    Entry forbidden;
    Entry goal;
    Entry hole;
    Entry start;
};

constexpr Entry kWall{0x55, 0x5A, 0x62};
constexpr CellColours kLight{
    {0xFF, 0xFF, 0xFF}, {0xFB, 0xDD, 0xC8}, {0xC9, 0xEB, 0xDF}, {0xB4, 0xBA, 0xC2}, {0xD7, 0xE8, 0xF4}};
constexpr CellColours kDark{
    {0x2F, 0x32, 0x37}, {0x5E, 0x3A, 0x24}, {0x1F, 0x4E, 0x41}, {0x14, 0x15, 0x17}, {0x24, 0x42, 0x57}};

const std::array<Entry, 256>& tableOf(HeatmapColours colours)
{
    switch (colours) {
    case HeatmapColours::Magma:
        return core::colourTable(core::ColourMap::Magma);
    case HeatmapColours::Cividis:
        return core::colourTable(core::ColourMap::Cividis);
    case HeatmapColours::Diverging:
        return core::divergingTable();
    case HeatmapColours::Viridis:
        break;
    }
    return core::colourTable(core::ColourMap::Viridis);
}

const Entry& entryOf(const GridScale& scale, double value)
{
    const double span = scale.high - scale.low;
    const double part = span > 0 ? (value - scale.low) / span : 0.5;
    return tableOf(scale.colours)[static_cast<size_t>(std::clamp(part * 255 + 0.5, 0.0, 255.0))];
}

const Entry& plainEntry(Cell cell, bool dark)
{
    const CellColours& colours = dark ? kDark : kLight;
    switch (cell) {
    case Cell::Wall:
        return kWall;
    case Cell::Forbidden:
        return colours.forbidden;
    case Cell::Goal:
        return colours.goal;
    case Cell::Hole:
        return colours.hole;
    case Cell::Start:
        return colours.start;
    case Cell::Free:
        break;
    }
    return colours.free;
}

const Entry& cellEntry(const World& world, const GridSnapshot* snapshot, const GridDisplay& display,
                       const GridScale& scale, bool dark, int state)
{
    if (scale.isEmpty || !isNumbered(world, state))
        return plainEntry(world.cell(state), dark);
    return entryOf(scale, shownNumber(snapshot->view, display.layer, state));
}

bool isSigned(const GridDisplay& display)
{
    return display.layer == Layer::Errors ||
           (display.layer == Layer::Values && display.colours == HeatmapColours::Diverging);
}

} // namespace

QColor GridScale::colour(double value) const
{
    const Entry& entry = entryOf(*this, value);
    return {entry[0], entry[1], entry[2]};
}

bool isNumbered(const World& world, int state)
{
    const bool entered = world.cell(state) != Cell::Forbidden ||
                         world.rules.forbidden == core::grid::ForbiddenRule::Enter || world.table != nullptr;
    return entered && !world.isWall(state) && !world.isTerminal(state);
}

const char* layerTitle(Layer layer)
{
    switch (layer) {
    case Layer::Values:
        return QT_TRANSLATE_NOOP("GridLayers", "Value");
    case Layer::Visits:
        return QT_TRANSLATE_NOOP("GridLayers", "Visits");
    case Layer::Errors:
        return QT_TRANSLATE_NOOP("GridLayers", "Error of the last backup");
    case Layer::World:
        break;
    }
    return QT_TRANSLATE_NOOP("GridLayers", "World");
}

double shownNumber(const SessionView& view, Layer layer, int state)
{
    const auto at = static_cast<size_t>(state);
    switch (layer) {
    case Layer::Visits:
        return view.visits[at];
    case Layer::Errors:
        return view.errors[at];
    case Layer::Values:
    case Layer::World:
        break;
    }
    return view.values[at];
}

GridScale scaleOf(const GridSnapshot* snapshot, const GridDisplay& display)
{
    GridScale scale;
    if (!snapshot || display.layer == Layer::World)
        return scale;
    const World& world = *snapshot->world;
    bool any = false;
    for (int state = 0; state < world.states(); ++state) {
        if (!isNumbered(world, state))
            continue;
        const double number = shownNumber(snapshot->view, display.layer, state);
        if (!std::isfinite(number))
            continue;
        scale.low = any ? std::min(scale.low, number) : number;
        scale.high = any ? std::max(scale.high, number) : number;
        any = true;
    }
    scale.isEmpty = !any;
    scale.colours = display.layer == Layer::Errors ? HeatmapColours::Diverging : display.colours;
    if (display.layer == Layer::Visits) {
        scale.low = 0;
        scale.colours = display.colours == HeatmapColours::Diverging ? HeatmapColours::Viridis : display.colours;
    }
    if (isSigned(display)) {
        scale.high = std::max(std::abs(scale.low), std::abs(scale.high));
        scale.low = -scale.high;
    }
    return scale;
}

QColor cellColour(const World& world, const GridSnapshot* snapshot, const GridDisplay& display, const GridScale& scale,
                  bool dark, int state)
{
    const Entry& entry = cellEntry(world, snapshot, display, scale, dark, state);
    return {entry[0], entry[1], entry[2]};
}

std::shared_ptr<const ImageLevels> rasterOf(const World& world, const GridSnapshot* snapshot,
                                            const GridDisplay& display, const GridScale& scale, bool dark)
{
    auto image = std::make_shared<core::Image>();
    image->width = world.columns;
    image->height = world.rows;
    image->rgb.resize(world.cells.size() * 3);
    for (int state = 0; state < world.states(); ++state) {
        const Entry& entry = cellEntry(world, snapshot, display, scale, dark, state);
        std::copy(entry.begin(), entry.end(), image->rgb.begin() + 3 * static_cast<std::ptrdiff_t>(state));
    }
    return std::make_shared<const ImageLevels>(std::shared_ptr<const core::Image>(std::move(image)));
}

} // namespace widgets::grid
