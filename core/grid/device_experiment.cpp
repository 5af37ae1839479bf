#include "core/grid/device_experiment.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/grid/device_world.h"
#include "core/grid/statistics.h"
#include "gpu/device.h"

namespace core::grid {
namespace {

using gpu::mark;
using gpu::Shape;
using gpu::Tensor;

constexpr uint32_t kStepsPerDispatch = 1024;

std::vector<int32_t> liveStates(const World& world)
{
    std::vector<int32_t> live;
    for (int state = 0; state < world.states(); ++state)
        if (!world.isWall(state) && !world.isTerminal(state))
            live.push_back(state);
    return live;
}

/// Everything that comes out of the runs, added up in their order.
struct Sums {
    std::vector<Running> reward;
    std::vector<Running> length;
    std::vector<Running> error;
    std::vector<Running> largest;
    std::vector<Running> values;
    int64_t steps = 0;
};

/// The runs of one plan, a batch at a time.
class Batches {
public:
    Batches(gpu::Device& device, const World& world, const BatchLearner& learner, const ExperimentPlan& plan,
            const gpu::RunControl& control)
        : m_device(device),
          m_world(world),
          m_learner(learner),
          m_plan(plan),
          m_control(control),
          m_grid(makeDeviceWorld(device, world, learner.rules.episodes.gamma)),
          m_live(liveStates(world)),
          m_every(static_cast<uint32_t>(episodesPerLook(plan, world))),
          m_looks((static_cast<uint32_t>(plan.episodes) + m_every - 1) / m_every)
    {
        if (plan.truth.empty())
            return;
        std::vector<float> truth;
        for (const int32_t state : m_live)
            truth.push_back(static_cast<float>(plan.truth[static_cast<size_t>(state)]));
        m_liveTensor = Tensor::fromInts(device, Shape{static_cast<int64_t>(m_live.size())}, m_live);
        m_truth = Tensor::fromFloats(device, m_liveTensor.shape(), truth);
    }

    gpu::LivesPlan livesPlan(uint64_t seed) const
    {
        const TabularRules& rules = m_learner.rules;
        return {.learner = m_learner.learner,
                .seed = seed,
                .firstRun = 0,
                .runs = static_cast<uint32_t>(m_plan.runs),
                .episodes = static_cast<uint32_t>(m_plan.episodes),
                .maxSteps = static_cast<uint32_t>(rules.episodes.maxSteps),
                .alpha = rules.stepSize.alpha,
                .epsilon = rules.epsilon,
                .initial = rules.initial,
                .noise = m_world.rules.noise,
                .slip = m_world.rules.slip};
    }

    const gpu::GridWorld& grid() const { return m_grid; }

    void run(const gpu::LivesPlan& plan, Sums& sums, Experiment& experiment)
    {
        const int start = m_world.start();
        const std::vector<int32_t> starts = start >= 0 ? std::vector<int32_t>{start} : m_live;
        const gpu::Lives lives = gpu::makeLives(m_device, m_grid, plan, m_live, starts);
        const bool looks = m_truth.valid();
        Tensor errors;
        Tensor largest;
        if (looks) {
            errors = Tensor::allocate(m_device, Shape{m_looks, plan.runs});
            largest = Tensor::allocate(m_device, Shape{m_looks, plan.runs});
        }
        for (uint32_t look = 0; look < m_looks; ++look) {
            const uint32_t goal = looks ? std::min((look + 1) * m_every, plan.episodes) : plan.episodes;
            learnUntil(lives, goal);
            if (!looks)
                break;
            gpu::Recorder recorder(m_device);
            gpu::runErrors(recorder, lives, m_grid.rules.actions, m_learner.targetEpsilon, m_liveTensor, m_truth,
                           errors, largest, look);
            recorder.finish().run(m_control);
        }
        addEpisodes(lives, sums);
        if (looks)
            addErrors(errors, largest, sums);
        addValues(lives, sums, experiment);
    }

    /// Whether the error is looked at after this episode (from 0), and in which look.
    std::optional<size_t> lookAt(size_t episode) const
    {
        if (!m_truth.valid() || ((episode + 1) % m_every != 0 && episode + 1 != static_cast<size_t>(m_plan.episodes)))
            return std::nullopt;
        return episode / m_every;
    }
    uint32_t looks() const { return m_looks; }

private:
    void learnUntil(const gpu::Lives& lives, uint32_t goal)
    {
        gpu::Recorder recorder(m_device);
        gpu::learnEpisodes(recorder, m_grid, lives, goal, kStepsPerDispatch);
        gpu::CommandList steps = recorder.finish();
        uint32_t ended = 0;
        while (ended < goal) {
            steps.run(m_control);
            ended = gpu::endedEpisodes(m_device, lives);
            const double batch = static_cast<double>(ended) / lives.plan.episodes * lives.plan.runs;
            m_control.report((lives.plan.firstRun + batch) / m_plan.runs);
        }
    }

    void addEpisodes(const gpu::Lives& lives, Sums& sums) const
    {
        const std::vector<float> returns = lives.returns.toFloats(m_device);
        const std::vector<int32_t> lengths = lives.lengths.toInts(m_device);
        for (size_t at = 0; at < returns.size(); ++at) {
            const size_t episode = at % lives.plan.episodes;
            sums.reward[episode].add(static_cast<double>(returns[at]));
            sums.length[episode].add(lengths[at]);
            sums.steps += lengths[at];
        }
    }

