#pragma once

#include <QStringList>

namespace app::cli {

/// Runs `tessera WORDS...` (without the program's name). Needs a QCoreApplication. Returns the exit code: 0 done, 1
/// failed (`error:` and `hint:` lines on standard error), 2 wrong usage (and the usage line), 130 interrupted.
int runCommandLine(const QStringList& words);

} // namespace app::cli
