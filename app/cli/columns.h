#pragma once
// Tables on a terminal.

#include <QList>
#include <QStringList>

namespace app::cli {

enum class FirstColumn { Left, Right };

/// Rows of equally many cells as lines: columns right-aligned and two blanks apart, the first one as said.
QString aligned(const QList<QStringList>& rows, FirstColumn first);

} // namespace app::cli
