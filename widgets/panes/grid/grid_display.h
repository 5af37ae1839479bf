#pragma once
// What of a world and its learner is painted, and the picture with one pixel for each cell.

#include <memory>

#include <QColor>

#include "core/report/heatmap_data.h"
#include "widgets/image_levels.h"
#include "widgets/panes/grid/grid_run.h"

namespace widgets::grid {

/// What colours the cells.
enum class Layer {
    Values,
    Visits,
    Errors, ///< target less value of the last backup
    World,  ///< what the cells are
};

struct GridDisplay {
    Layer layer = Layer::Values;
    core::report::HeatmapColours colours = core::report::HeatmapColours::Viridis; ///< of values
    bool arrows = true;
    bool numbers = true;
    bool actionValues = false; ///< a triangle for each action, instead of arrow and number
    bool trajectory = true;

    friend bool operator==(const GridDisplay&, const GridDisplay&) = default;
};

/// From numbers to colours, with the ends that a colour bar names.
struct GridScale {
    core::report::HeatmapColours colours = core::report::HeatmapColours::Viridis;
    double low = 0;
    double high = 0;
    bool isEmpty = true; ///< nothing is coloured by numbers

    QColor colour(double value) const;
};

/// Whether a number says anything of the cell: not of walls, of ends, and of forbidden cells that nobody enters.
bool isNumbered(const core::grid::World& world, int state);

/// What the cells are coloured by, to be translated in the context GridLayers.
const char* layerTitle(Layer layer);

/// Over the cells with numbers. Signed layers are as far from zero on either side.
GridScale scaleOf(const GridSnapshot* snapshot, const GridDisplay& display);

/// The number that colours a cell.
double shownNumber(const core::grid::SessionView& view, Layer layer, int state);

/// The colour of a cell: of its number, or of what it is. `dark`: on a dark window.
QColor cellColour(const core::grid::World& world, const GridSnapshot* snapshot, const GridDisplay& display,
                  const GridScale& scale, bool dark, int state);

/// One pixel for each cell, by the scaleOf() of the same. `snapshot` may be null. Any thread.
std::shared_ptr<const ImageLevels> rasterOf(const core::grid::World& world, const GridSnapshot* snapshot,
                                            const GridDisplay& display, const GridScale& scale, bool dark);

} // namespace widgets::grid
