// Lives of learners as kernels: the same draws, steps and values as their twin, whatever the batch; and what they come
// to over many runs is what agents on the host come to.

#include <cmath>

#include <QTest>

#include "core/grid/device_experiment.h"
#include "core/grid/device_world.h"
#include "core/grid/learners/control.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/random_words.h"
#include "tests/core/grid/float_life.h"
#include "tests/core/grid/random_worlds.h"
#include "tests/support/devices.h"

using namespace core::grid;
using gpu::GridLearner;
using gpu::Shape;
using gpu::Tensor;

namespace {

constexpr const char* kLearners[] = {"q-learning", "sarsa", "expected sarsa", "double q-learning"};

/// Rewards that single precision holds exactly, so that the twin's sums are the kernel's.
World exactWorld(uint64_t seed, const worlds::Wanted& wanted)
{
    World world = worlds::randomWorld(seed, 5, 7, wanted);
    world.rules.rewards = {.step = -0.25, .forbidden = -1, .boundary = -0.5, .goal = 2, .hole = -1.5};
    for (Teleport& teleport : world.rules.teleports)
        teleport.reward = 0.75;
    return world;
}

std::vector<int32_t> liveStates(const World& world)
{
    std::vector<int32_t> live;
    for (int state = 0; state < world.states(); ++state)
        if (!world.isWall(state) && !world.isTerminal(state))
            live.push_back(state);
    return live;
}

BatchLearner cliffLearner(GridLearner learner)
{
    BatchLearner batch;
    batch.learner = learner;
    batch.rules.episodes = {.gamma = 1, .maxSteps = 2000};
    batch.rules.stepSize.alpha = 0.5;
    batch.rules.epsilon = 0.1;
    batch.targetEpsilon = learner == GridLearner::Sarsa || learner == GridLearner::ExpectedSarsa ? 0.1 : 0;
    return batch;
}

} // namespace

