// Reading of picture files: what works gives the right colours, what cannot work says why.

#include <algorithm>
#include <array>
#include <cstdlib>
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

int largestDifference(const Image& a, const Image& b)
{
    int largest = a.width == b.width && a.height == b.height ? 0 : 256;
    for (size_t i = 0; largest < 256 && i < a.rgb.size(); ++i)
        largest = std::max(largest, std::abs(int{a.rgb[i]} - int{b.rgb[i]}));
    return largest;
}

Image flat(int width, int height, std::array<uint8_t, 3> colour)
{
    Image image{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        image.rgb.insert(image.rgb.end(), colour.begin(), colour.end());
    return image;
}

/// The stored picture that orientation `n` turns into `upright`: EXIF's table, written out independently of the reader.
Image storedAs(const Image& upright, int n)
{
    const bool swaps = n >= 5;
    Image stored{swaps ? upright.height : upright.width, swaps ? upright.width : upright.height, {}};
    const int w = upright.width;
    const int h = upright.height;
    for (int row = 0; row < stored.height; ++row) {
        for (int column = 0; column < stored.width; ++column) {
            int x = column;
            int y = row;
            switch (n) {
            case 2: x = w - 1 - column; break;                        // row 0 top, column 0 right
            case 3: x = w - 1 - column; y = h - 1 - row; break;       // bottom, right
            case 4: y = h - 1 - row; break;                           // bottom, left
            case 5: x = row; y = column; break;                       // left, top
            case 6: x = w - 1 - row; y = column; break;               // right, top
            case 7: x = w - 1 - row; y = h - 1 - column; break;       // right, bottom
            case 8: x = row; y = h - 1 - column; break;               // left, bottom
            default: break;
            }
            const auto at = upright.rgb.begin() + 3 * (y * w + x);
            stored.rgb.insert(stored.rgb.end(), at, at + 3);
        }
    }
    return stored;
}

Bytes firstPart(Bytes bytes, double share)
{
    bytes.resize(static_cast<size_t>(static_cast<double>(bytes.size()) * share));
    return bytes;
}

} // namespace

class TestImageIo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const std::string& name, const Bytes& bytes) const
    {
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return path;
    }

private slots:
    void readsEveryFormat_data();
    void readsEveryFormat();
    void readsGreyPaletteAlphaAnd16Bit();
    void mixesInksLikeTheirWriter_data();
    void mixesInksLikeTheirWriter();
    void standsUpright_data();
    void standsUpright();
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
    void writesWhatItReads();
    void leavesNothingBehindWhenWritingFails();
    void hashesNameTheirContent();
};

void TestImageIo::readsEveryFormat_data()
{
    QTest::addColumn<QString>("extension");
    QTest::addColumn<int>("tolerance");
    QTest::newRow("png") << ".png" << 0;
    QTest::newRow("jpeg") << ".jpg" << 10;
    QTest::newRow("webp lossless") << ".webp" << 0;
    QTest::newRow("bmp") << ".bmp" << 0;
    QTest::newRow("tiff") << ".tiff" << 0;
    QTest::newRow("pnm") << ".ppm" << 0;
}

void TestImageIo::readsEveryFormat()
{
    QFETCH(QString, extension);
    QFETCH(int, tolerance);
    for (const auto& [width, height] : {std::pair{1, 1}, {37, 23}, {64, 1}, {1, 65}}) {
        const Image image = pictures::gradient(width, height);
        const Image read = core::decodeImage(pictures::encoded(image, extension.toStdString()), "picture").image;
        QCOMPARE(read.width, width);
        QCOMPARE(read.height, height);
        QVERIFY2(largestDifference(read, image) <= tolerance, qPrintable(QString::number(largestDifference(read, image))));
    }
}

