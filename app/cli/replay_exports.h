#pragma once

#include <functional>

#include "app/cli/replay_files.h"

namespace app::cli {

/// Writes again what was exported from the window, into `exports` of the files' folder: the picture as it was at each
/// export is computed with `engine`. Files are written by `place`, which gives the path of a result and refuses what
/// would replace an input. Says of each export that cannot be repeated why; gives back how many those are. Needs a
/// QApplication. Throws Io, Cancelled, and what computing throws.
int writeExports(const ReplayFiles& files, core::segment::Engine& engine, core::JobContext& context,
                 const std::function<std::filesystem::path(const std::string&)>& place, Terminal& terminal);

} // namespace app::cli
