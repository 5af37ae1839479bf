// Kept embeddings come back as they were, or not at all; a bad disk never stops the work.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/segment/embedding_cache.h"

using namespace core::segment;

namespace {

std::string keyOf(int number) { return embeddingKey("pixels " + std::to_string(number), "model"); }

std::shared_ptr<const Embedding> embedding(int number, size_t count = 1000)
{
    auto made = std::make_shared<Embedding>();
    for (size_t i = 0; i < count; ++i)
        made->values.push_back(static_cast<float>(i) * 0.25F + static_cast<float>(number));
    made->imageWidth = 451 + number;
    made->imageHeight = 300;
    made->key = keyOf(number);
    return made;
}

constexpr int64_t kFileBytes = 160 + 4000;

} // namespace

class TestEmbeddingCache : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_temporary;

    std::filesystem::path folder() const
    {
        return std::filesystem::path(m_temporary->path().toStdString()) / "embeddings";
    }
    std::filesystem::path fileOf(int number) const { return folder() / (keyOf(number) + ".bin"); }
    EmbeddingCache cache(int64_t maxBytes = 1 << 20, size_t maxEntries = 4) const
    {
        return {folder(), maxBytes, maxEntries};
    }

private slots:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }
    void keysDependOnEverything();
    void findsInMemoryThenOnDisk();
    void forgetsTheLeastRecentlyUsedInMemory();
    void damagedFilesCountAsMissing_data();
    void damagedFilesCountAsMissing();
    void fileOfAnotherKeyIsNotBelieved();
    void evictsWhatWasUsedLongestAgo();
    void leavesOtherFilesAlone();
    void tooLargeForTheCapStaysInMemoryOnly();
    void unusableFolderIsReportedAndEndured();
    void worksWithoutDisk();
};

void TestEmbeddingCache::keysDependOnEverything()
{
    QCOMPARE(embeddingKey("a", "b").size(), size_t{64});
    QCOMPARE(embeddingKey("a", "b"), embeddingKey("a", "b"));
    QVERIFY(embeddingKey("a", "b") != embeddingKey("b", "a"));
    QVERIFY(embeddingKey("ab", "") != embeddingKey("a", "b"));
}

void TestEmbeddingCache::findsInMemoryThenOnDisk()
{
    EmbeddingCache first = cache();
    QVERIFY(!first.contains(keyOf(1)));
    QVERIFY(first.find(keyOf(1)) == nullptr);
    first.insert(embedding(1));
    EmbeddingSource source = EmbeddingSource::Computed;
    QVERIFY(first.find(keyOf(1), &source) != nullptr);
    QCOMPARE(source, EmbeddingSource::Memory);

    EmbeddingCache second = cache();
    QVERIFY(second.contains(keyOf(1)));
    const auto found = second.find(keyOf(1), &source);
    QVERIFY(found != nullptr);
    QCOMPARE(source, EmbeddingSource::Disk);
    QCOMPARE(found->values, embedding(1)->values);
    QCOMPARE(found->imageWidth, 452);
    QCOMPARE(found->imageHeight, 300);
    QCOMPARE(found->key, keyOf(1));
    second.find(keyOf(1), &source);
    QCOMPARE(source, EmbeddingSource::Memory);
    QVERIFY(!first.takeWarning() && !second.takeWarning());
}

void TestEmbeddingCache::forgetsTheLeastRecentlyUsedInMemory()
{
    EmbeddingCache memory({}, 0, 2);
    memory.insert(embedding(1));
    memory.insert(embedding(2));
    QVERIFY(memory.find(keyOf(1)) != nullptr); // 2 is now the oldest
    memory.insert(embedding(3));
    QVERIFY(memory.contains(keyOf(1)));
    QVERIFY(!memory.contains(keyOf(2)));
    QVERIFY(memory.contains(keyOf(3)));
}

void TestEmbeddingCache::damagedFilesCountAsMissing_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("length");
    QTest::newRow("magic") << 0 << -1;
    QTest::newRow("version") << 8 << -1;
    QTest::newRow("width") << 15 << -1; // negative
    QTest::newRow("count") << 24 << -1;
    QTest::newRow("huge count") << 31 << -1;
    QTest::newRow("checksum") << 40 << -1;
    QTest::newRow("key") << 100 << -1;
    QTest::newRow("first value") << 160 << -1;
    QTest::newRow("last value") << int(kFileBytes) - 1 << -1;
    QTest::newRow("empty") << -1 << 0;
    QTest::newRow("half a header") << -1 << 80;
    QTest::newRow("cut off") << -1 << int(kFileBytes) - 1;
    QTest::newRow("too long") << -1 << int(kFileBytes) + 1;
}

