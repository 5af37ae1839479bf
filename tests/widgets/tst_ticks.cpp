// Ticks stand on round numbers, and say them right.

#include <cmath>

#include <QTest>

#include "widgets/ticks.h"

using widgets::Tick;

namespace {

QStringList texts(const std::vector<Tick>& ticks)
{
    QStringList result;
    for (const Tick& tick : ticks)
        result << tick.text;
    return result;
}

} // namespace

class TestTicks : public QObject {
    Q_OBJECT

private slots:
    void stepsAreOneTwoOrFive_data()
    {
        QTest::addColumn<double>("span");
        for (const double span : {1e-12, 3.3e-5, 0.07, 0.999, 1.0, 7.0, 10.0, 64.0, 12345.6, 9.9e20})
            QTest::addRow("%g", span) << span;
    }
    void stepsAreOneTwoOrFive()
    {
        QFETCH(double, span);
        for (const int most : {1, 2, 3, 7, 12}) {
            const double step = widgets::roundStep(span, most);
            const double mantissa = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
            QVERIFY2(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 || std::abs(mantissa - 5) < 1e-6,
                     qPrintable(QString::number(mantissa)));
            QVERIFY(span / step <= most * (1 + 1e-6));
            QVERIFY2(span / step > most / 2.6, "no finer step would do");
        }
    }

    void linearTicksReadWell()
    {
        QCOMPARE(texts(widgets::linearTicks(0, 1, 5)), QStringList({"0", "0.2", "0.4", "0.6", "0.8", "1.0"}));
        QCOMPARE(texts(widgets::linearTicks(-0.34, 0.33, 7)),
                 QStringList({"−0.3", "−0.2", "−0.1", "0", "0.1", "0.2", "0.3"}));
        QCOMPARE(texts(widgets::linearTicks(0, 64, 4)), QStringList({"0", "20", "40", "60"}));
        QCOMPARE(texts(widgets::linearTicks(0.9, 3.1, 8, true)), QStringList({"1", "2", "3"}));
        QCOMPARE(texts(widgets::linearTicks(0, 3e6, 3)), QStringList({"0", "1·10⁶", "2·10⁶", "3·10⁶"}));
        QCOMPARE(texts(widgets::linearTicks(0, 2.5e-5, 3)), QStringList({"0", "1·10⁻⁵", "2·10⁻⁵"}));
    }

    void logTicksReadWell()
    {
        QCOMPARE(texts(widgets::logTicks(0, 2, 6)), QStringList({"1", "2", "5", "10", "20", "50", "100"}));
        QCOMPARE(texts(widgets::logTicks(-6, 6, 5)), QStringList({"10⁻⁶", "0.001", "1", "1000", "10⁶"}));
        QCOMPARE(texts(widgets::logTicks(std::log10(2), std::log10(8), 6)),
                 QStringList({"2", "3", "4", "5", "6", "7", "8"}));
        for (const Tick& tick : widgets::logTicks(-3, 3, 30))
            QVERIFY(std::abs(std::pow(10, tick.position) / tick.text.toDouble() - 1) < 1e-9);
    }

    void rangesThatAreNoneGiveNoTicks()
    {
        QVERIFY(widgets::linearTicks(0, INFINITY, 5).empty());
        QVERIFY(widgets::linearTicks(NAN, 1, 5).empty());
        QVERIFY(widgets::logTicks(1, 1, 5).empty());
        QVERIFY(widgets::logTicks(0, INFINITY, 5).empty());
        QCOMPARE(widgets::roundStep(0, 5), 1.0);
        QCOMPARE(widgets::roundStep(-3, 5), 1.0);
    }

    void numbersReadWell()
    {
        QCOMPARE(widgets::numberText(0.8712345), QStringLiteral("0.8712"));
        QCOMPARE(widgets::numberText(-12.5), QStringLiteral("−12.5"));
        QCOMPARE(widgets::numberText(123456), QStringLiteral("123456"));
        QCOMPARE(widgets::numberText(1234567), QStringLiteral("1.235·10⁶"));
        QCOMPARE(widgets::numberText(1e-7), QStringLiteral("1·10⁻⁷"));
        QCOMPARE(widgets::numberText(0), QStringLiteral("0"));
        QCOMPARE(widgets::numberText(9.99999), QStringLiteral("10"));
        QCOMPARE(widgets::numberText(NAN), QStringLiteral("–"));
    }
};

QTEST_GUILESS_MAIN(TestTicks)
#include "tst_ticks.moc"
