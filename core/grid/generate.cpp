#include "core/grid/generate.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <system_error>
#include <vector>

#include "core/grid/edit.h"
#include "gpu/base/error.h"
#include "gpu/base/random.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;
using gpu::RandomStream;

Cell& at(World& world, int row, int column)
{
    return world.cells[static_cast<size_t>(row) * static_cast<size_t>(world.columns) + static_cast<size_t>(column)];
}

/// The cells beside one that are no walls.
template <typename Visit>
void forEachNeighbour(const World& world, int state, const Visit& visit)
{
    const int row = state / world.columns;
    const int column = state % world.columns;
    const auto look = [&](bool inside, int next) {
        if (inside && !world.isWall(next))
            visit(next);
    };
    look(row > 0, state - world.columns);
    look(column + 1 < world.columns, state + 1);
    look(row + 1 < world.rows, state + world.columns);
    look(column > 0, state - 1);
}

/// What can be walked to from a cell, the nearest first, the last one farthest away.
std::vector<int> reachedFrom(const World& world, int from, std::vector<bool>& seen)
{
    std::vector<int> order{from};
    seen[static_cast<size_t>(from)] = true;
    for (size_t next = 0; next < order.size(); ++next)
        forEachNeighbour(world, order[next], [&](int state) {
            if (!seen[static_cast<size_t>(state)]) {
                seen[static_cast<size_t>(state)] = true;
                order.push_back(state);
            }
        });
    return order;
}

/// Keeps the largest connected part (a wall elsewhere), and puts start and goal at two ends of it that lie far apart.
void finish(World& world)
{
    std::vector<bool> seen(world.cells.size());
    std::vector<int> largest;
    for (int state = 0; state < world.states(); ++state)
        if (!world.isWall(state) && !seen[static_cast<size_t>(state)])
            if (std::vector<int> part = reachedFrom(world, state, seen); part.size() > largest.size())
                largest = std::move(part);
    if (largest.size() < 2) { // too small a world for a pattern
        std::ranges::fill(world.cells, Cell::Free);
        seen.assign(world.cells.size(), false);
        largest = reachedFrom(world, 0, seen);
    }
    std::vector<bool> kept(world.cells.size());
    for (const int state : largest)
        kept[static_cast<size_t>(state)] = true;
    for (size_t state = 0; state < world.cells.size(); ++state)
        if (!kept[state])
            world.cells[state] = Cell::Wall;
    seen.assign(world.cells.size(), false);
    const int start = reachedFrom(world, largest.front(), seen).back();
    seen.assign(world.cells.size(), false);
    const int goal = reachedFrom(world, start, seen).back();
    world.cells[static_cast<size_t>(start)] = Cell::Start;
    world.cells[static_cast<size_t>(goal)] = Cell::Goal;
}

// Description: corridors that form a spanning tree of the cells in odd rows and columns: one way between any two.
// Source: depth-first search that goes on to a random neighbour.
void carveMaze(World& world, uint64_t seed)
{
    RandomStream random(seed);
    std::ranges::fill(world.cells, Cell::Wall);
    at(world, 0, 0) = Cell::Free;
    std::vector<int> path{0};
    constexpr int kDown[] = {-2, 0, 2, 0};
    constexpr int kRight[] = {0, 2, 0, -2};
    while (!path.empty()) {
        const int row = path.back() / world.columns;
        const int column = path.back() % world.columns;
        int ways[4];
        uint32_t count = 0;
        for (int k = 0; k < 4; ++k) {
            const int nextRow = row + kDown[k];
            const int nextColumn = column + kRight[k];
            if (nextRow >= 0 && nextRow < world.rows && nextColumn >= 0 && nextColumn < world.columns &&
                at(world, nextRow, nextColumn) == Cell::Wall)
                ways[count++] = k;
        }
        if (count == 0) {
            path.pop_back();
            continue;
        }
        const int way = ways[random.below(count)];
        at(world, row + kDown[way] / 2, column + kRight[way] / 2) = Cell::Free;
        at(world, row + kDown[way], column + kRight[way]) = Cell::Free;
        path.push_back((row + kDown[way]) * world.columns + column + kRight[way]);
    }
}

