// What an editor does to a world, the worlds that are generated, and the conventions that rules are put together from.

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>

#include <QTest>

#include "core/grid/conventions.h"
#include "core/grid/dynamic_programming.h"
#include "core/grid/edit.h"
#include "core/grid/generate.h"
#include "core/grid/open_world.h"
#include "core/grid/parse.h"
#include "core/grid/presets.h"
#include "core/grid/write_world.h"
#include "gpu/base/error.h"

using namespace core::grid;

namespace {

QString mapOf(const World& world) { return QString::fromStdString(toMap(world)); }

/// The kind of the error, and that it has a hint; nothing if there was none.
template <typename Action>
std::optional<gpu::ErrorKind> refusal(const Action& action)
{
    try {
        action();
        return std::nullopt;
    } catch (const gpu::Error& error) {
        if (error.hint().empty())
            qFatal("an error without hint");
        return error.kind();
    }
}

} // namespace

class TestEdit : public QObject {
    Q_OBJECT

private slots:
    void resizingKeepsWhatStaysInside_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QString>("map");
        QTest::newRow("same") << 2 << 3 << "S.#\nX.G\n";
        QTest::newRow("wider") << 2 << 5 << "S.#..\nX.G..\n";
        QTest::newRow("taller") << 4 << 3 << "S.#\nX.G\n...\n...\n";
        QTest::newRow("narrower and taller") << 3 << 2 << "S.\nX.\n..\n";
        QTest::newRow("one cell") << 1 << 1 << "S\n";
    }

    void resizingKeepsWhatStaysInside()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(QString, map);
        World world = parseMap("S.#\nX.G\n");
        world.rules.rewards.step = -3;
        const World other = resized(world, rows, columns);
        QCOMPARE(mapOf(other), map);
        QCOMPARE(other.rules.rewards.step, -3.0);
    }

    void resizingMovesWindAndTeleports()
    {
        World world = parseMap("...\n...\n..G\n");
        world.rules.wind = {0, 2, 1};
        world.rules.teleports = {{4, 0, 7}, {2, 8, 1}};
        const World wider = resized(world, 3, 5);
        QCOMPARE(wider.rules.wind, (std::vector<int>{0, 2, 1, 0, 0}));
        QCOMPARE(wider.rules.teleports.size(), size_t{2});
        QCOMPARE(wider.rules.teleports[0].from, 6);
        QCOMPARE(wider.rules.teleports[1].to, 12);
        const World narrow = resized(world, 2, 1);
        QVERIFY(narrow.rules.wind.empty()); // what is left is calm
        QVERIFY(narrow.rules.teleports.empty());
        checkRules(narrow.rules, narrow.columns);
    }

    void sizesEndAtTheLimits()
    {
        QCOMPARE(emptyWorld(kMaxSide, 1).rows, kMaxSide);
        QCOMPARE(resized(emptyWorld(1, 1), 1, kMaxSide).columns, kMaxSide);
        QVERIFY(refusal([] { emptyWorld(kMaxSide + 1, 1); }) == gpu::ErrorKind::LimitExceeded);
        QVERIFY(refusal([] { resized(emptyWorld(1, 1), 1, kMaxSide + 1); }) == gpu::ErrorKind::LimitExceeded);
        QVERIFY(refusal([] { emptyWorld(0, 5); }) == gpu::ErrorKind::InvalidInput);
        QVERIFY(refusal([] { resized(emptyWorld(1, 1), 2, -1); }) == gpu::ErrorKind::InvalidInput);
    }

    void cellsAreSetAndOneStartIsKept()
    {
        const World world = parseMap("S...\n....\n");
        const int three[] = {1, 2, 7};
        QCOMPARE(mapOf(withCells(world, three, Cell::Wall)), QString("S##.\n...#\n"));
        QCOMPARE(mapOf(withCells(world, three, Cell::Start)), QString("....\n...S\n"));
        QCOMPARE(mapOf(withCells(world, {}, Cell::Start)), mapOf(world));
        QCOMPARE(mapOf(cleared(world, Cell::Forbidden)), QString("XXXX\nXXXX\n"));
        const int outside[] = {8};
        QVERIFY(refusal([&] { withCells(world, outside, Cell::Wall); }) == gpu::ErrorKind::InvalidInput);
    }

    void wallsAndEndsTakeTeleportsAway()
    {
        World world = parseMap("....\n...G\n");
        world.rules.teleports = {{0, 5, 1}, {2, 3, 1}};
        const int end[] = {5};
        QCOMPARE(withCells(world, end, Cell::Wall).rules.teleports.size(), size_t{1});
        QCOMPARE(withCells(world, end, Cell::Hole).rules.teleports.size(), size_t{2}); // to an end is fine
        const int begin[] = {2};
        QCOMPARE(withCells(world, begin, Cell::Goal).rules.teleports.size(), size_t{1});
        checkWorld(withCells(world, begin, Cell::Goal));
    }

    void rectanglesRegionsAndStrokes()
    {
        const World world = parseMap("..#.\n..#.\n####\n....\n");
        QCOMPARE(rectangle(world, 9, 2), (std::vector<int>{1, 2, 5, 6, 9, 10}));
        QCOMPARE(rectangle(world, 5, 5), std::vector<int>{5});
        QCOMPARE(region(world, 0), (std::vector<int>{0, 1, 4, 5}));
        QCOMPARE(region(world, 3), (std::vector<int>{3, 7}));
        QCOMPARE(region(world, 2).size(), size_t{6});
        QCOMPARE(stroke(world, 0, 3), (std::vector<int>{0, 1, 2, 3}));
        QCOMPARE(stroke(world, 15, 0), (std::vector<int>{15, 10, 5, 0}));
        QCOMPARE(stroke(world, 6, 6), std::vector<int>{6});
        // Neighbours all the way, in any direction.
        for (int to = 0; to < world.states(); ++to) {
            const std::vector<int> states = stroke(world, 6, to);
            QCOMPARE(states.back(), to);
            for (size_t k = 1; k < states.size(); ++k)
                QVERIFY(std::abs(states[k] / 4 - states[k - 1] / 4) <= 1 &&
                        std::abs(states[k] % 4 - states[k - 1] % 4) <= 1);
        }
    }

    void windSlipAndTeleports()
    {
        const World world = parseMap("S..\n..G\n");
        QCOMPARE(withWind(world, 1, 2).rules.wind, (std::vector<int>{0, 2, 0}));
        QVERIFY(withWind(withWind(world, 1, 2), 1, 0).rules.wind.empty());
        QVERIFY(refusal([&] { withWind(world, 3, 1); }) == gpu::ErrorKind::InvalidInput);
        QVERIFY(refusal([&] { withWind(world, 0, kMaxSide + 1); }) == gpu::ErrorKind::InvalidInput);
        QCOMPARE(withSlip(world, 0.25).rules.slip, 0.25);
        QVERIFY(refusal([&] { withSlip(world, 1.5); }) == gpu::ErrorKind::InvalidInput);
        QVERIFY(refusal([&] { withSlip(world, std::nan("")); }) == gpu::ErrorKind::InvalidInput);
        const World one = withTeleport(world, {1, 3, 4});
        const World other = withTeleport(one, {1, 0, 5});
        QCOMPARE(other.rules.teleports.size(), size_t{1});
        QCOMPARE(other.rules.teleports[0].reward, 5.0);
        QVERIFY(withoutTeleport(other, 1).rules.teleports.empty());
        QVERIFY(refusal([&] { withTeleport(world, {5, 0, 1}); }) == gpu::ErrorKind::InvalidInput); // from the goal
        QVERIFY(refusal([&] { withTeleport(world, {0, 6, 1}); }) == gpu::ErrorKind::InvalidInput);
        QVERIFY(refusal([&] { withTeleport(world, {0, 1, std::nan("")}); }) == gpu::ErrorKind::InvalidInput);
    }

    void worldsWithATableAreNotEdited()
    {
        const World world = preset("random-walk-1000").make();
        const int first[] = {1};
        QVERIFY(refusal([&] { withCells(world, first, Cell::Wall); }) == gpu::ErrorKind::InvalidInput);
        QVERIFY(refusal([&] { resized(world, 1, 10); }) == gpu::ErrorKind::InvalidInput);
    }

    void generatedWorldsCanBeSolved_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        for (const Generator& generator : generators())
            for (const auto& [rows, columns] : {std::pair(1, 2), std::pair(2, 2), std::pair(3, 3), std::pair(1, 50),
                                                std::pair(7, 20), std::pair(31, 18)})
                QTest::addRow("%s %dx%d", generator.name, rows, columns) << QString(generator.name) << rows << columns;
    }

    /// Every free cell has a way to the goal, and its best value is what the cheapest way costs.
    void generatedWorldsCanBeSolved()
    {
        QFETCH(QString, name);
        QFETCH(int, rows);
        QFETCH(int, columns);
        for (uint64_t seed = 1; seed <= 3; ++seed) {
            const World world = generateWorld(name.toStdString(), rows, columns, seed);
            checkWorld(world);
            QCOMPARE(std::ranges::count(world.cells, Cell::Start), 1);
            QCOMPARE(std::ranges::count(world.cells, Cell::Goal), 1);
            const Solution solution = iterateValues(world, kGeneratedGamma);
            QVERIFY(solution.converged);
            // With the cost of every move at least 1, a cell without a way would never have come to rest.
            for (int state = 0; state < world.states(); ++state)
                QVERIFY(!world.isLive(state) || solution.values[static_cast<size_t>(state)] <= -1);
            QCOMPARE(toJson(generateWorld(name.toStdString(), rows, columns, seed)), toJson(world));
        }
    }

    void seedsMakeDifferentWorlds()
    {
        for (const Generator& generator : generators()) {
            std::set<std::string> maps;
            for (uint64_t seed = 0; seed < 20; ++seed)
                maps.insert(toMap(generateWorld(generator.name, 21, 31, seed)));
            QCOMPARE(maps.size(), size_t{20});
        }
    }

    /// A spanning tree has one way less than rooms.
    void aMazeIsATree()
    {
        const World world = generateWorld("maze", 41, 61, 5);
        int cells = 0;
        int ways = 0;
        for (int state = 0; state < world.states(); ++state) {
            if (world.isWall(state))
                continue;
            ++cells;
            ways += state % world.columns + 1 < world.columns && !world.isWall(state + 1) ? 1 : 0;
            ways += state + world.columns < world.states() && !world.isWall(state + world.columns) ? 1 : 0;
        }
        QCOMPARE(ways, cells - 1);
        QCOMPARE(cells, 2 * 21 * 31 - 1);
    }

    void roomsHaveWallsAndNoiseHasForbiddenGround()
    {
        const World rooms = generateWorld("rooms", 40, 60, 1);
        QVERIFY(std::ranges::count(rooms.cells, Cell::Wall) > 200);
        QVERIFY(std::ranges::count(rooms.cells, Cell::Wall) < 1000);
        const World noise = generateWorld("noise", 40, 60, 1);
        const auto share = [&](Cell cell) {
            return static_cast<double>(std::ranges::count(noise.cells, cell)) / static_cast<double>(noise.states());
        };
        QVERIFY(share(Cell::Wall) > 0.2 && share(Cell::Wall) < 0.5);
        QVERIFY(share(Cell::Forbidden) > 0.03 && share(Cell::Forbidden) < 0.12);
    }

    void worldsAreOpenedByWhatTheyAreCalled()
    {
        QCOMPARE(toJson(openWorld("maze:7x9:3").world), toJson(generateWorld("maze", 7, 9, 3)));
        QCOMPARE(toJson(openWorld("rooms:7x9").world), toJson(generateWorld("rooms", 7, 9, 1)));
        QCOMPARE(*openWorld("noise:7x9:18446744073709551615").gamma, 1.0);
        QCOMPARE(*openWorld("zhao-3.4b").gamma, 0.5);
        QVERIFY(refusal([] { openWorld("absent"); }) == gpu::ErrorKind::NotFound);
    }

    void badSizesOfGeneratedWorldsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind");
        for (const char* text :
             {"maze:", "maze:7", "maze:7x", "maze:x7", "maze:7x9:", "maze:7x9:-1", "maze:7x9:1:2", "maze:7 x 9",
              "maze:99999999999x2", "maze:1x1", "maze:0x5", "maze:-3x5", "maze:7x9:99999999999999999999"})
            QTest::newRow(text) << QString(text) << static_cast<int>(gpu::ErrorKind::InvalidInput);
        QTest::newRow("maze:4097x5") << "maze:4097x5" << static_cast<int>(gpu::ErrorKind::LimitExceeded);
    }

    void badSizesOfGeneratedWorldsAreRefused()
    {
        QFETCH(QString, text);
        QFETCH(int, kind);
        const auto got = refusal([&] { openWorld(text.toStdString()); });
        QVERIFY(got.has_value());
        QCOMPARE(static_cast<int>(*got), kind);
    }

    void oneConventionOfEachGroupHolds()
    {
        for (const Preset& row : presets()) {
            const Rules rules = row.make().rules;
            const std::vector<const Convention*> holding = conventionsOf(rules);
            QCOMPARE(holding.size(), conventionGroups().size());
            for (size_t k = 0; k < holding.size(); ++k)
                QCOMPARE(holding[k]->group, conventionGroups()[k].id);
        }
    }

    void aConventionThatIsAppliedHolds()
    {
        for (const Convention& row : conventions()) {
            Rules rules = preset("zhao-5.6").make().rules;
            const std::vector<const Convention*> before = conventionsOf(rules);
            row.apply(rules);
            QVERIFY2(row.holds(rules), row.id);
            for (const Convention* other : before) // and the answers to other questions stay
                QVERIFY2(std::string(other->group) == row.group || other->holds(rules), row.id);
            QVERIFY(row.explanation.source[0] != '\0');
            QCOMPARE(&convention(row.id), &row);
        }
        QVERIFY(refusal([] { convention("whatever"); }) == gpu::ErrorKind::NotFound);
    }

    /// Zhao's Fig 5.6 needs the one that the book does not state.
    void theUnstatedConventionIsNamed()
    {
        QVERIFY(convention("border-both").holds(preset("zhao-5.6").make().rules));
        QVERIFY(convention("border-one").holds(preset("zhao-3.4a").make().rules));
    }
};

QTEST_GUILESS_MAIN(TestEdit)
#include "tst_edit.moc"
