#include "core/grid/presets.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/grid/parse.h"
#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::mark;

constexpr const char* kZhao = "S. Zhao, Mathematical Foundations of Reinforcement Learning";

// Description: 5 x 5 cells, six forbidden, one target. States: cells. Actions: up, right, down, left, stay.
// Reward: `forbidden`, `boundary`, 1 at the target, else 0. End: none, the target pays for ever.
World zhao(double forbidden, double boundary)
{
    World world = parseMap("S....\n.XX..\n..X..\n.XGX.\n.X...\n");
    world.rules.actions = ActionSet::Five;
    world.rules.absorbGoal = false;
    world.rules.rewards = {.step = 0, .forbidden = forbidden, .boundary = boundary, .goal = 1, .hole = 0};
    return world;
}

World zhaoMild() { return zhao(-1, -1); }
World zhaoStrict() { return zhao(-10, -1); }

/// Episodes of control end at the target: their length and return are what the figures show.
World zhaoLinear()
{
    World world = zhao(-10, -10);
    world.rules.absorbGoal = true;
    return world;
}

World zhaoEpsilon()
{
    World world = zhaoStrict();
    world.rules.forbiddenAtBoundary = true;
    return world;
}

World zhaoSarsa()
{
    World world = zhao(-10, -10);
    world.rules.absorbGoal = true;
    world.rules.rewards.step = -1;
    world.rules.rewards.goal = 0;
    return world;
}

// Description: 5 x 5 cells; from A every action leads to A' and pays 10, from B to B' and pays 5. Actions: four.
// Reward: -1 for leaving the grid, else 0. End: none.
World suttonTeleports()
{
    World world = parseMap(".....\n.....\n.....\n.....\n.....\n");
    world.rules.rewards = {.step = 0, .forbidden = 0, .boundary = -1, .goal = 0, .hole = 0};
    world.rules.teleports = {{1, 21, 10}, {3, 13, 5}};
    return world;
}

World everyMoveCostsOne(std::string_view map)
{
    World world = parseMap(map);
    world.rules.rewards = {.step = -1, .forbidden = -1, .boundary = -1, .goal = -1, .hole = -1};
    return world;
}

World suttonCorners() { return everyMoveCostsOne("G...\n....\n....\n...G\n"); }

World suttonWindy()
{
    World world =
        everyMoveCostsOne("..........\n..........\n..........\nS......G..\n..........\n..........\n..........\n");
    world.rules.wind = {0, 0, 0, 1, 1, 1, 2, 2, 1, 0};
    return world;
}

World suttonKings()
{
    World world = suttonWindy();
    world.rules.actions = ActionSet::Eight;
    return world;
}

// Description: a move onto the cliff costs 100 and leads back to the start; the episode goes on.
World suttonCliff()
{
    World world = everyMoveCostsOne("............\n............\n............\nSXXXXXXXXXXG\n");
    world.rules.rewards.forbidden = -100;
    world.rules.forbidden = ForbiddenRule::Restart;
    return world;
}

// Description: a row of states, an end on either side. Actions: left, right. Reward: at the ends only.
World randomWalk(std::string_view map, double left)
{
    World world = parseMap(map);
    world.rules.actions = ActionSet::LeftRight;
    world.rules.rewards.hole = left;
    return world;
}

World randomWalk5() { return randomWalk("H..S..G\n", 0); }
World randomWalk19() { return randomWalk("H.........S.........G\n", -1); }

// Description: 1000 states in a row, an end on either side. Actions: left, right; a move goes 1 to 100 states that way,
// all equally likely; what lies beyond the end is the end. Reward: -1 at the left end, 1 at the right one.
World randomWalk1000()
{
    constexpr int kStates = 1000;
    constexpr int kReach = 100;
    std::string map(kStates + 2, '.');
    map.front() = 'H';
    map[kStates / 2] = 'S';
    map.back() = 'G';
    World world = randomWalk(map, -1);
    auto table = std::make_shared<TransitionTable>();
    table->offsets.push_back(0);
    for (int state = 0; state < world.states(); ++state)
        for (const int direction : {-1, 1}) {
            std::map<int, int> ways;
            for (int reach = 1; reach <= kReach; ++reach)
                ++ways[std::clamp(state + direction * reach, 0, kStates + 1)];
            for (const auto& [next, count] : ways)
                table->outcomes.push_back({static_cast<double>(count) / kReach, next,
                                           next == 0 ? -1.0 : (next == kStates + 1 ? 1.0 : 0.0),
                                           next == 0 || next == kStates + 1});
            table->offsets.push_back(table->outcomes.size());
        }
    world.table = std::move(table);
    return world;
}

