// Placement of values in the arena: nothing alive overlaps, and memory is used again.

#include <QTest>

#include <algorithm>
#include <random>

#include "core/onnx/arena.h"

using core::onnx::ArenaPlan;
using core::onnx::Lifetime;
using core::onnx::planArena;

namespace {

constexpr uint64_t kAlignment = 256;

bool overlapAnywhere(const std::vector<Lifetime>& values, const ArenaPlan& plan)
{
    for (size_t i = 0; i < values.size(); ++i)
        for (size_t j = i + 1; j < values.size(); ++j) {
            const bool together = values[i].first <= values[j].last && values[j].first <= values[i].last;
            const bool share = plan.offsets[i] < plan.offsets[j] + values[j].bytes &&
                               plan.offsets[j] < plan.offsets[i] + values[i].bytes;
            if (together && share)
                return true;
        }
    return false;
}

} // namespace

class TestArena : public QObject {
    Q_OBJECT

private slots:
    void chainsUseTwoSlots()
    {
        std::vector<Lifetime> chain;
        for (int step = 0; step < 50; ++step)
            chain.push_back({1000, step, step + 1});
        const ArenaPlan plan = planArena(chain, kAlignment);
        QVERIFY(!overlapAnywhere(chain, plan));
        QCOMPARE(plan.bytes, uint64_t{2 * 1024});
    }

    void nothingAliveOverlaps_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 8; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void nothingAliveOverlaps()
    {
        QFETCH(unsigned, seed);
        std::mt19937 random(seed);
        std::vector<Lifetime> values;
        std::vector<uint64_t> aliveBytes(120, 0);
        for (int i = 0; i < 150; ++i) {
            const int first = static_cast<int>(random() % 100);
            const int last = first + static_cast<int>(random() % 20);
            values.push_back({1 + random() % 100'000, first, last});
        }
        const ArenaPlan plan = planArena(values, kAlignment);
        QVERIFY(!overlapAnywhere(values, plan));
        uint64_t lowerBound = 0;
        for (const Lifetime& value : values)
            for (int step = value.first; step <= value.last; ++step)
                lowerBound = std::max(lowerBound, aliveBytes[static_cast<size_t>(step)] += value.bytes);
        QVERIFY(plan.bytes >= lowerBound);
        QVERIFY2(static_cast<double>(plan.bytes) < 1.5 * static_cast<double>(lowerBound), "the arena is wasteful");
        QVERIFY(std::all_of(plan.offsets.begin(), plan.offsets.end(),
                            [](uint64_t offset) { return offset % kAlignment == 0; }));
    }

    void emptyValuesStillHaveAPlace()
    {
        const std::vector<Lifetime> values{{0, 0, 1}, {0, 0, 1}};
        const ArenaPlan plan = planArena(values, kAlignment);
        QVERIFY(plan.offsets[0] != plan.offsets[1]);
    }

    void nothingNeedsNothing() { QCOMPARE(planArena({}, kAlignment).bytes, uint64_t{0}); }
};

QTEST_GUILESS_MAIN(TestArena)
#include "tst_arena.moc"
