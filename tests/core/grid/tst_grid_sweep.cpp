// Kernels that make P[s][a] from cells and rules, against transition() in double: every combination of rules, random
// worlds.

#include <bit>
#include <cmath>
#include <limits>

#include <QTest>

#include "core/grid/book_tables.h"
#include "core/grid/device_values.h"
#include "core/grid/device_world.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"
#include "gpu/device.h"
#include "gpu/ops/grid_sweep.h"
#include "tests/core/grid/random_worlds.h"
#include "tests/support/devices.h"

using namespace core::grid;
using worlds::relativeError;
using worlds::Wanted;

namespace {

constexpr double kGamma = 0.9;
constexpr double kBound = 1e-5; // as a part of max(1, max |V|)

struct Size {
    int rows;
    int columns;
};

/// One cell, primes, one more and one less than what a kernel takes at once.
constexpr Size kSizes[] = {{1, 1}, {1, 7}, {5, 5}, {13, 31}, {4, 64}, {67, 65}};

QString describe(const Wanted& wanted, uint64_t seed, const Size& size)
{
    return QString("seed %1, %2 x %3, absorb %4, both %5, noise %6")
        .arg(seed)
        .arg(size.rows)
        .arg(size.columns)
        .arg(wanted.absorbGoal)
        .arg(wanted.forbiddenAtBoundary)
        .arg(wanted.noise);
}

/// So many sweeps, whatever they change.
Stopping exactly(int sweeps) { return {.tolerance = -1, .maxSweeps = sweeps}; }

} // namespace

class TestGridSweep : public QObject {
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

    void everyCombinationOfRulesIsThatOfTheTwin_data()
    {
        QTest::addColumn<int>("actions");
        QTest::addColumn<int>("forbidden");
        QTest::addColumn<double>("slip");
        QTest::addColumn<bool>("wind");
        QTest::addColumn<bool>("teleports");
        constexpr const char* kForbidden[] = {"enter", "bounce", "restart"};
        for (const int actions : {2, 4, 5, 8})
            for (int forbidden = 0; forbidden < 3; ++forbidden)
                for (const double slip : {0.0, 0.3})
                    for (const bool wind : {false, true})
                        for (const bool teleports : {false, true})
                            QTest::addRow("%d actions, %s, slip %g%s%s", actions, kForbidden[forbidden], slip,
                                          wind ? ", wind" : "", teleports ? ", teleports" : "")
                                << actions << forbidden << slip << wind << teleports;
    }

    void everyCombinationOfRulesIsThatOfTheTwin()
    {
        QFETCH(int, actions);
        QFETCH(int, forbidden);
        QFETCH(double, slip);
        QFETCH(bool, wind);
        QFETCH(bool, teleports);
        // Sweeps of the three kinds share all that has to do with rules: where each is a kernel of its own (and every
        // kernel a compilation), one of them will do.
        const bool oneKernel = wind || teleports;
        const int kind = (actions + forbidden + (slip > 0 ? 1 : 0)) % 3;
        uint64_t seed = 0;
        for (const Size& size : kSizes) {
            const Wanted wanted{.actions = static_cast<ActionSet>(actions),
                                .forbidden = static_cast<ForbiddenRule>(forbidden),
                                .slip = slip,
                                .wind = wind,
                                .teleports = teleports,
                                .absorbGoal = seed % 2 == 0,
                                .forbiddenAtBoundary = seed % 4 < 2,
                                .noise = seed % 3 == 0 ? 0.5 : 0};
            const World world = worlds::randomWorld(++seed, size.rows, size.columns, wanted);
            const QByteArray which = describe(wanted, seed, size).toUtf8();
            if (oneKernel || kind == 0) {
                const Values best = iterateValuesOnDevice(*m_device, world, kGamma, 0, exactly(5)).values;
                QVERIFY2(relativeError(best, iterateValues(world, kGamma, 0, exactly(5)).values) < kBound, which);
            }
            if (oneKernel || kind == 1) {
                const Values soft = iterateValuesOnDevice(*m_device, world, kGamma, 0.3, exactly(3)).values;
                QVERIFY2(relativeError(soft, iterateValues(world, kGamma, 0.3, exactly(3)).values) < kBound, which);
            }
            if (oneKernel || kind == 2) {
                const Policy policy = worlds::randomPolicy(seed, world, 0.2);
                const Values followed = evaluateOnDevice(*m_device, world, policy, kGamma, exactly(4)).values;
                const Values exact = evaluateIteratively(world, policy, kGamma, exactly(4)).values;
                QVERIFY2(relativeError(followed, exact) < kBound, which);
            }
        }
    }

