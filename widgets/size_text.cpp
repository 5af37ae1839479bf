#include "widgets/size_text.h"

#include <QRegularExpression>

namespace widgets {

namespace {

constexpr QChar kTimes(0x00D7);

} // namespace

QString sizeText(const QString& text)
{
    // In names of files and in quotations an x is an x.
    static const QRegularExpression literal(QStringLiteral("[./\\\\\":]"));
    static const QRegularExpression declared(QStringLiteral("^[a-z]+[0-9]*\\[[^\\]]+\\]$"));
    static const QRegularExpression size(QStringLiteral("(?<![\\w-])[0-9]+(?:( ?)x\\1[0-9]+)+(?![\\w-])"));
    if (text.contains(literal))
        return text;
    QString written = text;
    if (declared.match(text).hasMatch()) // "float[1,3,height,width]"
        return written.replace(QLatin1Char(','), kTimes);
    for (QRegularExpressionMatchIterator sizes = size.globalMatch(text); sizes.hasNext();) {
        const QRegularExpressionMatch found = sizes.next(); // each sign takes the place of one letter
        written.replace(found.capturedStart(), found.capturedLength(),
                        found.captured().replace(QLatin1Char('x'), kTimes));
    }
    return written;
}

} // namespace widgets
