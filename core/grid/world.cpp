#include "core/grid/world.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/limits.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::Error;
using gpu::ErrorKind;
using gpu::mark;

struct Step {
    int down = 0;
    int right = 0;
};

struct NamedStep {
    const char* name;
    Step step;
};

constexpr NamedStep kLeftRight[] = {{"left", {0, -1}}, {"right", {0, 1}}};
constexpr NamedStep kFive[] = {
    {"up", {-1, 0}}, {"right", {0, 1}}, {"down", {1, 0}}, {"left", {0, -1}}, {"stay", {0, 0}}};
constexpr NamedStep kEight[] = {{"up", {-1, 0}},  {"up-right", {-1, 1}},  {"right", {0, 1}}, {"down-right", {1, 1}},
                                {"down", {1, 0}}, {"down-left", {1, -1}}, {"left", {0, -1}}, {"up-left", {-1, -1}}};

const NamedStep& stepOf(ActionSet actions, int action)
{
    const auto index = static_cast<size_t>(action);
    switch (actions) {
    case ActionSet::LeftRight:
        return kLeftRight[index];
    case ActionSet::Eight:
        return kEight[index];
    default:
        return kFive[index];
    }
}

bool isOpen(const World& world, int row, int column)
{
    return row >= 0 && row < world.rows && column >= 0 && column < world.columns &&
           world.cells[static_cast<size_t>(row) * static_cast<size_t>(world.columns) + static_cast<size_t>(column)] !=
               Cell::Wall;
}

int windAt(const World& world, int column)
{
    return world.rules.wind.empty() ? 0 : world.rules.wind[static_cast<size_t>(column)];
}

/// Where the wind of the column in which the move began takes it.
int blown(const World& world, int state, int wind)
{
    int row = state / world.columns;
    const int column = state % world.columns;
    const int direction = wind > 0 ? -1 : 1;
    for (int k = 0; k < std::abs(wind) && isOpen(world, row + direction, column); ++k)
        row += direction;
    return row * world.columns + column;
}

bool endsEpisode(const World& world, int state)
{
    const Cell cell = world.cell(state);
    return cell == Cell::Hole || (cell == Cell::Goal && world.rules.absorbGoal);
}

double rewardOf(const World& world, Cell cell)
{
    const Rewards& rewards = world.rules.rewards;
    switch (cell) {
    case Cell::Forbidden:
        return rewards.forbidden;
    case Cell::Goal:
        return rewards.goal;
    case Cell::Hole:
        return rewards.hole;
    default:
        return rewards.step;
    }
}

Outcome land(const World& world, int state, Step step, double probability)
{
    const int row = state / world.columns + step.down;
    const int column = state % world.columns + step.right;
    const bool bumps = !isOpen(world, row, column);
    const int wind = windAt(world, state % world.columns);
    const int next = blown(world, bumps ? state : row * world.columns + column, wind);
    const Rules& rules = world.rules;
    if (bumps && next == state) {
        const bool both = rules.forbiddenAtBoundary && world.cell(state) == Cell::Forbidden;
        return {probability, state, rules.rewards.boundary + (both ? rules.rewards.forbidden : 0), false};
    }
    if (world.cell(next) == Cell::Forbidden && rules.forbidden != ForbiddenRule::Enter) {
        const int back = rules.forbidden == ForbiddenRule::Bounce ? state : world.start();
        return {probability, back, rules.rewards.forbidden, false};
    }
    const Cell paying = world.cell(rules.payOnLeaving ? state : next);
    return {probability, next, rewardOf(world, paying), world.isTerminal(next)};
}

/// One outcome, or two of half the probability where the reward is noisy.
void addNoisy(const World& world, Outcome outcome, Outcomes& outcomes)
{
    const double noise = world.rules.noise;
    if (noise == 0 || outcome.done) {
        outcomes.add(outcome);
        return;
    }
    outcome.probability /= 2;
    for (const double part : {-noise, noise}) {
        Outcome half = outcome;
        half.reward += part;
        outcomes.add(half);
    }
}

std::string sizeText(int64_t rows, int64_t columns) { return std::to_string(rows) + " x " + std::to_string(columns); }

[[noreturn]] void refuse(const gpu::Message& what, const gpu::Message& hint)
{
    throw Error(ErrorKind::InvalidInput, what, hint);
}

void checkSize(const World& world)
{
    checkSides(world.rows, world.columns);
    if (world.cells.size() != static_cast<size_t>(world.rows) * static_cast<size_t>(world.columns))
        refuse({mark("Grid", "The world has no cells, or not %1 of them."), {sizeText(world.rows, world.columns)}},
               {mark("Grid", "Give at least one row of cells; all rows have the same length.")});
    if (std::ranges::all_of(world.cells, [](Cell cell) { return cell == Cell::Wall; }))
        refuse({mark("Grid", "The world consists of walls only.")}, {mark("Grid", "Leave at least one cell free.")});
}