    void theBestPolicyIsFound_data()
    {
        QTest::addColumn<bool>("windy");
        QTest::newRow("plain") << false;
        QTest::newRow("wind and teleports") << true;
    }

    void theBestPolicyIsFound()
    {
        QFETCH(bool, windy);
        for (uint64_t seed = 1; seed <= 6; ++seed) {
            const Wanted wanted{.actions = seed % 2 == 0 ? ActionSet::Eight : ActionSet::Five,
                                .forbidden = static_cast<ForbiddenRule>(seed % 3),
                                .slip = seed % 2 == 0 ? 0.2 : 0,
                                .wind = windy,
                                .teleports = windy};
            const World world = worlds::randomWorld(seed, 11, 9, wanted);
            const Values exact = iterateValues(world, kGamma).values;
            const Solution rounds = iteratePoliciesOnDevice(*m_device, world, kGamma);
            QVERIFY(rounds.converged);
            QVERIFY(rounds.iterations > 1 && rounds.iterations < 40);
            QVERIFY(relativeError(rounds.values, exact) < kBound);
            const Solution truncated = iterateTruncatedOnDevice(*m_device, world, kGamma, 5);
            QVERIFY(truncated.converged);
            QVERIFY(relativeError(truncated.values, exact) < kBound);
        }
    }

    void truncatedRoundsAreThoseOfTheTwin()
    {
        const World world = preset("zhao-3.4d").make();
        const Solution device = iterateTruncatedOnDevice(*m_device, world, kGamma, 3, exactly(12));
        const Solution host = iterateTruncated(world, kGamma, 3, exactly(12));
        QCOMPARE(device.iterations, host.iterations);
        QVERIFY(!device.converged);
        QVERIFY(relativeError(device.values, host.values) < kBound);
    }

    void improvementTakesTheFirstOfTheBestAndKeepsWhatIsAsGood()
    {
        // From the middle, the goals at both ends are equally near.
        const World world = parseMap("G...G\n");
        const gpu::GridWorld grid = makeDeviceWorld(*m_device, world, kGamma);
        const gpu::Tensor values = gpu::makeGridValues(*m_device, grid, std::vector<float>{0, 1, 0.9F, 1, 0});
        const gpu::Tensor change = gpu::Tensor::fromInts(*m_device, gpu::Shape{1}, std::vector<int32_t>{0});
        gpu::GridWorld next = makeDeviceWorld(*m_device, world, kGamma);
        const auto improve = [&](const std::vector<uint8_t>& taken) {
            gpu::setGridPolicy(*m_device, grid, taken);
            gpu::Recorder recorder(*m_device);
            gpu::gridImprove(recorder, grid, 1e-6F, values, next.cells, change);
            recorder.finish().run();
            return gpu::gridPolicy(*m_device, next);
        };
        QCOMPARE(improve({0, 0, 0, 0, 0}), (std::vector<uint8_t>{0, 3, 1, 1, 0}));
        QCOMPARE(change.toInts(*m_device)[0], 3);
        QCOMPARE(improve({0, 3, 3, 1, 0}), (std::vector<uint8_t>{0, 3, 3, 1, 0}));
        QCOMPARE(change.toInts(*m_device)[0], 3);
    }