void TestImageIo::readsGreyPaletteAlphaAnd16Bit()
{
    const Image image = pictures::gradient(37, 23);
    const Image grey = core::decodeImage(pictures::greyPng(image), "grey").image;
    for (size_t i = 0; i < grey.rgb.size(); i += 3) {
        QCOMPARE(grey.rgb[i], image.rgb[i]);
        QCOMPARE(grey.rgb[i + 1], image.rgb[i]);
        QCOMPARE(grey.rgb[i + 2], image.rgb[i]);
    }
    QCOMPARE(largestDifference(core::decodeImage(pictures::png16(image), "16 bit").image, image), 0);
    QCOMPARE(largestDifference(core::decodeImage(pictures::transparentPng(image, 255), "opaque").image, image), 0);
    QCOMPARE(largestDifference(core::decodeImage(pictures::transparentPng(image, 0), "clear").image, flat(37, 23, {255, 255, 255})), 0);
    QCOMPARE(largestDifference(core::decodeImage(pictures::interlacedPng(image), "interlaced").image, image), 0);
    const Image half = core::decodeImage(pictures::transparentPng(flat(3, 3, {10, 20, 30}), 51), "fifth").image;
    QCOMPARE(largestDifference(half, flat(3, 3, {206, 208, 210})), 0);
    const Image greyAlpha = core::decodeImage(pictures::greyAlphaPng(5, 4, 100, 102), "grey alpha").image;
    QCOMPARE(largestDifference(greyAlpha, flat(5, 4, {193, 193, 193})), 0);
    const Image palette = core::decodeImage(
        pictures::palettePng(3, 1, {2, 0, 1}, {200, 10, 20, 255, 1, 2, 3, 0, 30, 60, 90, 255}), "palette").image;
    const std::vector<uint8_t> expected{30, 60, 90, 200, 10, 20, 255, 255, 255};
    QCOMPARE(palette.rgb, expected);
}

void TestImageIo::mixesInksLikeTheirWriter_data()
{
    QTest::addColumn<int>("inks");
    QTest::newRow("CMYK with Adobe marker, inverted") << int(pictures::Inks::AdobeCmyk);
    QTest::newRow("YCCK with Adobe marker, inverted") << int(pictures::Inks::AdobeYcck);
    QTest::newRow("CMYK without marker, plain") << int(pictures::Inks::PlainCmyk);
}

void TestImageIo::mixesInksLikeTheirWriter()
{
    QFETCH(int, inks);
    struct Case {
        std::vector<uint8_t> cmyk;
        std::array<uint8_t, 3> rgb;
    };
    const std::vector<Case> cases{{{0, 0, 0, 0}, {255, 255, 255}},  {{0, 255, 255, 0}, {255, 0, 0}},
                                  {{255, 0, 255, 0}, {0, 255, 0}},  {{0, 0, 0, 255}, {0, 0, 0}},
                                  {{51, 102, 0, 0}, {204, 153, 255}}, {{0, 0, 0, 128}, {127, 127, 127}}};
    for (const Case& one : cases) {
        const Bytes bytes = pictures::cmykJpeg(16, 9, one.cmyk, static_cast<pictures::Inks>(inks));
        const int difference = largestDifference(core::decodeImage(bytes, "inks").image, flat(16, 9, one.rgb));
        QVERIFY2(difference <= 3, qPrintable(QString::number(difference)));
    }
}

void TestImageIo::standsUpright_data()
{
    QTest::addColumn<int>("orientation");
    for (int n = 1; n <= 8; ++n)
        QTest::addRow("orientation %d", n) << n;
}

void TestImageIo::standsUpright()
{
    QFETCH(int, orientation);
    const Image upright = pictures::gradient(48, 32);
    const Image stored = storedAs(upright, orientation);
    for (const bool bigEndian : {false, true}) {
        const Image read = core::decodeImage(pictures::jpegWithOrientation(stored, orientation, bigEndian), "exif").image;
        QVERIFY2(largestDifference(read, upright) <= 8, qPrintable(QString::number(largestDifference(read, upright))));
    }
    const Image png = core::decodeImage(pictures::pngWithOrientation(stored, orientation), "png").image;
    QCOMPARE(largestDifference(png, upright), 0);
    const Image tiff = core::decodeImage(pictures::tiffWithOrientation(stored, orientation), "tiff").image;
    QCOMPARE(largestDifference(tiff, upright), 0);
}

void TestImageIo::refusesBadBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char* name, const Bytes& bytes, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())) << kind;
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

void TestImageIo::refusesBadBytes()
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

void TestImageIo::refusesWhatIsTooLargeBeforeDecoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("number");
    const auto row = [](const char* name, const Bytes& bytes, const char* number) {
        QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())) << number;
    };
    row("over 100 megapixels", pictures::pngHeaderOnly(20'000, 5'001), "20000 x 5001");
    row("overflowing sides", pictures::pngHeaderOnly(0x7FFFFFFF, 0x7FFFFFFF), "2147483647 x 2147483647");
    row("one long side", pictures::pngHeaderOnly(1'048'577, 2), "1048577 x 2");
    row("huge pnm", pictures::fromText("P6 99999999999999999999 3 255\n"), "x 3");
    row("huge bmp", pictures::fromText(std::string("BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\x01\0\0\0\x01\0\x01\0\x18\0", 30) + std::string(24, '\0')), "65536 x 65536");
}

