// Value iteration on the device against the exact solution on the host.

#include <cmath>
#include <memory>

#include <QTest>

#include "core/grid/device_values.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"
#include "tests/support/devices.h"

using namespace core::grid;

namespace {

/// The largest difference as a part of max(1, max |V|).
double error(const Values& values, const Values& exact)
{
    double largest = 0;
    double scale = 1;
    for (size_t s = 0; s < exact.size(); ++s) {
        largest = std::max(largest, std::abs(values[s] - exact[s]));
        scale = std::max(scale, std::abs(exact[s]));
    }
    return largest / scale;
}

} // namespace

class TestDeviceValues : public QObject {
    Q_OBJECT

private:
    gpu::Device* m_device = nullptr;

    /// Policy iteration and the truncated one come to the best values.
    void checkPolicies(const World& world, double gamma)
    {
        const Solution host = iteratePolicies(world, uniformPolicy(world), gamma);
        const Solution device = iteratePoliciesOnDevice(*m_device, world, gamma);
        QVERIFY(device.converged);
        QCOMPARE(device.iterations, host.iterations);
        QVERIFY(error(device.values, host.values) < 1e-5);
        for (const int sweeps : {1, 7, 40}) {
            const Solution truncated = iterateTruncatedOnDevice(*m_device, world, gamma, sweeps);
            QVERIFY(truncated.converged);
            QVERIFY(error(truncated.values, host.values) < 1e-5);
        }
    }

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

    void everyPresetIsSolved_data()
    {
        QTest::addColumn<QString>("name");
        for (const Preset& row : presets())
            QTest::newRow(row.name) << QString(row.name);
    }

    void everyPresetIsSolved()
    {
        QFETCH(QString, name);
        const Preset& chosen = preset(name.toStdString());
        const World world = chosen.make();
        const Solution solution = iterateValuesOnDevice(*m_device, world, chosen.gamma);
        QVERIFY(solution.converged);
        const Values exact = iteratePolicies(world, uniformPolicy(world), chosen.gamma).values;
        QVERIFY2(error(solution.values, exact) < 1e-5, qPrintable(QString::number(error(solution.values, exact))));
    }

    void wallsAndEpsilonAreRespected()
    {
        World world = parseMap("S.#..\n.X#.H\n...X.\n.#..G\n");
        world.rules.slip = 0.2;
        world.rules.rewards = {.step = -0.1, .forbidden = -2, .boundary = -1, .goal = 5, .hole = -3};
        for (const double epsilon : {0.0, 0.3, 1.0}) {
            const Solution solution = iterateValuesOnDevice(*m_device, world, 0.95, epsilon);
            QVERIFY(error(solution.values, iterateValues(world, 0.95, epsilon).values) < 1e-5);
            QVERIFY(solution.residual < 1e-5);
            QCOMPARE(solution.values[2], 0.0);
            QCOMPARE(solution.values[9], 0.0);
        }
    }

    /// Kernels know no such rule: tables take its place.
    void movesThatPayOnLeavingAreSolved()
    {
        World world = parseMap("S.#..\n.X#.H\n...X.\n.#..G\n");
        world.rules.payOnLeaving = true;
        world.rules.rewards = {.step = -0.1, .forbidden = -2, .boundary = -1, .goal = 5, .hole = -3};
        const Solution solution = iterateValuesOnDevice(*m_device, world, 0.95);
        QVERIFY(error(solution.values, iterateValues(world, 0.95).values) < 1e-5);
        QVERIFY(solution.values[19] == 5);
        const Policy uniform = uniformPolicy(world);
        QVERIFY(error(evaluateOnDevice(*m_device, world, uniform, 0.95).values,
                      evaluateIteratively(world, uniform, 0.95).values) < 1e-5);
        checkPolicies(world, 0.95);
    }

    void worldsThatAreTablesAreImproved()
    {
        World world = parseMap("S.#..\n.X#.H\n...X.\n.#..G\n");
        world.rules.slip = 0.25;
        world.rules.rewards = {.step = -0.1, .forbidden = -2, .boundary = -1, .goal = 5, .hole = -3};
        auto table = std::make_shared<TransitionTable>();
        table->offsets.push_back(0);
        for (int state = 0; state < world.states(); ++state)
            for (int action = 0; action < world.actions(); ++action) {
                for (const Outcome& outcome : transition(world, state, action))
                    table->outcomes.push_back(outcome);
                table->offsets.push_back(table->outcomes.size());
            }
        const Values byRules = iterateValues(world, 0.95).values;
        world.table = table;
        checkWorld(world);
        QVERIFY(error(iterateValues(world, 0.95).values, byRules) < 1e-12);
        checkPolicies(world, 0.95);
    }

    void doesAsManySweepsAsAsked_data()
    {
        QTest::addColumn<int>("sweeps");
        for (const int sweeps : {1, 2, 31, 32, 33, 65})
            QTest::addRow("%d", sweeps) << sweeps;
    }

    void doesAsManySweepsAsAsked()
    {
        QFETCH(int, sweeps);
        const World world = preset("zhao-3.4d").make();
        const Stopping stopping{.tolerance = -1, .maxSweeps = sweeps};
        const Solution solution = iterateValuesOnDevice(*m_device, world, 0.9, 0, stopping);
        QCOMPARE(solution.iterations, sweeps);
        QVERIFY(!solution.converged);
        QVERIFY(error(solution.values, iterateValues(world, 0.9, 0, stopping).values) < 1e-6);
    }

    void aLargeWorldIsSolved()
    {
        World world;
        world.rows = 131;
        world.columns = 257;
        world.cells.assign(size_t{131} * 257, Cell::Free);
        world.cells[5000] = Cell::Goal;
        const Solution solution = iterateValuesOnDevice(*m_device, world, 0.9);
        QVERIFY(solution.converged);
        QVERIFY(error(solution.values, iterateValues(world, 0.9).values) < 1e-5);
    }

    void badGammaAndStopsAreHeard()
    {
        const World world = preset("zhao-3.4d").make();
        QVERIFY_THROWS_EXCEPTION(gpu::Error, iterateValuesOnDevice(*m_device, world, 1));
        std::stop_source source;
        source.request_stop();
        QVERIFY_THROWS_EXCEPTION(gpu::Error,
                                 iterateValuesOnDevice(*m_device, world, 0.9, 0, {}, {source.get_token(), {}}));
    }
};

QTEST_GUILESS_MAIN(TestDeviceValues)
#include "tst_device_values.moc"
