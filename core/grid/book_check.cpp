#include "core/grid/book_check.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/grid/presets.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

std::vector<BookCell> cellsOf(const BookTable& table, const World& world, const Values& values)
{
    std::vector<BookCell> cells;
    for (size_t k = 0; k < table.expected.size(); ++k) {
        const int state = table.expected.size() == 1 ? world.start() : static_cast<int>(k);
        const double computed = values[static_cast<size_t>(state)];
        cells.push_back(
            {state, table.expected[k], computed, std::abs(computed - table.expected[k]) <= table.tolerance});
    }
    return cells;
}

double largestOf(const std::vector<BookCell>& cells)
{
    double largest = 0;
    for (const BookCell& cell : cells)
        largest = std::max(largest, std::abs(cell.computed - cell.printed));
    return largest;
}

ConventionTrial tryOut(const BookTable& table, const World& world, const Convention& convention,
                       const gpu::RunControl& control)
{
    World other = world;
    convention.apply(other.rules);
    ConventionTrial trial{.convention = &convention, .holds = convention.holds(world.rules)};
    try {
        checkWorld(other);
        const std::vector<BookCell> cells = cellsOf(table, other, computeTable(table, other, control));
        trial.difference = largestOf(cells);
        trial.matches = std::ranges::all_of(cells, &BookCell::matches);
    } catch (const gpu::Error& error) {
        if (error.kind() == gpu::ErrorKind::Cancelled)
            throw;
        // A world without end, for example: the convention is no candidate.
    }
    return trial;
}

} // namespace

BookCheck checkTable(const BookTable& table, const gpu::RunControl& control)
{
    BookCheck check{.table = &table, .world = std::make_shared<const World>(preset(table.preset).make())};
    check.values = computeTable(table, *check.world, control);
    check.cells = cellsOf(table, *check.world, check.values);
    check.difference = largestOf(check.cells);
    check.matches = std::ranges::all_of(check.cells, &BookCell::matches);
    for (const Convention& convention : conventions()) {
        control.throwIfStopped();
        if (std::string_view(convention.group) != "actions")
            check.trials.push_back(tryOut(table, *check.world, convention, control));
    }
    return check;
}

} // namespace core::grid
