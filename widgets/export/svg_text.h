#pragma once
// The words of SVG: numbers, paths, colours, transforms. Always the same bytes for the same values.

#include <QByteArray>
#include <QColor>
#include <QPainterPath>
#include <QPen>
#include <QTransform>

namespace widgets::svg {

/// At most `decimals` digits behind the point, no trailing zeros, no exponent, no negative zero.
QByteArray number(double value, int decimals = 3);
/// For text and attributes; characters that XML 1.0 does not know are left out.
QByteArray escaped(const QString& text);
/// The value of an attribute d. Subpaths that end where they start are closed.
QByteArray pathData(const QPainterPath& path);
/// The value of an attribute transform.
QByteArray matrix(const QTransform& transform);
/// ` name="value"`.
QByteArray attribute(const char* name, const QByteArray& value);
/// The attribute `name` with the colour, and `opacityName` unless the colour's opacity times `opacity` is 1.
QByteArray paint(const char* name, const char* opacityName, const QColor& colour, double opacity);
/// Width, dashes, caps and joins; `width` in the units of the path.
QByteArray strokeShape(const QPen& pen, double width);

} // namespace widgets::svg
