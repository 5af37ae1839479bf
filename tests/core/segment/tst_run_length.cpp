// Run lengths of masks, against a decoder that is written here from the format's description.

#include <algorithm>
#include <optional>

#include <QRandomGenerator>
#include <QTest>

#include "core/limits.h"
#include "core/segment/run_length.h"
#include "gpu/base/error.h"

using core::Mask;
using core::segment::compressRuns;
using core::segment::decodeRuns;
using core::segment::decompressRuns;
using core::segment::encodeRuns;
using core::segment::RunLengths;

namespace {

Mask randomMask(int width, int height, double share, int grain, uint32_t seed)
{
    QRandomGenerator random(seed);
    std::vector<bool> cells(10'000);
    for (size_t i = 0; i < cells.size(); ++i)
        cells[i] = random.generateDouble() < share;
    Mask mask{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            mask.values.push_back(cells[static_cast<size_t>(y / grain * 97 + x / grain) % cells.size()] ? 255 : 0);
    return mask;
}

/// The string's numbers, read with plain arithmetic instead of shifts.
std::vector<int64_t> readIndependently(const std::string& text)
{
    std::vector<int64_t> counts;
    int64_t value = 0;
    int64_t weight = 1;
    for (const char c : text) {
        const int code = c - 48;
        value += code % 32 * weight;
        weight *= 32;
        if (code >= 32)
            continue;
        if (code >= 16)
            value -= weight;
        counts.push_back(counts.size() > 2 ? value + counts[counts.size() - 2] : value);
        value = 0;
        weight = 1;
    }
    return counts;
}

/// Pixel by pixel down each column.
Mask paintIndependently(const std::vector<int64_t>& counts, int width, int height)
{
    Mask mask{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height), 7)};
    size_t run = 0;
    int64_t left = counts.at(0);
    for (int x = 0; x < width; ++x) {
        for (int y = 0; y < height; ++y) {
            while (left == 0)
                left = counts.at(++run);
            --left;
            mask.values[static_cast<size_t>(y * width + x)] = run % 2 == 1 ? 255 : 0;
        }
    }
    return mask;
}

std::optional<gpu::ErrorKind> failure(const std::string& text)
{
    try {
        decompressRuns(text);
    } catch (const gpu::Error& error) {
        return error.kind();
    }
    return {};
}

} // namespace

class TestRunLength : public QObject {
    Q_OBJECT

private slots:
    void columnsAreReadFromTopToBottom()
    {
        const Mask mask{3, 2, {0, 255, 255, 0, 255, 0}};
        const RunLengths runs = encodeRuns(mask);
        QCOMPARE(runs.counts, (std::vector<uint32_t>{2, 3, 1}));
        QCOMPARE(decodeRuns(runs).values, mask.values);
    }

    void aMaskThatStartsWithTheObjectHasAnEmptyFirstRun()
    {
        QCOMPARE(encodeRuns({2, 2, {255, 255, 255, 255}}).counts, (std::vector<uint32_t>{0, 4}));
        QCOMPARE(encodeRuns({2, 2, {0, 0, 0, 0}}).counts, std::vector<uint32_t>{4});
        QVERIFY(encodeRuns({}).counts.empty());
        QVERIFY(decodeRuns({}).values.empty());
    }

    void anyValueButZeroIsObject() { QCOMPARE(encodeRuns({1, 3, {0, 1, 9}}).counts, (std::vector<uint32_t>{1, 2})); }

    /// Worked out by hand: five bits a character from '0' on, 32 more if more follow.
    void charactersAreThoseOfTheFormat()
    {
        QCOMPARE(compressRuns(std::vector<uint32_t>{0}), std::string("0"));
        QCOMPARE(compressRuns(std::vector<uint32_t>{15}), std::string("?"));
        QCOMPARE(compressRuns(std::vector<uint32_t>{16}), std::string("`0")); // bit 4 would be a sign
        QCOMPARE(compressRuns(std::vector<uint32_t>{1000}), std::string("Xo0"));
        // From the fourth on the difference to the one two before: 4 - 7 = -3.
        QCOMPARE(compressRuns(std::vector<uint32_t>{5, 7, 2, 4}), std::string("572M"));
        QCOMPARE(decompressRuns("572M"), (std::vector<uint32_t>{5, 7, 2, 4}));
        QVERIFY(compressRuns({}).empty());
        QVERIFY(decompressRuns("").empty());
    }

