// The mask over the picture: mixed inside, full colour along its border, untouched outside.

#include <limits>

#include <QtTest>

#include "core/image/overlay.h"
#include "gpu/base/error.h"

using core::Image;
using core::Mask;

namespace {

constexpr std::array<uint8_t, 3> kRed{255, 0, 0};

Image flat(int width, int height, uint8_t value)
{
    return {width, height, std::vector<uint8_t>(static_cast<size_t>(width * height) * 3, value)};
}

std::array<uint8_t, 3> at(const Image& image, int x, int y)
{
    const size_t i = 3 * static_cast<size_t>(y * image.width + x);
    return {image.rgb[i], image.rgb[i + 1], image.rgb[i + 2]};
}

/// Object in [x0, x1) x [y0, y1).
Mask rectangle(int width, int height, int x0, int y0, int x1, int y1)
{
    Mask mask{width, height, std::vector<uint8_t>(static_cast<size_t>(width * height), 0)};
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x)
            mask.values[static_cast<size_t>(y * width + x)] = 255;
    }
    return mask;
}

} // namespace

class TestOverlay : public QObject {
    Q_OBJECT

private slots:
    void mixesInsideAndOutlinesTheBorder();
    void pictureEdgeIsNoBorder();
    void opacityGoesFromOutlineOnlyToFlatColour();
    void emptyMaskChangesNothing();
    void rejectsOtherSizes();
    void rejectsOpacityOutsideItsRange_data();
    void rejectsOpacityOutsideItsRange();
};

void TestOverlay::mixesInsideAndOutlinesTheBorder()
{
    const Image result = core::overlayMask(flat(7, 6, 100), rectangle(7, 6, 1, 1, 6, 5), kRed, 0.5);
    const std::array<uint8_t, 3> plain{100, 100, 100};
    const std::array<uint8_t, 3> mixed{178, 50, 50}; // (100 + 255) / 2 = 177.5, rounded away from zero
    for (int y = 0; y < 6; ++y) {
        for (int x = 0; x < 7; ++x) {
            const bool inside = x >= 1 && x < 6 && y >= 1 && y < 5;
            const bool border = inside && (x == 1 || x == 5 || y == 1 || y == 4);
            QCOMPARE(at(result, x, y), border ? kRed : inside ? mixed : plain);
        }
    }
}

void TestOverlay::pictureEdgeIsNoBorder()
{
    const Image result = core::overlayMask(flat(3, 3, 200), rectangle(3, 3, 0, 0, 3, 3), kRed, 0.0);
    QCOMPARE(result.rgb, flat(3, 3, 200).rgb);
}

void TestOverlay::opacityGoesFromOutlineOnlyToFlatColour()
{
    const Mask mask = rectangle(5, 5, 0, 0, 5, 4);
    const Image outline = core::overlayMask(flat(5, 5, 9), mask, kRed, 0.0);
    QCOMPARE(at(outline, 2, 1), (std::array<uint8_t, 3>{9, 9, 9}));
    QCOMPARE(at(outline, 2, 3), kRed);
    const Image full = core::overlayMask(flat(5, 5, 9), mask, kRed, 1.0);
    QCOMPARE(at(full, 2, 1), kRed);
    QCOMPARE(at(full, 2, 4), (std::array<uint8_t, 3>{9, 9, 9}));
}

void TestOverlay::emptyMaskChangesNothing()
{
    const Image image = flat(4, 3, 77);
    QCOMPARE(core::overlayMask(image, rectangle(4, 3, 0, 0, 0, 0), kRed, 0.7).rgb, image.rgb);
}

void TestOverlay::rejectsOtherSizes()
{
    try {
        core::overlayMask(flat(4, 3, 0), rectangle(3, 4, 0, 0, 1, 1), kRed, 0.5);
        QFAIL("was mixed");
    } catch (const gpu::Error& error) {
        QCOMPARE(error.kind(), gpu::ErrorKind::InvalidInput);
        QVERIFY(QString(error.what()).contains("3 x 4"));
    }
}

void TestOverlay::rejectsOpacityOutsideItsRange_data()
{
    QTest::addColumn<double>("opacity");
    QTest::newRow("negative") << -0.01;
    QTest::newRow("above one") << 1.01;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void TestOverlay::rejectsOpacityOutsideItsRange()
{
    QFETCH(double, opacity);
    QVERIFY_THROWS_EXCEPTION(gpu::Error, core::overlayMask(flat(2, 2, 0), rectangle(2, 2, 0, 0, 1, 1), kRed, opacity));
}

QTEST_GUILESS_MAIN(TestOverlay)
#include "tst_overlay.moc"
