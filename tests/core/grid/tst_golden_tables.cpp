// The printed tables of the textbooks, and that the ways of computing them agree.

#include <cmath>
#include <string_view>

#include <QTest>

#include "core/grid/book_tables.h"
#include "core/grid/convergence.h"
#include "core/grid/learners.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

double distance(const Values& a, const Values& b)
{
    double largest = 0;
    for (size_t s = 0; s < a.size(); ++s)
        largest = std::max(largest, std::abs(a[s] - b[s]));
    return largest;
}

Solution solve(const char* name, const World& world, const Settings& given)
{
    const Learner& chosen = learner(name);
    return chosen.run(world, settingsOf(chosen, given), {});
}

} // namespace

class TestGoldenTables : public QObject {
    Q_OBJECT

private slots:
    void printedTablesAreReproduced_data()
    {
        QTest::addColumn<int>("index");
        for (size_t i = 0; i < bookTables().size(); ++i)
            QTest::newRow(bookTables()[i].name) << static_cast<int>(i);
    }

    void printedTablesAreReproduced()
    {
        QFETCH(int, index);
        const BookTable& table = bookTables()[static_cast<size_t>(index)];
        const Values values = computeTable(table);
        QVERIFY(table.expected.size() == values.size() || table.expected.size() == 1);
        const double difference = largestDifference(table, values);
        QVERIFY2(difference <= table.tolerance, qPrintable(QString::number(difference, 'g', 9)));
    }

    /// The check can fail: one printed digit more, and it does.
    void aWrongTableIsFound()
    {
        const BookTable& table = bookTables().front();
        Values values = computeTable(table);
        values[7] += 0.2;
        QVERIFY(largestDifference(table, values) > table.tolerance);
    }

    void figures56And57NeedTheUnstatedConvention()
    {
        for (const BookTable& table : bookTables()) {
            if (std::string_view(table.preset) != "zhao-5.6")
                continue;
            BookTable plain = table;
            plain.preset = "zhao-3.4d";
            QVERIFY2(largestDifference(table, computeTable(plain)) > 0.1, table.name);
        }
    }

    void figure86NeedsThePlainRule()
    {
        World world = preset("zhao-3.4a").make();
        const Values plain = evaluateClosedForm(world, uniformPolicy(world), 0.9).values;
        world.rules.forbiddenAtBoundary = true;
        QVERIFY(distance(plain, evaluateClosedForm(world, uniformPolicy(world), 0.9).values) > 0.1);
    }

    void allRoadsLeadToTheSameValues_data()
    {
        QTest::addColumn<QString>("world");
        for (const Preset& row : presets())
            QTest::newRow(row.name) << QString(row.name);
    }

    void allRoadsLeadToTheSameValues()
    {
        QFETCH(QString, world);
        const Preset& chosen = preset(world.toStdString());
        const World made = chosen.make();
        const Settings gamma{{"gamma", chosen.gamma}};
        const Solution best = solve("policy-iteration", made, gamma);
        QVERIFY(best.converged && best.residual < 1e-9);
        for (const char* name : {"value-iteration", "truncated-policy-iteration"}) {
            const Solution other = solve(name, made, gamma);
            QVERIFY2(other.converged, name);
            QVERIFY2(distance(best.values, other.values) < 1e-6, name);
        }
        // At gamma 1 the uniform policy takes thousands of moves to the end, and a sweep sees one move.
        const Settings below{{"gamma", std::min(chosen.gamma, 0.95)}};
        const Solution exact = solve("closed-form", made, below);
        const Solution swept = solve("policy-evaluation", made, below);
        double scale = 1;
        for (const double value : exact.values)
            scale = std::max(scale, std::abs(value));
        QVERIFY2(exact.residual < 1e-12 * scale, qPrintable(QString::number(exact.residual)));
        QVERIFY2(swept.converged, qPrintable(QString::number(swept.residual)));
        QVERIFY(distance(exact.values, swept.values) < 1e-8 * scale);
    }

