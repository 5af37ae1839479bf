#pragma once
// Updates with their numbers filled in, as rich text in the field's letters: V and Q values, S a state as (row, column)
// counted from 1, actions as arrows. Numbers have a proper minus sign and at most four significant digits, so what
// stands there may differ from the result by its rounding.

#include <string>
#include <vector>

#include "core/grid/agent.h"
#include "core/grid/learners.h"

namespace core::grid {

/// "−0.3333", "1.2·10<sup>−5</sup>", "−∞".
std::string shownNumber(double value);

/// An arrow; "○" for staying.
const char* actionSign(ActionSet actions, int action);

/// Lines of rich text: the learner's formula is in Learner::update.
using BackupLines = std::vector<std::string>;

/// The update of a learner that lives in a world. `policy`: of learners of a policy, else null.
BackupLines backupLines(const Learner& learner, const World& world, const Backup& backup,
                        const PolicyBackup* policy = nullptr);

/// One outcome of an action: part = probability (reward + gamma after).
struct OutcomePart {
    Outcome outcome;
    double after = 0; ///< V(next), 0 if done
    double part = 0;
};

/// One action of a state: value = the sum of the parts.
struct ActionBackup {
    int action = 0;
    double value = 0;
    double share = 0; ///< pi(a|s)
    bool best = false;
    std::vector<OutcomePart> outcomes;
    std::string line; ///< "q((2, 3), →) = 0.3333·(0 + 0.99·0.542) + … = 0.18"
};

/// The Bellman backup of one state, from the values that the others have now.
struct BellmanBackup {
    int state = 0;
    double before = 0;
    double after = 0;
    std::vector<ActionBackup> actions; ///< empty for a wall and where nothing happens any more
    std::string line;                  ///< "V(2, 3) ← max {…} = 0.18"
};

/// Of the optimality equation, or of its epsilon-greedy form for epsilon above 0. Zhao, section 3.3; Sutton and Barto,
/// eq. 4.10.
BellmanBackup optimalityBackup(const World& world, const Values& values, double gamma, double epsilon, int state);

/// Of the Bellman equation of a policy. Zhao, section 2.4; Sutton and Barto, eq. 4.5.
BellmanBackup policyBackup(const World& world, const Policy& policy, const Values& values, double gamma, int state);

} // namespace core::grid
