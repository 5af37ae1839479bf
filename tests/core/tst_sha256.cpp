#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/assets/sha256.h"
#include "gpu/base/error.h"

/// Known values: FIPS 180-2, appendix B.
class TestSha256 : public QObject {
    Q_OBJECT

private slots:
    void knownValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("empty") << QByteArray("") << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million a") << QByteArray(1'000'000, 'a')
                                     << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }

    void knownValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const std::span<const char> letters(text.constData(), static_cast<size_t>(text.size()));
        const auto bytes = std::as_bytes(letters);
        QCOMPARE(QString::fromStdString(core::sha256Hex(bytes)), expected);

        core::Sha256 inPieces;
        for (size_t at = 0; at < bytes.size(); at += 777)
            inPieces.add(bytes.subspan(at, std::min<size_t>(777, bytes.size() - at)));
        QCOMPARE(QString::fromStdString(inPieces.finish()), expected);

        const QTemporaryDir folder;
        const std::filesystem::path path = folder.filePath("file").toStdString();
        std::ofstream(path, std::ios::binary).write(text.constData(), text.size());
        QCOMPARE(QString::fromStdString(core::sha256OfFile(path)), expected);
    }

    void aMissingFileIsNotFound()
    {
        try {
            static_cast<void>(core::sha256OfFile("/nonexistent/file"));
            QFAIL("no error");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::NotFound);
        }
    }

    void aFolderCannotBeRead()
    {
        const QTemporaryDir folder;
        try {
            static_cast<void>(core::sha256OfFile(folder.path().toStdString()));
            QFAIL("no error");
        } catch (const gpu::Error& error) {
            QCOMPARE(error.kind(), gpu::ErrorKind::Io);
        }
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "tst_sha256.moc"