    void mcBasicSeesAsFarAsItsEpisodes()
    {
        const World world = preset("zhao-3.4d").make();
        const Settings fifteen{{"length", 15}};
        const Solution cut = solve("mc-basic", world, fifteen);
        QCOMPARE(cut.iterations, 15);
        const Values far = solve("mc-basic", world, {{"length", 400}}).values;
        QVERIFY(distance(far, solve("policy-iteration", world, {}).values) < 1e-9);
        QVERIFY(distance(far, cut.values) > 1);
    }

    void oneSweepBetweenImprovementsIsValueIteration()
    {
        const World world = preset("zhao-3.4d").make();
        const Settings stop{{"max-sweeps", 7}};
        Settings truncated = stop;
        truncated["sweeps"] = 1;
        QVERIFY(distance(solve("value-iteration", world, stop).values,
                         solve("truncated-policy-iteration", world, truncated).values) < 1e-12);
    }

    /// Every sweep shrinks the error by gamma, and the change bounds it.
    void sweepsComeToRest()
    {
        const World world = preset("zhao-3.4d").make();
        for (const char* name : {"value-iteration", "policy-evaluation", "truncated-policy-iteration"}) {
            const Learner& chosen = learner(name);
            const Settings settings = settingsOf(chosen, {{"tolerance", 1e-8}});
            const std::vector<ConvergencePoint> points = convergenceOf(chosen, world, settings);
            const Solution solution = chosen.run(world, settings, {});
            QCOMPARE(points.back().iteration, solution.iterations);
            QVERIFY2(points.back().largest < 1e-6, name);
            QVERIFY(points.front().rootMeanSquare <= points.front().largest);
            for (size_t k = 1; k < points.size(); ++k) {
                QVERIFY2(points[k].largest <= 0.9 * points[k - 1].largest + 1e-10, name);
                QVERIFY2(points[k].largest <= points[k].change / (1 - 0.9) + 1e-9, name);
            }
        }
        const Learner& rounds = learner("policy-iteration");
        const std::vector<ConvergencePoint> points = convergenceOf(rounds, world, settingsOf(rounds, {}));
        QCOMPARE(points.size(), static_cast<size_t>(solve("policy-iteration", world, {}).iterations));
        QVERIFY(points.back().largest < 1e-9 && points.back().change < 1e-9);
        const Learner& basic = learner("mc-basic");
        QCOMPARE(convergenceOf(basic, world, settingsOf(basic, {{"length", 15}})).size(), size_t{15});
        const Learner& sarsa = learner("sarsa");
        QVERIFY(convergenceOf(sarsa, world, settingsOf(sarsa, {})).empty());
    }

    void whatHasNoSweepsComesToRestToo()
    {
        const World world = preset("zhao-3.4d").make();
        const Learner& closed = learner("closed-form");
        const std::vector<ConvergencePoint> solved = convergenceOf(closed, world, settingsOf(closed, {}));
        QCOMPARE(solved.size(), size_t{2});
        QCOMPARE(solved[0].iteration, 0);
        QVERIFY(solved[0].largest > 1 && solved[0].change > 0.1);
        QVERIFY(solved[1].largest < 1e-9 && solved[1].change < 1e-12);
        const Learner& prioritised = learner("prioritised-sweeping");
        const std::vector<ConvergencePoint> rounds =
            convergenceOf(prioritised, world, settingsOf(prioritised, {{"tolerance", 1e-8}}));
        QVERIFY(rounds.size() > 3);
        QCOMPARE(rounds.front().iteration, 1);
        QVERIFY(rounds.front().largest > rounds.back().largest);
        QVERIFY(rounds.back().largest < 1e-6 && rounds.back().change <= 1e-8);
    }

    void stoppedEarlySaysSo()
    {
        const Solution solution = solve("value-iteration", preset("zhao-3.4a").make(), {{"max-sweeps", 3}});
        QCOMPARE(solution.iterations, 3);
        QVERIFY(!solution.converged);
        QVERIFY(solution.residual > 0.1);
    }

