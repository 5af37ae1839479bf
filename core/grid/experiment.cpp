#include "core/grid/experiment.h"

#include <algorithm>
#include <cmath>

#include "core/grid/statistics.h"

namespace core::grid {
namespace {

struct EpisodeSums {
    Running reward;
    Running length;
    Running error;
    Running largest;
    bool looked = false;
};

} // namespace

ValueError errorOf(const World& world, const Values& values, const Values& truth)
{
    ValueError error;
    int64_t count = 0;
    for (int state = 0; state < world.states(); ++state) {
        if (!world.isLive(state))
            continue;
        const double difference = values[static_cast<size_t>(state)] - truth[static_cast<size_t>(state)];
        error.rootMeanSquare += difference * difference;
        error.largest = std::max(error.largest, std::abs(difference));
        ++count;
    }
    error.rootMeanSquare = count > 0 ? std::sqrt(error.rootMeanSquare / static_cast<double>(count)) : 0;
    return error;
}

Experiment runExperiment(const AgentMaker& make, const ExperimentPlan& plan, const gpu::RunControl& control)
{
    Experiment experiment;
    std::vector<EpisodeSums> sums(static_cast<size_t>(plan.episodes));
    std::vector<Running> values;
    for (int run = 0; run < plan.runs; ++run) {
        const std::unique_ptr<Agent> agent = make(static_cast<uint64_t>(run));
        const World& world = agent->world();
        values.resize(world.cells.size());
        const int64_t looks = std::max<int64_t>(1, plan.cellsLookedAt / world.states());
        const int every = static_cast<int>(std::max<int64_t>(1, plan.episodes / looks));
        for (int episode = 0; episode < plan.episodes; ++episode) {
            control.throwIfStopped();
            control.report((run + static_cast<double>(episode) / plan.episodes) / plan.runs);
            EpisodeSums& sum = sums[static_cast<size_t>(episode)];
            const AgentStep last = agent->episode();
            sum.reward.add(last.episodeReturn);
            sum.length.add(last.episodeLength);
            experiment.steps += last.episodeLength;
            if (!plan.truth.empty() && ((episode + 1) % every == 0 || episode + 1 == plan.episodes)) {
                const ValueError error = errorOf(world, agent->values(), plan.truth);
                sum.error.add(error.rootMeanSquare);
                sum.largest.add(error.largest);
                sum.looked = true;
            }
        }
        const Values learnt = agent->values();
        for (size_t state = 0; state < learnt.size(); ++state)
            values[state].add(learnt[state]);
        if (run == 0) {
            experiment.policy = agent->policy();
            experiment.actionValues = agent->actionValues();
        }
    }
    for (const EpisodeSums& sum : sums)
        experiment.episodes.push_back({static_cast<int>(experiment.episodes.size()) + 1, sum.reward.mean(),
                                       sum.reward.deviation(), sum.length.mean(), sum.looked ? sum.error.mean() : -1,
                                       sum.error.deviation(), sum.looked ? sum.largest.mean() : -1});
    for (const Running& value : values) {
        experiment.values.push_back(value.mean());
        experiment.deviation.push_back(value.deviation());
    }
    return experiment;
}

report::Table curveTable(const Experiment& experiment)
{
    report::Table table;
    table.columns = {"episode", "meanReturn", "deviationReturn", "meanLength", "rmse", "deviationRmse", "largestError"};
    for (const EpisodeSummary& row : experiment.episodes) {
        const bool looked = row.meanError >= 0;
        const auto cell = [looked](double value) { return looked ? report::Cell(value) : report::Cell(); };
        table.rows.push_back({int64_t{row.episode}, row.meanReturn, row.deviationReturn, row.meanLength,
                              cell(row.meanError), cell(row.deviationError), cell(row.largestError)});
    }
    return table;
}

} // namespace core::grid
