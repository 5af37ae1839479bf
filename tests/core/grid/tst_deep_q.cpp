// Deep Q-learning: gradients against finite differences, kernels against the host in double, and what is learnt.

#include <cmath>

#include <QTest>

#include "core/grid/experiment.h"
#include "core/grid/learners.h"
#include "core/grid/learners/deep_q_device.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"
#include "tests/support/devices.h"

using namespace core::grid;

namespace {

constexpr NetworkRules kRules{.gamma = 0.9, .alpha = 0.003};

struct Sample {
    QNetworkShape shape;
    std::vector<double> weights;
    std::vector<double> target;
    std::vector<Move> batch;
};

/// Moves by chance, some of them the last of an episode, some errors beyond where the loss becomes straight.
Sample sampleOf(const QNetworkShape& shape, int batch)
{
    gpu::RandomStream random(static_cast<uint64_t>(batch), static_cast<uint64_t>(shape.hidden));
    Sample sample{shape, firstWeights(shape, random), firstWeights(shape, random), {}};
    for (size_t k = shape.firstBias(); k < shape.secondLayer(); ++k)
        sample.weights[k] = static_cast<double>(static_cast<float>(random.uniform() - 0.5));
    const auto below = [&](int count) { return static_cast<int>(random.below(static_cast<uint32_t>(count))); };
    for (int k = 0; k < batch; ++k)
        sample.batch.push_back({below(shape.states), below(shape.actions), 4 * random.uniform() - 2,
                                below(shape.states), random.chance(0.2)});
    return sample;
}

double largestOf(const std::vector<double>& values)
{
    double largest = 0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

World lake()
{
    World world = preset("frozen-lake-4x4").make();
    world.rules.slip = 0;
    return world;
}

Settings lakeSettings() { return settingsOf(learner("deep-q"), {{"gamma", 0.99}, {"episodes", 300}}); }

/// What following the learnt policy is worth at the start, as a part of what the best one is.
double shareOfBest(const World& world, const Policy& policy)
{
    const auto start = static_cast<size_t>(world.start());
    return evaluateIteratively(world, policy, 0.99).values[start] / iterateValues(world, 0.99).values[start];
}

} // namespace

class TestDeepQ : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { QCOMPARE(QString::fromStdString(support::newValidationMessages()), QString()); }
    void cleanupTestCase() { support::closeDevices(); }

    void theGradientIsThatOfTheLoss()
    {
        const Sample sample = sampleOf({.states = 6, .hidden = 7, .actions = 3}, 9);
        const std::vector<double> gradient =
            networkGradient(sample.shape, kRules, sample.weights, sample.target, sample.batch);
        const double scale = largestOf(gradient);
        QVERIFY(scale > 0.01);
        constexpr double kStep = 1e-6;
        for (size_t k = 0; k < gradient.size(); ++k) {
            const auto lossAt = [&](double by) {
                std::vector<double> moved = sample.weights;
                moved[k] += by;
                return networkLoss(sample.shape, kRules, moved, sample.target, sample.batch);
            };
            const double slope = (lossAt(kStep) - lossAt(-kStep)) / (2 * kStep);
            QVERIFY2(std::abs(slope - gradient[k]) < 1e-6 * scale, qPrintable(QString::number(k)));
        }
    }

