#include "widgets/ticks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace widgets {

namespace {

constexpr int kMostTicks = 1000; ///< a bound against ranges that are no longer numbers

QString withMinus(QString text) { return text.replace(QLatin1Char('-'), QChar(0x2212)); }

QString superscript(int exponent)
{
    static const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString text = exponent < 0 ? QStringLiteral("⁻") : QString();
    for (const QChar digit : QString::number(std::abs(exponent)))
        text += digits[digit.digitValue()];
    return text;
}

QString tenToThe(int exponent) { return QStringLiteral("10") + superscript(exponent); }

/// Ticks of one axis all have the same digits behind the point, or the same power of ten.
QString tickText(double value, double step, double largest)
{
    if (value == 0)
        return QStringLiteral("0");
    if (largest >= 1e6 || step < 1e-4) {
        const int exponent = static_cast<int>(std::floor(std::log10(largest) + 1e-9));
        const int decimals = std::max(0, exponent - static_cast<int>(std::floor(std::log10(step) + 1e-9)));
        return withMinus(QString::number(value / std::pow(10, exponent), 'f', decimals)) + QStringLiteral("·") +
               tenToThe(exponent);
    }
    return withMinus(QString::number(value, 'f', std::max(0, -static_cast<int>(std::floor(std::log10(step) + 1e-9)))));
}

} // namespace

double roundStep(double span, int most, bool whole)
{
    if (!(span > 0) || !std::isfinite(span))
        return 1;
    const double wanted = span / std::max(most, 1);
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= wanted * (1 - 1e-9)) {
            step = factor * power;
            break;
        }
    }
    return whole ? std::max(step, 1.0) : step;
}

std::vector<Tick> linearTicks(double from, double to, int most, bool whole)
{
    std::vector<Tick> ticks;
    const double step = roundStep(to - from, most, whole);
    const double first = std::ceil(from / step - 1e-9);
    const double last = std::floor(to / step + 1e-9);
    if (!(last - first <= kMostTicks))
        return ticks;
    const double largest = std::max(std::abs(first), std::abs(last)) * step;
    for (double i = first; i <= last; ++i)
        ticks.push_back({i * step, tickText(i * step, step, largest)});
    return ticks;
}

std::vector<Tick> logTicks(double from, double to, int most)
{
    std::vector<Tick> ticks;
    if (!(to > from) || !(to - from <= kMostTicks))
        return ticks;
    if (to - from < 1) {
        for (const Tick& tick : linearTicks(std::pow(10, from), std::pow(10, to), most))
            if (tick.position > 0)
                ticks.push_back({std::log10(tick.position), tick.text});
        return ticks;
    }
    const bool between = 3 * (to - from) <= most;
    const int every = std::max(1, static_cast<int>(std::ceil((to - from) / std::max(most, 1))));
    const auto add = [&](double factor, int exponent) {
        const double position = exponent + std::log10(factor);
        if (position < from - 1e-9 || position > to + 1e-9)
            return;
        const bool plain = exponent >= -3 && exponent <= 4;
        const QString power = tenToThe(exponent);
        ticks.push_back({position, plain         ? numberText(factor * std::pow(10, exponent))
                                   : factor == 1 ? power
                                                 : QString::number(factor) + QStringLiteral("·") + power});
    };
    for (int exponent = static_cast<int>(std::floor(from)); exponent <= to; ++exponent) {
        if (exponent % every != 0)
            continue;
        add(1, exponent);
        if (between) {
            add(2, exponent);
            add(5, exponent);
        }
    }
    return ticks;
}

QString numberText(double value, int digits)
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (value == 0)
        return QStringLiteral("0");
    const QString scientific = QString::number(value, 'e', std::max(digits - 1, 0));
    const qsizetype e = scientific.indexOf(QLatin1Char('e'));
    const int exponent = scientific.mid(e + 1).toInt();
    QString text = exponent >= 6 || exponent < -4 ? scientific.left(e)
                                                  : QString::number(value, 'f', std::max(0, digits - 1 - exponent));
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    if (exponent >= 6 || exponent < -4)
        text += QStringLiteral("·") + tenToThe(exponent);
    return withMinus(text);
}

} // namespace widgets
