#pragma once
// Returns of an episode that is over.

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

#include "core/grid/agent.h"

namespace core::grid {

/// What followed one visit.
struct VisitReturn {
    int state = 0;
    int action = 0;
    double value = 0; ///< discounted return
};

/// Rewards of the moves, discounted, and what comes after the last of them.
template <typename Moves>
double discountedReturn(const Moves& moves, double gamma, double after)
{
    double sum = after;
    for (auto move = moves.rbegin(); move != moves.rend(); ++move)
        sum = move->reward + gamma * sum;
    return sum;
}

/// The target of several steps: their rewards, and the value of what comes after the last of them unless the episode
/// was over then.
template <typename Moves>
Target stepsTarget(const Moves& moves, double gamma, double following)
{
    const Move& last = moves.back();
    const double reward = discountedReturn(moves, gamma, 0);
    if (last.done)
        return {reward};
    return {reward, std::pow(gamma, static_cast<double>(moves.size())), following, last.next};
}

/// The returns that followed each visit of the episode, the last visit first; an episode that was cut off is taken as
/// it is. Sutton and Barto, section 5.1.
inline std::vector<VisitReturn> everyVisit(std::span<const Move> moves, double gamma)
{
    std::vector<VisitReturn> visits;
    visits.reserve(moves.size());
    double sum = 0;
    for (auto move = moves.rbegin(); move != moves.rend(); ++move) {
        sum = move->reward + gamma * sum;
        visits.push_back({move->state, move->action, sum});
    }
    return visits;
}

/// Only the first visit of each state (`withAction`: of each state and action), the last one first.
inline std::vector<VisitReturn> firstVisits(std::span<const Move> moves, double gamma, bool withAction)
{
    std::vector<VisitReturn> visits = everyVisit(moves, gamma);
    // Of equal entries the one that stands last is the earliest in the episode: sort by that, keep one, sort back.
    std::vector<std::pair<std::pair<int, int>, size_t>> order;
    order.reserve(visits.size());
    for (size_t i = 0; i < visits.size(); ++i)
        order.push_back({{visits[i].state, withAction ? visits[i].action : 0}, i});
    std::sort(order.begin(), order.end());
    std::vector<size_t> kept;
    for (size_t i = 0; i < order.size(); ++i)
        if (i + 1 == order.size() || order[i + 1].first != order[i].first)
            kept.push_back(order[i].second);
    std::sort(kept.begin(), kept.end());
    std::vector<VisitReturn> firsts;
    firsts.reserve(kept.size());
    for (const size_t index : kept)
        firsts.push_back(visits[index]);
    return firsts;
}

} // namespace core::grid
