#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gpu/base/progress.h"

namespace core {

struct ChildResult {
    int exitCode = 0;   ///< 128 + signal if a signal ended it
    std::string errors; ///< the end of what it wrote to standard error, at most 16 KiB
};

/// Runs a program (found in PATH, no shell) in `folder` with empty input and its output dropped, and waits. A stop
/// request ends the program and all it has started. Throws NotFound if there is no such program, Io if it cannot be
/// started, Cancelled.
ChildResult runChild(const std::vector<std::string>& command, const std::filesystem::path& folder,
                     const gpu::RunControl& control);

} // namespace core
