// Files that cannot be read as pictures, or must not be: each is refused with a reason, before it costs memory.

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <sys/stat.h>

#include <QTemporaryDir>
#include <QtTest>

#include "core/image/image_io.h"
#include "gpu/base/error.h"
#include "tests/core/picture_bytes.h"

using core::Image;
using gpu::ErrorKind;
using pictures::Bytes;

Q_DECLARE_METATYPE(ErrorKind)

namespace {

Bytes firstPart(Bytes bytes, double share)
{
    bytes.resize(static_cast<size_t>(static_cast<double>(bytes.size()) * share));
    return bytes;
}

} // namespace

class TestBadImages : public QObject {
    Q_OBJECT

private slots:
    void refusesBadBytes_data();
    void refusesBadBytes();
    void refusesWhatIsTooLargeBeforeDecoding_data();
    void refusesWhatIsTooLargeBeforeDecoding();
    void refusesEveryTruncation_data();
    void refusesEveryTruncation();
    void refusesDamageInTheMiddle_data();
    void refusesDamageInTheMiddle();
    void refusesWhatIsNoRegularFile();
    void survivesRandomBytesAfterTheMagic();
};

void TestBadImages::refusesBadBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char* name, const Bytes& bytes, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << kind;
    };
    row("empty", {}, ErrorKind::Corrupt);
    row("text", pictures::fromText("Dear reader, this is not a picture.\n"), ErrorKind::Unsupported);
    row("text like BMP", pictures::fromText("BMI tables for adults, second edition"), ErrorKind::Unsupported);
    row("text like PNM", pictures::fromText("P1 is the first of seven polls"), ErrorKind::Unsupported);
    row("text like PNM with numbers", pictures::fromText("P3 12 drummers drumming"), ErrorKind::Unsupported);
    row("gif", pictures::fromText("GIF89a\x01"), ErrorKind::Unsupported);
    row("float numbers", pictures::floatTiff(4, 4), ErrorKind::Unsupported);
    row("zero wide", pictures::pngHeaderOnly(0, 10), ErrorKind::Corrupt);
    row("zero high", pictures::pngHeaderOnly(10, 0), ErrorKind::Corrupt);
    row("zero pnm", pictures::fromText("P6 0 0 255\n"), ErrorKind::Corrupt);
    row("no data", pictures::pngHeaderOnly(8, 8), ErrorKind::Corrupt);
    row("only a signature", pictures::fromText("\x89PNG\r\n\x1a\n"), ErrorKind::Corrupt);
    row("only a JPEG marker", pictures::fromText("\xFF\xD8\xFF\xE0"), ErrorKind::Corrupt);
    row("only a RIFF head", pictures::fromText(std::string("RIFF\x10\0\0\0WEBP", 12)), ErrorKind::Corrupt);
    row("only a TIFF mark", pictures::fromText(std::string("II*\0", 4)), ErrorKind::Corrupt);
    row("only BM", pictures::fromText("BM"), ErrorKind::Corrupt);
    row("only P6", pictures::fromText("P6 12"), ErrorKind::Corrupt);
}

void TestBadImages::refusesBadBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    try {
        core::decodeImage(std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))), "sample.png");
        QFAIL("was read");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), kind);
        QVERIFY2(QString(error.what()).contains("sample.png"), error.what());
        QVERIFY(!error.hint().empty());
    }
}

void TestBadImages::refusesWhatIsTooLargeBeforeDecoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("number");
    const auto row = [](const char* name, const Bytes& bytes, const char* number) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                          static_cast<qsizetype>(bytes.size()))
                            << number;
    };
    row("over 100 megapixels", pictures::pngHeaderOnly(20'000, 5'001), "20000 x 5001");
    row("overflowing sides", pictures::pngHeaderOnly(0x7FFFFFFF, 0x7FFFFFFF), "2147483647 x 2147483647");
    row("one long side", pictures::pngHeaderOnly(1'048'577, 2), "1048577 x 2");
    row("huge pnm", pictures::fromText("P6 99999999999999999999 3 255\n"), "x 3");
    row("huge bmp",
        pictures::fromText(std::string("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\x01\0\0\0\x01\0\x01\0\x18\0", 30) +
                           std::string(24, '\0')),
        "65536 x 65536");
}

