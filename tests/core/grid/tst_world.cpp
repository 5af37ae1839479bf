// What a move does under each rule, and which worlds are refused.

#include <cmath>
#include <limits>

#include <QTest>

#include "core/grid/dynamic_programming.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

constexpr int kUp = 0, kRight = 1, kDown = 2, kLeft = 3, kStay = 4;

/// Of a move that has one outcome.
Outcome only(const World& world, int state, int action)
{
    const Outcomes outcomes = transition(world, state, action);
    return outcomes.count() == 1 ? *outcomes.begin() : Outcome{-1, -1, 0, false};
}

#define COMPARE_OUTCOME(outcome, wantedNext, wantedReward, wantedDone)                                                 \
    do {                                                                                                               \
        const Outcome got = outcome;                                                                                   \
        QCOMPARE(got.probability, 1.0);                                                                                \
        QCOMPARE(got.next, wantedNext);                                                                                \
        QCOMPARE(got.reward, static_cast<double>(wantedReward));                                                       \
        QCOMPARE(got.done, wantedDone);                                                                                \
    } while (false)

} // namespace

class TestWorld : public QObject {
    Q_OBJECT

private slots:
    void probabilitiesSumToOneEverywhere_data()
    {
        QTest::addColumn<QString>("name");
        for (const Preset& row : presets())
            QTest::newRow(row.name) << QString(row.name);
    }

    void probabilitiesSumToOneEverywhere()
    {
        QFETCH(QString, name);
        const World world = preset(name.toStdString()).make();
        checkWorld(world);
        for (int state = 0; state < world.states(); ++state)
            for (int action = 0; action < world.actions(); ++action) {
                double sum = 0;
                for (const Outcome& outcome : transition(world, state, action)) {
                    QVERIFY(outcome.probability >= 0 && outcome.next >= 0 && outcome.next < world.states());
                    QVERIFY(!world.isWall(outcome.next));
                    QCOMPARE(outcome.done, world.isTerminal(outcome.next));
                    sum += outcome.probability;
                }
                QVERIFY(std::abs(sum - 1) < 1e-15);
            }
    }

    void borderAndWallsCostTheBoundaryReward()
    {
        World world = parseMap("S#\n.G\n");
        world.rules.rewards.boundary = -3;
        COMPARE_OUTCOME(only(world, 0, kUp), 0, -3, false);
        COMPARE_OUTCOME(only(world, 0, kLeft), 0, -3, false);
        COMPARE_OUTCOME(only(world, 0, kRight), 0, -3, false);
        COMPARE_OUTCOME(only(world, 0, kDown), 2, 0, false);
        COMPARE_OUTCOME(only(world, 1, kDown), 1, 0, true); // nobody is in a wall
    }

    void goalsEndOrPayForEver()
    {
        World world = parseMap(".G\n");
        world.rules.actions = ActionSet::Five;
        world.rules.rewards.boundary = -1;
        COMPARE_OUTCOME(only(world, 0, kRight), 1, 1, true);
        COMPARE_OUTCOME(only(world, 1, kLeft), 1, 0, true);
        world.rules.absorbGoal = false;
        COMPARE_OUTCOME(only(world, 0, kRight), 1, 1, false);
        COMPARE_OUTCOME(only(world, 1, kStay), 1, 1, false);
        COMPARE_OUTCOME(only(world, 1, kRight), 1, -1, false);
        COMPARE_OUTCOME(only(world, 1, kLeft), 0, 0, false);
    }

    void holesAlwaysEnd()
    {
        World world = parseMap(".HG\n");
        world.rules.absorbGoal = false;
        world.rules.rewards.hole = -2;
        COMPARE_OUTCOME(only(world, 0, kRight), 1, -2, true);
        COMPARE_OUTCOME(only(world, 1, kRight), 1, 0, true);
    }

    void forbiddenCellsHaveThreeRules()
    {
        World world = parseMap("S.XG\n");
        world.rules.rewards.forbidden = -7;
        COMPARE_OUTCOME(only(world, 1, kRight), 2, -7, false);
        world.rules.forbidden = ForbiddenRule::Bounce;
        COMPARE_OUTCOME(only(world, 1, kRight), 1, -7, false);
        world.rules.forbidden = ForbiddenRule::Restart;
        COMPARE_OUTCOME(only(world, 1, kRight), 0, -7, false);
    }

