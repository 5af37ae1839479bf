#include "core/grid/write_world.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/grid/world_words.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::mark;
using nlohmann::json;
using namespace words;

std::string lineOf(const World& world, int row)
{
    std::string line;
    for (int column = 0; column < world.columns; ++column)
        line += letterOf(world.cell(row * world.columns + column));
    return line;
}

json tableJson(const World& world)
{
    json table = json::array();
    for (int state = 0; state < world.states(); ++state) {
        json actions = json::array();
        for (int action = 0; action < world.actions(); ++action) {
            json rows = json::array();
            const size_t at =
                static_cast<size_t>(state) * static_cast<size_t>(world.actions()) + static_cast<size_t>(action);
            for (size_t k = world.table->offsets[at]; k < world.table->offsets[at + 1]; ++k) {
                const Outcome& row = world.table->outcomes[k];
                rows.push_back({row.probability, row.next, row.reward, row.done});
            }
            actions.push_back(std::move(rows));
        }
        table.push_back(std::move(actions));
    }
    return table;
}

json cellJson(const World& world, int state) { return {state / world.columns + 1, state % world.columns + 1}; }

} // namespace

char letterOf(Cell cell)
{
    for (const Letter& known : kLetters)
        if (known.cell == cell)
            return known.letter;
    return '?';
}

std::string toJson(const World& world)
{
    json map = json::array();
    for (int row = 0; row < world.rows; ++row)
        map.push_back(lineOf(world, row));
    const Rules& rules = world.rules;
    json teleports = json::array();
    for (const Teleport& teleport : rules.teleports)
        teleports.push_back({{"from", cellJson(world, teleport.from)},
                             {"to", cellJson(world, teleport.to)},
                             {"reward", teleport.reward}});
    json root{{"format", kFormat},
              {"map", map},
              {"actions", world.actions()},
              {"rewards",
               {{"step", rules.rewards.step},
                {"forbidden", rules.rewards.forbidden},
                {"boundary", rules.rewards.boundary},
                {"goal", rules.rewards.goal},
                {"hole", rules.rewards.hole}}},
              {"forbidden", kForbiddenRules[static_cast<size_t>(rules.forbidden)].name},
              {"absorbGoal", rules.absorbGoal},
              {"forbiddenAtBoundary", rules.forbiddenAtBoundary},
              {"payOnLeaving", rules.payOnLeaving},
              {"slip", rules.slip},
              {"teleports", teleports}};
    if (!rules.wind.empty())
        root["wind"] = rules.wind;
    if (rules.noise != 0)
        root["noise"] = rules.noise;
    if (world.table)
        root["table"] = tableJson(world);
    return root.dump(2) + "\n";
}

std::string toMap(const World& world)
{
    std::string text;
    for (int row = 0; row < world.rows; ++row)
        text += lineOf(world, row) + "\n";
    return text;
}

std::string toGymnasium(const World& world)
{
    json rows = json::array();
    for (int row = 0; row < world.rows; ++row) {
        std::string line = lineOf(world, row);
        std::ranges::replace(line, '.', 'F');
        const size_t foreign = line.find_first_not_of("SFHG");
        if (foreign != std::string::npos)
            throw gpu::Error(
                gpu::ErrorKind::InvalidInput,
                {mark("Grid", "Gymnasium's maps have no letter for cell %1, \"%2\"."),
                 {cellName(world, row * world.columns + static_cast<int>(foreign)), std::string(1, line[foreign])}},
                {mark("Grid", "They have S start, F free, H hole and G goal; write JSON or a text map "
                              "instead.")});
        rows.push_back(std::move(line));
    }
    return rows.dump() + "\n";
}

bool rulesAreThoseOfMaps(const World& world)
{
    const auto formOf = [](const Rules& rules) { return toJson({1, 1, {Cell::Free}, rules, nullptr}); };
    return !world.table && formOf(world.rules) == formOf({});
}

} // namespace core::grid
