#include "core/grid/parse.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/grid/world_words.h"
#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using nlohmann::json;

using namespace words;

Cell cellOf(char letter, int row, size_t column)
{
    for (const Letter& known : kLetters)
        if (known.letter == letter)
            return known.cell;
    const auto code = static_cast<unsigned char>(letter);
    const std::string shown = code >= 32 && code < 127 ? std::string(1, letter) : "code " + std::to_string(code);
    throw Error(ErrorKind::InvalidInput,
                {mark("Grid", "Row %1, column %2 of the map: unknown letter \"%3\"."),
                 {std::to_string(row), std::to_string(column), shown}},
                {mark("Grid", "The letters are S start, F or . free, # wall, X forbidden, H hole, G goal.")});
}

void appendRow(World& world, std::string_view line)
{
    ++world.rows;
    if (world.rows == 1)
        world.columns = static_cast<int>(std::min(line.size(), size_t{kMaxSide} + 1));
    if (world.rows > kMaxSide || line.size() > kMaxSide)
        limits::worldSide.refuse({mark("Grid", "The map is too large at row %1."), {std::to_string(world.rows)}});
    if (line.size() != static_cast<size_t>(world.columns))
        throw Error(ErrorKind::InvalidInput,
                    {mark("Grid", "Row %1 of the map has %2 cells, the first row has %3."),
                     {std::to_string(world.rows), std::to_string(line.size()), std::to_string(world.columns)}},
                    {mark("Grid", "All rows must have the same length.")});
    for (size_t column = 0; column < line.size(); ++column)
        world.cells.push_back(cellOf(line[column], world.rows, column + 1));
}

[[noreturn]] void fail(const std::string& field, gpu::Text what)
{
    throw Error(ErrorKind::InvalidInput, {what, {field}},
                {mark("Grid", "The README and core/grid/parse.h describe the format of worlds.")});
}

void checkKeys(const json& object, const std::string& where, std::initializer_list<const char*> known)
{
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(known, key) == known.end())
            fail(where + key, mark("Grid", "The world's field \"%1\" is unknown."));
}

double number(const json& object, const char* key, const std::string& where, double fallback)
{
    const auto found = object.find(key);
    if (found == object.end())
        return fallback;
    if (!found->is_number())
        fail(where + key, mark("Grid", "The world's field \"%1\" is not a number."));
    return found->get<double>();
}

int wholeNumber(const json& value, const std::string& field)
{
    if (!value.is_number_integer() || value > 1000000 || value < -1000000)
        fail(field, mark("Grid", "The world's field \"%1\" is not a whole number, or too large."));
    return value.get<int>();
}

bool flag(const json& object, const char* key, bool fallback)
{
    const auto found = object.find(key);
    if (found == object.end())
        return fallback;
    if (!found->is_boolean())
        fail(key, mark("Grid", "The world's field \"%1\" is neither true nor false."));
    return found->get<bool>();
}

void readRows(const json& rows, World& world)
{
    if (!rows.is_array() || rows.empty())
        fail("map", mark("Grid", "The world's field \"%1\" is not a list of rows."));
    for (const json& row : rows) {
        if (!row.is_string())
            fail("map", mark("Grid", "The world's field \"%1\" is not a list of rows."));
        appendRow(world, row.get_ref<const std::string&>());
    }
}

void readRewards(const json& root, Rewards& rewards)
{
    const auto found = root.find("rewards");
    if (found == root.end())
        return;
    if (!found->is_object())
        fail("rewards", mark("Grid", "The world's field \"%1\" is not an object."));
    checkKeys(*found, "rewards.", {"step", "forbidden", "boundary", "goal", "hole"});
    rewards = {.step = number(*found, "step", "rewards.", rewards.step),
               .forbidden = number(*found, "forbidden", "rewards.", rewards.forbidden),
               .boundary = number(*found, "boundary", "rewards.", rewards.boundary),
               .goal = number(*found, "goal", "rewards.", rewards.goal),
               .hole = number(*found, "hole", "rewards.", rewards.hole)};
}

ActionSet actionsOf(const json& root)
{
    const auto found = root.find("actions");
    if (found == root.end())
        return ActionSet::Four;
    for (const ActionSet set : {ActionSet::LeftRight, ActionSet::Four, ActionSet::Five, ActionSet::Eight})
        if (found->is_number_integer() && *found == static_cast<int>(set))
            return set;
    fail("actions", mark("Grid", "The world's field \"%1\" is not 2, 4, 5 or 8."));
}

ForbiddenRule forbiddenOf(const json& root)
{
    const auto found = root.find("forbidden");
    if (found == root.end())
        return ForbiddenRule::Enter;
    for (const RuleName& known : kForbiddenRules)
        if (found->is_string() && *found == known.name)
            return known.rule;
    fail("forbidden", mark("Grid", "The world's field \"%1\" is not \"enter\", \"bounce\" or \"restart\"."));
}

std::vector<int> windOf(const json& root)
{
    std::vector<int> winds;
    const auto found = root.find("wind");
    if (found == root.end())
        return winds;
    if (!found->is_array())
        fail("wind", mark("Grid", "The world's field \"%1\" is not a list."));
    for (const json& wind : *found)
        winds.push_back(wholeNumber(wind, "wind"));
    return winds;
}

int stateOf(const World& world, const json& teleport, const char* key)
{
    const std::string field = std::string("teleports.") + key;
    const auto found = teleport.find(key);
    if (found == teleport.end() || !found->is_array() || found->size() != 2)
        fail(field, mark("Grid", "The world's field \"%1\" is not a row and a column."));
    const int row = wholeNumber((*found)[0], field);
    const int column = wholeNumber((*found)[1], field);
    if (row < 1 || row > world.rows || column < 1 || column > world.columns)
        fail(field, mark("Grid", "The world's field \"%1\" lies outside the map; rows and columns count from 1."));
    return (row - 1) * world.columns + column - 1;
}