    void aSweepWritesNoFrameAndMeasuresWhatItDid()
    {
        for (const bool windy : {false, true}) {
            const World world = worlds::randomWorld(5, 7, 70, {.wind = windy, .teleports = windy});
            const gpu::GridWorld grid = makeDeviceWorld(*m_device, world, kGamma);
            const gpu::Tensor before = gpu::makeGridValues(*m_device, grid);
            constexpr float kNothing = 12345;
            const std::vector<float> pattern(static_cast<size_t>(grid.framedCells()), kNothing);
            const gpu::Tensor after = gpu::Tensor::fromFloats(*m_device, gpu::Shape{grid.framedCells()}, pattern);
            const gpu::Tensor change = gpu::Tensor::fromInts(*m_device, gpu::Shape{2}, std::vector<int32_t>{0, 0});
            gpu::Recorder recorder(*m_device);
            gpu::gridSweep(recorder, grid, gpu::GridBackup::Best, 0, before, after, change, true);
            recorder.finish().run();
            const std::vector<float> values = after.toFloats(*m_device);
            float largest = 0;
            for (int64_t place = 0; place < grid.framedCells(); ++place) {
                const int64_t inside = place - grid.rules.origin;
                const bool isFrame = inside < 0 || inside % grid.rules.stride >= grid.rules.stride - 8 ||
                                     inside / grid.rules.stride >= 8;
                const float value = values[static_cast<size_t>(place)];
                if (isFrame)
                    QCOMPARE(value, kNothing);
                else if (value != kNothing)
                    largest = std::max(largest, std::abs(value));
            }
            QVERIFY(largest > 0);
            for (const int32_t word : change.toInts(*m_device))
                QCOMPARE(std::bit_cast<float>(word), largest);
        }
    }

    void printedValuesComeOutOfTheKernels()
    {
        // Of the exact values (GOLDEN): FrozenLake 4x4's start, Zhao's 5x5 at its best.
        const Preset& lake = preset("frozen-lake-4x4");
        const World world = lake.make();
        const Values exact = iterateValues(world, lake.gamma).values;
        const Values values = iterateValuesOnDevice(*m_device, world, lake.gamma).values;
        for (size_t s = 0; s < exact.size(); ++s)
            QVERIFY(std::abs(values[s] - exact[s]) < 5e-6);
    }

    void policiesThatAreNotSoftAreRefused()
    {
        const World world = preset("zhao-3.4d").make();
        Policy policy = uniformPolicy(world);
        policy[0] = 0.7;
        policy[1] = 0.3 - 3 * policy[2] + 0.2;
        QVERIFY_THROWS_EXCEPTION(gpu::Error, evaluateOnDevice(*m_device, world, policy, kGamma));
        const Solution uniform = evaluateOnDevice(*m_device, world, uniformPolicy(world), kGamma);
        QVERIFY(uniform.converged);
        QVERIFY(relativeError(uniform.values, evaluateIteratively(world, uniformPolicy(world), kGamma).values) <
                kBound);
    }

    void tablesAreEvaluatedToo()
    {
        World world = worlds::randomWorld(9, 4, 5, {.slip = 0.3});
        const World rules = world;
        auto table = std::make_shared<TransitionTable>();
        for (int state = 0; state < rules.states(); ++state)
            for (int action = 0; action < rules.actions(); ++action) {
                table->offsets.push_back(table->outcomes.size());
                for (const Outcome& outcome : transition(rules, state, action))
                    table->outcomes.push_back(outcome);
            }
        table->offsets.push_back(table->outcomes.size());
        world.table = table;
        const Policy policy = worlds::randomPolicy(3, world, 0.4);
        QVERIFY(relativeError(evaluateOnDevice(*m_device, world, policy, kGamma).values,
                              evaluateIteratively(rules, policy, kGamma).values) < kBound);
        QVERIFY(relativeError(iterateValuesOnDevice(*m_device, world, kGamma).values,
                              iterateValues(rules, kGamma).values) < kBound);
        QVERIFY(relativeError(iteratePoliciesOnDevice(*m_device, world, kGamma).values,
                              iterateValues(rules, kGamma).values) < kBound);
    }

    void aWorldBeyondTheDeviceIsRefused()
    {
        std::vector<gpu::GridCell> cells(4);
        QVERIFY_THROWS_EXCEPTION(gpu::Error, gpu::makeGridWorld(*m_device, {.rows = 3, .columns = 3, .cells = cells}));
    }
};

QTEST_GUILESS_MAIN(TestGridSweep)
#include "tst_grid_sweep.moc"