// Description: 3 x 3 cells; a move pays -12 or 10, either with probability 1/2, so -1 on average; the goal pays 5.
World noisyRewards()
{
    World world = parseMap("..G\n...\nS..\n");
    world.rules.rewards = {.step = -1, .forbidden = -1, .boundary = -1, .goal = 5, .hole = 0};
    world.rules.noise = 11;
    return world;
}

World frozenLake(std::string_view map)
{
    World world = parseMap(map);
    world.rules.slip = 2.0 / 3.0;
    return world;
}

World frozenLake4() { return frozenLake("SFFF\nFHFH\nFFFH\nHFFG\n"); }

World frozenLake8()
{
    return frozenLake("SFFFFFFF\nFFFFFFFF\nFFFHFFFF\nFFFFFHFF\nFFFHFFFF\nFHHFFFHF\nFHFFHFHF\nFFFHFFFG\n");
}

constexpr const char* kSutton = "R. S. Sutton, A. G. Barto, Reinforcement Learning, 2nd edition";
constexpr const char* kGymnasium = "Gymnasium, toy_text, FrozenLake-v1";

} // namespace

std::span<const Preset> presets()
{
    static const Preset kPresets[] = {
        {"zhao-3.4a", mark("Grid", "Zhao's 5 x 5 world, forbidden -1 (Figs 3.4(a), 8.6)"), kZhao, 0.9, zhaoMild},
        {"zhao-3.4b", mark("Grid", "Zhao's 5 x 5 world, short-sighted (Fig 3.4(b))"), kZhao, 0.5, zhaoMild},
        {"zhao-3.4c", mark("Grid", "Zhao's 5 x 5 world, the next reward only (Fig 3.4(c))"), kZhao, 0, zhaoMild},
        {"zhao-3.4d", mark("Grid", "Zhao's 5 x 5 world, forbidden -10 (Figs 3.4(d), 4.4, 5.4)"), kZhao, 0.9,
         zhaoStrict},
        {"zhao-5.6",
         mark("Grid", "Zhao's 5 x 5 world, bumping the border from a forbidden cell pays both rewards (Figs 5.6, 5.7)"),
         kZhao, 0.9, zhaoEpsilon},
        {"zhao-7.2", mark("Grid", "Zhao's 5 x 5 world, the shortest way to a target that ends (Fig 7.2)"), kZhao, 0.9,
         zhaoSarsa},
        {"zhao-8.9", mark("Grid", "Zhao's 5 x 5 world, forbidden and border -10 (Figs 8.9 to 8.12)"), kZhao, 0.9,
         zhaoLinear},
        {"sutton-3.5", mark("Grid", "Two cells that pay 10 and 5 and lead elsewhere (Example 3.5)"), kSutton, 0.9,
         suttonTeleports},
        {"sutton-4.1", mark("Grid", "Two corners that end, each move costs 1 (Example 4.1)"), kSutton, 1,
         suttonCorners},
        {"sutton-6.5", mark("Grid", "The windy grid world (Example 6.5)"), kSutton, 1, suttonWindy},
        {"sutton-6.5-kings", mark("Grid", "The windy grid world with king's moves (Exercise 6.9)"), kSutton, 1,
         suttonKings},
        {"sutton-6.6", mark("Grid", "Walking along the cliff (Example 6.6)"), kSutton, 1, suttonCliff},
        {"random-walk-5", mark("Grid", "Random walk of 5 states (Example 6.2)"), kSutton, 1, randomWalk5},
        {"random-walk-19", mark("Grid", "Random walk of 19 states (Example 7.1)"), kSutton, 1, randomWalk19},
        {"random-walk-1000", mark("Grid", "Random walk of 1000 states (Example 9.1)"), kSutton, 1, randomWalk1000},
        {"van-hasselt", mark("Grid", "Noisy rewards, which Q-learning takes for good ones"),
         "H. van Hasselt, Double Q-learning, section 4.2", 0.95, noisyRewards},
        {"frozen-lake-4x4", mark("Grid", "The slippery frozen lake, 4 x 4"), kGymnasium, 0.99, frozenLake4},
        {"frozen-lake-8x8", mark("Grid", "The slippery frozen lake, 8 x 8"), kGymnasium, 0.99, frozenLake8},
    };
    return kPresets;
}

const Preset* findPreset(std::string_view name)
{
    for (const Preset& candidate : presets())
        if (name == candidate.name)
            return &candidate;
    return nullptr;
}

const Preset& preset(std::string_view name)
{
    if (const Preset* found = findPreset(name))
        return *found;
    throw gpu::Error(gpu::ErrorKind::NotFound, {mark("Grid", "There is no world named \"%1\"."), {std::string(name)}},
                     {mark("Grid", "tessera grid list names the built-in worlds.")});
}

} // namespace core::grid