void TestBadImages::refusesWhatIsTooLargeBeforeDecoding()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, number);
    try {
        core::decodeImage(std::as_bytes(std::span(bytes.constData(), static_cast<size_t>(bytes.size()))), "huge");
        QFAIL("was read");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), ErrorKind::LimitExceeded);
        QVERIFY2(QString(error.what()).contains(number), error.what());
        QVERIFY2(QString(error.what()).contains("100000000"), error.what());
    }
}

void TestBadImages::refusesEveryTruncation_data()
{
    QTest::addColumn<QString>("extension");
    for (const char* extension : {".png", ".jpg", ".webp", ".bmp", ".tiff", ".ppm"})
        QTest::newRow(extension) << extension;
}

void TestBadImages::refusesEveryTruncation()
{
    QFETCH(QString, extension);
    const Bytes whole = pictures::encoded(pictures::gradient(64, 48), extension.toStdString());
    for (const double share : {0.05, 0.3, 0.5, 0.75, 0.9, 0.97}) {
        try {
            core::decodeImage(firstPart(whole, share), "half");
            QFAIL(qPrintable(QString("read from %1 of the file").arg(share)));
        } catch (const gpu::Error& error) {
            QVERIFY2(error.kind() == ErrorKind::Corrupt, error.what());
        }
    }
}

void TestBadImages::refusesDamageInTheMiddle_data()
{
    QTest::addColumn<QString>("extension");
    QTest::newRow("png") << ".png";
    QTest::newRow("jpeg") << ".jpg";
}

void TestBadImages::refusesDamageInTheMiddle()
{
    QFETCH(QString, extension);
    Bytes bytes = pictures::encoded(pictures::gradient(64, 48), extension.toStdString());
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(bytes.size()) / 2, 24, std::byte{0xFF});
    try {
        core::decodeImage(bytes, "damaged");
        QFAIL("was read");
    } catch (const gpu::Error& error) {
        QVERIFY2(error.kind() == ErrorKind::Corrupt, error.what());
    }
}

void TestBadImages::refusesWhatIsNoRegularFile()
{
    const QTemporaryDir temporary;
    const std::filesystem::path folder = temporary.path().toStdString();
    const std::filesystem::path pipe = folder / "pipe.png";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    const std::filesystem::path large = folder / "large.png";
    std::ofstream(large) << std::string(2000, 'x');
    struct Case {
        std::filesystem::path path;
        ErrorKind kind;
    };
    for (const Case& one : {Case{folder / "missing.png", ErrorKind::NotFound}, Case{folder, ErrorKind::InvalidInput},
                            Case{pipe, ErrorKind::InvalidInput}, Case{large, ErrorKind::LimitExceeded},
                            Case{large / "inside.png", ErrorKind::NotFound}}) {
        try {
            core::loadImage(one.path, {.maxFileBytes = 1999});
            QFAIL(qPrintable(QString::fromStdString(one.path.string())));
        } catch (const gpu::Error& error) {
            QVERIFY2(error.kind() == one.kind, error.what());
            QVERIFY2(QString(error.what()).contains(QString::fromStdString(one.path.string())), error.what());
        }
    }
}

void TestBadImages::survivesRandomBytesAfterTheMagic()
{
    uint32_t state = 12345;
    for (const std::string extension : {".png", ".jpg", ".webp", ".bmp", ".tiff", ".ppm"}) {
        const Bytes whole = pictures::encoded(pictures::gradient(16, 16), extension);
        for (int round = 0; round < 60; ++round) {
            Bytes bytes = whole;
            for (int change = 0; change < 4; ++change) {
                state = state * 1664525 + 1013904223;
                bytes[4 + (state >> 8) % (bytes.size() - 4)] = static_cast<std::byte>(state >> 24);
            }
            try {
                const Image image = core::decodeImage(bytes, "noise", {.maxPixels = 1'000'000}).image;
                QCOMPARE(image.rgb.size(), static_cast<size_t>(image.width) * static_cast<size_t>(image.height) * 3);
            } catch (const gpu::Error&) {
                continue; // any of our errors will do; anything else ends the test
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestBadImages)
#include "tst_bad_images.moc"
