// The colour tables are the published ones: their ends, and brightness that only rises.

#include <algorithm>
#include <cstdlib>

#include <QtTest>

#include "core/image/colour_maps.h"

using core::ColourMap;

class TestColourMaps : public QObject {
    Q_OBJECT

private slots:
    void endsArePublished_data();
    void endsArePublished();
    void brightnessOnlyRises_data();
    void brightnessOnlyRises();
};

void TestColourMaps::endsArePublished_data()
{
    QTest::addColumn<int>("map");
    QTest::addColumn<QList<int>>("first");
    QTest::addColumn<QList<int>>("last");
    QTest::newRow("viridis") << int(ColourMap::Viridis) << QList<int>{68, 1, 84} << QList<int>{253, 231, 37};
    QTest::newRow("magma") << int(ColourMap::Magma) << QList<int>{0, 0, 4} << QList<int>{252, 253, 191};
    QTest::newRow("cividis") << int(ColourMap::Cividis) << QList<int>{0, 34, 78} << QList<int>{254, 232, 56};
}

void TestColourMaps::endsArePublished()
{
    QFETCH(int, map);
    QFETCH(QList<int>, first);
    QFETCH(QList<int>, last);
    const auto& table = core::colourTable(static_cast<ColourMap>(map));
    for (size_t c = 0; c < 3; ++c) {
        const auto at = static_cast<qsizetype>(c);
        QVERIFY2(std::abs(table.front()[c] - first[at]) <= 1, qPrintable(QString::number(table.front()[c])));
        QVERIFY2(std::abs(table.back()[c] - last[at]) <= 1, qPrintable(QString::number(table.back()[c])));
    }
}

void TestColourMaps::brightnessOnlyRises_data() { endsArePublished_data(); }

void TestColourMaps::brightnessOnlyRises()
{
    QFETCH(int, map);
    const auto& table = core::colourTable(static_cast<ColourMap>(map));
    double previous = -1;
    for (const auto& [red, green, blue] : table) {
        const double brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        QVERIFY(brightness > previous - 0.8); // the tables are rounded to bytes
        previous = std::max(previous, brightness);
    }
    QVERIFY(previous > 200);
}

QTEST_GUILESS_MAIN(TestColourMaps)
#include "tst_colour_maps.moc"
