// Learners that live in a world, against the exact solution and what the books show of them. Seeds are fixed: a test
// that passes once passes always; the bounds are those that 99 of 100 seeds keep.

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <set>
#include <stop_token>
#include <string>

#include <QTest>

#include "core/grid/experiment.h"
#include "core/grid/learners.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

struct Lived {
    World world;
    Experiment experiment;
    Values truth;
};

Lived live(const char* learnerName, const char* world, Settings given, int runs = 1, uint64_t seed = 1)
{
    const Preset& known = preset(world);
    given.emplace("gamma", known.gamma);
    const Learner& chosen = learner(learnerName);
    const Settings settings = settingsOf(chosen, given);
    Lived lived{known.make(), {}, {}};
    ExperimentPlan plan;
    plan.episodes = static_cast<int>(settings.at("episodes"));
    plan.runs = runs;
    plan.truth = lived.truth = chosen.truth(lived.world, settings, {});
    lived.experiment =
        runExperiment([&](uint64_t run) { return chosen.makeAgent(lived.world, settings, seed, run); }, plan);
    return lived;
}

double rmse(const Lived& lived) { return errorOf(lived.world, lived.experiment.values, lived.truth).rootMeanSquare; }

/// Mean return of the episodes from `from` on.
double lateReturn(const Experiment& experiment, size_t from)
{
    double sum = 0;
    for (size_t i = from; i < experiment.episodes.size(); ++i)
        sum += experiment.episodes[i].meanReturn;
    return sum / static_cast<double>(experiment.episodes.size() - from);
}

/// Return of the greedy actions of a policy from the start, or nothing if that does not end.
std::optional<double> greedyReturn(const World& world, const Policy& policy)
{
    int state = world.start();
    double sum = 0;
    for (int step = 0; step < world.states(); ++step) {
        const double* row = &policy[static_cast<size_t>(state) * static_cast<size_t>(world.actions())];
        const auto action = static_cast<int>(std::max_element(row, row + world.actions()) - row);
        const Outcome outcome = *transition(world, state, action).begin();
        sum += outcome.reward;
        if (outcome.done)
            return sum;
        state = outcome.next;
    }
    return std::nullopt;
}

} // namespace

class TestAgents : public QObject {
    Q_OBJECT

private slots:
    void everyLearnerRunsAndRepeatsItself_data()
    {
        QTest::addColumn<QString>("name");
        for (const Learner& candidate : learners())
            if (candidate.makeAgent != nullptr)
                QTest::newRow(candidate.name) << QString(candidate.name);
    }

    void everyLearnerRunsAndRepeatsItself()
    {
        QFETCH(QString, name);
        const QByteArray utf8 = name.toUtf8();
        const Settings few{{"episodes", 20}};
        const Lived first = live(utf8, "zhao-7.2", few);
        const Lived again = live(utf8, "zhao-7.2", few);
        const Lived other = live(utf8, "zhao-7.2", few, 1, 2);
        QCOMPARE(first.experiment.values, again.experiment.values);
        QCOMPARE(first.experiment.policy, again.experiment.policy);
        QVERIFY(first.experiment.values != other.experiment.values);
        const auto width = static_cast<size_t>(first.world.actions());
        for (size_t row = 0; row < first.experiment.policy.size(); row += width) {
            const double sum =
                std::accumulate(first.experiment.policy.begin() + static_cast<std::ptrdiff_t>(row),
                                first.experiment.policy.begin() + static_cast<std::ptrdiff_t>(row + width), 0.0);
            QVERIFY(std::abs(sum - 1) < 1e-12);
        }
    }

    /// Run k is the same whether it is alone or one of many.
    void runsDoNotDependOnEachOther()
    {
        const World world = preset("zhao-7.2").make();
        const Learner& chosen = learner("q-learning");
        const Settings settings = settingsOf(chosen, {{"episodes", 10}});
        const auto alone = chosen.makeAgent(world, settings, 5, 3);
        for (int episode = 0; episode < 10; ++episode)
            alone->episode();
        std::vector<Values> runs;
        for (uint64_t run = 0; run < 5; ++run) {
            const auto agent = chosen.makeAgent(world, settings, 5, run);
            for (int episode = 0; episode < 10; ++episode)
                agent->episode();
            runs.push_back(agent->values());
        }
        QCOMPARE(alone->values(), runs[3]);
        QVERIFY(runs[2] != runs[3]);
    }