    void movesMayPayByTheCellThatTheyLeave()
    {
        World world = parseMap("S.XG\n");
        world.rules.payOnLeaving = true;
        world.rules.rewards = {.step = -1, .forbidden = -7, .boundary = -3, .goal = 5, .hole = 0};
        COMPARE_OUTCOME(only(world, 0, kLeft), 0, -3, false);
        COMPARE_OUTCOME(only(world, 1, kRight), 2, -1, false);
        COMPARE_OUTCOME(only(world, 2, kRight), 3, -7, false);
        for (const int action : {kUp, kRight, kDown, kLeft}) // the goal is left once, by any action
            COMPARE_OUTCOME(only(world, 3, action), 3, 5, true);
        QVERIFY(world.isLive(3) && world.hasEnd());
        checkWorld(world);
        const Values values = iterateValues(world, 1).values;
        QCOMPARE(values, (Values{-1 - 1 - 7 + 5, -1 - 7 + 5, -7 + 5, 5}));
        world.rules.absorbGoal = false;
        COMPARE_OUTCOME(only(world, 3, kLeft), 2, 5, false);
        QVERIFY(!world.hasEnd());
    }

    void bumpingFromForbiddenCellsPaysBothUnderTheNamedRuleOnly()
    {
        World world = parseMap(".XG\n");
        world.rules.rewards.forbidden = -10;
        world.rules.rewards.boundary = -1;
        COMPARE_OUTCOME(only(world, 1, kUp), 1, -1, false);
        world.rules.forbiddenAtBoundary = true;
        COMPARE_OUTCOME(only(world, 1, kUp), 1, -11, false);
        COMPARE_OUTCOME(only(world, 0, kUp), 0, -1, false);
    }

    void slipSharesTheSidewaysMoves()
    {
        const World world = preset("frozen-lake-4x4").make();
        const Outcomes outcomes = transition(world, 6, kDown); // between two holes
        QCOMPARE(outcomes.count(), 3);
        QCOMPARE(outcomes.begin()->next, 10);
        double holes = 0;
        for (const Outcome& outcome : outcomes) {
            QVERIFY(std::abs(outcome.probability - 1.0 / 3) < 1e-15);
            holes += outcome.next == 5 || outcome.next == 7 ? outcome.probability : 0;
        }
        QVERIFY(std::abs(holes - 2.0 / 3) < 1e-15);
    }

    void stayingNeverSlips()
    {
        World world = parseMap("..G\n");
        world.rules.actions = ActionSet::Five;
        world.rules.slip = 0.5;
        COMPARE_OUTCOME(only(world, 1, kStay), 1, 0, false);
        QCOMPARE(transition(world, 1, kUp).count(), 3);
    }

    void theWindStopsAtBorderAndWalls()
    {
        World world = preset("sutton-6.5").make();               // 7 x 10
        COMPARE_OUTCOME(only(world, 33, kRight), 24, -1, false); // from column 4, wind 1
        COMPARE_OUTCOME(only(world, 46, kRight), 27, -1, false); // from column 7, wind 2
        COMPARE_OUTCOME(only(world, 6, kUp), 6, -1, false);      // at the border
        COMPARE_OUTCOME(only(world, 33, kDown), 33, -1, false);  // against the wind
        COMPARE_OUTCOME(only(world, 48, kLeft), 37, -1, true);   // blown into the goal
        world.cells[27] = Cell::Wall;
        COMPARE_OUTCOME(only(world, 56, kRight), 37, -1, true); // the wall above the goal
        world.rules.wind[0] = -1;
        COMPARE_OUTCOME(only(world, 0, kRight), 11, -1, false);
    }

    void teleportsTakeEveryAction()
    {
        const World world = preset("sutton-3.5").make();
        for (int action = 0; action < 4; ++action) {
            COMPARE_OUTCOME(only(world, 1, action), 21, 10, false);
            COMPARE_OUTCOME(only(world, 3, action), 13, 5, false);
        }
    }

