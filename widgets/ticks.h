#pragma once
// Round numbers along an axis.

#include <vector>

#include <QString>

namespace widgets {

struct Tick {
    double position = 0; ///< on a logarithmic axis the decimal logarithm of the value
    QString text;
};

/// The distance between ticks: the smallest of 1, 2 or 5 times a power of ten (at least 1 if `whole`) of which at most
/// `most` fit into `span`. 1 if the span is not positive.
double roundStep(double span, int most, bool whole = false);

/// Ticks on multiples of a round step between from and to, about `most` at most. Minus signs are typographic.
std::vector<Tick> linearTicks(double from, double to, int most, bool whole = false);

/// Ticks of a logarithmic axis whose ends are decimal logarithms: powers of ten, with 2 and 5 in between where there is
/// room, or round numbers within less than one decade.
std::vector<Tick> logTicks(double from, double to, int most);

/// A number for people: `digits` significant ones, without trailing zeros, with a typographic minus sign and powers of
/// ten from a million and below a ten-thousandth. A number that is not finite is a dash.
QString numberText(double value, int digits = 4);

} // namespace widgets
