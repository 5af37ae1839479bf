#include "app/cli/columns.h"

#include <algorithm>

namespace app::cli {
namespace {

/// How many columns of a terminal a text takes: Chinese characters take two.
qsizetype columnsOf(const QString& text)
{
    return std::ranges::count_if(text, [](QChar c) { return c.unicode() >= 0x1100; }) + text.size();
}

} // namespace

QString aligned(const QList<QStringList>& rows, FirstColumn first)
{
    QList<qsizetype> widths(rows.isEmpty() ? 0 : rows.first().size(), 0);
    for (const QStringList& row : rows)
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[i]));
    QString lines;
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString blanks(widths[i] - columnsOf(row[i]), ' ');
            const bool left = i == 0 && first == FirstColumn::Left;
            lines += (i == 0 ? "" : "  ") + (left ? row[i] + blanks : blanks + row[i]);
        }
        lines += '\n';
    }
    return lines;
}

} // namespace app::cli
