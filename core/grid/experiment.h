#pragma once
// Many lives of one learner: the same world, other random numbers, and what can be said about them together.

#include <functional>
#include <memory>
#include <vector>

#include "core/grid/agent.h"
#include "core/report/table.h"
#include "gpu/base/progress.h"

namespace core::grid {

struct ExperimentPlan {
    int episodes = 500;
    int runs = 1;
    /// Where the errors are measured against: (S); empty: no errors.
    Values truth;
    /// Cells above which errors are looked at in fewer episodes, so that looking does not cost more than learning.
    int64_t cellsLookedAt = int64_t{1} << 22;
};

/// What one episode came to, over all runs.
struct EpisodeSummary {
    int episode = 0;            ///< from 1
    double meanReturn = 0;      ///< sum of rewards
    double deviationReturn = 0; ///< standard deviation over the runs (n - 1); 0 for one run
    double meanLength = 0;      ///< steps
    double meanError = -1;      ///< root mean square over the states of value less truth; negative: not looked at
    double deviationError = 0;
    double largestError = -1; ///< mean over the runs of the largest difference
};

struct Experiment {
    std::vector<EpisodeSummary> episodes;
    Values values;                    ///< mean over the runs
    Values deviation;                 ///< standard deviation over the runs (n - 1)
    Policy policy;                    ///< of the first run
    std::vector<double> actionValues; ///< of the first run; empty if it has none
    int64_t steps = 0;                ///< of all runs
};

/// The learner of one run.
using AgentMaker = std::function<std::unique_ptr<Agent>(uint64_t run)>;

/// Runs one after the other; run k draws from stream k whatever the others do. Throws Cancelled.
Experiment runExperiment(const AgentMaker& make, const ExperimentPlan& plan, const gpu::RunControl& control = {});

/// Root mean square and largest difference over the states that are neither wall nor terminal.
struct ValueError {
    double rootMeanSquare = 0;
    double largest = 0;
};
ValueError errorOf(const World& world, const Values& values, const Values& truth);

/// One row an episode: episode, meanReturn, deviationReturn, meanLength, rmse, deviationRmse, largestError.
report::Table curveTable(const Experiment& experiment);

} // namespace core::grid