    void randomMasksComeBack_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("grain");
        QTest::newRow("one pixel") << 1 << 1 << 1.0 << 1;
        QTest::newRow("noise") << 61 << 67 << 0.5 << 1;
        QTest::newRow("sparse") << 97 << 89 << 0.01 << 1;
        QTest::newRow("areas") << 211 << 193 << 0.4 << 17;
        QTest::newRow("one row") << 501 << 1 << 0.3 << 2;
        QTest::newRow("one column") << 1 << 503 << 0.7 << 2;
        QTest::newRow("long runs") << 300 << 1000 << 0.5 << 150;
        QTest::newRow("all object") << 40 << 30 << 1.0 << 1;
    }

    void randomMasksComeBack()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(double, share);
        QFETCH(int, grain);
        for (uint32_t seed = 1; seed <= 5; ++seed) {
            const Mask mask = randomMask(width, height, share, grain, seed);
            const RunLengths runs = encodeRuns(mask);
            QCOMPARE(decodeRuns(runs).values, mask.values);
            const std::string text = compressRuns(runs.counts);
            QCOMPARE(decompressRuns(text), runs.counts);
            const std::vector<int64_t> counts = readIndependently(text);
            QVERIFY(std::ranges::equal(counts, runs.counts, [](int64_t a, uint32_t b) { return a == int64_t{b}; }));
            QCOMPARE(paintIndependently(counts, width, height).values, mask.values);
        }
    }

    void damagedStringsAreRefused()
    {
        QVERIFY(failure("5 7") == gpu::ErrorKind::Corrupt);       // a blank is below '0'
        QVERIFY(failure("5\x7F") == gpu::ErrorKind::Corrupt);     // beyond six bits
        QVERIFY(failure("5\xC3\xA4") == gpu::ErrorKind::Corrupt); // not ASCII
        QVERIFY(failure("5`") == gpu::ErrorKind::Corrupt);        // ends within a number
        QVERIFY(failure("oooooooooooooooo0") == gpu::ErrorKind::Corrupt);
        QVERIFY(failure("O") == gpu::ErrorKind::Corrupt);             // -1
        QVERIFY(failure("572G") == gpu::ErrorKind::Corrupt);          // 7 - 9
        QVERIFY(failure("oooooo0") == gpu::ErrorKind::LimitExceeded); // 2^30 - 1
    }

    void anyCutOrChangedStringIsReadOrRefusedButNeverMore()
    {
        const RunLengths runs = encodeRuns(randomMask(40, 40, 0.5, 3, 9));
        const std::string whole = compressRuns(runs.counts);
        QRandomGenerator random(4);
        for (int i = 0; i < 2000; ++i) {
            std::string text = whole.substr(0, random.bounded(static_cast<quint32>(whole.size())) + 1);
            text[random.bounded(static_cast<quint32>(text.size()))] = static_cast<char>(random.bounded(256));
            try {
                const RunLengths damaged{40, 40, decompressRuns(text)};
                int64_t sum = 0;
                for (const uint32_t count : damaged.counts)
                    sum += count;
                QVERIFY(sum <= core::limits::picturePixels.usual());
                if (sum != 1600)
                    QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns(damaged));
                else
                    QCOMPARE(decodeRuns(damaged).values.size(), size_t{1600});
            } catch (const gpu::Error& error) {
                QVERIFY(error.kind() == gpu::ErrorKind::Corrupt || error.kind() == gpu::ErrorKind::LimitExceeded);
            }
        }
    }

    void runsMustFillTheMaskExactly()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns({2, 2, {1, 2}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns({2, 2, {1, 4}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns({2, 2, {4294967295, 5}})); // 4 in 32 bits
        QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns({-2, -2, {4}}));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, decodeRuns({100'000, 100'000, {1'410'065'408}}));
    }
};

QTEST_GUILESS_MAIN(TestRunLength)
#include "tst_run_length.moc"