class TestLearnEpisodes : public QObject {
    Q_OBJECT

private:
    gpu::Device* m_device = nullptr;

private slots:
    void initTestCase_data()
    {
        QTest::addColumn<int>("family");
        for (const gpu::KernelFamily family : support::families())
            QTest::newRow(support::toString(family)) << static_cast<int>(family);
    }
    void init()
    {
        QFETCH_GLOBAL(int, family);
        m_device = &support::device(static_cast<gpu::KernelFamily>(family));
    }
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    /// The known answers that Salmon et al. publish with Philox4x32-10.
    void philoxGivesThePublishedAnswers()
    {
        const auto block = [this](std::array<uint32_t, 4> counter, std::array<uint32_t, 2> key) {
            const Tensor words = Tensor::allocate(*m_device, Shape{1, 4}, gpu::DType::I32);
            gpu::Recorder recorder(*m_device);
            gpu::randomWords(recorder, counter, key, words);
            recorder.finish().run();
            std::array<uint32_t, 4> result{};
            std::ranges::transform(words.toInts(*m_device), result.begin(),
                                   [](int32_t word) { return static_cast<uint32_t>(word); });
            return result;
        };
        using Words = std::array<uint32_t, 4>;
        constexpr uint32_t kOnes = 0xffffffff;
        QCOMPARE(block({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        QCOMPARE(block({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
                 (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QCOMPARE(block({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
                 (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    void blocksFollowOneAnother()
    {
        const Tensor words = Tensor::allocate(*m_device, Shape{131, 4}, gpu::DType::I32);
        gpu::Recorder recorder(*m_device);
        gpu::randomWords(recorder, {0xffffffff - 3, 5, 6, 7}, {8, 9}, words);
        recorder.finish().run();
        const std::vector<int32_t> drawn = words.toInts(*m_device);
        for (uint64_t k = 0; k < 131; ++k) {
            const uint64_t low = (uint64_t{5} << 32) + 0xffffffff - 3 + k;
            const auto expected =
                gpu::philox({static_cast<uint32_t>(low), static_cast<uint32_t>(low >> 32), 6, 7}, {8, 9});
            for (size_t word = 0; word < 4; ++word)
                QCOMPARE(static_cast<uint32_t>(drawn[4 * k + word]), expected[word]);
        }
    }

    void everyLifeIsThatOfTheTwin_data()
    {
        QTest::addColumn<int>("learner");
        QTest::addColumn<int>("actions");
        QTest::addColumn<int>("forbidden");
        QTest::addColumn<double>("slip");
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("windy");
        for (int learner = 0; learner < 4; ++learner)
            for (const int actions : {2, 4, 5, 8})
                for (int variant = 0; variant < 3; ++variant)
                    QTest::addRow("%s, %d actions, variant %d", kLearners[learner], actions, variant)
                        << learner << actions << variant
                        << (variant == 1   ? 0.3
                            : variant == 2 ? 1.0
                                           : 0.0)
                        << (variant == 0 ? 0.0 : 0.5) << (variant == 2);
    }

    void everyLifeIsThatOfTheTwin()
    {
        QFETCH(int, learner);
        QFETCH(int, actions);
        QFETCH(int, forbidden);
        QFETCH(double, slip);
        QFETCH(double, noise);
        QFETCH(bool, windy);
        const World world =
            exactWorld(static_cast<uint64_t>(actions + forbidden), {.actions = static_cast<ActionSet>(actions),
                                                                    .forbidden = static_cast<ForbiddenRule>(forbidden),
                                                                    .slip = slip,
                                                                    .wind = windy,
                                                                    .teleports = windy,
                                                                    .absorbGoal = actions != 5,
                                                                    .noise = noise});
        const gpu::LivesPlan plan{.learner = static_cast<GridLearner>(learner),
                                  .seed = (uint64_t{7} << 32) + 11,
                                  .firstRun = 2,
                                  .runs = 9,
                                  .episodes = 6,
                                  .maxSteps = 40,
                                  .alpha = 0.3,
                                  .epsilon = forbidden == 0 ? 0 : 0.2,
                                  .initial = 0.5,
                                  .noise = noise,
                                  .slip = slip};
        const gpu::GridWorld grid = makeDeviceWorld(*m_device, world, 0.9);
        const std::vector<int32_t> starts{world.start()};
        const gpu::Lives lives = gpu::makeLives(*m_device, grid, plan, liveStates(world), starts);
        gpu::Recorder recorder(*m_device);
        gpu::learnEpisodes(recorder, grid, lives, plan.episodes, 13); // cut into many dispatches
        gpu::CommandList steps = recorder.finish();
        while (gpu::endedEpisodes(*m_device, lives) < plan.episodes)
            steps.run();
        const std::vector<float> returns = lives.returns.toFloats(*m_device);
        const std::vector<int32_t> lengths = lives.lengths.toInts(*m_device);
        const std::vector<float> tables = lives.tables.toFloats(*m_device);
        for (uint32_t run = 0; run < plan.runs; ++run) {
            reference::FloatLife twin(world, plan, 0.9F, plan.firstRun + run);
            twin.live();
            for (uint32_t k = 0; k < plan.episodes; ++k) {
                QCOMPARE(lengths[run * plan.episodes + k], twin.lengths[k]);
                QCOMPARE(returns[run * plan.episodes + k], twin.returns[k]);
            }
            compareTables(tables, lives, run, twin, world);
        }
    }

    /// In double instead of single precision, an agent draws the same and learns the same as long as no tie breaks.
    void agentsOnTheHostComeToTheSame()
    {
        const World world = preset("sutton-6.6").make();
        ExperimentPlan plan;
        plan.episodes = 60;
        plan.runs = 400;
        plan.truth = iterateValues(world, 1).values;
        const BatchLearner learner = cliffLearner(GridLearner::QLearning);
        const Experiment device = runExperimentOnDevice(*m_device, world, learner, plan, 3);
        const Experiment host = runExperiment(
            [&](uint64_t run) { return std::make_unique<QLearning>(world, learner.rules, 3, run); }, plan);
        QCOMPARE(device.episodes.size(), host.episodes.size());
        for (size_t k = 0; k < host.episodes.size(); ++k) {
            const EpisodeSummary& one = device.episodes[k];
            const EpisodeSummary& other = host.episodes[k];
            // Most runs are alike; those that are not differ as runs with other seeds do.
            const double allowed = 4 * std::max(1.0, other.deviationReturn) / std::sqrt(plan.runs);
            QVERIFY(std::abs(one.meanReturn - other.meanReturn) < allowed);
            QVERIFY(std::abs(one.meanError - other.meanError) < 0.05 * std::max(1.0, other.meanError));
        }
        QVERIFY(device.steps > 0);
        QCOMPARE(device.policy.size(), host.policy.size());
    }

    void theFirstEpisodesAreThoseOfAgents()
    {
        const World world = preset("sutton-6.6").make();
        ExperimentPlan plan;
        plan.episodes = 1;
        plan.runs = 16;
        for (const GridLearner learner : {GridLearner::QLearning, GridLearner::Sarsa}) {
            const BatchLearner batch = cliffLearner(learner);
            const Experiment device = runExperimentOnDevice(*m_device, world, batch, plan, 1);
            const Experiment host = runExperiment(
                [&](uint64_t run) -> std::unique_ptr<Agent> {
                    if (learner == GridLearner::Sarsa)
                        return std::make_unique<Sarsa>(world, batch.rules, 1, run);
                    return std::make_unique<QLearning>(world, batch.rules, 1, run);
                },
                plan);
            // Powers of two as step size and rewards that are whole: single precision is exact for one episode.
            QCOMPARE(device.episodes[0].meanLength, host.episodes[0].meanLength);
            QCOMPARE(device.episodes[0].meanReturn, host.episodes[0].meanReturn);
        }
    }

    void anyBatchGivesTheSame()
    {
        const World world = preset("sutton-6.6").make();
        ExperimentPlan plan;
        plan.episodes = 20;
        plan.runs = 37;
        plan.truth = iterateValues(world, 1, 0.1).values;
        for (const GridLearner kind : {GridLearner::Sarsa, GridLearner::DoubleQLearning}) {
            const BatchLearner learner = cliffLearner(kind);
            const Experiment whole = runExperimentOnDevice(*m_device, world, learner, plan, 5);
            for (const uint32_t batch : {1U, 8U, 36U}) {
                const Experiment parts = runExperimentOnDevice(*m_device, world, learner, plan, 5, {}, batch);
                QCOMPARE(parts.values, whole.values);
                QCOMPARE(parts.deviation, whole.deviation);
                QCOMPARE(parts.steps, whole.steps);
                QCOMPARE(parts.actionValues, whole.actionValues);
                for (size_t k = 0; k < whole.episodes.size(); ++k) {
                    QCOMPARE(parts.episodes[k].meanReturn, whole.episodes[k].meanReturn);
                    QCOMPARE(parts.episodes[k].meanError, whole.episodes[k].meanError);
                    QCOMPARE(parts.episodes[k].largestError, whole.episodes[k].largestError);
                }
            }
        }
    }

    void errorsAreThoseOfTheValues()
    {
        const World world = preset("frozen-lake-4x4").make();
        ExperimentPlan plan;
        plan.episodes = 30;
        plan.runs = 1;
        plan.truth = iterateValues(world, 0.9).values;
        for (const GridLearner kind :
             {GridLearner::QLearning, GridLearner::ExpectedSarsa, GridLearner::DoubleQLearning}) {
            BatchLearner learner = cliffLearner(kind);
            learner.rules.episodes.gamma = 0.9;
            learner.rules.initial = 0.25;
            const Experiment experiment = runExperimentOnDevice(*m_device, world, learner, plan, 5);
            const ValueError error = errorOf(world, experiment.values, plan.truth);
            QVERIFY(std::abs(experiment.episodes.back().meanError - error.rootMeanSquare) < 1e-5);
            QVERIFY(std::abs(experiment.episodes.back().largestError - error.largest) < 1e-5);
        }
    }

    void theSafeAndTheBestPathOnTheCliff()
    {
        const World world = preset("sutton-6.6").make();
        ExperimentPlan plan;
        plan.episodes = 500;
        plan.runs = 256;
        const auto last = [&](GridLearner learner) {
            const Experiment experiment = runExperimentOnDevice(*m_device, world, cliffLearner(learner), plan, 1);
            double sum = 0;
            for (size_t k = experiment.episodes.size() - 100; k < experiment.episodes.size(); ++k)
                sum += experiment.episodes[k].meanReturn / 100;
            return sum;
        };
        // Sutton and Barto, Example 6.6: while it explores, Sarsa's safe path pays about -25, Q-learning's -50.
        const double sarsa = last(GridLearner::Sarsa);
        const double qLearning = last(GridLearner::QLearning);
        QVERIFY2(sarsa > -32 && sarsa < -20, qPrintable(QString::number(sarsa)));
        QVERIFY2(qLearning > -60 && qLearning < -40, qPrintable(QString::number(qLearning)));
    }

    void whatKernelsCannotDoIsRefused()
    {
        World world = preset("sutton-6.6").make();
        BatchLearner learner = cliffLearner(GridLearner::QLearning);
        learner.rules.stepSize.power = 1;
        QVERIFY_THROWS_EXCEPTION(gpu::Error, runExperimentOnDevice(*m_device, world, learner, {}, 1));
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(gpu::Error, runExperimentOnDevice(*m_device, world, cliffLearner(GridLearner::Sarsa),
                                                                   {}, 1, {source.get_token(), {}}));
    }

private:
    void compareTables(const std::vector<float>& tables, const gpu::Lives& lives, uint32_t run,
                       const reference::FloatLife& twin, const World& world)
    {
        const auto width = static_cast<size_t>(world.actions());
        const auto count = static_cast<size_t>(lives.tableCount());
        for (size_t table = 0; table < count; ++table)
            for (size_t state = 0; state < world.cells.size(); ++state)
                for (size_t action = 0; action < width; ++action) {
                    const size_t row = (run * count + table) * world.cells.size() + state;
                    QCOMPARE(tables[row * static_cast<size_t>(lives.entries) + action],
                             twin.tables[table][state * width + action]);
                }
    }
};

QTEST_GUILESS_MAIN(TestLearnEpisodes)
#include "tst_learn_episodes.moc"
