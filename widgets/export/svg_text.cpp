#include "widgets/export/svg_text.h"

#include <cmath>

namespace widgets::svg {

namespace {

QByteArray point(double x, double y) { return number(x) + ' ' + number(y); }

/// Where the subpath that starts at element `first` ends: one past its last element.
int endOfSubpath(const QPainterPath& path, int first)
{
    int end = first + 1;
    while (end < path.elementCount() && !path.elementAt(end).isMoveTo())
        ++end;
    return end;
}

} // namespace

QByteArray number(double value, int decimals)
{
    if (!std::isfinite(value))
        return "0";
    QByteArray text = QByteArray::number(value, 'f', decimals);
    while (text.endsWith('0') && text.contains('.'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray escaped(const QString& text)
{
    QString result;
    for (const QChar c : text) {
        const bool known =
            c >= QChar(0x20) || c == QLatin1Char('\t') || c == QLatin1Char('\n') || c == QLatin1Char('\r');
        if (c == QLatin1Char('&'))
            result += QStringLiteral("&amp;");
        else if (c == QLatin1Char('<'))
            result += QStringLiteral("&lt;");
        else if (c == QLatin1Char('>'))
            result += QStringLiteral("&gt;");
        else if (c == QLatin1Char('"'))
            result += QStringLiteral("&quot;");
        else if (known && c != QChar(0xFFFE) && c != QChar(0xFFFF))
            result += c;
    }
    return result.toUtf8();
}

QByteArray pathData(const QPainterPath& path)
{
    QByteArray data;
    for (int first = 0; first < path.elementCount();) {
        const int end = endOfSubpath(path, first);
        const QPointF start = path.elementAt(first);
        const bool closed = end - first > 2 && QPointF(path.elementAt(end - 1)) == start;
        data += 'M' + point(start.x(), start.y());
        for (int i = first + 1; i < end; ++i) {
            const QPainterPath::Element& element = path.elementAt(i);
            if (element.isCurveTo()) {
                const QPainterPath::Element& second = path.elementAt(i + 1);
                const QPainterPath::Element& third = path.elementAt(i + 2);
                data +=
                    'C' + point(element.x, element.y) + ' ' + point(second.x, second.y) + ' ' + point(third.x, third.y);
                i += 2;
            } else if (!closed || i + 1 < end) {
                data += 'L' + point(element.x, element.y);
            }
        }
        if (closed)
            data += 'Z';
        first = end;
    }
    return data;
}

QByteArray matrix(const QTransform& t)
{
    constexpr int kDigits = 6;
    return "matrix(" + number(t.m11(), kDigits) + ' ' + number(t.m12(), kDigits) + ' ' + number(t.m21(), kDigits) +
           ' ' + number(t.m22(), kDigits) + ' ' + number(t.dx()) + ' ' + number(t.dy()) + ')';
}

QByteArray attribute(const char* name, const QByteArray& value) { return QByteArray(" ") + name + "=\"" + value + '"'; }

QByteArray paint(const char* name, const char* opacityName, const QColor& colour, double opacity)
{
    const double visible = opacity * colour.alpha() / 255;
    const QByteArray text = attribute(name, colour.name(QColor::HexRgb).toLatin1());
    return visible < 1 ? text + attribute(opacityName, number(visible, 4)) : text;
}

QByteArray strokeShape(const QPen& pen, double width)
{
    QByteArray text;
    if (width != 1)
        text += attribute("stroke-width", number(width));
    if (pen.capStyle() != Qt::FlatCap)
        text += attribute("stroke-linecap", pen.capStyle() == Qt::RoundCap ? "round" : "square");
    if (pen.joinStyle() == Qt::RoundJoin) {
        text += attribute("stroke-linejoin", "round");
    } else if (pen.joinStyle() == Qt::BevelJoin) {
        text += attribute("stroke-linejoin", "bevel");
    } else {
        // Qt limits how far a corner reaches beyond the end of a side, SVG the whole corner: both in widths of the pen.
        const double limit = pen.miterLimit();
        const double whole = pen.joinStyle() == Qt::SvgMiterJoin ? limit : std::sqrt(1 + 4 * limit * limit);
        text += attribute("stroke-miterlimit", number(whole));
    }
    if (pen.style() == Qt::SolidLine)
        return text;
    QByteArray dashes;
    for (const qreal dash : pen.dashPattern())
        dashes += (dashes.isEmpty() ? "" : " ") + number(dash * width);
    text += attribute("stroke-dasharray", dashes);
    if (pen.dashOffset() != 0)
        text += attribute("stroke-dashoffset", number(pen.dashOffset() * width));
    return text;
}

} // namespace widgets::svg
