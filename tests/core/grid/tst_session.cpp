// Learners step by step: the same numbers as in one go, and what a view says of them.
#include <stop_token>

#include <QTest>

#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/session.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

/// Short, so that every learner of the table can be run to its end.
Settings shortSettings(const Learner& chosen, double gamma)
{
    Settings given{{"gamma", gamma}};
    for (const Parameter& parameter : chosen.parameters) {
        if (std::string_view(parameter.name) == "episodes")
            given["episodes"] = 3;
        if (std::string_view(parameter.name) == "max-steps")
            given["max-steps"] = 200;
    }
    return settingsOf(chosen, given);
}

std::unique_ptr<Session> sessionOf(const char* name, const char* world, Settings given = {}, uint64_t seed = 1)
{
    const Learner& chosen = learner(name);
    given.emplace("gamma", preset(world).gamma);
    return makeSession(chosen, std::make_shared<const World>(preset(world).make()), settingsOf(chosen, given), seed);
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT

private slots:
    void stepsGiveWhatARunGives_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("world");
        for (const Learner& known : learners())
            for (const char* world : {"zhao-3.4d", "frozen-lake-4x4", "sutton-6.6"})
                QTest::addRow("%s in %s", known.name, world) << known.name << world;
    }
    void stepsGiveWhatARunGives()
    {
        QFETCH(QString, name);
        QFETCH(QString, world);
        const Learner& chosen = learner(name.toStdString());
        const auto place = std::make_shared<const World>(preset(world.toStdString()).make());
        const Settings settings = shortSettings(chosen, 0.9);
        const std::unique_ptr<Session> bySteps = makeSession(chosen, place, settings, 7);
        while (bySteps->step())
            QVERIFY(bySteps->steps() < 1000000);
        const std::unique_ptr<Session> byRounds = makeSession(chosen, place, settings, 7);
        while (byRounds->advance()) {
        }
        QVERIFY(bySteps->values() == byRounds->values());
        QCOMPARE(bySteps->steps(), byRounds->steps());
        Values expected;
        if (chosen.run) {
            expected = chosen.run(*place, settings, {}).values;
        } else {
            const std::unique_ptr<Agent> agent = chosen.makeAgent(*place, settings, 7, 0);
            for (int episode = 0; episode < 3; ++episode)
                agent->episode();
            expected = agent->values();
        }
        QVERIFY(bySteps->values() == expected);
    }

    void aViewTellsOfTheLastStep()
    {
        const auto session = sessionOf("value-iteration", "zhao-3.4a");
        QVERIFY(session->step());
        SessionView view = session->view();
        QCOMPARE(view.backups.size(), size_t{1});
        QCOMPARE(view.backups[0].state, 0);
        QCOMPARE(view.at, 1);
        QCOMPARE(view.visits[0], 1U);
        QVERIFY(view.records.empty());
        QVERIFY(session->advance());
        view = session->view();
        QCOMPARE(view.rounds, 1);
        QCOMPARE(view.steps, int64_t{25});
        QCOMPARE(view.records.size(), size_t{1});
        QCOMPARE(view.records[0].steps, int64_t{25});
        QCOMPARE(view.records[0].residual, 1.0);
        QVERIFY(session->view().records.empty()); // told once
    }

    void inTheMiddleOfASweepNewValuesStandBesideOldOnes()
    {
        const auto session = sessionOf("value-iteration", "zhao-3.4a");
        session->advance();
        session->advance();
        const Values before = session->values();
        for (int k = 0; k < 18; ++k)
            session->step();
        const Values middle = session->values();
        QVERIFY(middle[17] != before[17]);
        QCOMPARE(middle[20], before[20]);
    }

    void anEpisodeLeavesItsTrajectory()
    {
        const auto session = sessionOf("q-learning", "sutton-6.6", {}, 3);
        session->advance();
        const SessionView view = session->view();
        QCOMPARE(view.trajectory.front(), 36);
        QCOMPARE(view.trajectory.back(), 47);
        QCOMPARE(view.records.size(), size_t{1});
        QCOMPARE(view.records[0].episodeLength, static_cast<int>(view.trajectory.size()) - 1);
        QCOMPARE(view.records[0].steps, session->steps());
        QCOMPARE(view.actionValues.size(), size_t{48 * 4});
        QCOMPARE(view.at, -1); // another episode begins
        uint64_t visits = 0;
        for (const uint32_t count : view.visits)
            visits += count;
        QCOMPARE(visits, static_cast<uint64_t>(session->steps()));
    }

    void errorsFallTowardsTheTruth()
    {
        const Learner& chosen = learner("value-iteration");
        const auto session = sessionOf("value-iteration", "zhao-3.4a");
        session->setTruth(exactValues(chosen, session->world(), settingsOf(chosen, {{"gamma", 0.9}})));
        while (session->advance()) {
        }
        const SessionView view = session->view();
        QVERIFY(view.finished);
        QVERIFY(view.records.front().error->largest > 1);
        QVERIFY(view.records.back().error->largest < 1e-8);
        QVERIFY(view.records.back().residual <= 1e-10);
    }

    void watchedValuesAreKeptWithEveryRound()
    {
        const auto session = sessionOf("value-iteration", "zhao-3.4a");
        session->advance();
        session->watch({17, 3});
        session->advance();
        const SessionView view = session->view();
        QVERIFY(view.records[0].watched.empty());
        QCOMPARE(view.records[1].watched.size(), size_t{2});
        QCOMPARE(view.records[1].watched[0], (std::pair<int, double>(17, view.values[17])));
    }

    void aStopLeavesASessionThatGoesOn()
    {
        const auto session = sessionOf("policy-evaluation", "zhao-3.4a");
        std::stop_source source;
        source.request_stop();
        const gpu::RunControl control{.stop = source.get_token(), .progress = {}};
        QVERIFY_THROWS_EXCEPTION(gpu::Error, session->advance(control));
        QCOMPARE(session->steps(), int64_t{0});
        QVERIFY(session->advance());
        QCOMPARE(session->rounds(), 1);
    }

    void aWorldWithNothingToLearnIsFinishedAtOnce()
    {
        const auto place = std::make_shared<const World>(parseMap("G\n"));
        for (const char* name : {"value-iteration", "prioritised-sweeping"}) {
            const Learner& chosen = learner(name);
            const auto session = makeSession(chosen, place, settingsOf(chosen, {}), 1);
            QVERIFY(!session->step());
            QVERIFY(session->isFinished());
        }
    }

    void refusesGammaOneWithoutAnEnd()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, sessionOf("sarsa", "zhao-3.4a", {{"gamma", 1}}));
    }
};

QTEST_APPLESS_MAIN(TestSession)
#include "tst_session.moc"
