#include "core/grid/conventions.h"

#include <string>

#include "gpu/base/error.h"

namespace core::grid {
namespace {

using gpu::mark;

template <ForbiddenRule rule>
constexpr auto kHasForbidden = [](const Rules& rules) { return rules.forbidden == rule; };
template <ForbiddenRule rule>
constexpr auto kSetForbidden = [](Rules& rules) { rules.forbidden = rule; };
template <ActionSet actions>
constexpr auto kHasActions = [](const Rules& rules) { return rules.actions == actions; };
template <ActionSet actions>
constexpr auto kSetActions = [](Rules& rules) { rules.actions = actions; };
template <bool Rules::*flag, bool value>
constexpr auto kHasFlag = [](const Rules& rules) { return rules.*flag == value; };
template <bool Rules::*flag, bool value>
constexpr auto kSetFlag = [](Rules& rules) { rules.*flag = value; };

constexpr ConventionGroup kGroups[] = {
    {"forbidden", mark("Grid", "A move into a forbidden cell")},
    {"border", mark("Grid", "Bumping into the border from a forbidden cell")},
    {"goal", mark("Grid", "Reaching the goal")},
    {"pay", mark("Grid", "Which cell pays")},
    {"actions", mark("Grid", "The actions")},
};

constexpr Convention kConventions[] = {
    {"forbidden-enter", "forbidden", mark("Grid", "Enters it"),
     mark("Grid", "The cell is entered like any other and pays the forbidden reward. So a short way through it may be "
                  "worth its price. Zhao's book does it like this."),
     kHasForbidden<ForbiddenRule::Enter>, kSetForbidden<ForbiddenRule::Enter>},
    {"forbidden-bounce", "forbidden", mark("Grid", "Bounces off"),
     mark("Grid",
          "The move pays the forbidden reward and ends where it began. The code published with Zhao's book does "
          "it like this, unlike the book itself."),
     kHasForbidden<ForbiddenRule::Bounce>, kSetForbidden<ForbiddenRule::Bounce>},
    {"forbidden-restart", "forbidden", mark("Grid", "Back to the start"),
     mark("Grid",
          "The move pays the forbidden reward and ends in the start cell; the episode goes on. This is the cliff "
          "of Sutton and Barto's Example 6.6."),
     kHasForbidden<ForbiddenRule::Restart>, kSetForbidden<ForbiddenRule::Restart>},
    {"border-one", "border", mark("Grid", "Costs the border's reward"),
     mark("Grid", "A bump pays the boundary reward alone, wherever it happens, and ends where it began. Zhao's Fig 8.6 "
                  "holds only under this rule."),
     kHasFlag<&Rules::forbiddenAtBoundary, false>, kSetFlag<&Rules::forbiddenAtBoundary, false>},
    {"border-both", "border", mark("Grid", "Costs both rewards"),
     mark("Grid",
          "A bump that begins in a forbidden cell pays the boundary and the forbidden reward together, as if the "
          "cell were entered again. Zhao's book does not say so, but its Figs 5.6 and 5.7 match to the last "
          "digit under this rule and under no other."),
     kHasFlag<&Rules::forbiddenAtBoundary, true>, kSetFlag<&Rules::forbiddenAtBoundary, true>},
    {"goal-ends", "goal", mark("Grid", "Ends the episode"),
     mark("Grid", "The goal absorbs: nothing comes after it, its value is 0. Sutton and Barto's tasks and Gymnasium's "
                  "lakes are like this, and gamma may be 1."),
     kHasFlag<&Rules::absorbGoal, true>, kSetFlag<&Rules::absorbGoal, true>},
    {"goal-goes-on", "goal", mark("Grid", "Goes on"),
     mark("Grid",
          "The goal is a cell like others and pays whenever it is entered, staying there included. With reward 1 "
          "its value is 1 / (1 - gamma): the 10.0 in Zhao's figures."),
     kHasFlag<&Rules::absorbGoal, false>, kSetFlag<&Rules::absorbGoal, false>},
    {"pay-entering", "pay", mark("Grid", "The one that is entered"),
     mark("Grid",
          "The reward belongs to the cell where a move ends, R(s, a, s'). Both books, and Gymnasium, count like "
          "this."),
     kHasFlag<&Rules::payOnLeaving, false>, kSetFlag<&Rules::payOnLeaving, false>},
    {"pay-leaving", "pay", mark("Grid", "The one that is left"),
     mark("Grid", "The reward belongs to the cell where a move begins, R(s). A goal that ends is left once, by any "
                  "action, and only that pays: values are those of the other rule one step later."),
     kHasFlag<&Rules::payOnLeaving, true>, kSetFlag<&Rules::payOnLeaving, true>},
    {"actions-2", "actions", mark("Grid", "Left and right"),
     mark("Grid", "For worlds of one row, such as the random walks."), kHasActions<ActionSet::LeftRight>,
     kSetActions<ActionSet::LeftRight>},
    {"actions-4", "actions", mark("Grid", "Four directions"), mark("Grid", "Up, right, down and left."),
     kHasActions<ActionSet::Four>, kSetActions<ActionSet::Four>},
    {"actions-5", "actions", mark("Grid", "Four directions, and stay"),
     mark("Grid",
          "Staying enters the same cell again and is paid like it. Zhao's agent stays on its target and collects "
          "its reward for ever."),
     kHasActions<ActionSet::Five>, kSetActions<ActionSet::Five>},
    {"actions-8", "actions", mark("Grid", "Eight directions"),
     mark("Grid", "The moves of a king in chess. A diagonal move may pass between two walls."),
     kHasActions<ActionSet::Eight>, kSetActions<ActionSet::Eight>},
};

} // namespace

std::span<const ConventionGroup> conventionGroups() { return kGroups; }

std::span<const Convention> conventions() { return kConventions; }

const Convention& convention(std::string_view id)
{
    std::string names;
    for (const Convention& candidate : kConventions) {
        if (id == candidate.id)
            return candidate;
        names += (names.empty() ? "" : ", ") + std::string(candidate.id);
    }
    throw gpu::Error(gpu::ErrorKind::NotFound,
                     {mark("Grid", "There is no convention named \"%1\"."), {std::string(id)}},
                     {mark("Grid", "The conventions are: %1."), {names}});
}

std::vector<const Convention*> conventionsOf(const Rules& rules)
{
    std::vector<const Convention*> holding;
    for (const Convention& candidate : kConventions)
        if (candidate.holds(rules))
            holding.push_back(&candidate);
    return holding;
}

} // namespace core::grid