void TestImageIo::refusesWhatIsTooLargeBeforeDecoding()
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

void TestImageIo::refusesEveryTruncation_data()
{
    readsEveryFormat_data();
}

void TestImageIo::refusesEveryTruncation()
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

void TestImageIo::refusesDamageInTheMiddle_data()
{
    QTest::addColumn<QString>("extension");
    QTest::newRow("png") << ".png";
    QTest::newRow("jpeg") << ".jpg";
}

void TestImageIo::refusesDamageInTheMiddle()
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

void TestImageIo::refusesWhatIsNoRegularFile()
{
    const std::filesystem::path folder = m_folder.path().toStdString();
    const std::filesystem::path pipe = folder / "pipe.png";
    QCOMPARE(mkfifo(pipe.c_str(), 0600), 0);
    const std::filesystem::path large = write("large.png", Bytes(2000));
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

void TestImageIo::survivesRandomBytesAfterTheMagic()
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

void TestImageIo::writesWhatItReads()
{
    const std::filesystem::path folder = m_folder.path().toStdString();
    const Image image = pictures::gradient(37, 23);
    core::savePng(folder / "picture.png", image);
    QCOMPARE(largestDifference(core::loadImage(folder / "picture.png").image, image), 0);
    core::savePng(folder / "picture.JPG", image);
    QVERIFY(largestDifference(core::loadImage(folder / "picture.JPG").image, image) < 16);
    core::Mask mask{5, 3, std::vector<uint8_t>(15, 0)};
    mask.values[7] = 255;
    core::savePng(folder / "mask.png", mask);
    const core::Mask read = core::loadMask(folder / "mask.png");
    QCOMPARE(read.width, 5);
    QCOMPARE(read.height, 3);
    QCOMPARE(read.values, mask.values);
    const core::Mask halves = core::loadMask(write("half.png", pictures::greyPng(flat(2, 2, {128, 0, 0}))));
    QCOMPARE(halves.values, std::vector<uint8_t>(4, 255));
    const core::Mask below = core::loadMask(write("below.png", pictures::greyPng(flat(2, 2, {127, 0, 0}))));
    QCOMPARE(below.values, std::vector<uint8_t>(4, 0));
}

void TestImageIo::leavesNothingBehindWhenWritingFails()
{
    const std::filesystem::path folder = std::filesystem::path(m_folder.path().toStdString()) / "writing";
    std::filesystem::create_directories(folder / "taken.png");
    try {
        core::savePng(folder / "taken.png", pictures::gradient(4, 4)); // a folder has that name
        QFAIL("was written");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), ErrorKind::Io);
        QVERIFY(QString(error.what()).contains("taken.png"));
    }
    try {
        core::savePng(folder / "mask.jpg", core::Mask{1, 1, {255}}); // would not stay 0 or 255
        QFAIL("was written");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), ErrorKind::InvalidInput);
    }
    const auto entries = std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
    QCOMPARE(entries, std::ptrdiff_t{1});
}

void TestImageIo::hashesNameTheirContent()
{
    // printf '\1\0\0\0\1\0\0\0\12\24\36' | sha256sum
    QCOMPARE(QString::fromStdString(core::pixelHash(flat(1, 1, {10, 20, 30}))),
             QString("9357b07a3ba9f91bde0a79b811c1f3808fd23fdd0c7e5265252e2f24463cf771"));
    const Image wide = flat(2, 1, {1, 2, 3});
    const Image high = flat(1, 2, {1, 2, 3});
    QVERIFY(core::pixelHash(wide) != core::pixelHash(high));
    const core::LoadedImage png = core::decodeImage(pictures::encoded(wide, ".png"), "a");
    const core::LoadedImage bmp = core::decodeImage(pictures::encoded(wide, ".bmp"), "b");
    QCOMPARE(png.pixelSha256, bmp.pixelSha256);
    QVERIFY(png.sha256 != bmp.sha256);
}

QTEST_GUILESS_MAIN(TestImageIo)
#include "tst_image_io.moc"