void checkReward(const char* name, double value)
{
    if (!(std::abs(value) <= kMaxReward))
        refuse({mark("Grid", "The reward \"%1\" is %2."), {name, std::to_string(value)}},
               {mark("Grid", "Rewards are numbers from -1e9 to 1e9.")});
}

void checkRestart(const World& world)
{
    if (world.rules.forbidden == ForbiddenRule::Restart && world.start() < 0)
        refuse({mark("Grid", "Forbidden cells lead back to the start, but there is no start.")},
               {mark("Grid", "Mark one cell as the start (S), or choose another rule for forbidden cells.")});
}

void checkTable(const World& world)
{
    const TransitionTable& table = *world.table;
    const size_t rows = world.cells.size() * static_cast<size_t>(world.actions());
    if (world.states() > limits::worldTableStates.value())
        limits::worldTableStates.refuse(
            {mark("Grid", "A table of %1 states is too large."), {std::to_string(world.states())}});
    if (table.offsets.size() != rows + 1 || table.offsets.front() != 0 ||
        table.offsets.back() != table.outcomes.size() || !std::ranges::is_sorted(table.offsets))
        refuse({mark("Grid", "The table does not have one row for each state and action.")},
               {mark("Grid", "Give the outcomes of every action in every state.")});
    for (size_t row = 0; row < rows; ++row) {
        const int state = static_cast<int>(row / static_cast<size_t>(world.actions()));
        double sum = 0;
        for (size_t k = table.offsets[row]; k < table.offsets[row + 1]; ++k) {
            const Outcome& outcome = table.outcomes[k];
            checkReward("table", outcome.reward);
            if (!(outcome.probability >= 0) || outcome.next < 0 || outcome.next >= world.states())
                refuse({mark("Grid", "An outcome of cell %1 has a negative probability or leads nowhere."),
                        {cellName(world, state)}},
                       {mark("Grid", "Probabilities lie between 0 and 1; states are those of the map.")});
            sum += outcome.probability;
        }
        if (!(std::abs(sum - 1) <= 1e-9) && world.isLive(state))
            refuse({mark("Grid", "The probabilities of an action in cell %1 sum to %2."),
                    {cellName(world, state), std::to_string(sum)}},
                   {mark("Grid", "They have to sum to 1.")});
    }
}

/// Which states some way from `from` (from any state, if negative) comes to with at least one move.
bool reachesGoal(const World& world, int from)
{
    std::vector<bool> seen(world.cells.size());
    std::vector<int> open;
    const auto visit = [&](int state) {
        if (!seen[static_cast<size_t>(state)] && world.isLive(state)) {
            seen[static_cast<size_t>(state)] = true;
            open.push_back(state);
        }
    };
    if (from >= 0)
        visit(from);
    else
        for (int state = 0; state < world.states(); ++state)
            visit(state);
    while (!open.empty()) {
        const int state = open.back();
        open.pop_back();
        for (int action = 0; action < world.actions(); ++action)
            for (const Outcome& outcome : transition(world, state, action)) {
                if (outcome.probability > 0 && world.cell(outcome.next) == Cell::Goal)
                    return true;
                if (outcome.probability > 0)
                    visit(outcome.next);
            }
    }
    return false;
}

void checkGoal(const World& world)
{
    const bool hasGoal = std::ranges::find(world.cells, Cell::Goal) != world.cells.end();
    if (!hasGoal && world.rules.teleports.empty())
        refuse({mark("Grid", "The world has no goal.")}, {mark("Grid", "Mark at least one cell as a goal (G).")});
    if (!hasGoal)
        return;
    const int start = world.start();
    if (world.states() == 1 && !reachesGoal(world, start))
        refuse({mark("Grid", "A world of one cell has nowhere to go.")},
               {mark("Grid", "Give it at least two cells, or a goal that goes on and pays.")});
    if (!reachesGoal(world, start))
        refuse(start >= 0
                   ? gpu::Message{mark("Grid", "No way leads from the start %1 to a goal."), {cellName(world, start)}}
                   : gpu::Message{mark("Grid", "No way leads to a goal.")},
               {mark("Grid", "Open a wall, or let forbidden cells be entered.")});
}

} // namespace

void checkSides(int64_t rows, int64_t columns)
{
    if (rows < 1 || columns < 1)
        refuse({mark("Grid", "A world of %1 cells has no cells."), {sizeText(rows, columns)}},
               {mark("Grid", "Give at least one row of cells; all rows have the same length.")});
    if (rows > kMaxSide || columns > kMaxSide)
        limits::worldSide.refuse({mark("Grid", "A world of %1 cells is too large."), {sizeText(rows, columns)}});
}