    void addErrors(const Tensor& errors, const Tensor& largest, Sums& sums) const
    {
        const std::vector<float> means = errors.toFloats(m_device);
        const std::vector<float> worst = largest.toFloats(m_device);
        const size_t runs = means.size() / m_looks;
        for (size_t at = 0; at < means.size(); ++at) {
            sums.error[at / runs].add(static_cast<double>(means[at]));
            sums.largest[at / runs].add(static_cast<double>(worst[at]));
        }
    }

    /// (S, A) of one run.
    std::vector<double> actionValuesOf(const gpu::Lives& lives, const std::vector<float>& tables, size_t run) const
    {
        const auto count = static_cast<size_t>(lives.tableCount());
        const auto states = static_cast<size_t>(lives.states);
        const auto entries = static_cast<size_t>(lives.entries);
        const auto width = static_cast<size_t>(m_world.actions());
        std::vector<double> means(states * width);
        for (size_t table = 0; table < count; ++table)
            for (size_t state = 0; state < states; ++state)
                for (size_t action = 0; action < width; ++action)
                    means[state * width + action] +=
                        static_cast<double>(tables[((run * count + table) * states + state) * entries + action]) /
                        static_cast<double>(count);
        return means;
    }

    void addValues(const gpu::Lives& lives, Sums& sums, Experiment& experiment) const
    {
        const std::vector<float> tables = lives.tables.toFloats(m_device);
        const auto width = static_cast<std::ptrdiff_t>(m_world.actions());
        const double share = m_learner.targetEpsilon;
        for (uint32_t run = 0; run < lives.plan.runs; ++run) {
            std::vector<double> actionValues = actionValuesOf(lives, tables, run);
            for (const int32_t state : m_live) {
                const auto row = actionValues.begin() + state * width;
                double sum = 0;
                for (auto it = row; it != row + width; ++it)
                    sum += *it;
                sums.values[static_cast<size_t>(state)].add((1 - share) * *std::max_element(row, row + width) +
                                                            share * sum / static_cast<double>(width));
            }
            if (lives.plan.firstRun + run == 0) {
                experiment.policy = softPolicyOf(m_world, actionValues, share);
                experiment.actionValues = std::move(actionValues);
            }
        }
    }

    static int64_t episodesPerLook(const ExperimentPlan& plan, const World& world)
    {
        const int64_t looks = std::max<int64_t>(1, plan.cellsLookedAt / world.states());
        return std::max<int64_t>(1, plan.episodes / looks);
    }

    gpu::Device& m_device;
    const World& m_world;
    const BatchLearner& m_learner;
    const ExperimentPlan& m_plan;
    const gpu::RunControl& m_control;
    gpu::GridWorld m_grid;
    std::vector<int32_t> m_live;
    uint32_t m_every;
    uint32_t m_looks;
    Tensor m_liveTensor;
    Tensor m_truth;
};

} // namespace

std::optional<gpu::Error> refusalOf(const World& world, const TabularRules& rules)
{
    if (world.table)
        return gpu::Error(gpu::ErrorKind::Unsupported,
                          mark("Grid", "On the device, learners live in worlds of rules only."),
                          mark("Grid", "Leave out --device."));
    if (rules.stepSize.power != 0)
        return gpu::Error(gpu::ErrorKind::Unsupported,
                          mark("Grid", "On the device the step size of a learner does not shrink."),
                          mark("Grid", "Leave out alpha-power, or leave out --device."));
    return std::nullopt;
}

Experiment runExperimentOnDevice(gpu::Device& device, const World& world, const BatchLearner& learner,
                                 const ExperimentPlan& plan, uint64_t seed, const gpu::RunControl& control,
                                 uint32_t runsAtOnce)
{
    checkGamma(world, learner.rules.episodes.gamma);
    if (const std::optional<gpu::Error> refusal = refusalOf(world, learner.rules))
        throw *refusal;
    control.throwIfStopped();
    Batches batches(device, world, learner, plan, control);
    const auto episodes = static_cast<size_t>(plan.episodes);
    Sums sums{.reward = std::vector<Running>(episodes),
              .length = std::vector<Running>(episodes),
              .error = std::vector<Running>(batches.looks()),
              .largest = std::vector<Running>(batches.looks()),
              .values = std::vector<Running>(world.cells.size())};
    Experiment experiment;
    gpu::LivesPlan lives = batches.livesPlan(seed);
    const uint32_t runs = lives.runs;
    const uint32_t most = runsAtOnce > 0 ? runsAtOnce : gpu::runsThatFit(device, batches.grid(), lives);
    for (uint32_t first = 0; first < runs; first += most) {
        lives.firstRun = first;
        lives.runs = std::min(most, runs - first);
        batches.run(lives, sums, experiment);
    }
    experiment.steps = sums.steps;
    for (size_t episode = 0; episode < episodes; ++episode) {
        const std::optional<size_t> look = batches.lookAt(episode);
        experiment.episodes.push_back({static_cast<int>(episode) + 1, sums.reward[episode].mean(),
                                       sums.reward[episode].deviation(), sums.length[episode].mean(),
                                       look ? sums.error[*look].mean() : -1, look ? sums.error[*look].deviation() : 0,
                                       look ? sums.largest[*look].mean() : -1});
    }
    for (const Running& value : sums.values) {
        experiment.values.push_back(value.mean());
        experiment.deviation.push_back(value.deviation());
    }
    return experiment;
}

} // namespace core::grid