struct Room {
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
};

constexpr int kSmallestRoom = 3;
constexpr int kLargestRoom = 7;
constexpr double kSecondDoor = 0.3;

/// The odd line that divides a length; 0 if it is short enough. `first` is even.
int dividingLine(int first, int length, RandomStream& random)
{
    const int lowest = first + kSmallestRoom;
    const int highest = first + length - 1 - kSmallestRoom;
    if (length <= kLargestRoom || lowest > highest)
        return 0;
    const int lines = (highest - lowest) / 2 + 1;
    return lowest + 2 * static_cast<int>(random.below(static_cast<uint32_t>(lines)));
}

// Description: rooms of 3 to 7 cells, divided by walls with one door or two. Walls stand in even rows and columns,
// doors in odd ones, so that no wall ends in front of a door. Source: recursive division.
void carveRooms(World& world, uint64_t seed)
{
    RandomStream random(seed);
    std::vector<Room> open{{0, 0, world.rows, world.columns}};
    while (!open.empty()) {
        const Room room = open.back();
        open.pop_back();
        const int line = room.rows >= room.columns ? dividingLine(room.row, room.rows, random) : 0;
        const int across = line == 0 ? dividingLine(room.column, room.columns, random) : 0;
        if (line == 0 && across == 0)
            continue;
        const bool level = line > 0;
        const int length = level ? room.columns : room.rows;
        for (int k = 0; k < length; ++k)
            at(world, level ? line : room.row + k, level ? room.column + k : across) = Cell::Wall;
        const int doors = random.chance(kSecondDoor) ? 2 : 1;
        for (int door = 0; door < doors; ++door) {
            const int place = 2 * static_cast<int>(random.below(static_cast<uint32_t>((length + 1) / 2)));
            at(world, level ? line : room.row + place, level ? room.column + place : across) = Cell::Free;
        }
        if (level) {
            open.push_back({room.row, room.column, line - room.row, room.columns});
            open.push_back({line + 1, room.column, room.row + room.rows - line - 1, room.columns});
        } else {
            open.push_back({room.row, room.column, room.rows, across - room.column});
            open.push_back({room.row, across + 1, room.rows, room.column + room.columns - across - 1});
        }
    }
}

constexpr int kSpacing = 4; // of the lattice of heights
constexpr float kRoughness = 0.6F;
constexpr double kRock = 0.25;  // share of the highest cells: walls
constexpr double kSwamp = 0.35; // share down to which cells are forbidden

/// Heights that change smoothly from cell to cell, roughened: a lattice of random numbers, interpolated. Source: value
/// noise.
std::vector<float> heightsOf(const World& world, RandomStream& random)
{
    const int width = world.columns / kSpacing + 2;
    std::vector<float> lattice(static_cast<size_t>(world.rows / kSpacing + 2) * static_cast<size_t>(width));
    for (float& height : lattice)
        height = static_cast<float>(random.uniform());
    std::vector<float> heights(world.cells.size());
    const auto smooth = [](int step) {
        const float x = static_cast<float>(step % kSpacing) / kSpacing;
        return x * x * (3 - 2 * x);
    };
    for (int row = 0; row < world.rows; ++row)
        for (int column = 0; column < world.columns; ++column) {
            const size_t corner = static_cast<size_t>(row / kSpacing) * static_cast<size_t>(width) +
                                  static_cast<size_t>(column / kSpacing);
            const float x = smooth(column);
            const float y = smooth(row);
            const float top = lattice[corner] + x * (lattice[corner + 1] - lattice[corner]);
            const size_t below = corner + static_cast<size_t>(width);
            const float bottom = lattice[below] + x * (lattice[below + 1] - lattice[below]);
            heights[static_cast<size_t>(row) * static_cast<size_t>(world.columns) + static_cast<size_t>(column)] =
                top + y * (bottom - top) + kRoughness * static_cast<float>(random.uniform());
        }
    return heights;
}