    void tiesAreAllBest()
    {
        const World world = preset("sutton-3.5").make();
        const Solution solution = solve("policy-iteration", world, {});
        QCOMPARE(bestActions(world, solution.values, 0.9, 1), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(bestActions(world, solution.values, 0.9, 0), (std::vector<int>{1}));
        QCOMPARE(bestActions(world, solution.values, 0.9, 20), (std::vector<int>{0, 1}));
    }

    void refusesWhatHasNoAnswer_data()
    {
        QTest::addColumn<QString>("world");
        QTest::addColumn<QString>("algorithm");
        QTest::addColumn<Settings>("settings");
        QTest::addColumn<QString>("mentions");
        QTest::newRow("gamma above 1") << "zhao-3.4a"
                                       << "value-iteration" << Settings{{"gamma", 1.01}} << "1.01";
        QTest::newRow("gamma below 0") << "zhao-3.4a"
                                       << "value-iteration" << Settings{{"gamma", -0.1}} << "-0.1";
        QTest::newRow("no number") << "zhao-3.4a"
                                   << "value-iteration" << Settings{{"gamma", std::nan("")}} << "nan";
        QTest::newRow("gamma 1 without end") << "zhao-3.4a"
                                             << "policy-iteration" << Settings{{"gamma", 1}} << "infinite";
        QTest::newRow("epsilon") << "zhao-3.4a"
                                 << "closed-form" << Settings{{"epsilon", 2}} << "epsilon";
        QTest::newRow("half a sweep") << "zhao-3.4a"
                                      << "mc-basic" << Settings{{"length", 1.5}} << "length";
        QTest::newRow("foreign parameter") << "zhao-3.4a"
                                           << "policy-iteration" << Settings{{"length", 5}} << "length";
    }

    void refusesWhatHasNoAnswer()
    {
        QFETCH(QString, world);
        QFETCH(QString, algorithm);
        QFETCH(Settings, settings);
        QFETCH(QString, mentions);
        try {
            solve(qPrintable(algorithm), preset(world.toStdString()).make(), settings);
            QFAIL("was accepted");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::InvalidInput);
            QVERIFY2(QString(error.what()).contains(mentions), error.what());
            QVERIFY(!error.hint().empty());
        }
    }

    void aPolicyWithoutEndIsRefusedAtGammaOne()
    {
        const World world = preset("sutton-4.1").make();
        QVERIFY_THROWS_EXCEPTION(gpu::Error, evaluateClosedForm(world, constantPolicy(world, 0), 1));
        World unpaid = world;
        unpaid.rules.rewards = {.step = 0, .forbidden = 0, .boundary = 0, .goal = 1, .hole = 0};
        const Values values = evaluateClosedForm(unpaid, constantPolicy(unpaid, 0), 1).values;
        QCOMPARE(values[4], 1.0); // below the corner
        QCOMPARE(values[5], 0.0); // goes up for ever
    }

    void theClosedFormHasALimit()
    {
        World world;
        world.rows = 33;
        world.columns = 32;
        world.cells.assign(size_t{33} * 32, Cell::Free);
        world.cells[0] = Cell::Goal;
        try {
            evaluateClosedForm(world, uniformPolicy(world), 0.9);
            QFAIL("was accepted");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::LimitExceeded);
        }
        world.rows = 32;
        world.cells.resize(size_t{32} * 32);
        QVERIFY(evaluateClosedForm(world, uniformPolicy(world), 0.9).residual < 1e-12);
    }

    void canBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        const World world = preset("zhao-3.4a").make();
        for (const Learner& chosen : learners()) {
            if (chosen.run == nullptr)
                continue; // tst_agents stops those
            QVERIFY_THROWS_EXCEPTION(gpu::Error, chosen.run(world, settingsOf(chosen, {}), {source.get_token(), {}}));
        }
    }
};

QTEST_GUILESS_MAIN(TestGoldenTables)
#include "tst_golden_tables.moc"