    void aBackupSaysWhatItDid()
    {
        const World world = preset("sutton-6.6").make();
        const Learner& chosen = learner("q-learning");
        const auto agent = chosen.makeAgent(world, settingsOf(chosen, {{"gamma", 1}, {"alpha", 0.5}}), 1, 0);
        for (int k = 0; k < 200; ++k) {
            const std::vector<double> before = agent->actionValues();
            const AgentStep step = agent->step();
            QCOMPARE(step.backups.size(), size_t{1});
            const Backup& backup = step.backups.front();
            QCOMPARE(backup.state, step.move.state);
            QCOMPARE(backup.action, step.move.action);
            const auto at = static_cast<size_t>(backup.state * 4 + backup.action);
            const double* next = &before[static_cast<size_t>(step.move.next) * 4];
            const double target = step.move.reward + (step.move.done ? 0 : *std::max_element(next, next + 4));
            QCOMPARE(backup.before, before[at]);
            QCOMPARE(backup.target, target);
            QCOMPARE(backup.after, before[at] + 0.5 * (target - before[at]));
            QCOMPARE(agent->actionValues()[at], backup.after);
        }
    }

    void predictionComesToTheExactValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("bound");
        QTest::newRow("mean-estimation") << "mean-estimation" << 0.03;
        QTest::newRow("td-0") << "td-0" << 0.03;
        QTest::newRow("n-step-td") << "n-step-td" << 0.03;
        QTest::newRow("td-lambda") << "td-lambda" << 0.03;
    }

    void predictionComesToTheExactValues()
    {
        QFETCH(QString, name);
        QFETCH(double, bound);
        Settings given{{"episodes", 3000}};
        if (name != "mean-estimation")
            given["alpha-power"] = 0.7;
        given["alpha"] = 1;
        const Lived lived = live(name.toUtf8(), "random-walk-5", given, 4);
        QVERIFY2(rmse(lived) < bound, qPrintable(QString::number(rmse(lived))));
        // The truth itself: 1/6 … 5/6.
        for (int state = 1; state <= 5; ++state)
            QVERIFY(std::abs(lived.truth[static_cast<size_t>(state)] - state / 6.0) < 1e-8);
    }

    /// Sutton and Barto, Fig 7.2: an intermediate n is better than both ends, and the best n near 4.
    void nStepTdHasItsErrorCurveOfAU()
    {
        const auto error = [](double steps, double alpha) {
            const Lived lived =
                live("n-step-td", "random-walk-19", {{"steps", steps}, {"alpha", alpha}, {"episodes", 10}}, 100);
            double sum = 0;
            for (const EpisodeSummary& episode : lived.experiment.episodes)
                sum += episode.meanError;
            return sum / 10;
        };
        const double one = error(1, 0.8);
        const double four = error(4, 0.4);
        const double many = error(512, 0.02);
        QVERIFY2(four < one - 0.02, qPrintable(QString("%1 %2").arg(four).arg(one)));
        QVERIFY2(four < many - 0.1, qPrintable(QString("%1 %2").arg(four).arg(many)));
        QVERIFY(four > 0.2 && four < 0.3); // about 0.25 in the figure
        QVERIFY(error(4, 0.05) > four);    // and of a U along the step size
        QVERIFY(error(4, 0.95) > four);
    }

    /// Sutton and Barto, Example 6.6: Q-learning finds the way along the edge, Sarsa the safe one; while learning Sarsa
    /// gets more.
    void sarsaWalksSafelyAndQLearningAlongTheCliff()
    {
        const Settings given{{"alpha", 0.5}, {"epsilon", 0.1}, {"episodes", 500}};
        const Lived sarsa = live("sarsa", "sutton-6.6", given, 20);
        const Lived q = live("q-learning", "sutton-6.6", given, 20);
        QVERIFY(lateReturn(sarsa.experiment, 300) > lateReturn(q.experiment, 300) + 10);
        QCOMPARE(greedyReturn(q.world, q.experiment.policy).value_or(0), -13.0);
        // With less exploration in the end Sarsa's own way settles: longer than the edge, off the cliff.
        const Lived settled = live("expected-sarsa", "sutton-6.6", given, 1);
        const double safe = greedyReturn(settled.world, settled.experiment.policy).value_or(0);
        QVERIFY2(safe <= -15 && safe >= -21, qPrintable(QString::number(safe)));
    }

    /// van Hasselt 2010: one table takes noise for value, two do not.
    void qLearningOverestimatesAndDoubleQLearningDoesNot()
    {
        const Settings given{{"alpha", 1}, {"alpha-power", 1}, {"epsilon", 0.1}, {"episodes", 400}};
        const Lived q = live("q-learning", "van-hasselt", given, 60);
        const Lived doubled = live("double-q-learning", "van-hasselt", given, 60);
        const auto start = static_cast<size_t>(q.world.start());
        const double error = q.experiment.deviation[start] / std::sqrt(60.0);
        QVERIFY(q.experiment.values[start] > q.truth[start] + 3 * error);
        QVERIFY(doubled.experiment.values[start] < q.experiment.values[start] - 3 * error);
    }

    void offPolicyQLearningComesToTheBestValues()
    {
        const Lived lived = live("q-learning-off-policy", "zhao-3.4a", {{"alpha", 0.1}, {"max-steps", 100000}});
        QVERIFY2(rmse(lived) < 0.05, qPrintable(QString::number(rmse(lived))));
    }

    void controlFindsTheShortestWay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("world");
        QTest::addColumn<double>("best");
        QTest::newRow("windy, Q-learning") << "q-learning"
                                           << "sutton-6.5" << -15.0;
        QTest::newRow("windy, kings, Q-learning") << "q-learning"
                                                  << "sutton-6.5-kings" << -7.0;
        QTest::newRow("windy, Dyna-Q") << "dyna-q"
                                       << "sutton-6.5" << -15.0;
        QTest::newRow("cliff, Dyna-Q") << "dyna-q"
                                       << "sutton-6.6" << -13.0;
    }

    void controlFindsTheShortestWay()
    {
        QFETCH(QString, name);
        QFETCH(QString, world);
        QFETCH(double, best);
        const Lived lived = live(name.toUtf8(), world.toUtf8(), {{"alpha", 0.5}, {"episodes", 3000}});
        QCOMPARE(greedyReturn(lived.world, lived.experiment.policy).value_or(0), best);
    }

    /// Each table of double Q-learning sees half of the steps: nearly there after as many episodes.
    void doubleQLearningFindsNearlyTheShortestWay()
    {
        const Lived lived = live("double-q-learning", "sutton-6.5", {{"alpha", 0.5}, {"episodes", 3000}});
        const double found = greedyReturn(lived.world, lived.experiment.policy).value_or(-100);
        QVERIFY2(found >= -17 && found <= -15, qPrintable(QString::number(found)));
    }

    /// Dyna-Q needs fewer steps in the world than Q-learning: Sutton and Barto, section 8.2.
    void planningSavesSteps()
    {
        const Settings given{{"alpha", 0.5}, {"episodes", 30}};
        QVERIFY(live("dyna-q", "sutton-6.5", given, 5).experiment.steps * 2 <
                live("q-learning", "sutton-6.5", given, 5).experiment.steps);
    }

    void monteCarloLearnsThePolicyOfTheBook()
    {
        const Lived exploring =
            live("mc-exploring-starts", "zhao-3.4a", {{"episodes", 20000}, {"length", 40}, {"visits", 1}});
        QVERIFY2(rmse(exploring) < 0.6, qPrintable(QString::number(rmse(exploring))));
        const Lived soft =
            live("mc-epsilon-greedy", "zhao-7.2", {{"episodes", 3000}, {"epsilon", 0.2}, {"gamma", 0.9}});
        QVERIFY(greedyReturn(soft.world, soft.experiment.policy).value_or(-100) > -20);
    }

    /// The fixed point of linear TD solves A w = b; with a feature of its own for each state that is the exact value.
    void linearTdComesToTheProjectedValues()
    {
        const Lived own =
            live("linear-td", "random-walk-19",
                 {{"features", 4}, {"tiles", 21}, {"alpha", 0.5}, {"alpha-power", 0.2}, {"episodes", 4000}}, 2);
        QVERIFY2(rmse(own) < 0.08, qPrintable(QString::number(rmse(own))));
        const Lived line =
            live("linear-td", "random-walk-19",
                 {{"features", 0}, {"order", 1}, {"alpha", 0.05}, {"alpha-power", 0}, {"episodes", 2000}}, 2);
        QVERIFY2(rmse(line) < 0.08, qPrintable(QString::number(rmse(line)))); // the truth is a straight line
    }

    /// Sutton and Barto, Fig 9.1: 1000 states in ten groups; the values are a staircase around the truth.
    void aggregationOfThousandStatesIsAStaircase()
    {
        const Lived lived =
            live("linear-td", "random-walk-1000",
                 {{"features", 4}, {"tiles", 10}, {"alpha", 0.02}, {"episodes", 3000}, {"gamma", 1}}, 1);
        QVERIFY2(rmse(lived) < 0.15, qPrintable(QString::number(rmse(lived))));
        std::set<double> levels;
        for (int state = 1; state <= 1000; ++state)
            levels.insert(lived.experiment.values[static_cast<size_t>(state)]);
        QCOMPARE(levels.size(), size_t{10});
        QVERIFY(std::abs(lived.truth[1] + lived.truth[1000]) < 1e-6);
        QVERIFY(lived.truth[1] < -0.8 && lived.truth[1] > -1);
    }

    /// Zhao, Figs 8.9 and 8.10: the way to the target is found.
    void linearControlFindsTheTarget_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("Sarsa") << "linear-sarsa";
        QTest::newRow("Q-learning") << "linear-q-learning";
    }

    void linearControlFindsTheTarget()
    {
        QFETCH(QString, name);
        const Lived lived =
            live(name.toUtf8(), "zhao-7.2",
                 {{"features", 1}, {"order", 5}, {"alpha", 0.01}, {"episodes", 500}, {"gamma", 0.9}}, 5);
        const auto& episodes = lived.experiment.episodes;
        QVERIFY(lateReturn(lived.experiment, 400) > episodes.front().meanReturn);
        QVERIFY2(lateReturn(lived.experiment, 400) > -40,
                 qPrintable(QString::number(lateReturn(lived.experiment, 400))));
    }

    void policyGradientsImprove_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("REINFORCE") << "reinforce";
        QTest::newRow("actor-critic") << "actor-critic";
    }

    void policyGradientsImprove()
    {
        QFETCH(QString, name);
        const Lived lived = live(name.toUtf8(), "sutton-4.1",
                                 {{"policy-alpha", 0.3}, {"value-alpha", 0.2}, {"episodes", 1500}, {"gamma", 1}}, 3);
        QVERIFY(lateReturn(lived.experiment, 1400) > lived.experiment.episodes.front().meanReturn);
        // From anywhere the mean of the best returns is -2; with a policy that is nearly so, a little less.
        QVERIFY2(lateReturn(lived.experiment, 1400) > -2.6,
                 qPrintable(QString::number(lateReturn(lived.experiment, 1400))));
    }

    void prioritisedSweepingEqualsValueIteration()
    {
        for (const char* name : {"zhao-3.4d", "sutton-6.5", "frozen-lake-8x8", "random-walk-1000"}) {
            const Preset& known = preset(name);
            const World world = known.make();
            const Learner& sweeping = learner("prioritised-sweeping");
            const Solution ours =
                sweeping.run(world, settingsOf(sweeping, {{"gamma", known.gamma}, {"tolerance", 1e-9}}), {});
            QVERIFY2(ours.converged, name);
            const Solution sweeps = iterateValues(world, known.gamma);
            QVERIFY2(errorOf(world, ours.values, sweeps.values).largest < 1e-4, name);
        }
    }

    void anEpisodeIsCutOff()
    {
        const World world = preset("zhao-3.4a").make(); // never ends by itself
        const Learner& chosen = learner("sarsa");
        const auto agent = chosen.makeAgent(world, settingsOf(chosen, {{"max-steps", 37}}), 1, 0);
        const AgentStep last = agent->episode();
        QCOMPARE(last.episodeLength, 37);
        QVERIFY(last.episodeEnded && !last.move.done);
        QCOMPARE(agent->state(), -1);
    }

    void anExperimentCanBeStopped()
    {
        const World world = preset("zhao-3.4a").make();
        const Learner& chosen = learner("q-learning");
        const Settings settings = settingsOf(chosen, {});
        std::stop_source stop;
        stop.request_stop();
        const auto make = [&](uint64_t run) { return chosen.makeAgent(world, settings, 1, run); };
        QVERIFY_EXCEPTION_THROWN(runExperiment(make, {}, {stop.get_token(), {}}), gpu::Error);
    }

    void noiseIsPartOfTheModel()
    {
        const World world = preset("van-hasselt").make();
        const Outcomes outcomes = transition(world, world.start(), 0);
        QCOMPARE(outcomes.count(), 2);
        QCOMPARE(outcomes.begin()->reward, -12.0);
        QCOMPARE((outcomes.end() - 1)->reward, 10.0);
        QCOMPARE(outcomes.begin()->probability, 0.5);
        // Four moves to the goal: 5 for the last, -1 on average before.
        const double best = ((5 * 0.95 - 1) * 0.95 - 1) * 0.95 - 1;
        QVERIFY(std::abs(iterateValues(world, 0.95).values[static_cast<size_t>(world.start())] - best) < 1e-8);
    }

    void tablesAreReadBackAndChecked()
    {
        const char* text = R"({"format": 1, "map": ["S.G"], "actions": 2, "table": [
            [[[1, 0, -1, false]], [[0.5, 1, -1, false], [0.5, 0, -1, false]]],
            [[[1, 0, -1, false]], [[1, 2, 0, true]]],
            [[], []]]})";
        const World world = parseJson(text);
        checkWorld(world);
        const World again = parseJson(toJson(world));
        QCOMPARE(toJson(again), toJson(world));
        // One step is lost half of the time: -2 on average, then 0.
        QVERIFY(std::abs(iterateValues(world, 1).values[0] + 2) < 1e-8);
        std::string wrong = text;
        wrong.replace(wrong.find("0.5, 1"), 3, "0.4");
        QVERIFY_EXCEPTION_THROWN(checkWorld(parseJson(wrong)), gpu::Error);
        std::string nowhere = text;
        nowhere.replace(nowhere.find("1, 2, 0"), 7, "1, 3, 0");
        QVERIFY_EXCEPTION_THROWN(parseJson(nowhere), gpu::Error);
    }

    void tooManyFeaturesAreRefused()
    {
        const Learner& chosen = learner("linear-td");
        const Settings settings = settingsOf(chosen, {{"features", 4}, {"tiles", 4096}});
        World world = parseMap("S" + std::string(299, '.') + "\n");
        for (int row = 1; row < 300; ++row) {
            ++world.rows;
            world.cells.resize(world.cells.size() + 300, Cell::Free);
        }
        world.cells.back() = Cell::Goal;
        QVERIFY_EXCEPTION_THROWN(chosen.makeAgent(world, settings, 1, 0), gpu::Error);
    }
};

QTEST_APPLESS_MAIN(TestAgents)
#include "tst_agents.moc"