void TestEmbeddingCache::damagedFilesCountAsMissing()
{
    QFETCH(int, at);
    QFETCH(int, length);
    cache().insert(embedding(1));
    QCOMPARE(std::filesystem::file_size(fileOf(1)), std::uintmax_t{kFileBytes});
    if (at >= 0) {
        std::fstream file(fileOf(1), std::ios::binary | std::ios::in | std::ios::out);
        file.seekg(at);
        const int old = file.get();
        file.seekp(at);
        file.put(static_cast<char>(old ^ 0x81));
    } else {
        std::filesystem::resize_file(fileOf(1), static_cast<std::uintmax_t>(length));
    }
    EmbeddingCache reader = cache();
    QVERIFY(reader.find(keyOf(1)) == nullptr);
    QVERIFY(!std::filesystem::exists(fileOf(1)));
    const auto warning = reader.takeWarning();
    QVERIFY(warning.has_value());
    QVERIFY(warning->english().find(keyOf(1)) != std::string::npos);
    QVERIFY(!reader.takeWarning());
    reader.insert(embedding(1));
    QVERIFY(cache().find(keyOf(1)) != nullptr);
}

void TestEmbeddingCache::fileOfAnotherKeyIsNotBelieved()
{
    cache().insert(embedding(1));
    std::filesystem::rename(fileOf(1), fileOf(2));
    QVERIFY(cache().find(keyOf(2)) == nullptr);
}

void TestEmbeddingCache::evictsWhatWasUsedLongestAgo()
{
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const int number : {1, 2, 3})
        cache().insert(embedding(number));
    std::filesystem::last_write_time(fileOf(1), now - std::chrono::hours(3));
    std::filesystem::last_write_time(fileOf(2), now - std::chrono::hours(2));
    std::filesystem::last_write_time(fileOf(3), now - std::chrono::hours(1));
    QVERIFY(cache().find(keyOf(1)) != nullptr); // used just now
    cache(3 * kFileBytes).insert(embedding(4));
    QVERIFY(std::filesystem::exists(fileOf(1)));
    QVERIFY(!std::filesystem::exists(fileOf(2)));
    QVERIFY(std::filesystem::exists(fileOf(3)));
    QVERIFY(std::filesystem::exists(fileOf(4)));
    cache(kFileBytes).insert(embedding(5)); // room for the newest alone
    QVERIFY(std::filesystem::exists(fileOf(5)));
    QVERIFY(!std::filesystem::exists(fileOf(1)) && !std::filesystem::exists(fileOf(3)) &&
            !std::filesystem::exists(fileOf(4)));
}

void TestEmbeddingCache::leavesOtherFilesAlone()
{
    std::filesystem::create_directories(folder());
    std::ofstream(folder() / "notes.bin") << std::string(100'000, 'x');
    cache(kFileBytes).insert(embedding(1));
    cache(kFileBytes).insert(embedding(2));
    QVERIFY(std::filesystem::exists(folder() / "notes.bin"));
    QVERIFY(!std::filesystem::exists(fileOf(1)));
    QVERIFY(std::filesystem::exists(fileOf(2)));
}

void TestEmbeddingCache::tooLargeForTheCapStaysInMemoryOnly()
{
    EmbeddingCache small = cache(kFileBytes - 1);
    small.insert(embedding(1));
    QVERIFY(small.find(keyOf(1)) != nullptr);
    QVERIFY(!std::filesystem::exists(fileOf(1)));
}

void TestEmbeddingCache::unusableFolderIsReportedAndEndured()
{
    std::ofstream(folder()) << "a file where the folder should be";
    EmbeddingCache blocked = cache();
    QVERIFY(blocked.find(keyOf(1)) == nullptr);
    blocked.insert(embedding(1));
    const auto warning = blocked.takeWarning();
    QVERIFY(warning.has_value());
    QVERIFY2(warning->english().find(folder().string()) != std::string::npos, warning->english().c_str());
    EmbeddingSource source = EmbeddingSource::Computed;
    QVERIFY(blocked.find(keyOf(1), &source) != nullptr);
    QCOMPARE(source, EmbeddingSource::Memory);
}

void TestEmbeddingCache::worksWithoutDisk()
{
    EmbeddingCache memory({}, 1 << 20, 2);
    memory.insert(embedding(1));
    QVERIFY(memory.find(keyOf(1)) != nullptr);
    QVERIFY(!memory.takeWarning());
    QVERIFY(!std::filesystem::exists(folder()));
}

QTEST_GUILESS_MAIN(TestEmbeddingCache)
#include "tst_embedding_cache.moc"