void checkRules(const Rules& rules, int columns)
{
    checkReward("step", rules.rewards.step);
    checkReward("forbidden", rules.rewards.forbidden);
    checkReward("boundary", rules.rewards.boundary);
    checkReward("goal", rules.rewards.goal);
    checkReward("hole", rules.rewards.hole);
    checkReward("noise", rules.noise);
    if (!(rules.slip >= 0 && rules.slip <= 1))
        refuse({mark("Grid", "The slip probability is %1."), {std::to_string(rules.slip)}},
               {mark("Grid", "Probabilities lie between 0 and 1.")});
    if (!rules.wind.empty() && rules.wind.size() != static_cast<size_t>(columns))
        refuse({mark("Grid", "There are %1 winds for %2 columns."),
                {std::to_string(rules.wind.size()), std::to_string(columns)}},
               {mark("Grid", "Give one whole number for each column.")});
    for (const int wind : rules.wind)
        if (wind < -kMaxSide || wind > kMaxSide)
            refuse({mark("Grid", "A wind of %1 is too strong."), {std::to_string(wind)}},
                   {mark("Grid", "The wind carries at most %1 cells."), {std::to_string(kMaxSide)}});
}

void checkTeleports(const World& world)
{
    const std::vector<Teleport>& teleports = world.rules.teleports;
    if (std::cmp_greater(teleports.size(), limits::worldTeleports.value()))
        limits::worldTeleports.refuse({mark("Grid", "There are %1 teleports."), {std::to_string(teleports.size())}});
    std::vector<int> sources;
    for (const Teleport& teleport : teleports) {
        checkReward("teleport", teleport.reward);
        for (const int end : {teleport.from, teleport.to})
            if (end < 0 || end >= world.states() || world.isWall(end))
                refuse({mark("Grid", "A teleport begins or ends outside the world or in a wall.")},
                       {mark("Grid", "Rows and columns are counted from 1.")});
        if (endsEpisode(world, teleport.from) || std::ranges::find(sources, teleport.from) != sources.end())
            refuse({mark("Grid", "The teleport of cell %1 never takes place or is given twice."),
                    {cellName(world, teleport.from)}},
                   {mark("Grid", "One teleport for a cell, and none where the episode ends.")});
        sources.push_back(teleport.from);
    }
}

bool World::isTerminal(int state) const { return endsEpisode(*this, state) && (!rules.payOnLeaving || table); }

bool World::hasEnd() const
{
    if (!table)
        return std::ranges::any_of(
            cells, [this](const Cell& at) { return endsEpisode(*this, static_cast<int>(&at - cells.data())); });
    return std::ranges::any_of(table->outcomes, [](const Outcome& outcome) { return outcome.done; });
}

int World::start() const
{
    const auto found = std::ranges::find(cells, Cell::Start);
    return found == cells.end() ? -1 : static_cast<int>(found - cells.begin());
}

Outcomes transition(const World& world, int state, int action)
{
    Outcomes outcomes;
    if (world.isWall(state) || world.isTerminal(state)) {
        outcomes.add({1, state, 0, true});
        return outcomes;
    }
    if (world.table) {
        const size_t row =
            static_cast<size_t>(state) * static_cast<size_t>(world.actions()) + static_cast<size_t>(action);
        const size_t first = world.table->offsets[row];
        return {&world.table->outcomes[first], static_cast<int>(world.table->offsets[row + 1] - first)};
    }
    if (endsEpisode(world, state)) { // only where moves pay on leaving: this is the last one
        outcomes.add({1, state, rewardOf(world, world.cell(state)), true});
        return outcomes;
    }
    for (const Teleport& teleport : world.rules.teleports)
        if (teleport.from == state) {
            outcomes.add({1, teleport.to, teleport.reward, world.isTerminal(teleport.to)});
            return outcomes;
        }
    const Step step = stepOf(world.rules.actions, action).step;
    const bool slips = world.rules.slip > 0 && (step.down != 0 || step.right != 0);
    addNoisy(world, land(world, state, step, slips ? 1 - world.rules.slip : 1), outcomes);
    if (slips) {
        addNoisy(world, land(world, state, {step.right, -step.down}, world.rules.slip / 2), outcomes);
        addNoisy(world, land(world, state, {-step.right, step.down}, world.rules.slip / 2), outcomes);
    }
    return outcomes;
}

const char* actionName(ActionSet actions, int action) { return stepOf(actions, action).name; }

void checkWorld(const World& world)
{
    checkSize(world);
    checkRules(world.rules, world.columns);
    checkRestart(world);
    checkTeleports(world);
    if (world.table)
        checkTable(world);
    checkGoal(world);
}

std::string cellName(const World& world, int state)
{
    return "(" + std::to_string(state / world.columns + 1) + ", " + std::to_string(state % world.columns + 1) + ")";
}

} // namespace core::grid
