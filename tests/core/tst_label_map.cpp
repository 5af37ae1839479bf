// Label maps keep the values of the file, whatever its depth; what is no label map is refused.

#include <algorithm>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/assets/sha256.h"
#include "core/image/label_map.h"
#include "gpu/base/error.h"
#include "tests/core/picture_bytes.h"

class TestLabelMap : public QObject {
    Q_OBJECT

private slots:
    void valuesStayAsStored_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<bool>("palette");
        QTest::addColumn<bool>("interlaced");
        for (const int depth : {1, 2, 4, 8, 16})
            for (const bool palette : {false, true})
                for (const bool interlaced : {false, true})
                    if (!palette || depth <= 8)
                        QTest::addRow("%s, %d bits%s", palette ? "palette" : "grey", depth,
                                      interlaced ? ", interlaced" : "")
                            << depth << palette << interlaced;
    }

    void valuesStayAsStored()
    {
        QFETCH(int, depth);
        QFETCH(bool, palette);
        QFETCH(bool, interlaced);
        core::LabelMap map{29, 13, {}}; // rows that end within a byte
        for (uint32_t i = 0; i < 29 * 13; ++i)
            map.values.push_back(static_cast<uint16_t>((i * 2654435761U >> 13) % (1U << depth)));
        const pictures::Bytes bytes =
            pictures::labelPng(map, {.depth = depth, .palette = palette, .interlaced = interlaced});
        const core::LoadedLabelMap loaded = core::loadLabelMap(write("map.png", bytes));
        QCOMPARE(loaded.map.width, 29);
        QCOMPARE(loaded.map.height, 13);
        QCOMPARE(loaded.map.values, map.values);
        QCOMPARE(loaded.sha256, core::sha256Hex(bytes));
    }

    void whatIsNoLabelMapIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("mentions");
        const auto row = [](const char* name, const pictures::Bytes& bytes, gpu::ErrorKind kind, const char* mentions) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()))
                                << static_cast<int>(kind) << mentions;
        };
        const core::Image photo = pictures::gradient(9, 7);
        row("colours", pictures::encoded(photo, ".png"), gpu::ErrorKind::Unsupported, "colour");
        row("grey with alpha", pictures::greyAlphaPng(4, 4, 3, 200), gpu::ErrorKind::Unsupported, "transparency");
        row("JPEG", pictures::encoded(photo, ".jpg"), gpu::ErrorKind::Unsupported, "JPEG");
        row("text", pictures::fromText("0 1 2\n"), gpu::ErrorKind::Unsupported, "not a picture");
        row("empty", {}, gpu::ErrorKind::Corrupt, "empty");
        row("too large", pictures::pngHeaderOnly(60'000, 60'000, 8, 0), gpu::ErrorKind::LimitExceeded, "60000");
        pictures::Bytes cut = pictures::labelPng({64, 64, std::vector<uint16_t>(64 * 64, 7)});
        cut.resize(cut.size() - 20);
        row("cut off", cut, gpu::ErrorKind::Corrupt, "damaged");
        pictures::Bytes damaged = pictures::labelPng({64, 64, std::vector<uint16_t>(64 * 64, 7)});
        damaged[damaged.size() - 30] ^= std::byte{0x55}; // within the pixels' data
        row("damaged", damaged, gpu::ErrorKind::Corrupt, "damaged");
    }

    void whatIsNoLabelMapIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, kind);
        QFETCH(QString, mentions);
        const auto* data = reinterpret_cast<const std::byte*>(bytes.constData());
        try {
            core::loadLabelMap(write("other.png", {data, data + bytes.size()}));
            QFAIL("was read");
        } catch (const gpu::Error& error) {
            QCOMPARE(static_cast<int>(error.kind()), kind);
            QVERIFY2(QString(error.what()).contains(mentions), error.what());
            QVERIFY(!error.hint().empty());
        }
    }

    void missingFilesAndFoldersAreNamed()
    {
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::loadLabelMap(m_folder.filePath("none.png").toStdString()));
        QVERIFY_THROWS_EXCEPTION(gpu::Error, core::loadLabelMap(m_folder.path().toStdString()));
    }

private:
    std::filesystem::path write(const QString& name, const pictures::Bytes& bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size())) < 0)
            throw std::runtime_error("cannot write the test's file");
        return file.fileName().toStdString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLabelMap)
#include "tst_label_map.moc"
