// Values over a picture: which pixel takes which value and colour.

#include <QtTest>

#include "core/image/heat_map.h"

using namespace core;

namespace {

/// 3 x 2 cells, of which the picture covers 2.5 x 2.
HeatMap small() { return {3, 2, {0, 1, 2, 3, 4, 5}, 2.5, 2}; }

std::array<uint8_t, 3> pixel(const Image& image, int x, int y)
{
    const size_t at = 3 * static_cast<size_t>(y * image.width + x);
    return {image.rgb[at], image.rgb[at + 1], image.rgb[at + 2]};
}

} // namespace

class TestHeatMap : public QObject {
    Q_OBJECT

private slots:
    void tilesTakeTheirCellsValue();
    void bilinearMeetsTheCellsAtTheirCentres();
    void pixelsTakeTheColourOfTheirCell_data();
    void pixelsTakeTheColourOfTheirCell();
    void anEmptyScaleIsTheFirstColour();
    void opacityMixesWithThePicture();
};

void TestHeatMap::tilesTakeTheirCellsValue()
{
    const HeatMap map = small();
    QCOMPARE(heatAt(map, 0, 0, Upsampling::Tiles), 0.0);
    QCOMPARE(heatAt(map, 0.999, 0.999, Upsampling::Tiles), 0.0);
    QCOMPARE(heatAt(map, 1, 1, Upsampling::Tiles), 4.0);
    QCOMPARE(heatAt(map, 2.4, 0.1, Upsampling::Tiles), 2.0);
    QCOMPARE(heatAt(map, -5, -5, Upsampling::Tiles), 0.0);
    QCOMPARE(heatAt(map, 50, 50, Upsampling::Tiles), 5.0);
}

void TestHeatMap::bilinearMeetsTheCellsAtTheirCentres()
{
    const HeatMap map = small();
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 3; ++column)
            QCOMPARE(heatAt(map, column + 0.5, row + 0.5, Upsampling::Bilinear), double(3 * row + column));
    QCOMPARE(heatAt(map, 1, 1, Upsampling::Bilinear), 2.0); // between 0, 1, 3 and 4
    QCOMPARE(heatAt(map, 1.25, 0.5, Upsampling::Bilinear), 0.75);
    QCOMPARE(heatAt(map, 0, 0, Upsampling::Bilinear), 0.0); // no cell beyond the border
    QCOMPARE(heatAt(map, 9, 9, Upsampling::Bilinear), 5.0);
    const HeatMap single{1, 1, {7}, 1, 1};
    QCOMPARE(heatAt(single, 0.1, 0.9, Upsampling::Bilinear), 7.0);
}

void TestHeatMap::pixelsTakeTheColourOfTheirCell_data()
{
    QTest::addColumn<int>("map");
    QTest::newRow("viridis") << int(ColourMap::Viridis);
    QTest::newRow("magma") << int(ColourMap::Magma);
    QTest::newRow("cividis") << int(ColourMap::Cividis);
}
void TestHeatMap::pixelsTakeTheColourOfTheirCell()
{
    QFETCH(int, map);
    const auto chosen = ColourMap(map);
    const auto& colours = colourTable(chosen);
    const Image image = heatPicture(small(), 5, 4, {.map = chosen, .largest = 5}); // two pixels a cell
    QCOMPARE(image.rgb.size(), size_t{60});
    QVERIFY(pixel(image, 0, 0) == colours[0]);
    QVERIFY(pixel(image, 1, 1) == colours[0]);
    QVERIFY(pixel(image, 2, 1) == colours[51]);
    QVERIFY(pixel(image, 4, 3) == colours[255]); // the column that sticks out
    QVERIFY(pixel(image, 3, 2) == colours[204]);
    const Image clipped = heatPicture(small(), 5, 4, {.map = chosen, .largest = 2});
    QVERIFY(pixel(clipped, 0, 3) == colours[255]);
}

void TestHeatMap::anEmptyScaleIsTheFirstColour()
{
    const Image image = heatPicture({1, 1, {0}, 1, 1}, 3, 2, {.largest = 0});
    QVERIFY(pixel(image, 2, 1) == colourTable(ColourMap::Viridis)[0]);
}

void TestHeatMap::opacityMixesWithThePicture()
{
    Image picture{5, 4, std::vector<uint8_t>(60, 100)};
    const auto& last = colourTable(ColourMap::Viridis)[255]; // 253, 231, 37
    QVERIFY(overlayHeat(picture, small(), {.largest = 5, .opacity = 0}).rgb == picture.rgb);
    const auto mixed = pixel(overlayHeat(picture, small(), {.largest = 5, .opacity = 0.25}), 4, 3);
    for (size_t c = 0; c < 3; ++c)
        QCOMPARE(int(mixed[c]), qRound(0.25 * last[c] + 75));
    QVERIFY(pixel(overlayHeat(picture, small(), {.largest = 5}), 4, 3) == last);
}

QTEST_GUILESS_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
