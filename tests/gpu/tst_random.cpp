// Random numbers by counter: the published answers, and what streams promise.

#include <cmath>
#include <set>

#include <QTest>

#include "gpu/base/random.h"

using gpu::philox;
using gpu::RandomStream;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    /// The known answers that Salmon et al. publish with Philox4x32-10.
    void philoxGivesThePublishedAnswers()
    {
        using Words = std::array<uint32_t, 4>;
        QCOMPARE(philox({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        constexpr uint32_t kOnes = 0xffffffff;
        QCOMPARE(philox({kOnes, kOnes, kOnes, kOnes}, {kOnes, kOnes}),
                 (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QCOMPARE(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
                 (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    void aStreamReadsTheBlocksInOrder()
    {
        RandomStream stream(7, 3);
        for (uint32_t block = 0; block < 3; ++block)
            for (const uint32_t word : philox({block, 0, 3, 0}, {7, 0}))
                QCOMPARE(stream.word(), word);
        QCOMPARE(stream.position(), uint64_t{12});
    }

    void seedsAndStreamsDiffer()
    {
        std::set<uint32_t> firsts;
        for (uint64_t seed : {0ULL, 1ULL, 1ULL << 32})
            for (uint64_t stream : {0ULL, 1ULL, 1ULL << 32})
                firsts.insert(RandomStream(seed, stream).word());
        QCOMPARE(firsts.size(), size_t{9});
    }

    void drawsAreUniform()
    {
        constexpr int kDraws = 60000;
        RandomStream stream(1);
        std::array<int, 6> counts{};
        double sum = 0;
        for (int i = 0; i < kDraws; ++i) {
            ++counts[stream.below(6)];
            const double value = stream.uniform();
            QVERIFY(value >= 0 && value < 1);
            sum += value;
        }
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += (count - kDraws / 6.0) * (count - kDraws / 6.0) / (kDraws / 6.0);
        QVERIFY(chiSquare < 25.7); // 5 degrees of freedom, one in ten thousand
        QVERIFY(std::abs(sum / kDraws - 0.5) < 4 * std::sqrt(1.0 / 12 / kDraws));
    }

    void normalsHaveMeanZeroAndVarianceOne()
    {
        constexpr int kDraws = 20000;
        RandomStream stream(2);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double value = stream.normal();
            sum += value;
            squares += value * value;
        }
        QVERIFY(std::abs(sum / kDraws) < 4 / std::sqrt(kDraws));
        QVERIFY(std::abs(squares / kDraws - 1) < 4 * std::sqrt(2.0 / kDraws));
    }

    void chancesHoldAtTheirEnds()
    {
        RandomStream stream(3);
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(!stream.chance(0));
            QVERIFY(stream.chance(1));
            QCOMPARE(stream.below(1), 0U);
        }
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
