// What has changed from one world to the next: both ways exactly, in few bytes.

#include <random>

#include <QTest>

#include "core/grid/edit.h"
#include "core/grid/generate.h"
#include "core/grid/presets.h"
#include "core/grid/world_difference.h"

using namespace core::grid;

namespace {

bool isSame(const World& one, const World& other)
{
    return one.rows == other.rows && one.columns == other.columns && one.cells == other.cells &&
           one.rules == other.rules && one.table == other.table;
}

/// Of six kinds, in runs of 1 … longest cells.
World patchy(int rows, int columns, unsigned seed, unsigned longest)
{
    World world = emptyWorld(rows, columns);
    std::minstd_rand random(seed);
    for (size_t at = 0; at < world.cells.size();) {
        const auto cell = static_cast<Cell>(random() % 6);
        for (auto left = 1 + random() % longest; left > 0 && at < world.cells.size(); --left)
            world.cells[at++] = cell;
    }
    return world;
}

} // namespace

class TestWorldDifference : public QObject {
    Q_OBJECT

private:
    static void checkBothWays(const World& before, const World& after)
    {
        const WorldDifference difference(before, after);
        QVERIFY(isSame(difference.redone(before), after));
        QVERIFY(isSame(difference.undone(after), before));
        QCOMPARE(difference.isEmpty(), isSame(before, after));
    }

private slots:
    void bothWaysAreExact_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<unsigned>("longest");
        const std::pair<int, int> sizes[] = {{1, 1}, {1, 2}, {1, 31}, {4, 8}, {3, 11}, {61, 67}, {64, 64}, {65, 64}};
        for (const auto& [rows, columns] : sizes)
            for (const unsigned longest : {1U, 3U, 40U, 5000U})
                QTest::addRow("%dx%d, runs to %u", rows, columns, longest) << rows << columns << longest;
    }
    void bothWaysAreExact()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(unsigned, longest);
        const World one = patchy(rows, columns, 1, longest);
        checkBothWays(one, one);
        checkBothWays(one, patchy(rows, columns, 2, longest));
        checkBothWays(one, patchy(rows + 3, columns + 1, 2, longest));
        World other = one; // few cells, near to and far from each other, the ends among them
        for (const size_t at : {size_t{0}, size_t{2}, size_t{7}, size_t{500}, size_t{4100}, one.cells.size() - 1})
            if (at < other.cells.size())
                other.cells[at] = static_cast<Cell>((static_cast<int>(other.cells[at]) + 1) % 6);
        checkBothWays(one, other);
    }

    void rulesAndTablesGoAlong()
    {
        const World plain = preset("sutton-6.5").make();
        World other = withTeleport(withWind(plain, 2, 3), {1, 20, -2.5});
        other.rules.rewards.goal = 7;
        checkBothWays(plain, other);
        World tabled = plain;
        auto table = std::make_shared<TransitionTable>();
        table->outcomes.resize(1000);
        tabled.table = table;
        checkBothWays(plain, tabled);
        QVERIFY(WorldDifference(plain, tabled).bytes() > static_cast<int64_t>(1000 * sizeof(Outcome)));
    }

    void areasTakeFewBytesAndNoiseAtMostTwoACell()
    {
        const World empty = emptyWorld(1024, 1024);
        const int corner = 100 * 1024 + 100;
        const World block = withCells(empty, rectangle(empty, corner, 900 * 1024 + 900), Cell::Wall);
        const int64_t fixed = WorldDifference(empty, empty).bytes();
        QVERIFY2(WorldDifference(empty, block).bytes() < 4096 + fixed,
                 qPrintable(QString::number(WorldDifference(empty, block).bytes())));
        const World resizedWorld = resized(empty, 4000, 3000);
        QVERIFY(WorldDifference(empty, resizedWorld).bytes() < 64 + fixed);
        const World noise = patchy(1024, 1024, 1, 1);
        const World otherNoise = patchy(1024, 1024, 2, 1);
        QVERIFY(WorldDifference(noise, otherNoise).bytes() < 3 * 1024 * 1024);
        checkBothWays(noise, otherNoise);
        checkBothWays(noise, generateWorld("maze", 512, 1024, 3));
    }
};

QTEST_APPLESS_MAIN(TestWorldDifference)
#include "tst_world_difference.moc"
