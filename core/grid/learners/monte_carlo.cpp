#include "core/grid/learners/monte_carlo.h"

#include "core/grid/learners/returns.h"

namespace core::grid {

void MonteCarlo::learn(const Move& move, AgentStep& step)
{
    static_cast<void>(step);
    m_moves.push_back(move);
}

void MonteCarlo::finish(AgentStep& step)
{
    const std::vector<VisitReturn> visits =
        m_visits == Visits::First ? firstVisits(m_moves, gamma(), true) : everyVisit(m_moves, gamma());
    for (const VisitReturn& visit : visits)
        update(visit.state, visit.action, {visit.value}, step);
}

} // namespace core::grid
