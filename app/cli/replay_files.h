#pragma once

#include <filesystem>

#include "app/cli/terminal.h"
#include "core/workspace/replay.h"

namespace app::cli {

/// A computed picture and what its files tell about it.
struct ReplayFiles {
    std::filesystem::path folder; ///< made if it is not there
    const core::workspace::PictureState& state;
    const core::workspace::ReplayedPicture& picture;
    const core::workspace::Workspace& workspace;
    const core::segment::DeviceSummary& device;
};

/// Writes everything that a replay writes of one picture, each file whole or not at all, in the same order always, and
/// notes what a recorded export could not be repeated. Throws InvalidInput for a file that would replace an input, Io.
void writeReplay(const ReplayFiles& files, Terminal& terminal);

} // namespace app::cli