// Description: a landscape whose highest quarter is walls; the tenth below it is forbidden. What is cut off becomes
// wall.
void carveNoise(World& world, uint64_t seed)
{
    RandomStream random(seed);
    const std::vector<float> heights = heightsOf(world, random);
    std::vector<float> sorted = heights;
    const auto heightAbove = [&sorted](double share) {
        const auto place = static_cast<std::ptrdiff_t>(static_cast<double>(sorted.size() - 1) * (1 - share));
        std::nth_element(sorted.begin(), sorted.begin() + place, sorted.end());
        return sorted[static_cast<size_t>(place)];
    };
    const float rock = heightAbove(kRock);
    const float swamp = heightAbove(kSwamp);
    for (size_t state = 0; state < heights.size(); ++state)
        if (heights[state] > swamp)
            world.cells[state] = heights[state] > rock ? Cell::Wall : Cell::Forbidden;
}

[[noreturn]] void refuseForm(std::string_view text, const Generator& generator)
{
    throw Error(ErrorKind::InvalidInput,
                {mark("Grid", "\"%1\" does not say how large the world is to be."), {std::string(text)}},
                {mark("Grid", "Write %1:ROWSxCOLUMNS:SEED, for instance %1:21x31:1."), {generator.name}});
}

/// Takes a whole number from the front of a text; nothing if there is none, or too large a one.
template <typename Number>
std::optional<Number> takeNumber(std::string_view& text)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data())
        return std::nullopt;
    text.remove_prefix(static_cast<size_t>(end - text.data()));
    return number;
}

bool takeLetter(std::string_view& text, char letter)
{
    if (!text.starts_with(letter))
        return false;
    text.remove_prefix(1);
    return true;
}

World generate(const Generator& generator, int rows, int columns, uint64_t seed)
{
    World world = emptyWorld(rows, columns);
    if (world.states() < 2)
        throw Error(ErrorKind::InvalidInput,
                    {mark("Grid", "A world of %1 cells has no room for a start and a goal."),
                     {std::to_string(rows) + " x " + std::to_string(columns)}},
                    {mark("Grid", "Give it at least two cells.")});
    world.rules.rewards = {.step = -1, .forbidden = -10, .boundary = -1, .goal = -1, .hole = -1};
    generator.carve(world, seed);
    finish(world);
    return world;
}

} // namespace

std::span<const Generator> generators()
{
    static const Generator kGenerators[] = {
        {"maze", mark("Grid", "A maze with one way between any two cells"), carveMaze},
        {"rooms", mark("Grid", "Rooms with doors"), carveRooms},
        {"noise", mark("Grid", "A landscape with walls and forbidden ground"), carveNoise},
    };
    return kGenerators;
}

World generateWorld(std::string_view name, int rows, int columns, uint64_t seed)
{
    for (const Generator& generator : generators())
        if (name == generator.name)
            return generate(generator, rows, columns, seed);
    throw Error(ErrorKind::NotFound, {mark("Grid", "There is no generator named \"%1\"."), {std::string(name)}},
                {mark("Grid", "tessera grid list names the generators.")});
}

std::optional<World> generatedWorld(std::string_view text)
{
    for (const Generator& generator : generators()) {
        std::string_view rest = text;
        const std::string_view name = generator.name;
        if (!rest.starts_with(name))
            continue;
        rest.remove_prefix(name.size());
        if (!takeLetter(rest, ':'))
            continue;
        const std::optional<int> rows = takeNumber<int>(rest);
        const bool crossed = takeLetter(rest, 'x');
        const std::optional<int> columns = takeNumber<int>(rest);
        std::optional<uint64_t> seed = 1;
        if (takeLetter(rest, ':'))
            seed = takeNumber<uint64_t>(rest);
        if (!rows || !crossed || !columns || !seed || !rest.empty())
            refuseForm(text, generator);
        return generate(generator, *rows, *columns, *seed);
    }
    return std::nullopt;
}

} // namespace core::grid
