// The history of a grid document: exact both ways, and small also of the largest worlds.

#include <cstring>
#include <random>
#include <vector>

#include <QTest>

#include "core/grid/edit.h"
#include "core/grid/presets.h"
#include "widgets/panes/grid/grid_document.h"

using core::grid::Cell;
using core::grid::World;
using widgets::grid::GridDocument;
using widgets::grid::GridHistory;

namespace {

constexpr int64_t kMebibyte = int64_t{1} << 20;

/// FNV-1a over words of eight cells, and what else is edited.
uint64_t digest(const World& world)
{
    uint64_t sum = 14695981039346656037U;
    const auto take = [&sum](uint64_t word) { sum = (sum ^ word) * 1099511628211U; };
    size_t at = 0;
    for (; at + 8 <= world.cells.size(); at += 8) {
        uint64_t word = 0;
        std::memcpy(&word, &world.cells[at], 8);
        take(word);
    }
    for (; at < world.cells.size(); ++at)
        take(static_cast<uint64_t>(world.cells[at]));
    take(static_cast<uint64_t>(world.rows) << 32 | static_cast<uint64_t>(world.columns));
    for (const int wind : world.rules.wind)
        take(static_cast<uint64_t>(wind));
    for (const core::grid::Teleport& teleport : world.rules.teleports)
        take(static_cast<uint64_t>(teleport.from) << 32 | static_cast<uint64_t>(teleport.to));
    take(static_cast<uint64_t>(world.rules.rewards.step * 1000));
    return sum;
}

World noise(int side, unsigned seed)
{
    World world = core::grid::emptyWorld(side, side);
    std::minstd_rand random(seed);
    for (Cell& cell : world.cells)
        cell = static_cast<Cell>(random() % 6);
    return world;
}

} // namespace

class TestGridHistory : public QObject {
    Q_OBJECT

private:
    /// What a person does to a world: strokes, areas, rules, another size.
    static World edited(const World& world, int step, std::minstd_rand& random)
    {
        using namespace core::grid;
        const auto anywhere = [&] { return static_cast<int>(random() % static_cast<unsigned>(world.states())); };
        const auto cell = static_cast<Cell>(random() % 6);
        switch (step % 25) {
        case 7:
            return withWind(world, anywhere() % world.columns, 1 + step);
        case 11:
            return resized(world, world.rows - 1, world.columns - 2);
        case 13: {
            World other = world;
            other.rules.rewards.step = -step;
            return other;
        }
        case 17:
            return withCells(world, rectangle(world, anywhere(), anywhere()), cell);
        case 19:
            return withCells(world, std::vector<int>{anywhere()}, Cell::Start);
        case 23:
            return cleared(world, Cell::Free);
        default:
            return withCells(world, stroke(world, anywhere(), anywhere()), cell);
        }
    }

private slots:
    void hundredsOfEditsOfTheLargestWorldTakeLittleMemory()
    {
        constexpr int kEdits = 300;
        GridDocument document;
        document.openWorld(core::grid::emptyWorld(4096, 4096), "large");
        std::minstd_rand random(5);
        std::vector<uint64_t> digests{digest(document.world())};
        for (int step = 0; step < kEdits; ++step) {
            document.changeWorld("Edit", edited(document.world(), step, random));
            digests.push_back(digest(document.world()));
        }
        QUndoStack& stack = document.undoStack();
        QCOMPARE(stack.count(), kEdits + 1);
        QVERIFY2(document.history().bytes() < 48 * kMebibyte, qPrintable(QString::number(document.history().bytes())));
        for (int step = kEdits; step > 0; --step) {
            QCOMPARE(digest(document.world()), digests[static_cast<size_t>(step)]);
            stack.undo();
        }
        QCOMPARE(digest(document.world()), digests[0]);
        for (int step = 0; step < kEdits; ++step)
            stack.redo();
        QCOMPARE(digest(document.world()), digests[kEdits]);
    }

    void theOldestStepsGoWhereWorldsAreNoise()
    {
        constexpr int kWorlds = 14;
        GridDocument document;
        std::vector<uint64_t> digests;
        for (int i = 0; i < kWorlds; ++i) {
            document.openWorld(noise(4096, static_cast<unsigned>(i + 1)), QString::number(i));
            digests.push_back(digest(document.world()));
            QVERIFY(document.history().bytes() <= GridHistory::kMostBytes);
        }
        QUndoStack& stack = document.undoStack();
        QVERIFY2(stack.count() >= 5 && stack.count() < kWorlds, qPrintable(QString::number(stack.count())));
        QCOMPARE(stack.index(), stack.count());
        const int steps = stack.count();
        for (int i = 1; i <= steps; ++i) {
            stack.undo();
            QCOMPARE(digest(document.world()), digests[static_cast<size_t>(kWorlds - 1 - i)]);
        }
        QVERIFY(!stack.canUndo());
        QVERIFY(document.isTouched());
        for (int i = 0; i < steps; ++i)
            stack.redo();
        QCOMPARE(digest(document.world()), digests.back());
    }

    void whatWasSavedStaysKnownWhileItsStepIsKept()
    {
        GridDocument document;
        for (int i = 0; i < 7; ++i)
            document.openWorld(noise(4096, static_cast<unsigned>(i + 1)), QString::number(i));
        document.setSaved();
        for (int i = 7; i < 13; ++i)
            document.openWorld(noise(4096, static_cast<unsigned>(i + 1)), QString::number(i));
        QUndoStack& stack = document.undoStack();
        QVERIFY(stack.count() < 13); // some went
        QVERIFY(!document.isSaved());
        for (int i = 0; i < 6; ++i)
            stack.undo();
        QVERIFY(document.isSaved());
    }

    void stepsOfOneFieldAreOneAlsoForWorlds()
    {
        GridDocument document;
        document.openPreset("sutton-6.6");
        const uint64_t before = digest(document.world());
        for (int i = 1; i <= 5; ++i) {
            World world = document.world();
            world.rules.rewards.step = -i;
            document.changeWorld("Reward", std::move(world), "rule step");
        }
        const uint64_t after = digest(document.world());
        QCOMPARE(document.undoStack().count(), 2);
        document.undoStack().undo();
        QCOMPARE(digest(document.world()), before);
        QCOMPARE(document.state().preset, std::string("sutton-6.6"));
        document.undoStack().redo();
        QCOMPARE(digest(document.world()), after);
        QVERIFY(document.state().preset.empty());
    }

    void aSettingLeavesTheWorldAlone()
    {
        GridDocument document;
        document.openPreset("sutton-6.6");
        const auto world = document.sharedWorld();
        document.chooseLearner(core::grid::learner("sarsa"));
        document.setSetting("alpha", 0.5);
        document.undoStack().undo();
        QCOMPARE(document.settings().at("alpha"), 0.1);
        document.undoStack().undo();
        QCOMPARE(document.sharedWorld(), world);
    }
};

QTEST_MAIN(TestGridHistory)
#include "tst_grid_history.moc"
