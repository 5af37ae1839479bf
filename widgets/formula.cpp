#include "widgets/formula.h"

#include <QTextDocumentFragment>

namespace widgets::formula {

namespace {

constexpr QChar kThinSpace(0x2009);
constexpr QChar kMinus(0x2212);
constexpr int kGroup = 3;

QString cell(const QString& content, const QString& style = {})
{
    return QStringLiteral("<td align=\"center\" style=\"vertical-align:middle; white-space:pre; %2\">%1</td>")
        .arg(content, style);
}

QString fraction(const FormulaPart& part, const QColor& bar)
{
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\"><tr>%1</tr><tr>%2</tr></table>")
        .arg(cell(part.over, QStringLiteral("padding:0px 4px 1px 4px; border-bottom:1px solid %1;").arg(bar.name())),
             cell(part.under, QStringLiteral("padding:1px 4px 0px 4px;")));
}

QString plain(const QString& rich)
{
    QString html = rich;
    html.replace(QStringLiteral("<sub>"), QStringLiteral("_"));
    return QTextDocumentFragment::fromHtml(QStringLiteral("<span style=\"white-space:pre\">%1</span>").arg(html))
        .toPlainText();
}

} // namespace

QString text(const QString& plainText) { return plainText.toHtmlEscaped(); }

QString symbol(const QString& name, const QString& index)
{
    const QString italic = QStringLiteral("<i>%1</i>").arg(name.toHtmlEscaped());
    return index.isEmpty() ? italic : italic + QStringLiteral("<sub><i>%1</i></sub>").arg(index.toHtmlEscaped());
}

QString sum(const QString& index)
{
    return QStringLiteral("∑<sub><i>%1</i></sub>").arg(index.toHtmlEscaped()) + kThinSpace;
}

QString number(qint64 value)
{
    QString digits = QString::number(value);
    for (qsizetype at = digits.size() - kGroup; at > (value < 0 ? 1 : 0); at -= kGroup)
        digits.insert(at, kThinSpace);
    return digits.replace(QLatin1Char('-'), kMinus);
}

QString number(double value, int decimals)
{
    const QString digits = QString::number(value, 'f', decimals);
    if (digits.startsWith(QLatin1Char('-')) && digits.toDouble() == 0) // nothing is left of it
        return digits.sliced(1);
    return QString(digits).replace(QLatin1Char('-'), kMinus);
}

QString grouped(const QString& inner) { return QLatin1Char('(') + inner + QLatin1Char(')'); }

QString toRichText(const FormulaLine& line, const QColor& bar)
{
    QString cells;
    for (const FormulaPart& part : line)
        cells += cell(part.under.isEmpty() ? part.over : fraction(part, bar), QStringLiteral("padding:0px 2px;"));
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"0\"><tr>%1</tr></table>").arg(cells);
}

QString toPlainText(const FormulaLine& line)
{
    QStringList words;
    for (const FormulaPart& part : line)
        words << (part.under.isEmpty() ? plain(part.over)
                                       : QStringLiteral("(%1) / (%2)").arg(plain(part.over), plain(part.under)));
    return words.join(QLatin1Char(' '));
}

} // namespace widgets::formula