    void actionsHaveTheirDirections()
    {
        World world = parseMap("...\n...\n..G\n");
        const auto destinations = [&](ActionSet set) {
            world.rules.actions = set;
            std::vector<int> list;
            list.reserve(static_cast<size_t>(world.actions()));
            for (int action = 0; action < world.actions(); ++action)
                list.push_back(only(world, 4, action).next);
            return list;
        };
        QCOMPARE(destinations(ActionSet::LeftRight), (std::vector<int>{3, 5}));
        QCOMPARE(destinations(ActionSet::Four), (std::vector<int>{1, 5, 7, 3}));
        QCOMPARE(destinations(ActionSet::Five), (std::vector<int>{1, 5, 7, 3, 4}));
        QCOMPARE(destinations(ActionSet::Eight), (std::vector<int>{1, 2, 5, 8, 7, 6, 3, 0}));
        QCOMPARE(QString(actionName(ActionSet::Eight, 3)), QString("down-right"));
        QCOMPARE(QString(actionName(ActionSet::LeftRight, 0)), QString("left"));
    }

    void refusesWhatIsNoWorld_data()
    {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QTest::addColumn<World>("world");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const char* map, const char* mentions, const auto& change) {
            World world = parseMap(map);
            change(world);
            QTest::newRow(name) << world << mentions;
        };
        const auto asIs = [](World&) {};
        row("no cells", "G", "0 x 1", [](World& world) { world.rows = 0; });
        row("too few cells", "SG", "2 x 2", [](World& world) { world.rows = 2; });
        row("walls only", "##\n##", "walls", asIs);
        row("one free cell", ".", "no goal", asIs);
        row("one goal", "G", "nowhere to go", asIs);
        row("no goal", "S..", "no goal", asIs);
        row("goal behind a wall", "S#G", "(1, 1)", asIs);
        row("goal behind bounced cells", "SXG", "(1, 1)",
            [](World& world) { world.rules.forbidden = ForbiddenRule::Bounce; });
        row("goal behind a hole", "SHG", "(1, 1)", asIs);
        row("no start to go back to", ".XG", "no start",
            [](World& world) { world.rules.forbidden = ForbiddenRule::Restart; });
        row("no number", "SG", "step", [](World& world) { world.rules.rewards.step = kNan; });
        row("infinite", "SG", "goal", [](World& world) { world.rules.rewards.goal = HUGE_VAL; });
        row("slip above 1", "SG", "1.5", [](World& world) { world.rules.slip = 1.5; });
        row("slip below 0", "SG", "-0.5", [](World& world) { world.rules.slip = -0.5; });
        row("slip no number", "SG", "nan", [](World& world) { world.rules.slip = kNan; });
        row("wind of another width", "SG", "3 winds", [](World& world) { world.rules.wind = {0, 1, 0}; });
        row("teleport out of the world", "SG", "teleport", [](World& world) { world.rules.teleports = {{0, 2, 1}}; });
        row("teleport into a wall", "SG#", "teleport", [](World& world) { world.rules.teleports = {{0, 2, 1}}; });
        row("teleport after the end", "SG", "(1, 2)", [](World& world) { world.rules.teleports = {{1, 0, 1}}; });
        row("two teleports of a cell", "SG", "(1, 1)", [](World& world) {
            world.rules.teleports = {{0, 1, 1}, {0, 1, 2}};
        });
    }

    void refusesWhatIsNoWorld()
    {
        QFETCH(World, world);
        QFETCH(QString, mentions);
        try {
            checkWorld(world);
            QFAIL("was accepted");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::InvalidInput);
            QVERIFY2(QString(error.what()).contains(mentions), error.what());
            QVERIFY(!error.hint().empty());
        }
    }

    void hasALargestSize()
    {
        World world;
        world.rows = 1;
        world.columns = kMaxSide + 1;
        world.cells.assign(kMaxSide + 1, Cell::Goal);
        try {
            checkWorld(world);
            QFAIL("was accepted");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::LimitExceeded);
        }
    }

    void unknownPresetsAreNamed()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, preset("nowhere"));
        QVERIFY(findPreset("nowhere") == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestWorld)
#include "tst_world.moc"
