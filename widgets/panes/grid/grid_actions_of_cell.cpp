// What can be done in a cell, and what is thought of it.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "widgets/panes/grid/grid_painter.h"

namespace widgets::grid {

namespace {

using core::grid::World;

constexpr double kTie = 1e-9;
constexpr double kInner = 0.16; ///< half the side of the middle, which stands for staying
constexpr double kSmallestShare = 0.02;

bool isLive(const World& world, int state) { return !world.isWall(state) && !world.isTerminal(state); }

} // namespace

QPoint directionOf(core::grid::ActionSet actions, int action)
{
    const std::string_view name = core::grid::actionName(actions, action);
    const auto has = [name](std::string_view word) { return name.find(word) != std::string_view::npos ? 1 : 0; };
    return {has("right") - has("left"), has("down") - has("up")};
}

int actionAt(core::grid::ActionSet actions, QPointF within)
{
    const QPointF from = within - QPointF(0.5, 0.5);
    const bool inner = std::abs(from.x()) < kInner && std::abs(from.y()) < kInner;
    int best = -1;
    double nearest = -2;
    for (int action = 0; action < static_cast<int>(actions); ++action) {
        const QPoint way = directionOf(actions, action);
        if (way.isNull()) {
            if (inner)
                return action;
            continue;
        }
        const double length = std::hypot(way.x(), way.y());
        const double along = (from.x() * way.x() + from.y() * way.y()) / length;
        if (along > nearest) {
            nearest = along;
            best = action;
        }
    }
    return inner && actions == core::grid::ActionSet::Eight ? -1 : best;
}

std::vector<double> actionNumbers(const GridScene& scene, int state)
{
    const World& world = *scene.world;
    if (!scene.snapshot || state < 0 || !isLive(world, state))
        return {};
    const auto count = static_cast<size_t>(world.actions());
    const core::grid::SessionView& view = scene.snapshot->view;
    if (!view.actionValues.empty()) {
        const auto row = view.actionValues.begin() + static_cast<std::ptrdiff_t>(static_cast<size_t>(state) * count);
        return {row, row + static_cast<std::ptrdiff_t>(count)};
    }
    std::vector<double> numbers;
    for (int action = 0; action < world.actions(); ++action)
        numbers.push_back(core::grid::actionValue(world, view.values, scene.snapshot->gamma, state, action));
    return numbers;
}

std::vector<Arrow> arrowsOf(const GridScene& scene, int state)
{
    const std::vector<double> numbers = actionNumbers(scene, state);
    std::vector<Arrow> arrows;
    if (numbers.empty())
        return arrows;
    const core::grid::SessionView& view = scene.snapshot->view;
    if (!view.policy.empty()) {
        const auto row = static_cast<size_t>(state) * numbers.size();
        const auto first = view.policy.begin() + static_cast<std::ptrdiff_t>(row);
        const double most = *std::max_element(first, first + static_cast<std::ptrdiff_t>(numbers.size()));
        for (size_t action = 0; action < numbers.size() && most > 0; ++action)
            if (const double share = view.policy[row + action] / most; share >= kSmallestShare)
                arrows.push_back({static_cast<int>(action), share});
        return arrows;
    }
    // Nothing was learnt there yet: no arrows rather than all.
    if (!view.actionValues.empty() && view.visits[static_cast<size_t>(state)] == 0)
        return arrows;
    const double top = *std::max_element(numbers.begin(), numbers.end());
    const double enough = top - kTie * std::max(1.0, std::abs(top));
    for (size_t action = 0; action < numbers.size(); ++action)
        if (numbers[action] >= enough)
            arrows.push_back({static_cast<int>(action), 1});
    return arrows;
}

int decimalsFor(const GridScale& scale)
{
    const double largest = std::max(std::abs(scale.low), std::abs(scale.high));
    if (largest >= 100)
        return 0;
    return largest >= 10 ? 1 : 2;
}

} // namespace widgets::grid