void readTeleports(const json& root, World& world)
{
    const auto found = root.find("teleports");
    if (found == root.end())
        return;
    if (!found->is_array())
        fail("teleports", mark("Grid", "The world's field \"%1\" is not a list."));
    for (const json& row : *found) {
        if (!row.is_object())
            fail("teleports", mark("Grid", "The world's field \"%1\" is not a list of objects."));
        checkKeys(row, "teleports.", {"from", "to", "reward"});
        world.rules.teleports.push_back(
            {stateOf(world, row, "from"), stateOf(world, row, "to"), number(row, "reward", "teleports.", 0)});
    }
}

Outcome outcomeOf(const World& world, const json& row)
{
    if (!row.is_array() || row.size() != 4 || !row[0].is_number() || !row[2].is_number() || !row[3].is_boolean())
        fail("table", mark("Grid", "The world's field \"%1\" has an outcome that is not [probability, state, reward, "
                                   "done]."));
    const int next = wholeNumber(row[1], "table");
    if (next < 0 || next >= world.states())
        fail("table", mark("Grid", "The world's field \"%1\" leads to a state outside the map."));
    return {row[0].get<double>(), next, row[2].get<double>(), row[3].get<bool>()};
}

void readTable(const json& root, World& world)
{
    const auto found = root.find("table");
    if (found == root.end())
        return;
    auto table = std::make_shared<TransitionTable>();
    table->offsets.push_back(0);
    if (!found->is_array() || found->size() != world.cells.size())
        fail("table", mark("Grid", "The world's field \"%1\" does not have an entry for each state."));
    for (const json& state : *found) {
        if (!state.is_array() || state.size() != static_cast<size_t>(world.actions()))
            fail("table", mark("Grid", "The world's field \"%1\" does not have a list for each action."));
        for (const json& action : state) {
            if (!action.is_array())
                fail("table", mark("Grid", "The world's field \"%1\" does not have a list for each action."));
            for (const json& row : action)
                table->outcomes.push_back(outcomeOf(world, row));
            table->offsets.push_back(table->outcomes.size());
        }
    }
    world.table = std::move(table);
}

std::string readAll(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        throw Error(ErrorKind::NotFound, {mark("Grid", "There is no world and no file named \"%1\"."), {path.string()}},
                    {mark("Grid", "tessera grid list names the built-in worlds.")});
    std::ifstream file(path, std::ios::binary);
    std::string text;
    char block[65536];
    while (file.read(block, sizeof block) || file.gcount() > 0) {
        text.append(block, static_cast<size_t>(file.gcount()));
        if (std::cmp_greater(text.size(), limits::worldBytes.value()))
            limits::worldBytes.refuse({mark("Grid", "The file %1 is too large for a world."), {path.string()}});
    }
    if (!file.eof())
        throw Error(ErrorKind::Io, {mark("Grid", "The file %1 cannot be read."), {path.string()}},
                    {mark("Grid", "Is it a file, and may you read it?")});
    return text;
}

} // namespace

World parseMap(std::string_view text)
{
    World world;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() && text.find_first_not_of("\r\n") == std::string_view::npos)
            break; // empty lines at the end
        appendRow(world, line);
    }
    if (world.cells.empty())
        throw Error(ErrorKind::InvalidInput, {mark("Grid", "The map has no cells.")},
                    {mark("Grid", "The letters are S start, F or . free, # wall, X forbidden, H hole, G goal.")});
    return world;
}

World parseJson(std::string_view text)
{
    json root;
    try {
        root = json::parse(text);
    } catch (const json::out_of_range&) {
        throw Error(ErrorKind::InvalidInput, {mark("Grid", "The world has a number that is too large.")},
                    {mark("Grid", "Rewards are numbers from -1e9 to 1e9.")});
    } catch (const json::parse_error& error) {
        throw Error(ErrorKind::Corrupt,
                    {mark("Grid", "The world is no JSON from byte %1 on."), {std::to_string(error.byte)}},
                    {mark("Grid", "Perhaps the file was cut off.")});
    }
    World world;
    if (root.is_array()) {
        readRows(root, world);
        return world;
    }
    if (!root.is_object())
        fail("format", mark("Grid", "The world's field \"%1\" is missing."));
    checkKeys(root, "",
              {"format", "map", "actions", "rewards", "forbidden", "absorbGoal", "forbiddenAtBoundary", "slip", "wind",
               "payOnLeaving", "noise", "table", "teleports"});
    if (root.value("format", json()) != kFormat)
        fail("format", mark("Grid", "The world's field \"%1\" must be 1."));
    readRows(root.value("map", json()), world);
    world.rules.actions = actionsOf(root);
    readRewards(root, world.rules.rewards);
    world.rules.forbidden = forbiddenOf(root);
    world.rules.absorbGoal = flag(root, "absorbGoal", true);
    world.rules.forbiddenAtBoundary = flag(root, "forbiddenAtBoundary", false);
    world.rules.payOnLeaving = flag(root, "payOnLeaving", false);
    world.rules.slip = number(root, "slip", "", 0);
    world.rules.wind = windOf(root);
    world.rules.noise = number(root, "noise", "", 0);
    readTeleports(root, world);
    readTable(root, world);
    return world;
}

World parseWorld(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t\r\n");
    const bool isJson = first != std::string_view::npos && (text[first] == '{' || text[first] == '[');
    World world = isJson ? parseJson(text) : parseMap(text);
    checkWorld(world);
    return world;
}

World loadWorld(const std::filesystem::path& path) { return parseWorld(readAll(path)); }

} // namespace core::grid