    void kernelsGiveTheGradientOfTheTwin_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<int>("states");
        QTest::addColumn<int>("hidden");
        QTest::addColumn<int>("actions");
        QTest::addColumn<int>("batch");
        for (const gpu::KernelFamily family : support::families()) {
            const auto add = [&](int states, int hidden, int actions, int batch) {
                QTest::addRow("%s: %d states, %d units, %d actions, %d moves", support::toString(family), states,
                              hidden, actions, batch)
                    << static_cast<int>(family) << states << hidden << actions << batch;
            };
            add(1, 1, 2, 1);
            add(25, 7, 5, 3);
            add(16, 64, 4, 32);
            add(131, 33, 8, 17);
        }
    }

    void kernelsGiveTheGradientOfTheTwin()
    {
        QFETCH(int, family);
        QFETCH(int, states);
        QFETCH(int, hidden);
        QFETCH(int, actions);
        QFETCH(int, batch);
        gpu::Device& device = support::device(static_cast<gpu::KernelFamily>(family));
        const Sample sample = sampleOf({.states = states, .hidden = hidden, .actions = actions}, batch);
        const std::vector<double> exact =
            networkGradient(sample.shape, kRules, sample.weights, sample.target, sample.batch);
        const std::vector<float> gradient =
            deviceGradient(device, sample.shape, kRules, sample.weights, sample.target, sample.batch);
        QCOMPARE(gradient.size(), exact.size());
        const double scale = largestOf(exact);
        for (size_t k = 0; k < exact.size(); ++k)
            QVERIFY2(std::abs(static_cast<double>(gradient[k]) - exact[k]) <= 1e-4 * scale,
                     qPrintable(QString("%1: %2 %3").arg(k).arg(static_cast<double>(gradient[k])).arg(exact[k])));
    }

    void trainersGoTheSameWay_data()
    {
        QTest::addColumn<int>("family");
        for (const gpu::KernelFamily family : support::families())
            QTest::newRow(support::toString(family)) << static_cast<int>(family);
    }

    void trainersGoTheSameWay()
    {
        QFETCH(int, family);
        gpu::Device& device = support::device(static_cast<gpu::KernelFamily>(family));
        const Sample sample = sampleOf({.states = 16, .hidden = 12, .actions = 4}, 32);
        const auto host = makeHostTrainer(sample.shape, kRules, sample.weights);
        const auto kernels = makeDeviceTrainer(device, 32, sample.shape, kRules, sample.weights);
        for (int step = 0; step < 10; ++step) {
            host->train(sample.batch);
            kernels->train(sample.batch);
            if (step == 4) {
                host->renewTarget();
                kernels->renewTarget();
            }
        }
        QCOMPARE(kernels->weights().size(), host->weights().size());
        double moved = 0;
        for (size_t k = 0; k < sample.weights.size(); ++k) {
            QVERIFY(std::abs(kernels->weights()[k] - host->weights()[k]) < 1e-4);
            moved = std::max(moved, std::abs(host->weights()[k] - sample.weights[k]));
        }
        QVERIFY(moved > 0.01);
        QCOMPARE(kernels->targetWeights().size(), sample.weights.size());
        QVERIFY(kernels->targetWeights() != sample.weights);
    }

    void theBestWayIsLearnt()
    {
        const World world = lake();
        for (uint64_t seed = 1; seed <= 6; ++seed) {
            const auto agent = learner("deep-q").makeAgent(world, lakeSettings(), seed, 0);
            for (int episode = 0; episode < 300; ++episode)
                agent->episode();
            QVERIFY2(shareOfBest(world, agent->policy()) > 1 - 1e-9, qPrintable(QString::number(seed)));
        }
    }

    void theBestWayIsLearntOnADevice()
    {
        const World world = lake();
        gpu::Device& device = support::device(support::families().front());
        ExperimentPlan plan;
        plan.episodes = 300;
        plan.runs = 1;
        plan.truth = iterateValues(world, 0.99).values;
        const Experiment experiment = learner("deep-q").runBatch(device, world, lakeSettings(), plan, 1, {});
        QVERIFY(shareOfBest(world, experiment.policy) > 1 - 1e-9);
        QCOMPARE(experiment.episodes.size(), size_t{300});
        QVERIFY(experiment.episodes.back().meanError >= 0);
    }

    void worldsTooLargeForANetworkAreRefused()
    {
        World world;
        world.rows = 33;
        world.columns = 33;
        world.cells.assign(size_t{33} * 33, Cell::Free);
        world.cells.back() = Cell::Goal;
        QVERIFY_THROWS_EXCEPTION(gpu::Error, learner("deep-q").makeAgent(world, lakeSettings(), 1, 0));
    }
};

QTEST_GUILESS_MAIN(TestDeepQ)
#include "tst_deep_q.moc"
