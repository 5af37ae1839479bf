// Reading and writing of picture files: the right colours, the right way up, whole or not at all.

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <QTemporaryDir>
#include <QtTest>

#include "core/image/image_io.h"
#include "gpu/base/error.h"
#include "tests/core/picture_bytes.h"

using core::Image;
using gpu::ErrorKind;
using pictures::Bytes;
using pictures::flat;
using pictures::largestDifference;

namespace {

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
            case 2:
                x = w - 1 - column;
                break; // row 0 top, column 0 right
            case 3:
                x = w - 1 - column;
                y = h - 1 - row;
                break; // bottom, right
            case 4:
                y = h - 1 - row;
                break; // bottom, left
            case 5:
                x = row;
                y = column;
                break; // left, top
            case 6:
                x = w - 1 - row;
                y = column;
                break; // right, top
            case 7:
                x = w - 1 - row;
                y = h - 1 - column;
                break; // right, bottom
            case 8:
                x = row;
                y = h - 1 - column;
                break; // left, bottom
            default:
                break;
            }
            const auto at = upright.rgb.begin() + 3 * (y * w + x);
            stored.rgb.insert(stored.rgb.end(), at, at + 3);
        }
    }
    return stored;
}

} // namespace

class TestImageIo : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    std::filesystem::path write(const std::string& name, const Bytes& bytes) const
    {
        const std::filesystem::path path = std::filesystem::path(m_folder.path().toStdString()) / name;
        std::ofstream(path, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
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
        QVERIFY2(largestDifference(read, image) <= tolerance,
                 qPrintable(QString::number(largestDifference(read, image))));
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
    QCOMPARE(largestDifference(core::decodeImage(pictures::transparentPng(image, 0), "clear").image,
                               flat(37, 23, {255, 255, 255})),
             0);
    QCOMPARE(largestDifference(core::decodeImage(pictures::interlacedPng(image), "interlaced").image, image), 0);
    const Image half = core::decodeImage(pictures::transparentPng(flat(3, 3, {10, 20, 30}), 51), "fifth").image;
    QCOMPARE(largestDifference(half, flat(3, 3, {206, 208, 210})), 0);
    const Image greyAlpha = core::decodeImage(pictures::greyAlphaPng(5, 4, 100, 102), "grey alpha").image;
    QCOMPARE(largestDifference(greyAlpha, flat(5, 4, {193, 193, 193})), 0);
    const Image palette =
        core::decodeImage(pictures::palettePng(3, 1, {2, 0, 1}, {200, 10, 20, 255, 1, 2, 3, 0, 30, 60, 90, 255}),
                          "palette")
            .image;
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
    const std::vector<Case> cases{{{0, 0, 0, 0}, {255, 255, 255}},    {{0, 255, 255, 0}, {255, 0, 0}},
                                  {{255, 0, 255, 0}, {0, 255, 0}},    {{0, 0, 0, 255}, {0, 0, 0}},
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
        const Image read =
            core::decodeImage(pictures::jpegWithOrientation(stored, orientation, bigEndian), "exif").image;
        QVERIFY2(largestDifference(read, upright) <= 8, qPrintable(QString::number(largestDifference(read, upright))));
    }
    const Image png = core::decodeImage(pictures::pngWithOrientation(stored, orientation), "png").image;
    QCOMPARE(largestDifference(png, upright), 0);
    const Image tiff = core::decodeImage(pictures::tiffWithOrientation(stored, orientation), "tiff").image;
    QCOMPARE(largestDifference(tiff, upright), 0);
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
    const auto entries =
        std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
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
